"""One document → its claims: which sentences may say something, what the recognizers see in them, what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final

from checker.arbitrate import arbitrate
from checker.claims import claims_of, repeated
from checker.measure import Seen, told_by
from checker.model import WHOLE, Document, Mention, Period, Sentence, Subject
from checker.names import topic_of
from checker.numerals import numbers, tells_number
from checker.registry import plugins
from checker.scope.ages import with_owners
from checker.split import pieces
from checker.tables import Sheets
from checker.tagged import Tagged
from checker.tokens import tokenize
from checker.units import is_unit
from checker.voices import Voices
from checker.when.carried import background, dated_back, goes_on, points_back


@cache
def _recognizers() -> tuple[Any, ...]:
    return tuple(plugin() for plugin in plugins("checker.recognizers", examples=("reads", "quiet")))


Look = Callable[[Sequence[str], int], bool]
"""Says of a word among the printed words of a sentence, by its index, whether it can belong to a mention there."""


def _may_speak(text: str) -> bool:
    """Whether a sentence holds a word that may belong to a mention: most do not, and are not looked at further."""
    printed = text.split()
    told = tuple(map(_telling, printed))
    if any(told):
        for at, looks in enumerate(told):
            for look in looks:
                if look(printed, at):
                    return True
    return not _ARTICLES.isdisjoint(printed) and _of_one_unit(printed)


_ARTICLES: Final = frozenset({"a", "an", "A", "An"})


def _of_one_unit(printed: Sequence[str]) -> bool:
    """Whether an article stands before a unit: "a mile"."""
    return any(word in _ARTICLES and _unit(follows) for word, follows in pairwise(printed))


@lru_cache(maxsize=65536)
def _unit(printed: str) -> bool:
    return any(is_unit(token.lower()) for _, _, token in tokenize(printed))


_AROUND: Final = ',.;:()"“”?!'
"""Marks around a word, none of which tells anything."""


def _surely(printed: Sequence[str], at: int) -> bool:  # noqa: ARG001
    return True


@lru_cache(maxsize=65536)
def _telling(printed: str) -> tuple[Look, ...]:
    """Who looks closer whether a printed word belongs to a mention; empty where nobody need."""
    bare = printed.strip(_AROUND)
    if len(bare) > 1 and bare.isascii() and bare.isalpha():  # one word, as most are: nothing to take apart
        return _tells(bare.lower())
    if any(map(str.isnumeric, bare)):  # whatever it is taken apart into, one part has the digit
        return (_surely,)
    return (_surely,) if any(_tells(token.lower()) for _, _, token in tokenize(printed)) else ()


@lru_cache(maxsize=65536)
def _tells(word: str) -> tuple[Look, ...]:
    if tells_number(word):
        return (_surely,)
    return tuple(getattr(r, "fits", _surely) for r in _choosy() if r.concerns(word))


@cache
def _choosy() -> tuple[Any, ...]:
    return tuple(r for r in _recognizers() if hasattr(r, "concerns"))


def subjects_of(document: Document, *, everything: bool = False) -> list[Subject]:
    """The claims of a document with their frames; ``everything`` adds what is no claim."""
    tagged = Tagged(document)
    topic = topic_of(tagged.plain, tagged.__getitem__)
    voices = Voices(tagged, document.text)
    sheets = Sheets(document)
    found: list[Subject] = []
    told: Seen | None = None
    back: Period | None = None
    known: dict[tuple[str, str, Seen | None], tuple[int, tuple[Mention, ...], list[Subject]]] = {}
    for index, plain in enumerate(tagged.plain):
        cell = sheets.at(plain.start) if plain.zone == "table" else None
        if cell is not None and cell.number is not None:
            told = back = None
            found.append(sheets.subject(cell, topic))
            continue
        if (plain.zone == "table" and sheets.is_label(plain.start)) or not _may_speak(plain.text):
            told = back = None
            continue
        voice = voices.at(index)
        begun = len(found)
        for sentence in pieces(tagged[index]):
            key = sentence.text, sentence.zone, told  # with the document, all that matters but place and speaker
            if key in known:
                start, mentions, subjects = known[key]
                subjects = repeated(document, sentence, mentions, subjects, sentence.start - start, voice)
            else:
                seen = numbers(sentence.tokens)
                mentions = arbitrate([m for recognizer in _recognizers() for m in recognizer.find(sentence, seen)])
                subjects = claims_of(document, sentence, mentions, topic, voice, everything=everything, told=told)
                known[key] = sentence.start, mentions, subjects
            told = told_by([s for s in subjects if s.claim.recognizer != WHOLE])
            back = _carried(tagged, index, sentence, document.period, back) if subjects else None
            found.extend(subjects if back is None else dated_back(subjects, back))
        if sheets and document.blocks and sheets.is_title(document.blocks[plain.block].start):
            found[begun:] = [s for s in found[begun:] if any(map(str.isdigit, s.claim.surface))]  # "(US$ billion)"
        if cell is not None:
            found[begun:] = sheets.overlaid(cell, found[begun:], topic)
    return with_owners(found)


def _carried(tagged: Tagged, index: int, sentence: Sentence, document: Period, back: Period | None) -> Period | None:
    """The days of an old event that the sentence before told of and this one goes on about; ``back``: its own."""
    if not index or not points_back(sentence):
        return None
    before = tagged[index - 1]
    if not goes_on(sentence, before, document):
        return None
    return back or background(before, document)
