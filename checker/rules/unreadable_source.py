from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_document
from checker.model import Finding, Reconciliation


class UnreadableSource:
    """A document, or a part of it, could not be read.

    Why: what was not read was not checked, and a clean report would claim otherwise.

    To mend: mend or remove the file; the message says what is wrong with it.
    """

    code = "SR003"
    name = "unreadable-source"
    severity = "error"
    fires = ((("", "---\ntitle: [\n---\n\nThe city has 12 bridges."),),)
    quiet = ((("2016-04-15", "The city has 12 bridges."),),)

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a problem of this code that reading the documents met."""
        for document in data.documents.values():
            for problem in document.problems:
                if problem.code == self.code:
                    yield about_document(
                        self, data, document, problem, "Mend or remove the file; the message says what is wrong with it"
                    )
