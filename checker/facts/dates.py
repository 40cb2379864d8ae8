"""Dates of one happening that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import timedelta
from functools import cache
from itertools import combinations
from typing import Final, NamedTuple

from checker.confidence import alike_in_words
from checker.lexicon import words
from checker.model import Claim, Period, Reconciliation
from checker.names import fold

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
_BODY: Final = re.compile(r"\bof\s+the\s+(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)")
Sides = tuple[tuple[Claim, ...], tuple[Claim, ...]]


def dates_in_dispute(data: Reconciliation) -> Iterator[tuple[Sides, bool]]:
    """Dated facts of one kind whose dates cannot both hold: of one numbered document, or told in nearly the same words;
    with each whether it is of a numbered document.
    """
    told: dict[tuple[Period, Period, bool], list[tuple[Claim, Claim]]] = defaultdict(list)
    for a, b, numbered in _pairs(data):
        first, second = sorted((a, b), key=lambda c: (_start(c), c.document, c.start))
        told[_day(first), _day(second), numbered].append((first, second))
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
    return re.compile(
        rf"\b(?P<kind>{kinds})\s+(?:(?:No|Nr)\b\.?\s*|#\s*)?(?P<number>[A-Z]{{0,6}}[0-9][\w/.-]*(?<![.,-]))"
    )


def _one_document(x: Numbered, y: Numbered) -> bool:
    return x.document == y.document and (not x.body or not y.body or x.body == y.body)


def _misdated(a: Claim, b: Claim) -> bool:
    """Whether two dates of what bears one number cannot both hold. Numbers begin anew each year: only dates of one year
    do, or the same day of two.
    """
    x, y = _day(a), _day(b)
    if x.overlaps(y) or x.start is None or y.start is None:
        return False
    return x.start.year == y.start.year or (x.start.month, x.start.day) == (y.start.month, y.start.day)


def dates_alike(claim: Claim, data: Reconciliation) -> list[Claim]:
    """The other dated facts of one kind with a claim's, of its day or the time around it, told of the same names or in
    nearly the same words.
    """
    assert claim.date is not None
    if not claim.date.period.known:
        return []
    mine = data.frames[claim.id]
    return [
        c
        for c in data.facts
        if c.id != claim.id
        and c.date is not None
        and c.date.of == claim.date.of
        and c.date.period.known
        and c.date.period.overlaps(claim.date.period)
        and c.modality == "asserted"
        and (
            alike_in_words(claim, c) >= ALIKE
            or (mine.names | mine.subjects) & (data.frames[c.id].names | data.frames[c.id].subjects)
        )
    ]


def _day(claim: Claim) -> Period:
    assert claim.date is not None
    return claim.date.period


def _start(claim: Claim) -> str:
    return str(_day(claim).start)


def _dates_differ(a: Claim, b: Claim, data: Reconciliation) -> bool:
    f, g = data.frames[a.id], data.frames[b.id]
    if _day(a).overlaps(_day(b)) or (f.subjects and g.subjects and not f.subjects & g.subjects):
        return False
    if f.names and g.names and len(f.names & g.names) * 2 < max(len(f.names), len(g.names)):
        return False
    return _happened_once(a, b) and alike_in_words(a, b) >= ALIKE


def _happened_once(a: Claim, b: Claim) -> bool:
    """Whether two dates must be of one happening: of a kind there is once only, or days near each other."""
    assert a.date is not None
    if a.date.of in ONCE:
        return True
    x, y = _day(a), _day(b)
    return x.precision == "day" and x.start is not None and y.start is not None and abs(x.start - y.start) <= AGAIN
