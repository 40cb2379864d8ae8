from __future__ import annotations

from collections.abc import Iterator

from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.slices import bound_pairs
from checker.wording import quoted


class BoundMismatch:
    """One text has "more than 33" and "33": the same digits, one excluding the other.

    Why: more than 33 is not 33. One of the two wordings came about by carelessness, and nobody can say which.

    To mend: keep the wording the source supports. A round bound in the lede and the count below ("more than 500",
    "512") is fine, and so are shares and hundreds said loosely ("upward of 20,000 letters", "the 20,000 letters").
    """

    code = "SC002"
    name = "bound-mismatch"
    severity = "warning"
    fires = (
        (("2021-02-14", "The leaders made more than 33 calls in 2020.\n\nIn 2020 alone, the leaders made 33 calls."),),
    )
    quiet = (
        (
            (
                "2021-02-14",
                "The leaders made more than 500 calls in 2020.\n\nIn 2020 alone, the leaders made 512 calls.",
            ),
        ),
        (("2021-02-14", "Readers sent upward of 20,000 letters in 2020.\n\nThe 20,000 letters of 2020 are kept."),),
        (("2021-02-14", "More than half of the guests were ill.\n\nHalf of the guests were ill."),),
        (("2021-02-14", "The leaders made 33 calls in 2020.\n\nIn 2020 alone, the leaders made 33 calls."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a document and measure with a strict bound and the very number it excludes."""
        for group in data.groups:
            for bounds, points in bound_pairs(group, data):
                yield finding(
                    self, data, group, (bounds, points),
                    message=f"{quoted(bounds[0])} (line {bounds[0].line}) leaves out {quoted(points[0])} "
                    f"(line {points[0].line})",
                    help="Keep the wording the source supports",
                )  # fmt: skip
