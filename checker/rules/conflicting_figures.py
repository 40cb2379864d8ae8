from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.slices import across_documents, slipped
from checker.wording import cite


class ConflictingFigures:
    """Sources give figures for one measure at one time that cannot both hold.

    Why: one of them is wrong, or they count different things without saying so. "One time" is a day for a running
    tally, a week for a state, the period for a flow; an event happened once. Rounding and hedges are allowed for:
    73,000 and 72,914 agree, "nearly 500" and "more than 500" do not. A figure that is another with a nought too many or
    two digits swapped is shown whatever its time: figures seldom move by just so much.

    To mend: go back to the sources named; give the figure of the one you trust with its date, or say that they differ.
    """

    code = "CF001"
    name = "conflicting-figures"
    severity = "error"
    fires = (
        (
            ("2016-03-24", "The bombings in Lindholm injured 300 people, officials said."),
            ("2016-03-24", "The bombings in Lindholm injured 340 people."),
        ),
        (
            ("2016-03-24", "The bombings in Lindholm injured 312 people, officials said."),
            ("2016-03-27", "The bombings in Lindholm injured 3,120 people, officials said."),
        ),
    )
    quiet = (
        (
            ("2016-03-24", "The airline carried 73,000 passengers in March."),
            ("2016-03-24", "The airline carried 72,914 passengers in March."),
        ),
        (
            ("2016-03-24", "The bombings in Lindholm killed 31 people."),
            ("2016-03-24", "The bombings in Lindholm injured 300 people."),
        ),
        (
            ("2016-03-22", "The bombings in Lindholm injured 230 people."),
            ("2016-03-24", "The bombings in Lindholm injured 300 people."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a measure and time in which strict sets have nothing in common, across documents; of any time
        where one figure looks like the other mistyped.
        """
        for group in data.groups:
            for found in chain(across_documents(group, data, "conflict"), slipped(group, data)):
                yield finding(
                    self,
                    data,
                    group,
                    found.sides,
                    context=found.context,
                    message=" against ".join(cite(side, data) for side in found.sides),
                    help="Check which figure holds, and what it counts; then give one, with its source and date",
                )
