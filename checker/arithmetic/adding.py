"""Parts added up and held against their whole, each as the set of numbers that it may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from checker.arithmetic.printed import Printed
from checker.interval import Interval
from checker.model import Claim

HUNDRED: Final = Interval.point(Decimal(100))
LEAST_OFF: Final = Decimal(2)
"""What a sum may always miss its whole by and still be meant as it."""


class Sum(NamedTuple):
    """Parts that do not make up their whole; ``whole`` is ``None`` where it is a hundred per cent.

    ``total`` is what the parts may add up to, ``sure`` how sure it is that they are meant to.
    """

    parts: tuple[Printed, ...]
    whole: Printed | None
    total: Interval
    sure: float

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims among the numbers, those of the parts before that of the whole, each once."""
        listed = [*self.parts, *((self.whole,) if self.whole is not None else ())]
        return tuple({p.claim.id: p.claim for p in listed if p.claim is not None}.values())


def missed(parts: tuple[Printed, ...], whole: Printed, sure: float, within: Decimal | None) -> Sum | None:
    """Parts and whole where no numbers that they may stand for add up; by no more than ``within`` of the whole."""
    units = {p.unit for p in parts}
    if len(units) != 1 or (units != {whole.unit} and (units != {""} or whole.unit == "percent")):
        return None
    if units != {whole.unit} and any(p.claim is not None and p.claim.measure.counted for p in parts):
        return None  # games do not make points
    if any(p.value == whole.value for p in parts):
        return None  # the whole named again is no part of it: 47 came, 12 of those 47 late
    step = min(p.step for p in parts)
    if step == 1 and whole.step == 1:
        step = Decimal(0)  # things are counted and not rounded
    total = added(_rounded(p, step) for p in parts)
    if total is None or total.overlaps(_rounded(whole, step)) or whole.value <= 0:
        return None
    if any(p.value < 0 for p in parts) or not whole.exact or sum(p.exact for p in parts) < 2:
        return None
    off = abs(sum((p.value for p in parts), Decimal(0)) - whole.value)
    return Sum(parts, whole, total, sure) if within is None or off <= max(within * whole.value, LEAST_OFF) else None


def _rounded(printed: Printed, step: Decimal) -> Interval:
    """What a number may be in a list whose finest is rounded to ``step``."""
    near = Interval(printed.value - step / 2, printed.value + step / 2)
    return printed.allowed.hull(near) if printed.exact else printed.allowed


def added(allowed: Iterable[Interval]) -> Interval | None:
    """What numbers out of each of the sets may add up to."""
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    low_open = high_open = False
    for one in allowed:
        low = None if low is None or one.low is None else low + one.low
        high = None if high is None or one.high is None else high + one.high
        low_open, high_open = low_open or one.low_open, high_open or one.high_open
    return None if low is None and high is None else Interval(low, high, low_open, high_open)


def exceeds(total: Interval, whole: Interval) -> bool:
    """Whether the least that the parts come to is more than there is."""
    return total.low is not None and whole.high is not None and total.low > whole.high
