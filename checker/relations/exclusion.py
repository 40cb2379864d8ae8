"""With or without: figures that differ by who is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.interval import Interval
from checker.lexicon import words
from checker.model import Standing, Subject

KILLING: Final = frozenset({"kill", "murder", "slay", "massacre", "slaughter", "shoot", "gun"})
PERSONS: Final = words("people_concepts", "concepts_lists") | words("listed_people", "concepts_lists")


class Exclusion:
    """ "58 and the gunman" is 59, "the 194 other countries" are 195 with the one: figures one apart where one side
    leaves someone out, and the other is not of what somebody did to others than himself.
    """

    name = "exclusion"
    order = 30
    fires = (
        ("The attack killed 58 people and the gunman himself.", "The attack killed 59 people."),
        ("The 194 other countries signed the accord.", "195 countries signed the accord."),
    )
    quiet = (
        ("The attack killed 58 people.", "The attack killed 59 people."),
        ("The toll stands at 49 dead, plus the gunman.", "The gunman opened fire and killed 50 people."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where adding the one left out makes the figures meet."""
        if a.claim.quantity is None or b.claim.quantity is None or a.frame.excludes == b.frame.excludes:
            return None
        if a.claim.quantity.strict.overlaps(b.claim.quantity.strict):
            return None
        less, more = (a, b) if a.frame.excludes and not b.frame.excludes else (b, a)
        if not less.frame.excludes or less.claim.quantity is None or more.claim.quantity is None or _done_to(more):
            return None
        shifted = less.claim.quantity.strict.shifted(Decimal(1))
        if shifted.overlaps(more.claim.quantity.strict) or _both_points(shifted, more.claim.quantity.strict):
            return Standing("excused", "one figure leaves one out")
        return None


def _done_to(subject: Subject) -> bool:
    """Whether a person is said to have killed those counted: he is none of them."""
    said = subject.claim.measure.predicate
    if said is None or said.partition(" ")[0] not in KILLING:
        return False
    return any(who in PERSONS or who.endswith("man") for who in subject.frame.subjects)


def _both_points(a: Interval, b: Interval) -> bool:
    return a.is_point and b.is_point and a == b
