"""The claims held for one measure → its name, and why they are held for one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final

from checker.model import Claim, Group, Match, Reconciliation, Subject

if TYPE_CHECKING:
    from checker.match.rarity import Rarity

PAIRED: Final = 8
"""How many claims of a measure, at least, are paired with one another to say how sure the measure is."""
OFTEN: Final = 3
"""Claims that must name a measure alike for it to bear that name."""


def named(members: Sequence[Subject], rarity: Rarity, data: Reconciliation) -> Group:
    """One measure: its claims oldest first, and why they are held for one."""
    from checker import match
    from checker.match.likeness import score
    from checker.slices import order_key

    ordered = sorted(members, key=lambda s: order_key(s.claim, data))
    ordered = _revised_throughout(ordered)
    first = ordered[0]
    if len(ordered) == 1:
        return Group(measure=first.claim.measure, claims=(first.claim,), match=Match(score=1.0))
    said = [match.likeness(first, other, rarity) for other in ordered[1:]]
    reasons = Counter(r for one in said for r in one.reasons)
    shared = Counter(w for one in said for w in one.shared)
    differences = Counter(d for one in said for d in one.differences)
    known = {id(other): one.score for other, one in zip(ordered[1:], said, strict=True)}  # with the first
    sample = ordered[:: max(1, len(ordered) // PAIRED)]
    scores = [known[id(b)] if a is first else max(score(a, b, rarity), 0.0) for a, b in combinations(sample, 2)]
    telling = _commonest(shared, at_least=len(said) / 2)
    held = _commonest(reasons, at_least=len(said) / 2)
    called = Counter((s.claim.measure.predicate, s.claim.measure.counted) for s in ordered)
    often = {words: count if count >= OFTEN else 0 for words, count in called.items()}
    best = max(ordered, key=lambda s: (often[s.claim.measure.predicate, s.claim.measure.counted], *_telling(s.claim)))
    return Group(
        measure=best.claim.measure,
        claims=tuple(s.claim for s in ordered),
        match=Match(
            score=round(sum(scores) / len(scores), 3),
            reasons=(*held, *((f"shared words ({', '.join(telling)})",) if telling else ())),
            differences=_commonest(differences),
        ),
    )


def _telling(claim: Claim) -> tuple[int, int]:
    """How much a claim's measure tells of what it is of; of equals the first in its text."""
    return len(claim.measure.qualifiers) + bool(claim.measure.subject), -claim.start


def _commonest(counts: Counter[str], *, at_least: float = 0) -> tuple[str, ...]:
    """The four commonest, ties by spelling, of those counted often enough."""
    listed = sorted((item for item in counts.items() if item[1] >= at_least), key=lambda item: (-item[1], item[0]))
    return tuple(word for word, _ in listed[:4])


def _revised_throughout(members: list[Subject]) -> list[Subject]:
    """What a text revises in one place is revised in all of it: its other mentions of the old figure are marked too."""
    old: dict[str, list[Claim]] = defaultdict(list)
    for s in members:
        if s.claim.modality == "revised":
            old[s.claim.document].append(s.claim)
    if not old:
        return members
    from checker.slices import differs_in_print

    return [
        s._replace(claim=s.claim.model_copy(update={"modality": "revised"}))
        if s.claim.modality == "asserted"
        and any(not differs_in_print(s.claim, o) for o in old.get(s.claim.document, ()))
        else s
        for s in members
    ]
