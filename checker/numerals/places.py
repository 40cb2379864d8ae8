"""A sentence's tokens by place, and the value that is being read from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from checker.model import Token
from checker.numerals.number import Form, Number
from checker.numerals.vocabulary import lexicon

HYPHENS: Final = frozenset("-‐‑")
MINUS: Final = frozenset("-−–")
MONEY: Final = frozenset("$€£¥₹₩₽₺₫฿₪₱¢")


@dataclass(slots=True)
class Value:
    """A value read so far: where it ends, its last scale, and what it was before the last "and" group."""

    value: Decimal
    last: int
    form: Form
    scale: Decimal = Decimal(1)
    before: Decimal | None = None  # the value without the group after the last "and"
    before_scale: Decimal = Decimal(1)
    tens_apart: bool = False  # whether its last word is a ten that stands by itself: one hundred thirty


class Places:
    """The tokens of one sentence, asked by place; outside the sentence there is nothing."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.n = len(tokens)
        self.words = lexicon()

    def lower(self, i: int) -> str:
        """The token's text in lower case, empty outside the sentence."""
        return self.tokens[i].lower if 0 <= i < self.n else ""

    def tag(self, i: int) -> str:
        """The token's class, empty outside the sentence."""
        return self.tokens[i].tag if 0 <= i < self.n else ""

    def touching(self, i: int) -> bool:
        """Whether token ``i`` follows its predecessor without a blank."""
        return 0 < i < self.n and self.tokens[i - 1].end == self.tokens[i].start

    def digits(self, i: int) -> bool:
        """Whether token ``i`` is written in digits."""
        return (
            0 <= i < self.n
            and (self.tokens[i].text[0].isdecimal() or self.tokens[i].text[0] == ".")
            and (self.tokens[i].text[-1].isdecimal())
        )

    def small_digits(self, i: int) -> bool:
        """Whether token ``i`` is an integer of at most three digits."""
        return self.digits(i) and len(self.tokens[i].text) <= 3 and self.tokens[i].text.isdecimal()

    def make(self, first: int, read: Value, loose: bool = False) -> Number:
        """A number from what was read from ``first`` on."""
        return Number(
            first, read.last, self.tokens[first].start, self.tokens[read.last - 1].end, read.value, read.form,
            scale=read.scale, loose=loose,
        )  # fmt: skip

    def read(self, i: int) -> Number | None:
        """The number that starts at token ``i``."""
        raise NotImplementedError
