"""Nouns that two joined words share: "credit and debit cards"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping, words
from checker.model import Token
from checker.wordclass import lemma

_MODIFIERS: Final = frozenset({"NOUN", "NAME", "ADJ", "GER", "PAST", "ADV"})
_JOINTS: Final = frozenset({"and", "or", ","})
_HYPHENS: Final = frozenset("-‐‑")
_BEFALLEN: Final = frozenset(
    {"die", "injure", "hospitalize", "arrest", "miss", "evacuate", "rescue", "charge", "convict"}
)
_REACH: Final = 12
_ONE: Final = frozenset({"one", "1", "old", "a", "half"})
"""Ends of figures that count no several things: one man, a 19-year-old."""
_UNCHANGED: Final = words("unchanging_plurals", "concepts_lists")
"""Nouns that are their own plural, or stand for many."""


def shared_head(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The words from ``first`` to the plural that several joined words describe, or None: "air and ground forces"."""
    joined = False
    for k in range(first, min(first + _REACH, len(tokens))):
        token = tokens[k]
        if token.tag == "PLURAL" and k + 1 < len(tokens) and tokens[k + 1].tag == "PLURAL" and joined:
            continue  # "human rights advocates"
        if token.tag == "PLURAL":
            return (first, k + 1) if joined else None
        if token.lower in _JOINTS and k > first:
            if tokens[k - 1].lower in _UNCHANGED:
                return None
            joined = joined or token.text != "," or tokens[k - 1].tag == "ADJ"
        elif token.tag not in _MODIFIERS and not ((token.text in _HYPHENS or token.tag == "POSS") and k > first):
            return None
        elif token.tag in ("ADJ", "PAST") and _befallen(token):
            return None  # "24 dead and dozens hurt"
    return None


def _befallen(token: Token) -> bool:
    return mapping("predicates", "concepts").get(lemma(token)) in _BEFALLEN


def counted_together(tokens: Sequence[Token], first: int, joint: int) -> int:
    """The end of a phrase from ``first`` on that goes on behind the joint at ``joint`` to the plural its number counts:
    "5 million credit | and debit cards"; ``joint`` itself where it does not.
    """
    number = next((k for k in range(joint - 1, first - 1, -1) if tokens[k].tag == "NUM"), None)
    if number is None or tokens[number].lower in _ONE or number + 1 >= joint:
        return joint
    found = shared_head(tokens, number + 1)
    return joint if found is None or found[1] <= joint else found[1]
