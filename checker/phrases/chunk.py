"""A phrase of a sentence, as token indices, and the vocabulary that the rooms around it share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from checker.frozen import frozen
from checker.lexicon import words
from checker.model import Token

ChunkKind = Literal["NP", "VG", "PREP", "CONJ", "COMMA", "STOP", "WH", "TIME", "OTHER"]

REPORTING: Final = words("reporting_verbs", "concepts_lists")
"""Verbs whose object is a clause: what they govern is said by someone, not done."""
TRANSPARENT: Final = words("transparent_nouns", "concepts_lists")
"""Nouns that count what they govern: "the number of dead" is of the dead."""
PERIODS: Final = words("period_nouns", "concepts_lists")
TITLED: Final = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "gen",
        "lt",
        "col",
        "sgt",
        "capt",
        "maj",
        "rev",
        "prof",
    }
)
"""Titles whose full stop ends no sentence: "Mr. Morsi"."""
JOINING: Final = frozenset({"and", "or", "&", "plus"})
INCLUDING = frozenset({"including", "excluding", "among", "notably", "plus"})
CALENDAR: Final = words("calendar", "concepts_lists") | words("times_of_day", "concepts_lists")


_APIECE: Final = 6
"""How far behind a figure "apiece" may stand: "6 litres of liquid apiece"."""


@frozen
class Chunk:
    """A phrase: token indices half open, and the index of its head (the last noun, the main verb, the preposition)."""

    kind: ChunkKind
    first: int
    last: int
    head: int
    passive: bool = False


def with_figures(tokens: Sequence[Token], figures: Iterable[tuple[int, int]]) -> tuple[Token, ...]:
    """The tokens with those of each figure, hedge and unit included, tagged NUM: a figure is one thing within its
    phrase.
    """
    marked = list(tokens)
    for first, last in figures:
        for k in range(first, last):
            marked[k] = marked[k]._replace(tag="NUM")
        if first > 1 and marked[first - 1].lower == "or" and marked[first - 2].lower == "at":
            for k in (first - 2, first - 1):
                marked[k] = marked[k]._replace(tag="NUM")  # "hold the rate at or above 5 percent"
        if first and marked[first - 1].lower == "worth":
            marked[first - 1] = marked[first - 1]._replace(tag="PREP")  # "a flat worth $90,000"
        for k in range(last, min(last + _APIECE, len(marked))):
            if marked[k].lower == "apiece" or (k == last and marked[k].lower == "each"):
                marked[k] = marked[k]._replace(tag="ADV")
    for k, token in enumerate(marked):
        if token.lower == "capita" and k and marked[k - 1].lower == "per":
            marked[k - 1 : k + 1] = [marked[k - 1]._replace(tag="ADJ"), token._replace(tag="ADJ")]
    return tuple(marked)


def phrase_text(tokens: Sequence[Token], chunk: Chunk) -> str:
    """A phrase in words, without leading articles."""
    first = chunk.first
    while first < chunk.last - 1 and (
        tokens[first].tag in ("DET", "POSS") or (tokens[first].lower in TITLED and tokens[first + 1].text == ".")
    ):
        first += 1 if tokens[first].tag in ("DET", "POSS") else 2
    out = ""
    for k in range(first, chunk.last):
        gap = " " if out and tokens[k].start > tokens[k - 1].end else ""
        out += gap + tokens[k].text
    return out
