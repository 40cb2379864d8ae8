"""Where a figure lies among others when it is drawn."""

from __future__ import annotations

from decimal import Decimal

from checker.model import Quantity


def ends(quantity: Quantity | None) -> tuple[Decimal | None, Decimal | None]:
    """The ends of what is drawn: a value twice, or a range, ``None`` where it is open."""
    if quantity is None:
        return None, None
    match quantity.comparator:
        case ">" | ">=" if quantity.value is not None:
            return quantity.value, None
        case "<" | "<=" if quantity.value is not None:
            return None, quantity.value
    if quantity.value is not None:
        return quantity.value, quantity.value
    return quantity.low, quantity.high
