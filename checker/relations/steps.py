"""By how much something rose or fell, and where an index stood."""

from __future__ import annotations

from typing import Final

from checker.model import Standing, Subject

MOVING: Final = frozenset({"rise", "fall"})
"""What a percentage does of which it is the size of a step."""
POINTS: Final = "point"
"""The unit in which indices are told."""


class Steps:
    """A fall of 1.8 percent on Friday and one of 2.9 percent on Monday are two falls, and an index stands elsewhere
    every day: steps and points are of one time only where both say which, or both were reported on one day.
    """

    name = "steps"
    order = 37
    fires = (
        ("On May 3, 2019 the index fell by 1.8 percent.", "On May 6, 2019 the index fell by 2.9 percent."),
        ("On May 3, 2019 the index closed at 22,445 points.", "On May 6, 2019 the index ended at 21,792 points."),
    )
    quiet = (("The index fell by 1.8 percent.", "The index fell by 1.8 percent."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where either is a step and their times are not the same."""
        x, y = a.claim, b.claim
        if not (_step(a) or _step(b)):
            return None
        if (x.period.start, x.period.end) == (y.period.start, y.period.end):
            return None
        return Standing("excused", "each is of a day of its own")


def _step(subject: Subject) -> bool:
    """Whether the figure says by how much something rose or fell, not to what; or where an index stood."""
    claim = subject.claim
    if claim.quantity is not None and claim.quantity.unit == POINTS:
        return True
    if claim.change is not None:
        return claim.change.by is not None and claim.change.by == claim.quantity
    return claim.kind == "percent" and bool(subject.frame.predicates & MOVING)
