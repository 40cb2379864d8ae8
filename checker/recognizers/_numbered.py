"""Numbers that name by custom: those one dials, acts of a chamber, points of a list, shops called by their hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import words
from checker.model import Token
from checker.wordclass import NOUNISH

_COUNTED: Final = NOUNISH | {"ADJ", "NUM", "SYM", "GER"}
_NEAR: Final = 3
"""Tokens between a verb of dialling and the number."""


def dialled(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A short number one calls: "called 911", "dial 311", "a 911 dispatcher"."""
    text = tokens[index].text
    if len(text) != 3 or not text.isdigit():
        return None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    counted = after is not None and (after.tag in _COUNTED or after.text == "%")
    before = {t.lower for t in tokens[max(0, index - _NEAR) : index]}
    if text in words("emergency", "identifiers"):
        if after is not None and after.lower in words("callers", "identifiers"):
            many = after.tag == "PLURAL" and text not in words("never_counted", "identifiers")
            return None if many else (index, index + 1)
        called = not before.isdisjoint(words("calling", "identifiers"))
    else:
        called = index > 0 and tokens[index - 1].lower in words("dialling", "identifiers")
    return (index, index + 1) if called and not counted else None


def act(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """An act of a chamber that is named before it: "House bill 1", "Senate joint resolution 7"."""
    place = index - 1
    if tokens[place].lower not in words("acts", "identifiers") or not tokens[index].text.isdigit():
        return None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    while place and index - place < 4 and tokens[place].text[0].islower():
        place -= 1
    chamber = tokens[place].lower in words("chambers", "identifiers") and tokens[place].text[0].isupper()
    return (place, index + 1) if chamber and not (after is not None and after.tag in _COUNTED) else None


def spoken(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The number of one in a row, spelled or in digits: "point number four", "public enemy number one"."""
    if index < 2 or tokens[index - 1].lower != "number" or tokens[index].lower not in words("small_numbers", "times"):
        return None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    led = tokens[index - 2].tag in ("NOUN", "NAME", "POSS", "DET", "BE", "PREP", "GER")
    crowd = tokens[index - 2].lower in words("crowds", "identifiers")
    counted = after is not None and after.tag in ("PLURAL", "NUM", "SYM")
    return (index - 1, index + 1) if led and not crowd and not counted else None


def chain(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Digits tied to a number word with a capital, as no amount is written: "7-Eleven"."""
    if index + 2 >= len(tokens) or tokens[index + 1].text not in ("-", "‑", "–"):
        return None
    dash, word = tokens[index + 1], tokens[index + 2]
    tied = tokens[index].end == dash.start and dash.end == word.start
    name = word.text.istitle() and word.lower in words("small_numbers", "times")
    return (index, index + 3) if tied and name else None
