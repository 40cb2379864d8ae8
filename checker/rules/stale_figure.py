from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.findings import finding
from checker.model import Claim, Finding, Group, Reconciliation
from checker.slices import moves, outdated
from checker.wording import cite, printed


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
        """One finding a move whose old figure later documents repeat, or a draft whose sources have a newer one."""
        for group in data.groups:
            told: set[str] = set()
            for move in moves(group, data):
                if move.stale:
                    told.update(claim.id for claim in move.stale)
                    yield self._finding(group, data, move.stale, move.new, move.old)
            for found in outdated(group, data):
                if found.sides[0][0].id not in told:
                    yield self._finding(group, data, found.sides[0], found.sides[1], found.context)

    def _finding(
        self,
        group: Group,
        data: Reconciliation,
        stale: Sequence[Claim],
        new: Sequence[Claim],
        old: Sequence[Claim],
    ) -> Finding:
        return finding(
            self, data, group, (stale, new),
            context=old,
            message=f"{cite(stale, data)} repeats a figure replaced before by {cite(new, data)}",
            help=f"Use {printed(new[-1])}, or give the date of the older figure",
            moved=True,
        )  # fmt: skip
