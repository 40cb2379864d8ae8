from __future__ import annotations

from collections.abc import Iterator

from checker.arithmetic.calendar import no_such_days, wrong_todays, wrong_weekdays
from checker.arithmetic.order import reversed_lives, reversed_stretches
from checker.findings import about_claims
from checker.model import Finding, Reconciliation


class ImpossibleDate:
    """A date no calendar has: 31 June, a Monday that was a Wednesday, an end before its beginning.

    Why: a weekday is the cheapest proof of a date. Where the two do not fit, one of them was copied wrong. A day
    without a year is held against the year of the text, and against every other year the text prints.

    To mend: look the day up in a calendar; it is as often the weekday that is wrong as the number.
    """

    code = "SC008"
    name = "impossible-date"
    severity = "error"
    fires = (
        (("2019-07-02", "The bridge closed on 31 June 2019."),),
        (("2024-01-02", "The hearing is set for Monday, 3 January 2024."),),
        (("2024-01-04", "On Monday, Jan. 3, the council passed 2 bills."),),
        (("2020-06-01", "The fair ran from 12 May to 3 May 2020."),),
        (("2020-06-01", "The plant opened in 2015 and closed in 2012."),),
    )
    quiet = (
        (("2024-01-04", "On Wednesday, Jan. 3, the council passed 2 bills."),),
        (("2018-04-16", "In 2013, on Monday, April 15, 3 people died there."),),
        (("2020-06-01", "Shops took in more on Black Friday, 13 November 1992, a Friday."),),
        (("2020-06-01", "In June 31 people were hurt in 4 fires."),),
        (("2020-06-01", "It ran from December 28 to January 3, 2020, in the 2012-13 season too."),),
        (("2020-06-01", "The old mill closed in 2012 and a new one opened in 2015, next to the 1990 mill."),),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a date, or a pair of dates in the wrong order."""
        for station in (no_such_days, wrong_weekdays, wrong_todays, reversed_stretches, reversed_lives):
            for found in station(data):
                yield about_claims(
                    self, data, found.claims, message=found.sum, confidence=found.confidence,
                    help="Look the day up in a calendar",
                )  # fmt: skip
