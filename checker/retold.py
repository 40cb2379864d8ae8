"""What a text says it has revised: "that number was revised twice; it is now 148 million".

The words that revise a figure seldom name again what it counts: they point back to it. So the figure revised is the
nearest of its kind and size before them, and the two are of one measure because the text says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from checker.model import Subject
from checker.pattern import pattern

REACH: Final = 1
"""Lines between the words that revise and the figure they revise."""
SIZE: Final = Decimal(3)
"""By how many times, at most, a figure is revised."""
_REVISING: Final = pattern(
    r"""\b(?:revis|correct|updat|amend|upgrad|downgrad|rais|lower|increas|reduc)\w+ \b  # what was done
        (?:\W+\w+){0,3}? \W+ (?:that|this|the|its|their|those) \W+                      # to what was told
        (?:\w+\W+)? (?:number|figure|toll|count|estimate|total|tally|sum)s? \b
      | \b(?:that|this|the|its|their) \W+ (?:\w+\W+)? (?:number|figure|toll|count|estimate|total|tally|sum) \W+
        (?:was|were|is|has|have) (?:\W+\w+){0,3}? \W+ (?:revised|corrected|updated|amended|upgraded|downgraded) \b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOW: Final = pattern(r"\bnow\b", re.IGNORECASE)


def retold(subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """The places, among claims ordered by document and start, of each figure revised and of the one in its place."""
    for n, new in enumerate(subjects):
        if _replaces(new):
            old = _revised(subjects, n)
            if old is not None:
                yield old, n


def _replaces(subject: Subject) -> bool:
    """Whether the words before a figure say that another was revised, and that this one is what is said now."""
    claim = subject.claim
    before, figure, _ = " ".join(claim.sentence.split()).partition(" ".join(claim.surface.split()))
    if not figure or claim.modality != "asserted":
        return False
    found = _REVISING.search(before)
    return found is not None and _NOW.search(before, found.end()) is not None


def _revised(subjects: Sequence[Subject], n: int) -> int | None:
    """The nearest figure before, in another sentence, of one dimension and about one size."""
    new = subjects[n]
    for i in range(n - 1, -1, -1):
        old = subjects[i]
        if old.claim.document != new.claim.document or new.claim.line - old.claim.line > REACH:
            return None
        if old.claim.sentence != new.claim.sentence and _of_one_size(old, new):
            return i
    return None


def _of_one_size(a: Subject, b: Subject) -> bool:
    p, q = a.claim.quantity, b.claim.quantity
    if a.frame.dimension != b.frame.dimension or p is None or q is None or not p.value or not q.value:
        return False
    small, large = sorted((p.value, q.value))
    return p.unit == q.unit and small > 0 and large <= small * SIZE and small != large
