"""Which claims are worth comparing: for each claim the few others that share its most telling keys.

What shares no key is never compared. A key that few share proposes all of them; one that many share proposes those that
stand next to the claim when all are put in order of their value (sorted neighbourhood). Either way a claim looks at a
bounded number of others and keeps a bounded few, so the work grows with the claims and not with their square.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from checker.model import Subject

MOST: Final = 8
"""How many others a claim proposes: what is less telling links measures that are merely alike."""
LOOK: Final = 256
"""How many others, counted once for each key, a claim looks at to find them."""
BESIDE: Final = 4
"""How many neighbours on either side a key proposes that more claims share than may still be looked at."""
WITHIN: Final = 24
"""How many of the claims of its document that follow, and tell of the same thing, a claim is held against."""
ALL: Final = 24
"""So few claims are each held against all others: two sentences share no more keys than they happen to."""
ZERO: Final = Decimal(0)


def keys(subject: Subject) -> Iterator[str]:
    """The keys under which a claim looks for others of its measure."""
    yield from told_of(subject)
    frame = subject.frame
    value = _figure(subject)
    if frame.dimension == "age":
        yield f"age={value}"
        return
    if value is not None and len(str(value.normalize()).strip("-0.").rstrip("0")) >= 2:
        yield f"{frame.dimension}={value.normalize():f}"
    yield from (f"{frame.dimension}~{stem}" for stem in sorted(frame.near))


def told_of(subject: Subject) -> Iterator[str]:
    """The keys that say what is counted, with what is said of it; of an age, whose it is."""
    frame = subject.frame
    if frame.dimension == "age":
        yield from (f"age:{name}" for name in sorted(frame.owner))
        return
    predicates = sorted(frame.predicates)
    for head in sorted(frame.heads):
        for predicate in predicates:
            yield f"{frame.dimension}:{head}:{predicate}"


def _figure(subject: Subject) -> Decimal | None:
    quantity = subject.claim.quantity
    return None if quantity is None else quantity.value or quantity.low or quantity.high


def candidates(subjects: Sequence[Subject]) -> list[tuple[int, int]]:
    """Pairs of indices worth comparing, each once, in order; of a few claims all."""
    if len(subjects) <= ALL:
        pairs = combinations(range(len(subjects)), 2)
        return [(i, j) for i, j in pairs if subjects[i].frame.dimension == subjects[j].frame.dimension]
    numbers: dict[str, int] = {}
    own = [list(dict.fromkeys(numbers.setdefault(key, len(numbers)) for key in keys(subject))) for subject in subjects]
    counts = [0] * len(numbers)
    for mine in own:
        for key in mine:
            counts[key] += 1
    for mine in own:
        mine.sort(key=counts.__getitem__)
    order = sorted(range(len(subjects)), key=lambda i: (_figure(subjects[i]) or ZERO, own[i][:1], i))
    index: list[list[int]] = [[] for _ in counts]
    for place, i in enumerate(order):
        for key in own[i]:
            index[key].append(place)
    telling = [math.log((len(subjects) + 20) / (count + 2)) for count in counts]
    found = set(_within(subjects))
    for place, i in enumerate(order):
        for other in _most_telling(place, own[i], index, telling):
            j = order[other]
            found.add((i, j) if i < j else (j, i))
    return sorted(found)


def _most_telling(place: int, mine: Sequence[int], index: Sequence[list[int]], telling: Sequence[float]) -> list[int]:
    """Those that share the most telling of a claim's keys, which come rarest first; of equals the next in order."""
    weights: dict[int, float] = {}
    left = LOOK
    for key in mine:
        shared = index[key]
        at = bisect_left(shared, place)
        if len(shared) <= left:
            left -= len(shared)
            near = shared[at + 1 :] + shared[:at]
        else:
            near = shared[at + 1 : at + 1 + BESIDE] + shared[max(0, at - BESIDE) : at]
        weight = telling[key]
        for other in near:
            weights[other] = weights.get(other, 0.0) + weight
    if len(weights) <= MOST:
        return list(weights)
    return heapq.nlargest(MOST, weights, key=weights.__getitem__)


def _within(subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Pairs of one document that tell of the same thing: that a text gives two figures tells most about both."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, subject in enumerate(subjects):
        for key in told_of(subject):
            told[subject.claim.document, key].append(i)
    for members in told.values():
        for at, i in enumerate(members):
            for j in members[at + 1 : at + 1 + WITHIN]:
                yield i, j
