"""Words → keys by which a label and a sentence meet: without case, number and tense, concepts made one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from checker.lexicon import mapping, words
from checker.names import CALENDAR, LIGHT, fold
from checker.wordclass import is_function_word
from checker.wordclass.forms import base_form, singular

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_KEPT: Final = frozenset({"no", "not", "without", "non", "under", "over", "male", "own", "us", "it", "other", "others"})
"""Words of grammar that tell one label from another."""


def keys_of(text: str) -> frozenset[str]:
    """The keys of all words that say something."""
    return frozenset(key for word in _WORD.findall(text) if (key := key_of(word)))


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The key of a word, empty for one of grammar."""
    lower = _POSSESSIVE.sub("", word.lower())
    if word in ("US", "IT"):
        return fold(word)
    if lower in CALENDAR or ((lower in LIGHT or is_function_word(lower)) and lower not in _KEPT):
        return "" if not lower.isdigit() else lower
    if lower in ("us", "it"):
        return ""
    concepts = mapping("predicates", "concepts")
    forms = lower, singular(lower), base_form(lower)
    return next((concepts[form] for form in forms if form in concepts), fold(base_form(singular(lower))))


def listed(key: str) -> frozenset[str]:
    """The keys of a list of ``tables.toml``, as they are printed and folded."""
    return words(key, "tables") | keys_of(" ".join(words(key, "tables")))
