"""Two figures that one paragraph gives as current."""

from __future__ import annotations

from checker.model import Standing, Subject


class ToldTogether:
    """Who writes two figures into one paragraph, or into lines one under the other, sees both: they are compared, or of
    two cases, and no slip.

    The same digits twice are another matter: "more than 33" and "33" a few words apart is carelessness.
    """

    name = "told-together"
    order = 15
    fires = (("A family that earns $5,600 pays $185 in taxes. A family that earns $12,500 pays $1,260 in taxes.", ""),)
    quiet = (
        ("The storm killed 51 people.", "The storm killed 24 people."),
        ("The storm killed 51 people.\n\nIn all, the storm killed 24 people.", ""),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where both stand in one paragraph, or in lines that touch, and print different numbers."""
        x, y = a.claim, b.claim
        if x.document != y.document or abs(x.line - y.line) > 1 or x.quantity is None or y.quantity is None:
            return None
        if x.quantity.value is None or y.quantity.value is None or x.quantity.value == y.quantity.value:
            return None
        return Standing("excused", "one paragraph gives both")
