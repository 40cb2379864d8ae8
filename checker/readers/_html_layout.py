"""The blocks of a page → the text read out with the way back to the file, its parts and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.model import Cell, Table
from checker.readers._html_page import HERE, Block, Grid, Page
from checker.readers._html_prose import key
from checker.readers._mapped import Mapped, Pieces
from checker.readers._paragraphs import Paragraph, ends_in_stop, has_digit

_YEAR = re.compile(r"(?:FY ?)?(?:1[5-9]|20)[0-9]{2}(?:[-–/][0-9]{2,4})?")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t\f]*(?:\r\n?|\n)")
_LINE_END = re.compile(r"[\r\n]")
_SITE = re.compile(r"\s[|–—·-]\s(?=[^|–—·]{1,60}$)")
_LONGEST_CELL = 400
_FEW_WORDS = 12
_NEAR = 4_000


class Written(NamedTuple):
    """The text read out with its runs, its parts and tables, its headline, and where comments to claimcheck stand."""

    mapped: Mapped
    parts: list[Paragraph]
    tables: list[Table]
    headline: Paragraph | None
    spoken: list[int]


def written(page: Page, text: str, titles: Sequence[str]) -> Written:
    """The text of a page's blocks, those that are left out among them as such; ``titles`` are what the page is called
    in its head, to know its headline by.
    """
    return _Sheet(page, text).write(titles)


class _Sheet:
    """The text as it grows."""

    def __init__(self, page: Page, text: str) -> None:
        self._page, self._text = page, text
        self._pieces = Pieces()
        self._end = 0
        self._parts: list[Paragraph] = []
        self._of: dict[int, Paragraph] = {}
        self._tables: list[Table] = []
        self._spoken: list[int] = []

    def write(self, titles: Sequence[str]) -> Written:
        """All blocks, in order."""
        blocks = self._page.blocks
        title = _headline(blocks, titles)
        named = self._page.title
        if title is None and named is not None and named.text:
            cut = _SITE.search(named.text)
            self._put(named, 0, cut.start() if cut else len(named.text))
            headline = self._part("heading", 0)
        else:
            headline = None
        grids = {id(block.grid): block.grid for block in blocks if block.grid is not None}
        data = {number: _is_table(grid) for number, grid in grids.items()}
        done: set[int] = set()
        for index, block in enumerate(blocks):
            if block.reason == "directive":
                self._speak(index)
            elif block.grid is not None and data[id(block.grid)]:
                if id(block.grid) not in done:
                    done.add(id(block.grid))
                    self._table(block.grid, block.reason)
            else:
                start = self._apart()
                self._pieces.copy(block.words)
                self._end = block.end
                part = self._part(block.kind, start)
                if block.reason:
                    part.skip(block.reason)
                if block is title:
                    headline = part
        mapped = self._pieces.done()
        self._name(mapped.text)
        _leave_kickers(self._parts, headline)
        return Written(
            mapped._replace(text=mapped.text.replace(HERE, " ")), self._parts, self._tables, headline, self._spoken
        )

    def _put(self, mapped: Mapped, low: int, high: int) -> None:
        self._pieces.copy(mapped, low, high)
        self._end = mapped.span(low, high)[1]

    def _apart(self) -> int:
        """Puts what stands between two parts; where the next begins."""
        if self._pieces.length and not self._followed:
            self._pieces.put("\n\n", self._end, self._end)
        self._followed = False
        return self._pieces.length

    _followed = False

    def _part(self, kind: str, start: int) -> Paragraph:
        part = Paragraph(start, self._pieces.length, "", True)
        part.kind = kind  # type: ignore[assignment]
        part.zone = kind if kind in ("caption", "quote", "table") else "body"  # type: ignore[assignment]
        self._parts.append(part)
        return part

    def _name(self, text: str) -> None:
        """Gives the parts their words."""
        kept: list[Paragraph] = []
        for part in self._parts:
            words = text[part.start : part.end].replace(HERE, " ")
            bare = words.strip()
            if bare:
                part.start += len(words) - len(words.lstrip())
                part.end = part.start + len(bare)
                part.text = bare
                kept.append(part)
        self._parts[:] = kept
        self._spoken = [place for place, char in enumerate(text) if char == HERE] if HERE in text else []

    # --- comments to claimcheck

    def _speak(self, index: int) -> None:
        """A comment between two paragraphs, as far from each as it stands in the file."""
        block = self._page.blocks[index]
        following = self._page.blocks[index + 1 : index + 2]
        above = self._text[max(self._end, block.start - _NEAR) : block.start]
        until = following[0].start if following else len(self._text)
        below = self._text[block.end : min(until, block.end + _NEAR)]
        behind = _LINE_END.search(above) is None and (_LINE_END.search(below) is not None or not following)
        if self._pieces.length and not self._followed:
            blank = "\n\n" if _BLANK_LINE.search(above) or not (behind or _LINE_END.search(above)) else "\n"
            self._pieces.put(" " if behind and index else blank, self._end, self._end)
        self._pieces.copy(block.words)
        self._end = block.end
        self._pieces.put("\n\n" if _BLANK_LINE.search(below) or not following else "\n", block.end, block.end)
        self._followed = True

    # --- tables

    def _table(self, grid: Grid, reason: str) -> None:
        start = self._apart()
        rows: list[tuple[Cell, ...]] = []
        last, between = start, ""
        for number, row in enumerate(grid.rows):
            between += "\n" if number else ""
            cells: list[Cell] = []
            for column, cell in enumerate(row):
                between += "\t" if column else ""
                first = self._pieces.length + len(between)
                for place, block in enumerate(cell.blocks):
                    self._pieces.put(between if not place else " ", self._end, self._end)
                    self._pieces.copy(block.words.rewritten(_LINE_END, " "))
                    self._end, between = block.end, ""
                    last = self._pieces.length
                cells.append(Cell(first, max(first, self._pieces.length)))
            rows.append(tuple(cells))
        self._pieces.put(between, self._end, self._end)
        part = self._part("table", start)
        part.end = last
        if reason:
            part.skip(reason)
        else:
            self._tables.append(Table(start, last, tuple(rows), int(_is_headed(grid))))


def _is_table(grid: Grid) -> bool:
    """Whether a table is one of data: two rows and columns, no whole paragraphs in its cells, no table."""
    if grid.nested or len(grid.rows) < 2 or max(map(len, grid.rows)) < 2:
        return False
    return all(sum(len(b.words.text) for b in cell.blocks) <= _LONGEST_CELL for row in grid.rows for cell in row)


def _is_headed(grid: Grid) -> bool:
    """Whether the first row is a heading: it says so, or holds no figure, years aside."""
    row = grid.rows[0]
    if grid.heads[0] or (all(cell.heading for cell in row) and len(row) > 1):
        return True
    first = [" ".join(b.words.text for b in cell.blocks) for cell in row]
    return all(not has_digit(cell) or _YEAR.fullmatch(cell.strip()) for cell in first[1:])


# --- the headline --------------------------------------------------------------------------------------------------


def _headline(blocks: Sequence[Block], titles: Sequence[str]) -> Block | None:
    """The block that is the title: a first heading that the head names too, else the first of them."""
    known = [key(title) for title in titles if title]
    shown = [block for block in blocks if block.kind == "heading" and not block.reason]
    first = [block for block in shown if block.level == 1]
    for block in (*first, *shown[:3]):
        mine = key(block.words.text)
        if len(mine) >= 8 and any(mine.startswith(other) or other.startswith(mine) for other in known if other):
            return block
    if first:
        return first[0]
    opening = next((block for block in blocks if not block.reason and block.kind != "skipped"), None)
    return opening if opening is not None and opening.kind == "heading" else None


def _leave_kickers(parts: Sequence[Paragraph], headline: Paragraph | None) -> None:
    """Short lines above the headline (the desk, the series) are no text."""
    for part, _ in pairwise([*parts, None]):
        if part is headline or headline is None or part is None:
            return
        if part.kind in ("prose", "item", "heading") and part.words <= _FEW_WORDS and not ends_in_stop(part.text):
            part.skip("date line" if has_digit(part.text) else "furniture")
