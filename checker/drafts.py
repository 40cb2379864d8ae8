"""A draft against its sources: it tells what they tell, and of the time they tell it of, unless it says another.

Weeks or years after its sources a draft repeats what they said without a date. To hold the two apart because so much
time lies between their dates would be to check nothing.
"""

from __future__ import annotations

from checker.model import Period, Subject


def as_told(mine: Subject, source: Subject) -> tuple[Subject, Subject]:
    """A draft's claim and a source's with the time that both are of, where one of them states none of its own.

    Where only one states a time and the other may be of it, both are of that; where neither does, the draft is of the
    time of its source.
    """
    x, y = mine.claim, source.claim
    if x.period.basis == "stated":
        if _since(x.period, y.period):
            return _at(mine, y.period), source
        if y.period.basis == "stated" or not x.period.overlaps(y.period):
            return mine, source
        return mine, _at(source, x.period)
    if y.period.basis == "stated" and not _open(x.period).overlaps(y.period):
        return mine, source
    return _at(mine, y.period), source


def _since(mine: Period, source: Period) -> bool:
    """Whether both are told from one day on, each up to its own text's date: "since January"."""
    return (
        source.basis == "stated"
        and mine.start == source.start is not None
        and "range" == mine.precision == source.precision
    )


def _open(period: Period) -> Period:
    """What is told without a time of its own may be of any time up to its text's."""
    return period.model_copy(update={"start": None})


def _at(subject: Subject, period: Period) -> Subject:
    return subject._replace(claim=subject.claim.model_copy(update={"period": period}))
