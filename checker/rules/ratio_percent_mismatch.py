from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.passages import sentences
from checker.arithmetic.seams import joined, straddles
from checker.arithmetic.shares import mismatches
from checker.findings import about_claims
from checker.model import Finding, Reconciliation

SURE = 0.9
"""How sure a sum is whose parts were read well."""


class RatioPercentMismatch:
    """A percentage or a fraction does not go with the counts beside it: "120 of 200 (55%)", "two thirds (70%)".

    Why: one of the three figures is wrong, and the reader who does the sum sees it. A printed percentage may have been
    rounded either way or cut off, and hedged figures count for all they may mean.

    To mend: do the sum again from the source's figures.
    """

    code = "SC004"
    name = "ratio-percent-mismatch"
    severity = "error"
    fires = (
        (("2021-02-14", "In Lindholm 120 of 200 voters (55%) backed the bridge."),),
        (("2021-02-14", "About 60% of the 45 members, or 36, signed the letter."),),
        (("2021-02-14", "Two thirds (75%) of the members signed."),),
        (("2021-02-14", "Thirty, or 55%, of the 45 members signed."),),
        (("2021-02-14", "Of the 200 voters asked, 120, or 55 per cent, agreed."),),
        (("2021-02-14", "The council spent $30 million of its $45 million budget (60 percent)."),),
    )
    quiet = (
        (("2021-02-14", "In Lindholm 120 of 200 voters (60%) backed the bridge."),),
        (("2021-02-14", "In Lindholm 2 of 3 voters (66%) backed the bridge, 67 percent in the suburbs."),),
        (("2021-02-14", "The party won 120 of 200 seats with 55 percent of the vote."),),
        (("2021-02-14", "The clinic saw 120 of the 200 patients (55% women)."),),
        (("2021-02-14", "It sold 120 of the 200 boats, up 5 percent on last year."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a percentage that its own counts refute."""
        passages = tuple(sentences(data))
        found = [m for p in passages for m in mismatches(p)]
        found += [m for both, then in joined(passages) for m in mismatches(both) if straddles(m.claims, then)]
        for mismatch in found:
            yield about_claims(
                self, data, mismatch.claims, message=mismatch.sum, confidence=SURE,
                help="Do the sum again from the source's figures",
            )  # fmt: skip
