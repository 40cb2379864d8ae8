"""Superlatives that another figure of the same text refutes: something larger than the largest, an earlier first.

A superlative holds within its own bounds, and those are seldom said in full. So the other figure must count the same
thing of the same kind of thing, close by, at no later time, with no other place told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from checker.arithmetic.misfit import Misfit
from checker.arithmetic.passages import Passage, blocks, by_document
from checker.arithmetic.printed_dates import shown
from checker.arithmetic.rounding import allowed
from checker.interval import Interval
from checker.lexicon import words
from checker.model import Claim, Document, Reconciliation
from checker.names import fold
from checker.pattern import pattern
from checker.wordclass import is_function_word, singular

NEAR: Final = 2
"""Blocks on either side in which the figure that refutes may stand."""
CROWD: Final = 20
"""Figures that are held against one superlative."""
LONGEST: Final = 20_000
"""Characters of a block that is read for superlatives: longer ones are no prose."""
_GAP: Final = 90
"""Characters between a superlative and the figure that it is of."""
_OF_FIGURE: Final = pattern(
    r"[^.;:()]*?(?:\bwith|\bat|\bhas|\bhaving|\bholding|\bnumbering|\bseating|\bhome\s+to|\bboasting|\bcounting|\bcarrying)\s+(?:(?:its|some|a\s+total\s+of)\s+)?$"
)
_LIMITED: Final = pattern(
    r"\b(?:one|some|two|three|many|several)\s+of\b|\bamong\b|\b(?:until|till|then|once|at\s+the\s+time|joint|since|so\s+far|now|outside|except|"
    r"apart\s+from|of\s+its\s+kind|arguably|perhaps|claimed|claims|called|former|formerly|would|will|could|planned|after|behind|second|"
    r"private|public|was)\b",
    re.IGNORECASE,
)
"""In the sentence of a superlative these say that it holds within bounds, or held once."""
_ELSEWHERE: Final = pattern(r"\b(?:in|from|near|outside|across)\s+(?:the\s+)?(?P<place>[A-Z][\w’'.-]+)")


def outdone(data: Reconciliation) -> Iterator[Misfit]:
    """The largest with its figure, and a larger figure of the kind near it; the smallest likewise."""
    for document, passages in _by_blocks(data):
        for index, passage in enumerate(passages):
            for rank, figure in _superlatives(passage):
                near = passages[max(0, index - NEAR) : index + NEAR + 1]
                others = [c for p in near for c in p.claims if c.sentence != rank.sentence][:CROWD]
                for other in others:
                    if _of_one_kind(rank, figure, other, data) and _beats(rank, figure, other):
                        claims = sorted((rank, figure, other), key=lambda c: c.start)
                        yield Misfit(tuple(claims), _told(rank, figure, other, document), 0.65)
                        break


def _by_blocks(data: Reconciliation) -> Iterator[tuple[Document, list[Passage]]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage, block in blocks(data):
        if block.kind != "table":
            found[passage.document.name].append(passage)
    for passages in found.values():
        yield passages[0].document, passages


def _superlatives(passage: Passage) -> Iterator[tuple[Claim, Claim]]:
    """Superlatives without bounds, each with the figure it is of."""
    figures = [c for c in passage.claims if _plain(c)]
    if not figures or len(passage.text) > LONGEST:
        return
    for rank in passage.claims:
        if rank.rank is None or rank.rank.order != 1 or _direction(rank) == 0 or _LIMITED.search(rank.sentence):
            continue
        figure = next((c for c in figures if c.start >= rank.end), None)
        if figure is None or figure.sentence != rank.sentence or figure.start - rank.end > _GAP:
            continue
        gap = passage.document.text[rank.end : figure.start]
        if _OF_FIGURE.fullmatch(gap):
            yield rank, figure


def _plain(claim: Claim) -> bool:
    """Whether a claim is a figure that can be larger than another."""
    q = claim.quantity
    return (
        claim.kind in ("count", "measure", "money", "percent")
        and claim.modality == "asserted"
        and q is not None
        and q.value is not None
        and claim.change is None
    )


def _direction(rank: Claim) -> int:
    """1 for the largest and the like, -1 for the smallest, 0 for what no figure tells."""
    word = rank.surface.lower().split("-")[-1].split()[-1]
    if word in words("larger", "ranks"):
        return 1
    return -1 if word in words("smaller", "ranks") else 0


def _of_one_kind(rank: Claim, figure: Claim, other: Claim, data: Reconciliation) -> bool:
    """Whether another figure counts the same thing of another of the kind, at the same time and place."""
    kind = _kind(rank)
    if not _plain(other) or other.kind != figure.kind or not (
        _same_counted(figure, other) or _measures_kind(figure, other, kind)
    ):  # fmt: skip
        return False
    text = other.sentence.lower()
    if not kind or not re.search(rf"\b{re.escape(kind)}", text) or _LIMITED.search(other.sentence):
        return False
    if any(c.rank is not None for c in (other,)) or re.search(
        r"\b(?:world|global|national|total|all|together|combined)\b", text
    ):
        return False
    assert rank.rank is not None
    places = {m["place"] for m in _ELSEWHERE.finditer(other.sentence)}
    scope = fold(rank.rank.of)
    if any(fold(place) not in scope and not _is_subject(place, other) for place in places):
        return False
    if figure.aspect in ("event", "tally", "flow"):
        return other.period.basis == "stated" and other.period.before(figure.period)
    return other.period.basis == figure.period.basis and _subjects_differ(figure, other, data)


def _is_subject(place: str, claim: Claim) -> bool:
    return place in (claim.measure.subject or "")


def _subjects_differ(a: Claim, b: Claim, data: Reconciliation) -> bool:
    """Whether two figures are of two things: one thing's second figure refutes nothing."""
    return data.frames[a.id].names != data.frames[b.id].names


def _same_unit(a: Claim, b: Claim) -> bool:
    assert a.quantity is not None
    assert b.quantity is not None
    return a.quantity.unit == b.quantity.unit


def _same_counted(a: Claim, b: Claim) -> bool:
    named = fold(a.measure.counted)
    return _same_unit(a, b) and bool(named) and named == fold(b.measure.counted)


def _measures_kind(a: Claim, b: Claim, kind: str) -> bool:
    """Whether two measurements are of things of one kind: "the tower is 240 metres high"."""
    measured = [c.measure.counted.lower().split()[-1:] for c in (a, b)]
    return a.kind == "measure" and _same_unit(a, b) and all(words in ([], [kind]) for words in measured)


def _kind(rank: Claim) -> str:
    """The noun that a superlative ranks, without what stands before it: "harbour" of "harbour in the region"."""
    assert rank.rank is not None
    before = re.split(r"\b(?:in|of|on|among|for|across|within|ever|since|to)\b", rank.rank.of)[0].split()
    counted = before or rank.measure.counted.split()
    return singular(counted[-1].lower()) if counted else ""


def _beats(rank: Claim, figure: Claim, other: Claim) -> bool:
    assert figure.quantity is not None
    assert other.quantity is not None
    mine, theirs = allowed(figure.quantity), allowed(other.quantity)
    return _above(theirs, mine) if _direction(rank) > 0 else _above(mine, theirs)


def _above(a: Interval, b: Interval) -> bool:
    """Whether every number of one set is above all of the other, the edge that both are rounded to aside."""
    return a.low is not None and b.high is not None and a.low >= b.high and a != b


def _told(rank: Claim, figure: Claim, other: Claim, document: Document) -> str:
    phrase = " ".join(document.text[rank.start : figure.end].split())
    more = "more" if _direction(rank) > 0 else "less"
    return f"“{phrase}”, but “{shown(other)}” (line {other.line}) is {more} than “{shown(figure)}”"


# --- records ---------------------------------------------------------------------------------------------------------


def broken_before(data: Reconciliation) -> Iterator[Misfit]:
    """Records that an earlier figure of the same text had topped."""
    for _, claims in by_document(data):
        for rank, figure in _records(claims):
            for other in [c for c in claims if c is not figure and _plain(c)][:CROWD]:
                if _topped(figure, other, data):
                    held = sorted((rank, figure, other), key=lambda c: c.start)
                    before = f"“{shown(other)}” before (line {other.line})"
                    told = f"record “{shown(figure)}” (line {figure.line}), but {before}"
                    yield Misfit(tuple(held), told, 0.7)
                    break


def _records(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Records with the figure that is one: "a record 12 goals"."""
    for rank, figure in pairwise(claims):
        if (
            rank.rank is not None
            and rank.surface.lower() == "record"
            and _plain(figure)
            and 0 < figure.start - rank.end < 4
            and figure.sentence == rank.sentence
        ):
            yield rank, figure


def _topped(figure: Claim, other: Claim, data: Reconciliation) -> bool:
    if other.kind != figure.kind or other.period.basis != "stated" or not _same_unit(figure, other):
        return False
    if figure.kind != "measure" and not _same_counted(figure, other):
        return False
    if not other.period.before(figure.period) or figure.measure.predicate != other.measure.predicate:
        return False
    f, g = data.frames[figure.id], data.frames[other.id]
    if f.subjects and g.subjects and not f.subjects & g.subjects:
        return False
    if f.places != g.places and (f.places and g.places):
        return False
    assert figure.quantity is not None
    assert other.quantity is not None
    return _above(allowed(other.quantity), allowed(figure.quantity))


# --- firsts ----------------------------------------------------------------------------------------------------------

_TO: Final = pattern(
    r"\s+(?P<who>(?:[\w’'-]+\s+){1,3}?)to\s+(?P<deed>[^.,;:()]{1,120}?)(?=\s+(?:in|on)\s+(?:[A-Z]\w+\s+)?[0-9]|[.,;:()]|$)"
)


def earlier_firsts(data: Reconciliation) -> Iterator[Misfit]:
    """Two who are called the first to do one thing, in two years."""
    for document, claims in by_document(data):
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.rank is None or claim.rank.order != 1 or claim.surface.lower() != "first":
                continue
            found = _TO.match(document.text, claim.end)
            if (
                found
                and len(claim.sentence) < LONGEST
                and claim.period.basis == "stated"
                and claim.modality == "asserted"
            ):
                told[fold(" ".join(f"{found['who']}to {found['deed']}".split()))].append(claim)
        for what, firsts in sorted(told.items()):
            for a, b in combinations(firsts[:CROWD], 2):
                if (a.period.before(b.period) or b.period.before(a.period)) and _named_apart(a, b):
                    shows = f"two are “the first {what}”, at different times (lines {a.line} and {b.line})"
                    yield Misfit((a, b), shows, 0.65)


def _named_apart(a: Claim, b: Claim) -> bool:
    """Whether the subjects of two sentences are two names."""
    x, y = (_named(c) for c in (a, b))
    return bool(x and y) and not x & y


def _named(claim: Claim) -> set[str]:
    """The names in the subject of a sentence, or before what it says where the subject was not found."""
    before = claim.sentence.partition(" first ")[0]
    said = re.findall(r"[A-Z][\w’'-]+", claim.measure.subject or before)
    return {
        name for name in said if name.lower() not in words("months", "times") and not is_function_word(name.lower())
    }
