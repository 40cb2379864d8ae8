from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.tables import misfits
from checker.findings import about_claims
from checker.model import Finding, Reconciliation


class TableTotalMismatch:
    """A table does not add up: a total row or column, shares that should make 100, a share that is not its count's.

    Why: a cell was brought up to date and its total was not, or a figure was mistyped. Rounding is allowed for in every
    cell, so that 33.3 three times makes 100. Averages, rates, ranks and subtotals are left alone.

    To mend: add the table up again from its source.
    """

    code = "SC011"
    name = "table-total-mismatch"
    severity = "error"
    fires = (
        (("2020-05-02", "|Part|Men|Women|\n|-|-|-|\n|North|12|10|\n|South|20|15|\n|Total|33|25|"),),
        (("2020-05-02", "|Party|Share|\n|-|-|\n|Greens|45%|\n|Labour|35%|\n|Others|15%|\n|Total|100%|"),),
    )
    quiet = (
        (("2020-05-02", "|Part|Men|Women|\n|-|-|-|\n|North|12|10|\n|South|20|15|\n|Total|32|25|"),),
        (("2020-05-02", "|Part|Share|\n|-|-|\n|First|33.3%|\n|Second|33.3%|\n|Third|33.3%|\n|Total|100%|"),),
        (("2020-05-02", "|Part|Average age|\n|-|-|\n|North|41|\n|South|38|\n|All|40|"),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a total or share that does not fit the other cells, the rounding of every cell allowed for."""
        for found in misfits(data):
            yield about_claims(
                self, data, found.claims,
                at=found.at,
                message=found.message,
                help="Add the table up again from its source",
                confidence=found.sure,
            )  # fmt: skip
