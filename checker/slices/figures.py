"""Whether two claims print one figure, and the figures that claims print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from checker.model import Claim, How

ROUNDED: Final = 2
"""Digits a figure must have left for another to be read as the same before rounding."""
AGREEING: Final[frozenset[How]] = frozenset({"same", "compatible"})
DISPUTING: Final[frozenset[How]] = frozenset({"conflict", "rival-bounds", "rival-speakers"})


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
    quantities = (c.quantity for c in own if c.quantity is not None)
    if any(q.comparator == "=" and q.value == claim.quantity.value for q in quantities):
        return False
    others = [side for side in sides if side is not own]
    return any(all(not differs_in_print(claim, c) or _loosely(claim, c) for c in side) for side in others)


def _loosely(bound: Claim, claim: Claim) -> bool:
    return bound.quantity is not None and claim.quantity is not None and bound.quantity.met_loosely_by(claim.quantity)


def value_of(claim: Claim) -> Decimal:
    """The number a claim prints; nought where it prints none."""
    return (claim.quantity.value if claim.quantity is not None else None) or Decimal(0)


def printed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that print a number; "hundreds" moves nothing."""
    return [c for c in claims if c.quantity is not None and c.quantity.value is not None]
