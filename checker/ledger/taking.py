"""A claim → an entry that says the same: what `ledger add` writes and `ledger suggest` prints."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from checker.ledger.entry import FIGURE, LONGEST, LedgerEntry, Reference
from checker.model import Claim, Document, Period, Quantity

_BRACES: Final = str.maketrans("{}", "()")
OVER_A_TIME: Final = ("flow",)
"""Aspects of figures that are totals of a stretch of time, where the text states it."""


def taken(
    claim: Claim,
    sources: Sequence[tuple[Claim, Document]],
    *,
    measure: str | None = None,
    when: Period | None = None,
    reviewed_by: str | None = None,
    reviewed: date | None = None,
) -> LedgerEntry:
    """An entry that gives a claim's figure, with the texts that give it as its ``sources``, the claim's own first.

    Without a ``measure`` the sentence is one, the figure left out. Raises ValueError where the claim has no figure, no
    time is known, or the sentence is too long to be a measure.
    """
    quantity = claim.quantity
    if quantity is None:
        raise ValueError(f"“{claim.surface}” is no figure")
    said = wording(claim, sources[0][1])
    if measure is None and len(said) > LONGEST:
        raise ValueError("the sentence is too long to be a measure; say --measure")
    time = when or _time(claim, sources[0][1])
    if time is None:
        raise ValueError("neither the sentence nor its document has a date; say --when")
    total = when is None and claim.period.basis == "stated" and claim.aspect in OVER_A_TIME
    value, low, high = _bounds(quantity)
    whole = claim.whole.quantity.value if claim.whole is not None and claim.whole.quantity is not None else None
    return LedgerEntry(
        measure=measure or said,
        aliases=(said,) if measure is not None and measure != said and len(said) <= LONGEST else (),
        value=value,
        low=low,
        high=high,
        comparator=quantity.comparator if value is not None else "=",
        unit=quantity.unit,
        whole=whole,
        **{"period" if total else "as_of": time},
        references=tuple(dict.fromkeys(Reference(source=_name(d), place=f"line {c.line}") for c, d in sources)),
        reviewed_by=reviewed_by,
        reviewed=reviewed,
    )


def wording(claim: Claim, document: Document) -> str:
    """The sentence of a claim with ``{figure}`` in the figure's place."""
    start = document.text.rfind(claim.sentence, 0, claim.start + len(claim.sentence))
    told_here = document.text[claim.start : claim.end] == claim.surface
    if start < 0 or not told_here or not start <= claim.start <= claim.end <= start + len(claim.sentence):
        before, _, after = claim.sentence.partition(claim.surface)
    else:
        before, after = document.text[start : claim.start], document.text[claim.end : start + len(claim.sentence)]
    before, after = before.rpartition(";")[2], after.partition(";")[0]
    said = f"{before.translate(_BRACES)}{FIGURE}{after.translate(_BRACES)}"
    return " ".join(said.split()).lstrip("-*• ").rstrip(". ")


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Value, low and high as an entry gives them: bounds only where the value does not say them."""
    if quantity.value is None:
        if quantity.low is None or quantity.high is None:
            raise ValueError(f"“{quantity.surface}” gives no number")
        return None, quantity.low, quantity.high
    if quantity.comparator == "~":
        low, high = quantity.likely_low, quantity.likely_high
        return quantity.value, quantity.value if low is None else low, quantity.value if high is None else high
    return quantity.value, None, None


def _time(claim: Claim, document: Document) -> Period | None:
    for period in (claim.period, document.period):
        if period.basis in ("stated", "document", "bounded") and (period.start or period.end):
            return period
    return None


def _name(document: Document) -> str:
    return os.path.normpath(document.path).replace("\\", "/") or document.name
