"""Rows of cells → the layout of a sheet: the titles above each table, the table, the notes below it.

What a spreadsheet holds is seldom one clean table: titles and units stand above, notes and sources below, and blank
rows part one table from the next. A row with one filled cell before a table is a title; behind one it is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.model import Cell, Table
from checker.readers._layout import Layout
from checker.readers._paragraphs import Paragraph
from checker.readers._told import lay_out_told

_DIGIT = re.compile(r"[0-9]")
_YEARLY = re.compile(
    r"""(?:FY\ ?|CY\ ?)?(?:1[5-9]|20)[0-9]{2}(?:[-–/](?:[0-9]{2}){1,2})?(?:\ ?[a-z*])?  # 2019, 2019/20, FY2019, 2019 p
      | .*\b(?:1[5-9]|20)[0-9]{2}\b.* [A-Za-z].* | .*[A-Za-z].*""",
    re.VERBOSE | re.DOTALL,
)
"""What may stand in a heading though it has digits: a year, or words."""
_SPACED = 2
"""Filled cells that a row of a table has at least."""

Row = tuple[Cell, ...]


def lay_out_sheet(text: str, rows: Sequence[Row], *, titled: bool = False) -> Layout:
    """The layout of a sheet; ``titled`` says that its title is known from elsewhere."""
    parts: list[Paragraph] = []
    tables: list[Table] = []
    for stretch in _stretches(rows):
        first = next((n for n, row in enumerate(stretch) if _filled(row) >= _SPACED), None)
        if first is None:
            kind = "below" if tables else "above"
            parts.extend(_line(text, row, kind) for row in stretch)
            continue
        last = max(n for n, row in enumerate(stretch) if _filled(row) >= _SPACED)
        head, body, tail = stretch[:first], stretch[first : last + 1], stretch[last + 1 :]
        if tables and not head and not _is_headed(text, body) and _goes_on(tables[-1], body):
            table = tables.pop()  # a blank row within one table
            parts.pop()
            body = [*table.rows, *body]
            header = table.header
        else:
            header = int(_is_headed(text, body))
            parts.extend(_line(text, row, "above") for row in head)
        filled = [cell for row in body for cell in row if cell.end > cell.start]
        table = Table(filled[0].start, max(c.end for c in filled), tuple(map(tuple, body)), header)
        tables.append(table)
        parts.append(Paragraph(table.start, table.end, text[table.start : table.end], True, "table", "table"))
        parts.extend(_line(text, row, "below") for row in tail)
    return lay_out_told(parts, tables, titled=titled)


def _stretches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows between blank ones."""
    held: list[Row] = []
    for row in rows:
        if _filled(row):
            held.append(row)
        elif held:
            yield held
            held = []
    if held:
        yield held


def _filled(row: Row) -> int:
    return sum(cell.end > cell.start for cell in row)


def _goes_on(table: Table, body: Sequence[Row]) -> bool:
    return max(map(len, body)) <= max(map(len, table.rows))


def _is_headed(text: str, body: Sequence[Row]) -> bool:
    """Whether the first row names the columns: no figures in it but years, figures below."""
    if len(body) < _SPACED:
        return False
    first = [text[cell.start : cell.end] for cell in body[0]]
    if not all(_YEARLY.fullmatch(cell) for cell in first if cell and _DIGIT.search(cell)):
        return False
    return any(_DIGIT.search(text, *cell) for row in body[1:3] for cell in row)


def _line(text: str, row: Row, where: str) -> Paragraph:
    """A row with one filled cell: a title where it stands above a table, else a note and left out."""
    cell = next(c for c in row if c.end > c.start)
    part = Paragraph(cell.start, cell.end, text[cell.start : cell.end], True, "heading", "body")
    if where == "below":
        part.skip("note")
    return part
