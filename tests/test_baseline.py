"""The baseline: which findings it knows, what becomes of its entries, and what is wrong with a broken one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from checker import pipeline
from checker.baseline import BaselineError, Entry, entry, gone, known, load, parted, written
from checker.model import Finding
from checker.readers import reader_for

MORE = "The leaders made more than 33 calls in 2020."
EXACT = "In 2020 alone, the leaders made 33 calls."
DAY = date(2026, 10, 1)


def findings(text: str) -> tuple[Finding, ...]:
    reader = reader_for("a.md")
    assert reader is not None
    return pipeline.scan(
        reader.read("a.md", f"---\ndate: 2021-02-14\n---\n\n{text}\n".encode()), select=["SC"]
    ).findings


def entries(text: str, since: date | None = DAY) -> tuple[Entry, ...]:
    return tuple(entry(finding, str, since) for finding in findings(text))


def test_what_is_known_survives_moved_lines_and_edits_elsewhere() -> None:
    before = entries(f"{MORE}\n\n{EXACT}")
    after = findings(f"It is a large town.\n\n{MORE}\n\nIt has  12 bridges.\n\n{EXACT.replace(' made', '  made')}")
    split = parted(after, before)
    assert (split.new, split.left) == ((), ())
    assert len(split.known) == len(before) > 0


def test_another_figure_is_another_finding() -> None:
    split = parted(findings(f"{MORE}\n\n{EXACT}".replace("33", "35")), entries(f"{MORE}\n\n{EXACT}"))
    assert split.known == ()
    assert split.new
    assert split.left


def test_what_occurs_twice_must_be_known_twice() -> None:
    (finding, *_) = findings(f"{MORE}\n\n{EXACT}")
    split = parted([finding, finding], [entry(finding, str, None)])
    assert (len(split.new), len(split.known)) == (1, 1)


def test_entries_that_are_over() -> None:
    def made(path: str, code: str = "SC001") -> Entry:
        return Entry(fingerprint="f", code=code, path=path, message="m")

    left = [made("a.md"), made("b.md"), made("c.md"), made("a.md", "CF001")]
    over = gone(left, read={"a.md"}, ran={"SC001"}, there=lambda path: path != "c.md")
    assert over == [made("a.md"), made("c.md")]


def test_an_entry_is_over_when_all_its_documents_were_read() -> None:
    left = [Entry(fingerprint="f", code="CF001", path="a.md", message="m", against=("s.md", "t.md"))]
    assert gone(left, read={"a.md", "s.md"}, ran={"CF001"}, there=lambda _: True) == []
    assert gone(left, read={"a.md", "s.md"}, ran={"CF001"}, there=lambda path: path != "t.md") == left
    assert gone(left, read={"a.md", "s.md", "t.md"}, ran={"CF001"}, there=lambda _: True) == left


def test_the_day_first_seen_stays_and_ages() -> None:
    (finding, *_) = findings(f"{MORE}\n\n{EXACT}")
    first = entry(finding, str, DAY)
    later = date(2026, 11, 28)
    assert entry(finding, str, later, first).since == DAY
    assert entry(finding, str, later, entry(finding, str, None)).since == later
    assert entry(finding, str, None).since is None
    assert (known(finding, first, later).days, known(finding, first, None).days) == (58, None)


def test_written_and_read_again_in_any_order(tmp_path: Path) -> None:
    made = entries(f"{MORE}\n\n{EXACT}")
    text = written(made)
    assert text == written(reversed(made))
    (tmp_path / "base.json").write_text(text, encoding="utf-8")
    assert sorted(load(tmp_path / "base.json"), key=str) == sorted(made, key=str)


GOOD = {"fingerprint": "f", "code": "SC001", "path": "a.md", "message": "m", "since": "2026-10-01"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "not a baseline"),
        ('{"schema": 1, "findings": {}}', "not a baseline"),
        ('{"schema": 2, "findings": []}', "its schema is 2, this version reads 1"),
        ('{"findings": []}', "its schema is None"),
        ('{"schema": 1, "findings": [7]}', "finding 1: "),
        (json.dumps({"schema": 1, "findings": [GOOD, {**GOOD, "since": "soon"}]}), "finding 2: since: "),
        (json.dumps({"schema": 1, "findings": [{**GOOD, "fingerprint": ""}]}), "finding 1: fingerprint: "),
        (json.dumps({"schema": 1, "findings": [{**GOOD, "sinse": 1}]}), "finding 1: sinse: "),
    ],
)
def test_a_broken_baseline(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "base.json").write_text(text, encoding="utf-8")
    with pytest.raises(BaselineError) as caught:
        load(tmp_path / "base.json")
    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)
