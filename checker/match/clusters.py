"""Pairs with a likeness → measures: average-link clusters over a sparse graph of candidates.

Two claims are candidates when they share a telling key; what shares none is never compared, so the work grows with the claims and not
with their square. Average link, not single: one wrong pair must not chain two measures together. A pair that was never a candidate
counts as unlike.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from checker.match.evidence import Rarity
from checker.match.likeness import score
from checker.model import Subject

THRESHOLD: Final = 0.5
"""Average likeness from which two clusters are one measure."""
CROWD: Final = 400
"""A key shared by more claims than this tells nothing and proposes no candidates."""


def keys(subject: Subject) -> Iterator[str]:
    """The keys under which a claim looks for others of its measure."""
    frame, claim = subject.frame, subject.claim
    dimension = frame.dimension
    if dimension == "age":
        yield from (f"age:{name}" for name in sorted(frame.owner))
        return
    for head in sorted(frame.heads):
        for predicate in sorted(frame.predicates):
            yield f"{dimension}:{head}:{predicate}"
    for stem in sorted(frame.near):
        for head in sorted(frame.heads):
            yield f"{dimension}:{head}/{stem}"
    value = None if claim.quantity is None else claim.quantity.value or claim.quantity.low or claim.quantity.high
    if value is not None and len(str(value.normalize()).strip("-0.").rstrip("0")) >= 2:
        yield f"{dimension}={value.normalize():f}"
    for stem in sorted(frame.near):
        if dimension != "count":
            yield f"{dimension}~{stem}"


def candidates(subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Pairs of indices worth comparing, each once, in order."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, subject in enumerate(subjects):
        for key in dict.fromkeys(keys(subject)):
            index[key].append(i)
    seen: set[tuple[int, int]] = set()
    for members in index.values():
        if len(members) > CROWD:
            continue
        for k, i in enumerate(members):
            for j in members[k + 1 :]:
                seen.add((i, j))
    yield from sorted(seen)


def groups(
    subjects: Sequence[Subject],
    *,
    threshold: float = THRESHOLD,
    pair_score: Callable[[Subject, Subject, Rarity], float] = score,
) -> list[list[int]]:
    """The measures as lists of indices into ``subjects``, each sorted, ordered by their first member."""
    rarity = Rarity([s.frame for s in subjects])
    links: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int]] = []
    for i, j in candidates(subjects):
        value = pair_score(subjects[i], subjects[j], rarity)
        if value > 0.05:
            links[i][j] = links[j][i] = value
            if value >= threshold:
                heap.append((-value, i, j))
    return _average_link(len(subjects), links, heap, threshold)


def _average_link(
    count: int, links: dict[int, dict[int, float]], heap: list[tuple[float, int, int]], threshold: float
) -> list[list[int]]:
    """Merge the likest clusters until no two are alike enough; ``links`` holds sums of likeness and is used up."""
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    heapq.heapify(heap)
    following = count
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        merged = members.pop(i) + members.pop(j)
        joined: dict[int, float] = defaultdict(float)
        for old in (i, j):
            for other, total in links.pop(old, {}).items():
                if other in (i, j):
                    continue
                joined[other] += total
                links[other].pop(old, None)
        members[following] = merged
        links[following] = dict(joined)
        for other in sorted(joined):
            links[other][following] = joined[other]
            average = joined[other] / (len(merged) * len(members[other]))
            if average >= threshold:
                heapq.heappush(heap, (-average, other, following))
        following += 1
    return sorted(sorted(group) for group in members.values())
