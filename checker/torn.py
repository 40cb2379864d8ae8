"""Figures that a wrong number has torn from their measure: put back where their twins stand.

Matching goes by the number too: most figures of one measure are near one another. An error may be far off. Two kinds of
evidence outweigh that: the very same sentence with another number in it, and a number that is a slip of the pen away
from one of which everything else agrees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from checker.confidence import alike_in_words, without_figure
from checker.match import evidence_on, likeness
from checker.match.evidence import jaccard
from checker.match.rarity import Rarity
from checker.model import Claim, Frame, Subject
from checker.slips import digits, slip

SHORT: Final = 6
"""Sentences of fewer words, the figure left out, are alike by chance."""
CROWD: Final = 40
"""A mark shared by more claims than this tells nothing."""
AS_ONE: Final = 0.8
"""Likeness, the two numbers taken for one, from which a slip is of the measure of its twin."""
NEARLY: Final = 0.45
"""Likeness of the words around two figures of which one may be the other's slip."""
CLOSELY: Final = 0.6
"""Likeness of the words that weighs as much as the same thing counted, or the same done."""
WORD_FOR_WORD: Final = 0.75
"""The same where the number has but one telling digit: a two and a twenty stand in many a text."""
TELLING: Final = 2
MANY: Final = 3
"""Telling digits that two figures hardly have in common by chance: they stand for likeness of the words."""
SHARED: Final = 0.05
"""Share of the names two texts are about that both must have."""
ENOUGH: Final = 2
"""What two claims must have in common, at least: a thing, a deed, a clause, telling digits, a scale word mistaken."""
PLENTY: Final = 3
"""So much of it makes up for words that are a little less alike."""
LENIENT: Final = 0.2
"""How much less."""
AROUND: Final = 0.25
"""Likeness of two clauses, rare words weighing more, that counts as something in common."""
SCALES: Final = (Decimal(1000), Decimal(10**6))
OTHER: Final = (
    "scope_clash", "scope_clash_known", "old_event", "stated_apart", "site_clash",
    "part_differs", "joint_differs", "excludes_differ", "predicate_clash",
)  # fmt: skip
"""Evidence that a pair is of two measures, which no slip explains."""


def rejoined(
    groups: Sequence[Sequence[int]],
    subjects: Sequence[Subject],
    rarity: Rarity,
    replaced: Sequence[tuple[int, int]] = (),
) -> list[list[int]]:
    """The measures with torn figures put back: a claim goes to its twin's measure where that has more claims, and to
    that of the figure which it ``replaced`` by its text's own word.
    """
    home = {i: n for n, group in enumerate(groups) for i in group}
    size = {n: len(group) for n, group in enumerate(groups)}
    for i, j in _pairs(subjects):
        if home[i] == home[j] or not _twins(subjects[i], subjects[j], rarity):
            continue
        small, large = sorted((i, j), key=lambda k: (size[home[k]], -k))
        if any(_backs(subjects[small].claim, subjects[k].claim) for k in groups[home[small]] if home[k] == home[small]):
            continue
        size[home[small]] -= 1
        size[home[large]] += 1
        home[small] = home[large]
    for old, new in replaced:
        home[new] = home[old]
    made: dict[int, list[int]] = defaultdict(list)
    for i in sorted(home):
        made[home[i]].append(i)
    return sorted(made.values())


def _pairs(subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Pairs of claims under one mark that print different numbers, each once, in order."""
    marked: dict[Hashable, list[int]] = defaultdict(list)
    for i, subject in enumerate(subjects):
        for mark in _marks(subject):
            marked[mark].append(i)
    seen = {
        (i, j)
        for members in marked.values()
        if len(members) <= CROWD
        for n, i in enumerate(members)
        for j in members[n + 1 :]
        if _differ(subjects[i].claim, subjects[j].claim)
    }
    yield from sorted(seen)


def _marks(subject: Subject) -> Iterator[Hashable]:
    """The sentence without its figure, and the figure's digits with each thing counted, done or named."""
    frame, quantity = subject.frame, subject.claim.quantity
    if quantity is None or quantity.value is None:
        return
    around = without_figure(subject.claim)
    if around.count(" ") >= SHORT:
        yield frame.dimension, around
    told = digits(quantity.value)
    for stem in sorted(frame.heads | frame.predicates | frame.near):
        yield frame.dimension, told, stem


def _differ(a: Claim, b: Claim) -> bool:
    p, q = a.quantity, b.quantity
    return p is not None and q is not None and p.value != q.value and (a.document != b.document or a.line != b.line)


def _twins(a: Subject, b: Subject, rarity: Rarity) -> bool:
    """Whether only the number sets two claims apart."""
    p, q = a.claim.quantity, b.claim.quantity
    if p is None or q is None or p.value is None or q.value is None or a.frame.dimension != b.frame.dimension:
        return False
    if a.claim.document != b.claim.document and without_figure(a.claim) == without_figure(b.claim):
        return True
    if slip(p.value, q.value) is None:
        return False
    if a.claim.document != b.claim.document and jaccard(a.frame.topic, b.frame.topic) < SHARED:
        return False
    telling = max(len(digits(p.value)), len(digits(q.value)))
    words = alike_in_words(a.claim, b.claim)
    asked = {1: WORD_FOR_WORD, 2: NEARLY}.get(telling, 0.0)
    besides = (words >= CLOSELY) + (telling >= MANY) + _scaled(p.value, q.value)
    if words < asked - LENIENT or _at_most(a.frame, b.frame) + besides < ENOUGH:
        return False  # most pairs; the rest costs more to know
    found = evidence_on(a, b, rarity)
    if any(found.get(name) for name in OTHER):
        return False
    shared = _shared(found) + besides
    if shared < ENOUGH or (words < asked and shared < PLENTY):
        return False
    return _as_one(a, b, rarity) >= AS_ONE


def _at_most(f: Frame, g: Frame) -> int:
    """How much two claims can have in common, at most, by the words of their frames: see ``_shared``."""
    if not f.owner.isdisjoint(g.owner):
        return ENOUGH
    kinds = ((f.heads, g.heads), (f.predicates, g.predicates), (f.modifiers, g.modifiers), (f.near, g.near))
    return sum(not one.isdisjoint(other) for one, other in kinds)


def _shared(found: Mapping[str, float]) -> int:
    """How much two claims have in common besides their digits: the thing, what is said of it, its kind, the clause."""
    if found.get("owner_same"):
        return ENOUGH  # the age of one person
    said = found.get("predicate_same") or found.get("verb_same")
    common = (found.get("head_same"), said, found.get("modifier_same"), found["near"] >= AROUND)
    return sum(map(bool, common))


def _scaled(x: Decimal, y: Decimal) -> bool:
    """Whether one number is a thousand or a million times the other: a scale word was mistaken."""
    return max(x, y) / min(x, y) in SCALES


def evidence(a: Subject, b: Subject, rarity: Rarity) -> dict[str, float]:
    """The evidence on a pair; where only the number sets the two apart, their likeness is that of one number."""
    found = evidence_on(a, b, rarity)
    p, q = a.claim.quantity, b.claim.quantity
    if p is None or q is None or p.value is None or q.value is None:
        return found
    copied = p.value != q.value and without_figure(a.claim) == without_figure(b.claim)
    if copied or slip(p.value, q.value) is not None:
        found["likeness"] = _as_one(a, b, rarity)
    return found


def _as_one(a: Subject, b: Subject, rarity: Rarity) -> float:
    """The likeness of two claims, the second's number taken for the first's."""
    claim = b.claim.model_copy(update={"id": f"{b.claim.id}?", "quantity": a.claim.quantity})
    return likeness(a, b._replace(claim=claim), rarity).score


def _backs(claim: Claim, other: Claim) -> bool:
    """Whether another text of its measure has the same number."""
    p, q = claim.quantity, other.quantity
    return other.document != claim.document and p is not None and q is not None and p.value == q.value
