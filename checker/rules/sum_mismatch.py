from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.shown import shown_sum
from checker.arithmetic.sums import mismatched
from checker.findings import about_claims
from checker.model import Finding, Reconciliation


class SumMismatch:
    """A whole and its parts do not add up: "45 members: 20, 15 and 12".

    Why: a part was changed and the whole was not, or one part is missing. Only parts that are meant to be complete are
    added up: "including", "among them" and "at least" leave room for more, and what was rounded is given its room.

    To mend: find the wrong number; where the parts are not all there are, say "including".
    """

    code = "SC006"
    name = "sum-mismatch"
    severity = "error"
    fires = (
        (("2020-05-02", "The club in Lindholm has 45 members: 20 pilots, 15 cooks and 12 clerks."),),
        (("2020-05-02", "There were 20 men and 15 women, 38 people in all."),),
        (("2020-05-02", "The 45 seats are split between Labour (20), the Greens (15) and the Liberals (12)."),),
    )
    quiet = (
        (("2020-05-02", "The club in Lindholm has 45 members: 20 pilots, 15 cooks and 10 clerks."),),
        (("2020-05-02", "The club in Lindholm has 45 members, including 20 pilots, 15 cooks and 2 clerks."),),
        (("2020-05-02", "The bill passed 57-38 in the 100-seat house."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a whole whose parts, rounding and hedges allowed for, do not make it up."""
        for found in mismatched(data):
            whole = found.whole.claim if found.whole is not None else None
            yield about_claims(
                self, data, found.claims,
                at=whole,
                message=shown_sum(found.parts, found.whole),
                help="Find the wrong number; where the parts are not all, say so",
                confidence=found.sure,
            )  # fmt: skip
