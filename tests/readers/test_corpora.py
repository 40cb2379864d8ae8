"""Real pages: the dates and parts known of them. Only where CLAIMCHECK_CORPORA names the folder they are in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.dates import format_edtf
from checker.model import Document
from checker.readers import reader_for
from checker.split import sentences

CORPORA = os.environ.get("CLAIMCHECK_CORPORA")
pytestmark = pytest.mark.skipif(not CORPORA, reason="CLAIMCHECK_CORPORA is not set")


def documents(pattern: str) -> list[Document]:
    reader = reader_for("a.txt")
    assert reader is not None
    return [d for file in sorted(Path(CORPORA or "").glob(pattern)) for d in reader.read(file.name, file.read_bytes())]


def test_the_seeds_are_dated() -> None:
    found = {d.name[:3]: format_edtf(d.period) for d in documents("seeds/*.txt")}
    assert found == {"000": "2019-04-22", "001": "../2016-04-15", "002": "2021-02-14", "003": "", "004": "2017-12"}


def test_the_speeches_are_dated_where_none_is_printed_by_the_name_of_the_file() -> None:
    found = documents("policy/*.txt")
    assert all(d.period.known for d in found)
    assert [d.name[:4] for d in found if "file name" in d.dated_by] == ["1957", "1959", "1963", "1979"]


def test_the_news_is_dated_and_nothing_is_unreadable() -> None:
    found = documents("news/*/*.txt")
    assert all(d.period.known and d.title and d.publisher for d in found)
    assert not [p for d in found for p in d.problems]


@pytest.mark.parametrize("pattern", ["seeds/*.txt", "policy/*.txt", "news/*/*.txt"])
def test_sentences_are_exact_and_most_of_the_text_is_kept(pattern: str) -> None:
    for document in documents(pattern):
        found = list(sentences(document))
        assert all(s.text == document.text[s.start : s.end] for s in found)
        left_out = ("comment", "front matter", "furniture")
        others = sum(b.end - b.start for b in document.blocks if b.reason in left_out)
        kept = sum(s.end - s.start for s in found)
        assert kept >= 0.9 * (len("".join(document.text.split())) - others), document.name
