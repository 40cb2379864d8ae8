"""Numbers → figures: a number with its currency or unit and its hedges, and the two numbers of a range as one.

What every recognizer of quantities needs is read here once for a sentence: "more than 60 per cent", "between $1.2 and
$1.5 billion", "8- to 16-metre". The recognizers choose among the figures and say what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker import hedges
from checker.figures.elliptic import lent
from checker.figures.figure import Figure, Joint, quantity
from checker.figures.joined import bounds, joined
from checker.figures.listed import inherit
from checker.figures.operand import Operand, operand
from checker.model import Sentence, Token
from checker.numerals import Number

__all__ = ["Figure", "Joint", "Operand", "figures", "quantity"]

MOST: Final = 150
"""A sentence with more numbers is no prose but data, and nobody's claim."""


class _Memo:
    """The figures of the last sentence: every recognizer asks for the same ones in turn."""

    last: tuple[object, tuple[Figure, ...]] = (None, ())


def figures(sentence: Sentence, numbers: Sequence[Number]) -> tuple[Figure, ...]:
    """The figures of a sentence in order, none overlapping; ordinals are none."""
    known, found = _Memo.last
    if known is not numbers:
        found = tuple(_figures(sentence.tokens, numbers)) if len(numbers) <= MOST else ()
        _Memo.last = (numbers, found)
    return found


def _figures(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Figure]:
    operands: list[Operand] = []
    for number in numbers:
        if number.form != "ordinal" and not (operands and number.first < operands[-1].last):
            operands.append(operand(tokens, number))  # the 100 of 8 l/100 km is a part of its unit
    operands = lent(tokens, inherit(tokens, operands))
    i, pending = 0, None
    while i < len(operands):
        figure = joined(tokens, operands, i)
        if figure is None:
            figure = _single(tokens, operands[i])
        i += len(figure.operands)
        if pending is not None:
            both = bounds(tokens, pending, figure)
            if both is not None:
                yield both
                pending = None
                continue
            yield pending
            figure = _converted(tokens, pending, figure)
        pending = figure
    if pending is not None:
        yield pending


def _converted(tokens: Sequence[Token], stated: Figure, figure: Figure) -> Figure:
    """A figure with the bound of the one it only converts: "just under 10 miles (16 km)"."""
    if not stated.style or figure.style or stated.kind != figure.kind or stated.unit == figure.unit:
        return figure
    if stated.joint or figure.joint or figure.first - stated.last != 1 or tokens[stated.last].text not in ("(", "/"):
        return figure
    return replace(figure, style=stated.style, approximate=stated.approximate)


def _single(tokens: Sequence[Token], one: Operand) -> Figure:
    """The figure of one number with its hedges."""
    number = one.number
    bound = hedges.hedge(tokens, one.first, one.last, time=one.kind == "duration")
    return Figure(
        one.kind, one.unit, (one,), bound.first, bound.last, one.first, one.last, bound.style,
        bound.approximate or number.loose or number.value is None, "", number.value, number.low, number.high,
    )  # fmt: skip
