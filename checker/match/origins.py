"""Copies count once: sentences that stand nearly word for word in several documents are one origin.

One in eleven number sentences of a news corpus is wire copy; copies confirm nothing and dissent only once.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date

from checker.match.copies import Sayings, folded
from checker.model import Claim, Period


def origins(claims: Sequence[Claim], dates: Mapping[str, Period]) -> Mapping[str, str]:
    """Claim id → id of the claim it is a copy of, the earliest by the date of its document and then by the document's
    name; itself where it is none. ``dates`` are those of the documents by name.
    """

    def first(claim: Claim) -> tuple[date, str, int]:
        day = dates.get(claim.document, claim.period).end
        return day or date.max, claim.document, claim.start

    kept: dict[Hashable, Sayings] = {}
    found: dict[str, str] = {}
    for claim in sorted(claims, key=first):
        figure = None if claim.quantity is None else (claim.quantity.value, claim.quantity.low, claim.quantity.high)
        key = (claim.kind, figure, claim.measure.counted.lower())
        found[claim.id] = claim.id
        sentence = folded(claim.sentence)
        if sentence is None:
            continue
        said = kept.setdefault(key, Sayings())
        earlier = said.copied(sentence, claim.document)
        if earlier is None:
            said.keep(sentence, claim.document, claim.id)
        else:
            found[claim.id] = earlier
    return found
