"""A thing counted in words: its modifiers as printed, its head in the singular."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.model import Token
from checker.phrases import TITLED
from checker.wordclass import NOUNISH, singular

_SAID: Final = NOUNISH | {"ADJ", "GER", "PAST"}
QUOTES: Final = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»"})
_GENITIVE: Final = frozenset({"'s", "’s", "'", "’"})


def in_words(tokens: Sequence[Token], first: int, head: int) -> str:
    """The words from ``first`` to the head noun at ``head``, without articles and numbers."""
    out = ""
    for k in range(first, head):
        token = tokens[k]
        glued = k > first and tokens[k - 1].end == token.start and tokens[k - 1].text != "["
        joins = token.text in "-‐‑" and glued and tokens[k + 1].start == token.end
        lists = token.text == "," or token.lower in ("and", "or")
        hyphened = k + 1 < head and tokens[k + 1].text in "-‐‑" and tokens[k + 1].start == token.end
        if token.tag == "NUM" and hyphened and not glued:
            out += token.text if not out else f" {token.text}"  # "a one-time payment"
            continue
        if token.text == "." and glued and tokens[k - 1].lower in TITLED:
            out += token.text
            continue
        if token.tag == "NUM" and glued and out and tokens[k - 1].text in "-‐‑":
            out += token.text  # "B-17 bomber"
            continue
        if token.tag not in _SAID and not (out and (joins or lists or token.lower in _GENITIVE)):
            continue
        out += token.text if not out or glued else f" {token.text}"
    noun = _one(tokens, first, head)
    return noun if not out else out + noun if tokens[head - 1].end == tokens[head].start else f"{out} {noun}"


def _one(tokens: Sequence[Token], first: int, head: int) -> str:
    """The head noun in the singular; a name of several words stays as it is where nothing counts it."""
    token = tokens[head]
    if token.tag == "NAME" and head > first and tokens[head - 1].tag == "NAME":
        counted = any(t.tag == "NUM" for t in tokens[max(0, first - 3) : head])
        if not counted:
            return token.text
    one = singular(token.lower)
    return token.text[: len(one)] if token.lower.startswith(one) else one if token.text.islower() else one.capitalize()
