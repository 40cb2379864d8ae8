"""Nouns that two words share ("credit and debit cards"), and nouns set off by quotes or brackets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.lexicon import mapping
from checker.measure.predicate import ELLIPTICAL
from checker.measure.text import QUOTES
from checker.model import Token
from checker.wordclass import lemma

_MODIFIERS: Final = frozenset({"NOUN", "NAME", "ADJ", "GER", "PAST", "ADV"})
_JOINTS: Final = frozenset({"and", "or", ","})
_HYPHENS: Final = frozenset("-‐‑")
_REACH: Final = 12
_UNCHANGED: Final = frozenset(
    {"aircraft", "spacecraft", "police", "staff", "personnel", "crew", "cattle", "sheep", "series", "species", "people"}
)
"""Nouns that are their own plural, or stand for many."""


def shared_head(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The words from ``first`` to the plural that several joined words describe, or None: "air and ground forces"."""
    joined = False
    for k in range(first, min(first + _REACH, len(tokens))):
        token = tokens[k]
        if token.tag == "PLURAL":
            return (first, k + 1) if joined else None
        if token.lower in _JOINTS and k > first:
            if tokens[k - 1].lower in _UNCHANGED:
                return None
            joined = joined or token.text != "," or tokens[k - 1].tag == "ADJ"
        elif token.tag not in _MODIFIERS and not (token.text in _HYPHENS and k > first):
            return None
        elif token.tag in ("ADJ", "PAST") and _befallen(token):
            return None  # "24 dead and dozens hurt"
    return None


def _befallen(token: Token) -> bool:
    return mapping("predicates", "concepts").get(lemma(token)) in ELLIPTICAL


def set_off(tokens: Sequence[Token], at: int) -> int:
    """Past the quotation mark or bracket at token ``at``, if there is one."""
    return at + 1 if at < len(tokens) and (tokens[at].text in QUOTES or tokens[at].text == "[") else at
