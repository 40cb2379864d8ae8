"""Symbols that are one unit or another, told by the other words of their sentence.

``150"`` is inches on a table and seconds of arc beside a telescope; ``2.5 F`` is heat, or charge beside a capacitor;
``150 kn`` is a speed, or what a ticket costs in Zagreb; a bare ``°`` belongs to the scale the sentence names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from checker.lexicon import table, words
from checker.model import Token

_SCALES: Final = {"celsius": "celsius", "centigrade": "celsius", "fahrenheit": "fahrenheit", "kelvin": "kelvin"}
_LETTERS: Final = {"C": "celsius", "F": "fahrenheit"}
_NEAR: Final = 5
"""How many tokens behind a degree sign its scale may be named."""
_WIDE: Final = 60
"""How many tokens on either side of a symbol are asked."""


@cache
def _senses() -> dict[str, dict[str, frozenset[str]]]:
    """Symbol → what it may stand for → the words that say so."""
    return {
        symbol: {unit: frozenset(cues.split()) for unit, cues in units.items()}
        for symbol, units in table("units")["senses"].items()
    }


def sense(tokens: Sequence[Token], i: int) -> str:
    """What the words of the sentence make of the symbol at token ``i``; empty where they say nothing."""
    units = _senses().get(tokens[i].text)
    if units is None:
        return ""
    around = {t.lower for t in tokens[max(0, i - _WIDE) : i + _WIDE]}
    return next((unit for unit, cues in units.items() if not cues.isdisjoint(around)), "")


def warmth(tokens: Sequence[Token], i: int) -> str:
    """The unit of bare degrees beside words of heat and climate: no angle, though no scale is named."""
    around = {t.lower for t in tokens[max(0, i - _WIDE) : i + _WIDE]}
    if not around.isdisjoint(words("angular", "units")) or around.isdisjoint(words("warmth", "units")):
        return ""
    return "degree of temperature"


def degrees(tokens: Sequence[Token], last: int) -> str:
    """The scale of the degrees that end before token ``last``: named right behind, else nearest before, else later."""
    for token in tokens[last : last + _NEAR]:
        if token.tag == "PUNCT":
            break
        if token.lower in _SCALES:
            return _SCALES[token.lower]
    for token, after in pairwise(tokens[max(0, last - _WIDE) : last + _WIDE]):
        if token.text in ("°", "º") and after.text in _LETTERS and token.end == after.start:
            return _LETTERS[after.text]  # -5 °C, or minus five degrees
    named = [t.lower for t in reversed(tokens[max(0, last - _WIDE) : last]) if t.lower in _SCALES]
    if not named:
        named = [
            t.lower
            for k, t in enumerate(tokens[last : last + _WIDE], last)
            if t.lower in _SCALES and k + 1 < len(tokens) and tokens[k + 1].lower == "scale"
        ]
    return _SCALES[named[0]] if named else ""
