from __future__ import annotations

from collections.abc import Iterator

from checker.findings import against_ledger
from checker.model import Finding, Reconciliation
from checker.reviewed import gathered
from checker.wording import cite, entered


class ContradictsLedger:
    """A document under check differs from the reviewed figure for its time, or repeats one that the ledger withdrew.

    Why: the house has looked at this figure before and settled it. A text that prints another one is wrong, or the
    ledger is. Of several entries that for the time the text speaks of counts; between two that differ, and before the
    first, the ledger says nothing.

    To mend: use the reviewed figure, or put the newer one into the ledger with its source (`claimcheck ledger add`).
    """

    code = "LG001"
    name = "contradicts-ledger"
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
                    "  references:\n"
                    "    - source: Communist Review\n"
                ),
            ),
            ("2018-01-30", "In December 2017 Vietnam had defence relations with 90 countries."),
        ),
        (
            (
                "ledger",
                (
                    "- measure: Lindholm has {figure} bridges\n"
                    "  value: 14\n"
                    "  rank: deprecated\n"
                    "  as_of: 2016\n"
                    "  references:\n"
                    "    - source: Harbour Gazette\n"
                ),
            ),
            ("2016-05-02", "Lindholm has 14 bridges."),
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
                    "  references:\n"
                    "    - source: Communist Review\n"
                ),
            ),
            ("2017-12-02", "Vietnam has defence ties with 80 countries, 30 of them in Africa."),
            ("2017-12-02", "Vietnam has defence relations with 25 European countries."),
            ("2017-12-02", "Laos has defence relations with 30 countries."),
        ),
        (
            (
                "ledger",
                (
                    "- measure: flights that brought citizens of Lindholm home\n"
                    "  value: 260\n"
                    "  period: 2020\n"
                    "  references:\n"
                    "    - source: Harbour Gazette\n"
                ),
            ),
            ("2022-02-01", "In 2021 Lindholm's citizens were brought home by 40 flights."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a figure and the entries it differs from."""
        for held, claims in gathered(data, "contradicts", "withdrawn"):
            against = f"against the ledger's {entered(held.entries)}"
            if held.how == "withdrawn":
                against = f"is a figure the ledger withdrew: {entered(held.old)}"
            yield against_ledger(
                self, data, held, claims,
                message=f"{cite(claims, data)} {against}",
                help="Use the reviewed figure; where the ledger is behind, add the newer one to it with its source",
            )  # fmt: skip
