"""ODT: OpenDocument text, as LibreOffice writes it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from xml.etree import ElementTree

from checker.limits import LIMITS, Limits
from checker.model import BlockKind, Cell, Document, Table, Zone
from checker.readers._assemble import assemble
from checker.readers._decode import Unreadable
from checker.readers._front_matter import FrontMatter
from checker.readers._limits import Bounds, sized
from checker.readers._packed import check_packed
from checker.readers._paragraphs import Paragraph
from checker.readers._properties import Properties
from checker.readers._told import lay_out_told

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_STYLE: Final = f"{_TEXT}style-name"
_LEFT_OUT: Final = frozenset(
    (
        *(f"{_TEXT}{name}" for name in (
            "tracked-changes", "note-citation", "page-number", "bookmark-ref", "table-of-content", "alphabetical-index",
            "illustration-index", "table-index", "bibliography", "hidden-text", "sequence-decls",
        )),
        f"{_OFFICE}annotation", f"{_OFFICE}forms",
    )
)  # fmt: skip
_FRAMES: Final = frozenset(f"{_TEXT}{name}" for name in ("section", "list", "list-item", "list-header", "index-body"))
_BLANKS: Final = re.compile(r"[^\S\n]+")
_DEEPEST: Final = 60
_LONGEST_CELL: Final = 400


@dataclass
class _Told:
    """A paragraph as read, or the rows of a table."""

    kind: BlockKind
    zone: Zone = "body"
    words: str = ""
    rows: list[list[str]] = field(default_factory=list)
    header: int = 0


class Odt:
    """OpenDocument texts: headings, paragraphs, lists, tables, notes; changes are read as accepted.

    Places are those in the text read out.
    """

    name = "odt"
    suffixes = (".odt",)

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        bounds = Bounds(limits)
        check_packed(sized(data, limits), bounds, "ODT", "content.xml")
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                content = ElementTree.fromstring(archive.read("content.xml"))
                properties = _properties(archive)
        except (ElementTree.ParseError, RecursionError, LookupError, ValueError) as error:
            raise Unreadable(f"not a whole ODT file ({type(error).__name__})") from None
        body = content.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise Unreadable("not an ODT file")
        text, parts, tables = _written(_Body(bounds).read(body), bounds)
        if not text.strip():
            raise Unreadable("no text in it")
        by_shape = not any(part.kind == "heading" for part in parts)
        layout = lay_out_told(parts, tables, titled=False, by_shape=by_shape)
        weakly = properties.dating(written_in_it=True)
        document = assemble(path_shown, path_shown, text, layout, FrontMatter({}, 0), weakly=weakly)
        title, author = document.title or properties.own_title(), document.author or properties.own_author()
        return [replace(document, title=title, author=author)]


def _properties(archive: zipfile.ZipFile) -> Properties:
    """What the file states of itself; nothing where that cannot be read."""
    try:
        meta = ElementTree.fromstring(archive.read("meta.xml")).find(f"{_OFFICE}meta")
    except (ElementTree.ParseError, LookupError, ValueError):  # an encoding that nobody knows is a LookupError
        return Properties()
    if meta is None:
        return Properties()
    author = meta.findtext(f"{_META}initial-creator") or meta.findtext(f"{_DC}creator")
    days = _day(meta.findtext(f"{_META}creation-date")), _day(meta.findtext(f"{_DC}date"))
    return Properties(meta.findtext(f"{_DC}title"), author, *days)


def _day(stamp: str | None) -> date | None:
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


class _Body:
    """Reads paragraphs and tables, wherever they stand; the notes stand behind them."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._notes: list[_Told] = []
        self._cells = 0

    def read(self, body: ElementTree.Element) -> list[_Told]:
        """The paragraphs and tables in order, then the notes."""
        return [*self._blocks(body, listed=False, depth=0), *self._notes]

    def _blocks(self, parent: ElementTree.Element, *, listed: bool, depth: int) -> Iterator[_Told]:
        if depth > _DEEPEST:
            raise Unreadable("nested too deeply")
        for child in parent:
            self._bounds.check()
            if child.tag == f"{_TEXT}h":
                yield _Told("heading", words=self._words(child))
            elif child.tag == f"{_TEXT}p":
                yield self._paragraph(child, listed)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child, depth + 1)
            elif child.tag in _FRAMES:
                yield from self._blocks(child, listed=listed or child.tag == f"{_TEXT}list", depth=depth + 1)

    def _paragraph(self, element: ElementTree.Element, listed: bool) -> _Told:
        words = self._words(element)
        style = (element.get(_STYLE) or "").lower().replace("_20_", " ")
        if style in ("title", "subtitle"):
            return _Told("heading", words=words)
        if style in ("caption", "table", "illustration", "figure", "drawing"):
            return _Told("caption", "caption", words)
        if style in ("quotations", "quote"):
            return _Told("quote", "quote", words)
        return _Told("item" if listed else "prose", words=words)

    def _words(self, element: ElementTree.Element) -> str:
        pieces: list[str] = []
        self._inline(element, pieces, 0)
        return _BLANKS.sub(" ", "".join(pieces)).strip()

    def _inline(self, element: ElementTree.Element, pieces: list[str], depth: int) -> None:
        if depth > _DEEPEST:
            raise Unreadable("nested too deeply")
        pieces.append((element.text or "").replace("\n", " "))
        for child in element:
            if child.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
                pieces.append(" ")
            elif child.tag == f"{_TEXT}line-break":
                pieces.append("\n")
            elif child.tag == f"{_TEXT}note":
                for note in child.findall(f"{_TEXT}note-body"):
                    self._notes.extend(
                        _Told("item", words=t.words) for t in self._blocks(note, listed=True, depth=depth + 1)
                    )
            elif child.tag not in _LEFT_OUT:
                self._inline(child, pieces, depth + 1)
            pieces.append((child.tail or "").replace("\n", " "))

    def _table(self, table: ElementTree.Element, depth: int) -> Iterator[_Told]:
        rows: list[list[str]] = []
        header = 0
        for row in table.iter(f"{_TABLE}table-row"):
            cells: list[str] = []
            for cell in row:
                if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                    continue
                told = " ".join(t.words for t in self._blocks(cell, listed=False, depth=depth + 1) if t.words)
                times = cell.get(f"{_TABLE}number-columns-repeated") or "1"
                repeated = min(int(times[:4]), 100) if times.isdecimal() else 1
                cells.extend([" ".join(told.split())] * repeated)
                self._cells += repeated
                self._bounds.hold("cells", self._cells)
            rows.append(cells)
        if any(row.tag == f"{_TABLE}table-header-rows" for row in table):
            header = 1
        if len(rows) < 2 or max(map(len, rows)) < 2 or any(len(c) > _LONGEST_CELL for row in rows for c in row):
            yield from (_Told("prose", words=" ".join(filter(None, row))) for row in rows)  # it lays out text
            return
        first = rows[0][1:]
        if not header and all(not any(map(str.isdigit, c)) or re.fullmatch(r"(?:1[5-9]|20)[0-9]{2}", c) for c in first):
            header = 1
        yield _Told("table", rows=rows, header=header)


def _written(told: list[_Told], bounds: Bounds) -> tuple[str, list[Paragraph], list[Table]]:
    """The text read out, its parts and tables."""
    pieces: list[str] = []
    parts: list[Paragraph] = []
    tables: list[Table] = []
    length = 0
    for block in told:
        if block.kind == "table":
            start = length
            rows: list[tuple[Cell, ...]] = []
            for row in block.rows:
                cells: list[Cell] = []
                for words in row:
                    cells.append(Cell(length, length + len(words)))
                    pieces.append(f"{words}\t")
                    length += len(words) + 1
                pieces.append("\n")
                length += 1
                rows.append(tuple(cells))
            end = max((c.end for row in rows for c in row if c.end > c.start), default=start)
            pieces.append("\n")
            length += 1
            if end > start:
                tables.append(Table(start, end, tuple(rows), block.header))
                parts.append(Paragraph(start, end, "", True, "table", "table"))
        elif block.words:
            parts.append(Paragraph(length, length + len(block.words), block.words, True, block.kind, block.zone))
            pieces.append(f"{block.words}\n\n")
            length += len(block.words) + 2
        bounds.hold("characters", length)
    text = "".join(pieces)
    for part in parts:
        if part.kind == "table":
            part.text = text[part.start : part.end]
    return text, parts, tables
