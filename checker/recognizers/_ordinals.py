"""Ordinals as numbers: "32nd", "thirty-second", "twelfth"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker.lexicon import table
from checker.model import Quantity, Token

SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_TEN = 10
_DIGITS = 3


class Placed(NamedTuple):
    """An ordinal: its tokens, half open, and the place in the row it names."""

    first: int
    last: int
    place: int


def ordinals(tokens: Sequence[Token]) -> Iterator[Placed]:
    """The ordinals of up to three digits among the tokens, in order."""
    ones, tens = _words()
    for index, token in enumerate(tokens):
        if token.lower in SUFFIXES:
            before = tokens[index - 1] if index else token
            if before.end == token.start and before.text.isdecimal() and len(before.text) <= _DIGITS:
                yield Placed(index - 1, index + 1, int(before.text))
        elif token.lower in ones:
            ten = tens.get(tokens[index - 2].lower, 0) if index > 1 and tokens[index - 1].text == "-" else 0
            if ten and ones[token.lower] < _TEN:
                yield Placed(index - 2, index + 1, ten + ones[token.lower])
            else:
                yield Placed(index, index + 1, ones[token.lower])


def may_be_ordinal(lower: str) -> bool:
    """Whether a word may be, or end, an ordinal."""
    return lower in SUFFIXES or lower in _words()[0]


def behind(tokens: Sequence[Token], last: int) -> int:
    """The word an ordinal that ends at ``last`` stands before, over a hyphen: the "32nd floor", a "32nd-floor" flat."""
    return last + 1 if last < len(tokens) and tokens[last].text in ("-", "‑") else last


def amount(low: Decimal, value: Decimal, surface: str, unit: str) -> Quantity:
    """A figure told by a place in a row, with what it strictly allows."""
    return Quantity(surface=surface, value=value, low=low, high=value, likely_low=low, likely_high=value, unit=unit)


@cache
def _words() -> tuple[dict[str, int], dict[str, int]]:
    """Ordinal words to their places, and the tens that go before them."""
    scales = table("scales")
    return dict(scales["ordinals"]), dict(scales["tens"])
