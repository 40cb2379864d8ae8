"""Proper names and content stems, folded so that spellings of one name meet; and what a document is about."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.lexicon import mapping, words
from checker.model import Sentence, Token
from checker.phrases import Chunk
from checker.wordclass import lemma

CALENDAR: Final = words("calendar", "concepts_lists")
LIGHT: Final = words("light_verbs", "concepts_lists")
_TITLES: Final = words("name_titles", "concepts_lists")
COUNTRY: Final = words("country_nouns", "concepts_lists")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text without case, accents and apostrophes, so that ``Việt Nam`` and ``Viet Nam`` meet."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return (
        "".join(ch for ch in plain if not unicodedata.combining(ch))
        .casefold()
        .replace("’", "")
        .replace("'", "")
        .strip(".")
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about: the names it keeps coming back to, those of its title and opening first."""

    names: frozenset[str]
    words: frozenset[str]
    country: str | None = None
    """The name that "the country" stands for: the commonest name of the text, where the text speaks of "the country" at
    all.
    """


def topic_of(sentences: Sequence[Sentence]) -> Topic:
    """The topic of a document from its tagged sentences; headline and lede count more."""
    names: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    spoken_of = False
    for sentence in sentences:
        for phrase in name_phrases(sentence.tokens):
            key = joined(phrase)
            phrases[key] += 1
            spelled.setdefault(key, phrase)
        spoken_of = spoken_of or any(
            t.lower in COUNTRY and k and sentence.tokens[k - 1].lower == "the" for k, t in enumerate(sentence.tokens)
        )
        weight = 4 if sentence.zone == "headline" else 3 if sentence.zone == "lede" else 1
        for name in set(names_of(sentence.tokens)):
            names[name] += weight
        if weight > 1:
            for stem in set(stems_of(sentence.tokens)):
                stems[stem] += weight
    top = sorted(names.items(), key=lambda item: (-item[1], item[0]))[:14]
    main = min(phrases.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    country = spelled[main[0]] if spoken_of and main[1] >= 3 else None
    return Topic(frozenset(n for n, count in top if count > 1), frozenset(stems), country)


def joined(name: str) -> str:
    """A name folded and without blanks, so that ``Việt Nam``, ``Viet Nam`` and ``Vietnam`` are one."""
    return fold(name).replace(" ", "").replace("-", "")


def name_phrases(tokens: Sequence[Token]) -> list[str]:
    """Runs of name tokens as printed."""
    found: list[str] = []
    run: list[str] = []
    for t in (*tokens, None):
        if t is not None and t.tag == "NAME" and t.lower.strip(".") not in CALENDAR:
            run.append(t.text)
        elif run:
            found.append(" ".join(run))
            run = []
    return found


def names_of(tokens: Iterable[Token]) -> list[str]:
    return [
        fold(t.text)
        for t in tokens
        if t.tag == "NAME"
        and len(t.text) > 1
        and t.lower.strip(".") not in CALENDAR
        and t.lower.strip(".") not in _TITLES
    ]


def stems_of(tokens: Iterable[Token]) -> list[str]:
    stems = []
    for t in tokens:
        if t.tag in ("NOUN", "PLURAL", "VERB", "PAST", "GER", "ADJ"):
            stem = lemma(t)
            if len(stem) > 2 and stem not in LIGHT and stem not in CALENDAR:
                stems.append(mapping("predicates", "concepts").get(stem) or fold(stem))
        elif t.tag == "NAME" and t.lower.strip(".") not in CALENDAR:
            stems.append(fold(t.text))
    return stems


def is_calendar(tokens: Sequence[Token], chunk: Chunk) -> bool:
    return (
        any(tokens[k].lower.strip(".") in CALENDAR for k in range(chunk.first, chunk.last))
        or tokens[chunk.head].tag == "NUM"
    )


def phrase_names(tokens: Sequence[Token], chunk: Chunk) -> frozenset[str]:
    return frozenset(
        fold(tokens[k].text)
        for k in range(chunk.first, chunk.last)
        if tokens[k].tag == "NAME" and tokens[k].lower.strip(".") not in CALENDAR
    )
