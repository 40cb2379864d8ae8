"""Figures that a text sets side by side in one sentence, and so tells apart: "18,400 after 20,000 the year before"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from checker.model import Claim, Reconciliation

CROWD: Final = 12
"""Figures of one sentence that are paired."""


class Printed(NamedTuple):
    """A figure as it is printed: its value and unit."""

    value: Decimal
    unit: str


def told_apart(document: str, data: Reconciliation) -> frozenset[frozenset[Printed]]:
    """The pairs of figures of one kind of thing that a sentence of the document holds both."""
    sentences: dict[str, list[Claim]] = defaultdict(list)
    pairs: set[frozenset[Printed]] = set()
    for claim in data.claims:
        if claim.document != document or claim.zone == "table":
            continue
        if printed(claim) is not None:
            sentences[claim.sentence].append(claim)
        pairs.update(_ends(claim))
    for claims in sentences.values():
        for a, b in combinations(claims[:CROWD], 2):
            p, q = printed(a), printed(b)
            if p is not None and q is not None and p != q and p.unit == q.unit and _of_one_thing(a, b, data):
                pairs.add(frozenset((p, q)))
    return frozenset(pairs)


def _ends(claim: Claim) -> Iterator[frozenset[Printed]]:
    """What a change went from and to."""
    if claim.change is not None:
        first, last, own = claim.change.from_, claim.change.to, claim.quantity
        told = [Printed(q.value, q.unit) for q in (first, last, own) if q is not None and q.value is not None]
        yield from (frozenset(pair) for pair in combinations(told, 2))


def printed(claim: Claim) -> Printed | None:
    """The figure of a claim, ``None`` where it prints no number."""
    q = claim.quantity
    return Printed(q.value, q.unit) if q is not None and q.value is not None else None


def _of_one_thing(a: Claim, b: Claim, data: Reconciliation) -> bool:
    x, y = (data.frames[c.id].heads if c.id in data.frames else frozenset() for c in (a, b))
    return a.kind == b.kind and (not x or not y or not x.isdisjoint(y))


def undecided(sides: Sequence[Sequence[Claim]], apart: Iterable[frozenset[Printed]]) -> tuple[tuple[Claim, ...], ...]:
    """The sides that are still in dispute with another once figures told apart are in none."""
    pairs = set(apart)
    disputing = [
        (i, j)
        for (i, one), (j, two) in combinations(enumerate(sides), 2)
        if not any(frozenset((printed(a), printed(b))) in pairs for a in one for b in two)
    ]
    kept = sorted({n for pair in disputing for n in pair})
    return tuple(tuple(sides[n]) for n in kept)
