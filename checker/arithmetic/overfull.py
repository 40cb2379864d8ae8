"""Parts that are larger than their whole: 195 of the 193, 12 people and 15 of them, a turnout of 104 per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from checker.arithmetic.beside import LINK, before, behind, between, figures
from checker.arithmetic.parts import parts
from checker.arithmetic.passages import Passage
from checker.arithmetic.rounding import allowed, counted, plain
from checker.arithmetic.shares import Mismatch, figure
from checker.lexicon import words
from checker.model import Claim
from checker.pattern import pattern
from checker.wordclass import singular

_THEM: Final = frozenset({"them", "whom", "which", "those", "these"})
_TIMES: Final = 10
"""How many times its whole a part may be for the two still to be part and whole, and not two other things."""
_GRADES: Final = frozenset(map(Decimal, (5, 10, 100)))
"""What is given out of so many is a mark, and may be more in praise: 11 out of 10."""
_OF_THEM: Final = pattern(rf"(?: {LINK}){{1,4}}(?:,| –| —| \() $", re.IGNORECASE)
_INCLUDING: Final = pattern(rf"(?: {LINK}){{1,4}},? (?:including|among them) $", re.IGNORECASE)
_PLACE: Final = pattern(
    r"\b(?:in|from|by|at|on|with|across|to|for|into|of|near|between|over|through|against|within|after|during)"
    r"(?: (?:the|its|their|all|at least|about|some|more than|nearly))? ?$",
    re.IGNORECASE,
)
_HYPHENS: Final = ("-", "‐", "‑")
_EARLIER: Final = 12
"""How many figures before a part are looked at in its sentence."""
_JOINED: Final = 4
"""Characters between two sentences of one paragraph, at most."""


def overfull(passage: Passage) -> Iterator[Mismatch]:
    """The parts in a sentence that are larger than their whole, each once."""
    told: set[str] = set()
    claims = figures(passage)
    for found in (*_of_a_number(passage), *_of_them(passage, claims), *_including(passage, claims)):
        if not {c.id for c in found.claims} & told:
            told.update(c.id for c in found.claims)
            yield found
    for claim in claims:
        if _over_all(passage, claim):
            yield Mismatch((claim,), f"{_printed(claim)} is more than all there are")


def overfull_next(first: Passage, then: Passage) -> Iterator[Mismatch]:
    """A sentence that begins with more "of them" than the one count of the sentence before has."""
    claims, wholes = figures(then), [c for c in figures(first) if c.kind in ("count", "ratio")]
    if not claims or len(wholes) != 1 or not 0 <= then.start - first.end <= _JOINED:
        return
    part, whole = claims[0], wholes[0]
    if part.start == then.start and _stands_for(part) and whole.kind == "count" and _exceeds(part, whole):
        yield _mismatch(whole, part)


def _of_a_number(passage: Passage) -> Iterator[Mismatch]:
    """195 of the 193; Of the 40 passengers, 52 were hurt"""
    for found in parts(passage):
        part, whole = counted(found.part), counted(found.whole)
        if part.low is None or whole.high is None or part.low <= whole.high or found.part.value is None:
            continue
        if (
            not found.whole.value
            or (found.whole.value in _GRADES and not found.counted)
            or behind(passage, found.claims[-1]).startswith(_HYPHENS)
        ):
            continue  # 11 out of 10; 15 of the 12-packs
        yield Mismatch(found.claims, f"{figure(found.part)} is more than the {figure(found.whole)} it is of")


def _of_them(passage: Passage, claims: Sequence[Claim]) -> Iterator[Mismatch]:
    """12 people, 15 of them children"""
    for index, part in enumerate(claims[1:], 1):
        whole = claims[index - 1]
        if not _stands_for(part) or whole.kind != "count" or _PLACE.search(before(passage, whole)):
            continue
        if _OF_THEM.fullmatch(between(passage, whole, part)) and _largest(
            claims[max(0, index - _EARLIER) : index], part
        ):
            yield _mismatch(whole, part)


def _including(passage: Passage, claims: Sequence[Claim]) -> Iterator[Mismatch]:
    """12 people, including 15 children"""
    for index, part in enumerate(claims[1:], 1):
        whole = claims[index - 1]
        if part.kind != "count" or whole.kind != "count" or not (_people(whole) and _people(part)):
            continue
        if (
            _INCLUDING.fullmatch(between(passage, whole, part))
            and index <= _EARLIER
            and _sum_exceeded(claims[:index], part)
        ):
            yield _mismatch(whole, part)


def _mismatch(whole: Claim, part: Claim) -> Mismatch:
    assert whole.quantity is not None
    assert part.quantity is not None
    return Mismatch((whole, part), f"{figure(part.quantity)} is more than the {figure(whole.quantity)} it is of")


def _stands_for(claim: Claim) -> bool:
    """Whether a claim is so many "of them", with nothing found before that they may be."""
    return (
        claim.kind == "ratio"
        and claim.whole is not None
        and claim.whole.quantity is None
        and claim.whole.counted in _THEM
        and claim.quantity is not None
        and claim.quantity.value is not None
        and claim.quantity.value >= 2
    )


def _exceeds(part: Claim, whole: Claim) -> bool:
    """Whether one count is larger than another, and not so much larger that it is of something else."""
    assert part.quantity is not None
    assert whole.quantity is not None
    low, high = counted(part.quantity).low, counted(whole.quantity).high
    return (
        low is not None and high is not None and high < low <= high * _TIMES and high >= 2 and not whole.quantity.unit
    )


def _largest(earlier: Sequence[Claim], part: Claim) -> bool:
    """Whether a part is larger than every count told before it in its sentence."""
    return all(_exceeds(part, c) for c in earlier if c.kind in ("count", "ratio"))


def _sum_exceeded(earlier: Sequence[Claim], part: Claim) -> bool:
    """Whether a part is larger than all the counts told before it in its sentence together."""
    counts = [c.quantity for c in earlier if c.kind in ("count", "ratio") and c.quantity is not None]
    highs = [counted(q).high for q in counts]
    assert part.quantity is not None
    low = counted(part.quantity).low
    return low is not None and all(h is not None for h in highs) and low > sum(h for h in highs if h is not None)


def _people(claim: Claim) -> bool:
    """Whether people are counted."""
    head = claim.measure.counted.split()[-1:]
    return bool(head) and singular(head[0].lower()) in words("people", "shares")


# --- shares over all ------------------------------------------------------------------------------------------------


def _over_all(passage: Passage, claim: Claim) -> bool:
    """Whether a percentage is of more than all where no more can be meant: 130 per cent of the pupils."""
    size = claim.quantity
    if claim.kind != "percent" or size is None or size.unit != "percent" or claim.change is not None:
        return False
    low = allowed(size).low
    if low is None or low < 100 or size.value == 100 or size.value is None:
        return False
    if claim.whole is not None and claim.whole.counted and claim.whole.quantity is None:
        head = singular(claim.whole.counted.split()[-1].lower())
        if head in words("people", "shares") | words("whole", "shares"):
            return re.match(r" (?:of|in)\b", behind(passage, claim)) is not None and not _compared(passage, claim)
    return (
        _rate().search(before(passage, claim)) is not None
        and re.match(r"\s*(?:[,.;:)!?”\"]|–|—|$|(?:in|on|at|among|across|for|this|last|by)\b)", behind(passage, claim))
        is not None
    )


def _compared(passage: Passage, claim: Claim) -> bool:
    """Whether a share of more than all is meant: 130 per cent of the voters it had, needs, expected."""
    return (
        re.search(r"\b(?:had|has|needs?|needed|expected|planned|than|target|last|year)\b", behind(passage, claim))
        is not None
    )


@cache
def _rate() -> re.Pattern[str]:
    named = "|".join(sorted(words("rates", "shares"), key=lambda w: (-len(w), w)))
    return pattern(
        rf"\b(?:{named})(?: {LINK}){{0,3}} (?:was|is|of|at|were|reached|hit|stood at|topped|exceeded)"
        rf"(?: {LINK}){{0,2}} $",
        re.IGNORECASE,
    )


def _printed(claim: Claim) -> str:
    size = claim.quantity
    assert size is not None
    return f"{plain(size.value or Decimal(0), 2)}%"
