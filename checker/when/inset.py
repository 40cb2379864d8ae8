"""Insertions: what stands between commas, brackets or dashes and is said in passing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from checker.clauses import VerbGroup, is_reporting
from checker.model import Token

TELLING: Final = frozenset({"DET", "NOUN", "PAST", "GER", "WH", "POSS"})
"""What an insertion begins with that tells of somebody or something in passing: ", the worst since 1950,"."""
WIDEST: Final = 80
"""Tokens beyond which no time is looked at unless it opens the sentence."""


def inset_of(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> tuple[int, int] | None:
    """The insertion, between commas or brackets, in which a time stands.

    A bare date between commas is none, nor a main clause that happens to stand between them.
    """
    low = first
    while low and first - low < WIDEST and tokens[low - 1].text not in (",", "(", ";", "—", "–", "--"):
        low -= 1
    high = last
    while high < len(tokens) and high - last < WIDEST and tokens[high].text not in (",", ")", ";", "—", "–", "--"):
        high += 1
    if low == 0 or high >= len(tokens) or (tokens[high].text == "," and high + 2 >= len(tokens)):
        return None
    around = (*tokens[low:first], *tokens[last:high])
    if len(around) <= 2 and all(t.tag in ("PREP", "DET", "ADV", "ADJ", "PUNCT", "CONJ") for t in around):
        return None
    return None if _is_main(tokens, groups, low, high) else (low, high)


def _is_main(tokens: Sequence[Token], groups: Sequence[VerbGroup], low: int, high: int) -> bool:
    """Whether what stands between commas is a clause with a subject: "In short, sales doubled in 2015, to 40"."""
    opens = tokens[low]
    if tokens[low - 1].text == "," and opens.tag in ("PAST", "VERB", "BE", "HAVE", "MODAL"):
        comma = next((k for k in range(low - 2, max(0, low - WIDEST), -1) if tokens[k].text == ","), 0)
        return comma > 0 and tokens[comma + 1].tag in ("WH", "DET", "GER")  # ", who was ill, left in May,"
    if tokens[low - 1].text != "," or not (
        opens.tag in ("NAME", "PRON", "POSS", "PLURAL") or opens.lower in ("the", "this", "these")
    ):
        return False
    place = bisect_right(groups, low, key=lambda g: g.first)
    if place == len(groups) or not low < groups[place].first < high or groups[place].tense == "none":
        return False
    if any(t.tag in ("WH", "PUNCT", "CONJ") for t in tokens[low : groups[place].first]):
        return False
    return not is_reporting(groups[place]) or (place + 1 < len(groups) and groups[place + 1].first < high)
