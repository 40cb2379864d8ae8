"""Copies count once: sentences that stand nearly word for word in several documents are one origin.

One in eleven number sentences of a news corpus is wire copy; copies confirm nothing and dissent only once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from checker.model import Claim, Period

ALIKE: Final = 92.0
"""Likeness of two sentences (per cent of characters kept, token order kept) from which one is a copy."""
SHORT: Final = 6
"""Sentences of fewer words than this are alike by chance and are no copies."""
_WORD = re.compile(r"\w+")


def origins(claims: Sequence[Claim], dates: Mapping[str, Period]) -> Mapping[str, str]:
    """Claim id → id of the claim it is a copy of, the earliest by the date of its document and then by the document's
    name; itself where it is none. ``dates`` are those of the documents by name.
    """

    def first(claim: Claim) -> tuple[date, str, int]:
        day = dates.get(claim.document, claim.period).end
        return day or date.max, claim.document, claim.start

    order = sorted(claims, key=first)
    firsts: dict[tuple[object, ...], list[tuple[str, Claim]]] = defaultdict(list)
    found: dict[str, str] = {}
    for claim in order:
        plain = " ".join(_WORD.findall(claim.sentence.lower()))
        figure = None if claim.quantity is None else (claim.quantity.value, claim.quantity.low, claim.quantity.high)
        key = (claim.kind, figure, claim.measure.counted.lower())
        found[claim.id] = claim.id
        if plain.count(" ") < SHORT:
            continue
        for other_plain, other in firsts[key]:
            if other.document != claim.document and fuzz.ratio(plain, other_plain, score_cutoff=ALIKE):
                found[claim.id] = found[other.id]
                break
        else:
            firsts[key].append((plain, claim))
    return found
