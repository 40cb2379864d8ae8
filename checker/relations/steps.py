"""By how much something rose or fell."""

from __future__ import annotations

from typing import Final

from checker.model import Standing, Subject

MOVING: Final = frozenset({"rise", "fall"})
"""What a percentage does of which it is the size of a step."""


class Steps:
    """A fall of 1.8 percent on Friday and one of 2.9 percent on Monday are two falls: steps are of one time only where
    both say which, or both were reported on one day.
    """

    name = "steps"
    order = 37
    fires = (("On May 3, 2019 the index fell by 1.8 percent.", "On May 6, 2019 the index fell by 2.9 percent."),)
    quiet = (("The index fell by 1.8 percent.", "The index fell by 1.8 percent."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where either is a step and their times are not the same."""
        x, y = a.claim, b.claim
        if not (_step(a) or _step(b)):
            return None
        if (x.period.start, x.period.end) == (y.period.start, y.period.end):
            return None
        return Standing("excused", "two steps at different times")


def _step(subject: Subject) -> bool:
    """Whether the figure says by how much something rose or fell, not to what."""
    claim = subject.claim
    if claim.change is not None:
        return claim.change.by is not None and claim.change.by == claim.quantity
    return claim.kind == "percent" and bool(subject.frame.predicates & MOVING)
