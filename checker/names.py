"""Proper names and content stems, folded so that spellings of one name meet; and what a document is about."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.lexicon import mapping, words
from checker.model import Sentence, Token
from checker.phrases import TITLED, Chunk
from checker.wordclass import is_function_word, lemma

CALENDAR: Final = words("calendar", "concepts_lists")
LIGHT: Final = words("light_verbs", "concepts_lists")
_TITLES: Final = words("name_titles", "concepts_lists")
COUNTRY: Final = words("country_nouns", "concepts_lists")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text without case, accents and apostrophes, so that ``Việt Nam`` and ``Viet Nam`` meet."""
    if text.isascii():  # nothing to take off
        return text.casefold().replace("'", "").strip(".")
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


_OPENING: Final = ("headline", "lede")
_RUN: Final = re.compile(
    r"[A-Z](?<=[\w,;)%]\s.)(?:[\w-]|\.(?=\w)|['’](?!s\b))*(?:\s[A-Z](?:[\w-]|\.(?=\w)|['’](?!s\b))*){0,8}"
)
"""Capitalised words in a row, no sentence opening with them: what stands before is looked at behind the first letter,
since a pattern that begins with a letter is found several times as fast.
"""


def topic_of(sentences: Sequence[Sentence], tagged: Callable[[int], Sentence]) -> Topic:
    """The topic of a document; headline and lede count more, and only they are read word for word (``tagged``)."""
    names: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for index, sentence in enumerate(sentences):
        if sentence.zone in _OPENING:
            tokens = tagged(index).tokens
            runs, single = name_phrases(tokens), names_of(tokens)
            weight = 4 if sentence.zone == "headline" else 3
            for stem in set(stems_of(tokens)):
                stems[stem] += weight
        else:
            runs, weight = _capitalised(sentence.text), 1
            single = [name for run in runs for name in _single(run)]
        for phrase in runs:
            key = joined(phrase)
            phrases[key] += 1
            spelled.setdefault(key, phrase)
        for name in set(single):
            names[name] += weight
    top = sorted(names.items(), key=lambda item: (-item[1], item[0]))[:14]
    main = min(phrases.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    spoken_of = main[1] >= 3 and any(_OUR_COUNTRY.search(sentence.text) for sentence in sentences)
    country = spelled[main[0]] if spoken_of else None
    return Topic(frozenset(n for n, count in top if count > 1), frozenset(stems), country)


_OUR_COUNTRY: Final = re.compile(rf"[Tt](?<!\w.)he (?:{'|'.join(sorted(COUNTRY))})\b")


def _capitalised(text: str) -> list[str]:
    """The names inside a sentence by their capitals alone, its opening word and words of grammar left out."""
    return [name for run in _RUN.findall(text) if (name := _uncommon(run))]


@lru_cache(maxsize=65536)
def _uncommon(run: str) -> str:
    """Capitalised words in a row without those of grammar."""
    return " ".join([word for word in run.split() if not _common(word)])


@lru_cache(maxsize=65536)
def _single(run: str) -> tuple[str, ...]:
    """The words of a name one by one, folded, without its titles."""
    return tuple([fold(word) for word in run.split() if word.lower() not in _TITLES])


@lru_cache(maxsize=65536)
def _common(word: str) -> bool:
    lower = word.lower()
    return len(word) < 2 or lower in CALENDAR or is_function_word(lower)


@lru_cache(maxsize=65536)
def joined(name: str) -> str:
    """A name folded and without blanks, so that ``Việt Nam``, ``Viet Nam`` and ``Vietnam`` are one."""
    return fold(name).replace(" ", "").replace("-", "")


def name_phrases(tokens: Sequence[Token]) -> list[str]:
    """Runs of name tokens as printed."""
    found: list[str] = []
    run: list[str] = []
    for t in (*tokens, None):
        if t is not None and t.tag == "NAME" and t.lower.strip(".") not in CALENDAR:
            if run or t.lower not in TITLED:
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
    return [stem for t in tokens if t.tag in _CONTENT and (stem := _stem(t.tag, t.text)) is not None]


_CONTENT: Final = frozenset({"NOUN", "PLURAL", "VERB", "PAST", "GER", "ADJ", "NAME"})
"""Classes of words that have a stem to compare."""


@lru_cache(maxsize=65536)
def _stem(tag: str, text: str) -> str | None:
    """The concept or folded stem of a word; None for one that says too little."""
    lower = text.lower()
    if tag == "NAME":
        return None if lower.strip(".") in CALENDAR else fold(text)
    stem = lemma(Token(0, 0, text, lower, tag))
    if len(stem) <= 2 or stem in LIGHT or stem in CALENDAR:
        return None
    return mapping("predicates", "concepts").get(stem) or fold(stem)


def is_calendar(tokens: Sequence[Token], chunk: Chunk) -> bool:
    return tokens[chunk.head].tag == "NUM" or not CALENDAR.isdisjoint(
        [token.lower.strip(".") for token in tokens[chunk.first : chunk.last]]
    )


def phrase_names(tokens: Sequence[Token], chunk: Chunk) -> frozenset[str]:
    return frozenset(
        [
            fold(token.text)
            for token in tokens[chunk.first : chunk.last]
            if token.tag == "NAME" and token.lower.strip(".") not in CALENDAR and token.lower not in TITLED
        ]
    )
