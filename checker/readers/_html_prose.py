"""Which blocks of a page are its text: by what they stand in, how much of the page that is, and what is all links.

Each sign can be wrong alone: a class "sidebar" may be on the whole page, a header may hold the title. So what holds
most of the words, or the title, is never beside the matter. Only where a page marks no story of its own, a library's
judgement is asked too; it has one vote and no say over the text.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from checker.readers._html_page import Beside, Block, Holder, Page
from checker.readers._paragraphs import ends_in_stop

KEY: Final = 48
"""Letters and digits by which a block is known again in another's reading of the page."""
_MOST_OF = 0.5
_STORY = 0.6
_ALL_COMMENTS = 0.95
_LINKED = 0.85
_FEW_WORDS = 12


def key(text: str) -> str:
    """What a line is known by, whatever its blanks and marks."""
    return "".join(c for c in text[: 4 * KEY].casefold() if c.isalnum())[:KEY]


def judge_blocks(page: Page, voted: Collection[str] | None = None) -> None:
    """Gives each block that is beside the matter its reason; ``voted`` are the keys of lines that another holds for
    text, None where it was not asked.
    """
    blocks = [block for block in page.blocks if block.kind != "skipped"]
    total = sum(_words(block) for block in blocks)
    commented = sum(b.words for b in _besides(blocks) if b.reason == "comment")
    for block in blocks:
        block.reason = _reason(block, total, min(commented, total))
    _judge_links(blocks)
    left = [block for block in blocks if not block.reason]
    story = _story(left)
    if story is not None:
        _outside(left, story)
    elif voted is not None:
        _vote(blocks, voted)


def in_doubt(page: Page) -> bool:
    """Whether a page leaves open what its text is: it marks no story, and something on it is left out."""
    blocks = [block for block in page.blocks if block.kind != "skipped"]
    return _story([b for b in blocks if not b.reason]) is None and any(b.reason for b in blocks)


def _words(block: Block) -> int:
    return block.words.text.count(" ") + 1


def _besides(blocks: list[Block]) -> list[Beside]:
    """What is beside the matter, each once, without what stands in another of them."""
    return list({id(b.beside[0]): b.beside[0] for b in blocks if b.beside}.values())


def _reason(block: Block, total: int, commented: int) -> str:
    return next((b.reason for b in block.beside if not _is_matter(b, block, total, commented)), "")


def _is_matter(beside: Beside, block: Block, total: int, commented: int) -> bool:
    """Whether what looks as if beside the matter holds it."""
    if beside.reason == "comment":
        return beside.words > _ALL_COMMENTS * total
    if beside.reason == "menu":
        return not beside.closed and beside.words >= _MOST_OF * total
    if beside.headed or beside.words >= _MOST_OF * max(1, total - commented):
        return True
    if beside.name in ("header", "aside"):
        return bool(block.holders) and block.linked < _LINKED * len(block.words.text)
    return False


def _judge_links(blocks: list[Block]) -> None:
    """What is nothing but links leads elsewhere; the title may lead to itself."""
    titles = sum(block.level == 1 and not block.reason for block in blocks)
    for block in blocks:
        linked = block.linked >= _LINKED * len(block.words.text)
        if linked and not block.reason and block.grid is None and (block.level != 1 or titles > 1):
            block.reason = "link"


def _story(left: list[Block]) -> Holder | None:
    """The element that holds the story, None where none holds most of the words."""
    holders = list({id(h): h for block in left for h in block.holders}.values())
    counts = {id(holder): 0 for holder in holders}
    for block in left:
        for holder in block.holders:
            counts[id(holder)] += _words(block)
    words = sum(map(_words, left))
    best: Holder | None = None
    for name in ("main", "article"):
        known = [holder for holder in holders if holder.name == name]
        largest = max(known, key=lambda holder: counts[id(holder)], default=None)
        if largest is not None and counts[id(largest)] >= _STORY * words:
            best, words = largest, counts[id(largest)]
    return best


def _outside(left: list[Block], story: Holder) -> None:
    """What stands outside the story is none of it, but for the title above it with what is between the two."""
    first = next(i for i, block in enumerate(left) if story in block.holders)
    titled = next((i for i, block in enumerate(left[:first]) if block.level == 1), first)
    headed = any(block.level == 1 and story in block.holders for block in left)
    for index, block in enumerate(left):
        between = titled <= index < first and not headed
        if story not in block.holders and not between:
            block.reason = "furniture"


def _vote(blocks: list[Block], voted: Collection[str]) -> None:
    """A vote brings back sentences that a name alone left out, and leaves out scraps above and below all text."""
    known = [key(block.words.text) in voted for block in blocks]
    held = [index for index, is_known in enumerate(known) if is_known]
    for index, block in enumerate(blocks):
        told = _words(block) > _FEW_WORDS and ends_in_stop(block.words.text)
        if block.grid is not None or block.kind in ("heading", "caption"):
            continue
        if known[index]:
            if told and block.reason in ("furniture", "aside"):
                block.reason = ""
        elif held and not held[0] < index < held[-1] and not block.reason and not told:
            block.reason = "furniture"
