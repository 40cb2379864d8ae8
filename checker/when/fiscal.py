"""Fiscal years: those of the United States where a text is about that country, else as much as the words allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Final

from checker.dates import DateMention
from checker.lexicon import table, words
from checker.model import UNKNOWN_PERIOD, Period, Token
from checker.when.reckoning import counted
from checker.when.stated_time import Placed

_MOVED: Final = 1977
"""The first federal fiscal year that began on 1 October; those before it began on 1 July."""
_STEPS: Final = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}
_ENOUGH: Final = 2
"""Times a text must name the country or its federal bodies to be about it; once is enough for a short one."""
_AHEAD: Final = 80
"""Years beyond which no budget looks ahead: a year of two digits is one of the century before."""
_SHORT: Final = 2000
_AMERICAN: Final = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, table('times')['american']))})(?!\w)")
_OTHER: Final = re.compile(rf"\b(?:{'|'.join(words('own_fiscal_years', 'times'))})\b", re.IGNORECASE)


def fiscal_year(named: int) -> Period:
    """The federal fiscal year of the United States that is called by a year."""
    if named >= _MOVED:
        return Period(start=date(named - 1, 10, 1), end=date(named, 9, 30), precision="range")
    return Period(start=date(named - 1, 7, 1), end=date(named, 6, 30), precision="range")


def is_federal(sentence: str, text: str) -> bool:
    """Whether the fiscal years a sentence names are the federal ones: firms, states and schools keep their own."""
    return _OTHER.search(sentence.replace("’", "'")) is None and american(text or sentence)


@lru_cache(maxsize=4)
def american(text: str) -> bool:
    """Whether a text speaks of the United States: asked only where a sentence names a fiscal year."""
    found = sum(1 for _ in islice(_AMERICAN.finditer(text), _ENOUGH))
    return found == _ENOUGH or (found > 0 and len(text) < _SHORT)


def as_federal(mention: DateMention, document: Period) -> Period | None:
    """The federal year or years of a calendar expression like "fiscal 1982", one of two digits near the document's."""
    period = mention.readings[0] if len(mention.readings) == 1 else None
    if mention.form != "fiscal" or period is None or period.start is None or period.end is None:
        return None
    late = document.end is not None and period.end.year - document.end.year > _AHEAD
    century = 100 if late else 0  # "fiscal '62" of a text from 1961
    if period.start.month != 7:
        return fiscal_year(period.end.year - century)
    first, last = fiscal_year(period.start.year + 1 - century), fiscal_year(period.end.year - century)
    return Period(start=first.start, end=last.end, precision="range")


def fiscal_times(tokens: Sequence[Token], document: Period, federal: bool) -> Iterator[Placed]:
    """ "the current fiscal year", "the next two fiscal years", "next fiscal year, beginning July 1"."""
    for index in range(1, len(tokens) - 1):
        if tokens[index].lower not in ("fiscal", "financial") or tokens[index + 1].lower not in ("year", "years"):
            continue
        lead = index - 1
        while lead and tokens[lead].tag == "NUM" and index - lead < 4:
            lead -= 1
        step = _STEPS.get(tokens[lead].lower)
        count = counted(tokens, index - 1) if lead < index - 1 else 1
        if step is None or not count:
            continue
        yield lead, _with_beginning(tokens, index + 2), "point", _told(document, step, count, federal)


def _with_beginning(tokens: Sequence[Token], last: int) -> int:
    """Where a fiscal year ends whose first day is told behind it: "next fiscal year, beginning July 1"."""
    place = last
    while place < len(tokens) and place - last < 3 and tokens[place].lower in (",", "(", "which", "that"):
        place += 1
    if place >= len(tokens) or tokens[place].lower not in ("beginning", "starting", "begins", "starts"):
        return last
    place += 1
    months = words("months", "times")
    while place < len(tokens) and (tokens[place].tag == "NUM" or tokens[place].lower in months | {"on"}):
        place += 1
    return place


def _told(document: Period, step: int, count: int, federal: bool) -> Period:
    """So many fiscal years before, at or after the document's day; the open side where the country is not known."""
    start, end = document.start, document.end
    if start is None or end is None:
        return UNKNOWN_PERIOD
    if federal:
        first, last = _reached(fiscal_year_of(end), step, count)
        return Period(start=first.start, end=last.end, precision="range")
    if step > 0:
        return Period(start=start, end=None, precision="range", basis="bounded")
    if step < 0:
        return Period(start=None, end=end, precision="range", basis="bounded")
    return Period(start=start - timedelta(days=366), end=end + timedelta(days=366), precision="range")


def _reached(now: int, step: int, count: int) -> tuple[Period, Period]:
    if step > 0:
        return fiscal_year(now + 1), fiscal_year(now + count)
    if step < 0:
        return fiscal_year(now - count), fiscal_year(now - 1)
    return fiscal_year(now), fiscal_year(now)


def fiscal_year_of(day: date) -> int:
    """The federal fiscal year a day lies in."""
    opens = 10 if day >= date(_MOVED - 1, 10, 1) else 7
    return day.year + (day.month >= opens)
