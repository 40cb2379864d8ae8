from __future__ import annotations

from collections.abc import Iterator

from checker.findings import finding
from checker.model import Finding, Group, Reconciliation
from checker.slices import Dispute, across_documents, settled, slipped, unbacked
from checker.wording import cite


class ConflictingFigures:
    """Sources give figures for one measure at one time that cannot both hold.

    Why: one of them is wrong, or they count different things without saying so. "One time" is a day for a running
    tally, a week for a state, the period for a flow; an event happened once. Rounding and hedges are allowed for:
    73,000 and 72,914 agree, "nearly 500" and "more than 500" do not. A figure that is another with a nought too many or
    two digits swapped is shown whatever its time: figures seldom move by just so much. A draft relays its sources: a
    figure that none of them gives is held against the newest (a warning where that is more than a year older).

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
            relayed = list(unbacked(group, data, "conflict"))
            for found in (*across_documents(group, data, "conflict"), *relayed, *_mistyped(group, relayed, data)):
                yield finding(
                    self,
                    data,
                    group,
                    found.sides,
                    context=found.context,
                    severity=None if found not in relayed or settled(found, data) else "warning",
                    message=" against ".join(cite(side, data) for side in found.sides),
                    help="Check which figure holds, and what it counts; then give one, with its source and date",
                )


def _mistyped(group: Group, relayed: list[Dispute], data: Reconciliation) -> Iterator[Dispute]:
    """The slips that are not told already as what a draft says against its sources."""
    mine = {claim.id for found in relayed for claim in found.sides[0]}
    for found in slipped(group, data):
        if not any(claim.id in mine for side in found.sides for claim in side):
            yield found
