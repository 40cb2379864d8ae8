"""Wholes and the parts that are meant to make them up: "45 members: 20, 15 and 12", "3 gold and 2 silver, five in all".

What the parts may be before rounding is added up and held against what the whole may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.arithmetic.accounts import apart
from checker.arithmetic.adding import Sum
from checker.arithmetic.itemised import itemised
from checker.arithmetic.passages import Passage, by_document, sentences
from checker.arithmetic.printed import LONGEST, skeleton
from checker.arithmetic.told import Sentence
from checker.model import Reconciliation
from checker.pattern import pattern


def mismatched(data: Reconciliation) -> Iterator[Sum]:
    """The sums that do not add up, in sentences and in lists under a line that gives their whole."""
    above: Passage | None = None
    for passage in sentences(data):
        found = Sentence(skeleton(passage)).mismatch() if _may_add_up(passage) else None
        if found is None and above is not None and _next(above, passage):
            both = Passage(passage.document, above.start, passage.end, above.claims + passage.claims)
            found = Sentence(skeleton(both)).told_next(passage.start) if _may_add_up(both) else None
        if found is None and _may_add_up(passage, fewest=1):
            near = above if above is not None and _next(above, passage) else None
            found = next(apart(near, passage), None)
        if found is not None and found.claims:
            yield found
        above = passage
    for document, claims in by_document(data):
        yield from itemised(document, claims)


def _next(above: Passage, passage: Passage) -> bool:
    """Whether two passages follow one another with nothing but blanks between."""
    gap = passage.document.text[above.end : passage.start] if above.document is passage.document else "?"
    return len(gap) <= 3 and "\n\n" not in gap and not gap.strip()


_NUMBERISH = pattern(r"\d[\d.,]*|\b(?:t[ehw]|on|f[oi]|s[ie]|eig|ni|el)\w+", re.IGNORECASE)


def _may_add_up(passage: Passage, fewest: int = 3) -> bool:
    """Whether three numbers, or two shares, may stand here: most sentences need not be looked at."""
    if fewest == 1:
        return passage.end - passage.start <= LONGEST and any(c.quantity is not None for c in passage.claims)
    if len(passage.claims) < 2 and not any(c.quantity is not None for c in passage.claims):
        return False
    if passage.end - passage.start > LONGEST:
        return False
    shares = sum(c.kind == "percent" for c in passage.claims)
    return shares >= 2 or sum(1 for _ in _NUMBERISH.finditer(passage.text)) >= 3
