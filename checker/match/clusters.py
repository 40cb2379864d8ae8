"""Claims → measures: the likeness of candidates, what texts tell of two figures at once, the clusters made of both."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from checker.match.candidates import candidates
from checker.match.evidence import side_by_side
from checker.match.kinds import cores
from checker.match.likeness import AGAINST, score
from checker.match.linkage import SURE, average_link
from checker.match.rarity import Rarity
from checker.match.twins import firsts
from checker.model import Subject

THRESHOLD: Final = 0.24
"""Average likeness from which two clusters are one measure."""
FAINT: Final = 0.1
"""Likeness below which two figures of one text are of two things anyhow, and tell nothing of those alike."""
PairScore = Callable[[Subject, Subject, Rarity], float]
APART: Final = 2
"""Texts that give two figures side by side, from which on they are taken for two measures."""
NEAR: Final = Decimal("0.8")
"""Figures nearer to one another than this may be one figure's versions, told one after the other in many a text."""


def groups(
    subjects: Sequence[Subject],
    *,
    threshold: float = THRESHOLD,
    pair_score: PairScore = score,
    rarity: Rarity | None = None,
) -> list[list[int]]:
    """The measures as lists of indices into ``subjects``, each sorted, ordered by their first member; ``rarity`` is
    that of the subjects where it is known already.
    """
    if rarity is None:
        rarity = Rarity([s.frame for s in subjects], [s.claim for s in subjects])
    stands = firsts(subjects, rarity, lambda i, j: pair_score(subjects[i], subjects[j], rarity), threshold + SURE)
    leading = [i for i in range(len(subjects)) if i not in stands]
    measures = _measures([subjects[i] for i in leading], rarity, threshold, pair_score)
    if not stands:
        return measures
    following: dict[int, list[int]] = defaultdict(list)
    for i, first in stands.items():
        following[first].append(i)
    return sorted(sorted(i for k in group for i in (leading[k], *following[leading[k]])) for group in measures)


def _measures(subjects: Sequence[Subject], rarity: Rarity, threshold: float, pair_score: PairScore) -> list[list[int]]:
    """The measures of claims none of which stands for another."""
    plain = {(i, j): pair_score(subjects[i], subjects[j], rarity) for i, j in candidates(subjects)}
    apart = told_apart(subjects, plain, rarity)
    stands = successors(subjects, plain, threshold)

    def alike(i: int, j: int) -> float:
        i, j = stands.get(i, i), stands.get(j, j)
        if i == j:
            return 1.0
        i, j = min(i, j), max(i, j)
        a, b = subjects[i], subjects[j]
        if side_by_side(a.claim, b.claim, rarity) or kept_apart(a, b, apart, rarity):
            return AGAINST
        return plain[i, j] if (i, j) in plain else pair_score(a, b, rarity)

    scores = {pair: alike(*pair) for pair in plain}
    return average_link(len(subjects), scores, alike, threshold)


def successors(subjects: Sequence[Subject], scores: dict[tuple[int, int], float], threshold: float) -> dict[int, int]:
    """Claim a text calls outdated → the one of the same text that most others are like: it goes where its successor
    goes.
    """
    if not any(s.claim.modality == "revised" for s in subjects):
        return {}
    backing: Counter[int] = Counter(k for pair, likeness in scores.items() if likeness >= threshold for k in pair)
    best: dict[int, tuple[int, int]] = {}
    for pair, likeness in scores.items():
        old = [k for k in pair if subjects[k].claim.modality == "revised"]
        if likeness < threshold or len(old) != 1 or len({subjects[k].claim.document for k in pair}) > 1:
            continue
        (new,) = set(pair) - set(old)
        best[old[0]] = max(best.get(old[0], (0, new)), (backing[new], new))
    return {old: new for old, (_, new) in best.items()}


Values = tuple[str, Decimal, Decimal]


def values(a: Subject, b: Subject, rarity: Rarity) -> Values | None:
    """The two differing figures of a pair, the smaller first."""
    x, y = rarity.figure(a.claim), rarity.figure(b.claim)
    if x is None or y is None or x.value is None or y.value is None or x.value == y.value:
        return None
    return a.frame.dimension, min(x.value, y.value), max(x.value, y.value)


Apart = dict[tuple[Values, str], frozenset[str]]
"""Two figures and a sort of thing they are of → what the texts are about that give both side by side."""


def told_apart(subjects: Sequence[Subject], scores: dict[tuple[int, int], float], rarity: Rarity) -> Apart:
    """The pairs of figures that several texts give side by side as current: they are of two measures, however alike.

    What texts tell of the tolls of one storm says nothing of two like figures of another: each pair is kept with its
    sort of thing and with what those texts are about.
    """
    texts: dict[tuple[Values, str], dict[str, frozenset[str]]] = defaultdict(dict)
    for (i, j), likeness in scores.items():
        a, b = subjects[i], subjects[j]
        if likeness < FAINT or a.claim.document != b.claim.document:
            continue
        if any(c.modality == "revised" or c.change is not None for c in (a.claim, b.claim)):
            continue
        found = values(a, b, rarity)
        if found is not None and found[1] < found[2] * NEAR and not _agree(a, b, rarity):
            for core in cores(a.frame) | cores(b.frame):
                texts[found, core][a.claim.document] = a.frame.topic
    return {key: frozenset().union(*told.values()) for key, told in texts.items() if len(told) >= APART}


def kept_apart(a: Subject, b: Subject, apart: Apart, rarity: Rarity) -> bool:
    """Whether the two figures are told apart by texts about what both their texts are about."""
    if not apart or (found := values(a, b, rarity)) is None:
        return False
    for core in cores(a.frame) | cores(b.frame):
        about = apart.get((found, core))
        if about is not None and all(not about or not s.frame.topic or about & s.frame.topic for s in (a, b)):
            return True
    return False


def _agree(a: Subject, b: Subject, rarity: Rarity) -> bool:
    x, y = rarity.figure(a.claim), rarity.figure(b.claim)
    return x is not None and y is not None and x.likely.overlaps(y.likely)
