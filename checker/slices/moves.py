"""How the figure of a measure moved from one time to the next, and who repeats the old one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from checker.frozen import frozen
from checker.model import Claim, Group, Reconciliation
from checker.slices.figures import AGREEING, differs_in_print, printed, value_of
from checker.slices.times import Slice, aspect_of, asserted, dated, order_key, slices

SPANS: Final = frozenset({"time", "age"})
"""Dimensions of what grows by itself as time goes by."""
SURELY: Final = 0.6
"""Likeness from which a figure that never prevailed is heard beside those that did."""


@frozen
class Move:
    """A figure that gave way to another: the claims of the old one, those of the new one, and who repeats the old one
    afterwards.
    """

    old: tuple[Claim, ...]
    new: tuple[Claim, ...]
    stale: tuple[Claim, ...]


def moves(group: Group, data: Reconciliation) -> tuple[Move, ...]:
    """How the figure moved: each stretch of time on which one figure prevails against the stretch before it.

    The figure that prevails at a time is the one most origins print. Where as many origins go back to the old figure as
    print the new one, nothing moved: the two live side by side, and are a dispute or two measures. Spans of time and
    ages move by themselves and are left out.
    """
    return data.once("moves", lambda: _moves(group, data), of=group)


def _moves(group: Group, data: Reconciliation) -> tuple[Move, ...]:
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
    old = [
        c
        for p in old_pieces
        for c in printed(p.claims)
        if differs_in_print(c, after) and _heard(c, before, after, data)
    ]
    new = [
        c
        for p in new_pieces
        for c in printed(p.claims)
        if differs_in_print(c, before) and _heard(c, after, before, data)
    ]
    old, new = _sides(old, new, data), _sides(new, old, data)
    backing = {data.origin[c.id] for c in new if not differs_in_print(c, after)}
    held = {data.origin[c.id] for c in old if not differs_in_print(c, before)}
    if not backing or not held:
        return None
    stale = [
        c
        for p in pieces
        if p.claims[0] not in new_pieces[0].claims and _follows(p, new_pieces[0], data)
        for c in printed(p.claims)
        if not differs_in_print(c, before) and differs_in_print(c, after)
    ]
    stale = _bearing(stale, new, data)
    back = {data.origin[c.id] for c in stale}
    if len(back) >= max(2, len(backing)):
        return None
    if len(backing) < min(2, len(held)):
        stale = []  # the figure between was the odd one out
    if _counting_up(group, before, data):
        stale = [c for c in stale if value_of(c) < value_of(after)]  # a larger one is the count gone on
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
    return value_of(claim) == value_of(other) and data.stand(claim, other).how in AGREEING


def _counting_up(group: Group, figure: Claim, data: Reconciliation) -> bool:
    """Whether the group is a running count of which no text has taken this figure back."""
    timed = [c for c in asserted(group) if dated(c, data)]
    taken_back = any(c.modality == "revised" and not differs_in_print(c, figure) for c in group.claims)
    return aspect_of(timed, data) == "tally" and not taken_back


def _follows(piece: Slice, other: Slice, data: Reconciliation) -> bool:
    return order_key(piece.claims[0], data) > order_key(other.claims[0], data)


def _prevailing(piece: Slice, data: Reconciliation) -> Claim | None:
    """A claim with the figure that most origins print at this time; of equals the larger."""
    claims = printed(piece.claims)
    if not claims:
        return None

    def weight(claim: Claim) -> tuple[int, Decimal]:
        backers = {data.origin[c.id] for c in claims if not differs_in_print(c, claim)}
        return len(backers), value_of(claim)

    return max(claims, key=weight)
