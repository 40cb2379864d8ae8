"""Lengths of time held against the dates printed beside them.

Only what the words tie together is compared: a length and the stretch it stands at ("six years, from 2010 to 2014", "a
three-day meeting on 4-5 May"), or a length that leads from one date to another ("ten years after the 2001 attack, in
2013").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from checker.arithmetic.misfit import Misfit
from checker.arithmetic.passages import Passage, sentences
from checker.arithmetic.printed_dates import PrintedDate, dates_in, document_day, placed, shown
from checker.arithmetic.spans import DAYS, Stretch, agrees, between, stretches, told, workdays_in
from checker.dates import day_period
from checker.interval import Interval
from checker.lexicon import words
from checker.model import Claim, Period, Quantity, Reconciliation
from checker.pattern import pattern
from checker.wordclass import singular

_PART: Final = pattern(
    r"\b(?:every|each|first|last|next|past|previous|another|additional|further|extra|other|more|per|within|under|initial|final|middle|of|same|year|month)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Before a length: it is a part of the stretch or comes again in it."""
_A_STAY_OF: Final = pattern(
    r"\ban?\s+(?:[a-z-]+\s+)?(?!part\b|third\b|half\b|quarter\b|fraction\b|average\b|mean\b|series\b|minimum\b|maximum\b|median\b)[a-z]+\s+of\s+$",
    re.IGNORECASE,
)
"""Before a length that is that of one thing: "a lease of"."""
_BEHIND: Final = pattern(
    r"\s*(?:-?long\b)?\s*(?:after|before|later|earlier|ago|old|more|longer|each|per|apart|hence|since|and|or|to)\b"
)
"""After a length: it is no length of the stretch before it."""
_TO_STRETCH: Final = pattern(
    r"(?:\s+to\s+[a-z]+(?:\s+(?:up|out|down|off|through))?|\s+(?:in|as|at)\s+(?:(?:a|the|its|his|her)\s+)?[\w-]+(?:\s+[\w-]+)?)?(?:,?\s+|,?\s*\()(?:in\s+|on\s+|from\s+)?$"
)
_NOUNS: Final = pattern(
    r"(?:-?long)?\s+(?P<nouns>(?:[a-z-]+\s+){0,2}?[a-z-]+?)(?:\s+(?:in|at)\s+(?:the\s+)?[A-Z]\w+)?"
    r"(?:\s+(?:ran|runs|lasted|lasts|went\s+on|took\s+place|held|(?:was|is|will\s+be|to\s+be)\s+held|will\s+run))?"
    r"(?:,?\s+|,?\s*\()(?:on\s+|in\s+)?$"
)
_FROM_STRETCH: Final = pattern(
    r"\)?,?\s*(?:\(|—\s*)?(?:for|or|lasting|spanning|that\s+is|i\.e\.,?|a\s+total\s+of|an?\s+(?:lease|term|period|stretch|run|spell|span|stay|wait|delay|contract|reign|tenure)\s+of|a|an)?\s*$"
)


class Length(NamedTuple):
    """A length of time: its claim and its unit, the singular."""

    claim: Claim
    unit: str

    @property
    def attributive(self) -> bool:
        """Whether it stands before its noun: "three-day"."""
        return "-" in self.claim.surface


def length_of(claim: Claim) -> Length | None:
    """A claim as a length in units a calendar knows; ``None`` for hours, ages, ratios."""
    quantity = claim.quantity
    if claim.kind != "duration" or quantity is None or claim.measure.counted == "age":
        return None
    return Length(claim, quantity.unit) if quantity.unit in DAYS else None


def lengths_of_stretches(data: Reconciliation) -> Iterator[Misfit]:
    """Lengths that are not those of the stretches they stand at."""
    for passage in sentences(data):
        lengths = [found for c in passage.claims if (found := length_of(c)) is not None]
        if not lengths:
            continue
        for stretch in stretches(passage, tuple(dates_in(passage))):
            for length in lengths:
                if _tied(passage, length, stretch) and _off(length, stretch):
                    claims = sorted((length.claim, *stretch.claims), key=lambda c: c.start)
                    yield Misfit(tuple(claims), _sum(length, stretch), 0.8)


def _off(length: Length, stretch: Stretch) -> bool:
    assert length.claim.quantity is not None
    return not agrees(told(length.claim.quantity), length.unit, stretch.inclusive, workdays_in(stretch))


def _tied(passage: Passage, length: Length, stretch: Stretch) -> bool:
    """Whether the words say that a length is that of a stretch."""
    text, claim = passage.document.text, length.claim
    low = max(passage.start, claim.start - 40)
    if _PART.search(text, low, claim.start) and not _A_STAY_OF.search(text, low, claim.start):
        return False
    if claim.end <= stretch.start:
        gap = text[claim.end : stretch.start]
        if not length.attributive:
            return _TO_STRETCH.fullmatch(gap) is not None
        found = _NOUNS.fullmatch(gap)
        return found is not None and _lasts(found["nouns"].split())
    if stretch.end <= claim.start and not _BEHIND.match(text, claim.end):
        gap = text[stretch.end : claim.start]
        return _FROM_STRETCH.fullmatch(gap) is not None and (length.attributive or gap.strip() not in ("", "a", "an"))
    return False


def _lasts(nouns: list[str]) -> bool:
    """Whether what is named lasts as long as the stretch at it: one thing, and none with a length of its own."""
    return not any(
        noun in words("loose", "times") or noun in words("lengthy", "times") or singular(noun) != noun for noun in nouns
    )


def _sum(length: Length, stretch: Stretch) -> str:
    first, last = _printed(stretch.first), _printed(stretch.last)
    return f"{first} to {last} is {_in_units(stretch.inclusive, length.unit)}, not “{shown(length.claim)}”"


def _printed(period: Period) -> str:
    assert period.start is not None
    if period.precision == "year":
        return str(period.start.year)
    month = f"{period.start:%B}"
    return (
        f"{month} {period.start.year}"
        if period.precision == "month"
        else f"{period.start.day} {month} {period.start.year}"
    )


def _in_units(days: tuple[int, int], unit: str) -> str:
    """Days as a length in units: "4 years", "13 or 14 days"."""
    mean, _ = DAYS[unit]
    low, high = round(days[0] / mean), round(days[1] / mean)
    if unit != "day" and high - low > 1:
        low = high = round((days[0] + days[1]) / mean / 2)
    several = "" if low == high == 1 else "s"
    return (
        f"{low} {unit}{several}"
        if low == high
        else f"{low} or {high} {unit}s"
        if high - low == 1
        else f"{low} to {high} {unit}s"
    )


# --- from one date to another ---------------------------------------------------------------------------------------

_AFTER: Final = pattern(r"\s+after\s+(?:[\w’'-]+\s+){0,5}$")
_THEN_IN: Final = pattern(r"(?:\s+[\w’'-]+){0,3},\s+(?:in|on)\s+$")
_LATER: Final = pattern(r"\s+later,?\s+(?:in|on)\s+$")
_SINCE: Final = pattern(
    r",?\s+(?:and|but|then)\s+(?:[\w’'-]+\s+){0,4}"
    r"(?:(?:nearly|almost|just|about|some|exactly|more than|only|over)\s+)?$"
)
_AGO: Final = pattern(r"\s+ago,?\s+(?:in|on)\s+$")
_HEDGE: Final = (
    r"(?:(?:nearly|almost|just|about|some|exactly|more than|only|over|now|already|fully|roughly|around|the)\s+)*"
)
_AHEAD: Final = 120
"""Characters before a length in which its verb is looked for."""
_BACK: Final = pattern(r"\s+ago\b")
_WHICH: Final = pattern(rf"\s*[,(–—]?\s*(?:(?:or|which\s+(?:is|was)|that\s+(?:is|was))\s+)?{_HEDGE}$")
"""From a date to how long ago it is: "in 1995, which is 28 years ago"."""
_SINCE_THEN: Final = pattern(r"\bsince\s+$")
_SO_LONG: Final = pattern(rf"\s*[,(–—]\s*(?:(?:or|that\s+is|which\s+is)\s+)?(?:for\s+)?(?:a\s+total\s+of\s+)?{_HEDGE}$")
_STOPS: Final = pattern(r"\s*(?:[.,;:)–—]|$|in\s+all\b|now\b)")
_SINCE_WHEN: Final = pattern(r",?\s+(?:now\s*,\s+)?since\s+$")
_HAS_LASTED: Final = pattern(r"\b(?:has|have|[’']s|[’']ve)\b[^.;]*\bfor\s+(?:\w+\s+)?$")
_UNTIL: Final = pattern(
    r",?\s+(?:and\s+)?(?:until|till|up\s+to|to|through|ending|expiring|ends|expires)(?:\s+(?:on|in))?\s+$"
)
_LASTS: Final = pattern(
    r",?\s+(?:[\w’'-]+\s+){0,5}(?:last(?:s|ed|ing)?|runs?|ran|running|for|remains?|stays?|holds?|continues?|goes\s+on|go\s+on)"
    rf"\s+(?:for\s+)?{_HEDGE}$"
)
"""From the day on which something begins to how long it goes on: "on 3 April 2023 and is to last"."""
_TURNED: Final = pattern(r",?\s+(?:and|but|then)\s+(?:[\w’'-]+\s+){0,6}(?:in|on)\s+(?:the\s+)?$")
_TOOK: Final = pattern(rf",\s+(?:after|or|that\s+is|a\s+total\s+of|which\s+is)?\s*{_HEDGE}$")
_OVER: Final = pattern(r"\s*(?:later|in\s+all|altogether|on)?\s*[.,;]")
_FRONTED: Final = pattern(r",\s+(?:[\w’'-]+\s+){0,2}$")


def lengths_between_dates(data: Reconciliation) -> Iterator[Misfit]:
    """Lengths that lead from one printed date to another, or to the text's own, and do not reach it."""
    for passage in sentences(data):
        found = tuple(dates_in(passage))
        for claim in passage.claims:
            length = length_of(claim)
            if length is None or not found or length.attributive:
                continue
            for first, last in _ends(passage, length, found):
                misfit = _led_astray(passage, length, first, last)
                if misfit is not None:
                    yield misfit


def _ends(
    passage: Passage, length: Length, found: tuple[PrintedDate, ...]
) -> Iterator[tuple[PrintedDate, PrintedDate | None]]:
    """The dates a length leads from and to; ``None`` for the text's own day."""
    text, claim = passage.document.text, length.claim
    behind = [d for d in found if d.start >= claim.end]
    before = [d for d in found if d.end <= claim.start]
    if before and _BACK.match(text, claim.end, passage.end):
        if _WHICH.fullmatch(text[before[-1].end : claim.start]):
            yield before[-1], None
        return
    if len(found) == 1 and before and _SO_LONG.fullmatch(text[before[-1].end : claim.start]):
        if _SINCE_THEN.search(text, max(passage.start, before[-1].start - 12), before[-1].start) and _STOPS.match(
            text, claim.end, passage.end
        ):
            yield before[-1], None
        return
    if len(before) > 1 and _OVER.match(text, claim.end, passage.end):
        gap = text[before[-1].end : claim.start]
        if _TOOK.fullmatch(gap) and _TURNED.fullmatch(text[before[-2].end : before[-1].start]):
            yield before[-2], before[-1]
        return
    if not behind:
        return
    gap = text[claim.end : behind[0].start]
    if (
        len(found) == 1
        and _SINCE_WHEN.fullmatch(gap)
        and _HAS_LASTED.search(text, max(passage.start, claim.start - _AHEAD), claim.start)
    ):
        yield behind[0], None
    elif before and _UNTIL.fullmatch(gap):
        named = text[max(passage.start, before[-1].start - 4) : before[-1].start].endswith(" of ")
        if not named and _LASTS.fullmatch(text[before[-1].end : claim.start]):
            yield before[-1], behind[0]
    elif _AFTER.fullmatch(gap):
        if len(behind) > 1 and _THEN_IN.fullmatch(text[behind[0].end : behind[1].start]):
            yield behind[0], behind[1]
        elif before and _FRONTED.fullmatch(text[before[-1].end : claim.start]):
            yield behind[0], before[-1]
    elif _LATER.fullmatch(gap) and before and _SINCE.fullmatch(text[before[-1].end : claim.start]):
        yield before[-1], behind[0]
    elif _AGO.fullmatch(gap):
        yield behind[0], None


def _loosely(quantity: Quantity) -> Interval:
    """A length that leads back from the text's own day: round numbers are meant roughly, "20 years ago" for 22."""
    value = quantity.value
    if value is None or value % 10 or quantity.comparator != "=":
        return told(quantity)
    return told(quantity).hull(Interval(value - value / 10, value + value / 10))


def _led_astray(passage: Passage, length: Length, first: PrintedDate, last: PrintedDate | None) -> Misfit | None:
    own = document_day(passage.document)
    start = placed(first, own.year if own else None)
    end = placed(last, own.year if own else None) if last is not None else (day_period(own) if own else None)
    if start is None or end is None or not (start.known and end.known) or end.before(start):
        return None
    if not (first.mention.has_year and (last is None or last.mention.has_year)) and last is None:
        return None
    if {"range", "decade", "century"} & {start.precision, end.precision} or start.overlaps(end):
        return None
    days, quantity = between(start, end), length.claim.quantity
    assert quantity is not None
    if agrees(told(quantity) if last is not None else _loosely(quantity), length.unit, days):
        return None
    claims = sorted((length.claim, first.claim, *((last.claim,) if last else ())), key=lambda c: c.start)
    to = _printed(end)
    shows = f"{_printed(start)} to {to} is {_in_units(days, length.unit)}, not “{shown(length.claim)}”"
    return Misfit(tuple(claims), shows, 0.8)
