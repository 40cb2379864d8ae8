"""What a unit measures, and how big it is: 10 miles and 16 kilometres are lengths and can be compared.

Money has no fixed rate, so every currency is a dimension of its own; a unit that is not listed is one too. MW and GWh
differ: power is not energy. Temperature scales have an offset and are left apart.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from checker.interval import Interval
from checker.lexicon import table
from checker.model import Kind, Quantity


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    return {
        unit: (dimension, Decimal(size))
        for dimension, units in table("dimensions").items()
        for unit, size in units.items()
    }


def dimension(kind: Kind, unit: str) -> str:
    """The dimension of a figure of this kind and unit; ``count`` for plain numbers."""
    if kind == "money":
        return f"money:{unit}"
    if kind == "percent" or unit in ("percent", "percentage point"):
        return unit or "percent"
    if not unit:
        return "count"
    return _units().get(unit, (unit, Decimal(1)))[0]


def in_base_unit(quantity: Quantity, interval: Interval) -> Interval:
    """The interval in its dimension's base unit; unchanged where the unit has none."""
    size = _units().get(quantity.unit, ("", Decimal(1)))[1]
    return interval if size == 1 else interval.scaled(size)
