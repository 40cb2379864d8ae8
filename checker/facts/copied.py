"""Sentences that stand word for word in two places but for their date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from checker.confidence import without_figure
from checker.model import Claim, Period, Reconciliation

LONG: Final = 8
"""Words besides the date that a sentence must have for two of them not to be alike by chance."""
CROWD: Final = 60
"""A sentence that stands in more places than this is a form."""
WEEK: Final = timedelta(days=7)
"""Within this of its own date a text tells of its own time."""


def copied(data: Reconciliation) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of dates in sentences that are the same without them; what is told of each day anew is none of these."""
    alike: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in (*data.facts, *data.marks):
        if claim.date is None or claim.modality != "asserted" or not day_of(claim).known:
            continue
        around = without_figure(claim)
        if around.count(" ") >= LONG:
            alike[around, day_of(claim).precision].append(claim)
    for claims in alike.values():
        if len(claims) <= CROWD:
            yield from ((a, b) for a, b in combinations(claims, 2) if _dates_clash(a, b, data))


def _dates_clash(a: Claim, b: Claim, data: Reconciliation) -> bool:
    """Whether two dates cannot both be that of one sentence, which stands in two places."""
    beside = a.document == b.document and abs(a.line - b.line) <= 1
    return not (beside or day_of(a).overlaps(day_of(b)) or each_its_own(a, b, data))


def each_its_own(a: Claim, b: Claim, data: Reconciliation) -> bool:
    """Whether two texts of different days tell each of its own day or week: daily reports are alike but for the day."""
    days = [data.documents[c.document].period.end for c in (a, b)]
    if a.document == b.document or days[0] is None or days[1] is None or abs(days[0] - days[1]) <= timedelta(days=1):
        return False
    pairs = zip((a, b), days, strict=True)
    return all(abs(day - (day_of(c).end or day)) <= WEEK for c, day in pairs if day is not None)


def day_of(claim: Claim) -> Period:
    """The date a claim gives: of a day without a year, that of the year it is taken to be of."""
    assert claim.date is not None
    return claim.date.period if claim.date.period.known else claim.period
