"""Whether "times" makes a factor of a number or counts occasions."""

from __future__ import annotations

from collections.abc import Sequence

from checker.lexicon import words
from checker.model import Token

_POINTING = frozenset({"this", "that", "these", "those", "the", "a", "an", "last", "next", "each", "every"})


def times_behind(tokens: Sequence[Token], last: int) -> bool:
    """Whether "times" behind a number makes it a factor: three times as large, four times the size, ten times more.

    Not where it counts occasions: booked four times this season, used three times as a bridge.
    """
    return last + 1 < len(tokens) and tokens[last].lower == "times" and compares(tokens, last + 1)


def compares(tokens: Sequence[Token], i: int) -> bool:
    """Whether what stands at ``i``, behind "three times" or "twice", is compared with."""
    if i >= len(tokens):
        return False
    after, further = tokens[i], tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if after.lower in _POINTING and further in words("occasions", "changes"):
        return False
    if after.lower == "as":
        if i + 1 == len(tokens) or tokens[i + 1].text[0].isupper():
            return False  # scored twice as United pressed
        return tokens[i + 1].tag in ("ADJ", "ADV") or further in words("degrees", "changes")
    if after.lower in words("factor_after", "scales"):
        return True
    return after.lower.endswith("er") and (after.tag == "ADJ" or further == "than")
