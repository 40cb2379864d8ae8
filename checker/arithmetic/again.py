"""A figure told again with a slip of the pen: 320 in one place of a text, 302 in another.

Numbers of one text that differ by a slip alone are often two things; so what is counted must be the same, or the words
around both, and the text must not set the two side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from checker.arithmetic.passages import by_document
from checker.model import Claim, Document, Frame, Reconciliation
from checker.slips import slip

CROWD: Final = 40
"""Figures with one set of digits that are held against one another."""
LONGEST: Final = 8
"""Digits of a sum of money among which one may be another."""
FEWEST: Final = 3
"""Digits a figure must have for a slip in it to be told from chance."""


def slipped_within(data: Reconciliation) -> Iterator[tuple[Claim, Claim]]:
    """Two figures of one document of which one is the other mistyped, in the order of the text; each claim once."""
    for document, claims in by_document(data):
        figures = [c for c in claims if _is_telling(c)]
        often = Counter(_printed(c) for c in claims if c.quantity is not None)
        seen: set[str] = set()
        for a, b in _alike(figures):
            if a.id in seen or b.id in seen:
                continue
            if _of_one_thing(a, b, data, often, _is_told_again(document, b)):
                seen.update((a.id, b.id))
                yield a, b


def _is_telling(claim: Claim) -> bool:
    """Whether a claim prints an exact number of several digits, as a thing of its own and now."""
    q = claim.quantity
    if q is None or q.value is None or claim.modality != "asserted" or claim.zone == "table":
        return False
    if claim.kind not in ("count", "money", "measure") or q.comparator != "=" or q.approximate:
        return False
    return len(_digits(q.value)) > 1


def _digits(value: Decimal) -> str:
    return "".join(map(str, value.normalize().as_tuple().digits))


def _printed(claim: Claim) -> str:
    """The digits of a figure as they are printed: "320" of "320 million"."""
    return "".join(filter(str.isdigit, claim.surface))


def _figure(claim: Claim) -> tuple[Decimal, str]:
    assert claim.quantity is not None
    assert claim.quantity.value is not None
    return claim.quantity.value, claim.quantity.unit


def _alike(figures: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of figures of one size and unit that a slip may lie between: digits swapped, or one digit another."""
    groups: dict[tuple[str, str, int, str], list[Claim]] = defaultdict(list)
    for claim in figures:
        value, unit = _figure(claim)
        digits = _digits(value)
        groups[claim.kind, unit, value.adjusted(), "".join(sorted(digits)).lstrip("0")].append(claim)
        if claim.kind == "money":
            for n in range(1, min(len(digits), LONGEST)):
                groups[claim.kind, unit, value.adjusted(), f"{digits[:n]}?{digits[n + 1 :]}"].append(claim)
    found: dict[tuple[str, str], tuple[Claim, Claim]] = {}
    for group in groups.values():
        for a, b in combinations(group[:CROWD], 2):
            if _figure(a) != _figure(b):
                found[a.id, b.id] = a, b
    yield from sorted(found.values(), key=lambda pair: (pair[0].start, pair[1].start))


def _of_one_thing(a: Claim, b: Claim, data: Reconciliation, often: Counter[str], again: bool) -> bool:
    if a.sentence == b.sentence or a.id not in data.frames or b.id not in data.frames:
        return False
    x, y = data.frames[a.id], data.frames[b.id]
    if _moves(a) or _moves(b) or _at_other_times(a, b) or x.dimension != y.dimension or _elsewhere(x, y):
        return False
    if a.change is not None and b.change is not None and a.change.direction != b.change.direction:
        return False
    (p, unit), (q, _) = _figure(a), _figure(b)
    long = max(len(_digits(p)), len(_digits(q)))
    swapped = slip(p, q) == "two digits are swapped" and long >= FEWEST
    one_head = bool(x.heads & y.heads)
    if x.heads and y.heads and not one_head and not (swapped and _names(x, y)):
        return False
    shared = (x.near & y.near) - x.heads - y.heads
    if not swapped:
        return a.kind == "money" and one_head and len(x.near & y.near) >= 2 and _subjects_meet(x, y)
    repeated = often[_printed(a)] + often[_printed(b)] > 2
    evidence = one_head + bool(shared) + repeated + again + bool(unit and not (x.heads and y.heads))
    return evidence >= (2 if long == FEWEST else 1)


_BACK: Final = frozenset(("those", "these", "the", "this", "that", "her", "his", "its", "their", "with", "same"))


def _is_told_again(document: Document, claim: Claim) -> bool:
    """Whether the words before a figure speak of it as known: "those 2,640 passengers", "her lead of 1,650"."""
    words = document.text[max(0, claim.start - 30) : claim.start].lower().split()[-3:]
    return not _BACK.isdisjoint(words)


def _moves(claim: Claim) -> bool:
    """Whether a figure is an end of a change; "a loss of 3 million" is a figure of its own."""
    return claim.change is not None and not (claim.change.from_ is None and claim.change.to is None)


def _elsewhere(x: Frame, y: Frame) -> bool:
    """Whether two figures are told of two places or of others by name."""
    return any(p and q and p.isdisjoint(q) for p, q in ((x.places, y.places), (x.names, y.names), (x.owner, y.owner)))


def _names(x: Frame, y: Frame) -> bool:
    return bool(x.names & y.names)


def _subjects_meet(x: Frame, y: Frame) -> bool:
    return not x.subjects or not y.subjects or bool(x.subjects & y.subjects)


def _at_other_times(a: Claim, b: Claim) -> bool:
    """Whether two figures are told of two times."""
    return a.period.basis == "stated" and b.period.basis == "stated" and not a.period.overlaps(b.period)
