"""What a printed figure may have been before it was rounded, as a set: recomputed values are compared with sets.

After statcheck (Nuijten et al. 2016), which calls a reported result inconsistent only where no number that rounds to
the printed ones makes it right. Percentages are cut off as often as they are rounded, so a printed one may stand for
anything less than one unit of its last place away; other figures for half a unit.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.interval import Interval
from checker.model import Quantity
from checker.pattern import pattern

_PRINTED: Final = pattern(r"(?<![\w.,])(?:[0-9][0-9,]*)?(?:\.([0-9]+))?")
_FOLDED: Final = 1000
"""From this factor between the number printed and its value on, a scale word stands behind it: 2 million."""
_FEW: Final = 1000
"""Below so many, what is counted one by one is told exactly."""
_PER_CENT: Final = frozenset({"percent", "percentage point"})


def allowed(quantity: Quantity) -> Interval:
    """The numbers a figure may stand for: what its words allow, what a reader takes them to mean, and what rounds to
    it. "Nearly 60" may be 60 and is not 20; "less than 60" may be.
    """
    spread = quantity.strict
    near = quantity.comparator in ("=", "~") or quantity.approximate
    if not near:
        return spread
    step = printed_step(quantity)
    if quantity.unit in _PER_CENT and step and quantity.value is not None and not quantity.approximate:
        return Interval(quantity.value - step, quantity.value + step, True, True)
    if quantity.low is None or quantity.high is None:
        spread = Interval(quantity.likely_low, quantity.likely_high)
    elif quantity.likely_low is not None and quantity.likely_high is not None:
        spread = spread.hull(quantity.likely)
    if quantity.value is None:
        return spread
    slack = step if quantity.unit in _PER_CENT else step / 2
    return spread.hull(Interval(quantity.value - slack, quantity.value + slack))


def counted(quantity: Quantity) -> Interval:
    """As ``allowed``, but for a count of some hundreds at most that stands beside its whole: nobody rounds that."""
    exact = quantity.comparator == "=" and not quantity.approximate and not quantity.unit
    if exact and quantity.value is not None and quantity.value < _FEW and not printed_step(quantity):
        return Interval.point(quantity.value)
    return allowed(quantity)


def nearest(quantity: Quantity) -> Interval:
    """As ``allowed``, where a percentage is taken to be rounded to the nearest and not cut off: rates that are held
    against one another.
    """
    half = half_unit(quantity)
    exact = quantity.comparator == "=" and not quantity.approximate
    if exact and quantity.unit in _PER_CENT and half and quantity.value is not None:
        return Interval(quantity.value - half, quantity.value + half)
    return allowed(quantity)


def half_unit(quantity: Quantity) -> Decimal:
    """Half a unit of the last printed place, at the figure's scale: 0.05 for 55.5, 50,000 for 1.2 million, 0.5 for
    55 per cent; 0 for a whole number that counts things one by one.
    """
    return printed_step(quantity) / 2


def printed_step(quantity: Quantity) -> Decimal:
    """One unit of the last printed place, at the figure's scale; 0 where the number is printed in words or counts
    things one by one.
    """
    if quantity.value is None:
        return Decimal(0)
    found = next((m for m in _PRINTED.finditer(quantity.surface) if m[0] and any(map(str.isdigit, m[0]))), None)
    if found is None:
        return Decimal(1) if quantity.unit in _PER_CENT and quantity.value >= 1 else Decimal(0)
    printed = Decimal(found[0].replace(",", ""))
    scale = abs(quantity.value / printed) if printed else Decimal(1)
    places = len(found[1] or "")
    if not places and scale < _FOLDED and quantity.unit not in _PER_CENT:
        return Decimal(0)
    return scale * Decimal(1).scaleb(-places)


def last_place(quantity: Quantity) -> Decimal | None:
    """One unit of the last printed place, at the figure's scale, also where whole things are counted; ``None`` for a
    number printed as a fraction in words.
    """
    step = printed_step(quantity)
    if step:
        return step
    value = quantity.value if quantity.value is not None else quantity.low
    return None if value is None or value != value.to_integral_value() else Decimal(1)


def share(part: Interval, whole: Interval) -> Interval | None:
    """What per cent one set of numbers may be of another; ``None`` where the whole may be nothing or the part less."""
    if whole.low is None or whole.low <= 0 or part.low is None or part.low < 0:
        return None
    low = Decimal(0) if whole.high is None else 100 * part.low / whole.high
    high = None if part.high is None else 100 * part.high / whole.low
    return Interval(low, high)


def growth(start: Interval, end: Interval) -> Interval | None:
    """By how many per cent one set of numbers may be more than another, less where negative; ``None`` where the start
    may be nothing or an end is open.
    """
    if start.low is None or start.high is None or start.low <= 0 or end.low is None or end.high is None or end.low < 0:
        return None
    return Interval(100 * end.low / start.high - 100, 100 * end.high / start.low - 100)


def difference(start: Interval, end: Interval) -> Interval | None:
    """How much one set of numbers may be more than another; ``None`` where an end is open."""
    if start.low is None or start.high is None or end.low is None or end.high is None:
        return None
    return Interval(end.low - start.high, end.high - start.low)


def plain(value: Decimal, places: int = 0) -> str:
    """A number for a message: thousands in groups, no zeros that say nothing."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
