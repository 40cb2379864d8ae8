from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.facts import dates_in_dispute, dates_unbacked, misdated
from checker.findings import about_claims, finding
from checker.model import Finding, Group, Match, Reconciliation
from checker.wording import joined, printed, quoted, source, when

SURE: Final = 0.85
"""How sure it is that two dates of what bears one number are of one document."""
UNBACKED: Final = 0.7
"""How sure it is that a draft's day stands in the place of its source's, by the words of their sentences."""


class ConflictingDate:
    """One happening, the same kind of date, given differently: signed on 3 May, signed on 5 May.

    Why: a date is copied more often than it is looked up. Only dates of one kind, told in nearly the same words of the
    same subject, are held against each other, and those of sentences that are the same but for their date; a day within
    the month or year that the other names is no conflict. A draft that gives its source's figure for another time than
    the source, or a day that no source gives, is told too.

    To mend: take the date from the document or the record itself.
    """

    code = "CF005"
    name = "conflicting-date"
    severity = "error"
    fires = (
        (
            ("2016-06-13", "The Lindholm Treaty was signed on May 3, 2016."),
            ("2016-06-20", "The Lindholm Treaty was signed on May 5, 2016."),
        ),
        (
            ("2016-06-13", "A visitor leaves flowers outside the burnt mill in Lindholm on April 16, 2016."),
            ("2016-06-20", "A visitor leaves flowers outside the burnt mill in Lindholm on April 11, 2016."),
        ),
    )
    quiet = (
        (
            ("2016-04-16", "The Lindholm exchange closed a little lower than it had opened on April 15, 2016."),
            ("2016-04-20", "The Lindholm exchange closed a little lower than it had opened on April 19, 2016."),
        ),
        (
            ("2016-06-13", "The Lindholm Treaty was signed on May 3, 2016."),
            ("2016-06-20", "The Lindholm Treaty was signed in May 2016."),
        ),
        (
            ("2016-06-13", "The Lindholm Treaty was signed on May 3, 2016."),
            ("2016-06-20", "The Brackwater Treaty was signed on May 5, 2016."),
        ),
    )

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """One finding a happening and pair of dates, one a figure that a draft gives for another time."""
        told_in: set[tuple[str, str]] = set()
        for group in data.groups:
            for sides in misdated(group, data):
                mine, theirs = sides[0][0], sides[1][0]
                told_in.add((mine.document, mine.sentence))
                yield finding(
                    self, data, group, sides,
                    message=f"one figure of two times: {quoted(mine)} of {when(mine.period)} "
                    f"({source(mine, data.documents)}) and of {when(theirs.period)} ({source(theirs, data.documents)})",
                    help="Take the date from the source",
                )  # fmt: skip
        done: set[str] = set()
        for sides, numbered in dates_in_dispute(data):
            done.update(claim.id for side in sides for claim in side)
            first = sides[0][0]
            what = (first.date.of if first.date is not None else "") or "told"
            told = joined(f"{printed(side[0])} ({source(side[0], data.documents)})" for side in sides)
            group = Group(
                measure=first.measure,
                claims=(*sides[0], *sides[1]),
                match=Match(score=1.0, reasons=(f"both say when it was {what}",)),
            )
            yield finding(
                self, data, group, sides,
                message=f"{what} on different dates: {told}",
                help="Take the date from the document or the record itself", held=SURE if numbered else None,
            )  # fmt: skip
        for sides in dates_unbacked(data):
            mine, theirs = sides[0][0], sides[1][0]
            if mine.id not in done and (mine.document, mine.sentence) not in told_in:
                yield about_claims(
                    self, data, (mine,),
                    context=(theirs,),
                    message=f"no source gives {quoted(mine)}; {source(theirs, data.documents)} says {quoted(theirs)}",
                    help="Take the date from the source",
                    confidence=UNBACKED,
                )  # fmt: skip
