"""Which entries of a measure hold for the time a claim speaks of, and whether the figure can have moved meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from checker.model import Claim, Period, Reviewed

WINDOW: Final = timedelta(days=7)
"""States reported within this of one another are of one time (a convention, as among claims)."""


def in_force(claim: Claim, entries: Sequence[Reviewed]) -> list[Reviewed]:
    """The entries for the time of a claim: those of that very time, else the last before it; a total only of the
    stretch that the claim states.
    """
    when = claim.period
    totals = [e for e in entries if e.total and _same_days(e.claim.period, when)]
    states = [e for e in entries if not e.total]
    if totals or not states:
        return totals
    if when.basis in ("draft", "unknown") or (when.start is None and when.end is None):
        last = max(since(e.claim.period) for e in states)
        return [e for e in states if since(e.claim.period) == last]
    now = [e for e in states if _at(e.claim.period, when)]
    if now:
        closest = [e for e in now if _same_days(e.claim.period, when)]
        return closest or now
    end = when.end or date.max
    earlier = [e for e in states if since(e.claim.period) <= end]
    last = max((since(e.claim.period) for e in earlier), default=date.min)
    return [e for e in earlier if since(e.claim.period) == last]


def since(period: Period) -> date:
    """The day from which a figure is known to hold: the first of "then or later", the last where it has one."""
    return period.end or period.start or date.min


def _at(entry: Period, when: Period) -> bool:
    """Whether a claim is of the time an entry was seen to hold: both ends known and within a week of one another."""
    if entry.start is None or entry.end is None or when.start is None or when.end is None:
        return _same_days(entry, when)
    return when.start - WINDOW <= entry.end and entry.start <= when.end + WINDOW


def _same_days(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def before(entry: Reviewed, force: Sequence[Reviewed]) -> bool:
    """Whether an entry is of an earlier time than those in force."""
    return all(since(entry.claim.period) < since(e.claim.period) for e in force)


def following(force: Sequence[Reviewed], entries: Sequence[Reviewed]) -> Reviewed | None:
    """The state that comes next after those in force."""
    later = [e for e in entries if not e.total and before(force[0], [e])]
    return min(later, key=lambda e: since(e.claim.period), default=None)


def of_that_time(claim: Claim, force: Sequence[Reviewed]) -> bool:
    """Whether a claim is of the very time of an entry."""
    return any(e.total or _at(e.claim.period, claim.period) for e in force)


def last_total(claim: Claim, entries: Sequence[Reviewed]) -> Reviewed | None:
    """The last total of a measure, for a claim that states no time."""
    totals = [e for e in entries if e.total]
    if claim.period.basis == "stated" or not totals:
        return None
    return max(totals, key=lambda e: since(e.claim.period))
