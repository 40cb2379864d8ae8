from __future__ import annotations

from collections.abc import Iterator

from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.slices import across_documents, unbacked
from checker.wording import cite


class RivalBounds:
    """Sources give bounds for one measure at one time that could both hold, but a reader takes them to differ.

    Why: "at least 149" and "at least 278" exclude nothing between them in logic, yet one of the two sources knows much
    less than the other, and a reader of both is misled.

    To mend: take the closer bound, or the newer, and name its source.
    """

    code = "CF006"
    name = "rival-bounds"
    severity = "warning"
    fires = (
        (
            ("2013-08-14", "At least 149 people were killed in Cairo on Wednesday."),
            ("2013-08-14", "At least 278 people were killed in Cairo on Wednesday."),
        ),
    )
    quiet = (
        (
            ("2013-08-15", "More than 500 people were killed in Cairo."),
            ("2013-08-15", "At least 525 people were killed in Cairo."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a measure and time in which likely sets have nothing in common though strict sets do, across
        documents.
        """
        for group in data.groups:
            for found in (*across_documents(group, data, "rival-bounds"), *unbacked(group, data, "rival-bounds")):
                yield finding(
                    self,
                    data,
                    group,
                    found.sides,
                    context=found.context,
                    message=" against ".join(cite(side, data) for side in found.sides),
                    help="Both could strictly hold; give the closer or newer bound, with its source",
                )
