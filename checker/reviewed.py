"""Reviewed figures against claims under check: which are of one measure, and what the ledger says for a claim's time.

An entry stands behind many texts and is read by nobody beside them, so a wrong word of the ledger costs more than a
wrong word of one source. To be of one measure asks more here than among claims: the same thing counted and the same
said of it, of somebody the text names, and, where the figures differ, no restriction in the claim that the entry does
not know: seventy ministerial meetings are no wrong figure of all the meetings.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from checker.match import evidence_on, likeness
from checker.match.evidence import Rarity
from checker.model import Claim, Finding, Frame, Held, How, Period, Quantity, Reconciliation, Reviewed, Standing, Subject
from checker.names import fold
from checker.slices import AGREEING

Stand = Callable[[Subject, Subject], Standing]
"""How two claims of one measure stand, by the relations but those of ``DECIDED_HERE``."""

DECIDED_HERE: Final = frozenset({"other-story", "other-time", "months-apart", "years-apart"})
"""Relations that judge from what two texts are about and when they were written: an entry is no text, and its time is
weighed below.
"""
AGREEMENT: Final = 0.5
"""Likeness from which a figure that agrees is of the entry's measure."""
DISSENT: Final = 0.75
"""The same of a figure that differs, the two numbers taken for one."""
CLOSE: Final = 0.1
"""How much less like a claim another measure may be for a figure that agrees with it to be confirmed by it."""
ASKED: Final = 12
"""How many measures of the ledger, the likeliest first, a claim is held against."""
WINDOW: Final = timedelta(days=7)
"""States reported within this of one another are of one time (a convention, as among claims)."""
NAMED_ALIKE: Final = 4
"""Letters at the beginning in which the forms of one name agree: Vietnam, Vietnamese."""
NO_LIMIT: Final = frozenset({"world", "worldwide", "globe", "earth", "around", "across", "throughout", "over", "whole", "entire"})
"""Words of a place that is everywhere."""
NARROWING: Final = frozenset({"place", "event", "group", "part", "exclusion", "window", "per"})
_WORD: Final = re.compile(r"\w+")
_RUN: Final = re.compile(r"(?:[A-Z]\w+ )+[A-Z]\w+")


class _Measure(NamedTuple):
    """The entries of one measure in order of time, how the measure may be said, and all words that it is said in."""

    entries: tuple[Reviewed, ...]
    wordings: tuple[Subject, ...]
    names: frozenset[str]
    subjects: frozenset[str]
    words: frozenset[str]


class _Found(NamedTuple):
    """How surely a claim is of a measure, and whether of all of it: then a figure that differs contradicts."""

    likeness: float
    whole: bool


def held(
    subjects: Sequence[Subject], ledger: Sequence[Reviewed], under_check: frozenset[str], rarity: Rarity, stand: Stand
) -> dict[str, Held]:
    """How the asserted figures under check stand to the ledger, by claim id; those it says nothing of are left out."""
    measures = _measures(ledger)
    index = _Index(measures)
    found: dict[str, Held] = {}
    for subject in subjects:
        claim = subject.claim
        if claim.document not in under_check or claim.modality != "asserted" or claim.quantity is None:
            continue
        near = [(m, of) for m in index.near(subject) if (of := _of(subject, m, rarity)) is not None]
        best = max((of.likeness for _, of in near), default=0.0)
        said = [
            verdict
            for measure, of in near
            if of.likeness >= best - CLOSE and (verdict := _verdict(subject, measure, of, stand)) is not None
        ]
        if said:
            found[claim.id] = max(said, key=lambda h: (h.how == "agrees", h.likeness))
    return found


def measures_of(subjects: Sequence[Subject], ledger: Sequence[Reviewed], rarity: Rarity) -> dict[str, Reviewed]:
    """Claim id → the newest entry of the measure that a claim is of, whatever its time; those of none are left out."""
    index = _Index(_measures(ledger))
    found: dict[str, Reviewed] = {}
    for subject in subjects:
        if subject.claim.quantity is None:
            continue
        near = [(of.likeness, m) for m in index.near(subject) if (of := _of(subject, m, rarity)) and of.whole]
        if near:
            found[subject.claim.id] = max(near, key=lambda pair: pair[0])[1].entries[-1]
    return found


def _measures(ledger: Sequence[Reviewed]) -> list[_Measure]:
    by_key: dict[tuple[str, str], list[Reviewed]] = defaultdict(list)
    for entry in ledger:
        if entry.wordings:
            by_key[entry.key].append(entry)
    found = []
    for entries in by_key.values():
        ordered = sorted(entries, key=lambda e: (_since(e.claim.period), e.claim.document, e.claim.line))
        said = {_bare(s.claim): s for e in ordered for s in e.wordings}
        first = ordered[0].wordings[0].frame
        subjects = frozenset().union(*(s.frame.subjects & s.frame.names for s in said.values()))
        words = frozenset().union(*(_words(s) for s in said.values()))
        found.append(_Measure(tuple(ordered), tuple(said.values()), first.names | first.places, subjects, words))
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


class _Index:
    """The measures by what may be said of them in other texts, so that a claim looks at few."""

    def __init__(self, measures: Sequence[_Measure]) -> None:
        self.measures = measures
        self.by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        for n, measure in enumerate(measures):
            for key in dict.fromkeys(key for s in measure.wordings for key in _keys(s)):
                self.by_key[key].append(n)

    def near(self, subject: Subject) -> Iterator[_Measure]:
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


# --- of one measure ------------------------------------------------------------------------------------------------


def _of(subject: Subject, measure: _Measure, rarity: Rarity) -> _Found | None:
    """Whether a claim is of a measure, by the wording that fits it best."""
    best: _Found | None = None
    for wording in measure.wordings:
        found = _fits(subject, wording, measure, rarity)
        if found is not None and (best is None or (found.whole, found.likeness) > (best.whole, best.likeness)):
            best = found
    return best


def _fits(subject: Subject, wording: Subject, measure: _Measure, rarity: Rarity) -> _Found | None:
    """Whether a claim is of the measure that a wording says, its number taken for the wording's."""
    f, g = subject.frame, wording.frame
    if f.dimension != g.dimension or not _of_somebody_named(subject, measure):
        return None
    claim = subject.claim.model_copy(
        update={"id": f"{wording.claim.id}={subject.claim.id}", "quantity": wording.claim.quantity}
    )
    one = Subject(claim, f)
    score = likeness(one, wording, rarity).score
    if score < AGREEMENT:
        return None
    found = evidence_on(one, wording, rarity)
    if any(found.get(name) for name in CLASHES):
        return None
    if f.dimension == "age" and not f.owner & g.owner:
        return None
    partly = any(found.get(name) for name in PARTLY) or _narrower(subject, wording, measure)
    whole = score >= DISSENT and not partly and _same_said(f, g)
    return _Found(round(score, 3), whole)


def _same_said(f: Frame, g: Frame) -> bool:
    """Whether a claim (``f``) counts the very thing and says the same of it in the words of a wording (``g``): one
    word for a deed is not enough, votes are needed, held and won.
    """
    if not f.heads & g.heads:
        return False
    shared = len(f.near & g.near)
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


def _of_somebody_named(subject: Subject, measure: _Measure) -> bool:
    """Whether the text names somebody whom the measure names, and the claim is of nobody else."""
    f = subject.frame
    if measure.names and not _meet(measure.names, f.names | f.topic | f.places | f.subjects | f.words):
        return False
    bearers = f.subjects & (f.names | f.places)
    if not bearers or not measure.names:
        return True
    return _meet(bearers, measure.subjects) if measure.subjects else _meet(bearers | f.names | f.words, measure.names)


def _meet(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of names have one in common, in whatever form: Vietnam, Vietnamese."""
    begun = {name[:NAMED_ALIKE] for name in other}
    return any(name[:NAMED_ALIKE] in begun for name in one)


def _narrower(subject: Subject, wording: Subject, measure: _Measure) -> bool:
    """Whether a claim is of a part of what is measured, or of a whole that the measure is a part of."""
    claim, frame = subject.claim, subject.frame
    if frame.modifiers - measure.words or _sized(claim) != _sized(wording.claim):
        return True
    if any(not _meet([name], measure.words) for name in (frame.places | frame.events) - NO_LIMIT):
        return True
    return any(
        q.role in NARROWING and (said := _content(q.text)) and not _meet(said, measure.words)
        for q in claim.measure.qualifiers
    )


def _content(text: str) -> list[str]:
    """The words of a restriction: those of grammar, the years and the whole world restrict nothing."""
    listed = [w for w in map(fold, _WORD.findall(text)) if len(w) >= NAMED_ALIKE and not w.isdecimal()]
    return [w for w in listed if w not in NO_LIMIT]


def _sized(claim: Claim) -> bool:
    return claim.whole is not None and claim.whole.quantity is not None


# --- of one time ---------------------------------------------------------------------------------------------------


def _verdict(subject: Subject, measure: _Measure, of: _Found, stand: Stand) -> Held | None:
    """What the ledger says of a claim that is of a measure."""
    claim = subject.claim
    valid = [e for e in measure.entries if e.rank != "deprecated"]
    force = _in_force(claim, valid)
    hows = {e.claim.id: _how(subject, e, stand) for e in measure.entries}
    agreeing = [e for e in force if hows[e.claim.id] == "agrees" and (of.whole or _prints(claim, [e]))]
    if not agreeing and not force:
        agreeing = _last_total(claim, valid)
    if agreeing:
        return Held("agrees", tuple(agreeing), of.likeness)
    if not of.whole:
        return None
    if force and all(hows[e.claim.id] == "differs" for e in force):
        old = [e for e in valid if _before(e, force) and hows[e.claim.id] == "agrees" and _prints(claim, [e])]
        if old:
            return Held("outdated", tuple(force), of.likeness, tuple(old))
        if _settled(claim, force, valid, stand):
            return Held("contradicts", tuple(force), of.likeness)
    wrong = [e for e in measure.entries if e.rank == "deprecated" and _prints(claim, [e]) and _in_force(claim, [e])]
    return Held("withdrawn", tuple(force), of.likeness, tuple(wrong)) if wrong else None


def _how(subject: Subject, entry: Reviewed, stand: Stand) -> str:
    """How a claim stands to an entry by its best wording; what merely might differ does neither."""
    if any(_of_one_whole(subject.claim, s.claim) for s in entry.wordings):
        return "agrees" if _prints(subject.claim, [entry]) else "differs"
    hows: set[How] = {stand(subject, s).how for s in entry.wordings}
    return "agrees" if hows & AGREEING else "differs" if "conflict" in hows else ""


def _last_total(claim: Claim, entries: Sequence[Reviewed]) -> list[Reviewed]:
    """The last total of a measure where a claim that states no time prints it."""
    totals = [e for e in entries if e.total]
    if claim.period.basis == "stated" or not totals:
        return []
    last = max(totals, key=lambda e: _since(e.claim.period))
    return [last] if _prints(claim, [last]) else []


def _of_one_whole(claim: Claim, other: Claim) -> bool:
    """Whether both are exact parts of one number: 190 of 193 is not 192 rounded."""
    if claim.whole is None or other.whole is None or claim.whole.quantity is None or other.whole.quantity is None:
        return False
    exact = all(c.quantity is not None and c.quantity.comparator == "=" for c in (claim, other))
    return exact and claim.whole.quantity.value == other.whole.quantity.value


def _prints(claim: Claim, entries: Iterable[Reviewed]) -> bool:
    """Whether a claim prints the very figure of an entry."""
    return any(_same(claim.quantity, e.wordings[0].claim.quantity) for e in entries)


def _same(p: Quantity | None, q: Quantity | None) -> bool:
    return p is not None and q is not None and p.value == q.value and (p.value is not None or (p.low, p.high) == (q.low, q.high))


def _in_force(claim: Claim, entries: Sequence[Reviewed]) -> list[Reviewed]:
    """The entries for the time of a claim: those of that very time, else the last before it; a total only of the
    stretch that the claim states.
    """
    when = claim.period
    totals = [e for e in entries if e.total and _same_days(e.claim.period, when)]
    states = [e for e in entries if not e.total]
    if totals or not states:
        return totals
    if when.basis in ("draft", "unknown") or (when.start is None and when.end is None):
        last = max(_since(e.claim.period) for e in states)
        return [e for e in states if _since(e.claim.period) == last]
    now = [e for e in states if _at(e.claim.period, when)]
    if now:
        closest = [e for e in now if _same_days(e.claim.period, when)]
        return closest or now
    end = when.end or date.max
    before = [e for e in states if _since(e.claim.period) <= end]
    last = max((_since(e.claim.period) for e in before), default=date.min)
    return [e for e in before if _since(e.claim.period) == last]


def _since(period: Period) -> date:
    """The day from which a figure is known to hold: the first of "then or later", the last where it has one."""
    return period.end or period.start or date.min


def _at(entry: Period, when: Period) -> bool:
    """Whether a claim is of the time an entry was seen to hold: both ends known and within a week of one another."""
    if entry.start is None or entry.end is None or when.start is None or when.end is None:
        return _same_days(entry, when)
    return when.start - WINDOW <= entry.end and entry.start <= when.end + WINDOW


def _same_days(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _before(entry: Reviewed, force: Sequence[Reviewed]) -> bool:
    return all(_since(entry.claim.period) < _since(e.claim.period) for e in force)


def _settled(claim: Claim, force: Sequence[Reviewed], entries: Sequence[Reviewed], stand: Stand) -> bool:
    """Whether the figure cannot have moved in between: the claim is of an entry's time, or the next entry gives the
    same figure, or there is none and the last still holds.
    """
    if any(e.total or _at(e.claim.period, claim.period) for e in force):
        return True
    later = [e for e in entries if not e.total and _before(force[0], [e])]
    following = min(later, key=lambda e: _since(e.claim.period), default=None)
    return following is None or all(
        stand(e.wordings[0], following.wordings[0]).how in AGREEING for e in force
    )


# --- for the rules -------------------------------------------------------------------------------------------------


def gathered(data: Reconciliation, *hows: str) -> Iterator[tuple[Held, list[Claim]]]:
    """The claims that stand so to the ledger, those that print one figure against the same entries together."""
    found: dict[Hashable, tuple[Held, list[Claim]]] = {}
    for claim in data.claims:
        said = data.held.get(claim.id)
        if said is None or said.how not in hows or claim.quantity is None:
            continue
        q = claim.quantity
        key = (said.how, q.value, q.low, q.high, q.comparator, q.unit,
               *(e.claim.id for e in (*said.entries, *said.old)))  # fmt: skip
        found.setdefault(key, (said, []))[1].append(claim)
    yield from found.values()


# --- after the rules -----------------------------------------------------------------------------------------------

SPEAKING: Final = ("LG001", "LG002")
IN_PLACE_OF: Final = ("CF",)
"""Findings that a word of the ledger on the same claims takes the place of."""


def without_replaced(findings: Sequence[Finding], data: Reconciliation) -> list[Finding]:
    """The findings without those in which the claims under check are all spoken for by the ledger."""
    spoken = {c.id for f in findings if f.code in SPEAKING for c in f.claims if c.document in data.under_check}
    backed = {claim for claim, said in data.held.items() if said.how == "agrees"}

    def replaced(finding: Finding) -> bool:
        mine = {c.id for c in finding.claims if c.side is not None and c.document in data.under_check}
        return finding.code.startswith(IN_PLACE_OF) and bool(mine & spoken) and mine <= spoken | backed

    return [f for f in findings if not replaced(f)]
