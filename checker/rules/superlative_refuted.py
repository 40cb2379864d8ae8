from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.arithmetic.standings import beaten
from checker.arithmetic.superlatives import broken_before, earlier_firsts, outdone
from checker.findings import about_claims
from checker.model import Finding, Reconciliation

SIDE_BY_SIDE: Final = 0.75
"""How sure it is that a superlative is of the figures beside which its thing stands."""


class SuperlativeRefuted:
    """The largest, and a larger one in the same text; a record, and a better figure before it; two firsts.

    Why: superlatives are written down as they are told. Those with bounds of their own ("one of the largest", "since
    1990", "at the time") are left alone, and only what is counted alike of things of one kind is compared.

    To mend: say within which bounds the superlative holds, or leave it out.
    """

    code = "SC013"
    name = "superlative-refuted"
    severity = "warning"
    fires = (
        (
            (
                "2020-05-04",
                "Lindholm has the largest harbour in the region, with 40 berths. The harbour of Dravik has 52 berths.",
            ),
        ),
        (("2020-12-31", "The team scored a record 12 goals in 2020. It scored 15 goals in 2018."),),
        (
            (
                "2020-05-04",
                (
                    "Ada Lind was the first woman to lead the bank in 1990. Eva Stern was "
                    "the first woman to lead the bank in 1984."
                ),
            ),
        ),
    )
    quiet = (
        (
            (
                "2020-05-04",
                "Lindholm has the largest harbour in the region, with 60 berths. The harbour of Dravik has 52 berths.",
            ),
        ),
        (
            (
                "2020-05-04",
                "Lindholm has one of the largest harbours in the region, with 40 berths. The harbour of Dravik has 52.",
            ),
        ),
        (
            (
                "2020-05-04",
                "Lindholm has the largest harbour in Norland, with 40 berths. The harbour of Brack in Ostland has 52.",
            ),
        ),
        (("2020-12-31", "The team scored a record 12 goals in 2018. It scored 15 goals in 2020."),),
        (("2020-12-31", "The team scored a record 12 goals in 2020. It won 15 games in 2018."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a superlative."""
        for station in (outdone, broken_before, earlier_firsts):
            for found in station(data):
                yield about_claims(
                    self, data, found.claims, message=found.sum, confidence=found.confidence,
                    help="Say within which bounds it holds, or leave it out",
                )  # fmt: skip
        for refuted in beaten(data):
            yield about_claims(
                self, data, refuted.claims, message=refuted.sum, confidence=SIDE_BY_SIDE, place=refuted.place,
                help="Say within which bounds it holds, or leave it out",
            )  # fmt: skip
