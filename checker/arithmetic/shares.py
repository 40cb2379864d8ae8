"""Shares worked out anew: percentages and fractions against the counts of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from checker.arithmetic.beside import (
    AGAIN,
    LINK,
    PHRASE,
    REACH,
    THE,
    WORD,
    alike,
    behind,
    between,
    ends,
    figures,
    following,
)
from checker.arithmetic.parts import (
    OF,
    PER_CENT,
    TEN,
    Part,
    bare,
    is_fraction,
    is_round_share,
    parts,
    whole_again,
    whole_meant,
)
from checker.arithmetic.passages import Passage
from checker.arithmetic.rounding import allowed, counted, plain, printed_step, share
from checker.arithmetic.seams import SEAM
from checker.interval import Interval
from checker.model import Claim, Quantity
from checker.pattern import pattern

_SLACK: Final = Decimal(2)
"""How many per cent a fraction in words is taken to reach to either side: a third is 31.3 to 35.3."""
_ASIDE: Final = pattern(AGAIN, re.IGNORECASE)
_SAID_AGAIN: Final = pattern(rf"(?:-[a-z]+)?{PHRASE}{AGAIN}", re.IGNORECASE)
_SAID_NEXT: Final = pattern(rf"(?:\s+{WORD},?){{0,10}}{SEAM}(?:{LINK} )?$")
_OF_AGAIN: Final = pattern(rf"(?: of{PHRASE})?{AGAIN}", re.IGNORECASE)
_SHARE: Final = (
    r"(?:share|rate|proportion|percentage|ratio|turnout|majority|average|success rate|response|quota|portion"
    r"|fraction|part|score)"
)
_SAID_OF: Final = pattern(
    rf"{PHRASE}(?:,| –| —)? (?:(?:or|making|giving|leaving|for) )?(?:(?:it|them|him|her) )?(?:with )?"
    rf"(?:an? )?(?:{LINK} ){{0,2}}{_SHARE} of (?:just |only )?$",
    re.IGNORECASE,
)
_A_SHARE: Final = pattern(
    rf"{PHRASE},? (?:(?:or|making|giving|leaving|for) )?(?:(?:it|them|him|her) )?an? $", re.IGNORECASE
)
_SHARE_BEHIND: Final = pattern(rf" (?:{LINK} )?{_SHARE}\b", re.IGNORECASE)
_APPOSED: Final = pattern(r"(?:,| (?:in all|in total|in number|altogether|all told)\b)")
"""Behind a number between commas, or with "in all": it says again what stands before it."""
_OF_IT: Final = (
    rf" (?:of|out of) {THE}?(?: (?:total|whole|lot|overall|full))? ?(?:them|total|whole|all|lot)?(?: {LINK})?"
)


class Mismatch(NamedTuple):
    """Claims that do not go together, and the sum that shows it."""

    claims: tuple[Claim, ...]
    sum: str


# --- percentages against counts -------------------------------------------------------------------------------------


def mismatches(passage: Passage) -> Iterator[Mismatch]:
    """The percentages and fractions of a sentence that its own counts refute, each once."""
    told: set[str] = set()
    claims = figures(passage)
    for found in (*_by_part(passage, claims), *_by_base(passage, claims), *_in_words(passage, claims)):
        if found.claims[-1].id not in told and not {c.id for c in found.claims} & told:
            told.update(c.id for c in found.claims)
            yield found


def _by_part(passage: Passage, claims: Sequence[Claim]) -> Iterator[Mismatch]:
    """120 of 200 (55%); 55 per cent, or 120 of 200; Of the 200 voters, 120, or 55%, agreed"""
    order = {c.id: n for n, c in enumerate(claims)}
    for found in parts(passage):
        first, last = found.claims[0], found.claims[-1]
        for claim in claims[order[last.id] + 1 :][:REACH]:
            if _is_share(claim):
                gap = between(passage, last, claim)
                opened = _SAID_AGAIN.fullmatch(gap) or _SAID_OF.fullmatch(gap) or _SAID_NEXT.fullmatch(gap)
                share_of = _A_SHARE.fullmatch(gap) and _SHARE_BEHIND.match(behind(passage, claim))
                if share_of or (opened and _ends_share(passage, claim, opened, found.counted)):
                    yield from _judged(claim, found)
                break
        if re.search(r" of (?:them|these|those|whom|which)$", found.claim.surface):
            continue  # half of the 640, 40 of them ill
        for claim in claims[max(0, order[first.id] - REACH) : order[first.id]]:
            if _is_share(claim):
                again = _OF_AGAIN if claim.kind == "percent" else _SAID_AGAIN
                opened = again.fullmatch(between(passage, claim, first))
                if opened and ends(behind(passage, last), opened, PHRASE):
                    yield from _judged(claim, found)


def _judged(claim: Claim, found: Part) -> Iterator[Mismatch]:
    told, right = _per_cent(claim), share(counted(found.part), counted(found.whole))
    if told is None or right is None or told.overlaps(right) or not found.whole.value or found.part.value is None:
        return
    worth = 100 * found.part.value / found.whole.value
    claims = tuple(sorted((*found.claims, claim), key=lambda c: c.start))
    yield Mismatch(
        claims,
        f"{figure(found.part)} of {figure(found.whole)} is {_percentage(worth, claim)}, not {_printed(claim)}",
    )


def _by_base(passage: Passage, claims: Sequence[Claim]) -> Iterator[Mismatch]:
    """60% of the 45 members, or 30; 30, or 60%, of the 45 members; 60 percent, or 30, of the 45"""
    for index, claim in enumerate(claims):
        if not (_is_share(claim) and not (claim.kind == "ratio" and not is_fraction(claim))):
            continue
        near = following(claims, index)
        own = claim.whole.quantity if claim.whole is not None else None
        meant = claim if own is not None else whole_meant(passage, claims, index)
        if meant is not None and (meant is not claim or is_fraction(claim)):
            own = own or meant.quantity
            assert own is not None
            for part in near[:1]:
                for found in _again(passage, claim, claim, own, part):
                    every = {c.id: c for c in (meant, *found.claims)}
                    yield found._replace(claims=tuple(sorted(every.values(), key=lambda c: c.start)))
            continue
        for place, whole in enumerate(near):
            size = whole.quantity
            if size is None or size.value is None or PER_CENT.search(whole.surface):
                continue
            gap = between(passage, claim, whole)
            if place == 0 and OF.fullmatch(gap):
                for part in near[1:2]:
                    yield from _again(passage, claim, whole, size, part)
                for part in claims[max(0, index - 1) : index]:  # 30, or 60%, of the 45
                    opened = _SAID_AGAIN.fullmatch(between(passage, part, claim))
                    if opened and not _bare_comma(opened):
                        yield from _said_of(claim, part, size, whole)
            elif (
                place == 1
                and near[0].whole is None
                and _ASIDE.fullmatch(between(passage, claim, near[0]))
                and OF.fullmatch(between(passage, near[0], whole))
            ):
                yield from _said_of(claim, near[0], size, whole)


def _again(passage: Passage, claim: Claim, whole: Claim, size: Quantity, part: Claim) -> Iterator[Mismatch]:
    """A percentage of a whole of known size, with the count said again behind it."""
    opened = _SAID_AGAIN.fullmatch(between(passage, whole, part))
    if opened and _bare_comma(opened) and not _APPOSED.match(behind(passage, part)):
        return
    if opened and ends(behind(passage, part), opened, rf"(?: (?:{LINK}|in)){{0,2}}|{_OF_IT}"):
        yield from _said_of(claim, part, size, whole)


def _bare_comma(opened: re.Match[str]) -> bool:
    """Whether nothing but a comma leads to what may be said again."""
    return opened[0].rstrip().endswith(",") and not opened["paren"]


def _said_of(claim: Claim, part: Claim, whole: Quantity, at: Claim) -> Iterator[Mismatch]:
    size = None if part.quantity is None else bare(part.quantity)
    if (
        size is None
        or not alike(size, whole)
        or part.change is not None
        or (part.whole is not None and (part.whole.quantity is not None or not whole_again(part)))
        or (part.kind == "ratio" and not whole_again(part))
    ):
        return
    claims = tuple(sorted({c.id: c for c in (part, at, claim)}.values(), key=lambda c: c.start))
    for found in _judged(claim, Part(part, size, whole, claims, "")):
        yield found._replace(claims=claims)


def _in_words(passage: Passage, claims: Sequence[Claim]) -> Iterator[Mismatch]:
    """Two thirds (70%); one in five, or 25 percent; 70 per cent, or two thirds"""
    for a, b in pairwise(claims):
        if b.start < a.end or not (_is_share(a) and _is_share(b)) or (a.kind == "percent") == (b.kind == "percent"):
            continue
        opened = (_OF_AGAIN if a.kind == "percent" else _SAID_AGAIN).fullmatch(between(passage, a, b))
        if not opened or _bare_comma(opened) or not _ends_share(passage, b, opened, a.measure.counted):
            continue
        first, second = _per_cent(a), _per_cent(b)
        if first is None or second is None or first.overlaps(second):
            continue
        words_, cent = (b, a) if a.kind == "percent" else (a, b)
        worth = _worth(words_)
        if worth is not None:
            yield Mismatch((a, b), f"{_printed(words_)} is {_percentage(worth, cent)}, not {_printed(cent)}")


def _is_share(claim: Claim) -> bool:
    """Whether a claim says which share of something: a percentage, a fraction in words, one in five."""
    if claim.quantity is None or (claim.change is not None and (claim.whole is None or claim.change.to is not None)):
        return False
    if claim.kind == "percent":
        return claim.quantity.unit == "percent" and PER_CENT.search(claim.surface) is not None
    return is_fraction(claim) or is_round_share(claim)


def _ends_share(passage: Passage, claim: Claim, opened: re.Match[str], counted: str) -> bool:
    """Whether a percentage said again is of the same whole: nothing follows it, or "of the total", "of them"."""
    tail = behind(passage, claim)
    if ends(tail, opened) or ends(
        tail,
        opened,
        r" of (?:the |all |that |its |their )?(?:total|whole|them|those|these|all|overall total|lot|pot|sum"
        r"|amount|money)",
    ):
        return True
    head = counted.split()[-1] if counted else ""
    own = rf" of (?:the |all |all the |its |their )?(?:{LINK} ){{0,2}}{re.escape(head[: max(3, len(head) - 2)])}\w*"
    return bool(head) and not opened.groupdict().get("paren") and re.match(own, tail, re.IGNORECASE) is not None


def _per_cent(claim: Claim) -> Interval | None:
    """What per cent a share claim may stand for."""
    size = claim.quantity
    assert size is not None
    if claim.kind == "percent":
        return allowed(size)
    if is_fraction(claim):
        spread = allowed(size).scaled(Decimal(100))
        if size.value is not None and size.comparator in ("=", "~"):
            spread = spread.hull(Interval(100 * size.value - _SLACK, 100 * size.value + _SLACK))
        return spread
    whole = claim.whole.quantity if claim.whole is not None else None
    if whole is None or whole.value is None:
        return None
    half = Decimal("0.5")
    part = allowed(size)
    if whole.value == TEN:
        value = size.value or half
        return share(part.hull(Interval(value - half, value + half)), Interval.point(TEN))
    return share(part, Interval(whole.value - half, whole.value + half))


def _worth(claim: Claim) -> Decimal | None:
    """The per cent that a fraction in words is."""
    size = claim.quantity
    if size is None or size.value is None:
        return None
    if is_fraction(claim):
        return 100 * size.value
    whole = claim.whole.quantity if claim.whole is not None else None
    return None if whole is None or not whole.value else 100 * size.value / whole.value


def _percentage(worth: Decimal, claim: Claim) -> str:
    """A share worked out, to as many places as the claim prints, more where it would read the same."""
    size = claim.quantity
    step = printed_step(size) if size is not None and claim.kind == "percent" else Decimal(1)
    places = max(0, -int(step.normalize().adjusted())) if step and step < 1 else 0
    text = plain(worth, places)
    if size is not None and size.value is not None and text == plain(size.value, places):
        text = plain(worth, places + 1)
    return f"{text}%"


def figure(size: Quantity) -> str:
    """A quantity for a sum: a plain number as a number, one with a unit as printed."""
    return " ".join(size.surface.split()) if size.unit else plain(size.value or Decimal(0), 2)


def _printed(claim: Claim) -> str:
    """A share as printed, without what it is of."""
    text = re.split(r" of (?:the|its|their|those|these)\b", " ".join(claim.surface.split()))[0]
    return text[:1].lower() + text[1:]
