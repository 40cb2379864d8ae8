"""A draft's figures and the sentences of its sources that they come from: what matching by measure leaves unlinked.

A draft says in its own words what its sources said in theirs, and sources that somebody names for a draft are about
its subject. So where the sentences have most of their telling words in common, a figure that stands in both is one
figure; and a figure of the draft that no source gives belongs to the one in the source's sentence that the draft does
not give, if there is just one that it may be. A number that is a slip of the pen away needs fewer words in common.
Two or three of something stand in every text and anchor nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from checker.match.likeness import score
from checker.match.rarity import Rarity
from checker.model import Claim, Quantity, Standing, Subject
from checker.slips import slip

SAME_WORDS: Final = 0.45
"""What two sentences have in common, 1 at most by their words, from which a figure of the one stands for a figure of
the other (set on drafts of our own against their sources, and on news articles against others of their event, where it
must stay silent).
"""
LIKELY: Final = 0.35
"""The same where the two claims are somewhat alike, or give one figure."""
SLIPPED: Final = 0.15
"""The same where one number is the other mistyped."""
ALONE: Final = 0.1
"""The same where no other figure of the sources counts such things, of those that the draft does not give."""
VERSIONS: Final = 2
"""How many times a figure may then be the other."""
ALIKE: Final = 0.2
"""Likeness of two claims that count as somewhat alike."""
TELLING: Final = 2
"""Digits of a number that is no small one."""
APART: Final = 10
"""How many times a figure may be another and still stand in its place."""
COMPANY: Final = 0.3
"""What another figure that stands in both sentences adds to their common words."""
CROWD: Final = 400
"""A word that more sources' claims share than this leads to none of them."""
Pair = tuple[int, int]


def anchors(
    subjects: Sequence[Subject],
    groups: Sequence[Sequence[int]],
    mine: frozenset[str],
    rarity: Rarity,
    stand: Callable[[Claim, Claim], Standing],
) -> Iterator[Pair]:
    """Indices of a draft's claim and of the source's claim it belongs to, for those whose measure has no source yet.

    ``mine`` are the names of the drafts, ``groups`` the measures as indices.
    """
    drafted = [i for i, s in enumerate(subjects) if s.claim.document in mine and _number(s.claim) is not None]
    given = {(subjects[i].frame.dimension, _number(subjects[i].claim)) for i in drafted}
    settled = {i for group in groups if any(subjects[i].claim.document not in mine for i in group) for i in group}
    index = _index(subjects, mine)
    free = _free(subjects, mine, given)
    for i in drafted:
        if i in settled or not _telling(subjects[i].claim.quantity):
            continue
        found = [
            (*_kinship(subjects[i].claim, subjects[j].claim), words, -j)
            for j in _sharing(subjects[i], index)
            if (words := _common(subjects[i], subjects[j], rarity)) >= ALONE
            and _anchors(subjects[i], subjects[j], words, given, free, rarity, stand)
        ]
        if found:
            yield i, -max(found)[-1]


def joined(groups: Sequence[Sequence[int]], pairs: Sequence[Pair]) -> list[list[int]]:
    """The measures with each anchored claim in that of the claim it belongs to."""
    home = {i: n for n, group in enumerate(groups) for i in group}
    for mine, source in pairs:
        home[mine] = home[source]
    made: dict[int, list[int]] = defaultdict(list)
    for i in sorted(home):
        made[home[i]].append(i)
    return sorted(made.values())


def _index(subjects: Sequence[Subject], mine: frozenset[str]) -> dict[tuple[str, str], list[int]]:
    """The sources' claims by dimension and stem."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, s in enumerate(subjects):
        if s.claim.document not in mine and s.claim.modality == "asserted" and _telling(s.claim.quantity):
            for stem in s.frame.words:
                index[s.frame.dimension, stem].append(j)
    return index


def _sharing(subject: Subject, index: dict[tuple[str, str], list[int]]) -> list[int]:
    """The sources' claims of one dimension with a claim that share a word with it that is not everywhere."""
    found: set[int] = set()
    for stem in subject.frame.words:
        others = index.get((subject.frame.dimension, stem), ())
        if len(others) <= CROWD:
            found.update(others)
    return sorted(found)


def _common(a: Subject, b: Subject, rarity: Rarity) -> float:
    """How much two sentences have in common: their telling words, and whether another figure stands in both."""
    return rarity.cosine(a.frame.words, b.frame.words) + COMPANY * rarity.company(a, b)


def _anchors(
    a: Subject,
    b: Subject,
    words: float,
    given: set[tuple[str, Decimal | None]],
    free: dict[tuple[str, str], set[Decimal]],
    rarity: Rarity,
    stand: Callable[[Claim, Claim], Standing],
) -> bool:
    """Whether a draft's claim belongs to a source's, by the words their sentences share."""
    p, q = _number(a.claim), _number(b.claim)
    if p is None or q is None or a.claim.modality != "asserted":
        return False
    if p == q:
        return words >= LIKELY
    if (b.frame.dimension, q) in given or stand(a.claim, b.claim).how not in ("conflict", "rival-bounds"):
        return False
    if slip(p, q) is not None and words >= SLIPPED:
        return True
    if not p * q > 0 or max(p / q, q / p) > APART:
        return False
    if words >= SAME_WORDS or (words >= LIKELY and score(a, b, rarity) >= ALIKE):
        return True
    near = max(p / q, q / p) <= VERSIONS
    return near and any(len(free[b.frame.dimension, head]) == 1 for head in a.frame.heads & b.frame.heads)


def _free(
    subjects: Sequence[Subject], mine: frozenset[str], given: set[tuple[str, Decimal | None]]
) -> dict[tuple[str, str], set[Decimal]]:
    """The figures of the sources that the drafts do not give, by what is counted."""
    found: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for s in subjects:
        number = _number(s.claim)
        if s.claim.document not in mine and number is not None and (s.frame.dimension, number) not in given:
            for head in s.frame.heads:
                found[s.frame.dimension, head].add(number)
    return found


def _kinship(a: Claim, b: Claim) -> tuple[bool, bool]:
    """Whether two numbers are one, and whether one is the other mistyped."""
    p, q = _number(a), _number(b)
    return p == q, p is not None and q is not None and slip(p, q) is not None


def _number(claim: Claim) -> Decimal | None:
    return None if claim.quantity is None else claim.quantity.value


def _telling(quantity: Quantity | None) -> bool:
    """Whether a number is no small one, or has a unit."""
    if quantity is None or quantity.value is None:
        return False
    return bool(quantity.unit) or len(str(abs(quantity.value).to_integral_value())) >= TELLING
