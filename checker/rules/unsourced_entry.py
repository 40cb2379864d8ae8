from __future__ import annotations

from collections.abc import Iterator

from checker.findings import about_entry
from checker.model import Finding, Reconciliation
from checker.wording import printed


class UnsourcedEntry:
    """A ledger entry names no source.

    Why: the ledger overrules what texts say. A figure in it that nobody can trace is hearsay with authority.

    To mend: name where the figure is from under `references`, or take the entry out.
    """

    code = "LG005"
    name = "unsourced-entry"
    severity = "error"
    needs_ledger = True
    fires = (
        (
            ("ledger", "- measure: Lindholm has {figure} bridges\n  value: 12\n  as_of: 2016\n"),
            ("2016-05-02", "Lindholm has 12 bridges."),
        ),
    )
    quiet = (
        (
            (
                "ledger",
                (
                    "- measure: Lindholm has {figure} bridges\n"
                    "  value: 12\n"
                    "  as_of: 2016\n"
                    "  references:\n"
                    "    - source: Harbour Gazette\n"
                ),
            ),
            ("2016-05-02", "Lindholm has 12 bridges."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding an entry without a reference."""
        for entry in data.ledger:
            if not entry.sources:
                message = f"{printed(entry.claim)}, {entry.claim.measure.counted}: no source is named"
                yield about_entry(self, entry, message, "Name the source under references")
