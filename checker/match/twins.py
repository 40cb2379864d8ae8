"""Claims that print one figure of one thing at one place: the first stands for those that are surely like it.

Wire copy and the much repeated would else be compared with one another again and again, at a cost that grows with
their square, to say nothing new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Final

from checker.match.rarity import Rarity
from checker.model import Subject

OFTEN: Final = 8
"""How many claims print the same before one stands for others: fewer are soon compared, each with each."""
ASKED: Final = 3
"""How many of those that stand for others a claim is held against."""


def firsts(
    subjects: Sequence[Subject], rarity: Rarity, alike: Callable[[int, int], float], sure: float
) -> dict[int, int]:
    """Claim → the one before it, printing the same, that stands for it: it is ``sure`` to be of one measure with it."""
    told: dict[Hashable, list[int]] = defaultdict(list)
    for i, subject in enumerate(subjects):
        told[_printed(subject, rarity)].append(i)
    found: dict[int, int] = {}
    for same in told.values():
        if len(same) <= OFTEN:
            continue
        leading: list[int] = []
        for i in same:
            first = next((k for k in leading[: -ASKED - 1 : -1] if alike(k, i) >= sure), None)
            if first is None:
                leading.append(i)
            else:
                found[i] = first
    return found


def _printed(subject: Subject, rarity: Rarity) -> Hashable:
    """What must be the same for one claim to stand for another."""
    claim, frame = subject.claim, subject.frame
    figure = rarity.figure(claim)
    return (
        frame.dimension,
        frame.heads,
        frame.predicates,
        frame.places | frame.events,
        frame.owner,
        frame.excludes,
        frame.part_of,
        frame.joint,
        frame.stage,
        figure and figure.value,
        claim.kind,
        claim.change is None,
        claim.modality,
    )
