"""Happenings reported months from one another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from checker.model import Claim, Standing, Subject

MONTHS: Final = timedelta(days=60)
"""Reports further apart than this are of one happening only where both name it (a convention)."""
HAPPENINGS: Final = frozenset({"event", "tally"})


class MonthsApart:
    """Twenty-one deaths told in January and twenty in August are of one happening only where the two have a name in
    common: a place, an event, whoever it befell.
    """

    name = "months-apart"
    order = 38
    fires = (
        ("By January 28, 2019 the accidents had killed 21 people.", "On August 4, 2019 the attack killed 20 people."),
    )
    quiet = (
        (
            "By January 28, 2019 the flood in Lindholm had killed 21 people.",
            "By August 4, 2019 the flood in Lindholm had killed 21 people.",
        ),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where two happenings told months apart share no name."""
        x, y = a.claim, b.claim
        if x.aspect not in HAPPENINGS or y.aspect not in HAPPENINGS:
            return None
        days = sorted(day for day in (_day(x), _day(y)) if day is not None)
        if len(days) < 2 or days[1] - days[0] <= MONTHS:
            return None
        f, g = a.frame, b.frame
        if (f.places | f.events | f.names | f.subjects) & (g.places | g.events | g.names | g.subjects):
            return None
        return Standing("excused", "they were reported months apart, and share no name")


def _day(claim: Claim) -> date | None:
    return claim.period.end or claim.period.start
