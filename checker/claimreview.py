"""Entries of the ledger as ClaimReview, the form in which fact-checks are published (https://schema.org/ClaimReview).

A reviewed figure is a claim that was found to hold; one the ledger calls deprecated was found not to. The sources an
entry names are where the claim appears.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from checker.ledger import LedgerEntry
from checker.model import Comparator, Period

FIGURE: Final = "{figure}"
"""Where the figure stands in a measure that is worded as a sentence."""
WORDS: Final[dict[Comparator, str]] = {
    "=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ",
}  # fmt: skip
HOLDS: Final = {"@type": "Rating", "ratingValue": 5, "bestRating": 5, "worstRating": 1, "alternateName": "Confirmed"}
FAILED: Final = {**HOLDS, "ratingValue": 1, "alternateName": "Withdrawn"}


def claim_review(entry: LedgerEntry, page: str, publisher: str) -> dict[str, Any]:
    """One entry. ``page`` is the address its review is published at, each with an anchor of its own; ``publisher`` who
    answers for it where the entry does not say who reviewed it.
    """
    claim = _claim(entry)
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "url": f"{page}#{hashlib.sha256(claim.encode()).hexdigest()[:12]}",
        "claimReviewed": claim,
        "author": _author(entry.reviewed_by, publisher),
        "reviewRating": FAILED if entry.rank == "deprecated" else HOLDS,
        "itemReviewed": {
            "@type": "Claim",
            "name": claim,
            "temporalCoverage": _interval(entry.when),
        },
    }
    if entry.references:
        review["itemReviewed"]["appearance"] = [_appearance(r.source, r.place) for r in entry.references]
    if entry.reviewed is not None:
        review["datePublished"] = entry.reviewed.isoformat()
    if entry.note:
        review["reviewBody"] = entry.note
    return review


def json_ld(entries: Iterable[LedgerEntry], page: str, publisher: str) -> str:
    """The entries as one document of JSON-LD, which may stand in a script element of HTML as it is."""
    graph = [claim_review(entry, page, publisher) for entry in entries]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, indent=2)
    return text.replace("<", "\\u003c") + "\n"


def _claim(entry: LedgerEntry) -> str:
    """What the entry says, with its time: "defence partners: more than 100 (2021-02-14)"."""
    figure = _figure(entry)
    said = entry.measure.replace(FIGURE, figure) if FIGURE in entry.measure else f"{entry.measure}: {figure}"
    return f"{' '.join(said.split())} ({_interval(entry.when)})"


def _figure(entry: LedgerEntry) -> str:
    unit = {"": "", "percent": "%"}.get(entry.unit, f" {entry.unit}")
    if entry.value is None:
        assert entry.low is not None
        assert entry.high is not None
        return f"{_number(entry.low)} to {_number(entry.high)}{unit}"
    whole = f" of {_number(entry.whole)}" if entry.whole is not None else ""
    return f"{WORDS[entry.comparator]}{_number(entry.value)}{unit}{whole}"


def _number(value: Decimal) -> str:
    shown = f"{value:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _interval(period: Period) -> str:
    """A period as ISO 8601 has it, ".." where an end is not known."""
    start, end = (day.isoformat() if day else ".." for day in (period.start, period.end))
    return start if start == end else f"{start}/{end}"


def _author(reviewer: str | None, publisher: str) -> dict[str, str]:
    if reviewer:
        return {"@type": "Person", "name": reviewer}
    return {"@type": "Organization", "name": publisher}


def _appearance(source: str, place: str) -> dict[str, str]:
    """Where a claim appears: an address, or the name of a note, and where in it."""
    key = "url" if source.startswith(("https://", "http://")) else "name"
    return {"@type": "CreativeWork", key: source, **({"description": place} if place else {})}
