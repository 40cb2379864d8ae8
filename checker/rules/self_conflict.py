from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import Final

from checker.arithmetic.again import slipped_within
from checker.findings import about_claims, finding
from checker.model import Finding, Reconciliation
from checker.slices import dispute, mistyped, told_apart, undecided, within_documents
from checker.wording import joined, quoted

SLIPPED: Final = 0.65
"""How sure it is that two figures a slip apart, of one thing by the words around them, are one."""


class SelfConflict:
    """One document gives two figures for one measure at one time; headline, lede and captions count.

    Why: whatever the truth, one of the two is wrong, and the reader sees both.

    To mend: make them agree, or say why they differ.
    """

    code = "SC001"
    name = "self-conflict"
    severity = "error"
    fires = (
        (
            (
                "2016-03-24",
                "The bombings in Lindholm injured 300 people.\n\nIn all, the bombings in Lindholm injured 340 people.",
            ),
        ),
        (
            (
                "2016-03-24",
                "The floods killed more than 175 people.\n\nRain fell on.\n\nThe floods killed more than 715 people.",
            ),
        ),
        (
            (
                "2016-03-24",
                "# Floods kill 12 in Halden\n\nFloods killed 14 people in Halden on Tuesday, officials said.",
            ),
        ),
    )
    quiet = (
        (
            (
                "2016-03-24",
                "The floods killed more than 175 people.\n\nRain fell on.\n\nThe floods killed at least 190 people.",
            ),
        ),
        (("2016-03-24", "# Floods kill 12\n\nFloods killed 9 people in Halden on Tuesday. By Thursday 12 were dead."),),
        (
            (
                "2016-03-24",
                "The bombings in Lindholm injured 300 people.\n\nIn all, the bombings in Lindholm injured 300 people.",
            ),
        ),
        (("2016-03-24", "The bombings in Lindholm injured 300 people and killed 31 people."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a document, measure and time with figures that cannot both hold."""
        seen: set[str] = set()
        apart = cache(partial(told_apart, data=data))
        for group in data.groups:
            for claims in within_documents(group, data):
                found = dispute(claims, data)
                if found is None or not (found.how == "conflict" or mistyped(found)):
                    continue
                sides = undecided(found.sides, apart(found.sides[0][0].document))
                if len(sides) < 2:
                    continue
                seen.update(c.id for side in sides for c in side)
                places = joined(f"{quoted(side[0])} (line {side[0].line})" for side in sides)
                yield finding(
                    self, data, group, sides,
                    context=found.context,
                    message=f"one text, two figures: {places}",
                    help="Make them agree, or say why they differ",
                )  # fmt: skip
        for first, again in slipped_within(data):
            if first.id in seen or again.id in seen:
                continue
            if undecided(((first,), (again,)), apart(first.document)):
                yield about_claims(
                    self, data, (first, again),
                    message=f"one text, two figures: {quoted(first)} (line {first.line}) "
                    f"and {quoted(again)} (line {again.line})",
                    help="Make them agree, or say why they differ", confidence=SLIPPED,
                )  # fmt: skip
