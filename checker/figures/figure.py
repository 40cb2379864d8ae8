"""What is read as one quantity, and the quantity it makes."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from checker import hedges
from checker.figures.operand import Operand
from checker.frozen import frozen
from checker.model import Kind, Quantity, Sentence

Joint = Literal["", "range", "from", "bounds", "tolerance"]


@frozen
class Figure:
    """What is read as one quantity: token indices with the hedge, and ``inner`` ones without it."""

    kind: Kind
    unit: str
    operands: tuple[Operand, ...]
    first: int
    last: int
    inner_first: int
    inner_last: int
    style: hedges.Style
    approximate: bool
    joint: Joint
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None

    @property
    def form(self) -> str:
        """How its first number is written."""
        return self.operands[0].number.form


def quantity(sentence: Sentence, figure: Figure, first: int | None = None, last: int | None = None) -> Quantity:
    """The figure as a quantity; ``first`` and ``last`` where its surface takes in more tokens."""
    tokens = sentence.tokens
    start = tokens[figure.first if first is None else first].start
    end = tokens[(figure.last if last is None else last) - 1].end
    surface = sentence.slice(start, end)
    if figure.value is None or figure.joint:
        return Quantity(
            surface=surface,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            likely_low=figure.low,
            likely_high=figure.high,
            comparator="~" if figure.style == "about" else "=",
            approximate=figure.approximate,
            unit=figure.unit,
        )
    style: hedges.Style = figure.style or ("about" if figure.operands[0].number.loose else "")
    count = figure.kind == "count" and figure.value == figure.value.to_integral_value()
    low, high, likely_low, likely_high = hedges.allowed(figure.value, style, count=count)
    return Quantity(
        surface=surface,
        value=figure.value,
        low=low,
        high=high,
        likely_low=likely_low,
        likely_high=likely_high,
        comparator=hedges.COMPARATORS[style],
        approximate=figure.approximate,
        unit=figure.unit,
    )
