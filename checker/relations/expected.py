"""What was expected, and what came."""

from __future__ import annotations

from checker.model import Standing, Subject


class Expected:
    """ "Is expected to lose $3 million" and "lost $11 million": a forecast is not refuted by what comes, nor by what is
    there now; it is a figure of its own.
    """

    name = "expected"
    order = 34
    fires = (
        ("The port was expected to lose $3 million from the strike.", "The port lost $11 million from the strike."),
        ("The town will hire 40 teachers.", "The town has hired 25 teachers."),
    )
    quiet = (
        ("The port is expected to lose $3 million.", "The port is expected to lose $5 million."),
        ("The port lost $3 million.", "The port lost $11 million."),
        ("The town will hire 40 teachers.", "The town has hired 40 teachers."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where one alone looks ahead and the figures differ."""
        p, q = a.claim.quantity, b.claim.quantity
        if (a.claim.aspect == "forecast") == (b.claim.aspect == "forecast") or p is None or q is None:
            return None
        if p.strict.overlaps(q.strict):
            return None
        return Standing("excused", "one is expected, the other told as it is")
