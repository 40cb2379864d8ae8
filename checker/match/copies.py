"""Which of the sentences seen before one is nearly word for word the same as.

To compare two sentences letter by letter is dear, and nearly all pairs are unlike. So a sentence is held only against
those of about its length, and of these only against those that have most of its runs of three letters: each letter
taken out breaks at most three of them, each put in at most two, and how many letters may be taken out and put in
between two sentences that count as alike is known from their lengths. No pair that is alike is missed by either.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

ALIKE: Final = 92.0
"""Likeness of two sentences (per cent of characters kept, token order kept) from which one is a copy."""
SHORT: Final = 6
"""Sentences of fewer words than this are alike by chance and are no copies."""
FEW: Final = 16
"""So many sentences are soon compared letter by letter."""
BITS: Final = 1024
"""Bits that the runs of letters of a sentence are told by; two runs may share one."""
_ALL: Final = (1 << BITS) - 1
_WORD: Final = re.compile(r"\w+")


class Kept(NamedTuple):
    """A sentence seen, in which document and whose claim, how many were kept before it, and the runs it lacks."""

    text: str
    document: str
    claim: str
    place: int
    lacks: int


@lru_cache(maxsize=65536)
def folded(sentence: str) -> str | None:
    """The words of a sentence in small letters; None where they are too few to be known again."""
    plain = " ".join(_WORD.findall(sentence.lower()))
    return None if plain.count(" ") < SHORT else plain


class Sayings:
    """Sentences seen, folded, none a copy of one before it."""

    def __init__(self) -> None:
        self._few: list[tuple[str, str, str]] = []
        self._by_length: dict[int, list[Kept]] = {}
        self._known: set[tuple[str, str]] = set()

    def keep(self, text: str, document: str, claim: str) -> None:
        """Keep a sentence for those that come; the second time in one document it tells nothing new."""
        if (text, document) in self._known:
            return
        place = len(self._known)
        self._known.add((text, document))
        if place < FEW:
            self._few.append((text, document, claim))
        else:
            kept = Kept(text, document, claim, place, _ALL ^ _runs(text))
            self._by_length.setdefault(len(text), []).append(kept)

    def copied(self, text: str, document: str) -> str | None:
        """The claim of the first sentence kept, in another document, that this one is a copy of."""
        for other, where, claim in self._few:
            if where != document and fuzz.ratio(text, other, score_cutoff=ALIKE):
                return claim
        found = self._first(text, document) if self._by_length else None
        return None if found is None else found.claim

    def _first(self, text: str, document: str) -> Kept | None:
        found: Kept | None = None
        runs = _runs(text)
        for length, broken in _lengths(len(text)):
            for kept in self._by_length.get(length, ()):
                if (
                    (runs & kept.lacks).bit_count() <= broken
                    and kept.document != document
                    and (found is None or kept.place < found.place)
                    and fuzz.ratio(text, kept.text, score_cutoff=ALIKE)
                ):
                    found = kept
        return found


@lru_cache(maxsize=65536)
def _runs(text: str) -> int:
    """A bit for each run of three letters."""
    letters = text.encode("latin-1", "replace")
    seen = bytearray(b"0") * BITS
    for x, y, z in zip(letters, letters[1:], letters[2:], strict=False):
        seen[(x * 1009 + y * 31 + z) % BITS] = ord("1")
    return int(seen, 2)


@lru_cache(maxsize=4096)
def _lengths(length: int) -> tuple[tuple[int, int], ...]:
    """The lengths of texts that may be like one of this length, and how many of its runs of three letters such a text
    may lack; one letter is allowed for rounding.
    """
    found: list[tuple[int, int]] = []
    for other in range(length // 2, 2 * length):
        changed = (length + other) * (1 - ALIKE / 100) + 1
        taken, put = (changed + length - other) / 2, (changed + other - length) / 2
        if taken >= 0 and put >= 0:
            found.append((other, int(3 * taken + 2 * put)))
    return tuple(found)
