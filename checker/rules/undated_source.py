from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_document
from checker.model import Finding, Reconciliation


class UndatedSource:
    """No date could be found for a document.

    Why: its figures cannot be put in order with those of others.

    To mend: put `date:` into the front matter, as EDTF; `2021-02/..` (then or later) and `../2016-04-15` (then or
    earlier) are dates too.
    """

    code = "SR001"
    name = "undated-source"
    severity = "info"
    fires = ((("", "The city has 12 bridges."),),)
    quiet = ((("2016-04-15", "The city has 12 bridges."),),)

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a problem of this code that reading the documents met."""
        for document in data.documents.values():
            for problem in document.problems:
                if problem.code == self.code:
                    yield about_document(self, data, document, problem, "Put its date into the front matter, as EDTF")
