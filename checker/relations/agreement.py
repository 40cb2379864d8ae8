"""Sets against sets: what the words of two figures allow together."""

from __future__ import annotations

from checker.dimension import in_base_unit
from checker.model import Standing, Subject


class Agreement:
    """Figures are sets of numbers: the same, compatible, rivals for a reader, or in conflict as their strict and likely
    sets meet.
    """

    name = "agreement"
    order = 90
    fires = (
        ("The storm injured 300 people.", "The storm injured 330 people."),
        ("At least 149 people were killed.", "At least 278 people were killed."),
    )
    quiet = (
        ("The airline carried 73,000 passengers.", "The airline carried 72,914 passengers."),
        ("The blast injured more than 100 people.", "The blast injured 176 people."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Always says something where both have a quantity: strict sets decide conflict, likely sets rivalry."""
        p, q = a.claim.quantity, b.claim.quantity
        if p is None or q is None:
            return None
        if (p.value, p.low, p.high, p.comparator, p.unit) == (q.value, q.low, q.high, q.comparator, q.unit):
            return Standing("same")
        likely = in_base_unit(p, p.likely).overlaps(in_base_unit(q, q.likely))
        if likely:
            return Standing("compatible", "a reader takes them to agree")
        strict = in_base_unit(p, p.strict).overlaps(in_base_unit(q, q.strict))
        if strict and (p.met_loosely_by(q) or q.met_loosely_by(p)):
            return Standing("compatible", "a round bound that the other meets")
        if strict:
            return Standing("rival-bounds", "both could strictly hold, but a reader takes them to differ")
        return Standing("conflict", "no number fits both")
