"""What a draft says against its sources: a draft relays them, so a figure that none of them gives is held against the
newest of them, however long ago that was, and one that only the older give is old.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Final

from checker.model import Claim, Group, How, Reconciliation
from checker.slices.disputes import Dispute
from checker.slices.figures import AGREEING, DISPUTING, differs_in_print, printed, value_of
from checker.slices.times import asserted, dated, order_key, relays, reported
from checker.slips import slip

FRESH: Final = timedelta(days=365)
"""How long a source says what holds: a figure that differs from one older than this may well have moved since."""
APART: Final = 10
"""How many times a figure may be another and still stand in its place, unless it is that one mistyped."""


def unbacked(group: Group, data: Reconciliation, how: How) -> Iterator[Dispute]:
    """The figures of a draft that no source gives, each against the newest sources before it that it disputes.

    ``how`` is the strength of the dispute. A figure that an older source gives is not unbacked but old, and where the
    draft gives the source's figure too, it tells of two things.
    """
    claims = [c for c in printed(asserted(group)) if dated(c, data)]
    sources = _in_order(claims, data)
    found: dict[tuple[str, ...], tuple[list[Claim], list[Claim]]] = {}
    for claim in (c for c in claims if relays(c, data)):
        if not sources or any(_given(claim, s, data) for s in sources):
            continue
        left = [s for s in sources if not _given_too(claim, s, claims, data)]
        against = [s for s in _newest(claim, left, data) if _disputes(claim, s, data)]
        if against and _strongest(claim, against, data) == how:
            key = tuple(s.id for s in against)
            found.setdefault(key, ([], against))[0].append(claim)
    for mine, newest in found.values():
        theirs = [s for s in sources if s in newest or any(data.stand(s, n).how in AGREEING for n in newest)]
        yield Dispute((tuple(mine), tuple(theirs)), tuple(s for s in sources if s not in theirs), how, "")


def outdated(group: Group, data: Reconciliation) -> Iterator[Dispute]:
    """The figures of a draft that its sources give, and those of newer sources that all give another."""
    claims = [c for c in printed(asserted(group)) if dated(c, data)]
    sources = _in_order(claims, data)
    for claim in (c for c in claims if relays(c, data)):
        backing = [s for s in sources if _given(claim, s, data)]
        if not backing:
            continue
        last = order_key(backing[-1], data)[0]
        newer = [s for s in sources if order_key(s, data)[0] > last and data.stand(claim, s).how != "excused"]
        if newer and all(_replaces(claim, s, claims, data) for s in newer):
            yield Dispute(((claim,), tuple(newer)), tuple(backing), "conflict", "")


def _in_order(claims: Sequence[Claim], data: Reconciliation) -> list[Claim]:
    """The sources among the claims, oldest first; none where there is no draft among them."""
    sources = sorted((c for c in claims if not relays(c, data)), key=lambda c: order_key(c, data))
    return sources if len(sources) < len(claims) else []


def _replaces(claim: Claim, source: Claim, claims: Sequence[Claim], data: Reconciliation) -> bool:
    """Whether a newer source's figure takes the place of a draft's, which does not give it elsewhere."""
    differs = differs_in_print(claim, source) and _disputes(claim, source, data)
    return differs and not _given_too(claim, source, claims, data)


def _disputes(claim: Claim, source: Claim, data: Reconciliation) -> bool:
    """Whether a draft's figure may stand in the place of a source's that it disputes."""
    if data.stand(claim, source).how not in DISPUTING:
        return False
    p, q = value_of(claim), value_of(source)
    return p * q > 0 and (max(p / q, q / p) <= APART or slip(p, q) is not None)


def _given_too(claim: Claim, source: Claim, claims: Sequence[Claim], data: Reconciliation) -> bool:
    """Whether the draft of a claim gives a source's figure in another place: it tells of two things, unless its own is
    that figure mistyped.
    """
    if slip(value_of(claim), value_of(source)) is not None:
        return False
    own = (c for c in claims if c.document == claim.document and c is not claim)
    return any(data.stand(c, source).how in AGREEING for c in own)


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
