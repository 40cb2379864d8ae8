from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.lists import miscounted
from checker.findings import about_claims
from checker.model import Finding, Reconciliation
from checker.wording import quoted


class ListCountMismatch:
    """A text announces a number of things and lists more or fewer: "four goals:", and three items follow.

    Why: an item was added or struck out, and the number before the list was forgotten; or an item got lost.

    To mend: correct the number, or bring the missing item back. Where the list is open, say "including".
    """

    code = "SC007"
    name = "list-count-mismatch"
    severity = "warning"
    fires = (
        (("2020-05-02", "The plan for Lindholm has four goals:\n\n- Clean water\n- Safe roads\n- Good schools"),),
        (
            (
                "2020-05-02",
                "There were two outcomes. First, the tax was cut. Second, the roads were mended. Third, ports open.",
            ),
        ),
        (("2020-05-02", "The mayor gave two reasons: cost, time and safety."),),
        (("2020-05-02", "Two ships sank in the storm: the Aurora, the Bella and the Cora."),),
    )
    quiet = (
        (("2020-05-02", "The plan for Lindholm has three goals:\n\n- Clean water\n- Safe roads\n- Good schools"),),
        (("2020-05-02", "The plan has nine goals, including these:\n\n- Clean water\n- Safe roads\n- Good schools"),),
        (("2020-05-02", "The plan has two goals:\n\n- Clean water\n  - for towns\n  - for farms\n- Safe roads"),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a number that announces a closed list of another length."""
        for found in miscounted(data):
            yield about_claims(
                self, data, (found.claim,),
                message=f"{quoted(found.claim)} announced, {found.listed} listed",
                help="Correct the number or the list; where the list is open, say so",
                confidence=found.sure,
            )  # fmt: skip
