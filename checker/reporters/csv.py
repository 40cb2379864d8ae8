"""The findings as a table for a spreadsheet or a notebook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from checker.model import Check, Claim, Finding, Location, Report, SidedClaim
from checker.reporters._cells import table
from checker.reporters._sides import Source
from checker.wording import said

COLUMNS: Final = (
    *("code", "name", "severity", "confidence", "side", "here", "copy_of", "verdict"),
    *("document", "line", "column", "end_line", "end_column", "page", "publisher", "said_from", "said_to"),
    *("surface", "value", "low", "high", "comparator", "unit", "subject", "predicate", "counted", "qualifiers"),
    *("period_start", "period_end", "basis", "speaker", "modality", "sentence", "message", "claim", "fingerprint"),
)
"""The columns: what was found, where, what stands there, of which time, and the message."""


class Csv:
    """A row a claim of a finding, with its side; a place without a claim is a row too. For spreadsheets."""

    name = "csv"
    streams = True

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The findings worst first; where all is shown, then the claims under check that none is about."""
        del width, colour, links
        return table(COLUMNS, _rows(report, show))


def _rows(report: Report, show: str) -> Iterator[dict[str, object]]:
    sources = Source.by_name(report.documents)
    verdicts = {check.claim: check for check in report.checks}
    told: set[str] = set()
    for finding in report.findings:
        places = {(spot.document, spot.line, spot.column): spot for spot in finding.locations}
        found = _found(finding)
        for claim in finding.claims:
            told.add(claim.id)
            spot = places.pop((claim.document, claim.line, claim.column), None)
            yield found | _claim(claim, sources) | _place(spot, finding) | _verdict(verdicts.get(claim.id))
        for spot in places.values():
            yield found | {"document": spot.document} | _place(spot, finding)
    if show == "all":
        for check in report.checks:
            if check.claim not in told:
                yield _checked(check)


def _found(finding: Finding) -> dict[str, object]:
    keys = ("code", "name", "severity", "confidence", "message", "fingerprint")
    return {key: getattr(finding, key) for key in keys}


def _place(spot: Location | None, finding: Finding) -> dict[str, object]:
    """Where one may have to mend, and whether it is there that the finding stands."""
    if spot is None:
        return {"here": False}
    here = (spot.document, spot.line, spot.column) == (finding.document, finding.line, finding.column)
    keys = ("line", "column", "end_line", "end_column", "page")
    return {"here": here, **{key: getattr(spot, key) for key in keys}}


def _claim(claim: SidedClaim, sources: dict[str, Source]) -> dict[str, object]:
    quantity, known, spoken = claim.quantity, sources.get(claim.document), said(claim, sources)
    keys = ("document", "line", "column", "surface", "speaker", "modality", "sentence")
    return {
        **{key: getattr(claim, key) for key in keys},
        **{key: getattr(quantity, key, None) for key in ("value", "low", "high", "comparator", "unit")},
        **_measured(claim),
        "side": claim.side,
        "copy_of": claim.origin,
        "publisher": known.publisher if known else None,
        "said_from": spoken.start,
        "said_to": spoken.end,
        "period_start": claim.period.start,
        "period_end": claim.period.end,
        "basis": claim.period.basis,
        "claim": claim.id,
    }


def _measured(claim: Claim) -> dict[str, Any]:
    measure = claim.measure
    return {
        **{key: getattr(measure, key) for key in ("subject", "predicate", "counted")},
        "qualifiers": "; ".join(f"{q.role}: {q.text}" for q in measure.qualifiers),
    }


def _verdict(check: Check | None) -> dict[str, object]:
    return {"verdict": check.verdict if check else None}


def _checked(check: Check) -> dict[str, object]:
    """A claim under check that no finding is about."""
    keys = ("document", "line", "column", "surface", "counted", "sentence", "claim", "verdict")
    return {key: getattr(check, key) for key in keys}
