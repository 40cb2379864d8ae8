"""What is wrong among sound entries: the same said twice, and two that cannot both be reviewed figures of one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, NamedTuple

from checker.ledger.entry import LedgerEntry
from checker.ledger.speaking import figure

MOST: Final = 200
"""Earlier entries of its measure that one is held against."""


class Fault(NamedTuple):
    """What is wrong with an entry, in one line."""

    entry: LedgerEntry
    message: str


def faults(entries: Sequence[LedgerEntry]) -> Iterator[Fault]:
    """Duplicates, and rivals of one measure, time and rank, each told at the later entry; in order of place."""
    by_measure: dict[Hashable, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        earlier = by_measure[entry.key]
        for other in earlier[-MOST:]:
            if _one_time(entry, other) and _figure(entry) == _figure(other):
                yield Fault(entry, f"the same figure of the same time as {other.file}:{other.line}")
                break
            if entry.rank == other.rank != "deprecated" and _one_time(entry, other):
                against = f"{figure(other)} at {other.file}:{other.line}"
                yield Fault(entry, f"{figure(entry)} rivals {against}: one measure, time and rank")
                break
        earlier.append(entry)


def _figure(entry: LedgerEntry) -> Hashable:
    return entry.value, entry.low, entry.high, entry.comparator, entry.whole


def _one_time(one: LedgerEntry, other: LedgerEntry) -> bool:
    """Whether two entries are of one time: states and countings that overlap, totals of the same stretch."""
    a, b = one.when, other.when
    same = (a.start, a.end) == (b.start, b.end)
    if one.period is not None or other.period is not None:
        return same and (one.period is None) == (other.period is None)
    return same or (a.known and b.known and a.overlaps(b))
