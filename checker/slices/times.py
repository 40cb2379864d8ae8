"""Which claims of one measure are of one time: a day, a week, a period, a happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from checker.frozen import frozen
from checker.lexicon import words
from checker.model import Aspect, Claim, Group, Period, Reconciliation

PERSONS: Final = words("people_concepts", "concepts_lists") | words("listed_people", "concepts_lists")
STATE_WINDOW: Final = timedelta(days=7)
"""States reported within this of one another are of one time (a convention, not a law of nature)."""
PERSONS_WINDOW: Final = timedelta(days=1)
"""The same where persons are counted: who lies in hospital, marches or is held is another number the day after next."""
RUNNING: Final = timedelta(days=365)
"""How long after its first report the count of the persons a happening befell still runs and is a tally: it is refined
for months.
"""
_Time = tuple[str, date | None, date | None]
"""A document, and the first and last day of a time it states."""


@frozen
class Slice:
    """The claims of one measure at one time, in order of report."""

    claims: tuple[Claim, ...]


def reported(claim: Claim, data: Reconciliation) -> Period:
    """When a claim was reported: its document's date; a live text's own stated day for a tally is not told apart from
    it. A cell of an undated table is of the time its row or column gives.
    """
    period = data.documents[claim.document].period
    own = claim.zone == "table" and claim.period.basis == "stated" and claim.period.end is not None
    return claim.period if own and period.basis == "unknown" else period


def order_key(claim: Claim, data: Reconciliation) -> tuple[date, str, int]:
    """Oldest first by the latest day the report can be of; drafts and the undated last; ties by place."""
    period = reported(claim, data)
    return period.end or date.max, claim.document, claim.start


def asserted(group: Group) -> list[Claim]:
    """The claims of a group that can be in dispute: asserted, with a quantity."""
    return [c for c in group.claims if c.modality == "asserted" and c.quantity is not None]


def aspect_of(claims: Sequence[Claim], data: Reconciliation) -> Aspect:
    """What kind of figure a group is, by the majority of its claims; a counted happening still running is a tally."""
    counts = Counter(c.aspect for c in claims)
    if not counts:
        return "state"
    aspect = max(counts.items(), key=lambda item: (item[1], item[0]))[0]
    days = [p.end for p in (reported(c, data) for c in claims) if p.end is not None]
    if aspect == "event" and days and max(days) - min(days) <= RUNNING and any(_of_persons(c, data) for c in claims):
        return "tally"
    return aspect


def _of_persons(claim: Claim, data: Reconciliation) -> bool:
    return bool(data.frames[claim.id].heads & PERSONS)


def slices(group: Group, data: Reconciliation) -> tuple[Slice, ...]:
    """The group's asserted, dated claims cut into times, oldest first."""
    return data.once("slices", lambda: _slices(group, data), of=group)


def _slices(group: Group, data: Reconciliation) -> tuple[Slice, ...]:
    claims = sorted(asserted(group), key=lambda c: order_key(c, data))
    timed = [c for c in claims if dated(c, data)]
    aspect = aspect_of(timed, data)
    if not timed:
        return ()
    if aspect == "event":
        return tuple(Slice(tuple(c)) for c in _cut(timed, RUNNING, data, since_last=True))
    if aspect in ("flow", "forecast", "change"):
        return _by_period(timed, data)
    return tuple(Slice(tuple(c)) for c in _cut(timed, _window(timed, aspect, data), data))


def _window(claims: Sequence[Claim], aspect: Aspect, data: Reconciliation) -> timedelta:
    """How long figures of a kind, once reported, are of one time."""
    if aspect == "tally":
        return timedelta(0)
    return PERSONS_WINDOW if all(_of_persons(c, data) for c in claims) else STATE_WINDOW


def _cut(
    claims: Sequence[Claim], longest: timedelta, data: Reconciliation, *, since_last: bool = False
) -> list[list[Claim]]:
    """The claims, in order of report, cut where the ``longest`` time has passed since the first of a stretch, or since
    the one before: then nothing was reported for so long that it is another happening.
    """
    cut: list[list[Claim]] = []
    counted_from = date.min
    for claim in claims:
        day = reported(claim, data).end or date.max
        joins = bool(cut) and day - counted_from <= longest
        if joins:
            cut[-1].append(claim)
        else:
            cut.append([claim])
        if since_last or not joins:
            counted_from = day
    return cut


def dated(claim: Claim, data: Reconciliation) -> bool:
    """Whether it is known when a claim was reported: a draft is later than all."""
    period = reported(claim, data)
    return period.end is not None or period.basis == "draft"


def _by_period(claims: Sequence[Claim], data: Reconciliation) -> tuple[Slice, ...]:
    """A time a stated period; what states none is of the time it was reported, as a state is."""
    stated: dict[tuple[date | None, date | None], list[Claim]] = {}
    loose: list[Claim] = []
    for claim in claims:
        if claim.period.basis == "stated":
            stated.setdefault((claim.period.start, claim.period.end), []).append(claim)
        else:
            loose.append(claim)
    cut = [*stated.values(), *_cut(loose, STATE_WINDOW, data)]
    return tuple(Slice(tuple(c)) for c in sorted(cut, key=lambda c: order_key(c[0], data)))


def undated(group: Group, data: Reconciliation) -> list[Claim]:
    """The asserted claims whose documents have no known latest day and are no drafts."""
    return [c for c in asserted(group) if not dated(c, data)]


def relays(claim: Claim, data: Reconciliation) -> bool:
    """Whether a claim stands in a document that is checked against sources, and tells what they tell."""
    return claim.document in data.under_check and len(data.under_check) < len(data.documents)


def _last_told(document: str, found: Mapping[_Time, Sequence[Claim]], data: Reconciliation) -> _Time | None:
    """The last of the times that a document states for a measure, if it lies in the week before its own date."""
    day = data.documents[document].period.end
    times = [k for k in found if k[0] == document and k[2] is not None]
    last = max(times, key=lambda k: k[2] or date.min, default=None)
    if day is None or last is None or last[2] is None or not timedelta(0) <= day - last[2] <= STATE_WINDOW:
        return None
    return last


def within_documents(group: Group, data: Reconciliation) -> list[list[Claim]]:
    """The asserted claims of each document that has several, cut by their own stated periods.

    A headline states no time: where nothing else in the text is without one, it is of the last time the text gives.
    """
    found: dict[_Time, list[Claim]] = {}
    for claim in asserted(group):
        stated = claim.period if claim.period.basis == "stated" else None
        key = (claim.document, stated.start if stated else None, stated.end if stated else None)
        found.setdefault(key, []).append(claim)
    for key in [k for k in found if k[1:] == (None, None) and all(c.zone == "headline" for c in found[k])]:
        last = _last_told(key[0], found, data)
        if last is not None:
            found[last] = sorted([*found.pop(key), *found[last]], key=lambda c: c.start)
    return [
        claims
        for _, claims in sorted(found.items(), key=lambda item: (item[0][0], item[1][0].start))
        if len(claims) > 1
    ]
