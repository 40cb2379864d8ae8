"""What other facts of a measure say against one another: sizes of one whole, dates of one happening.

Quiet by design: only what is told in nearly the same words is held for one, and only what can be of one time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from checker.confidence import alike_in_words, without_figure
from checker.model import Aspect, Claim, Group, Period, Reconciliation
from checker.slices import aspect_of

WEEK: Final = timedelta(days=7)
"""Wholes reported within this of one another are of one time, as states are."""
COUNTING: Final[frozenset[Aspect]] = frozenset({"tally", "event"})
"""Aspects of what is counted anew from day to day, its whole too."""
ALIKE: Final = 0.6
"""Likeness of the words around two dates from which they are of one happening."""
LONG: Final = 8
"""Words besides the date that a sentence must have for two of them not to be alike by chance."""
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
    days = [data.documents[c.document].period.end for c in (a, b)]
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= window


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def dates_in_dispute(data: Reconciliation) -> Iterator[Sides]:
    """Dated facts of one kind, told in nearly the same words, whose dates cannot both hold; and sentences that stand
    word for word in two places but for their date.
    """
    told: dict[tuple[Period, Period], dict[tuple[Claim, Claim], None]] = defaultdict(dict)
    for a, b in (*_of_one_kind(data), *_copied(data)):
        first, second = sorted((a, b), key=lambda c: (_start(c), c.document, c.start))
        told[_day(first), _day(second)][first, second] = None
    for found in told.values():
        yield tuple(dict.fromkeys(a for a, _ in found)), tuple(dict.fromkeys(b for _, b in found))


def _of_one_kind(data: Reconciliation) -> Iterator[tuple[Claim, Claim]]:
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
    yield from pairs.values()


def _copied(data: Reconciliation) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of dates in sentences that are the same without them; what is told of each day anew is none of these."""
    alike: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in (*data.facts, *data.marks):
        if claim.date is None or claim.modality != "asserted" or not _day(claim).known:
            continue
        around = without_figure(claim)
        if around.count(" ") >= LONG:
            alike[around, _day(claim).precision].append(claim)
    for claims in alike.values():
        if len(claims) <= CROWD:
            yield from ((a, b) for a, b in combinations(claims, 2) if _dates_clash(a, b, data))


def _dates_clash(a: Claim, b: Claim, data: Reconciliation) -> bool:
    """Whether two dates cannot both be that of one sentence, which stands in two places."""
    beside = a.document == b.document and abs(a.line - b.line) <= 1
    return not (beside or _day(a).overlaps(_day(b)) or _each_its_own(a, b, data))


def _each_its_own(a: Claim, b: Claim, data: Reconciliation) -> bool:
    """Whether two texts of different days tell each of its own day or week: daily reports are alike but for the day."""
    days = [data.documents[c.document].period.end for c in (a, b)]
    if a.document == b.document or days[0] is None or days[1] is None or abs(days[0] - days[1]) <= timedelta(days=1):
        return False
    return all(abs(day - (_day(c).end or day)) <= WEEK for c, day in zip((a, b), days, strict=True) if day is not None)


def _day(claim: Claim) -> Period:
    """The date a claim gives: of a day without a year, that of the year it is taken to be of."""
    assert claim.date is not None
    return claim.date.period if claim.date.period.known else claim.period


def _start(claim: Claim) -> str:
    return str(_day(claim).start)


def _dates_differ(a: Claim, b: Claim, data: Reconciliation) -> bool:
    if a.document == b.document and a.line == b.line:
        return False
    f, g = data.frames[a.id], data.frames[b.id]
    if _day(a).overlaps(_day(b)) or (f.subjects and g.subjects and not f.subjects & g.subjects):
        return False
    if _each_its_own(a, b, data):
        return False
    if f.names and g.names and len(f.names & g.names) * 2 < max(len(f.names), len(g.names)):
        return False
    return alike_in_words(a, b) >= ALIKE
