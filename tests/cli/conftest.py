"""The command line as the tests call it, and a pipeline made of paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checker import pipeline
from checker.cli import run
from checker.comparison import Comparison
from checker.limits import LIMITS, Limits
from checker.model import (
    Claim,
    Document,
    DocumentRecord,
    Finding,
    Group,
    Location,
    Match,
    Measure,
    Period,
    Quantity,
    Report,
    Severity,
    Skipped,
    Whole,
)

DAY = Period(start=date(2021, 2, 14), end=date(2021, 2, 14), basis="document")
LATER = Period(start=date(2022, 5, 1), end=date(2022, 5, 31), precision="month", basis="stated")
BOUND = Period(start=None, end=date(2016, 4, 15), basis="bounded")
UNDATED = Period(start=None, end=None, precision="range", basis="unknown")
TIES = Measure(subject="Vietnam", predicate="have defence relations", counted="country")


class Done(NamedTuple):
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def claimcheck(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Done:
        status = run(arguments)
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Done(status, out, err)

    return call


def claim(document: str, line: int, surface: str, period: Period, **more: Any) -> Claim:
    """A claim on the defence ties of Vietnam."""
    digits = "".join(ch for ch in surface if ch.isdigit())
    comparator = ">" if surface.startswith("more than") else ">=" if surface.startswith("at least") else "="
    value = Decimal(digits) if digits and "-" not in surface else None
    low, _, high = surface.partition("-")
    ends = {"low": Decimal(low), "high": Decimal(high)} if high else {"low": value}
    record: dict[str, Any] = {
        "id": f"{document}:{line}",
        "document": document,
        "start": 0,
        "end": len(surface),
        "line": line,
        "column": 9,
        "zone": "body",
        "surface": surface,
        "sentence": f"It has {surface} of them.",
        "kind": "count",
        "aspect": "state",
        "whole": None,
        "change": None,
        "measure": TIES,
        "period": period,
        "speaker": None,
        "quoted": False,
        "modality": "asserted",
        "recognizer": "count",
        "confidence": 0.9,
        "quantity": Quantity(surface=surface, value=value, comparator=comparator, **ends),
    }
    return Claim(**{**record, **more})


def claims() -> tuple[Claim, ...]:
    """Values of one measure with every kind of bound and date."""
    size = Quantity(surface="193", value=Decimal(193))
    return (
        claim("old.txt", 1, "80", BOUND),
        claim("a.txt", 3, "at least 90", DAY, speaker="Minh", quoted=True),
        claim("a.txt", 4, "85-95", DAY),
        claim("a.txt", 9, "=SUM(A1)", DAY, whole=Whole(counted="member state", quantity=size)),
        claim("b.md", 2, "more than 100", LATER, modality="planned"),
        claim("b.md", 7, "120", UNDATED),
    )


@dataclass
class Paper:
    """A pipeline of paper: what it was asked and what it gives back."""

    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    read: list[dict[str, Any]] = field(default_factory=list)
    limits: Limits = LIMITS
    scanned: dict[str, Any] = field(default_factory=dict)
    compared: list[tuple[Any, ...]] = field(default_factory=list)

    def finds(self, code: str, severity: Severity, message: str = "they disagree") -> None:
        """From now on the scan ends in one more finding."""
        place = Location(document="a.txt", line=1, column=2, end_line=1, end_column=3)
        found = Finding(
            code=code,
            name="some-rule",
            severity=severity,
            confidence=0.9,
            message=message,
            help="ask",
            **place.model_dump(exclude={"page"}),
            locations=(place,),
            measure=None,
            match=None,
            claims=(),
            fingerprint="f",
        )
        self.findings = (*self.findings, found)

    def lacks(self, path: str, reason: str) -> None:
        """From now on the path cannot be read."""
        self.skipped = (*self.skipped, Skipped(path=path, reason=reason))


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> Paper:
    """The pipeline replaced: every path is a document unless it is among the skipped."""
    made = Paper()
    mine = claims()

    def read(paths: Sequence[str], *, limits: Limits, **options: object) -> pipeline.Reading:
        made.read.append({"paths": list(paths), **options})
        made.limits = limits
        gone = {path.path for path in made.skipped}
        documents = tuple(
            Document(name=p, path=p, text="", publisher="The Paper" if p == "a.txt" else None, period=DAY)
            for p in paths
            if p not in gone
        )
        return pipeline.Reading(documents, tuple(s for s in made.skipped if s.path in paths))

    def scan(drafts: Sequence[Document], sources: Sequence[Document] = (), **options: Any) -> Report:
        made.scanned = {"drafts": [d.name for d in drafts], "sources": [d.name for d in sources], **options}
        records = tuple(
            DocumentRecord(
                document=d.name, title=None, publisher=None, period=DAY, dated_by="", claims=1, sha256="0" * 64
            )
            for d in (*drafts, *sources)
        )
        return Report(documents=records, skipped=(), claims=len(records), findings=made.findings)

    def extract(documents: Sequence[Document], *, everything: bool = False, **rest: object) -> Any:
        del everything, rest
        return tuple(c for c in mine if c.document in {d.name for d in documents})

    def timeline(documents: Sequence[Document], *, measure: str | None = None, **rest: object) -> Any:
        del documents, rest
        if measure == "nothing":
            return ()
        return (Group(measure=TIES, claims=mine, match=Match(score=1.0)),)

    def compare(a: str, b: str, *, dates: tuple[str, str] | None = None) -> Comparison:
        made.compared.append((a, b, dates))
        if dates and "soon" in dates:
            raise ValueError("'soon' is not a date")
        return Comparison("contradiction", "conflict", "80 and 100 cannot both hold")

    for name, function in (("read", read), ("scan", scan), ("extract", extract), ("timeline", timeline)):
        monkeypatch.setattr(pipeline, name, function)
    monkeypatch.setattr(pipeline, "compare", compare)
    return made


@pytest.fixture
def two_rules(monkeypatch: pytest.MonkeyPatch) -> dict[str, type[Any]]:
    """The registry of rules replaced by two of them."""

    class Conflicting:
        """Two figures of one measure cannot both hold.

        A reader believes neither.

        Ask both sources.
        """

        code, name, severity = "CF001", "conflicting-figures", "error"
        fires = ((("2021-02-14", "It has 80 ties."), ("", "It has 90 ties.")),)
        quiet = ((("", "It has 80 ties."),), (("", "It has [bold]80 ties."),))

    class Future:
        """A source is dated after the day of judgement.

        Look at the date.
        """

        code, name, severity, needs_as_of = "SR004", "future-dated", "warning", True
        fires = quiet = ((("2021", "It has 80 ties."),),)

    known: dict[str, type[Any]] = {"CF001": Conflicting, "SR004": Future}
    for module in ("scan", "rule", "_rules"):
        monkeypatch.setattr(f"checker.cli.{module}.rules", lambda: known)
    return known
