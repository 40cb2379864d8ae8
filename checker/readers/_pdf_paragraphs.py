"""Rows in reading order → the text read out: words broken at line ends mended, lines joined to paragraphs, rows of
cells kept as rows, notes below the text put before the paragraph that goes on across the page.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from checker.numerals import tells_number
from checker.readers._paragraphs import ITEM_MARK, ends_in_stop
from checker.readers._pdf_order import Row, Run
from checker.readers._pdf_words import HYPHEN

_SAME_SIZE = 0.1
_NOTE_SIZE = 0.93
_WIDER = 1.32
_USUAL = 1.25
_INDENT = 0.7
_BLANK = 0.2
_ALIGNED = 3.0
_WIDEST = 0.95
_NOTE_MARK = re.compile(r"[0-9*†‡§¹²³⁴-⁹]{1,3}[.)]?\s?\S")
_WORDS = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")
_LAST_WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*$")
_FIRST_WORD = re.compile(r"[^\W_]+(?:[-‐][^\W_]+)*")


class Line(NamedTuple):
    """A row with the page and column it stands in, the edges of that column, and whether it is a row of cells."""

    row: Row
    page: int
    column: int
    left: float
    right: float
    cells: bool


class Mended(NamedTuple):
    """The text read out, and the offsets its pages begin at."""

    text: str
    pages: tuple[int, ...]


def mended(pages: list[list[list[Row]]]) -> Mended:
    """The text of pages of columns of rows."""
    lines = _lines(pages)
    if not lines:
        return Mended("", tuple(0 for _ in pages))
    body = _body_size(lines)
    leading = _leading(lines)
    broken = _Broken(lines)
    paragraphs: list[list[Line]] = []
    notes: list[list[Line]] = []
    for line in lines:
        aside = _is_note(line, body, notes)
        group = notes if aside else paragraphs
        if group and _joins(group[-1][-1], line, leading):
            group[-1].append(line)
            continue
        if not aside and notes:
            _put_aside(paragraphs, notes)
        group.append([line])
    _put_aside(paragraphs, notes)
    return _written(paragraphs, broken, len(pages))


def _put_aside(paragraphs: list[list[Line]], notes: list[list[Line]]) -> None:
    """Puts the notes of a page where they keep the order of pages: before what goes on behind them."""
    if notes:
        page = notes[0][0].page
        place = len(paragraphs)
        while place and paragraphs[place - 1][-1].page > page:
            place -= 1
        paragraphs[place:place] = notes
        notes.clear()


# --- measures of the whole text ----------------------------------------------------------------------------------


def _lines(pages: list[list[list[Row]]]) -> list[Line]:
    found: list[Line] = []
    column = 0
    for number, page in enumerate(pages):
        for rows in page:
            left = min(row.left for row in rows)
            rights = sorted(row.right for row in rows)
            right = rights[int(_WIDEST * (len(rights) - 1))]
            cells = _cells(rows)
            found += [Line(row, number, column, left, right, cell) for row, cell in zip(rows, cells, strict=True)]
            column += 1
    return found


def _cells(rows: list[Row]) -> list[bool]:
    """Which rows of a column are rows of cells: three that stand in line, or two with a figure in them."""
    found = [False] * len(rows)
    first = 0
    for last in range(1, len(rows) + 1):
        if last < len(rows) and _in_line(rows[last - 1], rows[last]):
            continue
        block = rows[first:last]
        figures = any(_is_figure(run) for row in block for run in row.runs[1:])
        if len(block) >= 3 or (len(block) == 2 and figures):
            found[first:last] = [True] * len(block)
        first = last
    return found


def _in_line(above: Row, below: Row) -> bool:
    """Whether two rows are rows of cells: as many runs, some begin in one place, or figures that end in one place."""
    if len(above.runs) != len(below.runs) or len(above.runs) < 2:
        return False
    return any(
        abs(a.left - b.left) <= _ALIGNED or (abs(a.right - b.right) <= _ALIGNED and _is_figure(a) and _is_figure(b))
        for a, b in zip(above.runs[1:], below.runs[1:], strict=True)
    )


def _is_figure(run: Run) -> bool:
    return run.text.count(" ") <= 1 and any(map(str.isdigit, run.text))


def _body_size(lines: list[Line]) -> float:
    """The height of the font most text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.row.size, 1)] += len(line.row.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _leading(lines: list[Line]) -> float:
    """The usual distance of two baselines of a paragraph, in heights of the font."""
    gaps = sorted(
        (above.row.base - below.row.base) / above.row.size
        for above, below in pairwise(lines)
        if above.column == below.column and _same_size(above.row, below.row) and above.row.base > below.row.base
    )
    return min(max(gaps[len(gaps) // 4], 0.7), 2.6) if len(gaps) >= 4 else _USUAL


def _same_size(above: Row, below: Row) -> bool:
    return abs(above.size - below.size) <= _SAME_SIZE * max(above.size, below.size)


# --- paragraphs --------------------------------------------------------------------------------------------------


def _is_note(line: Line, body: float, notes: list[list[Line]]) -> bool:
    """Whether a line is of a note below the text: marked with a raised or in a small font, or going on with one."""
    if line.cells:
        return False
    if notes and notes[-1][-1].column == line.column and _same_size(notes[-1][-1].row, line.row):
        return True
    return line.row.runs[0].note or (line.row.size <= _NOTE_SIZE * body and bool(_NOTE_MARK.match(line.row.text)))


def _joins(last: Line, line: Line, leading: float) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    above, below = last.row, line.row
    if last.cells or line.cells:
        return False
    if above.text.endswith(HYPHEN) and below.text[:1].islower():
        return True
    if not _same_size(above, below) or above.bold != below.bold or ITEM_MARK.match(below.text) or below.runs[0].note:
        return False
    ended = ends_in_stop(above.text)
    full = above.right + _first_word(below) + _BLANK * above.size >= last.right
    if last.column != line.column:
        return not ended and (below.text[:1].islower() or full) and not above.bold
    if above.base - below.base > _WIDER * leading * above.size:
        return False
    if ended:
        return full and below.left - min(above.left, line.left + _INDENT * below.size) <= _INDENT * below.size
    return below.text[:1].islower() or full or above.right >= last.left + 0.6 * (last.right - last.left)


def _first_word(row: Row) -> float:
    """About how wide the first word of a row is: with room for it, the line above was ended on purpose."""
    return (row.right - row.left) * len(row.text.partition(" ")[0]) / max(1, len(row.text))


class _Broken:
    """Decides whether a word broken at a line's end has a hyphen of its own, on the evidence of the whole text."""

    def __init__(self, lines: list[Line]) -> None:
        self._known = Counter(word.lower() for line in lines for word in _WORDS.findall(line.row.text))

    def joined(self, above: str, below: str) -> str:
        """What stands between two lines: a blank, a hyphen that stays, or nothing (the hyphen at the end is cut)."""
        first, second = _LAST_WORD.search(above), _FIRST_WORD.match(below)
        if first is None or second is None:
            return "-"
        head, tail = first.group().lower(), second.group().lower()
        hyphened, whole = self._known[f"{head}-{tail}"], self._known[head + tail]
        if hyphened != whole:
            return "-" if hyphened > whole else ""
        own = not below[0].islower() or "-" in head or tells_number(head)
        return "-" if own else ""


# --- writing -----------------------------------------------------------------------------------------------------


def _written(paragraphs: list[list[Line]], broken: _Broken, count: int) -> Mended:
    pieces: list[str] = []
    length = 0
    starts = [0]
    in_table: int | None = None
    for paragraph in paragraphs:
        row = paragraph[0].cells
        between = "" if not pieces else ("\n" if row and in_table == paragraph[0].column else "\n\n")
        in_table = paragraph[0].column if row else None
        pieces.append(between)
        length += len(between)
        for place, line in enumerate(paragraph):
            words = "\t".join(run.text for run in line.row.runs) if row else line.row.text
            if place:
                above = pieces[-1]
                join = " "
                if above.endswith(HYPHEN):
                    above = above[:-1]
                    join = broken.joined(above, words)
                elif above.endswith("-") and words[:1].islower() and above[-2:-1].isalnum():
                    above = above[:-1]
                    join = broken.joined(above, words) if above[-1:].isalpha() else "-"
                length += len(above) - len(pieces[-1]) + len(join)
                pieces[-1] = above
                pieces.append(join)
            while len(starts) <= line.page:
                starts.append(length)
            pieces.append(words)
            length += len(words)
    starts += [length] * (count - len(starts))
    return Mended("".join(pieces).replace(HYPHEN, "-"), tuple(starts))
