"""What a calendar expression in a text says, and what it means in a given year."""

from __future__ import annotations

from datetime import date
from typing import Literal

from checker.dates.periods import day_period, month_period
from checker.frozen import frozen
from checker.model import Period, Precision

Order = Literal["year first", "month first", "day first"]


@frozen
class DateMention:
    """A calendar expression in a text.

    ``start``/``end`` take in a weekday and clock time that stand in one stamp with the date. ``readings`` are the
    periods it may mean: one as a rule, two where day and month could be swapped (``orders`` then names each reading's
    order), none where it has no year or no such day exists. ``month`` and ``day`` are kept for dates without a year,
    ``weekday`` is 0 for Monday.
    """

    start: int
    end: int
    form: str
    precision: Precision
    readings: tuple[Period, ...] = ()
    has_year: bool = True
    valid: bool = True
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    orders: tuple[Order, ...] = ()
    clock: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether the words leave more than one reading."""
        return len(self.readings) > 1


def in_year(mention: DateMention, year: int) -> Period | None:
    """A mention without a year, placed in one; None where that year has no such day."""
    if mention.month is None:
        return None
    try:
        if mention.day is None:
            return month_period(year, mention.month)
        return day_period(date(year, mention.month, mention.day))
    except ValueError:
        return None


def weekday_agrees(mention: DateMention, period: Period) -> bool:
    """Whether the weekday written, if any, is that of a day."""
    return mention.weekday is None or period.start != period.end or weekday_number(period.start) == mention.weekday


def weekday_number(day: date | None) -> int | None:
    """0 for Monday; None for no day."""
    return None if day is None else day.weekday()
