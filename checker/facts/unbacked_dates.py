"""Days that a draft gives and none of its sources: each against the day in the source's sentence that says the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from checker.facts.copied import day_of
from checker.match.rarity import Rarity
from checker.model import Claim, Period, Reconciliation
from checker.slices import relays

SAME_WORDS: Final = 0.45
"""What two sentences have in common by their words from which the day of the one stands for the day of the other."""
LIKELY: Final = 0.3
"""The same where both say that one thing was done then."""
ALONE: Final = 0.1
"""The same where it is the one day of the sources on which that was done."""
NEAR: Final = timedelta(days=62)
"""How far a mistaken day is from the right one, unless only the year is mistaken."""
MANY: Final = 400
"""Days of sources that a day of the draft is held against at most, those nearest to it."""
Sides = tuple[tuple[Claim, ...], tuple[Claim, ...]]


def dates_unbacked(data: Reconciliation) -> Iterator[Sides]:
    """A draft's day that no source gives, and the source's whose place it takes, which the draft does not give."""
    if not data.under_check or len(data.under_check) == len(data.documents):
        return
    days = [c for c in (*data.facts, *data.marks) if _day(c) is not None and c.modality == "asserted"]
    mine = [c for c in days if relays(c, data)]
    sources = [c for c in days if not relays(c, data)]
    told = {_day(c) for c in sources} | {p.start for p in _stated(data) if p is not None}
    given = {_day(c) for c in mine}
    free = [c for c in sources if _day(c) not in given]
    rarity = Rarity(data.frames[c.id] for c in days)
    for claim in (c for c in mine if _day(c) not in told):
        near = sorted((c for c in free if _near(claim, c)), key=lambda c: abs(_gap(claim, c)))[:MANY]
        done = [c for c in near if _one_deed(claim, c)]
        alone = len({_day(c) for c in done}) == 1
        found = [(common, -n) for n, c in enumerate(near) if (common := _common(claim, c, rarity, data, alone))]
        if found:
            yield (claim,), (near[-max(found)[1]],)


def _stated(data: Reconciliation) -> Iterator[Period | None]:
    """The days that figures of the sources are of."""
    for claim in data.claims:
        if not relays(claim, data) and claim.period.basis == "stated" and claim.period.precision == "day":
            yield claim.period


def _common(a: Claim, b: Claim, rarity: Rarity, data: Reconciliation, alone: bool) -> float:
    """What the sentences of two days have in common, nothing where that is too little."""
    words = rarity.cosine(data.frames[a.id].words, data.frames[b.id].words)
    least = SAME_WORDS if not _one_deed(a, b) else ALONE if alone else LIKELY
    return words if words >= least else 0.0


def _one_deed(a: Claim, b: Claim) -> bool:
    """Whether two dates are of one kind of fact: signed, opened, in force."""
    return a.date is not None and b.date is not None and bool(a.date.of) and a.date.of == b.date.of


def _day(claim: Claim) -> date | None:
    """The day of a dated fact or a date that says one, its year that of its text where it gives none."""
    if claim.date is None:
        return None
    period = day_of(claim)
    return period.start if period.start == period.end else None


def _gap(a: Claim, b: Claim) -> timedelta:
    x, y = _day(a), _day(b)
    assert x is not None
    assert y is not None
    return x - y


def _near(a: Claim, b: Claim) -> bool:
    x, y = _day(a), _day(b)
    assert x is not None
    assert y is not None
    return abs(x - y) <= NEAR or (x.month, x.day) == (y.month, y.day)
