"""The cells of a table: which hold one number, what it may have been before rounding, and how they are added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from checker.arithmetic.rounding import allowed, half_unit
from checker.interval import Interval
from checker.model import Claim
from checker.numerals import numbers
from checker.pattern import pattern
from checker.tokens import tokenize
from checker.wordclass import tag

HUNDRED: Final = Decimal(100)
HALF: Final = Decimal("0.5")
_ROUND: Final = Decimal(1000)
_MISSING = pattern(r"[-–—−.…*?\s]*|n/?a\.?|n\.a\.?|nil|none|unknown|tbc|tbd|nd|x", re.IGNORECASE)
_DRESS = pattern(r"[\s*_~`$€£¥%†‡§°]|\[[0-9a-z]{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]|\b(?:eur|usd|gbp)\b", re.IGNORECASE)
YEARS: Final = range(1500, 2200)
"""Numbers that may be years."""

State = Literal["number", "missing", "words"]


class Figure(NamedTuple):
    """A cell: whether it holds one number, nothing, or words; what the number may be; its unit and claim."""

    state: State
    text: str
    value: Decimal = Decimal(0)
    allowed: Interval = Interval.point(Decimal(0))
    unit: str = ""
    claim: Claim | None = None
    decimals: int = 0
    exact: bool = True


def figure_of(text: str, claims: Sequence[Claim]) -> Figure:
    """What stands in a cell."""
    bare = _DRESS.sub("", text)
    if not bare or _MISSING.fullmatch(bare):
        return Figure("missing", text)
    if not any(map(str.isdigit, bare)) or len(text) > 60:
        return Figure("words", text)
    claim = next((c for c in claims if c.quantity is not None and c.quantity.value is not None), None)
    if claim is not None and claim.quantity is not None and claim.quantity.value is not None and len(claims) == 1:
        rest = _DRESS.sub("", text.replace(claim.surface, "", 1))
        if rest:
            return Figure("words", text)
        quantity, value = claim.quantity, claim.quantity.value
        exact = quantity.comparator == "=" and not quantity.approximate
        half = half_unit(quantity)
        spread = Interval(value - half, value + half) if exact else allowed(quantity)
        return Figure("number", text, value, spread, quantity.unit, claim, _decimals(claim.surface), exact)
    plain = [c for c in claims if not re.fullmatch(r"\[[0-9a-z]{1,2}\]", c.surface)]
    if len(plain) > 1:
        return Figure("words", text)
    read = numbers(tag(tokenize(text, 0)))
    if len(read) != 1 or read[0].value is None or _DRESS.sub("", text[: read[0].start] + text[read[0].end :]):
        return Figure("words", text)
    value = read[0].value
    return Figure(
        "number", text, value, Interval.point(value), "percent" if "%" in text else "", plain[0] if plain else None
    )


def _decimals(surface: str) -> int:
    found = re.search(r"[0-9][.,]([0-9]{1,2}|[0-9]{4,})(?![0-9,])", surface)
    return len(found[1]) if found else 0


def refined(figures: Sequence[Figure], scaled: bool) -> list[Figure]:
    """Figures of one sum, each with the room that its rounding leaves; the last is the total."""
    finest = max(f.decimals for f in figures)
    rounded = scaled or all(f.unit for f in figures)
    thousands = all(f.value % _ROUND == 0 for f in figures) and len(figures) > 2
    found: list[Figure] = []
    for place, figure in enumerate(figures):
        half = (
            (figure.allowed.high - figure.allowed.low) / 2
            if figure.allowed.high is not None and figure.allowed.low is not None
            else HALF
        )
        if figure.exact and not half:
            if thousands:
                half = _ROUND / 2
            elif finest and place == len(figures) - 1:
                half = HALF
            elif finest:
                half = HALF.scaleb(-finest)
            elif rounded:
                half = HALF
            if half:
                figure = figure._replace(allowed=Interval(figure.value - half, figure.value + half))
        found.append(figure)
    return found


def loosened(figure: Figure) -> Figure:
    """A share with the room of its rounding: half a unit of its last digit."""
    half = HALF.scaleb(-figure.decimals)
    return figure._replace(allowed=figure.allowed.hull(Interval(figure.value - half, figure.value + half)))


def total_of(figures: Sequence[Figure]) -> Interval:
    """What the figures may add up to."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    for figure in figures:
        low = None if low is None or figure.allowed.low is None else low + figure.allowed.low
        high = None if high is None or figure.allowed.high is None else high + figure.allowed.high
    return Interval(low, high)


def is_share_of(count: Figure, share: Figure, base: Decimal) -> bool:
    half = HALF.scaleb(-share.decimals)
    low, high = count.allowed.low, count.allowed.high
    if low is None or high is None:
        return True
    slack = HALF.scaleb(-count.decimals) if count.decimals else Decimal(0)
    return (
        share.value - half <= HUNDRED * (high + slack) / base and HUNDRED * (low - slack) / base <= share.value + half
    )


def has_subtotals(parts: Sequence[Figure], total: Figure) -> bool:
    """Whether some parts are sums of the parts below or above them, and the total is right without those."""
    values = [f.value for f in parts]
    sums = list(accumulate(values, initial=Decimal(0)))
    left_out = Decimal(0)
    for order in (1, -1):
        run = values[::order]
        ahead = list(accumulate(run, initial=Decimal(0)))
        left_out = Decimal(0)
        place = 0
        while place < len(run):
            wanted = ahead[place + 1] + run[place]
            end = next((j for j in range(place + 3, len(ahead)) if ahead[j] == wanted), None)
            if end is not None and run[place]:
                left_out += run[place]
                place = end
            else:
                place += 1
        if left_out and (sums[-1] - left_out) in total.allowed:
            return True
    return sums[-1] == 2 * total.value
