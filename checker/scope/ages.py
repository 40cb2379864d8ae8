"""Whose age it is that a text gives without a name: "the 19-year-old" is who else in the text is 19."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from checker.model import Subject


def with_owners(subjects: Iterable[Subject]) -> list[Subject]:
    """The claims of one text, each age without a name given the name that the text gives that age, where it is one."""
    listed = list(subjects)
    named: dict[Decimal, list[frozenset[str]]] = defaultdict(list)
    for claim, frame in listed:
        if frame.dimension == "age" and frame.owner and claim.quantity is not None and claim.quantity.value is not None:
            named[claim.quantity.value].append(frame.owner)
    return [_owned(subject, named) for subject in listed]


def _owned(subject: Subject, named: dict[Decimal, list[frozenset[str]]]) -> Subject:
    claim, frame = subject
    if frame.dimension != "age" or frame.owner or claim.quantity is None or claim.quantity.value is None:
        return subject
    owners = named.get(claim.quantity.value, [])
    if not owners or not frozenset.intersection(*owners):
        return subject
    return Subject(claim, replace(frame, owner=frozenset().union(*owners)))
