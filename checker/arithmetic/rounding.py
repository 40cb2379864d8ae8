"""What a printed figure may have been before it was rounded, as a set: recomputed values are compared with sets.

After statcheck (Nuijten et al. 2016), which calls a reported result inconsistent only where no number that rounds to
the printed ones makes it right.
"""

from __future__ import annotations

import re
from decimal import Decimal

from checker.interval import Interval
from checker.model import Quantity

_DECIMALS = re.compile(r"[0-9]\.([0-9]+)")


def allowed(quantity: Quantity) -> Interval:
    """The numbers a figure may stand for: what its words allow, what a reader takes them to mean, and half a unit of
    its last printed decimal.
    """
    spread = quantity.strict
    if quantity.comparator in ("=", "~"):
        spread = spread.hull(quantity.likely)
        half = half_unit(quantity)
        if quantity.value is not None and half:
            spread = spread.hull(Interval(quantity.value - half, quantity.value + half))
    return spread


def half_unit(quantity: Quantity) -> Decimal:
    """Half a unit of the last printed decimal, at the figure's scale: 0.05 for 55.5, 50,000 for 1.2 million; 0 where
    no decimal is printed.
    """
    found = _DECIMALS.search(quantity.surface)
    if found is None or quantity.value is None:
        return Decimal(0)
    digits = re.search(r"[0-9][0-9,]*\.[0-9]+", quantity.surface)
    printed = Decimal(digits.group().replace(",", "")) if digits else Decimal(0)
    scale = abs(quantity.value / printed) if printed else Decimal(1)
    return scale * Decimal(5).scaleb(-len(found.group(1)) - 1)


def share(part: Interval, whole: Interval) -> Interval | None:
    """What per cent one set of numbers may be of another, both positive and bounded; ``None`` where that is not so."""
    low, high = whole.low, whole.high
    if part.low is None or part.high is None or low is None or high is None or low <= 0 or part.low < 0:
        return None
    return Interval(100 * part.low / high, 100 * part.high / low)
