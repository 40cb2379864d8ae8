"""Changes told as a comparison: "420, a fifth more than the 350 of 2019", "420 from a planned 350, an overrun of 20%",
"900 in 2019 and 540 in 2023, 40 percent fewer".

Three figures stand side by side, two of one unit and the step between them; which is which is told by the words between
them, a bracket with the same in another unit left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from checker.arithmetic.beside import LINK, before, behind, between, figures
from checker.arithmetic.moves import EARLIER, STEP, Move, Way, nth, ways
from checker.arithmetic.parts import PER_CENT, is_fraction
from checker.arithmetic.passages import Passage
from checker.arithmetic.seams import SEAM
from checker.model import Claim, Quantity
from checker.pattern import pattern
from checker.tokens import tokenize
from checker.wordclass import singular, tag

_THE: Final = r"(?:the|its|their|his|her|our|those|these|an?|[\w]+[’']s?)"
_HEDGED: Final = (
    r"(?:(?:or|that is|which is|which was|which makes it|about|some|around|roughly|nearly|almost|just|only"
    r"|fully|well|an?|the|still|thus|even"
    r"|as much as|no less than|good|by)\s)*"
)
_STEP_OF: Final = rf"(?:(?:an?|the) (?:{LINK} )?{STEP} of )?"
_LED: Final = pattern(
    rf"(?:,? (?:{LINK}|\d{{4}})){{0,9}}"
    rf"(?:(?:,|–|—|--| \(| [–—-]{{1,2}}) ?{_HEDGED}{_STEP_OF}{_HEDGED}(?:up |down )?(?:by )?{_HEDGED}"
    rf"|(?: (?:is|was|are|were|stood|came in|ran|lay|will be|would be|has been))? (?:up |down )?{_HEDGED}"
    rf"|{SEAM}{_HEDGED}{_STEP_OF}{_HEDGED})$",
    re.IGNORECASE,
)
"""From the new figure to the step: "420 last year, or"; "420 boats were"; "420. That is"."""
_UP: Final = r"more|higher|greater|larger|bigger|longer|better|heavier|taller|faster|above|over|beyond|up|ahead"
_DOWN: Final = r"less|fewer|lower|smaller|shorter|worse|lighter|slower|below|under|beneath|down|short|shy"
_THAN: Final = pattern(
    rf" (?:{LINK} )?(?P<way>{_UP}|{_DOWN})(?:(?: (?!of\b){LINK}){{0,3}} (?:than|on|from|of))?"
    rf"(?P<the> {_THE}(?: {LINK}){{0,3}})? $",
    re.IGNORECASE,
)
"""From the step to the old figure: "more than the", "up on last year's", "below the planned"."""
_ON: Final = pattern(
    rf"(?: (?:{LINK} )?(?P<noun>{STEP}))?(?: in (?:{LINK} ?){{1,3}})? (?:from|on|over|against|compared (?:with"
    rf"|to)|relative to|versus)"
    rf" {_THE}(?: {LINK}){{0,3}} $",
    re.IGNORECASE,
)
"""The same where the step has its noun or "up" before it: "a drop of 40 per cent on the"."""
_STEP_BEFORE: Final = pattern(rf"(?:\b(?P<noun>{STEP}) of|\b(?P<way>up|down)(?: by)?)(?: {LINK}){{0,2}} $", re.I)
_OLD: Final = pattern(
    rf"(?: (?:{LINK}|\d{{4}})){{0,8}},? (?:up from|down from|from|against|compared (?:with|to)|versus"
    rf"|instead of|rather than|after|having been)"
    rf"(?P<the> {_THE}(?: {LINK}){{0,2}})? $",
    re.IGNORECASE,
)
"""From the new figure to the old: "from a planned"."""
_PLANNED: Final = pattern(
    r"\b(?:budgeted|planned|estimated|forecast|projected|priced|costed|put|valued|expected|quoted|insured)"
    rf"(?: to cost)? (?:at|for)(?: {LINK}){{0,2}} $|^(?:From|After|Compared (?:with|to)|Against)(?: {LINK}){{0,3}} $",
    re.IGNORECASE,
)
"""Before a figure that another has taken the place of."""
_SAID: Final = pattern(
    rf"(?: (?:{LINK}|\d{{4}})){{0,6}}(?:(?:,|–|—|--| \()\s?|{SEAM}| (?:means?|meant|represents?|represented"
    rf"|marks?|marked|is|was|are|were) ){_HEDGED}"
    rf"(?:(?:(?:{LINK} )?(?P<noun>{STEP}) of|(?P<way>up|down)(?: by)?) )?(?:by )?{_HEDGED}$",
    re.IGNORECASE,
)
"""From the last of both figures to the step: ", an overrun of"."""
_WAY_BEHIND: Final = pattern(
    rf" (?:{LINK} )?(?:(?P<noun>{STEP})|(?P<way>{_UP}|{_DOWN}))(?: {LINK}){{0,1}}(?:[.,;:)]|$| than (?:before"
    rf"|then)\b)",
    re.I,
)
_DATED: Final = pattern(
    r"\b(?:1[89]|20)\d\d\b|\b(?:now|today|ago|earlier|before|last|this|previous|year|month|season|then|later"
    r"|present|current(?:ly)?)\b"
)
_PARTED: Final = pattern(r":|\b(?:while|whereas|but|although|though|because|if|than|out of|not)\b")
_BRACKET: Final = pattern(r" ?\([^()]{1,80}\)")
_WIDE: Final = 80
"""Characters of a bracket, at most."""
_SHORTEST: Final = 3
"""Figures that a comparison has."""


def unbracketed(text: str) -> str:
    """Words without what is in brackets among them."""
    return _BRACKET.sub("", text)


def outside(passage: Passage, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that do not stand in brackets."""
    return [c for c in claims if not _in_brackets(passage, c)]


def _in_brackets(passage: Passage, claim: Claim) -> bool:
    text = passage.document.text
    ahead = text[max(passage.start, claim.start - _WIDE) : claim.start]
    tail = text[claim.end : min(passage.end, claim.end + _WIDE)]
    return ahead.rfind("(") > ahead.rfind(")") and tail.find(")") >= 0 and not 0 <= tail.find("(") < tail.find(")")


def comparisons(passage: Passage) -> Iterator[Move]:
    """The comparisons of a sentence of which all three figures are told."""
    every = [c for c in figures(passage) if c.quantity is not None and c.quantity.value is not None]
    bare: list[Claim] = []
    within: list[Claim] = []
    for claim in every:
        (within if _in_brackets(passage, claim) else bare).append(claim)
    starts = [c.start for c in bare]
    for index, claim in enumerate(bare):
        yield from _more_than(passage, bare[index : index + 3])
        yield from _told_behind(passage, bare[index : index + 3])
        if index + 1 < len(bare):
            yield from _nth_more(passage, claim, bare[index + 1])
            step = nth(passage, bare[index + 1], _SAID)
            if step is not None:
                yield from _between_both(
                    passage, claim, bare[index + 1], step, (), _way_of_nth(passage, bare[index + 1])
                )
    for index, claim in enumerate(within):
        place = bisect_left(starts, claim.start)
        ahead = bare[max(0, place - 1) : place]
        yield from _more_than(passage, [*ahead, *within[index : index + 2]])


def _is_step(claim: Claim, end: Quantity) -> bool:
    """Whether a figure can be the step to an end: per cent, a fraction, points between rates, an amount of its unit."""
    size = claim.quantity
    assert size is not None
    if size.unit == "percent":
        return PER_CENT.search(claim.surface) is not None
    if size.unit in ("percentage point", "point"):
        return end.unit == "percent" or end.unit == size.unit
    return is_fraction(claim) or size.unit == end.unit


def _alike(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and a.comparator in ("=", "~") and b.comparator in ("=", "~")


def _more_than(passage: Passage, three: Sequence[Claim]) -> Iterator[Move]:
    """420, a fifth more than the 350 of 2019; 540, a drop of 40 per cent on the 900 of a year before"""
    if len(three) < _SHORTEST:
        return
    end, step, start = three
    assert end.quantity is not None
    assert step.quantity is not None
    assert start.quantity is not None
    if not _alike(end.quantity, start.quantity) or not _is_step(step, end.quantity) or end.kind == "duration":
        return
    if not _LED.fullmatch(unbracketed(between(passage, end, step))) or _of_other(passage, end, start):
        return
    gap = between(passage, step, start)
    than = _THAN.fullmatch(gap)
    way: Way | None
    if than is not None:
        if not than["the"] and not EARLIER.match(behind(passage, start)):
            return
        if than["way"] in ("over", "under", "above", "below", "beyond", "beneath") and not than["the"]:
            return
        way = ways()[than["way"].lower()]
    else:
        on = _ON.fullmatch(gap)
        told = _STEP_BEFORE.search(before(passage, step))
        if on is None or (on["noun"] is None) == (told is None):
            return
        assert told is not None or on is not None
        word = on["noun"] or (told["noun"] or told["way"] if told is not None else "")
        way = ways().get(word.lower())
    yield Move((end, step, start), "", None, start.quantity, end.quantity, step.quantity, way)


def _of_other(passage: Passage, end: Claim, start: Claim) -> bool:
    """Whether two figures count things of two names, or the first is only what others are of."""
    if re.search(r"(?:^|[,;(] )[Oo]f (?:the )?$", before(passage, end)):
        return True
    nouns = [_noun(passage, c) for c in (end, start)]
    return all(nouns) and nouns[0] != nouns[1]


def _noun(passage: Passage, claim: Claim) -> str:
    """The noun right behind a plain number, in the singular."""
    if claim.quantity is None or claim.quantity.unit:
        return ""
    tags = tag(tokenize(behind(passage, claim)))[:1]
    return singular(tags[0].lower) if tags and tags[0].tag in ("NOUN", "PLURAL") else ""


def _nth_more(passage: Passage, end: Claim, start: Claim) -> Iterator[Move]:
    """420, a fifth more than the 350 of 2019"""
    assert end.quantity is not None
    assert start.quantity is not None
    size = nth(passage, end, _LED)
    if size is None or not _alike(end.quantity, start.quantity):
        return
    gap = between(passage, end, start)
    than = _THAN.fullmatch(gap[gap.find(size.surface) + len(size.surface) :])
    if than is not None and than["the"]:
        yield Move((end, start), "", None, start.quantity, end.quantity, size, ways()[than["way"].lower()])


def _told_behind(passage: Passage, three: Sequence[Claim]) -> Iterator[Move]:
    """420 from a planned 350, an overrun of 20%; 900 in 2019 and 540 in 2023, 40 percent fewer"""
    if len(three) < _SHORTEST:
        return
    first, last, step = three
    assert last.quantity is not None
    assert step.quantity is not None
    if not _is_step(step, last.quantity):
        return
    opened = _SAID.fullmatch(unbracketed(between(passage, last, step)))
    if opened is None:
        return
    word = opened["noun"] or opened["way"]
    if word is None:
        tail = _WAY_BEHIND.match(behind(passage, step))
        if tail is None:
            return
        word = tail["noun"] or tail["way"]
    elif not re.match(
        r"(?:\s*[.,;:)–—]|$| (?:(?:in|over|within) (?:[\w-]+ )?(?:years?|months?|weeks?|days?|decades?"
        r"|quarters?)|on the year|year on year)\b)",
        behind(passage, step),
    ):
        return
    yield from _between_both(passage, first, last, step.quantity, (step,), ways().get(word.lower()))


def _way_of_nth(passage: Passage, last: Claim) -> Way | None:
    told = re.match(rf"[^.;]*?\b(?P<word>{STEP}|up|down)\b", behind(passage, last), re.IGNORECASE)
    return ways().get(told["word"].lower()) if told is not None else None


def _between_both(
    passage: Passage, first: Claim, last: Claim, size: Quantity, steps: tuple[Claim, ...], way: Way | None
) -> Iterator[Move]:
    """The change between two figures of which the words say that the one has taken the place of the other."""
    one, other = first.quantity, last.quantity
    assert one is not None
    assert other is not None
    if not _alike(one, other) or size.unit == "time" or way is None or not one.value or not other.value:
        return
    gap, tail = unbracketed(between(passage, first, last)), behind(passage, last)
    claims = (first, last, *steps)
    old = _OLD.fullmatch(gap)
    if old is not None:
        if old["the"] or EARLIER.match(tail):
            yield Move(claims, "", None, other, one, size, way)
        return
    if _PARTED.search(gap):
        return
    if _PLANNED.search(before(passage, first)):
        yield Move(claims, "", None, one, other, size, way)
        return
    heads = {c.measure.counted.split()[-1].lower() for c in (first, last) if c.measure.counted}
    left, right = (*re.split(r"[,;]|\band\b", gap, maxsplit=1), "")[:2]
    dated = _DATED.search(before(passage, first) + left) and _DATED.search(right + re.split(r"[,;(]", tail)[0])
    if dated and len(heads) <= 1 and (other.value > one.value) == (way == "up"):
        yield Move(claims, "", None, one, other, size, way)
