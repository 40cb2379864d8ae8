"""Average link over a sparse graph: clusters merge, the likest first, until no two are alike enough on average.

Average link, not single: one wrong pair must not chain two measures together. What is known of two clusters is the sum
of their members' likenesses and how many pairs it is the sum of; where two merge, their sums are added and nothing is
reckoned anew. Candidates are the likest pairs and flatter, so before two clusters merge they are judged by a fair
sample of all their pairs.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from typing import Final

ENOUGH: Final = 24
"""How many pairs of two clusters are asked for, where there are so many, before they are merged."""
FEW: Final = 8
"""How many of them are enough where the clusters are like each other beyond doubt."""
SURE: Final = 0.25
"""How far above the threshold the average of a few leaves no doubt."""
Link = tuple[float, int, int]
"""The sum of the likenesses known between two clusters, of how many pairs, and of how many pairs in all
these were a fair sample."""


def average_link(
    count: int,
    scores: Mapping[tuple[int, int], float],
    alike: Callable[[int, int], float],
    threshold: float,
) -> list[list[int]]:
    """The clusters as sorted lists, ordered by their first member.

    ``scores`` holds the candidates' likeness; a pair that was no candidate is scored by ``alike`` when two clusters
    that some candidate links are about to be merged.
    """
    members: list[list[int]] = [[i] for i in range(count)]
    links: list[dict[int, Link]] = [{} for _ in range(count)]
    known = dict(scores)
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in scores.items():
        links[i][j] = links[j][i] = value, 1, 1
        if value >= threshold:
            heap.append((-value, i, j))
    heapq.heapify(heap)

    def asked(x: list[int], y: list[int]) -> Link:
        """The likeness of two clusters by pairs evenly spread over both: all, or few where these leave no doubt."""
        everything = len(x) * len(y)
        for wanted in (FEW, ENOUGH):
            total, pairs = 0.0, min(wanted, everything)
            for pair in _spread(x, y, pairs):
                if pair not in known:
                    known[pair] = alike(*pair)
                total += known[pair]
            if total >= (threshold + SURE) * pairs:
                break
        return total, pairs, everything

    while heap:
        said, i, j = heapq.heappop(heap)
        link = links[i].get(j)
        if link is None or said != -link[0] / link[1]:
            continue  # merged meanwhile, or more is known since
        if link[2] != len(members[i]) * len(members[j]):
            links[i][j] = links[j][i] = fair = asked(members[i], members[j])
            if fair[0] >= threshold * fair[1]:
                heapq.heappush(heap, (-fair[0] / fair[1], i, j))
        elif len(links[i]) < len(links[j]):
            _merge(j, i, members, links, heap, threshold)
        else:
            _merge(i, j, members, links, heap, threshold)
    return sorted(sorted(group) for group in members if group)


def _merge(
    into: int,
    gone: int,
    members: list[list[int]],
    links: list[dict[int, Link]],
    heap: list[tuple[float, int, int]],
    threshold: float,
) -> None:
    """Put a cluster into one with as many neighbours or more: only those of the smaller are told anew."""
    members[into] += members[gone]
    members[gone] = []
    mine, others = links[into], links[gone]
    links[gone] = {}
    for other, link in others.items():
        del links[other][gone]
        if other == into:
            continue
        known = mine.get(other)
        both = link if known is None else (known[0] + link[0], known[1] + link[1], 0)
        mine[other] = links[other][into] = both
        if both[0] >= threshold * both[1]:
            heapq.heappush(heap, (-both[0] / both[1], min(into, other), max(into, other)))


def _spread(x: list[int], y: list[int], wanted: int) -> Iterator[tuple[int, int]]:
    """``wanted`` pairs of members of two clusters, evenly spread over both, the smaller index first."""
    columns = len(y)
    step = len(x) * columns / wanted
    for k in range(wanted):
        row, column = divmod(int(k * step), columns)
        a, b = x[row], y[(row + column) % columns]
        yield (a, b) if a < b else (b, a)
