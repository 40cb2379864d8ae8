"""JSON Lines: each line a document of its own; a line that cannot be used costs itself only."""

from __future__ import annotations

import json

from checker.model import Document
from checker.readers import reader_for


def read(*lines: str) -> list[Document]:
    reader = reader_for("a.jsonl")
    assert reader is not None
    return reader.read("a.jsonl", "\n".join(lines).encode())


def test_a_document_a_line() -> None:
    record = {
        "id": "x1",
        "text": "Ten came. — Ann",
        "title": "T",
        "publisher": "P",
        "date": "2016-04",
        "url": "http://e.org",
    }
    (document,) = read(json.dumps(record))
    assert (document.name, document.path, document.text) == ("a.jsonl#x1", "a.jsonl", record["text"])
    assert (document.title, document.publisher, document.url) == ("T", "P", "http://e.org")
    assert (str(document.period.start), document.dated_by) == ("2016-04-01", "record")
    assert document.problems == ()


def test_lines_that_cannot_be_used_are_problems_and_the_rest_is_read() -> None:
    bad = ["[]", '{"id": 1}', '{"id": 2, "text": 5}', "{bad", "[" * 100_000, '{"text": "x", "n": ' + "9" * 5000 + "}"]
    found = read('{"id": 7, "text": "One."}', *bad, '{"id": 7, "text": "Again."}', "", '{"id": 8, "text": "Last."}')
    assert [d.name for d in found if d.text] == ["a.jsonl#7", "a.jsonl#8"]
    broken = [d for d in found if not d.text]
    assert len(broken) == len(bad) + 1
    assert all([p.code for p in d.problems] == ["SR003"] for d in broken)
    assert 'the id "7" is used twice' in broken[-1].problems[0].message


def test_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    (document,) = read('{"id": "\\ud800", "text": "A \\ud800 b \\ud83d\\ude00."}')
    assert document.text == "A \ufffd b \U0001f600."
    assert (document.text + document.name).encode()


def test_a_line_without_an_id_is_named_by_its_number() -> None:
    assert [d.name for d in read('{"text": "One."}', '{"text": "Two."}')] == ["a.jsonl#line-1", "a.jsonl#line-2"]
