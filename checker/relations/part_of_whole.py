"""A part of a sized whole, and a count of the whole."""

from __future__ import annotations

from checker.model import Standing, Subject


class PartOfWhole:
    """ "112 of the 178 injured" and "180 injured": the second counts what the first has as its whole. "112 of the 178
    injured were released" and "126 were injured": of the part something else is said.
    """

    name = "part-of-whole"
    order = 28
    fires = (
        ("The blast injured 112 of the 178 guests.", "The blast injured 180 guests."),
        (
            "Hospitals had released 112 of the 178 people injured in the blast.",
            "Doctors treated the 126 wounded at hospitals.",
        ),
    )
    quiet = (
        ("The blast injured 112 of the 178 guests.", "The blast injured 115 of the 178 guests."),
        ("The blast injured 112 of the 178 guests.", "The blast injured 115 guests."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where one alone has a sized whole and the other's figure lies nearer to that than to the part, or
        something else is said of it.
        """
        for part, other in ((a, b), (b, a)):
            if part.claim.whole is None or other.claim.whole is not None or part.claim.whole.quantity is None:
                continue
            size, count, figure = part.claim.whole.quantity, part.claim.quantity, other.claim.quantity
            if count is None or figure is None or None in (size.value, count.value, figure.value):
                continue
            assert size.value is not None
            assert count.value is not None
            assert figure.value is not None
            nearer = abs(figure.value - size.value) < abs(figure.value - count.value)
            said, told = part.frame.predicates, other.frame.predicates
            if nearer or not (said <= told or told <= said):
                return Standing("excused", "one is a part, the other its whole")
        return None
