from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.passages import sentences
from checker.arithmetic.ranges import reversed_ranges
from checker.findings import about_claims
from checker.model import Finding, Reconciliation

SURE = 0.8
"""How sure it is that a range is meant and that it is the wrong way round."""


class ReversedRange:
    """A range has its larger number first: "20-10 visits", "ages range from 70 to 18".

    Why: the numbers were swapped, or one lost a digit (20-100). Scores, votes, odds, seasons, years, clock times and
    changes ("from 80 to 50") may fall and are left alone.

    To mend: put the smaller number first, or the digit back.
    """

    code = "SC010"
    name = "reversed-range"
    severity = "warning"
    fires = (
        (("2021-02-14", "There are 20-10 visits a day to Lindholm."),),
        (("2021-02-14", "Between 30 and 20 people came to the meeting."),),
        (("2021-02-14", "The walk takes 30 to 20 minutes."),),
        (("2021-02-14", "Between two million and one million people fled."),),
        (("2021-02-14", "A room costs $30-$20."),),
        (("2021-02-14", "Fares run from $12 to $4, and the guests' ages range from 70 to 18."),),
    )
    quiet = (
        (("2021-02-14", "There are 10-20 visits a day to Lindholm, up from 80 to 50."),),
        (("2021-02-14", "Lindholm won 20-10, and the council voted 30-20 for a new pitch."),),
        (("2021-02-14", "The gap between 30 and 20 is wide, and so is a choice between 12 and 6."),),
        (("2021-02-14", "The shop is open between 10 and 6 and closed between 2016 and 2010."),),
        (("2021-02-14", "It has a 60-40 split, 3-1 odds and a 20-10 lead."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a range whose larger number stands first."""
        for passage in sentences(data):
            for found in reversed_ranges(passage):
                yield about_claims(
                    self, data, found.claims, message=found.sum, confidence=SURE,
                    help="Put the smaller number first, or restore a lost digit",
                )  # fmt: skip
