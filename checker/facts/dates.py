"""Dates of one happening that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import combinations
from typing import Final, NamedTuple

from checker.confidence import alike_in_words
from checker.facts.copied import copied, day_of, each_its_own
from checker.lexicon import words
from checker.model import Claim, Period, Reconciliation
from checker.names import fold
from checker.pattern import pattern

ALIKE: Final = 0.6
"""Likeness of the words around two dates from which they are of one happening."""
CROWD: Final = 60
"""A happening named by more claims than this is named too broadly."""
NEAR: Final = 60
"""Characters between a document's number and its date."""
ONCE: Final = frozenset(
    {"signed", "issued", "founded", "adopted", "passed", "ratified", "born", "died", "executed", "invented", "in force"}
)
"""What happens to one thing or person but once; all else may come again, as fairs and elections do."""
AGAIN: Final = timedelta(days=60)
"""Within this of one another, two days are hardly of two happenings of a kind."""
_BODY: Final = pattern(r"\bof\s+the\s+(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")
LONG_TIME: Final = 10
"""Years of a long time under which a fact is looked for."""
DEEDS: Final = 2000
"""Facts of one kind and year that one is held against."""
Sides = tuple[tuple[Claim, ...], tuple[Claim, ...]]


def dates_in_dispute(data: Reconciliation) -> Iterator[tuple[Sides, bool]]:
    """Dated facts of one kind whose dates cannot both hold: of one numbered document, or told in nearly the same words,
    or in the same sentence but for the date; with each whether it is of a numbered document.
    """
    told: dict[tuple[Period, Period, bool], dict[tuple[Claim, Claim], None]] = defaultdict(dict)
    for a, b, numbered in (*_pairs(data), *((a, b, False) for a, b in copied(data))):
        first, second = sorted((a, b), key=lambda c: (str(day_of(c).start), c.document, c.start))
        told[day_of(first), day_of(second), numbered][first, second] = None
    for (_, _, numbered), found in told.items():
        yield (tuple(dict.fromkeys(a for a, _ in found)), tuple(dict.fromkeys(b for _, b in found))), numbered


def _pairs(data: Reconciliation) -> Iterator[tuple[Claim, Claim, bool]]:
    """Every two facts that dispute each other's date, once."""
    named: dict[Hashable, list[Claim]] = defaultdict(list)
    numbers: dict[str, Numbered | None] = {}
    for claim in data.facts:
        if claim.date is None or not claim.date.period.known or claim.modality != "asserted":
            continue
        numbers[claim.id] = numbered = number_of(claim)
        if numbered is not None:
            named[claim.date.of, claim.date.period.precision, numbered.document].append(claim)
            continue
        frame = data.frames[claim.id]
        for name in sorted(frame.subjects | frame.names):
            named[claim.date.of, claim.date.period.precision, name].append(claim)
    seen: set[tuple[str, str]] = set()
    for claims in named.values():
        if len(claims) > CROWD:
            continue
        for a, b in combinations(claims, 2):
            if (a.id, b.id) in seen or a.sentence == b.sentence:
                continue
            seen.add((a.id, b.id))
            x, y = numbers[a.id], numbers[b.id]
            if (x is None) == (y is None) and (
                _dates_differ(a, b, data) if x is None or y is None else _one_document(x, y) and _misdated(a, b)
            ):
                yield a, b, x is not None


class Numbered(NamedTuple):
    """A document known by its kind and number ("resolution 22"), and the body whose it is where that is told."""

    document: str
    body: str


def number_of(claim: Claim) -> Numbered | None:
    """The numbered document that a date is of: "Resolution No. 22 of", "Decree 15/2010 was issued on"."""
    at = claim.sentence.find(claim.surface)
    listed = list(_numbered().finditer(claim.sentence, 0, max(0, at)))
    if not listed:
        return None
    found = listed[-1]
    gap = claim.sentence[found.end() : at]
    if len(gap) > NEAR or any(ch.isdigit() or ch in ".;:" for ch in gap):
        return None
    body = _BODY.search(gap)
    return Numbered(f"{found['kind'].lower()} {found['number'].lower()}", fold(body["name"]) if body else "")


@cache
def _numbered() -> re.Pattern[str]:
    kinds = "|".join(sorted((word.capitalize() for word in words("documents", "times")), key=lambda w: (-len(w), w)))
    return pattern(rf"\b(?P<kind>{kinds})\s+(?:(?:No|Nr)\b\.?\s*|#\s*)?(?P<number>[A-Z]{{0,6}}[0-9][\w/.-]*(?<![.,-]))")


def _one_document(x: Numbered, y: Numbered) -> bool:
    return x.document == y.document and (not x.body or not y.body or x.body == y.body)


def _misdated(a: Claim, b: Claim) -> bool:
    """Whether two dates of what bears one number cannot both hold. Numbers begin anew each year: only dates of one year
    do, or the same day of two.
    """
    x, y = day_of(a), day_of(b)
    if x.overlaps(y) or x.start is None or y.start is None:
        return False
    return x.start.year == y.start.year or (x.start.month, x.start.day) == (y.start.month, y.start.day)


Deeds = Mapping[tuple[str, int], Sequence[Claim]]
"""Dated facts by kind and year."""


def by_deed(data: Reconciliation) -> Deeds:
    """The asserted dated facts of a kind in the years they may be of, the first years of a long time."""
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in data.facts:
        if claim.date is not None and claim.modality == "asserted":
            for year in _years(claim.date.period):
                found[claim.date.of, year].append(claim)
    return found


def _years(period: Period) -> range:
    if period.start is None or period.end is None:
        return range(0)
    return range(period.start.year, min(period.end.year, period.start.year + LONG_TIME) + 1)


def dates_alike(claim: Claim, deeds: Deeds, data: Reconciliation) -> list[Claim]:
    """The other dated facts of one kind with a claim's, of its day or the time around it, told of the same names or in
    nearly the same words; of what is told more often than ``DEEDS`` times a year, among the first so many.
    """
    assert claim.date is not None
    mine = data.frames[claim.id]
    near = {c.id: c for year in _years(claim.date.period) for c in deeds.get((claim.date.of, year), ())[:DEEDS]}
    return [
        c
        for c in near.values()
        if c.id != claim.id
        and c.date is not None
        and c.date.period.overlaps(claim.date.period)
        and (
            (mine.names | mine.subjects) & (data.frames[c.id].names | data.frames[c.id].subjects)
            or alike_in_words(claim, c) >= ALIKE
        )
    ]


def _dates_differ(a: Claim, b: Claim, data: Reconciliation) -> bool:
    f, g = data.frames[a.id], data.frames[b.id]
    if day_of(a).overlaps(day_of(b)) or (f.subjects and g.subjects and not f.subjects & g.subjects):
        return False
    if each_its_own(a, b, data):
        return False
    if f.names and g.names and len(f.names & g.names) * 2 < max(len(f.names), len(g.names)):
        return False
    return _happened_once(a, b) and alike_in_words(a, b) >= ALIKE


def _happened_once(a: Claim, b: Claim) -> bool:
    """Whether two dates must be of one happening: of a kind there is once only, or days near each other."""
    assert a.date is not None
    if a.date.of in ONCE:
        return True
    x, y = day_of(a), day_of(b)
    return x.precision == "day" and x.start is not None and y.start is not None and abs(x.start - y.start) <= AGAIN
