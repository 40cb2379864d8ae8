"""What a text announces by its number and then lists: "four goals:" and three items, "two reasons. First … Third …".

A list is counted only where it is plain what its items are: the items of one level under the line that announces them,
"First", "Second" and "Third" at the head of sentences, "1)" and "2)" within a paragraph, short words behind a colon.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from checker.arithmetic.passages import by_document
from checker.arithmetic.rolls import called, is_plain_lead
from checker.lexicon import table, words
from checker.model import Block, Claim, Document, Reconciliation
from checker.pattern import pattern

FEWEST: Final = 2
MOST: Final = 20
"""The smallest and the largest number that announces a list."""
FAR: Final = 300
"""Characters between a number and the list it announces."""
REACH: Final = 6000
"""Characters over which a list told in paragraphs is followed."""
APART: Final = 1500
"""Characters between two items beyond which one too many is of another list."""
BREAKS: Final = 40
"""Blocks over which a numbered list is followed."""
SURE: Final = 0.9
LIKELY: Final = 0.75

_MARK = pattern(r"(?P<blank>[ \t\u00a0]*)(?:>[ \t]?)*(?P<mark>\S{1,6})[ \t\u00a0]+(?:\[[ xX]\][ \t]+)?$")
_NUMBERED = pattern(r"[(\[]?(?P<number>[0-9]{1,2})(?P<style>[.)\]])")
_ORDINALS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth",
    "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
_ORDINAL = pattern(
    rf"(?:(?<=[.!?;:—–,]\s)|(?<=\n)|(?<=\band\s)|(?<=[.!?]\s[\"“]))(?P<the>[Tt]he\s)?(?P<word>{'|'.join(_ORDINALS)})(?P<ly>ly)?"
    r"(?P<behind>\s?[,:—–]|\sis\b|\swas\b|\sof\sall\b)",
    re.IGNORECASE,
)
_INLINE = pattern(r"(?:(?<=\s)|(?<=^)|(?<=[(\[]))(?P<open>\()?(?P<mark>[0-9]{1,2}|[a-h])\)(?=\s)")
_FIRST = pattern(r"\bfirst(?:ly)?\b|[(\s](?:1|a)\)", re.IGNORECASE)
_TIMES = pattern(r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|times?|decades?|seconds?|nights?|percent)\b")
_PLAIN = pattern(r"[^\W\d_][\w'’ -]{0,50}")
_DETERMINER = pattern(r"(?:an?|the|his|her|its|their|our|my)\s", re.IGNORECASE)
_APPOSED = pattern(
    r"(?:who|which|where|aged|both|all|of|in|at|from|with|then|now|not|but|never|even|perhaps|sometimes|namely|once)\s",
    re.IGNORECASE,
)


class Announced(NamedTuple):
    """A number that announces a list, how many it announces, how many items follow, and how sure that is."""

    claim: Claim
    number: int
    listed: int
    sure: float


def miscounted(data: Reconciliation) -> Iterator[Announced]:
    """The announced lists of the documents to judge that have more items or fewer; one finding a number."""
    for document, claims in by_document(data):
        numbers = [c for c in claims if _announces(c)]
        if not numbers:
            continue
        seen: set[str] = set()
        for found in (*_items(document, numbers), *_within(document, numbers)):
            if found.claim.id not in seen:
                seen.add(found.claim.id)
                yield found


def _announces(claim: Claim) -> bool:
    """Whether a claim is a small whole number of things, plainly given."""
    quantity = claim.quantity
    if (
        quantity is None
        or claim.kind not in ("count", "measure")
        or (claim.kind == "measure" and quantity.unit != "point")
    ):
        return False
    value = quantity.value
    if value is None or not FEWEST <= value <= MOST or value != int(value):
        return False
    return quantity.comparator == "=" and not quantity.approximate and claim.whole is None and claim.change is None


def _number(claim: Claim) -> int:
    assert claim.quantity is not None
    assert claim.quantity.value is not None
    return int(claim.quantity.value)


def _head(claim: Claim) -> str:
    """What is announced, in the singular: "goal"."""
    counted = claim.measure.counted.split()
    return counted[-1].lower() if counted else ""


def _is_enumerated(claim: Claim) -> bool:
    return _head(claim) in words("announced", "sums")


@cache
def _open() -> re.Pattern[str]:
    listed = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in table("sums")["open_list"])
    return pattern(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


# --- items -------------------------------------------------------------------------------------------------------


class Item(NamedTuple):
    """An item's block, how far it is indented, its mark without the number, and its number (0 for bullets)."""

    block: Block
    indent: int
    style: str
    number: int


def _items(document: Document, numbers: Sequence[Claim]) -> Iterator[Announced]:
    """Lists of item blocks right under the block that announces them."""
    starts = [c.start for c in numbers]
    blocks = document.blocks
    for place, (above, below) in enumerate(pairwise(blocks)):
        if below.kind != "item" or above.kind not in ("prose", "heading"):
            continue
        low, high = bisect_left(starts, max(above.start, above.end - FAR)), bisect_left(starts, above.end)
        announcing = [c for c in numbers[low:high] if _leads(document, above, c)]
        if not announcing:
            continue
        listed = _counted(document, place + 1)
        if listed is None or listed < FEWEST:
            continue
        told = {_number(c) for c in numbers[low:high]}
        if listed in told or listed == sum(map(_number, announcing)):
            continue
        yield Announced(announcing[-1], _number(announcing[-1]), listed, SURE)


def _leads(document: Document, above: Block, claim: Claim) -> bool:
    """Whether a number announces what stands below its block: "four goals:", or a heading "Four goals"."""
    text = document.text
    behind = text[claim.end : above.end].rstrip(" *_")
    before = text[max(above.start, claim.start - 40) : claim.start]
    if (
        _open().search(before + " " + behind)
        or re.search(r"[.!?]\s", behind)
        or _head(claim) in words("many_each", "sums")
    ):
        return False
    if _TIMES.match(behind.strip()):
        return False
    if not behind.endswith(":"):
        return above.kind == "heading" and _is_enumerated(claim)
    if _is_enumerated(claim):
        return True
    near = behind[:-1].split()
    return len(near) <= 4 and not re.search(r"[,;()]|\b(?:ago|old|later|after|before|in|for|of|per)\b", behind)


def _counted(document: Document, first: int) -> int | None:
    """How many items the list has whose first block is ``first``; ``None`` where that is not plain."""
    lead = _item(document, document.blocks[first])
    if lead is None or lead.number > 1:
        return None
    count, broken = 1, False
    for block in document.blocks[first + 1 : first + BREAKS * 4]:
        item = _item(document, block) if block.kind == "item" else None
        if block.kind == "item" and item is None:
            return None
        if item is None:
            if block.kind == "heading" or (block.kind == "skipped" and block.reason not in ("markup", "link")):
                break
            broken = broken or _indent(document, block) <= lead.indent
            continue
        if item.indent > lead.indent:
            continue
        if item.indent < lead.indent or item.style != lead.style:
            return None if not broken else count
        if lead.number:
            if item.number == 1 and broken:
                break
            if item.number != count + 1 and not (item.number == 1 and not broken):
                return None
        elif broken:
            return None  # more bullets behind a break may go on with it
        count += 1
    last = document.blocks[first]
    return None if _open().search(document.text[last.start : last.end][:12]) else count


def _item(document: Document, block: Block) -> Item | None:
    line = document.text.rfind("\n", 0, block.start) + 1
    if block.start - line > 40:
        return None
    found = _MARK.match(document.text, line, block.start)
    if found is None:
        return None
    numbered = _NUMBERED.fullmatch(found["mark"])
    style = numbered["style"] if numbered else found["mark"] if not found["mark"][0].isalnum() else found["mark"][-1]
    return Item(block, len(found["blank"].expandtabs(4)), style, int(numbered["number"]) if numbered else 0)


def _indent(document: Document, block: Block) -> int:
    line = document.text.rfind("\n", 0, block.start) + 1
    between = document.text[line : block.start]
    return len(between.expandtabs(4)) if between.isspace() else 0


# --- within paragraphs --------------------------------------------------------------------------------------------


def _within(document: Document, numbers: Sequence[Claim]) -> Iterator[Announced]:
    """Lists told in sentences: by ordinals, by marks, or as words behind a colon."""
    blocks = [b for b in document.blocks if b.kind != "skipped"]
    starts = [b.start for b in blocks]
    stretches = _stretches(blocks)
    enumerated = [c for c in numbers if _is_enumerated(c)]
    places = [c.start for c in enumerated]
    for claim in numbers:
        if claim.zone == "table":
            continue
        index = bisect_left(starts, claim.start + 1) - 1
        if index < 0 or claim.start >= blocks[index].end:
            continue
        block = blocks[index]
        listed = _behind_colon(document, block, claim)
        if listed is None and not _is_doubtful(document, block, claim):
            listed = called(document, block, claim, _number(claim))
        if listed is not None:
            if listed != _number(claim):
                yield Announced(claim, _number(claim), listed, LIKELY)
            continue
        if not _is_enumerated(claim):
            continue
        end = min(stretches[index], claim.end + REACH)
        text = document.text[claim.end : end]
        sentence = document.text[max(block.start, claim.start - 60) : claim.end] + text[: min(len(claim.sentence), FAR)]
        if _open().search(sentence.split(":")[0]):
            continue
        low, high = bisect_left(places, claim.start - FAR), bisect_left(places, claim.start + 2 * FAR)
        rivals = {_number(c) for c in enumerated[low:high] if c.id != claim.id}
        following = bisect_left(places, claim.start + 1)
        if following < len(places) and _FIRST.search(text, places[following] - claim.end, FAR):
            text = text[: places[following] - claim.end]  # the list is nearer to another number
        for count in (_marked(text), _ordered(text, _number(claim))):
            if count is not None and count != _number(claim) and count not in rivals:
                yield Announced(claim, _number(claim), count, LIKELY)
                break


def _stretches(blocks: Sequence[Block]) -> list[int]:
    """For each block, where the last block ends before the next heading."""
    ends: list[int] = []
    end = 0
    for is_heading, group in groupby(reversed(blocks), key=lambda b: b.kind == "heading"):
        run = list(group)
        if is_heading:
            ends.extend(max(end, block.end) for block in run)
        else:
            end = run[0].end
            ends.extend(end for _ in run)
    return ends[::-1]


def _marked(text: str) -> int | None:
    """How many marks "1) … 2) …" follow one another right behind; ``None`` for fewer than two."""
    first = _INLINE.search(text, 0, FAR)
    if first is None or first["mark"] not in ("1", "a"):
        return None
    letters = first["mark"] == "a"
    count = 0
    for mark in _INLINE.finditer(text, first.start()):
        if mark["mark"].isdigit() == letters:
            continue
        number = ord(mark["mark"]) - 96 if letters else int(mark["mark"])
        if number == 1 and count:
            break
        if number != count + 1:
            return None
        count += 1
    return count if count >= FEWEST else None


def _ordered(text: str, number: int) -> int | None:
    """How many ordinals head what follows: First, … Second, … Third, …; ``None`` where that is not plain."""
    first = _ORDINAL.search(text, 0, FAR)
    if first is None or first["word"].lower() != "first":
        return None
    style = bool(first["the"]), bool(first["ly"])
    count, last = 1, first
    for mark in _ORDINAL.finditer(text, first.end()):
        order = _ORDINALS.index(mark["word"].lower()) + 1
        if order == 1:
            return None if count < FEWEST else count if count > number else None
        if order != count + 1 or ((bool(mark["the"]), bool(mark["ly"])) != style and count >= number):
            if order <= count:
                continue
            return None
        if order > number and mark.start() - last.end() > APART:
            break
        count, last = order, mark
    if count >= number:
        return count
    rest = text[last.end() :].lower()
    missing = _ORDINALS[count] if count < len(_ORDINALS) else "last"
    said = set(re.findall(r"[^\W\d_]+", rest))
    if count < FEWEST or missing in said or said & words("closers", "sums") or f"{missing}ly" in said:
        return None
    return count


def _behind_colon(document: Document, block: Block, claim: Claim) -> int | None:
    """How many short items stand behind "two reasons:" in its sentence; ``None`` where that is not plain."""
    behind = document.text[claim.end : min(block.end, claim.end + FAR)]
    lead, colon, listed = behind.partition(":")
    if not colon:
        return None
    opens = claim.sentence[:1].isupper() and claim.sentence.startswith(claim.surface[:1]) and is_plain_lead(lead)
    if not opens and (len(lead.split()) > 4 or re.search(r"[.,;!?()]|\b(?:in|for|of|per|ago|old)\b", lead)):
        return None
    before = document.text[max(block.start, claim.start - 60) : claim.start]
    if (
        _open().search(before)
        or _open().search(lead)
        or _TIMES.search(lead)
        or _head(claim) in words("many_each", "sums")
    ):
        return None
    sentence = re.match(r"\s([^.!?:\n]{3,200})[.!?]?(?=\s|$)", listed)
    if sentence is None or _open().search(sentence[1]) or re.search(r"[\d()“”\"—]|\s[-–]\s|\bor\b", sentence[1]):
        return None
    return _short_items(sentence[1])


def _is_doubtful(document: Document, block: Block, claim: Claim) -> bool:
    """Whether a number does not plainly announce names: the list is open, it is of times, or of groups."""
    before = document.text[max(block.start, claim.start - 60) : claim.start]
    behind = document.text[claim.end : min(block.end, claim.end + FAR)]
    return (
        _open().search(before) is not None
        or _open().search(re.split(r"[.!?]\s", behind)[0]) is not None
        or _TIMES.match(behind.strip()) is not None
        or _head(claim) in words("many_each", "sums")
        or claim.modality == "negated"
    )


def _short_items(listed: str) -> int | None:
    """The number of items of a list of a few words each, the last joined by "and"."""
    semicolons = ";" in listed
    pieces = [p.strip() for p in listed.split(";" if semicolons else ",")]
    joined = pattern(r"\band\b|&|\bas well as\b|\bplus\b")
    if semicolons:
        if not joined.match(pieces[-1]):
            return None
        return len(pieces) if len(pieces) > FEWEST and all(pieces) else None
    if any(joined.search(p) for p in pieces[:-1]):
        return None
    last = [p.strip() for p in joined.split(pieces[-1])]
    if len(last) != 2:
        return None
    items = [*pieces[:-1], *((last[1],) if not last[0] else last)]
    if any(not i or len(i.split()) > 4 or _APPOSED.match(i) or not _PLAIN.fullmatch(i) for i in items):
        return None
    if any(i[0].isupper() and i.split()[0].lower() in words("titles", "roles") for i in items[1:]):
        return None  # "Ada Lind, Mayor of Arden"
    led = [_DETERMINER.match(i) is not None for i in items]
    if any(led) and (not all(led) or len({_is_definite(i) for i in items}) > 1):
        return None  # the mayor, his wife; a guard, the father of two: one of two is said again
    capitals = [i[0].isupper() for i in items]
    return len(items) if all(capitals) or not any(capitals) else None


def _is_definite(item: str) -> bool:
    return not item.lower().startswith(("a ", "an "))
