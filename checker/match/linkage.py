"""Average link over a sparse graph: clusters merge, the likest first, until no two are alike enough on average.

Average link, not single: one wrong pair must not chain two measures together. What is known of two clusters is the sum
of their members' likenesses and how many pairs it is the sum of; where two merge, their sums are added and nothing is
reckoned anew. Candidates are the likest pairs and flatter, so before two clusters merge some of their other pairs are
asked for too.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from typing import Final

ENOUGH: Final = 24
"""How many pairs of two clusters are known, where there are so many, before they are merged."""
FEW: Final = 8
"""How many of them are enough where the clusters are like each other beyond doubt."""
SURE: Final = 0.25
"""How far above the threshold the average of a few leaves no doubt."""
Link = tuple[float, int]
"""The sum of the likenesses known between two clusters, and of how many pairs."""


def average_link(
    count: int,
    scores: Mapping[tuple[int, int], float],
    alike: Callable[[int, int], float],
    threshold: float,
) -> list[list[int]]:
    """The clusters as sorted lists, ordered by their first member.

    ``scores`` holds the candidates' likeness; a pair that was no candidate is scored by ``alike`` when two clusters
    that some candidate links are about to be merged and too few of their pairs are known.
    """
    members: list[list[int]] = [[i] for i in range(count)]
    links: list[dict[int, Link]] = [{} for _ in range(count)]
    known = dict(scores)
    heap: list[tuple[float, int, int]] = []
    for (i, j), value in scores.items():
        links[i][j] = links[j][i] = value, 1
        if value >= threshold:
            heap.append((-value, i, j))
    heapq.heapify(heap)

    def asked(x: list[int], y: list[int], link: Link) -> Link:
        """What is known of two clusters when more of their pairs have been asked for, until it is enough."""
        total, pairs = link
        everything = len(x) * len(y)
        for wanted in (FEW, ENOUGH):
            if pairs >= min(wanted, everything):
                continue
            for pair in _spread(x, y, min(wanted, everything)):
                if pair not in known:
                    known[pair] = value = alike(*pair)
                    total += value
                    pairs += 1
            if total >= (threshold + SURE) * pairs:
                break
        return total, pairs

    while heap:
        said, i, j = heapq.heappop(heap)
        link = links[i].get(j)
        if link is None or said != -link[0] / link[1]:
            continue  # merged meanwhile, or more is known since
        more = asked(members[i], members[j], link)
        if more != link:
            links[i][j] = links[j][i] = more
            if more[0] >= threshold * more[1]:
                heapq.heappush(heap, (-more[0] / more[1], i, j))
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
        both = link if known is None else (known[0] + link[0], known[1] + link[1])
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
