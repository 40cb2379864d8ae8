"""A thing counted in words: its modifiers as printed, its head in the singular."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.model import Token
from checker.wordclass import NOUNISH, singular

_SAID: Final = NOUNISH | {"ADJ", "GER", "PAST"}
QUOTES: Final = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»"})
_GENITIVE: Final = frozenset({"'s", "’s", "'", "’"})


def in_words(tokens: Sequence[Token], first: int, head: int) -> str:
    """The words from ``first`` to the head noun at ``head``, without articles and numbers."""
    out = ""
    for k in range(first, head):
        token = tokens[k]
        glued = k > first and tokens[k - 1].end == token.start
        joins = token.text in "-‐‑" and glued and tokens[k + 1].start == token.end
        if token.tag not in _SAID and not (out and (joins or token.lower in _GENITIVE)):
            continue
        out += token.text if not out or glued else f" {token.text}"
    noun = singular(tokens[head].text)
    return noun if not out else out + noun if tokens[head - 1].end == tokens[head].start else f"{out} {noun}"
