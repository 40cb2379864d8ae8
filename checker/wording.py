"""How claims are cited in messages: the figure as printed, who printed it, and when as precisely as is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import PurePath
from typing import Final

from checker.model import Claim, Document, Period

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
MOST: Final = 3
"""How many sources a message names for one side before it counts the rest."""


def when(period: Period) -> str:
    """A period in words, as precise as its evidence: "Dec 2017", "by 15 Apr 2016", "undated"."""
    start, end = period.start, period.end
    if period.basis == "draft":
        return "draft"
    if start is None and end is None:
        return "undated"
    if start is None:
        return f"by {_day(end)}" if end else "undated"
    if end is None:
        return f"from {_day(start)}"
    return _span(start, end, period.precision)


def _span(start: date, end: date, precision: str) -> str:
    if start == end:
        return _day(start)
    match precision:
        case "month" if (start.year, start.month) == (end.year, end.month):
            return f"{MONTHS[start.month - 1]} {start.year}"
        case "quarter":
            return f"Q{(start.month - 1) // 3 + 1} {start.year}"
        case "season" if start.month in SEASONS:
            return f"{SEASONS[start.month]} {start.year}"
        case "year" if start.year == end.year:
            return f"{start.year}"
        case "decade":
            return f"{start.year // 10 * 10}s"
        case "century":
            return f"{start.year}–{end.year}"
        case "week":
            return f"week of {_day(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{_day(start)} – {_day(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} – {_day(end)}"
    return f"{start.day}–{_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def source(document: Document) -> str:
    """Who speaks: the publisher, else the file's name."""
    return document.publisher or PurePath(document.name).name


def quoted(claim: Claim) -> str:
    """The figure as printed with what it counts, in quotation marks."""
    counted = claim.measure.counted
    surface = " ".join(claim.surface.split())
    if claim.kind in ("count", "ratio") and counted and counted.lower() not in surface.lower():
        return f"“{surface}” ({counted})"
    return f"“{surface}”"


def cite(claims: Sequence[Claim], documents: dict[str, Document]) -> str:
    """One side of a dispute: its figures as printed, each with the sources that print it and their dates."""
    parts = []
    for surface, same in groupby(
        sorted(claims, key=lambda c: " ".join(c.surface.split()).lower()), key=lambda c: " ".join(c.surface.split())
    ):
        listed = sorted({(source(documents[c.document]), when(documents[c.document].period)) for c in same})
        named = "; ".join(f"{who}, {day}" for who, day in listed[:MOST])
        more = f" and {len(listed) - MOST} more" if len(listed) > MOST else ""
        parts.append(f"“{surface}” ({named}{more})")
    return ", ".join(parts[:MOST])


def joined(items: Iterable[str]) -> str:
    """Items as a list in prose."""
    listed = list(items)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
