"""Average link keeps sums: clusters end as if every pair had been asked for, though most never are."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from checker.match.linkage import average_link


def test_few_pairs_are_asked_for_where_all_are_alike() -> None:
    asked: list[tuple[int, int]] = []

    def alike(i: int, j: int) -> float:
        asked.append((i, j))
        return 0.9

    chain = {(i, i + 1): 0.9 for i in range(399)}
    assert average_link(400, chain, alike, 0.3) == [list(range(400))]
    assert len(asked) == len(set(asked)) < 400 * 12


def test_two_crowds_linked_by_flattering_pairs_stay_apart() -> None:
    crowds = [range(50), range(50, 100)]
    scores = {pair: 0.9 for crowd in crowds for pair in combinations(crowd, 2)}
    scores |= {(i, i + 50): 0.8 for i in range(20)}
    assert average_link(100, scores, lambda _i, _j: 0.0, 0.3) == [list(c) for c in crowds]


@given(st.lists(st.integers(0, 5), min_size=2, max_size=40))
def test_clear_measures_are_found_whatever_their_sizes(truth: list[int]) -> None:
    def alike(i: int, j: int) -> float:
        return 0.9 if truth[i] == truth[j] else 0.0

    scores = {pair: alike(*pair) for pair in combinations(range(len(truth)), 2)}
    groups = average_link(len(truth), scores, alike, 0.3)
    assert groups == sorted([i for i, t in enumerate(truth) if t == kind] for kind in set(truth))
