"""Days reckoned from a day: the week it lies in, the month before it, the last three years up to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from checker.dates import (
    century_period,
    day_period,
    decade_period,
    month_period,
    quarter_period,
    season_period,
    year_period,
)
from checker.lexicon import words
from checker.model import UNKNOWN_PERIOD, Period, Token
from checker.numerals import numbers

_SEASON_NUMBER: Final = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}


def exact(document: Period) -> date | None:
    """The document's day, where it is one day."""
    return document.start if document.start is not None and document.start == document.end else None


def as_document(document: Period) -> Period:
    if document.start is None and document.end is None:
        return document
    basis = document.basis if document.basis in ("bounded", "draft") else "document"
    if not document.known:
        basis = "bounded"
    return document.model_copy(update={"basis": basis})


def up_to(document: Period) -> Period:
    """At the latest the document's date, which is all that is known of an undated past event."""
    if document.end is None:
        return UNKNOWN_PERIOD
    return Period(start=None, end=document.end, precision="range", basis="bounded")


def shifted_day(document: Period, days: int) -> Period:
    day = exact(document)
    if day is None:
        return as_document(document) if days == 0 else UNKNOWN_PERIOD
    return day_period(day + timedelta(days=days))


def week(day: date) -> Period:
    start = day - timedelta(days=day.weekday())
    return Period(start=start, end=start + timedelta(days=6), precision="week")


def weekend(document: Period, weeks: int) -> Period:
    """The last weekend that has begun by the document's day, ``weeks`` weeks on."""
    day = exact(document)
    if day is None:
        return UNKNOWN_PERIOD
    saturday = day - timedelta(days=(day.weekday() - 5) % 7) + timedelta(weeks=weeks)
    return Period(start=saturday, end=saturday + timedelta(days=1), precision="range")


def months_back(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 - months
    year, month = max(1, total // 12), total % 12 + 1
    return date(year, month, min(day.day, 28) if day.day > 28 else day.day)


def back(day: date, unit: str, count: int) -> date | None:
    """A day ``count`` units before another; negative counts lead on."""
    count = max(-3000, min(3000, count))
    try:
        if unit in ("minute", "hour", "second"):
            return day - timedelta(days=count // 24 if unit == "hour" else 0)
        if unit == "day":
            return day - timedelta(days=count)
        if unit == "week":
            return day - timedelta(weeks=count)
        if unit in ("month", "quarter", "year", "decade", "century"):
            return months_back(
                day, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
            )
    except (ValueError, OverflowError):
        return None
    return None


def around(day: date, unit: str) -> Period:
    """The calendar unit a day lies in."""
    if unit == "week":
        return week(day)
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "quarter":
        return quarter_period(day.year, (day.month + 2) // 3)
    if unit in ("year", "season"):
        return year_period(day.year)
    if unit in ("decade", "century"):
        return decade_period(day.year)
    return day_period(day)


def unit_of(token: Token) -> str:
    lower = token.lower
    if lower not in words("units", "times"):
        return ""
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    return lower.rstrip("s")


def counted(tokens: Sequence[Token], place: int) -> int:
    """The whole number, up to some thousands, that ends at a token; one for an article, 0 where none does."""
    token = tokens[place]
    if token.lower in ("a", "an"):
        return 1
    if token.lower == "couple":
        return 2
    low = max(0, place - 5)
    found = numbers(tokens[low : place + 1])
    if not found or found[-1].last != place + 1 - low or found[-1].value is None:
        return 0
    value = found[-1].value
    return int(value) if value == int(value) and 0 < value < 10000 else 0


def loose(document: Period) -> Period:
    """A recent day of a document whose own day is not known: at the latest the document's."""
    if document.end is None:
        return UNKNOWN_PERIOD
    start = document.start - timedelta(days=7) if document.start is not None else None
    return Period(start=start, end=document.end, precision="range", basis="bounded" if start is None else "stated")


def window(document: Period, unit: str, count: int, step: int) -> Period:
    """The last or next so many units, told from the document's day; no number leaves the far end open."""
    start, end = document.start, document.end
    if step >= 0:
        if start is None:
            return UNKNOWN_PERIOD
        return Period(start=start, end=back(start, unit, -count) if count else None, precision="range")
    if end is None:
        return UNKNOWN_PERIOD
    return Period(start=back(end, unit, count) if count else None, end=end, precision="range")


def recurring(document: Period, name: str, step: int) -> Period:
    """ "last year", "this summer", "last night": the calendar unit ``step`` from the document's."""
    start, end = document.start, document.end
    day = exact(document)
    if name in words("day_parts", "times"):
        return shifted_day(document, step)
    if name == "weekend":
        return weekend(document, step if step > 0 else 0)
    if start is None or end is None:
        return UNKNOWN_PERIOD
    if name in _SEASON_NUMBER:
        season = season_period(end.year, _SEASON_NUMBER[name])
        if step < 0 and (season.end or end) >= start:
            season = season_period(end.year - 1, _SEASON_NUMBER[name])
        elif step > 0 and (season.start or start) <= end:
            season = season_period(end.year + 1, _SEASON_NUMBER[name])
        return season
    if day is None:
        if name in ("week",) or (name in ("month", "quarter") and (start.year, start.month) != (end.year, end.month)):
            return UNKNOWN_PERIOD
        if name == "year" and start.year != end.year:
            return UNKNOWN_PERIOD
        day = end
    unit = "year" if name == "season" else name
    if unit == "month":
        shifted: date | None = months_back(day.replace(day=1), -step)
    elif unit == "quarter":
        shifted = months_back(day.replace(day=1), -3 * step)
    else:
        shifted = back(day, unit, -step)
    if unit == "century" and shifted is not None:
        return century_period((shifted.year + 99) // 100)
    return around(shifted, unit) if shifted is not None else UNKNOWN_PERIOD


def year_to_date(document: Period) -> Period:
    """The document's year up to its day."""
    if document.end is None or not document.known:
        return UNKNOWN_PERIOD
    return Period(start=date(document.end.year, 1, 1), end=document.end, precision="range")
