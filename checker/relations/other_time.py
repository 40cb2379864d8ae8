"""Figures of happenings at different times."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from checker.model import Claim, Standing, Subject

APART: Final = timedelta(days=21)
"""A happening dated this long before another text's date is not the one that text counts (a convention)."""
OVER: Final = timedelta(days=2)
"""What was counted within a window that was over so long before is not what another text counts as it goes on."""
HAPPENINGS: Final = frozenset({"event", "tally", "flow", "forecast", "change"})


class OtherTime:
    """Two figures that their own sentences put at different times dispute nothing: it happened in 1996, or now."""

    name = "other-time"
    order = 35
    fires = (
        ("In 1996 a pipe bomb injured 100 people.", "In 2013 two bombs injured 260 people."),
        ("On July 8, police killed 51 people at the camp.", "On August 14, police killed 278 people at the camp."),
        ("By August 14, 2013 police killed 278 people.", "During the previous week police killed 900 people."),
    )
    quiet = (("The bombs injured 176 people on Monday.", "The bombs injured 183 people on Monday."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where both times are stated and apart, or one lies long before what the other reports as news."""
        x, y = a.claim, b.claim
        if x.aspect not in HAPPENINGS or y.aspect not in HAPPENINGS:
            return None
        if x.period.basis == y.period.basis == "stated":
            if x.period.before(y.period) or y.period.before(x.period):
                return Standing("excused", "they speak of different times")
            return None
        if _long_before(x, y) or _long_before(y, x):
            return Standing("excused", "one speaks of an earlier time")
        return None


def _long_before(old: Claim, new: Claim) -> bool:
    """Whether a stated time lies long before the document date of a running tally; or a stretch of days, counted by
    itself, was over before it.
    """
    if old.period.basis != "stated" or new.period.basis not in ("document", "bounded"):
        return False
    reported = new.period.start or new.period.end
    if old.period.end is None or reported is None:
        return False
    within = any(q.role == "window" for q in old.measure.qualifiers)
    if new.aspect != "tally" and not (within and new.aspect == "event"):
        return False
    return reported - old.period.end > (OVER if within else APART)
