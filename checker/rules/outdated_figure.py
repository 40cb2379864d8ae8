from __future__ import annotations

from collections.abc import Iterator

from checker.findings import against_ledger
from checker.model import Finding, Reconciliation
from checker.reviewed import gathered
from checker.wording import cite, entered, printed


class OutdatedFigure:
    """A document under check carries a figure that the ledger has replaced.

    Why: the figure was right once, which is why nobody doubts it. The ledger knows the newer one. A text that says of
    what time the old one is, or was written then, is left alone.

    To mend: use the newer figure named, or say of what date the old one is.
    """

    code = "LG002"
    name = "outdated-figure"
    severity = "error"
    needs_ledger = True
    fires = (
        (
            (
                "ledger",
                (
                    "- measure: countries with which Vietnam has defence relations\n"
                    "  value: 80\n"
                    "  as_of: 2017-12\n"
                    "  references: [{source: Communist Review}]\n"
                    "- measure: countries with which Vietnam has defence relations\n"
                    "  value: 100\n"
                    "  comparator: '>'\n"
                    "  as_of: 2021-02/..\n"
                    "  references: [{source: Defence Ministry}]\n"
                ),
            ),
            ("2023-05-02", "Vietnam has defence ties with 80 countries and territories."),
        ),
    )
    quiet = (
        (
            (
                "ledger",
                (
                    "- measure: countries with which Vietnam has defence relations\n"
                    "  value: 80\n"
                    "  as_of: 2017-12\n"
                    "  references: [{source: Communist Review}]\n"
                    "- measure: countries with which Vietnam has defence relations\n"
                    "  value: 100\n"
                    "  comparator: '>'\n"
                    "  as_of: 2021-02/..\n"
                    "  references: [{source: Defence Ministry}]\n"
                ),
            ),
            ("2017-12-20", "Vietnam has defence ties with 80 countries and territories."),
            ("2023-05-02", "In December 2017 Vietnam had defence ties with 80 countries."),
            ("2023-05-02", "Vietnam has defence ties with 110 countries."),
            ("2023-05-02", "Vietnam has trade relations with 80 countries."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a figure that was replaced."""
        for held, claims in gathered(data, "outdated"):
            newer = printed(held.entries[0].claim)
            yield against_ledger(
                self, data, held, claims,
                message=f"{cite(claims, data)} is replaced in the ledger by {entered(held.entries)}",
                help=f"Use {newer}, or give the date of the older figure",
            )  # fmt: skip
