"""Sizes of one whole that differ at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from checker.model import Aspect, Claim, Group, Reconciliation
from checker.slices import aspect_of, relays

WEEK: Final = timedelta(days=7)
"""Wholes reported within this of one another are of one time, as states are."""
COUNTING: Final[frozenset[Aspect]] = frozenset({"tally", "event"})
"""Aspects of what is counted anew from day to day, its whole too."""
Sides = tuple[tuple[Claim, ...], tuple[Claim, ...]]


def sizes_in_dispute(group: Group, data: Reconciliation) -> Iterator[Sides]:
    """Claims of one measure whose whole, called the same, has two sizes at one time."""
    sized = [c for c in group.claims if c.modality == "asserted" and _size(c) is not None]
    window = timedelta(0) if aspect_of(sized, data) in COUNTING else WEEK
    by_size: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in sized:
        by_size[_size(claim)].append(claim)
    for left, right in combinations(by_size.values(), 2):
        pairs = [(a, b) for a in left for b in right if _sizes_differ(a, b, window, data)]
        if pairs:
            yield tuple(dict.fromkeys(a for a, _ in pairs)), tuple(dict.fromkeys(b for _, b in pairs))


def _size(claim: Claim) -> object:
    return None if claim.whole is None or claim.whole.quantity is None else claim.whole.quantity.value


def _sizes_differ(a: Claim, b: Claim, window: timedelta, data: Reconciliation) -> bool:
    x, y = a.whole, b.whole
    if x is None or y is None or x.quantity is None or y.quantity is None:
        return False
    if not x.counted or _folded(x.counted) != _folded(y.counted):
        return False
    if x.quantity.likely.overlaps(y.quantity.likely) or (a.document == b.document and a.line == b.line):
        return False
    return data.stand(a, b).how != "excused" and _together(a, b, window, data)


def _together(a: Claim, b: Claim, window: timedelta, data: Reconciliation) -> bool:
    stated = a.period.basis == b.period.basis == "stated"
    if stated and (a.period.start, a.period.end) == (b.period.start, b.period.end):
        return True
    if relays(a, data) != relays(b, data):
        return True
    days = [data.documents[c.document].period.end for c in (a, b)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= window


def _folded(text: str) -> str:
    return " ".join(text.lower().split())
