from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checker.arithmetic.overfull import overfull, overfull_next
from checker.arithmetic.passages import sentences
from checker.findings import about_claims
from checker.model import Finding, Reconciliation

SURE = 0.9
"""How sure it is within a sentence."""
LESS_SURE = 0.75
"""How sure it is across two sentences."""


class PartExceedsWhole:
    """A part is larger than the whole it is of: "195 of the 193", "12 people, 15 of them children", a turnout of 104 %.

    Why: no part is larger than its whole, so one of the two figures is wrong.

    To mend: look both figures up again; where more than all is meant (130 % of the plan), say of what.
    """

    code = "SC003"
    name = "part-exceeds-whole"
    severity = "error"
    fires = (
        (("2021-02-14", "Lindholm has ties with 195 of the 193 member states."),),
        (("2021-02-14", "The fire killed 12 people, 15 of them children."),),
        (("2021-02-14", "Of the 40 passengers, 52 were injured."),),
        (("2021-02-14", "Turnout in Lindholm was 104 percent."),),
        (("2021-02-14", "Some 130 per cent of the voters backed the bridge."),),
        (("2021-02-14", "The council has 12 members. Fifteen of them voted for the bridge."),),
    )
    quiet = (
        (("2021-02-14", "Lindholm has ties with 185 of the 193 member states."),),
        (("2021-02-14", "Output was 130 per cent of the plan, and exports were up 150 percent."),),
        (("2021-02-14", "The critic gave the play 11 out of 10."),),
        (("2021-02-14", "The fire hit people in three streets, 15 of them badly."),),
        (("2021-02-14", "Four families, including 12 children, lost their homes."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a part that is larger than its whole."""
        passages = tuple(sentences(data))
        found = [(m, SURE) for p in passages for m in overfull(p)]
        found += [
            (m, LESS_SURE) for a, b in pairwise(passages) if a.document is b.document for m in overfull_next(a, b)
        ]
        for mismatch, sure in found:
            yield about_claims(
                self, data, mismatch.claims, message=mismatch.sum, confidence=sure,
                help="Look both figures up again; where more than all is meant, say of what",
            )  # fmt: skip
