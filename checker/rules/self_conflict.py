from __future__ import annotations

from collections.abc import Iterator

from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.slices import dispute, mistyped, within_documents
from checker.wording import joined, quoted


class SelfConflict:
    """One document gives two figures for one measure at one time; headline, lede and captions count.

    Why: whatever the truth, one of the two is wrong, and the reader sees both.

    To mend: make them agree, or say why they differ.
    """

    code = "SC001"
    name = "self-conflict"
    severity = "error"
    fires = (
        (
            (
                "2016-03-24",
                "The bombings in Lindholm injured 300 people.\n\nIn all, the bombings in Lindholm injured 340 people.",
            ),
        ),
        (
            (
                "2016-03-24",
                "The floods killed more than 175 people.\n\nRain fell on.\n\nThe floods killed more than 715 people.",
            ),
        ),
    )
    quiet = (
        (
            (
                "2016-03-24",
                "The floods killed more than 175 people.\n\nRain fell on.\n\nThe floods killed at least 190 people.",
            ),
        ),
        (
            (
                "2016-03-24",
                "The bombings in Lindholm injured 300 people.\n\nIn all, the bombings in Lindholm injured 300 people.",
            ),
        ),
        (("2016-03-24", "The bombings in Lindholm injured 300 people and killed 31 people."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a document, measure and time with figures that cannot both hold."""
        for group in data.groups:
            for claims in within_documents(group, data):
                found = dispute(claims, data)
                if found is None or not (found.how == "conflict" or mistyped(found)):
                    continue
                places = joined(f"{quoted(side[0])} (line {side[0].line})" for side in found.sides)
                yield finding(
                    self, data, group, found.sides,
                    context=found.context,
                    message=f"one text, two figures: {places}",
                    help="Make them agree, or say why they differ",
                )  # fmt: skip
