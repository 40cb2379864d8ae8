"""The claims of one measure by time: which are of one time, which sides they take there, and how the figure moved.

"One time" is judged by what kind of figure it is: a tally on one day, states within a week of one another, a flow in
one period, a forecast for one target, an event always. Copies count once. A claim that agrees with more than one side
is context and takes none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from checker.lexicon import words
from checker.model import Aspect, Claim, Group, How, Period, Reconciliation
from checker.slips import slip

PERSONS: Final = words("people_concepts", "concepts_lists") | words("listed_people", "concepts_lists")
STATE_WINDOW: Final = timedelta(days=7)
"""States reported within this of one another are of one time (a convention, not a law of nature)."""
PERSONS_WINDOW: Final = timedelta(days=1)
"""The same where persons are counted: who lies in hospital, marches or is held is another number the day after next."""
RUNNING: Final = timedelta(days=365)
"""How long after its first report the count of the persons a happening befell still runs and is a tally: it is refined
for months.
"""
SPANS: Final = frozenset({"time", "age"})
"""Dimensions of what grows by itself as time goes by."""
SURELY: Final = 0.6
"""Likeness from which a figure that never prevailed is heard beside those that did."""
ROUNDED: Final = 2
"""Digits a figure must have left for another to be read as the same before rounding."""
DISPUTING: Final[frozenset[How]] = frozenset({"conflict", "rival-bounds", "rival-speakers"})


AGREEING: Final[frozenset[How]] = frozenset({"same", "compatible"})


@dataclass(frozen=True, slots=True)
class Slice:
    """The claims of one measure at one time, in order of report."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """The sides within a slice: claims of one side give the same figure; ``context`` takes no side. ``how`` is the
    strongest standing.
    """

    sides: tuple[tuple[Claim, ...], ...]
    context: tuple[Claim, ...]
    how: How
    why: str


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that gave way to another: the claims of the old one, those of the new one, and who repeats the old one
    afterwards.
    """

    old: tuple[Claim, ...]
    new: tuple[Claim, ...]
    stale: tuple[Claim, ...]


def reported(claim: Claim, data: Reconciliation) -> Period:
    """When a claim was reported: its document's date; a live text's own stated day for a tally is not told apart from
    it.
    """
    return data.documents[claim.document].period


def order_key(claim: Claim, data: Reconciliation) -> tuple[date, str, int]:
    """Oldest first by the latest day the report can be of; drafts and the undated last; ties by place."""
    period = reported(claim, data)
    return period.end or date.max, claim.document, claim.start


def asserted(group: Group) -> list[Claim]:
    """The claims of a group that can be in dispute: asserted, with a quantity."""
    return [c for c in group.claims if c.modality == "asserted" and c.quantity is not None]


def aspect_of(claims: Sequence[Claim], data: Reconciliation) -> Aspect:
    """What kind of figure a group is, by the majority of its claims; a counted happening still running is a tally."""
    counts = Counter(c.aspect for c in claims)
    if not counts:
        return "state"
    aspect = max(counts.items(), key=lambda item: (item[1], item[0]))[0]
    days = [p.end for p in (reported(c, data) for c in claims) if p.end is not None]
    if aspect == "event" and days and max(days) - min(days) <= RUNNING and any(_of_persons(c, data) for c in claims):
        return "tally"
    return aspect


def _of_persons(claim: Claim, data: Reconciliation) -> bool:
    return bool(data.frames[claim.id].heads & PERSONS)


def slices(group: Group, data: Reconciliation) -> tuple[Slice, ...]:
    """The group's asserted, dated claims cut into times, oldest first."""
    claims = sorted(asserted(group), key=lambda c: order_key(c, data))
    dated = [c for c in claims if _dated(c, data)]
    aspect = aspect_of(dated, data)
    if not dated:
        return ()
    if aspect == "event":
        return tuple(Slice(tuple(c)) for c in _happenings(dated, data))
    if aspect in ("flow", "forecast", "change"):
        return _by_period(dated, data)
    return tuple(Slice(tuple(c)) for c in _windows(dated, _window(dated, aspect, data), data))


def _window(claims: Sequence[Claim], aspect: Aspect, data: Reconciliation) -> timedelta:
    """How long figures of a kind, once reported, are of one time."""
    if aspect == "tally":
        return timedelta(0)
    return PERSONS_WINDOW if all(_of_persons(c, data) for c in claims) else STATE_WINDOW


def _windows(claims: Sequence[Claim], window: timedelta, data: Reconciliation) -> list[list[Claim]]:
    """The claims, in order of report, cut where the window opened by the first has passed."""
    cut: list[list[Claim]] = []
    opened = date.min
    for claim in claims:
        day = reported(claim, data).end or date.max
        if cut and day - opened <= window:
            cut[-1].append(claim)
        else:
            cut.append([claim])
            opened = day
    return cut


def _happenings(claims: Sequence[Claim], data: Reconciliation) -> list[list[Claim]]:
    """The claims, in order of report, cut where nothing was reported for so long that it is another happening."""
    cut: list[list[Claim]] = []
    last = date.min
    for claim in claims:
        day = reported(claim, data).end or date.max
        if cut and day - last <= RUNNING:
            cut[-1].append(claim)
        else:
            cut.append([claim])
        last = day
    return cut


def _dated(claim: Claim, data: Reconciliation) -> bool:
    period = reported(claim, data)
    return period.end is not None or period.basis == "draft"


def _by_period(claims: Sequence[Claim], data: Reconciliation) -> tuple[Slice, ...]:
    """A time a stated period; what states none is of the time it was reported, as a state is."""
    stated: dict[tuple[date | None, date | None], list[Claim]] = {}
    loose: list[Claim] = []
    for claim in claims:
        if claim.period.basis == "stated":
            stated.setdefault((claim.period.start, claim.period.end), []).append(claim)
        else:
            loose.append(claim)
    cut = [*stated.values(), *_windows(loose, STATE_WINDOW, data)]
    return tuple(Slice(tuple(c)) for c in sorted(cut, key=lambda c: order_key(c[0], data)))


def dispute(claims: Iterable[Claim], data: Reconciliation) -> Dispute | None:
    """The sides among claims of one time, or None where all agree or are excused."""
    listed = list(claims)
    distinct = _one_an_origin(listed, data)
    sides: list[list[Claim]] = []
    for claim in (c for c in distinct if not _vague(c)):
        for side in sides:
            if all(_one_figure(claim, member, data) for member in side):
                side.append(claim)
                break
        else:
            sides.append([claim])
    if len(sides) < 2:
        return None
    context = [c for side in sides for c in side if _aloof(c, side, sides, data)]
    kept = [[c for c in side if c not in context] for side in sides]
    kept = [side for side in kept if side]
    disputing = [
        (i, j, data.stand(a, b))
        for (i, one), (j, two) in combinations(enumerate(kept), 2)
        for a in one
        for b in two
        if data.stand(a, b).how in DISPUTING
    ]
    if not disputing:
        return None
    strongest = min(disputing, key=lambda d: ("conflict", "rival-bounds", "rival-speakers").index(d[2].how))[2]
    involved = {i for i, j, s in disputing for i in (i, j)}
    outside = [c for n, side in enumerate(kept) if n not in involved for c in side]
    copies = {c.id: [d for d in listed if data.origin[d.id] == data.origin[c.id] and d.id != c.id] for c in distinct}
    final = [tuple(m for c in side for m in (c, *copies[c.id])) for n, side in enumerate(kept) if n in involved]
    vague = [c for c in distinct if _vague(c)]
    rest = tuple(m for c in (*context, *outside, *vague) for m in (c, *copies[c.id]))
    return Dispute(tuple(final), rest, strongest.how, strongest.why)


def slipped(group: Group, data: Reconciliation) -> Iterator[Dispute]:
    """The disputes across documents, whatever their time, in which one figure is another mistyped."""
    claims = [c for c in asserted(group) if c.quantity is not None and c.quantity.value is not None and _dated(c, data)]
    figures: dict[tuple[Decimal, str], list[Claim]] = {}
    for claim in claims:
        if claim.quantity is not None and claim.quantity.value is not None:
            figures.setdefault((claim.quantity.value, claim.quantity.unit), []).append(claim)
    for (one, left), (other, right) in combinations(figures.items(), 2):
        why = slip(one[0], other[0]) if one[1] == other[1] else None
        if why is None:
            continue
        sides = [[c for c in mine if any(_clash(c, d, data) for d in theirs)] for mine, theirs in
                 ((left, right), (right, left))]  # fmt: skip
        if not all(sides) or any(_one_time(sides, p.claims) for p in slices(group, data)):
            continue
        context = tuple(c for c in claims if c not in sides[0] and c not in sides[1])
        yield Dispute(tuple(tuple(side) for side in sides), context, "conflict", why)


def _clash(a: Claim, b: Claim, data: Reconciliation) -> bool:
    return a.document != b.document and data.stand(a, b).how in DISPUTING


def _one_time(sides: Sequence[Sequence[Claim]], piece: Sequence[Claim]) -> bool:
    """Whether both sides are heard in a slice, and so are in dispute there already."""
    return all(any(c in piece for c in side) for side in sides)


def _one_figure(a: Claim, b: Claim, data: Reconciliation) -> bool:
    """Whether two claims print one figure, be it of two stories."""
    how = data.stand(a, b).how
    return how in AGREEING or (how == "excused" and not differs_in_print(a, b))


def across_documents(group: Group, data: Reconciliation, how: How) -> Iterator[Dispute]:
    """The disputes of this strength, a time each, whose sides stand in more than one document."""
    for piece in slices(group, data):
        found = dispute(piece.claims, data)
        if found is not None and found.how == how and len({c.document for side in found.sides for c in side}) > 1:
            yield found


def _aloof(claim: Claim, own: list[Claim], sides: list[list[Claim]], data: Reconciliation) -> bool:
    """Whether a claim takes no side: it disputes no other, or leaves someone out and is excused from differing with
    one.
    """
    others = [c for side in sides if side is not own for c in side]
    if not any(data.stand(claim, c).how in DISPUTING for c in others):
        return True
    return bool(data.frames[claim.id].excludes) and any(data.stand(claim, c).how == "excused" for c in others)


def _vague(claim: Claim) -> bool:
    """Whether a figure prints no number and is open at an end: "hundreds" agrees with too much to take a side."""
    q = claim.quantity
    return q is not None and q.value is None and (q.low is None or q.high is None)


def _one_an_origin(claims: Sequence[Claim], data: Reconciliation) -> list[Claim]:
    """One claim an origin, the first in order."""
    seen: dict[str, Claim] = {}
    for claim in claims:
        seen.setdefault(data.origin[claim.id], claim)
    return list(seen.values())


def differs_in_print(a: Claim, b: Claim) -> bool:
    """Whether a later report gives another figure: not the same, not the same rounded, not a bound the other meets
    roundly.
    """
    p, q = a.quantity, b.quantity
    if p is None or q is None:
        return False
    if p.value is not None and q.value is not None:
        if p.value == q.value or _rounded(p.value, q.value) or _rounded(q.value, p.value):
            return False
        if "~" in (p.comparator, q.comparator) or {p.comparator, q.comparator} & {">", "<"}:
            return not p.likely.overlaps(q.likely)
        small, large = sorted((p.value, q.value))
        return not (large - small) <= large * 2 / 100 or not p.likely.overlaps(q.likely) or large < 100
    return not p.likely.overlaps(q.likely)


def _rounded(coarse: Decimal, fine: Decimal) -> bool:
    """Whether one figure is the other rounded to its own digits, two at least: 1,700 of 1,743, but not 300 of 330."""
    if abs(fine - coarse) * 10 > abs(coarse):
        return False
    shape = coarse.normalize()
    digits = len(shape.as_tuple().digits)
    if digits < ROUNDED or len(fine.normalize().as_tuple().digits) <= digits:
        return False
    return fine.quantize(Decimal(1).scaleb(shape.adjusted() - digits + 1)) == coarse


def moves(group: Group, data: Reconciliation) -> tuple[Move, ...]:
    """How the figure moved: each stretch of time on which one figure prevails against the stretch before it.

    The figure that prevails at a time is the one most origins print. Where as many origins go back to the old figure as
    print the new one, nothing moved: the two live side by side, and are a dispute or two measures. Spans of time and
    ages move by themselves and are left out.
    """
    if any(data.frames[c.id].dimension in SPANS for c in group.claims[:1]):
        return ()
    pieces = slices(group, data)
    stretches: list[tuple[Claim, list[Slice]]] = []
    for piece in pieces:
        leader = _prevailing(piece, data)
        if leader is None:
            continue
        if stretches and not differs_in_print(stretches[-1][0], leader):
            stretches[-1][1].append(piece)
        else:
            stretches.append((leader, [piece]))
    found = (_move(*one, *other, pieces, group, data) for one, other in pairwise(stretches))
    return tuple(move for move in found if move is not None)


def _move(
    before: Claim,
    old_pieces: Sequence[Slice],
    after: Claim,
    new_pieces: Sequence[Slice],
    pieces: Sequence[Slice],
    group: Group,
    data: Reconciliation,
) -> Move | None:
    """From one figure that prevailed to the next, where claims of the two bear on one another."""
    old = [c for p in old_pieces for c in _printed(p) if differs_in_print(c, after) and _heard(c, before, after, data)]
    new = [c for p in new_pieces for c in _printed(p) if differs_in_print(c, before) and _heard(c, after, before, data)]
    old, new = _sides(old, new, data), _sides(new, old, data)
    backing = {data.origin[c.id] for c in new if not differs_in_print(c, after)}
    held = {data.origin[c.id] for c in old if not differs_in_print(c, before)}
    if not backing or not held:
        return None
    stale = [
        c
        for p in pieces
        if p.claims[0] not in new_pieces[0].claims and _follows(p, new_pieces[0], data)
        for c in _printed(p)
        if not differs_in_print(c, before) and differs_in_print(c, after)
    ]
    stale = _bearing(stale, new, data)
    back = {data.origin[c.id] for c in stale}
    if len(back) >= max(2, len(backing)):
        return None
    if len(backing) < min(2, len(held)):
        stale = []  # the figure between was the odd one out
    if _counting_up(group, before, data):
        stale = [c for c in stale if _value(c) < _value(after)]  # a larger one is the count gone on
    return Move(tuple(old), tuple(new), tuple(stale))


def _heard(claim: Claim, leader: Claim, other: Claim, data: Reconciliation) -> bool:
    """Whether a claim has part in a move: it gives the figure that prevailed, or is surely of one measure with that
    which prevailed before or after, and does not only leave someone out that the other counts.
    """
    if (
        data.frames[claim.id].excludes
        and differs_in_print(claim, leader)
        and data.stand(claim, leader).how == "excused"
    ):
        return False
    return not differs_in_print(claim, leader) or data.evidence(claim, other).get("likeness", 0.0) >= SURELY


def _bearing(claims: Sequence[Claim], others: Sequence[Claim], data: Reconciliation) -> list[Claim]:
    """The claims that nothing excuses from being held against most of the others."""
    return [c for c in claims if 2 * sum(data.stand(c, other).how != "excused" for other in others) > len(others)]


def _sides(claims: Sequence[Claim], others: Sequence[Claim], data: Reconciliation) -> list[Claim]:
    """The claims that bear on one of the others, and those that give the same figure of the same story as they do."""
    bearing = _bearing(claims, others, data)
    return [c for c in claims if c in bearing or any(_repeats(c, b, data) for b in bearing)]


def _repeats(claim: Claim, other: Claim, data: Reconciliation) -> bool:
    return _value(claim) == _value(other) and data.stand(claim, other).how in AGREEING


def _counting_up(group: Group, figure: Claim, data: Reconciliation) -> bool:
    """Whether the group is a running count of which no text has taken this figure back."""
    dated = [c for c in asserted(group) if _dated(c, data)]
    taken_back = any(c.modality == "revised" and not differs_in_print(c, figure) for c in group.claims)
    return aspect_of(dated, data) == "tally" and not taken_back


def _value(claim: Claim) -> Decimal:
    return (claim.quantity.value if claim.quantity is not None else None) or Decimal(0)


def _printed(piece: Slice) -> list[Claim]:
    """The claims of a time that print a number; "hundreds" moves nothing."""
    return [c for c in piece.claims if c.quantity is not None and c.quantity.value is not None]


def _follows(piece: Slice, other: Slice, data: Reconciliation) -> bool:
    return order_key(piece.claims[0], data) > order_key(other.claims[0], data)


def _prevailing(piece: Slice, data: Reconciliation) -> Claim | None:
    """A claim with the figure that most origins print at this time; of equals the larger."""
    printed = _printed(piece)
    if not printed:
        return None

    def weight(claim: Claim) -> tuple[int, Decimal]:
        backers = {data.origin[c.id] for c in printed if not differs_in_print(c, claim)}
        return len(backers), _value(claim)

    return max(printed, key=weight)


def by_figure(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims in sides of one figure each, roundings and bounds of it included, in order of first appearance."""
    sides: list[list[Claim]] = []
    for claim in claims:
        for side in sides:
            if all(not differs_in_print(claim, member) for member in side):
                side.append(claim)
                break
        else:
            sides.append([claim])
    decided = [[c for c in side if not _undecided(c, side, sides)] for side in sides]
    return [side for side in decided if side]


def _undecided(claim: Claim, own: list[Claim], sides: list[list[Claim]]) -> bool:
    """Whether a bound fits the figures of another side as well: "more than 100" of 176 and of 183."""
    if claim.quantity is None or claim.quantity.comparator in ("=", "~"):
        return False
    printed = (c.quantity for c in own if c.quantity is not None)
    if any(q.comparator == "=" and q.value == claim.quantity.value for q in printed):
        return False
    others = [side for side in sides if side is not own]
    return any(all(not differs_in_print(claim, c) or _loosely(claim, c) for c in side) for side in others)


def _loosely(bound: Claim, claim: Claim) -> bool:
    return bound.quantity is not None and claim.quantity is not None and bound.quantity.met_loosely_by(claim.quantity)


def undated(group: Group, data: Reconciliation) -> list[Claim]:
    """The asserted claims whose documents have no known latest day and are no drafts."""
    return [c for c in asserted(group) if not _dated(c, data)]


def within_documents(group: Group, data: Reconciliation) -> list[list[Claim]]:
    """The asserted claims of each document that has several, cut by their own stated periods."""
    found: dict[tuple[str, date | None, date | None], list[Claim]] = {}
    for claim in asserted(group):
        stated = claim.period if claim.period.basis == "stated" else None
        key = (claim.document, stated.start if stated else None, stated.end if stated else None)
        found.setdefault(key, []).append(claim)
    del data
    return [
        claims
        for _, claims in sorted(found.items(), key=lambda item: (item[0][0], item[1][0].start))
        if len(claims) > 1
    ]


def bound_pairs(group: Group, data: Reconciliation) -> list[tuple[list[Claim], list[Claim]]]:
    """Within each document, the strict bounds and the exact figures with the very number they exclude."""
    found = []
    for document in dict.fromkeys(c.document for c in asserted(group)):
        claims = [c for c in asserted(group) if c.document == document]
        for bound in claims:
            if bound.quantity is None or bound.quantity.comparator not in (">", "<"):
                continue
            points = [
                c for c in claims
                if c.quantity is not None and c.quantity.comparator == "=" and c.quantity.value == bound.quantity.value
                and not c.quantity.approximate and data.stand(bound, c).how not in ("excused", "rival-speakers")
            ]  # fmt: skip
            if points and bound.quantity.comparator == ">":
                found.append(([bound], points))
    return found
