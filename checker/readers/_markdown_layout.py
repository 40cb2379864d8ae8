"""Markdown → its parts: CommonMark's blocks as far as they matter for reading, and pipe tables.

One pass over the lines. Inline marks stay in the text, for places are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import BlockKind, Table, Zone
from checker.readers._layout import Layout
from checker.readers._paragraphs import Line, Paragraph, lines
from checker.readers._tables import pipe_tables
from checker.readers._told import lay_out_told

_ATX = re.compile(r"\#{1,6}(?:[ \t]+|$)")
_ATX_END = re.compile(r"[ \t]+\#+$")
_SETEXT = re.compile(r"(?:=+|-+)$")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})")
_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,40}\]:[ \t]*(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_LINK_DEFINITION = re.compile(r"\[[^\]\n]{1,200}\]:[ \t]*\S")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]\n]{0,1000})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])$")
_INDENTED = 4


def lay_out_markdown(text: str, start: int = 0, *, titled: bool = False) -> Layout:
    """The layout of ``text[start:]``; ``titled`` says that its title is known from elsewhere."""
    rows = lines(text, start)
    tables = pipe_tables(text, rows)
    return lay_out_told(list(_parts(text, rows, tables)), [table for _, _, table in tables], titled=titled)


def _parts(text: str, rows: list[Line], tables: list[tuple[int, int, Table]]) -> Iterator[Paragraph]:
    table_at = {first: (last, table) for first, last, table in tables}
    index, inside_list = 0, False
    last_close = text.rfind("-->")
    while index < len(rows):
        row = rows[index]
        if index in table_at:
            index, table = table_at[index]
            yield _part(text, table.start, table.end, "table", "table")
            continue
        fence = _FENCE.match(text, row.start, row.end)
        if fence is not None and not (fence["fence"][0] == "`" and "`" in text[fence.end() : row.end]):
            last = _fence_end(text, rows, index, fence["fence"])
            yield _skipped(text, row.start, rows[last].end, "code")
            index = last + 1
            continue
        if row.indent >= _INDENTED and row.apart and not inside_list:
            last = index
            while last + 1 < len(rows) and rows[last + 1].indent >= _INDENTED:
                last += 1
            yield _skipped(text, row.start, rows[last].end, "code")
            index = last + 1
            continue
        if text.startswith("<!--", row.start):
            last = _comment_end(text, rows, index, last_close)
            yield _skipped(text, row.start, rows[last].end, "markup")
            index = last + 1
            continue
        single = _single_line(text, row)
        if single is not None:
            yield single
            index, inside_list = index + 1, False
            continue
        first, kind, zone = _opening(text, row)
        inside_list = kind == "item" or (inside_list and row.indent >= 2)
        last = index
        while last + 1 < len(rows) and last + 1 not in table_at and _continues(text, rows[last + 1], kind):
            last += 1
        if kind == "prose" and last + 1 < len(rows) and _underlines(text, rows[last + 1]):
            yield _part(text, first, rows[last].end, "heading", "body")
            index = last + 2
            continue
        yield _part(text, first, rows[last].end, kind, zone)
        index = last + 1


def _single_line(text: str, row: Line) -> Paragraph | None:
    """A part that is one line by its nature: heading, rule, link definition, image."""
    atx = _ATX.match(text, row.start, row.end)
    if atx is not None:
        closing = _ATX_END.search(text, max(atx.end(), row.end - 20), row.end)
        end = closing.start() if closing else row.end
        return _part(text, atx.end(), end, "heading", "body") if end > atx.end() else _skipped(text, *row[:2], "markup")
    written = text[row.start : min(row.end, row.start + 200)]
    if row.end - row.start <= 200 and _BREAK.match(written):
        return _skipped(text, row.start, row.end, "markup")
    if _FOOTNOTE.match(text, row.start, row.end) is None and _LINK_DEFINITION.match(text, row.start, row.end):
        return _skipped(text, row.start, row.end, "link")
    image = _IMAGE.match(text, row.start, row.end)
    if image is not None:
        low, high = image.span("alt")
        return _part(text, low, high, "caption", "caption") if high > low else _skipped(text, *row[:2], "markup")
    return None


def _opening(text: str, row: Line) -> tuple[int, BlockKind, Zone]:
    """Where a paragraph's text begins behind its mark, and its nature."""
    quote = _QUOTE.match(text, row.start, row.end)
    if quote is not None:
        return min(quote.end(), row.end - 1), "quote", "quote"
    item = _ITEM.match(text, row.start, row.end) or _FOOTNOTE.match(text, row.start, row.end)
    if item is not None:
        return item.end(), "item", "body"
    return row.start, "prose", "body"


def _continues(text: str, row: Line, kind: BlockKind) -> bool:
    """Whether a line goes on with the paragraph above (lazily, as CommonMark has it)."""
    if row.apart or _single_line(text, row) is not None or _underlines(text, row):
        return False
    if _FENCE.match(text, row.start, row.end) or text.startswith("<!--", row.start):
        return False
    quoted = text[row.start] == ">"
    if quoted != (kind == "quote") and (quoted or kind != "quote"):
        return False
    if quoted:
        inner = _QUOTE.match(text, row.start, row.end)
        return inner is not None and inner.end() < row.end and not _ITEM.match(text, inner.end(), row.end)
    return _ITEM.match(text, row.start, row.end) is None and _FOOTNOTE.match(text, row.start, row.end) is None


def _underlines(text: str, row: Line) -> bool:
    return not row.apart and _SETEXT.match(text[row.start : min(row.end, row.start + 200)]) is not None


def _fence_end(text: str, rows: list[Line], index: int, fence: str) -> int:
    """The index of the line that closes a fence, of the last line where none does."""
    for last in range(index + 1, len(rows)):
        written = text[rows[last].start : min(rows[last].end, rows[last].start + 200)]
        if written.startswith(fence) and not written.strip(fence[0]):
            return last
    return len(rows) - 1


def _comment_end(text: str, rows: list[Line], index: int, last_close: int) -> int:
    """The index of the line in which a comment closes; its own line where it never does."""
    close = text.find("-->", rows[index].start + 4) if rows[index].start < last_close else -1
    if close < 0:
        return index
    last = index
    while last + 1 < len(rows) and rows[last + 1].start < close:
        last += 1
    return last


def _part(text: str, start: int, end: int, kind: BlockKind, zone: Zone) -> Paragraph:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Paragraph(start, end, text[start:end], True, kind, zone)


def _skipped(text: str, start: int, end: int, reason: str) -> Paragraph:
    part = _part(text, start, end, "skipped", "body")
    part.reason = reason
    return part
