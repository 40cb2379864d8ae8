"""A DOCX body → the text read out and its parts: what a reader of the finished document would see.

Tracked changes are read as accepted. Marks of notes, comments, field codes and hidden text are no text; notes stand
behind the body, text boxes behind the paragraph they hang on. Pages are those the word processor last laid out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.limits import Limits
from checker.model import BlockKind, Cell, Table, Zone
from checker.readers._layout import looks_like_heading
from checker.readers._limits import Bounds, hold
from checker.readers._mapped import seen
from checker.readers._paragraphs import ITEM_MARK, Paragraph
from checker.readers._raised import raised

if TYPE_CHECKING:
    from docx.document import Document as Opened

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = f"{_W}val"
_PAGE = "\f"
"""Stands in read text where a page begins; XML can hold none of its own."""
_LEFT_OUT = frozenset(
    f"{_W}{name}"
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr",
        "sdtPr", "sdtEndPr", "sectPr", "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef",
        "annotationRef", "commentReference", "rt", "pgNum", "object", "customXmlPr", "smartTagPr", "separator",
        "continuationSeparator", "sym",
    )
)  # fmt: skip
_WRITTEN = {
    f"{_W}tab": " ",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
    f"{_W}ptab": " ",
    f"{_W}lastRenderedPageBreak": _PAGE,
}
_BLANKS = re.compile(r"[^\S\n\f]+")
_LINES = re.compile(r" ?\n[ \n]*")
_OFF = ("0", "false", "off", "none")
_STYLE_KINDS: tuple[tuple[re.Pattern[str], BlockKind, Zone, str], ...] = (
    (re.compile(r"(?:sub)?title"), "heading", "body", ""),
    (re.compile(r"heading [1-9]"), "heading", "body", ""),
    (re.compile(r"caption|figure|illustration|table caption|image caption|captioned figure"), "caption", "caption", ""),
    (re.compile(r"(?:intense )?quot(?:e|ations?)|block text"), "quote", "quote", ""),
    (re.compile(r"toc .*|contents .*|table of (?:figures|authorities)|index .*"), "skipped", "body", "contents"),
    (re.compile(r"header|footer"), "skipped", "body", "furniture"),
    (re.compile(r"list(?: (?:bullet|number))?(?: [1-9])?"), "item", "body", ""),
)
_YEAR = re.compile(r"(?:FY ?)?(?:1[5-9]|20)[0-9]{2}(?:[-–/][0-9]{2,4})?")
_LONGEST_CELL = 400
_LONGEST_CHAIN = 20


class _Style(NamedTuple):
    kind: BlockKind
    zone: Zone
    reason: str


_PLAIN = _Style("prose", "body", "")


@dataclass
class _Told:
    """A paragraph or table as read: its words, with page marks, or its rows of cells."""

    kind: BlockKind
    zone: Zone = "body"
    reason: str = ""
    words: str = ""
    rows: list[list[str]] = field(default_factory=list)
    header: int = 0


class ReadOut(NamedTuple):
    """The text read out, its parts and tables, and where its pages begin (none where the file does not say)."""

    text: str
    parts: list[Paragraph]
    tables: list[Table]
    pages: tuple[int, ...]


def read_out(document: Opened, bounds: Bounds) -> ReadOut:
    """The text of a document; raises Unreadable where it is too long, and whatever the XML makes fail."""
    body = _Body(_styles(document), bounds)
    told = list(body.blocks(document.element.body))
    for part in _note_parts(document):
        told.extend(body.notes(part))
    return _written(told, bounds.limits)


def _note_parts(document: Opened) -> Iterator[Any]:
    """The roots of the foot- and endnotes."""
    from docx.oxml.parser import parse_xml

    for kind in ("footnotes", "endnotes"):
        for relation in document.part.rels.values():
            if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
                yield parse_xml(relation.target_part.blob)


# --- styles ------------------------------------------------------------------------------------------------------


def _styles(document: Opened) -> dict[str, _Style]:
    """What each paragraph style makes of a paragraph, those it is based on included."""
    known = {s.get(f"{_W}styleId"): s for s in document.styles.element.iterchildren(f"{_W}style")}
    return {name: _style(name, known) for name in known if name}


def _style(name: str | None, known: dict[str | None, Any]) -> _Style:
    seen: set[str] = set()
    while name and name not in seen and name in known and len(seen) < _LONGEST_CHAIN:
        seen.add(name)
        style = known[name]
        called = (_value(style.find(f"{_W}name")) or "").lower()
        for pattern, kind, zone, reason in _STYLE_KINDS:
            if pattern.fullmatch(called):
                return _Style(kind, zone, reason)
        properties = style.find(f"{_W}pPr")
        if _is_outlined(properties):
            return _Style("heading", "body", "")
        if _is_listed(properties):
            return _Style("item", "body", "")
        name = _value(style.find(f"{_W}basedOn"))
    return _PLAIN


def _value(element: Any) -> str | None:
    found = None if element is None else element.get(_VAL)
    return found if isinstance(found, str) else None


def _is_outlined(properties: Any) -> bool:
    level = None if properties is None else _value(properties.find(f"{_W}outlineLvl"))
    return level is not None and level.isdecimal() and int(level[:3]) < 9


def _is_listed(properties: Any) -> bool:
    numbering = None if properties is None else properties.find(f"{_W}numPr")
    return numbering is not None and _value(numbering.find(f"{_W}numId")) != "0"


def _is_on(properties: Any, name: str) -> bool:
    found = None if properties is None else properties.find(f"{_W}{name}")
    return found is not None and (found.get(_VAL) or "on") not in _OFF


# --- blocks ------------------------------------------------------------------------------------------------------


class _Body:
    """Reads paragraphs and tables, wherever they stand."""

    def __init__(self, styles: dict[str, _Style], bounds: Bounds) -> None:
        self._styles = styles
        self._bounds = bounds
        self._cells = 0

    def blocks(self, parent: Any) -> Iterator[_Told]:
        """The paragraphs and tables below an element, in order."""
        joined: list[str] = []
        for element in self._elements(parent):
            self._bounds.check()
            if element.tag == f"{_W}tbl":
                yield from self._table(element)
                continue
            boxes: list[Any] = []
            inline = _Inline(boxes)
            inline.read(element)
            joined.append("".join(inline.words))
            properties = element.find(f"{_W}pPr")
            if self._mark_deleted(properties):
                continue  # the paragraph below goes on with this one
            yield self._paragraph("".join(joined), properties, bold=inline.bold)
            joined = []
            for box in boxes:
                yield from self.blocks(box)
        if joined:
            yield _Told("prose", words="".join(joined))

    def notes(self, root: Any) -> Iterator[_Told]:
        """The notes of a part, each an item; separators are none."""
        for note in root:
            if not isinstance(note.tag, str) or note.get(f"{_W}type") not in (None, "normal"):
                continue
            words = " ".join(told.words for told in self.blocks(note)).replace(_PAGE, "")
            yield _Told("item", words=words)

    def _elements(self, parent: Any) -> Iterator[Any]:
        """The paragraphs and tables below an element; frames around them (content controls, insertions) are none."""
        for child in parent:
            if child.tag in (f"{_W}p", f"{_W}tbl"):
                yield child
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}moveTo"):
                yield from self._elements(child)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._elements(next(iter(child), ()))

    def _mark_deleted(self, properties: Any) -> bool:
        mark = None if properties is None else properties.find(f"{_W}rPr")
        return mark is not None and any(mark.find(f"{_W}{name}") is not None for name in ("del", "moveFrom"))

    def _paragraph(self, words: str, properties: Any, *, bold: bool) -> _Told:
        named = None if properties is None else _value(properties.find(f"{_W}pStyle"))
        kind, zone, reason = self._styles.get(named or "", _PLAIN)
        shown = words.replace(_PAGE, "").strip()
        if kind == "prose" and _is_outlined(properties):
            kind = "heading"
        elif kind == "item" and properties is not None and properties.find(f"{_W}numPr") is not None:
            kind = "item" if _is_listed(properties) else "prose"
        elif kind == "prose" and _is_listed(properties):
            kind = "item"
        elif kind == "prose" and bold and shown and looks_like_heading(shown):
            kind = "heading"
        return _Told(kind, zone, reason, words)

    # --- tables

    def _table(self, element: Any) -> Iterator[_Told]:
        """A table, or what stands in it where it only lays out the page."""
        rows: list[list[str]] = []
        inner: list[list[_Told]] = []
        headed = False
        for row in self._parts(element, "tr"):
            properties = row.find(f"{_W}trPr")
            if properties is not None and properties.find(f"{_W}del") is not None:
                continue
            headed = headed or (not rows and _is_on(properties, "tblHeader"))
            cells: list[str] = []
            for cell in self._parts(row, "tc"):
                self._cell(cell, cells, inner)
            rows.append(cells)
        if _lays_out(rows):
            for told in inner:
                yield from told
            return
        yield _Told("table", "table", rows=rows, header=int(headed or _looks_headed(rows)))

    def _parts(self, parent: Any, name: str) -> Iterator[Any]:
        for child in parent:
            if child.tag == f"{_W}{name}":
                yield child
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
                yield from self._parts(child, name)

    def _cell(self, cell: Any, cells: list[str], inner: list[list[_Told]]) -> None:
        """Adds the words of a cell, with an empty one for every further column it spans."""
        properties = cell.find(f"{_W}tcPr")
        spans, told = 1, list(self.blocks(cell))
        if properties is not None:
            if properties.find(f"{_W}cellDel") is not None:
                return
            merged = properties.find(f"{_W}vMerge")
            if merged is not None and _value(merged) != "restart":
                told = []
            wide = _value(properties.find(f"{_W}gridSpan")) or "1"
            spans = min(int(wide[:3]), 100) if wide.isdecimal() else 1
        inner.append(told)
        pieces = [t.words if t.kind != "table" else " ".join(c for row in t.rows for c in row) for t in told]
        cells.append(" ".join(" ".join(pieces).split("\n")))
        cells.extend([""] * (spans - 1))
        self._cells += spans
        self._bounds.hold("cells", self._cells)


def _lays_out(rows: list[list[str]]) -> bool:
    """Whether a table is none: one row or column, or cells of whole paragraphs."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return True
    return any(len(cell) > _LONGEST_CELL for row in rows for cell in row)


def _looks_headed(rows: list[list[str]]) -> bool:
    """Whether no cell of the first row holds a figure, years aside."""
    first = [" ".join(cell.replace(_PAGE, "").split()) for cell in rows[0]]
    return all(not any(c.isdigit() for c in cell) or _YEAR.fullmatch(cell) for cell in first[1:])


# --- words -------------------------------------------------------------------------------------------------------


class _Inline:
    """Reads the words of a paragraph; text boxes met on the way are laid aside in ``boxes``."""

    def __init__(self, boxes: list[Any]) -> None:
        self.words: list[str] = []
        self._boxes = boxes
        self._plain = False
        self._emphasis = False

    @property
    def bold(self) -> bool:
        """Whether all words are set bold, by hand."""
        return self._emphasis and not self._plain

    def read(self, element: Any) -> None:
        """Add the words below an element."""
        for child in element:
            tag = child.tag
            if tag == f"{_W}r":
                self._run(child)
            elif tag in (f"{_W}t", f"{_M}t"):
                self.words.append(child.text or "")
            elif tag in _WRITTEN:
                self.words.append(_WRITTEN[tag])
            elif tag == f"{_W}br":
                self.words.append("\n" if child.get(f"{_W}type", "textWrapping") == "textWrapping" else " ")
            elif tag == f"{_W}txbxContent":
                self._boxes.append(child)
            elif tag == f"{_MC}AlternateContent":
                for chosen in child[:1]:
                    self.read(chosen)
            elif isinstance(tag, str) and tag not in _LEFT_OUT:
                self.read(child)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{_W}rPr")
        if _is_on(properties, "vanish"):
            return
        before = len(self.words)
        self.read(run)
        written = "".join(self.words[before:])
        if not written.strip():
            return
        if _is_on(properties, "b"):
            self._emphasis = True
        else:
            self._plain = True
        if properties is not None and _value(properties.find(f"{_W}vertAlign")) == "superscript":
            self.words[before:] = [raised(written, "".join(self.words[max(0, before - 4) : before]))]


# --- writing -----------------------------------------------------------------------------------------------------


class _Sheet:
    """The text as it grows, and where its pages begin."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.pieces: list[str] = []
        self.length = 0
        self.pages = [0]

    def put(self, words: str) -> tuple[int, int]:
        """Adds words without their page marks; their place."""
        start = self.length
        for index, piece in enumerate(words.split(_PAGE)):
            if index:
                self.pages.append(self.length)
            if piece:
                self.pieces.append(piece)
                self.length += len(piece)
        hold(self._limits, "characters", self.length)
        return start, self.length


def _written(told: list[_Told], limits: Limits) -> ReadOut:
    sheet = _Sheet(limits)
    parts: list[Paragraph] = []
    tables: list[Table] = []
    for block in told:
        if block.kind == "table":
            table = _put_table(sheet, block)
            if table is not None:
                tables.append(table)
                parts.append(Paragraph(table.start, table.end, "", True, "table", "table"))
            continue
        words = _folded(block.words)
        mark = ITEM_MARK.match(words.lstrip(_PAGE)) if block.kind == "prose" else None
        if not words.strip(_PAGE):
            sheet.put(words)
            continue
        start, end = sheet.put(words)
        part = Paragraph(start, end, words.replace(_PAGE, ""), True, block.kind, block.zone, block.reason)
        if mark is not None:
            part.kind, part.start, part.text = "item", start + mark.end(), part.text[mark.end() :]
        parts.append(part)
        sheet.put("\n\n")
    text = "".join(sheet.pieces)
    for part in parts:
        if part.kind == "table":
            part.text = text[part.start : part.end]
    return ReadOut(text, parts, tables, tuple(sheet.pages) if len(sheet.pages) > 1 else ())


def _put_table(sheet: _Sheet, block: _Told) -> Table | None:
    rows: list[tuple[Cell, ...]] = []
    first = sheet.length
    last = first
    for row in block.rows:
        cells: list[Cell] = []
        for index, words in enumerate(row):
            if index:
                sheet.put("\t")
            cells.append(Cell(*sheet.put(_folded(words))))
            last = max(last, cells[-1].end if cells[-1].end > cells[-1].start else last)
        rows.append(tuple(cells))
        sheet.put("\n")
    sheet.put("\n")
    return Table(first, last, tuple(rows), block.header) if last > first else None


def _folded(words: str) -> str:
    """Words with single blanks, page marks moved out of the blanks around them."""
    return _LINES.sub("\n", _BLANKS.sub(" ", seen(words))).strip(" \n")
