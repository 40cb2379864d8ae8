"""Whether what stands round a time looks ahead or back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.clauses import governing, groups_of
from checker.lexicon import words
from checker.model import Token
from checker.wordclass import NOUNISH

_NEAR: Final = 12
"""Tokens either side of a time in which a word may point it to the future."""


def ahead(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words near a time look to the future."""
    future = words("future", "times")
    return any(t.lower in future for t in tokens[max(0, first - _NEAR) : last + _NEAR])


def behind(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the verb a time goes with looks back."""
    group = governing(tokens, groups_of(tokens), first, last)
    return group is not None and group.tense in ("past", "perfect")


def ahead_here(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the nearest verb before the time, or the one after a leading time, looks ahead."""
    if _told_of(tokens, first):
        return False
    groups = groups_of(tokens)
    group = governing(tokens, groups, first, last)
    if group is None:
        return False
    if group.tense == "future" or group.lemma in ("schedule", "expect", "slate", "schedul"):
        return True
    if group.tense == "present" and group.lemma == "be":
        return True  # "up for election Tuesday are"
    return group.infinitive and any(
        t.lower in words("future", "times") for t in tokens[max(0, group.first - 3) : group.first]
    )


def _told_of(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a time stands in what is told of: "we will report on the two blasts Monday" means Monday's."""
    place = first - 1
    while place >= 0 and first - place < _NEAR and tokens[place].tag in NOUNISH | {"ADJ", "NUM"}:
        place -= 1
    return (
        0 < place < first - 2 and tokens[place].tag == "DET" and tokens[place - 1].lower in ("about", "after", "since")
    )
