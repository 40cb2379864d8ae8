"""How claims under check stand to the ledger: they agree, contradict, or repeat what it has replaced or withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from checker.match.rarity import Rarity
from checker.model import Claim, Held, How, Quantity, Reviewed, Standing, Subject
from checker.reviewed.measures import Index, Likely, Measured, measures, of_measure
from checker.reviewed.times import before, following, in_force, last_total, of_that_time
from checker.slices import AGREEING

Stand = Callable[[Subject, Subject], Standing]
"""How two claims of one measure stand, by the relations but those of ``DECIDED_HERE``."""

DECIDED_HERE: Final = frozenset({"other-story", "other-time", "months-apart", "years-apart"})
"""Relations that judge from what two texts are about and when they were written: an entry is no text, and its time is
weighed below.
"""
A_FEW: Final = 12
"""The largest count that may be of single ones, told by themselves."""
VERY_MANY: Final = 10
"""How many times as many there must be for a few to be a few of them."""
CLOSE: Final = 0.1
"""How much less like a claim another measure may be for a figure that agrees with it to be confirmed by it."""


def held(
    subjects: Sequence[Subject], ledger: Sequence[Reviewed], under_check: frozenset[str], rarity: Rarity, stand: Stand
) -> dict[str, Held]:
    """How the asserted figures under check stand to the ledger, by claim id; those it says nothing of are left out."""
    index = Index(measures(ledger))
    found: dict[str, Held] = {}
    for subject in subjects:
        claim = subject.claim
        if claim.document not in under_check or claim.modality != "asserted" or claim.quantity is None:
            continue
        near = [(m, of) for m in index.near(subject) if (of := of_measure(subject, m, rarity)) is not None]
        best = max((of.likeness for _, of in near), default=0.0)
        whole = max((of.likeness for _, of in near if of.whole), default=0.0)
        said = [
            verdict
            for measure, of in near
            if of.likeness >= best - CLOSE
            and (verdict := _verdict(subject, measure, of, stand)) is not None
            and (verdict.how == "agrees" or of.likeness == whole)
        ]
        if said:
            found[claim.id] = max(said, key=lambda h: (h.how == "agrees", h.likeness))
    return found


def measures_of(subjects: Sequence[Subject], ledger: Sequence[Reviewed], rarity: Rarity) -> dict[str, Reviewed]:
    """Claim id → the newest entry of the measure that a claim is of, whatever its time; those of none are left out."""
    index = Index(measures(ledger))
    found: dict[str, Reviewed] = {}
    for subject in subjects:
        if subject.claim.quantity is None:
            continue
        near = [(of.likeness, m) for m in index.near(subject) if (of := of_measure(subject, m, rarity)) and of.whole]
        if near:
            found[subject.claim.id] = max(near, key=lambda pair: pair[0])[1].entries[-1]
    return found


def _verdict(subject: Subject, measure: Measured, of: Likely, stand: Stand) -> Held | None:
    """What the ledger says of a claim that is of a measure."""
    claim = subject.claim
    valid = [e for e in measure.entries if e.rank != "deprecated"]
    force = in_force(claim, valid)
    hows = {e.claim.id: _how(subject, e, stand) for e in measure.entries}
    agreeing = [e for e in force if hows[e.claim.id] == "agrees" and (of.whole or _prints(claim, [e]))]
    if not force and (total := last_total(claim, valid)) is not None and _prints(claim, [total]):
        agreeing = [total]
    if agreeing:
        return Held("agrees", tuple(agreeing), of.likeness)
    if not of.whole:
        return None
    force = [e for e in force if e.rank == "preferred"] or force
    if any(_a_few(claim.quantity, e.wordings[0].claim.quantity) for e in force):
        return None
    if force and all(hows[e.claim.id] == "differs" for e in force):
        old = [e for e in valid if before(e, force) and hows[e.claim.id] == "agrees" and _prints(claim, [e])]
        if old:
            return Held("outdated", tuple(force), of.likeness, tuple(old))
        if _settled(claim, force, valid, stand):
            return Held("contradicts", tuple(force), of.likeness)
    wrong = [e for e in measure.entries if e.rank == "deprecated" and _prints(claim, [e]) and in_force(claim, [e])]
    return Held("withdrawn", tuple(force), of.likeness, tuple(wrong)) if wrong else None


def _how(subject: Subject, entry: Reviewed, stand: Stand) -> str:
    """How a claim stands to an entry by its best wording; what merely might differ does neither."""
    if any(_of_one_whole(subject.claim, s.claim) for s in entry.wordings):
        return "agrees" if _prints(subject.claim, [entry]) else "differs"
    hows: set[How] = {stand(subject, s).how for s in entry.wordings}
    return "agrees" if hows & AGREEING else "differs" if "conflict" in hows else ""


def _of_one_whole(claim: Claim, other: Claim) -> bool:
    """Whether both are exact parts of one number: 190 of 193 is not 192 rounded."""
    if claim.whole is None or other.whole is None or claim.whole.quantity is None or other.whole.quantity is None:
        return False
    exact = all(c.quantity is not None and c.quantity.comparator == "=" for c in (claim, other))
    return exact and claim.whole.quantity.value == other.whole.quantity.value


def _a_few(few: Quantity | None, many: Quantity | None) -> bool:
    """Whether a text tells of a few of very many: two men, of the 264 who were hurt."""
    if few is None or many is None or few.unit or few.value is None or many.value is None:
        return False
    return few.value <= A_FEW and many.value >= VERY_MANY * few.value


def _prints(claim: Claim, entries: Iterable[Reviewed]) -> bool:
    """Whether a claim prints the very figure of an entry."""
    return any(_same(claim.quantity, e.wordings[0].claim.quantity) for e in entries)


def _same(p: Quantity | None, q: Quantity | None) -> bool:
    return (
        p is not None
        and q is not None
        and p.value == q.value
        and (p.value is not None or (p.low, p.high) == (q.low, q.high))
    )


def _settled(claim: Claim, force: Sequence[Reviewed], entries: Sequence[Reviewed], stand: Stand) -> bool:
    """Whether the figure cannot have moved in between: the claim is of an entry's time, or the next entry gives the
    same figure, or there is none and the last still holds.
    """
    after = following(force, entries)
    if after is None or of_that_time(claim, force):
        return True
    return all(stand(e.wordings[0], after.wordings[0]).how in AGREEING for e in force)
