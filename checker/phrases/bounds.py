"""Where a figure's own clause begins and ends, and the phrases that hang on prepositions within it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.model import Token
from checker.phrases.chunk import JOINING, REPORTING, Chunk
from checker.wordclass import lemma

_RELATIVE: Final = frozenset({"that", "which", "who", "whom"})


def own_clause(
    tokens: Sequence[Token], found: Sequence[Chunk], at: int, verb: int | None, subject: int | None
) -> tuple[int, int]:
    """The chunks of a figure's own clause, half open: to where another clause begins on either side."""
    core = [k for k in (at, verb, subject) if k is not None]
    low, high = min(core), max(core)
    while low > 0:
        c = found[low - 1]
        if c.kind == "STOP" or (c.kind == "VG" and lemma(tokens[c.head]) in REPORTING):
            break
        if c.kind == "WH":
            if tokens[c.first].lower not in _RELATIVE:
                if tokens[c.first].lower == "where" and low > 2 and found[low - 3].kind == "PREP":
                    low -= 3  # "at the school where seven died"
                break
        elif c.kind == "CONJ" and (tokens[c.first].lower not in JOINING or _finite_before(found, low - 1)):
            break
        low -= 1
    end = len(found) - 1
    while high < end:
        c = found[high + 1]
        if c.kind in ("STOP", "WH"):
            break
        if c.kind in ("CONJ", "COMMA") and _opens_clause(tokens, found, high + 2):
            break
        if c.kind == "CONJ" and tokens[c.first].lower not in JOINING:
            break
        high += 1
    return low, high + 1


def _finite_before(found: Sequence[Chunk], k: int) -> bool:
    """Whether a verb stands before ``k`` in the clause, so that a joining word begins another."""
    while k > 0 and found[k - 1].kind not in ("STOP", "WH"):
        k -= 1
        if found[k].kind == "VG":
            return True
    return False


def _opens_clause(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> bool:
    """Whether a noun phrase with a verb of its own begins at ``k``."""
    steps = 0
    while k < len(found) and steps < 6:
        c = found[k]
        if c.kind == "VG":
            return steps > 0 and tokens[c.first].tag not in ("GER", "TO")
        if c.kind == "NP" and (not steps or found[k - 1].kind == "PREP"):
            steps += 1
        elif c.kind not in ("PREP", "OTHER", "TIME"):
            return False
        k += 1
    return False


def sentence_clause(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> tuple[int, int]:
    """The chunks from stop to stop around a figure, without who says it, before or behind."""
    low = at
    while low > 0 and found[low - 1].kind != "STOP":
        if found[low - 1].kind == "VG" and lemma(tokens[found[low - 1].head]) in REPORTING:
            break
        low -= 1
    high, comma, end = at + 1, -1, len(found)
    while high < end and found[high].kind != "STOP":
        if found[high].kind == "COMMA":
            comma = high
        if comma > at and found[high].kind == "VG" and lemma(tokens[found[high].head]) in REPORTING:
            high = comma
            break
        high += 1
    return low, high


def hangers(found: Sequence[Chunk], low: int, high: int) -> tuple[tuple[int, int], ...]:
    """(preposition, noun phrase) pairs among the chunks from ``low`` to ``high``."""
    return tuple(
        [
            (k, k + 1)
            for k in range(low, min(high, len(found)) - 1)
            if found[k].kind == "PREP" and found[k + 1].kind == "NP"
        ]
    )
