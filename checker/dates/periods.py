"""Calendar units as periods: a day, month, quarter, season, year, decade, century."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from checker.model import Period


def day_period(day: date) -> Period:
    """One day."""
    return Period(start=day, end=day)


def month_period(year: int, month: int) -> Period:
    """One calendar month; raises ValueError where there is none."""
    return Period(start=date(year, month, 1), end=last_day(year, month), precision="month")


def quarter_period(year: int, quarter: int) -> Period:
    """A quarter of a calendar year, 1 to 4."""
    first = 3 * quarter - 2
    return Period(start=date(year, first, 1), end=last_day(year, first + 2), precision="quarter")


def season_period(year: int, season: int) -> Period:
    """A season of the northern year, 1 spring to 4 winter; the winter of a year begins in its December."""
    first = 3 * season
    last_year, last = (year, first + 2) if season < 4 else (year + 1, 2)
    return Period(start=date(year, first, 1), end=last_day(last_year, last), precision="season")


def year_period(year: int) -> Period:
    """One calendar year."""
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), precision="year")


def decade_period(year: int) -> Period:
    """The ten years that share the year's first three digits."""
    first = year - year % 10
    return Period(start=date(max(first, 1), 1, 1), end=date(first + 9, 12, 31), precision="decade")


def century_period(number: int) -> Period:
    """The n-th century as newspapers count it: the 20th is 1901–2000."""
    return Period(start=date(100 * number - 99, 1, 1), end=date(100 * number, 12, 31), precision="century")


def span(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another; raises ValueError where they are the wrong way round."""
    if first.start is not None and last.end is not None and first.start > last.end:
        raise ValueError("the period ends before it starts")
    return Period(start=first.start, end=last.end, precision="range")


def last_day(year: int, month: int) -> date:
    """The last day of a month; raises ValueError where there is no such month."""
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return date(year, month, monthrange(year, month)[1])
