"""Words that look like units and are none where they stand: points of a plan, barns one burns, the "s" of the 1990s."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import words
from checker.model import Token
from checker.numerals import Number

_DECADES: Final = frozenset(
    {"the", "early", "mid", "late", "low", "lower", "high", "upper", "middle", "-", "and", "to", "'", "’"}
)
"""What may stand before the tens of years or degrees: the '20s, in the low 40s."""
_HYPHENS: Final = frozenset("-‐‑")
_WON: Final = 5
"""How many tokens before a cup it may be won."""
_WIDE: Final = 40
"""How many tokens on either side of a unit's word are asked whether it is one."""
_LOOSE: Final = frozenset({"in", "to", "for"})
"""Words that may go on behind points of a scale."""
_MODEL: Final = 3
"""Digits a model's number has at least, for an "s" behind it to be a plural."""
_PAIR: Final = 3
"""Tokens from a model in the plural to the next: 737, s, and."""


def made(tokens: Sequence[Token], last: int, point: Token) -> bool:
    """Whether points that end before token ``last`` are of a plan or an argument, not of a scale or a board."""
    if point.text[0].isupper() and point.tag == "NAME":
        return True
    after = tokens[last] if last < len(tokens) else None
    if after is None or after.lower not in words("pointed", "units"):
        return False
    return (
        point.tag != "PLURAL"
        or after.lower in ("of", "about", "on", "are", "were")
        or after.lower in words("pointed", "units") - _LOOSE
    )


def moment(tokens: Sequence[Token], number: Number) -> bool:
    """Whether "one point" is a moment or an argument: at one point, on one point."""
    if number.value != 1 or tokens[number.first].text.isdigit():
        return False
    return number.first == 0 or tokens[number.first - 1].lower != "by"


def thing(tokens: Sequence[Token], i: int) -> bool:
    """Whether a unit's word names things here: "11 barns" where nobody speaks of physics, "won three cups"."""
    lower = tokens[i].lower
    if lower not in words("things", "units") and lower not in words("trophies", "units"):
        return False
    if lower in words("trophies", "units"):
        return any(t.lower in words("won", "units") for t in tokens[max(0, i - _WON) : i])
    around = {t.lower for t in tokens[max(0, i - _WIDE) : i + _WIDE]}
    return around.isdisjoint(words("physical", "units"))


def decade(tokens: Sequence[Token], number: Number) -> bool:
    """Whether an "s" glued to the digits makes a decade of them: the 1990s, the '20s, in her 30s."""
    if number.value is None or number.form != "digits":
        return False
    before = tokens[number.first - 1] if number.first else None
    if before is not None and before.text in _HYPHENS and before.end == tokens[number.first].start:
        return True
    if number.value % 10:
        return False
    led = before is not None and (before.tag == "POSS" or before.lower in _DECADES)
    return 1000 <= number.value <= 2100 or (20 <= number.value <= 90 and led)


def makes(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a name before makes a model of the number, and the "s" its plural: Boeing 737s."""
    first = number.first
    if number.form != "digits" or not tokens[first].text.isdigit() or len(tokens[first].text) < _MODEL:
        return False
    while first > _PAIR and tokens[first - 1].lower in ("and", "or", ",") and tokens[first - 2].text == "s":
        first -= _PAIR  # 737s and 747s
    return first > 0 and tokens[first - 1].text[0].isupper() and tokens[first - 1].text.isalpha()
