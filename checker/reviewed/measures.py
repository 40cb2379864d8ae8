"""The measures of a ledger, and which of them a claim is of.

To be of one measure asks more here than among claims: the same thing counted and the same said of it, of somebody the
text names, and, where the figures differ, no restriction in the claim that the entry does not know: seventy ministerial
meetings are no wrong figure of all the meetings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from checker.match import evidence_on
from checker.match.rarity import Rarity
from checker.model import Claim, Frame, Reviewed, Subject
from checker.names import fold
from checker.pattern import pattern
from checker.reviewed.times import since

AGREEMENT: Final = 0.5
"""Likeness from which a figure that agrees is of the entry's measure."""
DISSENT: Final = 0.75
"""The same of a figure that differs, the two numbers taken for one."""
ASKED: Final = 12
"""How many measures of the ledger, the likeliest first, a claim is held against."""
TELLING: Final = 2
"""Words of its own that a claim and a wording must share, at least: "one explosion" is said of many."""
ALIKE_IN: Final = 4
"""Letters at the beginning that the forms of one word have in common, at least."""
ENDINGS: Final = frozenset(
    {"", "s", "es", "n", "an", "ian", "ish", "ese", "i", "y", "a", "e", "al", "ial", "ly", "ed", "ing", "er"}
)
"""Endings of names, of those who are named for them, and of common words."""
NO_LIMIT: Final = frozenset(
    {"world", "worldwide", "globe", "earth", "around", "across", "throughout", "over", "whole", "entire"}
)
"""Words of a place that is everywhere."""
NARROWING: Final = frozenset({"place", "event", "group", "part", "exclusion", "window", "per"})
_WORD: Final = pattern(r"\w+")
_RUN: Final = pattern(r"(?:[A-Z]\w+ )+[A-Z]\w+")


class Measured(NamedTuple):
    """The entries of one measure in order of time, how the measure may be said, and all words that it is said in."""

    entries: tuple[Reviewed, ...]
    wordings: tuple[Subject, ...]
    names: frozenset[str]
    subjects: frozenset[str]
    predicates: frozenset[str]
    words: frozenset[str]


class Likely(NamedTuple):
    """How surely a claim is of a measure, and whether of all of it: then a figure that differs contradicts."""

    likeness: float
    whole: bool


def measures(ledger: Sequence[Reviewed]) -> list[Measured]:
    by_key: dict[tuple[str, str], list[Reviewed]] = defaultdict(list)
    for entry in ledger:
        if entry.wordings:
            by_key[entry.key].append(entry)
    found = []
    for entries in by_key.values():
        ordered = sorted(entries, key=lambda e: (since(e.claim.period), e.claim.document, e.claim.line))
        said = {_bare(s.claim): s for e in ordered for s in e.wordings}
        first = ordered[0].wordings[0].frame
        subjects = frozenset().union(*(s.frame.subjects & s.frame.names for s in said.values()))
        done = frozenset().union(*(s.frame.predicates for s in said.values()))
        words = frozenset().union(*(_words(s) for s in said.values()))
        found.append(Measured(tuple(ordered), tuple(said.values()), first.names | first.places, subjects, done, words))
    return found


def _words(wording: Subject) -> frozenset[str]:
    """All words a wording is said in, their stems, and the initials of its names: UN for the United Nations."""
    sentence = wording.claim.sentence
    initials = {"".join(word[0] for word in run.split()) for run in _RUN.findall(sentence)}
    frame = wording.frame
    return frame.words | frame.near | frame.modifiers | {fold(w) for w in (*_WORD.findall(sentence), *initials)}


def _bare(claim: Claim) -> str:
    """A wording without its figure."""
    assert claim.quantity is not None
    return claim.sentence.replace(claim.quantity.surface, "", 1)


class Index:
    """The measures by what may be said of them in other texts, so that a claim looks at few."""

    def __init__(self, measures: Sequence[Measured]) -> None:
        self.measures = measures
        self.by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, measure in enumerate(measures):
            for key in dict.fromkeys(key for s in measure.wordings for key in _keys(s)):
                self.by_key[key].append(n)

    def near(self, subject: Subject) -> Iterator[Measured]:
        """The measures that share most of a claim's keys, the rarer of which weigh more; of equals the first."""
        weights: Counter[int] = Counter()
        for key in _keys(subject):
            sharing = self.by_key.get(key, ())
            for n in sharing:
                weights[n] += 1 + 1000 // len(sharing)
        best = sorted(weights, key=lambda n: (-weights[n], n))[:ASKED]
        yield from (self.measures[n] for n in sorted(best))


def _keys(subject: Subject) -> Iterator[tuple[str, str]]:
    frame = subject.frame
    yield from sorted((frame.dimension, stem) for stem in frame.heads | frame.near | frame.predicates)


def of_measure(subject: Subject, measure: Measured, rarity: Rarity) -> Likely | None:
    """Whether a claim is of a measure, by the wording that fits it best."""
    best: Likely | None = None
    for wording in measure.wordings:
        found = _fits(subject, wording, measure, rarity)
        if found is not None and (best is None or (found.whole, found.likeness) > (best.whole, best.likeness)):
            best = found
    return best


def _fits(subject: Subject, wording: Subject, measure: Measured, rarity: Rarity) -> Likely | None:
    """Whether a claim is of the measure that a wording says, its number taken for the wording's."""
    f, g = subject.frame, wording.frame
    if f.dimension != g.dimension or not _of_somebody_named(subject, measure):
        return None
    claim = subject.claim.model_copy(
        update={"id": f"{wording.claim.id}={subject.claim.id}", "quantity": wording.claim.quantity}
    )
    one = Subject(claim, f)
    found = evidence_on(one, wording, rarity)
    score = found["likeness"]
    if score < AGREEMENT:
        return None
    if any(found.get(name) for name in CLASHES):
        return None
    if f.dimension == "age" and not f.owner & g.owner:
        return None
    partly = any(found.get(name) for name in PARTLY) or _narrower(subject, wording, measure)
    also = bool(f.predicates - measure.predicates) or _of_a_stranger(f, measure)
    whole = score >= DISSENT and not partly and not also and _same_said(f, g)
    return Likely(round(score, 3), whole)


def _same_said(f: Frame, g: Frame) -> bool:
    """Whether a claim (``f``) counts the very thing and says the same of it in the words of a wording (``g``): one
    word for a deed is not enough, votes are needed, held and won.
    """
    if not f.heads & g.heads:
        return False
    shared = len(f.near & g.near)
    if shared < TELLING:
        return False
    if f.predicates and g.predicates:
        return bool(f.predicates & g.predicates) and 2 * shared > len(g.near)
    if f.predicates:
        return False
    return shared == len(g.near) if g.predicates else 2 * shared > len(g.near)


CLASHES: Final = (
    "head_clash", "predicate_clash", "subject_clash", "scope_clash", "scope_clash_known", "place_clash",
    "excludes_differ", "step_differs", "stage_clash", "owner_clash",
)  # fmt: skip
"""Evidence that a figure is of something else, be it the same."""
PARTLY: Final = ("part_differs", "joint_differs", "gathered_clash")
"""Evidence that a figure which differs is of another part of it."""


def _of_somebody_named(subject: Subject, measure: Measured) -> bool:
    """Whether the text names somebody whom the measure names, and the claim is of nobody else."""
    f = subject.frame
    if measure.names and not _meet(measure.names, f.names | f.topic | f.places | f.subjects | f.words):
        return False
    bearers = f.subjects & (f.names | f.places)
    if not bearers or not measure.names:
        return True
    return _meet(bearers, measure.subjects) if measure.subjects else _meet(bearers | f.names | f.words, measure.names)


def _of_a_stranger(f: Frame, measure: Measured) -> bool:
    """Whether a sentence names somebody, and nobody whom the measure names: its text alone speaks of those."""
    own = f.names | f.places | f.subjects
    return bool(own) and bool(measure.names) and not _meet(measure.names, own | f.words)


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of names or words have one in common, in whatever form: Vietnam, Vietnamese, Viet Nam."""
    listed = set(other)
    begun: dict[str, list[str]] = defaultdict(list)
    for name in listed:
        begun[name[:ALIKE_IN]].append(name)
    return any(
        name in listed or any(_forms(name, known) for known in begun[name[:ALIKE_IN]]) or _apart(name, listed)
        for name in one
    )


def _forms(name: str, other: str) -> bool:
    """Whether two words are forms of one: what stands behind their common beginning are endings."""
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False)))
    return common >= ALIKE_IN and name[common:] in ENDINGS and other[common:] in ENDINGS


def _apart(name: str, others: set[str]) -> bool:
    """Whether a name is written in two words among the others: Viet Nam."""
    return any(name[:cut] in others and name[cut:] in others for cut in range(2, len(name) - 1))


def _narrower(subject: Subject, wording: Subject, measure: Measured) -> bool:
    """Whether a claim is of a part of what is measured, or of a whole that the measure is a part of."""
    claim, frame = subject.claim, subject.frame
    if _another(claim.measure.subject, wording.claim.measure.subject):
        return True
    if frame.modifiers - measure.words or _sized(claim) != _sized(wording.claim):
        return True
    if any(not _meet([name], measure.words) for name in (frame.places | frame.events) - NO_LIMIT):
        return True
    return any(
        q.role in NARROWING and (said := _content(q.text)) and not _meet(said, measure.words)
        for q in claim.measure.qualifiers
    )


def _another(one: str | None, other: str | None) -> bool:
    """Whether two subjects are of one sort and each is told apart by a word of its own: wind power, solar power."""
    a, b = (set(_content(words or "")) for words in (one, other))
    shared = a & b
    return bool(shared) and any(not _meet([w], b) for w in a - shared) and any(not _meet([w], a) for w in b - shared)


def _content(text: str) -> list[str]:
    """The words of a restriction: those of grammar, the years and the whole world restrict nothing."""
    listed = [w for w in map(fold, _WORD.findall(text)) if len(w) >= ALIKE_IN and not w.isdecimal()]
    return [w for w in listed if w not in NO_LIMIT]


def _sized(claim: Claim) -> bool:
    return claim.whole is not None and claim.whole.quantity is not None
