from __future__ import annotations

from collections.abc import Iterator

from checker.facts import sizes_in_dispute
from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.wording import joined, quoted, source


class ConflictingWhole:
    """One whole has two sizes at one time: "24 of the 49 families" and "24 of the 59 families".

    Why: a share means nothing without its whole, and nobody checks the second number of a ratio. Wholes that change
    over time (192 members, then 193) are left alone, and so are wholes that are called by different names.

    To mend: look up the size of the whole at that time, and give it everywhere.
    """

    code = "CF004"
    name = "conflicting-whole"
    severity = "error"
    fires = (
        (
            ("2016-06-13", "By Monday 24 of the 49 families in Lindholm had been informed."),
            ("2016-06-13", "By Monday 24 of the 59 families in Lindholm had been informed."),
        ),
    )
    quiet = (
        (
            ("2016-06-13", "By Monday 24 of the 49 families in Lindholm had been informed."),
            ("2016-06-13", "By Monday 24 of the 49 families in Lindholm had been informed."),
        ),
        (
            ("2006-06-13", "By 2006 the treaty had been signed by 185 of the 192 member states."),
            ("2012-06-13", "By 2012 the treaty had been signed by 185 of the 193 member states."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a measure and pair of sizes."""
        for group in data.groups:
            for sides in sizes_in_dispute(group, data):
                told = joined(f"{quoted(side[0])} ({source(side[0], data.documents)})" for side in sides)
                yield finding(
                    self, data, group, sides,
                    message=f"one whole, two sizes: {told}",
                    help="Look up the size of the whole at that time, and give it everywhere",
                )  # fmt: skip
