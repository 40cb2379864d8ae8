"""Rates worked out anew over another period: $20 a month, or $250 a year; $300 a month for two years, or $6,000."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from checker.arithmetic.beside import AGAIN, LINK, behind, between, ends, figures, following
from checker.arithmetic.conversions import Misconversion
from checker.arithmetic.passages import Passage
from checker.arithmetic.rounding import allowed, plain
from checker.interval import Interval
from checker.lexicon import table
from checker.model import Claim, Quantity
from checker.pattern import pattern

_PERIOD: Final = r"(?:second|minute|hour|day|week|month|quarter|year|decade|century)"
_PER: Final = rf"(?: {LINK}){{0,3}} (?:a|an|per|each|every) (?P<period>{_PERIOD})"
_RATED: Final = pattern(rf"{_PER}\b", re.IGNORECASE)
_OVER: Final = pattern(r" (?:for|over)(?: (?:the|an?|its|all|next|first|last|past|full|entire)){0,2} $", re.IGNORECASE)
_TOTAL: Final = pattern(
    rf"{AGAIN}|,? (?:a|for a|making a|giving a) total of $|,? totall?ing $|,? which (?:is|makes|comes to) $",
    re.IGNORECASE,
)
_EARNED: Final = pattern(
    r"\b(?:earn|salar|wage|income|pension|benefit|stipend|revenue|profit|sales|turnover|loss|lose|losing)",
    re.IGNORECASE,
)
_DISCOUNT: Final = Decimal("0.6")
"""What share of twelve months a year may cost where it is only the cheaper way to pay."""


class _Rate(NamedTuple):
    claim: Claim
    value: Decimal
    spread: Interval
    unit: str
    period: str


def misrates(passage: Passage) -> Iterator[Misconversion]:
    """The rates of a sentence that are told again for another period, or summed up over one, and come out otherwise."""
    claims = figures(passage)
    for index, claim in enumerate(claims):
        rate = _rate(passage, claim)
        if rate is None:
            continue
        yield from _told_again(passage, claims, index, rate)
        yield from _summed_up(passage, claims, index, rate)


def _rate(passage: Passage, claim: Claim) -> _Rate | None:
    """A claim as so much a period, by its unit or by the words behind it."""
    size = claim.quantity
    if size is None or size.value is None or size.value <= 0 or claim.change is not None or claim.kind == "percent":
        return None
    unit, _, period = size.unit.rpartition(" per ")
    if period in table("conversions")["periods"] or period in ("decade", "century"):
        return _Rate(claim, size.value, allowed(size), unit, period)
    found = _RATED.match(behind(passage, claim))
    return None if found is None else _Rate(claim, size.value, allowed(size), size.unit, found["period"].lower())


def _told_again(passage: Passage, claims: Sequence[Claim], index: int, rate: _Rate) -> Iterator[Misconversion]:
    """$20 a month, or $250 a year"""
    for other in following(claims, index)[:1]:
        again = _rate(passage, other)
        gap = between(passage, rate.claim, other)
        own = "" if rate.claim.surface.rstrip().endswith(rate.period) else _PER
        opened = re.fullmatch(rf"{own}{AGAIN}", gap, re.IGNORECASE)
        if again is None or opened is None or again.unit != rate.unit or again.period == rate.period:
            continue
        if gap.rstrip().endswith(",") or not _closes(passage, again, opened):
            continue
        factor = _factor(rate.period, again.period)
        if factor is None or _fits(rate, again.value, again.spread, factor):
            continue
        total = _times(Interval.point(rate.value), factor)
        if rate.claim.kind == "money" and _cheaper(passage, rate.value, again.value, factor):
            continue
        yield Misconversion(
            (rate.claim, other),
            f"{_shown(rate.claim, rate.period)} is {_like(rate.claim, total)} {_a(again.period)}, not {_amount(other)}",
        )


def _closes(passage: Passage, again: _Rate, opened: re.Match[str]) -> bool:
    """Whether nothing but its period follows the rate told again."""
    tail = behind(passage, again.claim)
    if not again.claim.surface.rstrip().endswith(again.period):
        found = _RATED.match(tail)
        tail = tail[found.end() :] if found else tail
    return ends(tail, opened)


def _summed_up(passage: Passage, claims: Sequence[Claim], index: int, rate: _Rate) -> Iterator[Misconversion]:
    """$300 a month for two years, or $6,000"""
    near = following(claims, index)
    if len(near) < 2:
        return
    length, total = near[0].quantity, near[1].quantity
    if near[0].kind != "duration" or length is None or length.value is None or total is None or total.value is None:
        return
    own = "" if rate.claim.surface.rstrip().endswith(rate.period) else _PER
    if not re.fullmatch(rf"{own}{_OVER.pattern}", between(passage, rate.claim, near[0]), re.IGNORECASE):
        return
    opened = _TOTAL.fullmatch(between(passage, near[0], near[1]))
    if (
        opened is None
        or opened[0].rstrip().endswith(",")
        or total.unit != rate.unit
        or _rate(passage, near[1]) is not None
    ):
        return
    if not ends(behind(passage, near[1]), opened, rf"(?: {LINK}){{0,2}}"):
        return
    factor = _factor(rate.period, length.unit)
    if factor is None:
        return
    exact = length.comparator == "=" and not length.approximate
    over = _times(Interval.point(length.value) if exact else allowed(length), factor)
    if _fits(rate, total.value, allowed(total), over):
        return
    worth = _times(Interval.point(rate.value), _times(Interval.point(length.value), factor))
    yield Misconversion(
        (rate.claim, near[0], near[1]),
        f"{_shown(rate.claim, rate.period)} for {' '.join(near[0].surface.split())} is "
        f"{_like(rate.claim, worth)}, not {_amount(near[1])}",
    )


def _fits(rate: _Rate, value: Decimal, spread: Interval, factor: Interval) -> bool:
    """Whether a rate times a factor may be another figure, one of the two taken as printed and the other as rounded."""
    size = rate.claim.quantity
    assert size is not None
    if size.comparator != "=" or size.approximate:
        return _times(rate.spread, factor).overlaps(spread)
    return _times(Interval.point(rate.value), factor).overlaps(spread) or value in _times(rate.spread, factor)


def _cheaper(passage: Passage, rate: Decimal, again: Decimal, factor: Interval) -> bool:
    """Whether the longer period is only the cheaper way to pay: $20 a month or $200 a year. Wages have none."""
    low = factor.low or Decimal(1)
    long, short = (again, rate * low) if low >= 1 else (rate, again / low)
    return short * _DISCOUNT <= long < short and _EARNED.search(passage.text[:2000]) is None


@cache
def _factor(period: str, other: str) -> Interval | None:
    """How often a period fits into another, less than once where that is shorter; ``None`` where it is not known."""
    known = table("conversions")["periods"]
    if period == other:
        return Interval.point(Decimal(1))
    if other in known.get(period, {}):
        low, high = map(Decimal, known[period][other])
        return Interval(low, high)
    if period in known.get(other, {}):
        low, high = map(Decimal, known[other][period])
        return Interval(1 / high, 1 / low)
    return None


def _times(a: Interval, b: Interval) -> Interval:
    """The products of two sets of positive numbers."""
    low = None if a.low is None or b.low is None else a.low * b.low
    high = None if a.high is None or b.high is None else a.high * b.high
    return Interval(low, high)


def _shown(claim: Claim, period: str) -> str:
    text = " ".join(claim.surface.split())
    return text if text.endswith(period) else f"{text} {_a(period)}"


def _a(period: str) -> str:
    return f"an {period}" if period == "hour" else f"a {period}"


def _amount(claim: Claim) -> str:
    text = " ".join(claim.surface.split())
    return re.sub(rf" (?:a|an|per|each|every) {_PERIOD}$", "", text)


def _like(claim: Claim, worth: Interval) -> str:
    """A product in the manner of a claim: $240, 24 to 31 litres."""
    assert worth.low is not None
    assert worth.high is not None
    shown = plain(worth.low, 2) if worth.is_point else f"{plain(worth.low, 1)} to {plain(worth.high, 1)}"
    size: Quantity | None = claim.quantity
    sign = re.match(r"[^\w\s]|[A-Z]{1,3}\$", claim.surface.strip())
    if size is not None and claim.kind == "money":
        return f"{sign[0]}{shown}" if sign else f"{shown} {size.unit.partition(' per ')[0]}s"
    unit = size.unit.rpartition(" per ")[0] if size is not None else ""
    return f"{shown} {unit}s" if unit else shown
