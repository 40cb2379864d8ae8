"""The dates of a passage as they are printed, each with its claim: what the calendar and the spans are read from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from checker.arithmetic.passages import Passage
from checker.dates import DateMention, day_period, find_dates, in_year
from checker.model import Claim, Document, Period
from checker.pattern import pattern

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NEAR: Final = 31
"""Days a document's date may span and still say which year a day without one is of."""
_YEAR: Final = pattern(r"(?<![0-9A-Za-z])(?:1[5-9][0-9]{2}|20[0-9]{2})(?![0-9])")


class PrintedDate(NamedTuple):
    """A calendar expression and the claim that stands there; offsets are into the document's text."""

    mention: DateMention
    claim: Claim

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.claim.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.claim.end

    @property
    def period(self) -> Period | None:
        """The time it names, where it names one with its year."""
        return self.mention.readings[0] if len(self.mention.readings) == 1 else None


def dates_in(passage: Passage) -> Iterator[PrintedDate]:
    """The dates of a passage, in order."""
    for claim in passage.claims:
        mention = _mention(claim.surface) if claim.kind == "date" else None
        if mention is not None:
            yield PrintedDate(mention, claim)


@lru_cache(maxsize=65536)
def _mention(surface: str) -> DateMention | None:
    """The date that some words are, all of them; its own offsets are within those words."""
    found = find_dates(surface)
    return found[0] if len(found) == 1 and found[0].end - found[0].start == len(surface) else None


def document_day(document: Document) -> date | None:
    """A day of the document's own date, where that is known to the month or better."""
    period = document.period
    if period.basis == "draft" or period.start is None or period.end is None:
        return None
    return period.start if (period.end - period.start).days <= _NEAR else None


def nearest(mention: DateMention, day: date) -> date | None:
    """The day a date without its year names, next to a day; ``None`` where it names no day."""
    if mention.has_year or mention.day is None:
        return None
    found = [in_year(mention, day.year + step) for step in (-1, 0, 1) if 1 <= day.year + step <= 9999]
    days = [p.start for p in found if p is not None and p.start is not None]
    return min(days, key=lambda d: (abs(d - day), d)) if days else None


def years_printed(document: Document, start: int, end: int) -> frozenset[int]:
    """The years a stretch of a text may be speaking of: every four digits that can be one."""
    found = _YEAR.finditer(document.text, max(0, start), max(0, end))
    return frozenset(int(year.group()) for year in found)


def day_named(day: date) -> str:
    """A day in words: "3 January 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def shown(claim: Claim) -> str:
    """A date as printed, on one line, without the full stop that ends its sentence."""
    return " ".join(claim.surface.split()).rstrip(".,")


def placed(printed: PrintedDate, year: int | None) -> Period | None:
    """The time a date names, in a given year where it has none of its own."""
    if printed.mention.has_year or year is None:
        return printed.period
    found = in_year(printed.mention, year)
    return day_period(found.start) if found is not None and printed.mention.day and found.start else found
