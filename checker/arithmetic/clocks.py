"""Hours and minutes held against the times of day printed beside them: "nine hours, from 10 p.m. until 7 a.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from checker.arithmetic.misfit import Misfit
from checker.arithmetic.passages import Passage, sentences
from checker.arithmetic.rounding import plain
from checker.arithmetic.spans import told
from checker.interval import Interval
from checker.model import Claim, Reconciliation
from checker.pattern import pattern

_HOURS: Final = {"hour": Decimal(60), "minute": Decimal(1)}
"""Minutes in the units that times of day are apart by."""
_DAY: Final = 24 * 60
_HALF_DAY: Final = _DAY // 2
_CLOCK: Final = pattern(
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d))?\s*(?P<half>[ap])?\.?\s*m?\.?(?:\s*(?:[A-Z]{2,4}"
    r"|local time|o['’]clock))?",
    re.IGNORECASE,
)
_NAMED: Final = {"noon": 720, "midday": 720, "midnight": 0}
_DAY_NAME: Final = (
    r"(?:(?:on|in|the|that|next|following|same|early|late)\s+){0,3}(?:[A-Z][a-z]+day|morning|evening|afternoon"
    r"|night|day)"
)
_OPENS: Final = pattern(r"\b(?:[Ff]rom|[Bb]etween)\s+$")
_TO: Final = pattern(rf"(?:,?\s+{_DAY_NAME})?\s*(?:to|until|till|through|and|[-–—])\s*(?:{_DAY_NAME}\s+at\s+)?$")
_TO_STRETCH: Final = pattern(r"(?:\s+(?:[a-z’'-]+\s+){0,2}[a-z’'-]+)?\s*(?:,|\(|–|—|:)?\s*$")
_FROM_STRETCH: Final = pattern(
    rf"(?:,?\s+{_DAY_NAME})?\)?\s*[,(–—]\s*(?:(?:or|that is|which is|for|a total of|in all"
    rf"|i\.e\.)\s+)?(?:an?\s+)?(?:full\s+|good\s+|whole\s+)?$"
)
_PARTLY: Final = pattern(
    r"\b(?:every|each|first|last|next|past|another|additional|extra|more|other|per|within|under|of|least|most"
    r"|than|to|every few)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NO_LENGTH: Final = pattern(
    r"\s*(?:-?long\b)?\s*(?:of|after|before|later|earlier|ago|old|more|longer|each|per|a\s|an\s|apart|every"
    r"|daily|weekly|and|or|to)\b"
)
_BROKEN: Final = pattern(r"\b(?:break|breaks|pause|interval|interrupted|daily|every|each|days?|shifts?|interruption)\b")


class Shift(NamedTuple):
    """A stretch from one time of day to another; ``lasts`` are the minutes it may take, ``words`` as printed."""

    start: int
    end: int
    lasts: frozenset[int]
    words: str


def hours_between_clocks(data: Reconciliation) -> Iterator[Misfit]:
    """Lengths in hours and minutes that are not those of the times of day they stand at."""
    for passage in sentences(data):
        lengths = [c for c in passage.claims if c.kind == "duration" and c.quantity and c.quantity.unit in _HOURS]
        if len(lengths) != 1 or _BROKEN.search(passage.text):
            continue
        shifts = tuple(_shifts(passage))
        if len(shifts) == 1 and _tied(passage, lengths[0], shifts[0]):
            yield from _off(lengths[0], shifts[0])


def _off(claim: Claim, shift: Shift) -> Iterator[Misfit]:
    size = claim.quantity
    assert size is not None
    unit = _HOURS[size.unit]
    slack = Decimal("0.5") if unit > 1 else Decimal(5)
    said = told(size)
    for minutes in sorted(shift.lasts):
        if said.overlaps(Interval(minutes / unit - slack, minutes / unit + slack)):
            return
    least = min(shift.lasts, key=lambda m: abs(m / unit - (size.value or 0)))
    length = plain(least / unit, 1)
    shown = " ".join(claim.surface.split())
    yield Misfit((claim,), f"{shift.words} is {length} {size.unit}{'s' * (length != '1')}, not “{shown}”", 0.8)


def _shifts(passage: Passage) -> Iterator[Shift]:
    """The stretches of a sentence that are printed with both times of day."""
    text = passage.document.text
    clocks = [c for c in passage.claims if c.kind == "clock"]
    for first, last in pairwise(clocks):
        opens = _OPENS.search(text, max(passage.start, first.start - 12), first.start)
        if opens is None or not _TO.fullmatch(text[first.end : last.start]):
            continue
        a, b = _minutes(first.surface), _minutes(last.surface)
        if a is None or b is None:
            continue
        apart = (b[0] - a[0]) % _DAY or _DAY
        lasts = {apart} if a[1] and b[1] else {apart % _HALF_DAY or _HALF_DAY, apart % _HALF_DAY + _HALF_DAY}
        words = f"{' '.join(first.surface.split())} to {' '.join(last.surface.split())}"
        yield Shift(opens.start(), last.end, frozenset(lasts), words)


def _minutes(surface: str) -> tuple[int, bool] | None:
    """A time of day in minutes from midnight, and whether it is told which half of the day it is of."""
    words = " ".join(surface.lower().split())
    if words in _NAMED:
        return _NAMED[words], True
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half is not None:
        return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute, True
    return hour * 60 + minute, hour > 12 or found["hour"].startswith("0")


def _tied(passage: Passage, claim: Claim, shift: Shift) -> bool:
    """Whether the words say that a length is that of a stretch."""
    text = passage.document.text
    if _PARTLY.search(text, max(passage.start, claim.start - 24), claim.start) or _NO_LENGTH.match(text, claim.end):
        return False
    if claim.end <= shift.start:
        return _TO_STRETCH.fullmatch(text[claim.end : shift.start]) is not None
    return claim.start >= shift.end and _FROM_STRETCH.fullmatch(text[shift.end : claim.start]) is not None
