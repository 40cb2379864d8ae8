from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_entry
from checker.model import Finding, Reconciliation
from checker.wording import printed


class ReviewDue:
    """The review date of a ledger entry has passed.

    Why: a reviewed figure is trusted until somebody looks again; some figures move every year. The house that wrote the
    entry said when it would look.

    To mend: look the figure up; put the newer one beside it, or move `reviewed` and `review_after` on.
    """

    code = "LG004"
    name = "review-due"
    severity = "warning"
    needs_as_of = True
    needs_ledger = True
    as_of = "2020-01-01"
    fires = (
        (
            (
                "ledger",
                (
                    "- measure: Lindholm has {figure} bridges\n"
                    "  value: 12\n"
                    "  as_of: 2016\n"
                    "  references: [{source: Harbour Gazette}]\n"
                    "  review_after: 2019-12-31\n"
                ),
            ),
            ("2016-05-02", "Lindholm has 12 bridges."),
        ),
    )
    quiet = (
        (
            (
                "ledger",
                (
                    "- measure: Lindholm has {figure} bridges\n"
                    "  value: 12\n"
                    "  as_of: 2016\n"
                    "  references: [{source: Harbour Gazette}]\n"
                    "  review_after: 2020-01-01\n"
                ),
            ),
            ("2016-05-02", "Lindholm has 12 bridges."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding an entry whose date lies before ``as_of``; silent where none is given."""
        if data.as_of is None:
            return
        for entry in data.ledger:
            if entry.rank != "deprecated" and entry.review_after is not None and entry.review_after < data.as_of:
                since = entry.review_after.isoformat()
                message = f"{printed(entry.claim)}, {entry.claim.measure.counted}: to be reviewed after {since}"
                yield about_entry(self, entry, message, "Look the figure up, and move the entry's dates on")
