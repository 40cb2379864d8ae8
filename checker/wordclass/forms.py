"""Dictionary forms: the singular of a noun, the base of a verb, by list, ending and spelling rule."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from checker.lexicon import table, words
from checker.model import Token
from checker.stems import restored


@cache
def irregular_forms() -> dict[str, str]:
    """Past form → base."""
    return {form: base for base, forms in table("wordclass")["irregular"].items() for form in forms.split()}


@cache
def irregular_plurals() -> dict[str, str]:
    """Irregular plural → singular."""
    return {form: base for base, forms in table("wordclass")["plurals"].items() for form in forms.split()}


@cache
def verbs() -> frozenset[str]:
    """The base forms that can be verbs, those that are also nouns included."""
    return words("verbs", "openclass") | words("noun_verbs", "openclass")


_BEATS: Final = re.compile("[aeiouy]")
"""What every stem has at least one of; before "-oes" it the word end in o (heroes), without it in oe (shoes)."""
_IN_US: Final = re.compile("(?:[abceilmou][nprt]|[pu]l|[aou]c|mp|ct|ns|di|ni)uses$")
"""Plurals whose singular ends in -us: bonuses, surpluses; not uses, abuses, causes, houses."""


@lru_cache(maxsize=65536)
def singular(lower: str) -> str:
    """The singular of a noun (or the base of an -s verb) in lower case."""
    if lower in irregular_plurals():
        return irregular_plurals()[lower]
    if lower.endswith("men") and len(lower) > 5 and not lower.endswith(("imen", "omen")):
        return lower[:-2] + "an"  # guardsmen
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return lower
    if lower.endswith("ics") and lower[:-1] not in words("noun"):
        return lower
    if lower in words("ends_in_s"):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    if lower.endswith("oes"):
        return lower[:-2] if lower in ("goes", "does") or _BEATS.search(lower, 0, len(lower) - 3) else lower[:-1]
    return lower[:-2] if lower.endswith("iases") or _IN_US.search(lower, max(0, len(lower) - 6)) else lower[:-1]


@lru_cache(maxsize=65536)
def base_form(lower: str) -> str:
    """The base form of a verb in lower case: killed, killing, kills → kill; a guess where it is not listed."""
    known = verbs()
    if lower in irregular_forms():
        return irregular_forms()[lower]
    if lower in words("short_participles"):
        return lower[:-4] + "ie" if lower.endswith("ying") else lower[:-3] + ("e" if lower == "using" else "")
    if lower in known:
        return lower
    for ending in ("ing", "ed"):
        if not lower.endswith(ending) or len(lower) <= len(ending) + 1:
            continue
        stem = lower[: -len(ending)]
        for guess in (
            stem + "e",  # hoping; hopping has two
            stem,
            stem[:-1] if stem[-1] == stem[-2] else stem,
            stem[:-1] + "y" if stem.endswith("i") else stem,
        ):
            if guess in known:
                return guess
        if lower.endswith("eed"):
            return lower  # feed, exceed
        return restored(stem) if _BEATS.search(stem) else lower  # "spring" has no stem
    if lower.endswith("s"):
        return singular(lower)
    return lower


def gerund(base: str) -> str:
    """A verb's doing as a noun: work → working, live → living, run → running."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    vowels = [letter in "aeiou" for letter in base]
    if vowels[-3:] == [False, True, False] and base[-1] not in "wxy" and sum(vowels) == 1:
        return base + base[-1] + "ing"
    return base + "ing"


def lemma(token: Token) -> str:
    """The token's dictionary form in lower case: verbs in their base form, nouns in the singular."""
    if token.tag in ("VERB", "PAST", "GER"):
        return base_form(token.lower)
    if token.tag in ("PLURAL", "NOUN"):
        return singular(token.lower)
    if token.tag in ("BE", "HAVE", "DO"):
        return token.tag.lower()
    return token.lower
