"""The source notes against the hand marking, and extraction on the documents themselves.

``tests/data/seeds_gold.jsonl`` marks every figure of the five source documents that a careful reader marks, and every
number that is no claim (kind ``none``); ``optional`` are those on which readers may differ. The documents are not part
of the project: what reads them runs only where the environment variable CLAIMCHECK_CORPORA names their folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from checker import pipeline
from checker.model import Claim, Kind, Period

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "data" / "seeds_gold.jsonl"
CORPORA = os.environ.get("CLAIMCHECK_CORPORA")

SOURCE_OF = {
    "2019-integration-outcomes.md": "000_dfc85cf3bbda344d.txt",
    "2016-defense-integration.md": "001_2511aea7d73600b1.txt",
    "2021-foreign-affairs-interview.md": "002_1f10933a11592254.txt",
    "undated-defense-diplomacy-interview.md": "003_7bc9ad7b660a62ea.txt",
    "2017-communist-review.md": "004_16b80c35a27cfe40.txt",
}
RECALL, PRECISION = 0.9, 0.9

needs_corpora = pytest.mark.skipif(CORPORA is None, reason="CLAIMCHECK_CORPORA does not name the folder of documents")
every_note = pytest.mark.parametrize("note", SOURCE_OF)


@dataclass(frozen=True)
class Fact:
    """What must agree, from a claim or from a line of the marking: the kind, what is said, and when it holds."""

    kind: str
    says: tuple[object, ...]
    period: Period
    start: int
    end: int
    surface: str
    numeric: bool
    counted: str

    def counts_the_same(self, other: Fact) -> bool:
        """Whether the head word of one thing counted stands in the other's."""
        mine, others = self.counted.lower().split(), other.counted.lower().split()
        return bool(mine and others) and (mine[-1] in others or others[-1] in mine)

    def agrees(self, other: Fact) -> bool:
        """Whether both say the same of times that may be one."""
        return (self.kind, self.says) == (other.kind, other.says) and self.period.overlaps(other.period)

    def touches(self, other: Fact) -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        said = " ".join(str(part) for part in self.says if part not in (None, ""))
        return f"{self.start}: {self.surface!r} ({self.kind} {said}; {self.period.start}..{self.period.end})"


def figure(value: object, bounds: tuple[object, object], *rest: object) -> tuple[object, ...]:
    """A quantity as it is compared, with its bounds only where it has no value: a range."""
    return (bounds if value is None else value, *rest)


def from_claim(claim: Claim) -> Fact:
    """A claim as a fact; an increase says by how much."""
    quantity = claim.quantity or (claim.change.by if claim.change else None)
    period = claim.period
    says: tuple[object, ...] = ()
    if quantity is not None:
        whole = claim.whole.quantity.value if claim.whole and claim.whole.quantity else None
        says = figure(quantity.value, (quantity.low, quantity.high), quantity.comparator, quantity.unit, whole)
    elif claim.rank is not None:
        says = (claim.rank.order,)
    elif claim.role is not None:
        says = (claim.role.person,)
    elif claim.date is not None:
        period = claim.date.period
    return Fact(
        claim.kind, says, period, claim.start, claim.end, claim.surface, quantity is not None, claim.measure.counted
    )


def from_gold(row: dict[str, Any]) -> Fact:
    """A line of the marking as a fact."""
    start, end = (row["period"][side] and date.fromisoformat(row["period"][side]) for side in ("start", "end"))
    numeric = "comparator" in row and row["comparator"] is not None
    says: tuple[object, ...] = ()
    if numeric:
        whole = row["whole"]["value"] if row["whole"] else None
        says = figure(row["value"], (row["low"], row["high"]), row["comparator"], row["unit"], whole)
    elif "rank" in row:
        says = (row["rank"]["order"],)
    elif "role" in row:
        says = (row["role"]["person"],)
    return Fact(
        row["kind"],
        says,
        Period(start=start, end=end),
        row["start"],
        row["end"],
        row["surface"],
        numeric,
        row["counted"],
    )


@cache
def gold() -> tuple[dict[str, Any], ...]:
    """The lines of the marking."""
    return tuple(json.loads(line, parse_float=Decimal) for line in GOLD.read_text(encoding="utf-8").splitlines())


def marked(document: str, *, optional: bool) -> list[Fact]:
    """What the marking counts as claims in a document, with or without those on which readers may differ."""
    rows = (row for row in gold() if row["document"] == document and row["kind"] != "none")
    return [from_gold(row) for row in rows if optional or not row.get("optional")]


@cache
def read(path: Path) -> tuple[Fact, ...]:
    """The claims of one file."""
    reading = pipeline.read([str(path)])
    assert not reading.skipped
    return tuple(from_claim(claim) for claim in pipeline.extract(reading.documents))


def source(document: str) -> Path:
    """A source document in the corpora."""
    assert CORPORA is not None
    return Path(CORPORA) / "seeds" / document


def without(facts: Iterable[Fact], others: Iterable[Fact]) -> list[str]:
    """The facts that have no counterpart among the others, as lines to be shown."""
    among = tuple(others)
    return [str(fact) for fact in facts if not any(fact.agrees(other) for other in among)]


# --- the marking and the notes ---------------------------------------------------------------------------------


def test_the_marking_is_in_order() -> None:
    places = [(row["document"], row["start"], row["end"]) for row in gold()]
    assert places == sorted(places)
    for row, after in zip(gold(), gold()[1:], strict=False):
        assert row["document"] != after["document"] or row["end"] <= after["start"], f"{row} overlaps {after}"
    for row in gold():
        assert row["kind"] in (*get_args(Kind), "none")
        assert row["end"] - row["start"] == len(row["surface"])
        assert len(row["surface"].split()) <= 10, "a few words at most"


def test_there_is_a_note_for_each_document() -> None:
    assert {path.name for path in (ROOT / "seeds").glob("*.md")} == set(SOURCE_OF)
    assert {row["document"] for row in gold()} == set(SOURCE_OF.values())


@every_note
def test_a_note_holds_every_figure_of_its_source(note: str) -> None:
    facts = [fact for fact in marked(SOURCE_OF[note], optional=False) if fact.numeric]
    assert without(facts, read(ROOT / "seeds" / note)) == []


@every_note
def test_a_note_holds_no_figure_that_its_source_does_not(note: str) -> None:
    facts = [fact for fact in read(ROOT / "seeds" / note) if fact.numeric]
    assert without(facts, marked(SOURCE_OF[note], optional=True)) == []


# --- the documents ---------------------------------------------------------------------------------------------


@needs_corpora
def test_the_marking_points_into_the_documents() -> None:
    for row in gold():
        text = source(row["document"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["surface"]


@needs_corpora
@every_note
def test_a_note_is_read_as_its_source_is(note: str) -> None:
    facts = [fact for fact in read(ROOT / "seeds" / note) if fact.numeric]
    assert without(facts, read(source(SOURCE_OF[note]))) == []


@needs_corpora
def test_recall() -> None:
    found, missed = 0, []
    for document in SOURCE_OF.values():
        claims = read(source(document))
        for fact in marked(document, optional=False):
            if any(fact.touches(claim) and fact.agrees(claim) for claim in claims):
                found += 1
            else:
                seen = "; ".join(str(claim) for claim in claims if fact.touches(claim))
                missed.append(f"{document[:3]} {fact} read as {seen or 'nothing'}")
    assert found / (found + len(missed)) >= RECALL, "missed:\n" + "\n".join(missed)


@needs_corpora
def test_precision() -> None:
    right, wrong = 0, []
    for document in SOURCE_OF.values():
        facts = marked(document, optional=True)
        for claim in read(source(document)):
            if any(claim.touches(fact) and claim.agrees(fact) for fact in facts):
                right += 1
            else:
                wrong.append(f"{document[:3]} {claim}")
    assert right / (right + len(wrong)) >= PRECISION, "not marked:\n" + "\n".join(wrong)


@needs_corpora
def test_thing_counted() -> None:
    pairs = [
        (fact, claim)
        for document in SOURCE_OF.values()
        for fact in marked(document, optional=False)
        for claim in read(source(document))
        if fact.numeric and fact.touches(claim) and fact.agrees(claim)
    ]
    wrong = [
        f"{fact} counts {fact.counted!r}, read as {claim.counted!r}"
        for fact, claim in pairs
        if not fact.counts_the_same(claim)
    ]
    assert len(wrong) <= (1 - RECALL) * len(pairs), "counted:\n" + "\n".join(wrong)
