"""Where mentions overlap one wins, by declared precedence; where none overlaps all stand."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.arbitrate import arbitrate
from checker.model import Mention

RANKS = {"high": 9, "low": 1, "other": 1}


def mention(recognizer: str, start: int, end: int) -> Mention:
    """A mention that takes one token a character."""
    return Mention("count", start, end, start, end, recognizer)


MENTIONS = st.lists(
    st.builds(
        lambda name, start, length: mention(name, start, start + length),
        st.sampled_from(list(RANKS)),
        st.integers(0, 40),
        st.integers(1, 8),
    ),
    max_size=15,
)


def overlap(a: Mention, b: Mention) -> bool:
    """Whether two mentions share a character."""
    return a.start < b.end and b.start < a.end


def test_precedence_then_length_then_place() -> None:
    long, short, first = mention("low", 0, 9), mention("high", 4, 6), mention("other", 10, 13)
    later = mention("low", 12, 15)
    assert arbitrate([long, short, later, first], RANKS.__getitem__) == (short, first)
    assert arbitrate([long, mention("other", 2, 5)], RANKS.__getitem__) == (long,)


@given(MENTIONS)
def test_none_overlap_and_all_stand_in_order(mentions: list[Mention]) -> None:
    kept = arbitrate(mentions, RANKS.__getitem__)
    assert all(a.end <= b.start for a, b in pairwise(kept))


@given(MENTIONS)
def test_nothing_is_lost_but_to_a_better_one(mentions: list[Mention]) -> None:
    kept = arbitrate(mentions, RANKS.__getitem__)
    for lost in (m for m in mentions if m not in kept):
        winners = [k for k in kept if overlap(k, lost)]
        assert winners
        assert max(RANKS[k.recognizer] for k in winners) >= RANKS[lost.recognizer]


@given(MENTIONS, st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(mentions: list[Mention], rng: random.Random) -> None:
    shuffled = mentions[:]
    rng.shuffle(shuffled)
    assert arbitrate(shuffled, RANKS.__getitem__) == arbitrate(mentions, RANKS.__getitem__)
