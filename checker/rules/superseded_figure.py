from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.findings import finding
from checker.model import Claim, Finding, Group, How, Reconciliation
from checker.slices import Move, by_figure, differs_in_print, moves, unbacked
from checker.wording import cite

DISPUTED: Final[tuple[How, ...]] = ("conflict", "rival-bounds")
"""How a draft's figure must stand to its sources' for another rule to tell of it."""


class SupersededFigure:
    """The figure moved: a later source, or the text's own revision, gives another.

    Why: most figures that differ are not wrong but old. Both are kept with source and date, so that a reader sees what
    held when, and which is the newest.

    To mend: nothing, unless the older figure is to be used today.
    """

    code = "CF002"
    name = "superseded-figure"
    severity = "info"
    fires = (
        (
            ("2016-04-15", "Vietnam has defence relations with 80 countries."),
            ("2022-05-10", "Vietnam has defence relations with more than 100 countries."),
        ),
    )
    quiet = (
        (
            ("2016-04-15", "Vietnam has defence relations with 80 countries."),
            ("2017-12-01", "Vietnam has defence relations with 80 countries."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a move, and one a document that revises its own figure."""
        for group in data.groups:
            told = moves(group, data)
            stale = {claim.id for move in told for claim in move.stale}
            for move in told:
                if all(claim.id in stale for claim in move.new):
                    continue  # back to the old figure: that is no news
                old, new = by_figure(move.old), by_figure(move.new)
                if not old or not new or _only_drafted(move, group, data):
                    continue
                yield finding(
                    self,
                    data,
                    group,
                    (*old, *new),
                    message=f"{cite(move.old, data)}, later {cite(move.new, data)}",
                    help="Use the newer figure, or give the older one with its date",
                    moved=True,
                )
            yield from self._revised(group, data)

    def _revised(self, group: Group, data: Reconciliation) -> Iterator[Finding]:
        for document in dict.fromkeys(c.document for c in group.claims if c.modality == "revised"):
            old = [c for c in group.claims if c.document == document and c.modality == "revised" and c.quantity]
            new: list[Claim] = [
                c for c in group.claims
                if c.document == document and c.modality == "asserted" and c.quantity
                and all(differs_in_print(c, o) for o in old)
            ]  # fmt: skip
            if old and new:
                yield finding(
                    self, data, group, (old, new),
                    message=f"the text revises {cite(old, data)} to {cite(new, data)}",
                    help="Use the revised figure throughout",
                )  # fmt: skip


def _only_drafted(move: Move, group: Group, data: Reconciliation) -> bool:
    """Whether the newer figure stands in a draft alone, against its sources: that is a dispute and no news."""
    disputed = [found for how in DISPUTED for found in unbacked(group, data, how)]
    mine = {claim.id for found in disputed for claim in found.sides[0]}
    return all(claim.id in mine for claim in move.new)
