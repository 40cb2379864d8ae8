"""The marks of a page → its blocks: paragraphs, items, headings, cells, in order, each with what it stands in.

No tree is built. A stack of open elements is kept as a browser keeps it: which end what others begin is implied, and
an end that belongs to nothing is passed over. Each step costs a bounded look down the stack, so that no nesting makes
a page slow or deep.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from checker.limits import LIMITS, Limits
from checker.model import BlockKind
from checker.readers._html_elements import (
    ENDS_PARAGRAPH,
    HEADINGS,
    VOID,
    beside,
    hides,
    is_caption,
    stands_apart,
)
from checker.readers._html_marks import Mark, character, marks, references
from checker.readers._limits import hold
from checker.readers._mapped import Mapped, Pieces, letters
from checker.readers._raised import raised

BREAK: Final = "\ufdd0"
"""Stands where a line is broken; text holds none of its own (it is no character, says Unicode)."""
HERE: Final = "\ufdd1"
"""Stands where a comment speaks to claimcheck."""
_FAR = 256
"""How far down the stack is looked for what an end ends."""
_MOST_BESIDE = 8
_BLANKS = re.compile(rf"[ \t\n\r\f{BREAK}]{{2,}}|[\t\n\r\f{BREAK}]")
_LINES = re.compile(rf"\r\n?|\n|{BREAK}")
_STAND_IN = re.compile("[\x00\x1c-\x1f\ufdd0\ufdd1]")
_FRACTION = re.compile(r"(?:&frasl;|&#8260;|&#x2044;|[⁄/])\s{0,3}<sub", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*(?:[\d*†‡§a-z]{1,3}|\[[^\]]{1,40}\])\s*")
_DIGITS = re.compile(r"\s*[0-9]{1,4}\s*")
_BEFORE = 12
_SPAN = re.compile(r"[0-9]{1,3}")
_MOST_SPAN = 100


@dataclass(eq=False, slots=True)
class Beside:
    """An element that may be beside the matter; ``closed`` says that it has an end."""

    reason: str
    name: str
    closed: bool = False
    words: int = 0
    headed: bool = False


@dataclass(eq=False, slots=True)
class Holder:
    """An element that may hold the story of a page: main, article."""

    name: str
    words: int = 0


@dataclass(eq=False, slots=True)
class Grid:
    """A table as it is met: its cells so far, and whether it holds another."""

    rows: list[list[Cell]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)
    in_head: bool = False
    nested: bool = False


@dataclass(eq=False, slots=True)
class Cell:
    """A cell: its blocks, and whether it is a heading's."""

    blocks: list[Block] = field(default_factory=list)
    heading: bool = False


@dataclass(eq=False, slots=True)
class Block:
    """A paragraph of the page: its words with their places, its nature and what it stands in."""

    words: Mapped
    kind: BlockKind
    level: int
    linked: int
    beside: tuple[Beside, ...]
    holders: tuple[Holder, ...]
    grid: Grid | None
    start: int
    end: int
    literal: bool = False
    reason: str = ""


@dataclass(eq=False, slots=True)
class _Open:
    name: str
    apart: bool
    kind: BlockKind | None
    level: int
    beside: tuple[Beside, ...]
    holders: tuple[Holder, ...]
    grid: Grid | None
    cell: Cell | None
    own: Beside | None
    mute: bool
    literal: bool
    link: str | None
    scope: Counter[str]


@dataclass(eq=False, slots=True)
class Page:
    """What a page holds: its blocks, and what it says of itself."""

    blocks: list[Block] = field(default_factory=list)
    title: Mapped | None = None
    named: list[tuple[str, str, str]] = field(default_factory=list)
    """Attributes of ``meta``, ``link``, ``time`` and the like: what, which, value."""
    data: list[str] = field(default_factory=list)
    """Scripts of linked data (JSON-LD)."""
    language: str = ""


def page_of(text: str, spoken: Collection[int] = (), limits: Limits = LIMITS) -> Page:
    """The page of an HTML text; ``spoken`` are the places of comments that speak to claimcheck, if comments they are.
    Raises Unreadable where the page is beyond bounds.
    """
    reader = _Reader(text, spoken, limits)
    for mark in marks(text):
        reader.take(mark)
    return reader.done()


class _Reader:
    """Takes the marks of a page in their order."""

    def __init__(self, text: str, spoken: Collection[int], limits: Limits) -> None:
        self._text = text
        self._spoken = spoken
        self._limits = limits
        self._waiting: list[Mark] = []
        self.page = Page()
        self._stack: list[_Open] = [
            _Open("", True, "prose", 0, (), (), None, None, None, False, False, None, Counter())
        ]
        self._pieces = Pieces()
        self._began = -1
        self._linked = 0
        self._tail = ""
        self._raised: list[tuple[str, int, int]] | None = None
        self._raised_mapped: list[Mapped] = []
        self._raised_by = ""
        self._raised_link = False
        self._taken = 0
        self._cells = 0
        self._script = ""

    # --- marks

    def take(self, mark: Mark) -> None:
        """Add what a mark brings."""
        match mark.kind:
            case "text":
                self._words(mark.start, mark.end)
            case "start":
                self._start(mark)
            case "end":
                self._end(mark.name, mark)
            case "comment":
                if mark.start in self._spoken:
                    self._speak(mark)
            case "raw":
                self._raw(mark)

    def done(self) -> Page:
        """The page, at the end of the text."""
        self._flush()
        self._lay_down()
        return self.page

    def _speak(self, mark: Mark) -> None:
        """A comment to claimcheck: it stands in its paragraph, or between two."""
        if self._began >= 0 and self._raised is None:
            self._pieces.put(HERE, mark.start, mark.end)
        elif self._stack[-1].grid is not None or self._raised is not None:
            self._waiting.append(mark)
        else:
            self._waiting.append(mark)
            self._lay_down()

    def _lay_down(self) -> None:
        for mark in self._waiting:
            pieces = Pieces()
            pieces.put(HERE, mark.start, mark.end)
            block = Block(pieces.done(), "skipped", 0, 0, (), (), None, mark.start, mark.end, reason="directive")
            self.page.blocks.append(block)
        self._waiting = []

    def _raw(self, mark: Mark) -> None:
        if mark.name == "title" and self.page.title is None and "svg" not in self._stack[-1].scope:
            pieces = Pieces()
            self._put_text(pieces, mark.start, min(mark.end, mark.start + 2_000))
            self.page.title = folded(pieces.done())
        elif mark.name == "script" and self._script == "application/ld+json":
            self.page.data.append(self._text[mark.start : mark.end])
        elif mark.name == "plaintext":
            self._put_text(self._pieces, mark.start, mark.end)
            self._began = mark.start
            self._flush(literal=True)

    # --- words

    def _words(self, start: int, end: int) -> None:
        top = self._stack[-1]
        if top.mute:
            return
        self._taken += end - start
        hold(self._limits, "characters", self._taken)
        if self._raised is not None:
            pieces = Pieces()
            self._put_text(pieces, start, end)
            self._raised.append((pieces.done().text, start, end))
            self._raised_mapped.append(pieces.done())
            return
        if self._began < 0:
            if not self._text[start:end].strip():
                if self._pieces.length:
                    self._pieces.put(_clean(self._text[start:end]), start, end)
                return
            self._began = start
        for mark in self._waiting:
            self._pieces.put(HERE, mark.start, mark.end)
        self._waiting = []
        before = self._pieces.length
        self._put_text(self._pieces, start, end)
        self._tail = (self._tail + self._text[max(start, end - _BEFORE) : end])[-_BEFORE:]
        if top.link is not None:
            self._linked += self._pieces.length - before

    def _put_text(self, pieces: Pieces, start: int, end: int) -> None:
        text = self._text
        at = start
        if text.find("&", start, end) >= 0:
            for found in references(text, start, end):
                words = character(found)
                pieces.put(_clean(text[at : found.start()]), at, found.start())
                if words == found.group():
                    pieces.put(words, found.start(), found.end())
                else:
                    pieces.put(_clean(words), found.start(), found.end())
                at = found.end()
        pieces.put(_clean(text[at:end]), at, end)

    def _flush(self, *, literal: bool = False) -> None:
        """Ends the paragraph that is being read."""
        if self._raised is not None:
            self._end_raised(self._text_end())
        pieces, began, linked = self._pieces, self._began, self._linked
        self._pieces, self._began, self._linked, self._tail = Pieces(), -1, 0, ""
        if began < 0:
            return
        top = self._stack[-1]
        literal = literal or top.literal
        made = pieces.done()
        for words in _paragraphs(made) if literal else (folded(made),):
            if not words.text:
                continue
            low, high = words.span(0, len(words.text))
            count = words.text.count(" ") + 1
            for other in top.beside:
                other.words += count
                other.headed = other.headed or top.level == 1
            for holder in top.holders:
                holder.words += count
            kind: BlockKind = top.kind or "prose"
            block = Block(words, kind, top.level, linked, top.beside, top.holders, top.grid, low, high, literal)
            if top.grid is not None and top.cell is not None and kind != "caption":
                top.cell.blocks.append(block)
            else:
                block.grid = None
            self.page.blocks.append(block)

    def _text_end(self) -> int:
        return self._raised[-1][2] if self._raised else 0

    # --- starts

    def _start(self, mark: Mark) -> None:
        name, attributes = mark.name, mark.attributes
        if name == "script":
            self._script = attributes.get("type", "").split(";")[0].strip().lower()
        self._note(mark)
        if name in VOID:
            self._void(mark)
            return
        if name in ("script", "style", "title", "noscript", "iframe", "textarea", "xmp", "noembed", "noframes"):
            return
        if name in ("html", "head", "body"):
            self._flush()
            return
        self._close_implied(name)
        if name == "sup" and self._raised is None:
            link = self._stack[-1].link
            self._raised, self._raised_by, self._raised_link = [], name, link is not None and link[:1] == "#"
            return
        if name == "sup":
            self._raised_by = f"{self._raised_by.removesuffix(' sup')} sup"
        if name == "a" and attributes.get("href", "")[:1] == "#":
            if self._raised is None:
                self._raised, self._raised_by = [], name
            self._raised_link = True
        if name == "q":
            self._mark_quote("“", mark)
        self._push(mark)

    def _void(self, mark: Mark) -> None:
        if mark.name == "br":
            written = self._pieces.length and self._raised is None
            if written and self._broken_before(mark.start):
                self._flush()
            elif written:
                self._pieces.put(BREAK, mark.start, mark.end)
        elif mark.name in ("hr", "frame"):
            self._flush()

    def _broken_before(self, place: int) -> bool:
        """Whether nothing but blanks stands between this break and another."""
        before = self._text[max(0, place - 200) : place].rstrip()
        return before[-12:].lower().endswith(("<br>", "<br/>", "<br />", "</br>"))

    def _mark_quote(self, sign: str, mark: Mark) -> None:
        if self._raised is None:
            if self._began < 0:
                self._began = mark.start
            self._pieces.put(sign, mark.start, mark.end)

    def _push(self, mark: Mark) -> None:
        name, attributes, top = mark.name, mark.attributes, self._stack[-1]
        apart = stands_apart(name, attributes)
        if apart:
            self._flush()
        mute = top.mute or bool(hides(name, attributes))
        reason = beside(name, attributes) if apart or name == "a" else ""
        mute = mute or (reason == "link" and not apart)
        own = Beside(reason, name) if reason and apart else None
        hiders = top.beside if own is None else (*top.beside[: _MOST_BESIDE - 1], own)
        holders = top.holders
        if name in ("main", "article") or attributes.get("role", "").lower() == "main":
            holders = (*holders[: _MOST_BESIDE - 1], Holder("main" if name != "article" else name))
        grid, cell, scope = top.grid, top.cell, top.scope
        if name == "table":
            if grid is not None:
                grid.nested = True
            grid, cell, scope = Grid(), None, Counter()
        kind, level = self._kind(name, attributes, top)
        link = attributes.get("href", "") if name == "a" and "href" in attributes else top.link
        literal = top.literal or name == "pre"
        mute = mute or (name == "code" and top.name == "pre")
        opened = _Open(name, apart, kind, level, hiders, holders, grid, cell, own, mute, literal, link, scope)
        if grid is not None and name in ("tr", "td", "th", "thead"):
            self._into_grid(opened, attributes)
        scope[name] += 1
        self._stack.append(opened)

    def _kind(self, name: str, attributes: Mapping[str, str], top: _Open) -> tuple[BlockKind | None, int]:
        if name in HEADINGS:
            return "heading", int(name[1])
        if attributes.get("role") == "heading":
            return "heading", 2
        if is_caption(name, attributes):
            return "caption", 0
        if name == "blockquote":
            return "quote", 0
        if name in ("li", "dt", "dd") and top.kind != "quote":
            return "item", 0
        if name in ("td", "th", "table"):
            return "prose", 0
        return top.kind, top.level

    def _into_grid(self, opened: _Open, attributes: Mapping[str, str]) -> None:
        grid = opened.grid
        assert grid is not None
        if opened.name == "thead":
            grid.in_head = not grid.rows
            return
        if opened.name == "tr" or not grid.rows:
            grid.rows.append([])
            grid.heads.append(grid.in_head)
            self._cover(grid)
        if opened.name == "tr":
            return
        cell = Cell(heading=opened.name == "th")
        row = grid.rows[-1]
        wide, high = (_span(attributes.get(key, "")) for key in ("colspan", "rowspan"))
        column = len(row)
        row += [cell, *(Cell(heading=cell.heading) for _ in range(wide - 1))]
        if high > 1:
            for covered in range(column, column + wide):
                grid.covered[covered] = high - 1
        self._cover(grid)
        opened.cell = cell
        self._cells += wide
        hold(self._limits, "cells", self._cells)

    def _cover(self, grid: Grid) -> None:
        """Puts empty cells where those of the rows above reach down."""
        row = grid.rows[-1]
        while grid.covered.get(len(row), 0) > 0 and len(grid.rows) > 1:
            grid.covered[len(row)] -= 1
            row.append(Cell())
            self._cells += 1

    # --- ends

    def _close_implied(self, name: str) -> None:
        """Ends what an element that begins ends without saying so."""
        scope = self._stack[-1].scope
        if scope["svg"] and name in ENDS_PARAGRAPH and not scope["foreignobject"]:
            self._pop_to(("svg",))
        if name in ENDS_PARAGRAPH and scope["p"]:
            self._pop_to(("p",))
        if name == "li":
            self._pop_to(("li",), stops=("ul", "ol", "menu", "dir", "table"))
        elif name in ("dt", "dd"):
            self._pop_to(("dt", "dd"), stops=("dl", "table"))
        elif name in ("td", "th"):
            self._pop_to(("td", "th"), stops=("tr", "table"))
        elif name == "tr":
            self._pop_to(("tr",), stops=("table",))
        elif name in ("thead", "tbody", "tfoot"):
            self._pop_to(("thead", "tbody", "tfoot"), stops=("table",))
        elif name in HEADINGS and self._stack[-1].name in HEADINGS:
            self._pop()
        elif name in ("option", "optgroup"):
            self._pop_to(("option",), stops=("select", "datalist"))
        elif name == "a" and self._stack[-1].link is not None:
            self._pop_to(("a",), stops=("table", "td", "div"))

    def _end(self, name: str, mark: Mark) -> None:
        if name in ("br", "p") and (name == "br" or not self._stack[-1].scope["p"]):
            if name == "br":
                self._void(mark._replace(name="br"))
            else:
                self._flush()
            return
        if self._raised is not None and name == self._raised_by.removesuffix(" sup"):
            self._end_raised(mark.end)
            if name == "sup":
                return
        if name in ("body", "html", "head"):
            self._flush()
            return
        if name == "q":
            self._mark_quote("”", mark)
        self._pop_to((name,))

    def _pop_to(self, names: tuple[str, ...], stops: tuple[str, ...] = ()) -> None:
        """Ends the nearest of the elements with all that stands in it; none where there is none within reach."""
        top = self._stack[-1]
        if not any(top.scope[name] for name in names):
            return
        within = not stands_apart(names[0], {})
        for index in range(
            len(self._stack) - 1, max(0, len(self._stack) - 1 - (_FAR if stops or within else 10**9)), -1
        ):
            opened = self._stack[index]
            if opened.name in names:
                while len(self._stack) > index:
                    self._pop()
                return
            if opened.name in stops or opened.scope is not top.scope or (within and opened.apart):
                return

    def _pop(self) -> None:
        opened = self._stack[-1]
        if opened.apart:
            self._flush()
        self._stack.pop()
        opened.scope[opened.name] -= 1
        if opened.own is not None:
            opened.own.closed = True

    def _end_raised(self, end: int) -> None:
        """What is raised: nothing for the mark of a note, a power as such, else the words."""
        taken, self._raised = self._raised or [], None
        mapped, self._raised_mapped = self._raised_mapped, []
        written = "".join(words for words, _, _ in taken)
        leads = self._raised_by == "a" and self._began >= 0 and "[" not in written
        if not taken or not written.strip():
            return
        if self._raised_link and _NOTE_MARK.fullmatch(written) and not leads:
            return
        if self._began < 0:
            self._began = taken[0][1]
        if _DIGITS.fullmatch(written) and _FRACTION.match(self._text, end):
            if self._tail[-1:].isdigit():
                self._pieces.put(" ", taken[0][1], taken[0][1])
            said = written
        elif self._raised_by[0] == "a":
            said = written
            self._linked += len(written)
        elif written.strip()[:1] == "[":
            return
        else:
            said = raised(written, self._tail)
        if said == written:
            for made in mapped:
                self._pieces.copy(made)
            self._tail = (self._tail + written)[-_BEFORE:]
        elif said:
            self._pieces.put(said, taken[0][1], taken[-1][2])

    # --- what the page says of itself

    def _note(self, mark: Mark) -> None:
        name, attributes = mark.name, mark.attributes
        if not attributes or len(self.page.named) >= 2_000:
            return
        if name == "meta":
            which = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            if which and attributes.get("content"):
                self.page.named.append(("meta", which.strip().lower(), attributes["content"]))
        elif name == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.page.named.append(("link", "canonical", attributes.get("href", "")))
        elif name == "time" and attributes.get("datetime"):
            which = f"{attributes.get('itemprop', '')} {attributes.get('class', '')} {' '.join(attributes)}"
            if not self._stack[-1].beside:
                self.page.named.append(("time", which.lower(), attributes["datetime"]))
        elif name == "html":
            self.page.language = attributes.get("lang", "")


def _clean(text: str) -> str:
    """Text without the characters that stand for something here."""
    return _STAND_IN.sub(" ", text)


def folded(made: Mapped) -> Mapped:
    """Words with single blanks and broken lines, as a browser shows them."""
    words = made.rewritten(_BLANKS, lambda found: "\n" if BREAK in found.group() else " ")
    return trimmed(letters(words))


def trimmed(words: Mapped) -> Mapped:
    """Words without the blanks around them."""
    text = words.text
    low, high = len(text) - len(text.lstrip()), len(text.rstrip())
    if low == 0 and high == len(text):
        return words
    pieces = Pieces()
    pieces.copy(words, low, high)
    return pieces.done()


def _paragraphs(made: Mapped) -> list[Mapped]:
    """Text in which blanks are kept, cut at empty lines."""
    words = letters(made.rewritten(_LINES, "\n"))
    found: list[Mapped] = []
    at = 0
    for gap in re.finditer(r"\n[ \t]*(?:\n[ \t]*)+|\Z", words.text):
        pieces = Pieces()
        pieces.copy(words, at, gap.start())
        found.append(trimmed(pieces.done()))
        at = gap.end()
    return found


def _span(written: str) -> int:
    found = _SPAN.match(written.strip())
    return max(1, min(int(found.group()), _MOST_SPAN)) if found else 1
