"""How long something has lasted, told on different days."""

from __future__ import annotations

from datetime import date

from checker.model import Claim, Standing, Subject


class RunningOn:
    """A strike in its 17th day is in its 20th three days later: a count of days that runs on is held only against one
    of the same day.
    """

    name = "running-on"
    order = 35
    fires = (
        ("On 3 May 2019 the strike was in its 17th day.", "On 6 May 2019 the strike was in its 20th day."),
        ("On 3 May 2019 the strike had lasted 17 days.", "On 6 May 2019 the strike was in its 20th day."),
        ("The strike has lasted 17 days as of 3 May 2019.", "The 35-day strike ended on 21 May 2019."),
    )
    quiet = (
        ("On 3 May 2019 the strike was in its 17th day.", "On 3 May 2019 the strike was in its 20th day."),
        ("On 3 May 2019 the strike had lasted 17 days.", "On 6 May 2019 the strike had lasted 20 days."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where one counts days that still run and the other is of another day."""
        if not (_runs(a.claim) or _runs(b.claim)):
            return None
        days = _day(a.claim), _day(b.claim)
        if days[0] == days[1]:
            return None
        return Standing("excused", "how long it has lasted grows by the day")


def _runs(claim: Claim) -> bool:
    return claim.kind == "duration" and claim.aspect == "tally"


def _day(claim: Claim) -> date | None:
    return claim.period.end or claim.period.start
