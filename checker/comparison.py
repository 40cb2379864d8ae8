"""Two sentences held against each other: same measure, which verdict, and why.

Labels are those of natural language inference. "Contradiction" is said only of two asserted figures of one time that
cannot both hold and that the other sentence nowhere repeats: a sentence that says more than the other is no
contradiction. "Entailment" asks that every figure of the second sentence has its like in the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from checker.dimension import in_base_unit
from checker.model import Claim, Document, Group, How, Reconciliation
from checker.slices import aspect_of, slices

AGREEING: Final[frozenset[How]] = frozenset({"same", "compatible"})
ORDER: Final = ("contradiction", "entailment", "neutral")
"""Of several figures the one that says most decides."""

ALIKE: Final = 0.2
"""Likeness from which two sentences are asked whether they clash: who compares two has a reason to, so it lies lower
than among the claims of many texts; what contradicts must still be SURE.
"""
DISPUTED: Final = ("conflicts", "rival-bounds", "rival-speakers")
"""What two figures say that outweighs what two others agree in, where neither is sure enough for a label."""

SURE: Final = 0.74
"""How alike two measures must be for differing figures to contradict each other. Set on pairs of sentences: nearly all
true contradictions among perturbed pairs stand above it, half of the false ones among news pairs below.
"""


@dataclass(frozen=True)
class Comparison:
    """How two sentences stand: ``label`` in the terms of natural language inference, ``verdict`` in ours, ``why`` in
    words.
    """

    label: str
    verdict: str
    why: str


UNRELATED: Final = Comparison("neutral", "unrelated", "no figures of one measure")


def compared(data: Reconciliation, first: Document, second: Document, claims: Iterable[Claim]) -> Comparison:
    """The second document's figures against the first's; ``claims`` are all that were read."""
    pairs = [
        (group, x, y)
        for group in data.groups
        for x in group.claims
        for y in group.claims
        if (x.document, y.document) == (first.name, second.name) and _comparable(x, y)
    ]
    figures = [claim for claim in claims if claim.quantity is not None]
    theirs, needed = ([c for c in figures if c.document == d.name] for d in (first, second))
    repeated = _repeated(theirs, needed)
    entailed = {y.id for _, x, y in pairs if _entails(x, y, data)}
    said = [
        _said(group, x, y, data, repeated=repeated, whole={y.id for y in needed} <= entailed) for group, x, y in pairs
    ]
    return min(said, key=lambda s: (ORDER.index(s.label), *_weight(s.verdict)), default=UNRELATED)


def _weight(verdict: str) -> tuple[bool, bool]:
    """The lower, the more a verdict says: a dispute, then agreement, then the rest."""
    return verdict not in DISPUTED, verdict != "confirmed"


def _comparable(x: Claim, y: Claim) -> bool:
    """Whether both are asserted, or give one figure, be it as a plan; what one denies the other does not confirm."""
    if x.quantity is None or y.quantity is None:
        return False
    if x.modality == y.modality == "asserted":
        return True
    return (x.modality == "negated") == (y.modality == "negated") and bool(_numbers(x) & _numbers(y))


def _said(group: Group, x: Claim, y: Claim, data: Reconciliation, *, repeated: set[str], whole: bool) -> Comparison:
    """What one pair of figures of one measure has to say."""
    how, why = data.stand(x, y)
    pair = f"{x.surface} / {y.surface}"
    order = _order(group, x, y, data)
    if _bound_left_out(x, y) and order != "other times":
        return Comparison("neutral", "bound-mismatch", f"{pair}: the same digits, but one leaves the other out")
    if how in AGREEING:
        label = "entailment" if whole and order != "other times" else "neutral"
        return Comparison(label, "confirmed", f"{pair}: {why or 'the same figure'}")
    if how == "excused" and _numbers(x) & _numbers(y):
        return Comparison("neutral", "confirmed", f"{pair}: the same figure, though {why}")
    if how not in ("conflict", "rival-bounds"):
        return Comparison("neutral", how, f"{pair}: {why}")
    if order == "other times":
        return Comparison("neutral", "superseded", f"{pair} at different times")
    if order == "unknown":
        return Comparison("neutral", "undated", f"{pair} differ, and the two cannot be put in order")
    if how == "rival-bounds":
        return Comparison("neutral", "rival-bounds", f"{pair}: {why}")
    if {x.id, y.id} & repeated:
        return Comparison("neutral", "unrelated", f"{pair}: the other sentence has the figure elsewhere")
    if group.match.score < SURE:
        return Comparison("neutral", "conflicts", f"{pair}: {why}, if they are of one measure")
    return Comparison("contradiction", "conflicts", f"{pair}: {why}")


def _order(group: Group, x: Claim, y: Claim, data: Reconciliation) -> str:
    """Whether two claims are of "one time", of "other times", or that is "unknown" since only one is dated."""
    if x.period.basis == y.period.basis == "stated" and not x.period.overlaps(y.period):
        return "other times"
    dated = [data.documents[c.document].period.basis != "unknown" for c in (x, y)]
    if not any(dated) or (not all(dated) and aspect_of([x, y], data) == "event"):
        return "one time"
    if not all(dated):
        return "unknown"
    together = any(x in piece.claims and y in piece.claims for piece in slices(group, data))
    return "one time" if together else "other times"


def _repeated(first: Sequence[Claim], second: Sequence[Claim]) -> set[str]:
    """The ids of the claims whose numbers both sentences print, each paired with one other, the likeliest first."""
    pairs = sorted(
        (x.measure.counted != y.measure.counted, abs(i - j), i, j)
        for i, x in enumerate(first)
        for j, y in enumerate(second)
        if _numbers(x) & _numbers(y)
    )
    found: set[str] = set()
    for *_, i, j in pairs:
        if not {first[i].id, second[j].id} & found:
            found |= {first[i].id, second[j].id}
    return found


def _numbers(claim: Claim) -> set[tuple[Decimal, str]]:
    """The numbers a claim prints, each with its unit: its value and the size of the whole it is a part of."""
    quantities = (claim.quantity, claim.whole.quantity if claim.whole else None)
    return {(q.value, q.unit) for q in quantities if q is not None and q.value is not None}


def _entails(x: Claim, y: Claim, data: Reconciliation) -> bool:
    """Whether who believes the first figure believes the second: all that it allows the other allows, or means."""
    p, q = x.quantity, y.quantity
    if p is None or q is None or data.stand(x, y).how not in AGREEING or _bound_left_out(x, y):
        return False
    given = in_base_unit(p, p.strict)
    return data.stand(x, y).how == "same" or any(in_base_unit(q, i).covers(given) for i in (q.strict, q.likely))


def _bound_left_out(x: Claim, y: Claim) -> bool:
    """Whether one is a strict bound and the other the very number it excludes: "more than 33" and "33"."""
    p, q = x.quantity, y.quantity
    return (
        p is not None
        and q is not None
        and (p.value, p.unit) == (q.value, q.unit)
        and not p.strict.overlaps(q.strict)
        and bool({p.comparator, q.comparator} & {"<", ">"})
    )
