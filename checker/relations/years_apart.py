"""Figures reported years from one another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from checker.model import Claim, Standing, Subject

YEARS: Final = timedelta(days=365)
"""Reports further apart than this are of one happening only by chance (a convention)."""
SPANS: Final = frozenset({"time", "age"})
"""Dimensions that grow as time goes by: a span told years later is another span."""
ADDED: Final = frozenset({"new", "additional", "extra", "further", "more", "fresh", "added"})
"""Said of what came on top within a time: such counts begin anew."""


class YearsApart:
    """What happened, flowed or changed is counted anew each time; only what holds on can be followed over the years,
    and only under the same words.
    """

    name = "years-apart"
    order = 36
    fires = (
        ("In 1979 the programme created 7 million jobs.", "In 1995 the programme created 6 million jobs."),
        ("In 1985 prices rose by 3 percent.", "In 2001 prices rose by 4 percent."),
    )
    quiet = (("The programme created 7 million jobs.", "The programme created 6 million jobs."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where the times lie more than a year apart, unless both are the same state of the same thing."""
        x, y = a.claim, b.claim
        days = sorted(day for day in (_day(x), _day(y)) if day is not None)
        if len(days) < 2 or days[1] - days[0] <= YEARS:
            return None
        holds = _holds(x) and _holds(y) and not (a.frame.modifiers | b.frame.modifiers) & ADDED
        if holds and a.frame.dimension not in SPANS and _same_words(a, b):
            return None
        return Standing("excused", "they were reported years apart")


def _day(claim: Claim) -> date | None:
    return claim.period.end or claim.period.start


def _holds(claim: Claim) -> bool:
    """Whether a figure is one that holds for a while, or the level to which something rose or fell."""
    change = claim.change
    if change is not None and change.to is not None and change.to == claim.quantity:
        return True
    return claim.aspect in ("state", "change") and (change is None or change.by is None)


def _same_words(a: Subject, b: Subject) -> bool:
    """Whether both count the same thing by name, and the same is said of it or the same one has it."""
    x, y = a.claim.measure, b.claim.measure
    said = a.frame.predicates & b.frame.predicates or a.frame.subjects & b.frame.subjects
    return bool(a.frame.heads & b.frame.heads) and bool(said) and _folded(x.counted) == _folded(y.counted)


def _folded(counted: str) -> str:
    return " ".join(counted.lower().split())
