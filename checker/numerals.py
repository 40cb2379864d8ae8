"""The grammar of numbers, shared by the recognizers: token runs → numbers with value, form and the range they allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from checker.model import Token

Form = Literal["digits", "words", "mixed", "fraction", "vague", "ordinal"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: token indices half open, document offsets, and what it stands for.

    ``value`` is ``None`` for vague numbers ("dozens", "tens of millions"), which have ``low`` and maybe ``high``.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    form: Form
    low: Decimal | None = None
    high: Decimal | None = None


def numbers(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Every number in the tokens of one sentence, in order, none overlapping."""
    raise NotImplementedError
