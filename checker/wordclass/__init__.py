"""Tokens → word classes: by lists and endings at a first look, then by their neighbours; and words' dictionary forms.

The classes are those a claim needs, not a grammarian's: NUM DET POSS PRON PREP CONJ WH BE HAVE DO MODAL NEG TO VERB
(finite or base) PAST (past tense or past participle) GER ADJ ADV NOUN PLURAL NAME PUNCT SYM. Quick rather than deep: a
full parser reads some 280 sentences a second, this some tens of thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Final

from checker.model import Token
from checker.tokens import Raw
from checker.wordclass.context import settle
from checker.wordclass.forms import base_form, gerund, lemma, singular, verbs
from checker.wordclass.glance import closed_by_form, first_look, is_function_word
from checker.wordclass.turns import turn

__all__ = [
    "NOUNISH",
    "PHRASE",
    "base_form",
    "closed_by_form",
    "gerund",
    "is_function_word",
    "lemma",
    "singular",
    "tag",
    "verbs",
]

NOUNISH: Final = frozenset({"NOUN", "PLURAL", "NAME"})
"""Classes that may end a noun phrase."""
PHRASE: Final = frozenset({"NOUN", "PLURAL", "NAME", "ADJ", "NUM", "GER", "PAST"})
"""Classes that may stand inside a noun phrase."""

_made: Final = tuple.__new__
"""Makes a named tuple of a tuple without the detour over its fields."""


def tag(raw: Sequence[Raw]) -> tuple[Token, ...]:
    """The tokens of one sentence with their classes."""
    if not raw:
        return ()
    starts, ends, texts = zip(*raw, strict=True)
    lowers = tuple(map(str.lower, texts))
    classes = first_look(raw, lowers)
    settle(raw, lowers, classes)
    turn(raw, lowers, classes)
    return tuple(map(_made, repeat(Token), zip(starts, ends, texts, lowers, classes, strict=True)))
