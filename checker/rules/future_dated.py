from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_document
from checker.model import Finding, Problem, Reconciliation
from checker.wording import when


class FutureDated:
    """A document is dated after the day the check is made for.

    Why: nothing can report tomorrow's figures; the date is a misprint, or the wrong order of day and month was read.

    To mend: correct the date, or the `--as-of` given.
    """

    code = "SR004"
    name = "future-dated"
    severity = "warning"
    needs_as_of = True
    as_of = "2020-01-01"
    fires = ((("2030-04-15", "The city has 12 bridges."),),)
    quiet = ((("2016-04-15", "The city has 12 bridges."),),)

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a document whose earliest possible day lies after ``as_of``; silent where none is given."""
        if data.as_of is None:
            return
        for document in data.documents.values():
            if document.period.start is not None and document.period.start > data.as_of:
                problem = Problem(self.code, f"dated {when(document.period)}, after {data.as_of.isoformat()}")
                yield about_document(self, data, document, problem, "Correct the date, or the --as-of given")
