"""Pairs with a likeness → measures: average-link clusters over a sparse graph of candidates.

Two claims are candidates when they share a telling key; what shares none is never compared, so the work grows with the
claims and not with their square. Average link, not single: one wrong pair must not chain two measures together.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from checker.match.evidence import Rarity, side_by_side
from checker.match.likeness import AGAINST, score
from checker.model import Subject

THRESHOLD: Final = 0.3
"""Average likeness from which two clusters are one measure."""
FAINT: Final = 0.1
"""Likeness below which a pair does not make two clusters neighbours."""
SAMPLE: Final = 12
"""How many members of a cluster are asked for its likeness to another."""
PairScore = Callable[[Subject, Subject, Rarity], float]
APART: Final = 2
"""Texts that give two figures side by side, from which on they are taken for two measures."""
NEAR: Final = Decimal("0.8")
"""Figures nearer to one another than this may be one figure's versions, told one after the other in many a text."""
CROWD: Final = 250
"""A key shared by more claims than this tells nothing and proposes no candidates."""


def keys(subject: Subject) -> Iterator[str]:
    """The keys under which a claim looks for others of its measure."""
    frame, claim = subject.frame, subject.claim
    dimension = frame.dimension
    if dimension == "age":
        yield from (f"age:{name}" for name in sorted(frame.owner))
        if claim.quantity is not None:
            yield f"age={claim.quantity.value}"
        return
    for head in sorted(frame.heads):
        for predicate in sorted(frame.predicates):
            yield f"{dimension}:{head}:{predicate}"
    value = None if claim.quantity is None else claim.quantity.value or claim.quantity.low or claim.quantity.high
    if value is not None and len(str(value.normalize()).strip("-0.").rstrip("0")) >= 2:
        yield f"{dimension}={value.normalize():f}"
    yield from (f"{dimension}~{stem}" for stem in sorted(frame.near))


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
    subjects: Sequence[Subject], *, threshold: float = THRESHOLD, pair_score: PairScore = score
) -> list[list[int]]:
    """The measures as lists of indices into ``subjects``, each sorted, ordered by their first member."""
    rarity = Rarity([s.frame for s in subjects], [s.claim for s in subjects])

    plain = {(i, j): pair_score(subjects[i], subjects[j], rarity) for i, j in candidates(subjects)}
    apart = told_apart(subjects, plain, rarity)

    stands = successors(subjects, plain, threshold)

    def alike(i: int, j: int) -> float:
        i, j = stands.get(i, i), stands.get(j, j)
        if i == j:
            return 1.0
        i, j = min(i, j), max(i, j)
        a, b = subjects[i], subjects[j]
        if side_by_side(a.claim, b.claim, rarity) or values(a, b, rarity) in apart:
            return AGAINST
        return plain[i, j] if (i, j) in plain else pair_score(a, b, rarity)

    scores = {pair: alike(*pair) for pair in plain}
    return average_link(len(subjects), scores, alike, threshold)


def successors(subjects: Sequence[Subject], scores: dict[tuple[int, int], float], threshold: float) -> dict[int, int]:
    """Claim a text calls outdated → the one of the same text that most others are like: it goes where its successor
    goes.
    """
    if not any(s.claim.modality == "revised" for s in subjects):
        return {}
    backing: Counter[int] = Counter(k for pair, likeness in scores.items() if likeness >= threshold for k in pair)
    best: dict[int, tuple[int, int]] = {}
    for pair, likeness in scores.items():
        old = [k for k in pair if subjects[k].claim.modality == "revised"]
        if likeness < threshold or len(old) != 1 or len({subjects[k].claim.document for k in pair}) > 1:
            continue
        (new,) = set(pair) - set(old)
        best[old[0]] = max(best.get(old[0], (0, new)), (backing[new], new))
    return {old: new for old, (_, new) in best.items()}


Values = tuple[str, Decimal, Decimal]


def values(a: Subject, b: Subject, rarity: Rarity) -> Values | None:
    """The two differing figures of a pair, the smaller first."""
    x, y = rarity.figure(a.claim), rarity.figure(b.claim)
    if x is None or y is None or x.value is None or y.value is None or x.value == y.value:
        return None
    return a.frame.dimension, min(x.value, y.value), max(x.value, y.value)


def told_apart(subjects: Sequence[Subject], scores: dict[tuple[int, int], float], rarity: Rarity) -> frozenset[Values]:
    """The pairs of figures that several texts give side by side as current: they are of two measures, however alike."""
    texts: dict[Values, set[str]] = defaultdict(set)
    for (i, j), likeness in scores.items():
        a, b = subjects[i], subjects[j]
        if likeness < FAINT or a.claim.document != b.claim.document:
            continue
        if any(c.modality == "revised" or c.change is not None for c in (a.claim, b.claim)):
            continue
        found = values(a, b, rarity)
        if found is not None and found[1] < found[2] * NEAR and not _agree(a, b, rarity):
            texts[found].add(a.claim.document)
    return frozenset(pair for pair, told in texts.items() if len(told) >= APART)


def _agree(a: Subject, b: Subject, rarity: Rarity) -> bool:
    x, y = rarity.figure(a.claim), rarity.figure(b.claim)
    return x is not None and y is not None and x.likely.overlaps(y.likely)


def average_link(
    count: int, scores: dict[tuple[int, int], float], alike: Callable[[int, int], float], threshold: float
) -> list[list[int]]:
    """Merge the likest clusters until no two are alike enough on average.

    ``scores`` holds the candidates' likeness; a pair that was no candidate is scored by ``alike`` when two clusters
    that some candidate links are about to be merged. Large clusters are judged by a sample of their pairs.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    neighbours: dict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    known = dict(scores)
    for (i, j), value in scores.items():
        if value >= FAINT:
            neighbours[i].add(j)
            neighbours[j].add(i)
        if value >= threshold:
            heap.append((-value, i, j))
    heapq.heapify(heap)

    def average(x: list[int], y: list[int]) -> float:
        pairs = [(min(i, j), max(i, j)) for i in _sample(x) for j in _sample(y)]
        for pair in pairs:
            if pair not in known:
                known[pair] = alike(*pair)
        return sum(known[pair] for pair in pairs) / len(pairs)

    following = count
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[following] = members.pop(i) + members.pop(j)
        around = (neighbours.pop(i, set()) | neighbours.pop(j, set())) - {i, j}
        neighbours[following] = around
        for other in sorted(around):
            neighbours[other] -= {i, j}
            neighbours[other].add(following)
            value = average(members[following], members[other])
            if value >= threshold:
                heapq.heappush(heap, (-value, other, following))
        following += 1
    return sorted(sorted(group) for group in members.values())


def _sample(members: list[int]) -> list[int]:
    """At most SAMPLE members, evenly spread."""
    if len(members) <= SAMPLE:
        return members
    return [members[k * len(members) // SAMPLE] for k in range(SAMPLE)]
