"""The sides among claims of one measure and time, and who takes none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final

from checker.frozen import frozen
from checker.model import Claim, Group, How, Reconciliation
from checker.slices.figures import AGREEING, DISPUTING, differs_in_print
from checker.slices.times import asserted, dated, relays, reported, slices
from checker.slips import slip

HUNDREDS: Final = 2
"""Noughts at its end from which on a number is bounded and named without another being meant."""


@frozen
class Dispute:
    """The sides within a slice: claims of one side give the same figure; ``context`` takes no side. ``how`` is the
    strongest standing.
    """

    sides: tuple[tuple[Claim, ...], ...]
    context: tuple[Claim, ...]
    how: How
    why: str


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
        for a in _heard(one, data)
        for b in _heard(two, data)
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
    claims = [c for c in asserted(group) if c.quantity is not None and c.quantity.value is not None and dated(c, data)]
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


def mistyped(found: Dispute) -> bool:
    """Whether two sides could both hold, strictly, but print figures of which one is the other mistyped."""
    if found.how != "rival-bounds":
        return False
    values = [{c.quantity.value for c in side if c.quantity is not None} for side in found.sides]
    return any(
        x is not None and y is not None and slip(x, y) is not None
        for one, other in combinations(values, 2)
        for x in one
        for y in other
    )


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
    """The disputes of this strength, a time each, whose sides stand in more than one document.

    What a draft says is told here only where its sources are at odds on one day; else ``relayed`` tells it.
    """
    for piece in slices(group, data):
        found = dispute(piece.claims, data)
        if found is None or found.how != how or len({c.document for side in found.sides for c in side}) < 2:
            continue
        if not any(relays(c, data) for side in found.sides for c in side) or _sources_at_odds(found, data):
            yield found


def _sources_at_odds(found: Dispute, data: Reconciliation) -> bool:
    """Whether a draft's side and another both have sources, the newest of one day, in more than one document."""
    mine = [side for side in found.sides if any(relays(c, data) for c in side)]
    others = [side for side in found.sides if side not in mine]
    heard = [[c for c in side if not relays(c, data)] for side in (*mine, *others)]
    if not others or not all(heard) or len({c.document for side in heard for c in side}) < 2:
        return False
    newest = [max(reported(c, data).end or date.min for c in side) for side in heard]
    return max(newest[: len(mine)]) == max(newest[len(mine) :])


def _heard(side: Sequence[Claim], data: Reconciliation) -> Sequence[Claim]:
    """Those of a side who speak for it: a draft that has a source for its figure lets the source speak."""
    return [c for c in side if not relays(c, data)] or side


def _aloof(claim: Claim, own: list[Claim], sides: list[list[Claim]], data: Reconciliation) -> bool:
    """Whether a claim takes no side: it disputes no other, or leaves someone out and is excused from differing with
    one. A draft takes the side that its sources take.
    """
    heard = _heard(own, data)
    if claim not in heard:
        return all(_aloof(c, own, sides, data) for c in heard)
    others = [c for side in sides if side is not own for c in _heard(side, data)]
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


def _spoken_roundly(claim: Claim) -> bool:
    """Whether a bound is on a number that is said for many: half, twice, a quarter, 20,000; not on 33 or 80."""
    value = None if claim.quantity is None else claim.quantity.value
    if value is None or claim.kind in ("ratio", "percent") or (claim.quantity and claim.quantity.unit == "time"):
        return True
    shape = value.normalize()
    return bool(value) and int(shape.as_tuple().exponent) >= HUNDREDS


def bound_pairs(group: Group, data: Reconciliation) -> list[tuple[list[Claim], list[Claim]]]:
    """Within each document, the strict bounds and the exact figures with the very number they exclude."""
    found = []
    for document in dict.fromkeys(c.document for c in asserted(group)):
        claims = [c for c in asserted(group) if c.document == document]
        for bound in claims:
            if bound.quantity is None or bound.quantity.comparator not in (">", "<") or _spoken_roundly(bound):
                continue
            points = [
                c for c in claims
                if c.quantity is not None and c.quantity.comparator == "=" and c.quantity.value == bound.quantity.value
                and not c.quantity.approximate and data.stand(bound, c).how not in ("excused", "rival-speakers")
            ]  # fmt: skip
            if points and bound.quantity.comparator == ">":
                found.append(([bound], points))
    return found
