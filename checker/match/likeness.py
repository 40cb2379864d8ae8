"""How surely two claims are of one measure: a logistic score over the evidence, with its reasons and differences in
words.

The weights stand in ``lexicon/likeness.toml`` and are set by ``tests/benchmarks/train_likeness.py``; some evidence
rules a pair out whatever the score, since no sum of likenesses makes the killed the injured.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Final

from checker.frozen import frozen
from checker.lexicon import table
from checker.match.evidence import features
from checker.match.kinds import exclusive, is_step, other_things
from checker.match.rarity import Rarity
from checker.model import Subject

RULED_OUT: Final = frozenset(
    {"owner_clash", "exclusive", "whole_clash", "other_things", "part_alone", "elsewhere", "stage_clash"}
)
"""Evidence that two claims are of different measures, whatever else they share."""


AGAINST: Final = -3.0
"""The weight of a ruled-out pair when clusters are averaged: it undoes a few likenesses, not a whole cluster's."""


@frozen
class Likeness:
    """The score between 0 and 1 and, in words, what carried it, the telling words shared, and what differs."""

    score: float
    reasons: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


@cache
def _weights(kind: str) -> tuple[float, dict[str, float]]:
    data = table("likeness")[kind]
    return float(data["bias"]), {name: float(weight) for name, weight in data["weights"].items()}


def score(a: Subject, b: Subject, rarity: Rarity) -> float:
    """The likeness of two claims; AGAINST, below any likeness, where they are ruled out."""
    if _apart(a, b):
        return AGAINST
    return weighed(features(a, b, rarity))


def _apart(a: Subject, b: Subject) -> bool:
    """Whether two claims are ruled out before all evidence is looked at."""
    return not comparable(a, b) or exclusive(a.frame, b.frame) or other_things(a.frame, b.frame)


def weighed(found: Mapping[str, float]) -> float:
    """The likeness that the evidence amounts to; AGAINST where it rules the pair out."""
    if not RULED_OUT.isdisjoint(found) and any(found.get(name) for name in RULED_OUT):
        return AGAINST
    bias, weights = _weights(pair_kind(found))
    weight = weights.get
    told = 0.0
    for name, value in found.items():  # a loop: asked of every pair
        told += weight(name, 0.0) * value
    return 1 / (1 + math.exp(-(bias + told)))


def pair_kind(found: Mapping[str, float]) -> str:
    """Which weights judge a pair: one figure printed twice needs less likeness of words than two that differ."""
    return "equal" if found.get("value_equal") else "differing"


def comparable(a: Subject, b: Subject) -> bool:
    """Whether two figures could ever be held against each other: one dimension, and ages of one person."""
    if a.frame.dimension != b.frame.dimension:
        return False
    if a.frame.dimension == "age":
        return bool(a.frame.owner & b.frame.owner) or (not (a.frame.owner and b.frame.owner) and _one_figure(a, b))
    return is_step(a.claim) == is_step(b.claim) or _one_figure(a, b)


def _one_figure(a: Subject, b: Subject) -> bool:
    p, q = a.claim.quantity, b.claim.quantity
    return p is not None and q is not None and (p.likely.overlaps(q.likely) if p.value is None else p.value == q.value)


def likeness(a: Subject, b: Subject, rarity: Rarity) -> Likeness:
    """The score with its reasons."""
    found = features(a, b, rarity) if comparable(a, b) else {}
    shared = (a.frame.near & b.frame.near) - a.frame.predicates - a.frame.heads if found else frozenset()
    return Likeness(_score(a, b, found), _reasons(a, b, found), tuple(sorted(shared)), _differences(a, b, found))


def _score(a: Subject, b: Subject, found: Mapping[str, float]) -> float:
    """The likeness of a pair on which the evidence is known; 0 where it is ruled out."""
    return 0.0 if _apart(a, b) else max(weighed(found), 0.0)


def evidence_on(a: Subject, b: Subject, rarity: Rarity) -> dict[str, float]:
    """The evidence on a pair of one dimension with the likeness it amounts to."""
    found = features(a, b, rarity)
    return {**found, "likeness": _score(a, b, found)}


def _listed(keys: frozenset[str]) -> str:
    return ", ".join(sorted(keys))


def _reasons(a: Subject, b: Subject, found: dict[str, float]) -> tuple[str, ...]:
    f, g = a.frame, b.frame
    out: list[str] = []
    if found.get("owner_same"):
        out.append(f"age of {_listed(f.owner & g.owner)}")
    if found.get("head_same"):
        out.append(f"both count {_listed(f.heads & g.heads)}")
    if f.predicates & g.predicates:
        out.append(f"same predicate ({_listed(f.predicates & g.predicates)})")
    if found.get("scope_same"):
        out.append(f"same place or event ({_listed((f.places | f.events) & (g.places | g.events))})")
    if found.get("value_equal"):
        out.append("same figure")
    return tuple(out)


def _differences(a: Subject, b: Subject, found: dict[str, float]) -> tuple[str, ...]:
    f, g = a.frame, b.frame
    out: list[str] = []
    for name, x, y in (("counts", f.heads, g.heads), ("place", f.places, g.places), ("event", f.events, g.events)):
        if x and y and not x & y:
            out.append(f"{name}: {_listed(x)} / {_listed(y)}")
    if (
        a.claim.measure.counted.lower() != b.claim.measure.counted.lower()
        and a.claim.measure.counted
        and b.claim.measure.counted
    ):
        out.append(f"“{a.claim.measure.counted}” / “{b.claim.measure.counted}”")
    p, q = a.claim.measure.predicate, b.claim.measure.predicate
    if p and q and p != q and len(p.split()) + len(q.split()) > 2:
        out.append(f"“{p}” / “{q}”")
    if f.excludes != g.excludes:
        out.append(f"left out: {_listed(f.excludes) or 'nobody'} / {_listed(g.excludes) or 'nobody'}")
    if found.get("part_differs"):
        out.append(f"part of {f.part_of or g.part_of}")
    return tuple(dict.fromkeys(out))
