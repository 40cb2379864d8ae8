"""Finds tables in plain text (tabs, columns aligned with blanks) and in Markdown (pipes)."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.model import Cell, Table
from checker.readers._paragraphs import Line

_GAP = re.compile(r"\t+|[ \u00a0]{2,}")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*")
_DIGIT = re.compile(r"[0-9]")
_LONGEST_CELL = 60
_MOST_SHIFT = 2


def pipe_tables(text: str, rows: list[Line]) -> list[tuple[int, int, Table]]:
    """Markdown tables: the indices of their first line and of the line behind them, and the table."""
    found: list[tuple[int, int, Table]] = []
    index = 1
    while index < len(rows):
        if not _is_rule(text, rows[index]) or "|" not in text[rows[index - 1].start : rows[index - 1].end]:
            index += 1
            continue
        first, last = index - 1, index + 1
        while last < len(rows) and not rows[last].apart and "|" in text[rows[last].start : rows[last].end]:
            last += 1
        body = [_pipe_cells(text, rows[i]) for i in (first, *range(index + 1, last))]
        found.append((first, last, Table(rows[first].start, rows[last - 1].end, tuple(body), 1)))
        index = last + 1
    return found


def _is_rule(text: str, row: Line) -> bool:
    written = text[row.start : min(row.end, row.start + 2000)]
    return "|" in written and row.end - row.start <= 2000 and _RULE.fullmatch(written) is not None


def _pipe_cells(text: str, row: Line) -> tuple[Cell, ...]:
    start = row.start + (text[row.start] == "|")
    end = row.end - (text[row.end - 1] == "|" and row.end - 1 > start)
    edges = [start, *(m.start() for m in _PIPE.finditer(text, start, end)), end]
    cells: list[Cell] = []
    for index, (low, high) in enumerate(pairwise(edges)):
        cells.append(_trimmed(text, low + (1 if index else 0), high))
    return tuple(cells)


def _trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)


def column_tables(text: str, rows: list[Line]) -> list[tuple[int, int, Table]]:
    """Tables set with tabs or aligned columns: rows of as many short cells, most with a figure in them."""
    split = [_column_cells(text, row) for row in rows]
    found: list[tuple[int, int, Table]] = []
    first = 0
    while first < len(rows):
        last = first + 1
        if len(split[first]) >= 2:
            while last < len(rows) and _same_columns(text, split[last - 1], split[last]) and not rows[last].apart:
                last += 1
        if _is_table(text, split[first:last]):
            header = int(not any(_DIGIT.search(text, *cell) for cell in split[first][1:]))
            body = tuple(split[first:last])
            found.append((first, last, Table(rows[first].start, rows[last - 1].end, body, header)))
        first = last
    return found


def _column_cells(text: str, row: Line) -> tuple[Cell, ...]:
    if row.end - row.start > 400:
        return ()
    cells: list[Cell] = []
    start = row.start
    for gap in _GAP.finditer(text, row.start, row.end):
        cells.append(Cell(start, gap.start()))
        start = gap.end()
    cells.append(Cell(start, row.end))
    return tuple(cells) if all(c.end - c.start <= _LONGEST_CELL for c in cells) else ()


def _same_columns(text: str, above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Whether two lines are rows of one table: as many cells, and tabs or edges that stand in line."""
    if len(above) != len(below) or len(below) < 2:
        return False
    if "\t" in text[above[0].end : above[1].start] and "\t" in text[below[0].end : below[1].start]:
        return True
    return all(
        abs((a.start - above[0].start) - (b.start - below[0].start)) <= _MOST_SHIFT
        or abs((a.end - above[0].start) - (b.end - below[0].start)) <= _MOST_SHIFT
        for a, b in zip(above[1:], below[1:], strict=True)
    )


def _is_table(text: str, body: list[tuple[Cell, ...]]) -> bool:
    if len(body) < 2:
        return False
    figured = sum(any(_DIGIT.search(text, *cell) for cell in row[1:]) for row in body)
    tabbed = "\t" in text[body[0][0].end : body[0][1].start]
    return figured >= (1 if tabbed else 2) and figured >= len(body) / 2 and (tabbed or len(body) >= 3)
