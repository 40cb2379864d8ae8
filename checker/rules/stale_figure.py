from __future__ import annotations

from collections.abc import Iterator

from checker.findings import finding
from checker.model import Finding, Reconciliation
from checker.slices import moves
from checker.wording import cite


class StaleFigure:
    """A newer document repeats a figure that had been replaced before.

    Why: the commonest error of all. Once a source has given a newer figure, the old one repeated without its date
    misleads.

    To mend: use the newer figure named, or say of what date the old one is.
    """

    code = "CF003"
    name = "stale-figure"
    severity = "error"
    fires = (
        (
            ("2018-01-30", "The breach exposed the records of 143 million people."),
            ("2018-04-30", "The breach exposed the records of 148 million people."),
            ("2018-12-28", "The breach exposed the records of 143 million people."),
        ),
    )
    quiet = (
        (
            ("2018-01-30", "The breach exposed the records of 143 million people."),
            ("2018-04-30", "The breach exposed the records of 148 million people."),
            ("2018-12-28", "The breach exposed the records of 148 million people."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a move whose old figure later documents repeat."""
        for group in data.groups:
            for move in moves(group, data):
                if move.stale:
                    yield finding(
                        self, data, group, (move.stale, move.new),
                        context=move.old,
                        message=f"{cite(move.stale, data)} repeats a figure replaced before by "
                        f"{cite(move.new, data)}",
                        help=f"Use {move.new[-1].surface}, or give the date of the older figure",
                        moved=True,
                    )  # fmt: skip
