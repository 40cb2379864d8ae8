"""Lists whose items have one number each, and the whole they make up: in the line above, or as their last item."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.arithmetic.adding import HUNDRED, Sum, added, missed
from checker.arithmetic.passages import Passage
from checker.arithmetic.phrasing import any_of, open_words
from checker.arithmetic.printed import LONGEST, Skeleton, skeleton
from checker.arithmetic.told import LIKELY, LOOSE, MOST_PARTS, SURE
from checker.model import Block, Claim, Document


def itemised(document: Document, claims: Sequence[Claim]) -> Iterator[Sum]:
    """Lists whose items have one number each, under a line that gives their whole or with their total at the end."""
    shown = [b for b in document.blocks if b.kind != "skipped"]
    starts = [c.start for c in claims]
    for is_item, group in groupby(range(len(shown)), key=lambda i: shown[i].kind == "item"):
        run = list(group)
        if not is_item or not 2 <= len(run) <= MOST_PARTS:
            continue
        items = [shown[i] for i in run]
        above = shown[run[0] - 1] if run[0] else None
        low = bisect_left(starts, above.start if above is not None else items[0].start)
        inside = claims[low : bisect_left(starts, items[-1].end)]
        found = _listed(document, inside, above, items)
        if found is not None and found.claims:
            yield found


def _listed(document: Document, claims: Sequence[Claim], above: Block | None, items: Sequence[Block]) -> Sum | None:
    lines = [_line(document, claims, item) for item in items]
    parts = [line.printed[0] for line in lines if line is not None and len(line.printed) == 1]
    if len(parts) != len(lines) or any(line is not None and open_words().search(line.text) for line in lines):
        return None
    last = lines[-1]
    if (
        last is not None
        and len(parts) > 2
        and re.match(r"(?:grand )?total\b|in all\b|in total\b|altogether\b|sum\b", last.text)
    ):
        return missed(tuple(parts[:-1]), parts[-1], SURE, LOOSE)
    line = _line(document, claims, above) if above is not None else None
    if line is None or not line.text.rstrip().endswith(":") or open_words().search(line.text):
        return None
    if all(p.unit == "percent" for p in parts) and re.search(
        rf"\b(?:{any_of('split')}|{any_of('breakdown')})\b", line.text
    ):
        total = added(p.allowed for p in parts)
        off = total is not None and not total.overlaps(HUNDRED)
        return Sum(tuple(parts), None, total, LIKELY) if off and total is not None else None
    if not line.printed:
        return None
    found = missed(tuple(parts), line.printed[-1], LIKELY, LOOSE)
    return None if found is not None and any(p.allowed.overlaps(found.total) for p in line.printed) else found


def _line(document: Document, claims: Sequence[Claim], block: Block) -> Skeleton | None:
    """The skeleton of a block, ``None`` where it is too long to be a line of a list."""
    if block.end - block.start > LONGEST:
        return None
    inside = tuple(c for c in claims if block.start <= c.start < block.end)
    return skeleton(Passage(document, block.start, block.end, inside))
