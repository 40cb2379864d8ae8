from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.clocks import hours_between_clocks
from checker.arithmetic.durations import lengths_between_dates, lengths_of_stretches
from checker.arithmetic.lives import ages, anniversaries
from checker.findings import about_claims
from checker.model import Finding, Reconciliation


class DurationMismatch:
    """An anniversary, an age or a length of time that does not follow from the dates told with it.

    Why: such a number is worked out in the head and seldom looked at again, though the dates it was made of stand
    beside it. Counting both ends, part years and a birthday still to come are allowed for.

    To mend: count again from the dates. If they are right, the number is wrong.
    """

    code = "SC009"
    name = "duration-mismatch"
    severity = "warning"
    fires = (
        (("2021-06-01", "The club was founded in 1986 and celebrated its 25th anniversary in 2021."),),
        (("2020-06-01", "He was born in 1950 and died in 2010 aged 72."),),
        (("2020-06-01", "She led the bank from 2010 to 2014, for six years."),),
        (("2020-06-01", "They held a three-day meeting on 4-5 May 2020."),),
        (("2020-06-01", "Ten years after the 2001 attack, in 2013, a memorial was opened."),),
    )
    quiet = (
        (("2021-06-01", "The club was founded in 1986 and celebrated its 35th anniversary in 2021."),),
        (("2021-06-01", "The club, founded in 1986, marked the 25th anniversary of its first title in 2021."),),
        (("2020-06-01", "He was born in 1950 and died in 2010 aged 59."),),
        (("2020-06-01", "She led the bank from 2010 to 2014, for five years."),),
        (("2020-06-01", "He was sentenced to six years for frauds from 2010 to 2014."),),
        (("2020-06-01", "The bank sold ten-year bonds from 2010 to 2012."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a length, age or anniversary."""
        for station in (anniversaries, ages, lengths_of_stretches, lengths_between_dates, hours_between_clocks):
            for found in station(data):
                yield about_claims(
                    self, data, found.claims, message=found.sum, confidence=found.confidence,
                    help="Count again from the dates",
                )  # fmt: skip
