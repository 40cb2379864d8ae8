"""What other facts of a measure say against one another: sizes of one whole, dates of one happening.

Quiet by design: only what is told in nearly the same words is held for one, and only what can be of one time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from checker.confidence import alike_in_words
from checker.model import Aspect, Claim, Group, Period, Reconciliation
from checker.slices import aspect_of, relays

WEEK: Final = timedelta(days=7)
"""Wholes reported within this of one another are of one time, as states are."""
COUNTING: Final[frozenset[Aspect]] = frozenset({"tally", "event"})
"""Aspects of what is counted anew from day to day, its whole too."""
ALIKE: Final = 0.6
"""Likeness of the words around two dates from which they are of one happening."""
CROWD: Final = 60
"""A happening named by more claims than this is named too broadly."""
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
    if a.period.basis == b.period.basis == "stated" and (a.period.start, a.period.end) == (
        b.period.start,
        b.period.end,
    ):
        return True
    if relays(a, data) != relays(b, data):
        return True
    days = [data.documents[c.document].period.end for c in (a, b)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= window


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def dates_in_dispute(data: Reconciliation) -> Iterator[Sides]:
    """Dated facts of one kind, told in nearly the same words, whose dates cannot both hold."""
    named: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in data.facts:
        if claim.date is None or not claim.date.period.known or claim.modality != "asserted":
            continue
        frame = data.frames[claim.id]
        for name in sorted(frame.subjects | frame.names):
            named[claim.date.of, claim.date.period.precision, name].append(claim)
    pairs = {
        (a.id, b.id): (a, b)
        for claims in named.values()
        if len(claims) <= CROWD
        for a, b in combinations(claims, 2)
        if _dates_differ(a, b, data)
    }
    told: dict[tuple[Period, Period], list[tuple[Claim, Claim]]] = defaultdict(list)
    for a, b in pairs.values():
        assert a.date is not None
        assert b.date is not None
        first, second = sorted((a, b), key=lambda c: (_start(c), c.document, c.start))
        told[_day(first), _day(second)].append((first, second))
    for found in told.values():
        yield tuple(dict.fromkeys(a for a, _ in found)), tuple(dict.fromkeys(b for _, b in found))


def dates_alike(claim: Claim, data: Reconciliation) -> list[Claim]:
    """The other dated facts of one kind with a claim's, of its day or the time around it, told of the same names or in
    nearly the same words.
    """
    assert claim.date is not None
    if not claim.date.period.known:
        return []
    mine = data.frames[claim.id]
    return [
        c
        for c in data.facts
        if c.id != claim.id
        and c.date is not None
        and c.date.of == claim.date.of
        and c.date.period.known
        and c.date.period.overlaps(claim.date.period)
        and c.modality == "asserted"
        and (
            alike_in_words(claim, c) >= ALIKE
            or (mine.names | mine.subjects) & (data.frames[c.id].names | data.frames[c.id].subjects)
        )
    ]


def _day(claim: Claim) -> Period:
    assert claim.date is not None
    return claim.date.period


def _start(claim: Claim) -> str:
    return str(_day(claim).start)


def _dates_differ(a: Claim, b: Claim, data: Reconciliation) -> bool:
    if a.document == b.document and a.line == b.line:
        return False
    f, g = data.frames[a.id], data.frames[b.id]
    if _day(a).overlaps(_day(b)) or (f.subjects and g.subjects and not f.subjects & g.subjects):
        return False
    if f.names and g.names and len(f.names & g.names) * 2 < max(len(f.names), len(g.names)):
        return False
    return alike_in_words(a, b) >= ALIKE
