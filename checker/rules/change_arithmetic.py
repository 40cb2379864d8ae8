from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.changes import missteps
from checker.arithmetic.passages import sentences
from checker.arithmetic.seams import joined, straddles
from checker.findings import about_claims
from checker.model import Finding, Reconciliation

SURE = 0.9
"""How sure a sum is whose parts were read well."""
LESS_SURE = 0.75
"""How sure it is that per cent was taken for points, as many do in speech."""


class ChangeArithmetic:
    """A change does not go with its ends: "from 50 to 80, up 40%", "doubled from 10 to 15", "rose from 80 to 50".

    Why: from 4 to 5 per cent is one point and a quarter more, not one per cent; whoever knows two of the three figures
    can work out the third. Rounding and hedges are allowed for.

    To mend: work the step out from both ends; between two percentages say "percentage points".
    """

    code = "SC005"
    name = "change-arithmetic"
    severity = "error"
    fires = (
        (("2021-02-14", "Visits to Lindholm rose from 50 to 80, up 40%."),),
        (("2021-02-14", "The rent rose by 40 percent, from $500 to $800."),),
        (("2021-02-14", "The jobless rate in Lindholm rose 1 percent, from 4% to 5%."),),
        (("2021-02-14", "The number of farms doubled from 10 to 15."),),
        (("2021-02-14", "The number of farms more than halved, from 100 to 60."),),
        (("2021-02-14", "The number of visits rose by 30 to 80 from 45."),),
        (("2021-02-14", "The number of farms rose from 80 to 50."),),
    )
    quiet = (
        (("2021-02-14", "Visits to Lindholm rose from 50 to 80, up 60%."),),
        (("2021-02-14", "The jobless rate in Lindholm rose 1 percentage point, from 4% to 5%."),),
        (("2021-02-14", "The number of farms nearly doubled, from 10 to 19."),),
        (("2021-02-14", "Lindholm rose from 8th to 5th, from 80 to 50 in the world rankings."),),
        (("2021-02-14", "Sales rose from $50 million to $80 million, up 9 percent a year."),),
        (("2021-02-14", "Wages fell from 10 to 20 percent."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a change that does not add up."""
        passages = tuple(sentences(data))
        missed = [m for p in passages for m in missteps(p)]
        missed += [m for both, then in joined(passages) for m in missteps(both) if straddles(m.claims, then)]
        for found in missed:
            yield about_claims(
                self, data, found.claims, message=found.sum, confidence=LESS_SURE if found.points else SURE,
                help="Say percentage points, or the change in per cent" if found.points
                else "Work the step out from both ends",
            )  # fmt: skip
