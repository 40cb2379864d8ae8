from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts import names_in_dispute, offices_in_dispute, posts_in_dispute
from checker.findings import finding
from checker.model import Finding, Group, Match, Reconciliation
from checker.wording import joined, printed, source

SURE: Final = 0.75
"""How sure it is that two such claims are of one person at one time, where both were read well."""


class ConflictingRole:
    """One person in two offices that exclude each other, or with a name a letter off.

    Why: titles and names are what readers know best and forgive least. Deputies, acting, former and coming holders,
    short forms, initials and names from other alphabets are no conflict, and an office may change hands.

    To mend: look the person up, and use one title and one spelling throughout.
    """

    code = "CF009"
    name = "conflicting-role"
    severity = "warning"
    fires = (
        (
            ("2020-05-04", "Defence Minister Otto Brandt opened 2 bridges."),
            ("2020-05-05", "Foreign Minister Otto Brandt opened 2 bridges."),
        ),
        (("2020-05-04", "Mayor Jon Smith opened the fair.\n\nThe crowd of 300 cheered Mayor John Smith."),),
    )
    quiet = (
        (
            ("2018-05-04", "Defence Minister Otto Brandt opened 2 bridges."),
            ("2020-05-05", "Foreign Minister Otto Brandt opened 2 bridges."),
        ),
        (("2020-05-04", "Deputy Defence Minister Otto Brandt spoke.\n\nForeign Minister Otto Brandt left."),),
        (("2020-05-04", "Then Defence Minister Otto Brandt spoke.\n\nForeign Minister Otto Brandt left."),),
        (("2020-05-04", "President Mohamed Tarsi spoke.\n\nThe crowd cheered President Mohamed Tarsy."),),
        (("2020-05-04", "Sen. Rob Lindqvist spoke.\n\nSenator Robert J. Lindqvist left."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a person and pair of offices, or a pair of spellings."""
        told_of: set[str] = set()
        for how, disputes in (
            ("two offices at one time", posts_in_dispute(data)),
            ("another office than in the sources", offices_in_dispute(data)),
            ("a name in two spellings", names_in_dispute(data)),
        ):
            for sides in disputes:
                if not told_of.isdisjoint(c.id for c in sides[0]):
                    continue
                told_of.update(c.id for side in sides for c in side if how != "a name in two spellings")
                told = joined(f"“{printed(side[0])}” ({source(side[0], data.documents)})" for side in sides)
                group = Group(
                    measure=sides[0][0].measure,
                    claims=(*sides[0], *sides[1]),
                    match=Match(score=1.0, reasons=("both are of one person or office",)),
                )
                yield finding(
                    self, data, group, sides,
                    message=f"{how}: {told}",
                    help="Use one title and one spelling throughout", held=SURE,
                )  # fmt: skip
