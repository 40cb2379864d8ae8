"""Days and times with a name: holidays of the year, and the wars and days everyone dates other things from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from checker.dates import day_period
from checker.lexicon import table, words
from checker.model import Period, Sentence
from checker.tokens import tokenize
from checker.when.outlook import ahead
from checker.when.stated_time import Placed
from checker.wordclass import NOUNISH

_YEARLY: Final[dict[str, str]] = table("times")["named_days"]
_ONCE: Final[dict[str, str]] = table("times")["named_times"]
_NAME: Final = re.compile(
    rf"(?<![\w/])(?:{'|'.join(re.escape(n) for n in sorted((*_YEARLY, *_ONCE), key=len, reverse=True))})(?![\w/])"
)
_OPENINGS: Final = frozenset(next(iter(tokenize(name)))[2] for name in (*_YEARLY, *_ONCE))
"""The first tokens of such names: a cheap gate."""
_NEAR: Final = timedelta(days=30)
"""A yearly day nearer than this ahead, and long past, is the one to come."""
_LONG_PAST: Final = timedelta(days=300)


def named_times(sentence: Sentence, document: Period) -> Iterator[Placed]:
    """The holidays and named times of a sentence: "on Christmas Eve", "since 9/11"; not what is only called by one."""
    tokens = sentence.tokens
    if _OPENINGS.isdisjoint([token.text for token in tokens]):
        return
    for match in _NAME.finditer(sentence.text):
        first = bisect_left(tokens, sentence.start + match.start(), key=lambda t: t.start)
        last = bisect_left(tokens, sentence.start + match.end(), key=lambda t: t.start)
        if first >= len(tokens) or (last < len(tokens) and tokens[last].tag in NOUNISH | {"POSS"}):
            continue
        name = match.group()
        if name in _ONCE:
            lead = first - 2 if first > 1 and tokens[first - 1].lower == "the" else first - 1
            word = tokens[lead].lower if lead >= 0 else ""
            dates = word in words("time_leads", "times")
            period = _once(name, document, over=word in ("since", "after", "following")) if dates else None
        elif first and tokens[first - 1].lower in ("every", "each", "a"):
            continue
        else:
            period = _this(name, document, coming=ahead(tokens, first, last))
        if period is not None:
            yield first, last, "point", period


def _once(name: str, document: Period, *, over: bool) -> Period | None:
    """The days of a time that came once, or its last where it is what followed; none for a text from before it."""
    low, _, high = _ONCE[name].partition("/")
    start, end = date.fromisoformat(low), date.fromisoformat(high or low)
    if document.end is None or document.end < start:
        return None
    if start == end:
        return day_period(start)
    return Period(start=end, end=end, precision="day") if over else Period(start=start, end=end, precision="range")


def _this(name: str, document: Period, *, coming: bool) -> Period | None:
    """A yearly day: the last one, or the next where the words look ahead or it is all but here."""
    today = document.end
    if today is None or document.start is None or document.start.year != today.year:
        return None
    days = [_day(_YEARLY[name], today.year + step) for step in (-1, 0, 1)]
    past = max(d for d in days if d <= today)
    future = min(d for d in days if d >= today)
    near = future - today < _NEAR and today - past > _LONG_PAST
    return day_period(future if (coming and future - today < _LONG_PAST) or near else past)


@lru_cache(maxsize=512)
def _day(rule: str, year: int) -> date:
    """ "12-25"; "11 3 4": the fourth Thursday of November, Monday being 0; "5 0 -1" the last Monday; "easter -2"."""
    if "-" in rule[1:3]:
        return date.fromisoformat(f"{year:04}-{rule}")
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule.split()[1]))
    month, weekday, number = map(int, rule.split())
    if number < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    if (month, weekday) == (11, 1):
        first += timedelta(days=1)  # an election is on the Tuesday after the first Monday
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _easter(year: int) -> date:
    """Easter Sunday by the rule of Butcher's Ecclesiastical Calendar (1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
