"""A part of a sized whole, and a count of the whole."""

from __future__ import annotations

from checker.model import Standing, Subject


class PartOfWhole:
    """ "112 of the 178 injured" and "180 injured": the second counts what the first has as its whole."""

    name = "part-of-whole"
    order = 28
    fires = (("The blast injured 112 of the 178 guests.", "The blast injured 180 guests."),)
    quiet = (
        ("The blast injured 112 of the 178 guests.", "The blast injured 115 of the 178 guests."),
        ("The blast injured 112 of the 178 guests.", "The blast injured 115 guests."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where one alone has a sized whole and the other's figure lies nearer to that than to the part."""
        for part, other in ((a, b), (b, a)):
            if part.claim.whole is None or other.claim.whole is not None or part.claim.whole.quantity is None:
                continue
            size, count, figure = part.claim.whole.quantity, part.claim.quantity, other.claim.quantity
            if count is None or figure is None or None in (size.value, count.value, figure.value):
                continue
            assert size.value is not None
            assert count.value is not None
            assert figure.value is not None
            if abs(figure.value - size.value) < abs(figure.value - count.value):
                return Standing("excused", "one is a part, the other its whole")
        return None
