"""What a number in a sentence is."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from checker.frozen import frozen

Form = Literal["digits", "words", "mixed", "fraction", "vague", "ordinal"]


@frozen
class Number:
    """A number in a sentence: token indices half open, document offsets, and what it stands for.

    ``value`` is ``None`` for vague numbers ("dozens", "tens of millions"), which have ``low`` and maybe ``high``.
    ``scale`` is the scale word folded into the value (1 where none), so that "1.2 to 1.5 billion" can lend it
    backwards; ``loose`` marks wordings that are approximate by themselves ("a couple hundred").
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    form: Form
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    loose: bool = False
