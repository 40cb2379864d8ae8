"""The time that a heading or label says: "2019", "Q3 2020", "Mar-21", "2021M03", "Exports, 2019"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from checker.dates import find_dates
from checker.model import Period

_GLUED: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2})[-\s]?M(?P<month>0?[1-9]|1[0-2])", re.IGNORECASE)
_SHORT: Final = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[-\s'’]{1,2}(?P<year>[0-9]{2})")
_QUARTER: Final = re.compile(r"(?P<quarter>[1-4])Q\s?(?P<year>(?:(?:19|20)[0-9]{2})|[0-9]{2})", re.IGNORECASE)
_FLAGS: Final = re.compile(
    r"""\W*(?:(?:est(?:imate[ds]?)?|prov(?:isional)?|prel(?:iminary)?|rev(?:ised)?|f(?:ore)?c(?:as)?t|proj(?:ected)?
        |[a-z]|year|calendar|at|as|end|of|in|for|data|actual|budget)\b\W*){0,3}""",
    re.IGNORECASE | re.VERBOSE,
)
"""Marks beside a time that leave it what it is."""
_FORECAST: Final = re.compile(
    r"""\b(?:f(?:ore)?c(?:as)?t|proj(?:ected|ections?)?|plan(?:ned)?|target|budget(?:ed)?|[0-9]{4}\s?f)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST: Final = 120
_CENTURY: Final = 100
_SPLIT: Final = 69
_YEARS: Final = (1700, 2150)


class Timed(NamedTuple):
    """A time and the words beside it; ``told`` of a forecast or plan it is not."""

    period: Period
    rest: str
    forecast: bool


@lru_cache(maxsize=65536)
def timed(text: str) -> Timed | None:
    """The one time in a few words, None where there is none, more than one, or one that could be read in two ways."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    text = _written(text.strip())
    found = find_dates(text)
    if len(found) != 1 or len(found[0].readings) != 1 or not found[0].valid:
        return None
    period = found[0].readings[0]
    if period.start is None or not _YEARS[0] <= period.start.year <= _YEARS[1]:
        return None
    rest = f"{text[: found[0].start]} {text[found[0].end :]}".strip(" ,;:–—-")
    forecast = _FORECAST.search(text) is not None
    if _FLAGS.fullmatch(rest):
        rest = ""
    return Timed(period, re.sub(r"\(\s*\)", "", rest).strip(" ,;:–—-"), forecast)


def _written(text: str) -> str:
    """Short forms of tables as a text would print them."""
    found = _GLUED.fullmatch(text)
    if found is not None:
        return f"{found['year']}-{int(found['month']):02d}"
    found = _QUARTER.fullmatch(text)
    if found is not None:
        return f"Q{found['quarter']} {_full(found['year'])}"
    found = _SHORT.fullmatch(text)
    if found is not None:
        return f"{found['month']} {_full(found['year'])}"
    return text


def _full(year: str) -> str:
    if len(year) > 2:
        return year
    return str(int(year) + (20 if int(year) < _SPLIT else 19) * _CENTURY)
