"""What a draft says against its sources: a draft relays them, so a figure that none of them gives is held against the
newest of them, however long ago that was.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from typing import Final

from checker.model import Claim, Group, How, Reconciliation
from checker.slices.disputes import Dispute
from checker.slices.figures import AGREEING, DISPUTING, differs_in_print, printed
from checker.slices.times import asserted, dated, order_key, relays, reported, slices

FRESH: Final = timedelta(days=365)
"""How long a source says what holds: a figure that differs from one older than this may well have moved since."""


def unbacked(group: Group, data: Reconciliation, how: How) -> Iterator[Dispute]:
    """The figures of a draft that no source gives, each against the newest sources before it that it disputes.

    ``how`` is the strength of the dispute. What the draft shares a time with is in dispute there, and a figure that an
    older source gives is not unbacked but old.
    """
    claims = [c for c in printed(asserted(group)) if dated(c, data)]
    sources = sorted((c for c in claims if not relays(c, data)), key=lambda c: order_key(c, data))
    if not sources or len(sources) == len(claims):
        return
    told = {c.id: n for n, piece in enumerate(slices(group, data)) for c in piece.claims}
    found: dict[tuple[str, ...], tuple[list[Claim], list[Claim]]] = {}
    for claim in claims:
        if not relays(claim, data) or any(_given(claim, s, data) for s in sources):
            continue
        newest = [s for s in _newest(claim, sources, data) if told[s.id] != told[claim.id]]
        against = [s for s in newest if data.stand(claim, s).how in DISPUTING]
        if against and _strongest(claim, against, data) == how:
            key = tuple(s.id for s in against)
            found.setdefault(key, ([], against))[0].append(claim)
    for mine, theirs in found.values():
        yield Dispute((tuple(mine), tuple(theirs)), tuple(s for s in sources if s not in theirs), how, "")


def settled(found: Dispute, data: Reconciliation) -> bool:
    """Whether the newest source of a dispute is young enough for its figure to hold when the draft was written."""
    days = [reported(c, data).end for c in found.sides[1]]
    drafted = [reported(c, data).end for c in found.sides[0]]
    newest = max((d for d in days if d is not None), default=None)
    return newest is None or any(d is None or d - newest <= FRESH for d in drafted)


def _given(claim: Claim, source: Claim, data: Reconciliation) -> bool:
    """Whether a source gives the draft's figure, be it of an older day."""
    return not differs_in_print(claim, source) or data.stand(claim, source).how in AGREEING


def _newest(claim: Claim, sources: list[Claim], data: Reconciliation) -> list[Claim]:
    """The sources of the last day before the draft, of those that its claim can be held against."""
    day = order_key(claim, data)[0]
    before = [s for s in sources if order_key(s, data)[0] <= day and data.stand(claim, s).how != "excused"]
    last: list[Claim] = []
    for _, same in groupby(before, key=lambda s: order_key(s, data)[0]):
        last = list(same)
    return last


def _strongest(claim: Claim, against: list[Claim], data: Reconciliation) -> How:
    hows = [data.stand(claim, s).how for s in against]
    return min(hows, key=("conflict", "rival-bounds", "rival-speakers").index)
