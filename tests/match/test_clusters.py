"""Average-link clusters over a sparse graph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.match.clusters import average_link


def cluster(count: int, scores: dict[tuple[int, int], float], threshold: float = 0.5) -> list[list[int]]:
    return average_link(count, scores, lambda i, j: scores.get((i, j), 0.0), threshold)


def test_pairs_are_joined() -> None:
    assert cluster(4, {(0, 1): 0.9, (2, 3): 0.8}) == [[0, 1], [2, 3]]


def test_one_link_does_not_chain_two_measures() -> None:
    scores = {(0, 1): 0.95, (2, 3): 0.95, (1, 2): 0.7}
    assert cluster(4, scores) == [[0, 1], [2, 3]]


def test_a_third_joins_when_the_average_is_high_enough() -> None:
    assert cluster(3, {(0, 1): 0.9, (1, 2): 0.7, (0, 2): 0.6}) == [[0, 1, 2]]
    assert cluster(3, {(0, 1): 0.9, (1, 2): 0.7}) == [[0, 1], [2]]


@given(
    st.dictionaries(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda t: t[0] < t[1]), st.floats(0.06, 1.0))
)
def test_every_claim_is_in_exactly_one_measure(scores: dict[tuple[int, int], float]) -> None:
    made = cluster(8, scores)
    assert sorted(i for group in made for i in group) == list(range(8))
    assert made == sorted(sorted(group) for group in made)
