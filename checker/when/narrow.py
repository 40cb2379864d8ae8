"""Parts of a stated time: "late March", "the end of 2015", "the first six months of 2020", "the year ended 30 June"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from checker.dates import month_period
from checker.lexicon import words
from checker.model import Period, Token
from checker.when.reckoning import back, counted, unit_of
from checker.when.stated_time import Placed

_THIRDS: Final = {"early": 0, "mid": 1, "mid-": 1, "middle": 1, "late": 2, "beginning": 0, "start": 0, "end": 2}
_DIVIDED: Final = frozenset({"month", "year", "decade", "season", "century"})
_BEGINNINGS: Final = frozenset({"from", "beginning", "starting", "since"})
_ENDS: Final = frozenset({"ended", "ending", "to", "through", "until", "till", "up"})


def narrowed(tokens: Sequence[Token], time: Placed) -> Placed:
    """A time with the words before it that make it a part of itself, or the year that ends with it, taken in."""
    first, last, kind, period = time
    if kind != "point" or not first or period.start is None or period.end is None:
        return time
    before = tokens[first - 1]
    found: tuple[int, Period] | None = None
    if before.lower in _THIRDS or before.text == "-":
        found = _third(tokens, first, period)
    elif before.lower in ("of", "in", "the"):
        found = _of_a_part(tokens, first, period)
    elif before.lower in _ENDS or before.lower in ("on", "last"):
        found = _up_to(tokens, first, period)
    elif before.lower in _BEGINNINGS and period.precision == "day":
        found = _on_from(tokens, first, period)
    return time if found is None else (found[0], last, kind, found[1])


def _third(tokens: Sequence[Token], first: int, period: Period) -> tuple[int, Period] | None:
    """ "late March", "mid-2016", "early in 2016"."""
    place = first - 1
    if tokens[place].text == "-" and place:
        place -= 1
    third = _THIRDS.get(tokens[place].lower)
    if third is None or period.precision not in _DIVIDED:
        return None
    return place, _part(period, third)


def _of_a_part(tokens: Sequence[Token], first: int, period: Period) -> tuple[int, Period] | None:
    """ "the end of 2015", "late in 2015", "the first six months of 2020"."""
    place = first - 1
    while place > 0 and tokens[place].lower in ("the", "of", "in") and first - place < 3:
        place -= 1
    word = tokens[place].lower
    if word in _THIRDS and (word not in ("end", "start", "beginning", "middle") or tokens[place + 1].lower == "of"):
        if period.precision not in _DIVIDED:
            return None
        return place, _end_of(period) if word == "end" else _part(period, _THIRDS[word])
    unit = unit_of(tokens[place])
    if not unit or tokens[place].lower == unit or period.precision not in ("year", "range", "month"):
        return None
    count = counted(tokens, place - 1)
    lead = place - 1
    while lead > 0 and tokens[lead].tag == "NUM":
        lead -= 1
    days = _stretch(period, tokens[lead].lower, unit, count) if count else None
    return None if days is None else (lead, days)


def _stretch(period: Period, which: str, unit: str, count: int) -> Period | None:
    """The first or last so many months, weeks or days of a period."""
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if which in ("first", "opening"):
        bound = back(start, unit, -count)
        return None if bound is None or bound > end else Period(
            start=start, end=bound - timedelta(days=1), precision="range", basis=period.basis
        )  # fmt: skip
    if which in ("last", "final", "closing"):
        bound = back(end + timedelta(days=1), unit, count)
        return None if bound is None or bound < start else Period(
            start=bound, end=end, precision="range", basis=period.basis
        )  # fmt: skip
    return None


def _part(period: Period, third: int) -> Period:
    """The first, middle or last third of a period, to the month where it is a year or longer."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    if period.precision == "month":
        low, high = ((1, 10), (11, 20), (21, end.day))[third]
        return Period(start=start.replace(day=low), end=start.replace(day=high), precision="range", basis=period.basis)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    low_month = start.month - 1 + months * third // 3
    high_month = start.month - 2 + months * (third + 1) // 3
    first_day = date(start.year + low_month // 12, low_month % 12 + 1, 1)
    last_day = month_period(start.year + high_month // 12, high_month % 12 + 1).end
    return Period(start=first_day, end=last_day, precision="range", basis=period.basis)


def _end_of(period: Period) -> Period:
    """The last month of a year, the last year of a decade, the last ten days of a month."""
    if period.end is None or period.precision in ("month", "season"):
        return _part(period, 2)
    low = date(period.end.year, 12 if period.precision == "year" else 1, 1)
    return Period(start=low, end=period.end, precision="range", basis=period.basis)


def _up_to(tokens: Sequence[Token], first: int, period: Period) -> tuple[int, Period] | None:
    """ "the year ended 30 June 2019", "the three months to March": so long, up to the end of what is named."""
    place = first - 1
    while place > 0 and tokens[place].lower in _ENDS | {"on", "in", "last", "which", "that"} and first - place < 5:
        place -= 1
    unit = unit_of(tokens[place])
    if unit not in ("year", "quarter", "month", "week") or period.end is None:
        return None
    lead = place - 1
    while lead >= 0 and tokens[lead].lower in words("year_kinds", "times"):
        lead -= 1
    singular = tokens[place].lower == unit
    if singular and (
        lead < 0 or tokens[lead].lower not in ("the", "its", "their", "a", "our", "for", "in", "full", "")
    ):
        return None
    count = 1 if singular else counted(tokens, lead) if lead >= 0 else 0
    if not count or (singular and unit == "month"):
        return None
    start = back(period.end + timedelta(days=1), unit, count)
    if start is None:
        return None
    return max(lead if not singular else place, 0), Period(
        start=start, end=period.end, precision="range", basis=period.basis
    )


def _on_from(tokens: Sequence[Token], first: int, period: Period) -> tuple[int, Period] | None:
    """ "the five weeks from 22 December": so long, from the day that is named."""
    unit = unit_of(tokens[first - 2]) if first > 3 else ""
    count = counted(tokens, first - 3) if unit in ("day", "week", "month") else 0
    lead = first - 3
    while lead and tokens[lead].tag == "NUM":
        lead -= 1
    if not count or tokens[lead].lower != "the" or period.start is None:
        return None
    behind = back(period.start, unit, -count)
    if behind is None:
        return None
    end = behind - timedelta(days=1)
    return lead, Period(start=period.start, end=end, precision="range", basis=period.basis)
