"""What money is for or what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.measure.elided import described
from checker.measure.text import QUOTES, in_words
from checker.model import Mention, Token
from checker.names import CALENDAR, fold
from checker.phrases import PERIODS, Chunk, Clause
from checker.wordclass import lemma, singular

_OF_MONEY: Final = frozenset({"funding", "fund", "money", "dollar", "aid", "spending", "total", "year", "term"})
"""Nouns that only say that it is money."""


def money(
    tokens: Sequence[Token], counted: tuple[int, int] | None, found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[frozenset[str], frozenset[str], str]:
    """What money is for or what it is: "for the wall", "in wall funding", "to build it", "a $3 billion pledge"."""
    unit = mention.quantity.unit if mention.quantity is not None else ""
    at, k = hang.phrase, hang.phrase + 1
    texts: list[str] = []
    keys: set[str] = set()

    def take(first: int, last: int) -> None:
        nouns = [i for i in range(first, last) if tokens[i].tag in ("NOUN", "PLURAL", "NAME", "GER")]
        if nouns and singular(tokens[nouns[-1]].lower) in PERIODS:
            return
        nouns = [i for i in nouns if tokens[i].lower.strip(".") not in CALENDAR]
        keys.update(fold(lemma(tokens[i])) for i in nouns)
        if nouns:
            texts.append(in_words(tokens, first, nouns[-1]))

    if counted is not None:
        take(*counted)
    end = min(at + 9, len(found) - 1)
    while k < end and found[k].kind not in ("STOP", "COMMA", "CONJ", "WH"):
        word = tokens[found[k].first].lower
        phrase = found[k + 1]
        if tokens[phrase.first].text in QUOTES and k + 2 < len(found):
            phrase = found[k + 2]
        if found[k].kind == "PREP" and word in ("for", "in", "toward", "towards", "on") and phrase.kind == "NP":
            mine = word == "in" and tokens[phrase.first].tag == "POSS"  # "$50 more in their pockets"
            if word not in ("in", "on") or not (mine or tokens[phrase.head].tag in ("NAME", "NUM")):
                take(phrase.first, phrase.last)
        elif found[k].kind == "VG" and tokens[found[k].first].tag == "TO" and phrase.kind == "NP":
            take(phrase.first, phrase.last)
        elif (found[k].kind == "VG" and not (k == at + 1 and tokens[found[k].head].tag == "PAST")) or word in (
            "from",
            "since",
            "after",
            "before",
        ):
            break
        k += 1
    chunk = (
        described(tokens, found, hang, mention) if not keys or (counted is None and _of(tokens, found, hang)) else None
    )
    if chunk is not None and not keys:
        take(chunk.first, chunk.last)
    elif chunk is not None and singular(tokens[chunk.head].lower) not in _OF_MONEY:
        texts.insert(0, in_words(tokens, chunk.first, chunk.head))  # "a fine of $400 for speeding" is a fine
    keys -= _OF_MONEY if keys - _OF_MONEY else set()
    return frozenset(keys), frozenset(), texts[0] if texts else unit


def _of(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> bool:
    """Whether a sum is the noun's before it: "a fine of $400"."""
    return hang.preposition is not None and tokens[found[hang.preposition].first].lower == "of"
