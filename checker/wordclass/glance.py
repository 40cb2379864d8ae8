"""The first look at a word: its class by list, capital and ending alone, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from checker.lexicon import words
from checker.tokens import Raw
from checker.wordclass.forms import base_form, irregular_forms, irregular_plurals, singular, verbs

ADJECTIVE_ENDINGS = (
    "ous",
    "ful",
    "ive",
    "able",
    "ible",
    "al",
    "ic",
    "less",
    "ish",
    "ary",
    "ant",
    "ent",
    "ese",
    "ian",
    "ern",
)
_NOUN_ENDINGS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ship",
    "hood",
    "ism",
    "ance",
    "ence",
    "age",
    "ure",
    "er",
    "or",
    "ist",
    "dom",
    "cy",
)


@cache
def _closed() -> dict[str, str]:
    """Word → class for the words whose class does not depend on their place."""
    classes: dict[str, str] = {}
    for tag, key in (
        ("ADV", "adv"), ("ADJ", "adj"), ("PREP", "prep"), ("CONJ", "conj"), ("DET", "det"), ("PRON", "pron"), ("WH",
        "wh"), ("POSS", "poss"), ("MODAL", "modal"), ("BE", "be"), ("HAVE", "have"), ("DO", "do"),
    ):  # fmt: skip
        for word in words(key):
            classes[word] = tag
    for word in ("not", "n't", "n’t", "never", "no", "neither", "nor", "without"):
        classes[word] = "NEG"
    classes.update({"'s": "POSS", "’s": "POSS", "'": "POSS", "’": "POSS", "to": "TO", "no": "DET", "without": "PREP"})
    classes["says"] = "VERB"  # never a plural: "an official says"
    for word in words("number_words"):
        classes[word] = "NUM"
    for word in ("second", "third", "score", "scores"):
        classes.pop(word, None)
    return classes


def is_function_word(lower: str) -> bool:
    """Whether a word belongs to a closed class: articles, prepositions, pronouns, auxiliaries and the like."""
    return lower in _closed()


def closed_by_form(lower: str) -> bool:
    """Whether a word is of a closed class whatever it stands by, so that the capital of a sentence's first makes no
    name of it: the, he, in; not "general".
    """
    return _known(lower) not in (None, "ADJ", "ADV", "NUM")


_VERBAL_PREFIXES: Final = frozenset({"re", "co", "pre", "de", "un", "over", "under", "out", "mis"})
"""Before a hyphen they leave a verb a verb: "re-elected"."""


@lru_cache(maxsize=65536)
def _open(lower: str) -> str:
    """The likeliest class of an open-class word in lower case, its place not yet considered."""
    if lower in irregular_plurals():
        return "PLURAL"
    if lower in words("noun"):
        return "NOUN"
    if lower in irregular_forms():
        return "PAST"
    if lower.endswith("ly") and len(lower) > 4:
        return "ADV"
    if lower.endswith("ing") and (len(lower) > 5 or lower in words("short_participles")):
        return "GER"
    if "-" in lower and lower.endswith("ed") and lower.partition("-")[0] not in _VERBAL_PREFIXES:
        return "ADJ"  # "a well-defined plan"
    if lower.endswith("ed") and len(lower) > 3 and (not lower.endswith("eed") or lower[:-1] in verbs()):
        return "PAST"
    if lower in words("verbs", "openclass"):
        return "VERB"
    if lower in words("adjectives", "openclass"):
        return "ADJ"
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3:
        stem = singular(lower)
        if stem == lower:
            return "NOUN"
        return "PLURAL"
    if lower.endswith("men") and singular(lower) != lower:
        return "PLURAL"
    if "-" in lower and lower.endswith(("ed", "based", "led", "free", "style", "type", "level", "term", "wide")):
        return "ADJ"
    if lower.endswith(_NOUN_ENDINGS):
        return "NOUN"
    if lower.endswith(ADJECTIVE_ENDINGS) and len(lower) > 4:
        return "ADJ"
    return "NOUN"


_CONTRACTED: Final = re.compile(r"(?:i|you|he|she|it|we|they|who|there|that)['’](?:ve|ll|d|re|m)")
_QUOTES: Final = frozenset({"'", "’"})


@lru_cache(maxsize=65536)
def _glance(text: str) -> str:
    """The class of a token by its form alone, "" where its place decides: a capital, a single quote."""
    first = text[0]
    if "a" <= first <= "z":
        lower = text.lower()
        return _known(lower) or _open(lower)
    if first.isdigit():
        return "NUM"
    if not (first.isalpha() or first in _QUOTES):
        return "SYM" if first in "$€£¥₹%‰°+±×=" else "PUNCT"
    return ""


@lru_cache(maxsize=65536)
def _known(lower: str) -> str | None:
    """The class of a word of a closed class; in "we've" and "they'd" the auxiliary goes with the pronoun."""
    known = _closed().get(lower)
    return "PRON" if known is None and _CONTRACTED.fullmatch(lower) else known


def first_look(raw: Sequence[Raw], lowers: Sequence[str]) -> list[str]:
    """The class of every token of a sentence by its form and its capital."""
    classes = [_glance(text) for _, _, text in raw]
    opening = True
    for index, known in enumerate(classes):
        if not known:
            text = raw[index][2]
            if text in _QUOTES:
                classes[index] = "POSS" if index and raw[index - 1][1] == raw[index][0] else "PUNCT"
                continue
            classes[index] = _capital(raw, index, lowers[index], opening)
            opening = False
        elif opening:
            opening = known in ("PUNCT", "SYM")
    return classes


def _capital(raw: Sequence[Raw], index: int, lower: str, opening: bool) -> str:
    """The class of a word with a capital, or of one in a script without small letters."""
    text = raw[index][2]
    upper = text[0].isupper()
    known = _known(lower)
    if known == "MODAL" and upper and not opening and not text.isupper() and not _asks(raw, index):
        known = None  # May the month, Will the man
    if upper and known not in (None, "ADJ", "ADV", "NUM") and (opening or not text.isupper() or len(text) < 3):
        return known or "NAME"
    if upper and not opening:
        return "NUM" if known == "NUM" else "NAME"
    if known is not None:
        return known
    return _opening_word(raw, index, lower) if upper else _open(lower)


def _asks(raw: Sequence[Raw], index: int) -> bool:
    """Whether a capitalised auxiliary opens a question or stands in a headline: a verb form or pronoun follows."""
    follows = raw[index + 1][2] if index + 1 < len(raw) else ""
    if raw[index][2] == "May":
        return _open(follows.lower()) == "VERB" if follows[:1].isupper() else False
    return _closed().get(follows.lower()) in ("PRON", "DET", "POSS", "BE", "NEG") or (
        follows[:1].isupper() and _open(follows.lower()) == "VERB"
    )


def _opening_word(raw: Sequence[Raw], index: int, lower: str) -> str:
    """The class of a capitalised word that opens a sentence: a name where the next is one or nothing knows it."""
    guess = _open(lower)
    follows = raw[index + 1][2] if index + 1 < len(raw) else ""
    if follows[:1].isupper() and follows.lower() not in _closed():
        return "NAME"
    if guess in ("PLURAL", "ADV", "GER") or (guess == "PAST" and lower in irregular_forms()):
        return guess
    if lower in words("noun") or lower.endswith(_NOUN_ENDINGS) or lower in verbs():
        return "NOUN"
    return "NAME" if guess in ("NOUN", "ADJ") else guess


def is_adjective(lower: str) -> bool:
    """Whether a list has the word as an adjective."""
    return lower in words("adjectives", "openclass") or _closed().get(lower) == "ADJ"


@lru_cache(maxsize=65536)
def can_be(lower: str) -> str:
    """What lists say a word can be, a letter each: V a verb's form, M a noun's too, A an adjective, I an irregular
    past, N a noun whose ending deceives; "" for a word that no list has.
    """
    base = base_form(lower)
    marks = (
        ("V", base in words("verbs", "openclass")),
        ("M", base in words("noun_verbs", "openclass")),
        ("A", is_adjective(lower)),
        ("I", lower in irregular_forms()),
        ("N", lower in words("noun")),
    )
    return "".join(letter for letter, holds in marks if holds)
