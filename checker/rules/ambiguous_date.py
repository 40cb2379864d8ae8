from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_document
from checker.model import Finding, Reconciliation


class AmbiguousDate:
    """The document's date can be read in two ways and nothing on the page decides.

    Why: 1/2/2018 is a day in January or in February; either order may change what is stale.

    To mend: write the date in full, or put it into the front matter.
    """

    code = "SR002"
    name = "ambiguous-date"
    severity = "info"
    fires = (
        (
            (
                "",
                "Bridges of the city\n\n1/2/2018 8:58\n\nThe city has 12 bridges over the river, and all are old.",
            ),
        ),
    )
    quiet = ((("2016-04-15", "The city has 12 bridges."),),)

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a problem of this code that reading the documents met."""
        for document in data.documents.values():
            for problem in document.problems:
                if problem.code == self.code:
                    yield about_document(
                        self, data, document, problem, "Write the date in full, or put it into the front matter"
                    )
