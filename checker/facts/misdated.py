"""One figure of one measure, told of two times: in a draft the date is wrong, for its sources have just the one.

Among sources this says nothing: what was counted anew came out alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.confidence import alike_in_words
from checker.model import Claim, Group, Reconciliation
from checker.slices import relays

ALIKE: Final = 0.6
"""Likeness of the words around two figures from which they are told of one thing."""
TELLING: Final = 2
"""Digits that a number has, noughts left out, for two to be no chance."""
Sides = tuple[tuple[Claim, ...], tuple[Claim, ...]]


def misdated(group: Group, data: Reconciliation) -> Iterator[Sides]:
    """A draft's claims of one stated time, and those of its sources with the same figure, which all state another."""
    timed = [c for c in group.claims if c.modality == "asserted" and c.period.basis == "stated" and c.period.known]
    sources = [c for c in timed if not relays(c, data)]
    for claim in (c for c in timed if relays(c, data) and _telling(c)):
        same = [s for s in sources if _figure(s) == _figure(claim)]
        near = tuple(s for s in same if alike_in_words(claim, s) >= ALIKE and _of_one_kind(claim, s))
        if near and not any(s.period.overlaps(claim.period) for s in same):
            yield (claim,), near


def _of_one_kind(a: Claim, b: Claim) -> bool:
    """Whether the two times are told as precisely: "the first quarter" and "2023" are of two figures."""
    return a.period.precision == b.period.precision and a.aspect == b.aspect


def _figure(claim: Claim) -> object:
    q = claim.quantity
    return None if q is None else (q.value, q.unit, q.comparator)


def _telling(claim: Claim) -> bool:
    value = None if claim.quantity is None else claim.quantity.value
    return value is not None and len(value.normalize().as_tuple().digits) >= TELLING
