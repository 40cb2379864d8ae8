from __future__ import annotations

from collections.abc import Iterator

from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.slices import dispute, slices
from checker.wording import joined, quoted


class RivalAttributions:
    """Named speakers give different figures for one measure at one time.

    Why: the texts are right to report both, yet a reader who meets only one of them does not know that it is disputed.
    Within one text this is good reporting and only noted; across texts it is a warning.

    To mend: name both speakers wherever one of the figures stands.
    """

    code = "CF008"
    name = "rival-attributions"
    severity = "warning"
    fires = (
        (
            ("2013-08-14", "The Interior Ministry said 30 people were killed in Cairo on Wednesday."),
            ("2013-08-14", "The Muslim Brotherhood said 200 people were killed in Cairo on Wednesday."),
        ),
    )
    quiet = (
        (
            ("2013-08-14", "The Interior Ministry said 30 people were killed in Cairo on Wednesday."),
            ("2013-08-14", "The Health Ministry said 30 people were killed in Cairo on Wednesday."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a measure and time at which only named speakers are in dispute."""
        for group in data.groups:
            for piece in slices(group, data):
                found = dispute(piece.claims, data)
                if found is None or found.how != "rival-speakers":
                    continue
                one_text = len({c.document for side in found.sides for c in side}) == 1
                said = joined(
                    f"{side[0].speaker or 'an unnamed source'} gives {quoted(side[0])}" for side in found.sides
                )
                yield finding(
                    self, data, group, found.sides,
                    context=found.context,
                    message=said,
                    help="Name both speakers wherever one of the figures stands",
                    severity="info" if one_text else "warning",
                )  # fmt: skip
