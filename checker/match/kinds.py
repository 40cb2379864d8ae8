"""What the words of frames say of what is counted and done: persons or things, concepts that exclude each other."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from checker.lexicon import mapping, words
from checker.model import Claim, Frame

GENERIC_PERSON: Final = frozenset({"person"})
BROAD: Final = frozenset({"affect"})
"""Concepts that say no more than that something happened to those counted: the exposed are affected too."""
OF_ITSELF: Final = ("age", "time")
"""Dimensions of figures that are of a person or happening itself, whatever else is said of it there."""
_PERSON_ENDINGS: Final = ("goer", "ist", "man", "woman", "eer", "ian", "yer", "ner", "ller", "ider", "worker", "holder")


def cores(frame: Frame) -> frozenset[str]:
    """The sorts of thing a figure may be of, roughly: what is counted and what is done, without whose and where."""
    return _cores(frame.dimension, frame.heads, frame.predicates)


@lru_cache(maxsize=65536)
def _cores(dimension: str, heads: frozenset[str], predicates: frozenset[str]) -> frozenset[str]:
    counted = GENERIC_PERSON if people(heads) else heads
    return frozenset(f"{dimension}:{h}:{p}" for h in counted or {""} for p in known(predicates) or {""})


def is_step(claim: Claim) -> bool:
    """Whether the figure says by how much something changed, not what it changed to."""
    return claim.change is not None and claim.change.by is not None and claim.quantity == claim.change.by


@lru_cache(maxsize=65536)
def known(predicates: frozenset[str]) -> frozenset[str]:
    """Those of the predicates that are concepts, the other verbs left out."""
    return predicates & _concepts()


@cache
def _concepts() -> frozenset[str]:
    return frozenset({*mapping("predicates", "concepts").values(), *mapping("kinds", "concepts")})


@cache
def _divided() -> tuple[str, ...]:
    """The concepts that their domain divides into kinds."""
    return tuple(sorted({kind.rpartition("-")[2] for kind in mapping("kinds", "concepts")}))


def exclusive(f: Frame, g: Frame) -> bool:
    """Whether the predicates hold two that no measure can share, and share none themselves."""
    if not f.predicates or not g.predicates or f.dimension in OF_ITSELF:
        return False
    return _exclude(f.predicates, g.predicates)


@lru_cache(maxsize=65536)
def _exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    for base in _divided():
        x, y = ({p for p in side if p == base or p.endswith(f"-{base}")} for side in (a, b))
        if x and y and not x & y:
            return True  # ties of one domain are not those of another
    if a & b:
        return False
    circles = mapping("exclusive", "concepts")
    return bool({circles[x] for x in a if x in circles} & {circles[y] for y in b if y in circles})


def other_things(f: Frame, g: Frame) -> bool:
    """Whether the two count things of different kinds; persons may be called by many names, but not by two callings."""
    if not f.heads or not g.heads or f.heads & g.heads or f.dimension not in ("count", "percent"):
        return False
    return _unlike(f.heads, g.heads)


@lru_cache(maxsize=65536)
def _unlike(a: frozenset[str], b: frozenset[str]) -> bool:
    callings = words("callings", "concepts_lists")
    if not callings.isdisjoint(a) and not callings.isdisjoint(b):
        return True
    return not one_generic(a, b) and not (people(a) and people(b))


def one_generic(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one side counts just persons and the other persons of some kind."""
    return (a == GENERIC_PERSON and people(b)) or (b == GENERIC_PERSON and people(a))


@lru_cache(maxsize=65536)
def people(heads: frozenset[str]) -> bool:
    """Whether what is counted are persons: listed, or formed as nouns of persons are."""
    listed = words("listed_people", "concepts_lists") | words("people_concepts", "concepts_lists")
    return any(head in listed or head.endswith(_PERSON_ENDINGS) for head in heads)
