from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_claims
from checker.model import Finding, Reconciliation
from checker.verdicts import stands_behind
from checker.wording import quoted


class UnverifiedFigure:
    """Neither the ledger nor a source stands behind a figure under check.

    Why: before a text of record is printed every figure in it should have been looked up. Most texts hold figures that
    need no backing, so this rule is silent unless its very code is selected, by `--select LG003` or in the
    configuration.

    To mend: name a source with `--against`, or look the figure up and put it into the ledger (`claimcheck ledger add`).
    """

    code = "LG003"
    name = "unverified-figure"
    severity = "warning"
    off = True
    fires = (
        (
            ("ledger", "- measure: Lindholm has {figure} bridges\n  value: 12\n  as_of: 2016\n"),
            ("2016-05-02", "Lindholm has 12 bridges and 3 tunnels."),
        ),
    )
    quiet = (
        (
            ("ledger", "- measure: Lindholm has {figure} bridges\n  value: 12\n  as_of: 2016\n"),
            ("2016-05-02", "Lindholm has 12 bridges. The town plans to build 3 tunnels."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a figure that is asserted; what the ledger speaks against has a finding of its own."""
        for group in data.groups:
            for claim in group.claims:
                if claim.document not in data.under_check or claim.modality != "asserted" or claim.id in data.held:
                    continue
                if not stands_behind(claim, group, data):
                    yield about_claims(
                        self, data, [claim],
                        message=f"nothing stands behind {quoted(claim)}",
                        help="Name the source it is from, or put it into the ledger once it is looked up",
                        confidence=0.9,
                    )  # fmt: skip
