"""Entries are written so that they read back the same, and nothing people wrote changes by a byte."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.dates import parse_edtf
from checker.ledger import LedgerEntry, Reference, read_text, with_entry, with_reference, written

ROOT = Path(__file__).parent.parent.parent
SOURCE = Reference(source="notes/harbour: report.md", place="- line 3 # there", retrieved=date(2020, 3, 29))

FULL = LedgerEntry(
    measure="{figure} bridges: Lindholm",
    aliases=("yes", "bridges # of the town", "'quoted' \"words\"", "@start"),
    value=Decimal("306.25"),
    low=Decimal("306.2"),
    high=Decimal(307),
    comparator="~",
    unit="percent",
    whole=Decimal(400),
    as_of=parse_edtf("../2016-04-15"),
    rank="preferred",
    references=(SOURCE, Reference(source="b")),
    reviewed_by="the desk: night",
    reviewed=date(2026, 11, 22),
    review_after=date(2027, 11, 22),
    note="said twice: once 'so', once not",
)

FILES = {
    "house style": "# Bridges.\n\n- measure: bridges   # counted by hand\n  value: 12\n  as_of: 2016\n"
    "  references:\n    - source: a.md # the first\n      place: p. 2\n  note: |\n    two\n    lines\n\n# at last\n",
    "no end of line": "- measure: bridges\n  value: 12\n  as_of: 2016",
    "indented": "  - measure: bridges\n    value: 12\n    as_of: 2016\n    references:\n    - source: a.md\n",
    "other line ends": "# one\r\n- measure: bridges\r\n  value: 12\r\n  as_of: 2016\r\n",
    "flow": "- measure: 'bridges'\n  value: 12\n  as_of: 2016\n  references: [{source: a.md}]  # short\n",
    "in long": "- measure: bridges\n  value: 12\n  as_of: 2016\n  references:\n  - {source: a.md}\n  # of these\n\n"
    "# the next\n- measure: tunnels\n  value: 3\n  as_of: 2016\n",
    "empty field": "- measure: bridges\n  references:  # none yet\n  value: 12\n  as_of: 2016\n",
}


def start_of(text: str) -> int:
    """The line on which the first entry begins."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if "measure" in line)


def test_an_entry_reads_back_the_same() -> None:
    (entry,) = read_text("x.yaml", written(FULL)).entries
    assert entry == FULL.model_copy(update={"file": "x.yaml", "line": 1})


@pytest.mark.parametrize("when", ["2020", "2017-12", "2016-04-15", "2021-02-01/..", "2020-33", "199X", "2016/2018"])
def test_a_time_reads_back_the_same(when: str) -> None:
    entry = LedgerEntry(measure="bridges", value=Decimal(12), as_of=parse_edtf(when))
    (again,) = read_text("x.yaml", written(entry)).entries
    assert (again.when.start, again.when.end) == (entry.when.start, entry.when.end)


def test_a_comment_stands_above_every_line_of_it() -> None:
    assert written(FULL, comment="look\nagain").startswith("# look\n# again\n- measure: ")


@pytest.mark.parametrize("text", [*FILES.values(), ""], ids=[*FILES, "nothing"])
def test_a_new_entry_leaves_all_before_it_as_it_is(text: str) -> None:
    new = with_entry(text, FULL)
    assert new.startswith(text)
    before, after = read_text("x.yaml", text), read_text("x.yaml", new)
    assert [p for p in after.problems if p not in before.problems] == []
    assert len(after.entries) == len(before.entries) + 1
    assert after.entries[-1].id == FULL.id
    assert ("\r\n" in new) == ("\r\n" in text)
    assert "\n\n\n" not in new.replace("\r\n", "\n")


@pytest.mark.parametrize("text", FILES.values(), ids=list(FILES))
def test_a_new_source_changes_no_line_that_was_there(text: str) -> None:
    new = with_reference(text, start_of(text), SOURCE)
    lines = iter(new.splitlines())
    kept = [line for line in text.splitlines() if "[{" not in line]
    assert all(line in lines for line in kept), "every line is there, in order"
    for comment in (line[line.index("#") :] for line in text.splitlines() if "#" in line):
        assert comment in new
    first = read_text("x.yaml", new).entries[0]
    assert first.references[-1] == SOURCE
    assert len(read_text("x.yaml", new).entries) == new.count("measure")


def test_a_source_for_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="no entry begins there"):
        with_reference(FILES["house style"], 4, SOURCE)


@pytest.mark.parametrize("file", sorted((ROOT / "claims").glob("*.yaml")), ids=lambda f: f.stem)
def test_the_own_ledger_is_added_to_without_a_changed_byte(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for entry in read_text(file.name, text).entries:
        new = with_reference(text, entry.line, SOURCE)
        added = [line for line in new.splitlines() if line not in text.splitlines()]
        assert len(added) == 3
        kept = new.splitlines()
        for line in added:
            kept.remove(line)
        assert kept == text.splitlines()
