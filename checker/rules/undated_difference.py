from __future__ import annotations

from collections.abc import Iterator

from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.slices import dispute, undated
from checker.wording import cite


class UndatedDifference:
    """Figures for one measure differ and the sources cannot be put in order.

    Why: without a date nobody can tell whether the figure moved or one of the sources is wrong.

    To mend: find the date of the undated source and put it into its front matter.
    """

    code = "CF007"
    name = "undated-difference"
    severity = "warning"
    fires = (
        (
            ("2017-12", "Vietnam has defence relations with 80 countries."),
            ("", "Vietnam has defence relations with more than 100 countries."),
        ),
    )
    quiet = (
        (
            ("2017-12", "Vietnam has defence relations with 80 countries."),
            ("", "Vietnam has defence relations with 80 countries."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a measure with an undated claim that stands against another source."""
        for group in data.groups:
            loose = undated(group, data)
            if not loose:
                continue
            rest = [c for c in group.claims if c not in loose and c.modality == "asserted" and c.quantity]
            found = dispute([*rest, *loose], data)
            if found is None or found.how == "rival-speakers":
                continue
            if len({c.document for side in found.sides for c in side}) < 2:
                continue
            if not any(c in loose for side in found.sides for c in side):
                continue
            yield finding(
                self, data, group, found.sides,
                context=found.context,
                message=" against ".join(cite(side, data) for side in found.sides),
                help="Find the date of the undated source; then the newer figure can be told from the older",
            )  # fmt: skip
