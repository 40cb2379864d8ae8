"""Double units worked out anew: 10 miles (26 km), 30 °C (96 °F), 6 feet 2 inches (1.78 metres)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from checker.arithmetic.beside import AGAIN, LINK, before, behind, between, ends, figures
from checker.arithmetic.passages import Passage
from checker.arithmetic.rounding import last_place, plain
from checker.dimension import dimension, in_base_unit
from checker.interval import Interval
from checker.lexicon import table
from checker.model import Claim, Quantity
from checker.pattern import pattern

_ROUNDED: Final = Decimal("0.08")
"""How far from its value, as a share of it, a number that ends in noughts may be."""
_ABOUT: Final = Decimal("0.12")
"""The same of one that is hedged or a fraction in words."""
_WARM: Final = Decimal(1)
"""Degrees from its value that a temperature in whole degrees may be."""
_HOT: Final = Decimal(300)
"""Degrees from which on temperatures are rounded as other figures are."""
_KIN: Final = Decimal(3)
"""How far apart two sizes joined by a plain "or" may be and still be meant for one."""
_AGAIN: Final = pattern(rf"(?: {LINK}){{0,2}}(?:{AGAIN}|\s*/\s*$|\s*=\s*$)", re.IGNORECASE)
_ADDED: Final = pattern(r"\s?(?:,|and)?\s?")
_BY: Final = pattern(r"^(?:\s?[x×*]\s?\d|(?: |-)by(?: |-)(?:\d|[a-z]+))|^(?: \w+)? by \d", re.IGNORECASE)
_AFTER_BY: Final = pattern(r"(?:\bby|[x×*])(?: |-)?$", re.IGNORECASE)
_METRIC: Final = pattern(r"metre|gram|litre|hectare|tonne|metric|celsius|kelvin|joule|watt|pascal|bar$")


class Size(NamedTuple):
    """What is measured in one system: the claims it is told in, feet and inches together, and how it is printed."""

    claims: tuple[Claim, ...]
    printed: str


class Misconversion(NamedTuple):
    """Claims of one size that differ, and the sum that shows it."""

    claims: tuple[Claim, ...]
    sum: str


def misconversions(passage: Passage) -> Iterator[Misconversion]:
    """The sizes of a sentence told in two units that do not agree, each once."""
    sizes = list(_sizes(passage, figures(passage)))
    done: set[str] = set()
    for a, b in pairwise(sizes):
        first, second = a.claims[-1], b.claims[0]
        opened = _AGAIN.fullmatch(between(passage, first, second))
        if opened is None or a.claims[0].id in done or not _told_again(passage, a, b, opened):
            continue
        worth = _worth(a, b, passage)
        if worth is not None:
            done.update(c.id for c in b.claims)
            yield Misconversion((*a.claims, *b.claims), f"{a.printed} is {worth}, not {b.printed}")


def _sizes(passage: Passage, claims: Sequence[Claim]) -> Iterator[Size]:
    """The measures of a sentence in order; "6 feet 2 inches" is one."""
    index = 0
    while index < len(claims):
        run = [claims[index]]
        while index + 1 < len(claims) and _goes_on(passage, run[-1], claims[index + 1]):
            index += 1
            run.append(claims[index])
        if all(_measured(c) for c in run):
            text = " ".join(passage.document.text[run[0].start : run[-1].end].split())
            yield Size(tuple(run), re.sub(r"(?<=\d)[-‐‑](?=[^\W\d_])", " ", text))
        index += 1


def _measured(claim: Claim) -> bool:
    size = claim.quantity
    return claim.kind in ("measure", "duration") and size is not None and bool(size.unit)


def _goes_on(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether a claim goes on with a smaller unit: 6 feet | 2 inches."""
    if not (_measured(a) and _measured(b)) or a.quantity is None or b.quantity is None or a.quantity.value is None:
        return False
    if _dimension(a) != _dimension(b) or b.quantity.value is None or _degrees(a.quantity.unit):
        return False
    if not _ADDED.fullmatch(between(passage, a, b)):
        return False
    big, small = _base(a.quantity.unit), _base(b.quantity.unit)
    return big > small and b.quantity.value * small < big


def _told_again(passage: Passage, a: Size, b: Size, opened: re.Match[str]) -> bool:
    """Whether the second size is the first in another unit, by their units and by what stands around them."""
    first, second = a.claims[-1], b.claims[0]
    one, other = first.quantity, second.quantity
    if one is None or other is None or one.unit == other.unit or not _one_dimension(a.claims[0], second):
        return False
    if _AFTER_BY.search(before(passage, a.claims[0])) or _BY.match(behind(passage, b.claims[-1])):
        return False
    if (
        {one.unit, other.unit} & {"hour"}
        and first.kind == second.kind == "duration"
        and {one.unit, other.unit} & {"day", "week", "month", "year"}
    ):
        return False  # five days (40 hours): of work
    gap = opened[0].rstrip()
    if gap.endswith(("/", "=")):
        return True
    tail = behind(passage, b.claims[-1])
    if not ends(tail, opened, rf"(?: {LINK}){{0,2}}" if not opened["paren"] else ""):
        return False
    if opened["paren"]:
        return True
    again = re.search(r"\b(?:that|which|equal\w*|equivalent|i\.e)\b", gap, re.IGNORECASE) is not None
    if first.kind == "duration" or _metric(a) == _metric(b):
        return again
    return gap.endswith("or") or opened["dash"] is not None or again


def _one_dimension(a: Claim, b: Claim) -> bool:
    assert a.quantity is not None
    assert b.quantity is not None
    if _degrees(a.quantity.unit) or _degrees(b.quantity.unit):
        return all(_degrees(c.quantity.unit) or c.quantity.unit == "degree" for c in (a, b) if c.quantity is not None)
    return _dimension(a) == _dimension(b) and _dimension(a) != a.quantity.unit


def _metric(size: Size) -> bool:
    return any(c.quantity is not None and _METRIC.search(c.quantity.unit) is not None for c in size.claims)


# --- how large ------------------------------------------------------------------------------------------------------


def _worth(a: Size, b: Size, passage: Passage) -> str | None:
    """What the first size is in the unit of the second, where that is not what is printed; ``None`` where it is."""
    one, other = a.claims[0].quantity, b.claims[0].quantity
    if one is None or other is None:
        return None
    if _degrees(one.unit) or _degrees(other.unit):
        return _warmth(one, other)
    if one.value is None or other.value is None:
        return _range_worth(one, other) if len(a.claims) == len(b.claims) == 1 else None
    if one.value <= 0 or other.value <= 0:
        return None
    here, there = _meant(a), _meant(b)
    if any(x.overlaps(y) for x in here for y in there):
        return None
    total = sum((_exact(c) for c in a.claims), Decimal(0))
    apart = total / sum((_exact(c) for c in b.claims), Decimal(1) * 0) if other.value else Decimal(0)
    bare = not re.search(r"[(\[/,=–—]|--|\b(?:[Tt]hat|which)\b", between(passage, a.claims[-1], b.claims[0]))
    if bare and not 1 / _KIN < apart < _KIN:
        return None  # 5 or 10 km: one of two
    return _in_unit(total, b)


def _range_worth(one: Quantity, other: Quantity) -> str | None:
    """The same for ranges, end by end: 10 to 15 miles (16 to 40 km)."""
    if None in (one.low, one.high, other.low, other.high) or one.value is not None or other.value is not None:
        return None
    for x, y in ((one.low, other.low), (one.high, other.high)):
        assert x is not None
        assert y is not None
        here = [_around(x, one, size) for size in _all_sizes(one.unit)]
        there = [_around(y, other, size) for size in _all_sizes(other.unit)]
        if x > 0 and y > 0 and not any(p.overlaps(q) for p in here for q in there):
            size = _base(other.unit)
            assert one.low is not None
            assert one.high is not None
            ends_ = (e * _base(one.unit) / size for e in (one.low, one.high))
            return f"{' to '.join(_round(e) for e in ends_)} {_plural(other.unit)}"
    return None


def _meant(size: Size) -> list[Interval]:
    """What a size may be in the base unit, for each size its unit may have."""
    found: list[Interval] = []
    head, *rest = size.claims
    assert head.quantity is not None
    for unit in _all_sizes(head.quantity.unit):
        if not rest:
            assert head.quantity.value is not None
            found.append(_around(head.quantity.value, head.quantity, unit))
            continue
        total = sum((_exact(c) for c in rest), Decimal(0)) + (head.quantity.value or 0) * unit
        least = rest[-1].quantity
        assert least is not None
        slack = _base(least.unit) * (last_place(least) or Decimal(1)) / 2
        found.append(Interval(total - slack, total + slack))
    return found


def _around(value: Decimal, quantity: Quantity, size: Decimal) -> Interval:
    """What a printed number may be in the base unit: as rounded to its last digit, or to its noughts."""
    step = last_place(quantity)
    slack = value * _ABOUT if step is None else step / 2
    digits = value.normalize().as_tuple()
    if isinstance(digits.exponent, int) and digits.exponent > 0:
        slack = max(slack, min(Decimal(5).scaleb(digits.exponent - 1), value * _ROUNDED))
    if quantity.approximate or quantity.comparator != "=":
        slack = max(slack, value * _ABOUT)
    return Interval((value - slack) * size, (value + slack) * size)


def _exact(claim: Claim) -> Decimal:
    assert claim.quantity is not None
    return (claim.quantity.value or Decimal(0)) * _base(claim.quantity.unit)


def _base(unit: str) -> Decimal:
    """The size of a unit in its dimension's base unit; 1 where it has none."""
    size = in_base_unit(Quantity(surface="", unit=unit), Interval.point(Decimal(1))).low
    return size or Decimal(1)


@cache
def _all_sizes(unit: str) -> tuple[Decimal, ...]:
    """All the sizes a unit may have: a gallon is imperial or not."""
    return (_base(unit), *map(Decimal, table("conversions")["also"].get(unit, ())))


def _dimension(claim: Claim) -> str:
    return dimension(claim.kind, claim.quantity.unit if claim.quantity is not None else "")


# --- how warm -------------------------------------------------------------------------------------------------------


def _degrees(unit: str) -> tuple[Decimal, Decimal] | None:
    """How many kelvin a degree of a scale is and where the nought of the scale lies; ``None`` for any other unit."""
    found = table("conversions")["degrees"].get(unit)
    return None if found is None else (Decimal(found[0]), Decimal(found[1]))


def _warmth(one: Quantity, other: Quantity) -> str | None:
    """What a temperature is on the other scale, where neither it nor a difference of so many degrees is printed."""
    first = one.model_copy(update={"unit": _scale_beside(other.unit)}) if one.unit == "degree" else one
    second = other.model_copy(update={"unit": _scale_beside(one.unit)}) if other.unit == "degree" else other
    here, there = _degrees(first.unit), _degrees(second.unit)
    if here is None or there is None or first.unit == second.unit:
        return None
    if first.value is None or second.value is None:
        return None
    x, y = _warm(first), _warm(second)
    if x.scaled(here[0]).shifted(here[1]).overlaps(y.scaled(there[0]).shifted(there[1])):
        return None
    if x.scaled(here[0]).overlaps(y.scaled(there[0])):
        return None  # warmer by 2 °C (3.6 °F)
    worth = (first.value * here[0] + here[1] - there[1]) / there[0]
    return f"{plain(worth, 0)} {_sign(second.unit)}"


def _warm(size: Quantity) -> Interval:
    assert size.value is not None
    step = last_place(size)
    slack = _WARM if step is None or step >= 1 else step
    if abs(size.value) >= _HOT or size.approximate:
        slack = max(slack, abs(size.value) * _ROUNDED / 2)
    return Interval(size.value - slack, size.value + slack)


def _scale_beside(unit: str) -> str:
    """The scale of a bare degree beside one that is named."""
    return "fahrenheit" if unit == "celsius" else "celsius"


def _sign(unit: str) -> str:
    return {"celsius": "°C", "fahrenheit": "°F"}.get(unit, unit)


# --- in words -------------------------------------------------------------------------------------------------------


def _in_unit(total: Decimal, size: Size) -> str:
    """A size in the unit, or units, of another."""
    shown = []
    left = total
    for claim in size.claims[:-1]:
        assert claim.quantity is not None
        whole = left // _base(claim.quantity.unit)
        left -= whole * _base(claim.quantity.unit)
        shown.append(f"{plain(whole)} {_plural(claim.quantity.unit)}")
    last = size.claims[-1]
    assert last.quantity is not None
    shown.append(_printed_like(last, _round(left / _base(last.quantity.unit))))
    return " ".join(shown)


def _printed_like(claim: Claim, number: str) -> str:
    """A number with the unit as a claim prints it, or with the unit's name."""
    text = re.sub(r"(?<=\d)[-‐‑](?=[^\W\d_])", " ", " ".join(claim.surface.split()))
    found = re.search(r"\d[\d,.]*(?<=\d)", text)
    assert claim.quantity is not None
    if found is None or re.search(r"\d", text[found.end() :]):
        return f"{number} {_plural(claim.quantity.unit)}"
    return f"{number}{text[found.end() :]}"


def _round(value: Decimal) -> str:
    """A number with three digits that tell, or all before the point."""
    places = max(0, 2 - value.adjusted()) if value else 0
    return plain(value, min(places, 4))


def _plural(unit: str) -> str:
    special = {
        "foot": "feet",
        "inch": "inches",
        "square foot": "square feet",
        "cubic foot": "cubic feet",
        "square inch": "square inches",
    }
    if unit in special:
        return special[unit]
    head, _, rest = unit.removesuffix("-mass").partition(" per ")
    head = head if head.endswith(("hertz", "lux")) or head == "mph" else f"{head}s"
    return f"{head} per {rest}" if rest else head
