"""Parts of a whole of known size: 120 of 200; of the 200 pupils, 120; $30 million of its $45 million."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from checker.arithmetic.beside import LINK, THE, alike, before, behind, between, figures, following
from checker.arithmetic.passages import Passage
from checker.arithmetic.seams import SEAM
from checker.model import Claim, Quantity
from checker.pattern import pattern
from checker.tokens import tokenize
from checker.wordclass import NOUNISH, singular, tag

_BACK: Final = 6
"""How many figures before "of them" are looked at."""
TEN: Final = Decimal(10)
"""Of at most so many a ratio is a share in round words."""
PER_CENT: Final = pattern(r"%|％|per ?-?cent|pct|percentage|\bpc\b", re.IGNORECASE)
OF: Final = pattern(
    rf"(?:,|\)|–|—)?\s*(?:of|out of) {THE}?(?: (?!them\b|us\b|which\b|whom\b){LINK}){{0,2}} ?$", re.IGNORECASE
)
_IN_TOTAL: Final = pattern(r" (?:out of|from) (?:a|the) (?:possible|total of|total|maximum of) $", re.IGNORECASE)
_CASES_OUT_OF: Final = pattern(rf"(?: {LINK}){{1,2}} out of (?:{THE} )?$", re.IGNORECASE)
_FRONT: Final = pattern(
    rf"(?:^|[,;:(–—“\"] ?)(?:and |but )?(?:out )?(?:of|among)(?: (?:a|the) total of)?(?: {THE})?(?: {LINK}){{0,2}} $",
    re.IGNORECASE,
)
_FRONTED: Final = pattern(rf"(?: {LINK}){{0,6}}, (?:{LINK} ){{0,1}}$")
_FRONTED_FAR: Final = pattern(rf"(?: {LINK}){{0,6}},(?: {LINK}){{1,4}} $")
_ASIDE_BEHIND: Final = pattern(rf"(?: \(|, (?:or|that is|an?|which is|making) |(?: {LINK}){{0,4}}{SEAM})")
_SEATED: Final = pattern(rf"(?: {LINK}){{1,3}} (?:in|of) {THE}(?: {LINK}){{0,2}} $", re.IGNORECASE)
_STRONG: Final = pattern(r"[- ](?:seat|member|strong|person|man|judge)\b", re.IGNORECASE)
_FRACTION: Final = pattern(
    r"half|halves|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]", re.IGNORECASE
)
_ONE_IN: Final = pattern(r" (?:in|out of)(?: every| each)? ", re.IGNORECASE)
_THE_OF: Final = pattern(r"\bof (?:the|its|their|his|her|our|an?|that|this|those|these)\b", re.IGNORECASE)


_THEM: Final = frozenset({"them", "whom", "which", "those", "these"})
_OF_THEM: Final = pattern(
    r"\b(?:of|among) (?:these|those|them|whom|which),?(?: (?:just|only|some|about|nearly|almost|a mere|at least"
    r"|around|more than))?(?: a)?\s?$",
    re.I,
)
_PLACED: Final = pattern(
    rf"\b(?:in|from|by|at|on|across|to|into|near|over|through|within|after|during)(?: {THE})? ?$", re.I
)


_NEXT_CLAUSE: Final = pattern(rf"(?: {LINK}){{1,5}}[;.] (?:(?:and|another|some|about|only|just|a further) )?$", re.I)


class Part(NamedTuple):
    """A part and its whole as the text gives them: the claim of the part, both sizes, the claims they stand in, and
    where in the sentence that is.
    """

    claim: Claim
    part: Quantity
    whole: Quantity
    claims: tuple[Claim, ...]
    counted: str


def parts(passage: Passage) -> Iterator[Part]:
    """Parts with a whole of known size: "120 of 200", "of the 200 pupils, 120", "$30 million of its $45 million"."""
    claims = figures(passage)
    for index, claim in enumerate(claims):
        size = claim.quantity
        assert size is not None
        if claim.whole is not None and claim.whole.quantity is not None:
            if not (PER_CENT.search(claim.surface) or is_fraction(claim) or _all_of(claim) or is_round_share(claim)):
                yield Part(claim, bare(size), claim.whole.quantity, (claim,), claim.whole.counted)
            continue
        if PER_CENT.search(claim.surface) or size.value is None or claim.change is not None:
            continue
        meant = whole_meant(passage, claims, index)
        if meant is not None and meant.quantity is not None:
            if not is_fraction(claim):
                yield Part(claim, bare(size), meant.quantity, (meant, claim), meant.measure.counted)
            continue
        for other in following(claims, index)[:1]:
            gap = between(passage, claim, other)
            whole = None if other.quantity is None else bare(other.quantity)
            if whole is None or whole.value is None or not alike(bare(size), whole) or other.whole is not None:
                continue
            counts = _counts(claim) and _counts(other)
            if OF.fullmatch(gap) and claim.kind != "count" and _THE_OF.search(gap):
                yield Part(claim, size, whole, (claim, other), other.measure.counted)
            elif counts and (
                _IN_TOTAL.fullmatch(gap)
                or (whole.value > TEN and _CASES_OUT_OF.fullmatch(gap))
                or (_SEATED.fullmatch(gap) and _STRONG.match(behind(passage, other)) and _one_thing(claim, other))
            ):
                yield Part(claim, size, whole, (claim, other), claim.measure.counted)
            elif (
                counts
                and _FRONT.search(before(passage, claim))
                and (
                    (_FRONTED.fullmatch(gap) and _stands_alone(passage, other))
                    or (_FRONTED_FAR.fullmatch(gap) and _ASIDE_BEHIND.match(behind(passage, other)))
                )
            ):
                yield Part(other, whole, size, (claim, other), claim.measure.counted)


def whole_meant(passage: Passage, claims: Sequence[Claim], index: int) -> Claim | None:
    """The count that "of them" is of: the only one told before that can be it, of the sentence or the one before."""
    claim = claims[index]
    size = claim.quantity
    named = claim.whole is not None and claim.whole.quantity is None and claim.whole.counted.lower() in _THEM
    if size is None or size.value is None:
        return None
    if not named and not _OF_THEM.search(before(passage, claim)):
        ahead = claims[index - 1] if index else None
        return ahead if ahead is not None and _goes_on(passage, ahead, claim) else None
    share = is_fraction(claim) or PER_CENT.search(claim.surface) is not None
    able = [
        c
        for c in claims[max(0, index - _BACK) : index]
        if c.quantity is not None
        and c.quantity.value is not None
        and c.end <= claim.start
        and not PER_CENT.search(c.surface)
        and not is_fraction(c)
        and (c.kind == "count" or (c.kind == "money" and not share and c.quantity.unit == size.unit))
        and (share or c.quantity.value > size.value)
    ]
    return able[0] if len(able) == 1 and not _PLACED.search(before(passage, able[0])) else None


def whole_again(part: Claim) -> bool:
    """Whether a number stands for so many "of them" without saying so: "a quarter of them, 160"."""
    named = part.whole is not None and part.whole.quantity is None and part.whole.counted.lower() in _THEM
    return named and " of " not in part.surface


def _goes_on(passage: Passage, whole: Claim, part: Claim) -> bool:
    """Whether a bare number at the head of a clause counts some of what the clause before it counts all of: "There
    are 640 pupils; 160 come by bus".
    """
    if whole.kind != "count" or part.kind != "count" or whole.quantity is None or part.quantity is None:
        return False
    same = whole.measure.counted.lower() == part.measure.counted.lower() != ""
    large, small = whole.quantity.value, part.quantity.value
    if large is None or small is None or large <= small or not _NEXT_CLAUSE.fullmatch(between(passage, whole, part)):
        return False
    own = re.match(r" (?P<next>[^\W\d_]+)", behind(passage, part))
    another = re.search(r"\b(?:[Aa]nother|A further|a further) $", before(passage, part)) is not None
    return (same or another) and own is not None and _stands_alone(passage, part)


def _stands_alone(passage: Passage, part: Claim) -> bool:
    """Whether a number behind "Of the 40 passengers," counts passengers: a verb or an aside follows it, no noun."""
    tail = behind(passage, part)
    if re.match(r" ?[(,]| of (?:them|those|these|whom)\b", tail):
        return True
    tags = [t.tag for t in tag(tokenize(tail))[:2]]
    if tags[:1] in (["BE"], ["HAVE"], ["DO"], ["MODAL"]):
        return True
    return tags[:1] in (["PAST"], ["VERB"], ["ADV"]) and not set(tags[1:]) & NOUNISH


def bare(size: Quantity) -> Quantity:
    """A quantity read as a percentage for the one beside it ("30, or 60%"), as the plain number it is printed as."""
    if size.unit == "percent" and not PER_CENT.search(size.surface):
        return size.model_copy(update={"unit": ""})
    return size


def _all_of(claim: Claim) -> bool:
    """Whether a claim is of a group as a whole: all five, none of the 12."""
    assert claim.whole is not None
    return (
        claim.quantity is not None
        and claim.whole.quantity is not None
        and (claim.quantity.value == 0 or claim.quantity.value == claim.whole.quantity.value)
    )


def _counts(claim: Claim) -> bool:
    """Whether a claim is a plain count, also one read as a percentage for the one beside it."""
    return claim.kind == "count" or (claim.kind == "percent" and not PER_CENT.search(claim.surface))


def _one_thing(a: Claim, b: Claim) -> bool:
    """Whether two claims count one thing by their last words."""
    heads = [singular(c.measure.counted.split()[-1].lower()) if c.measure.counted else "" for c in (a, b)]
    return heads[0] == heads[1] != ""


def is_fraction(claim: Claim) -> bool:
    """Whether a claim is a fraction in words: a third, two thirds of the members, half of them."""
    size = claim.quantity
    return (
        size is not None
        and size.value is not None
        and 0 < size.value < 1
        and claim.kind in ("count", "ratio")
        and _FRACTION.search(claim.surface) is not None
        and not size.unit
    )


def is_round_share(claim: Claim) -> bool:
    """Whether a ratio is a share in round words: one in five, seven out of 10."""
    whole = claim.whole.quantity if claim.whole is not None else None
    if claim.kind != "ratio" or whole is None or whole.value is None:
        return False
    return whole.value <= TEN and _ONE_IN.search(claim.surface) is not None
