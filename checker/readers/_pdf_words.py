"""PDF bytes → the words of each page and where they stand, in points, upright, the origin at the lower left.

The library (pypdfium2) gives characters in the order in which they were drawn, with blanks and line ends of its own
making. Which words make a line and which line comes next is decided elsewhere.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from checker.readers._decode import Unreadable
from checker.readers._limits import Bounds, sized
from checker.readers._properties import Properties
from checker.readers._raised import raised

HYPHEN = "\u00ad"
"""Stands at the end of a word that goes on in the next line."""
_HYPHENS = frozenset("\x02\ufffe")
"""What the library makes of a hyphen behind which a word goes on in the next line."""
_DRAWN = frozenset("\u00ad\u2010\u2011")
"""Other hyphens; a soft one that is drawn is one to be seen."""
_LINE_ENDS = frozenset("\r\n\f\v\u2028\u2029")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_BULLETS = range(0xF0A0, 0xF100)
"""Where fonts of symbols have their bullets."""
_HEAD = 1024
_RAISED, _SMALLER = 0.12, 0.88
_LINE_HEIGHT = 1.15
_MOST_UNKNOWN = 0.3
_ASLANT = 0.25
"""How far, in quarters of a circle, text may lean; letters that are only slanted do, words across a page lean more."""
_STAMP = re.compile(r"(?:D:)?(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_TRAILING_DIGITS = re.compile(r"[0-9]+$")


class Word(NamedTuple):
    """A word: its box from left to right, its baseline, the height of its font, and whether it is set bold.

    ``breaks`` says that the library saw a new line begin with it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    breaks: bool


class Page(NamedTuple):
    """A page: its words as drawn, its lower and upper edge, and whether it is but a picture of one."""

    words: list[Word]
    bottom: float
    top: float
    pictured: bool = False


class Pages(NamedTuple):
    """The pages of a file, what it states of itself, and the numbers of the pages that could not be read."""

    pages: list[Page]
    properties: Properties
    broken: tuple[int, ...] = ()


def pages_of(data: bytes, bounds: Bounds) -> Pages:
    """The words of a PDF file; raises Unreadable."""
    try:
        import pypdfium2
    except ImportError:
        raise Unreadable("to read PDF install claimcheck-lint[pdf]") from None
    if b"%PDF-" not in sized(data, bounds.limits)[:_HEAD]:
        raise Unreadable("not a PDF file")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted: it needs a password") from None
        raise Unreadable("not a whole PDF file") from None
    try:
        return _read(document, bounds, pypdfium2.PdfiumError)
    finally:
        document.close()


def _read(document: Any, bounds: Bounds, failure: type[Exception]) -> Pages:
    count = len(document)
    bounds.hold("pages", count)
    pages: list[Page] = []
    broken: list[int] = []
    characters = 0
    for index in range(count):
        bounds.check()
        try:
            page = _page(document, index, bounds)
        except (failure, ValueError):
            broken.append(index + 1)
            page = Page([], 0.0, 0.0)
        pages.append(page)
        characters += sum(len(word.text) + 1 for word in page.words)
        bounds.hold("characters", characters)
    if len(broken) == count:
        raise Unreadable("none of its pages can be read")
    if not characters:
        scanned = any(page.pictured for page in pages)
        raise Unreadable("no text layer: its pages are pictures" if scanned else "no text in it")
    known = sum(c.isprintable() and c != "\ufffd" for page in pages for word in page.words for c in word.text)
    if known < (1 - _MOST_UNKNOWN) * (characters - sum(len(page.words) for page in pages)):
        raise Unreadable("its fonts do not say which letters they show")
    return Pages(pages, _properties(document), tuple(broken))


def _page(document: Any, index: int, bounds: Bounds) -> Page:
    page = document[index]
    try:
        _, bottom, _, top = page.get_bbox()
        text = page.get_textpage()
        try:
            words = _Glyphs(text.raw, text.count_chars(), bounds).words()
        finally:
            text.close()
        turn = _turn(words)
        upright = [word for word, angle in words if angle == turn]
        if turn:
            edges = [_turned(x, y, turn)[1] for x, y in (page.get_bbox()[:2], page.get_bbox()[2:])]
            bottom, top = min(edges), max(edges)
        return Page(upright, bottom, top, not words and _is_pictured(page))
    finally:
        page.close()


def _is_pictured(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _turn(words: list[tuple[Word, int]]) -> int:
    """The direction most words run in, in quarters of a circle."""
    turns = Counter(angle for _, angle in words)
    return max(turns, key=lambda angle: (turns[angle], -angle)) if turns else 0


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of a page as seen when text that runs ``turn`` quarters is upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


class _Glyphs:
    """Reads the characters of one page by the library's plain functions."""

    def __init__(self, text: Any, count: int, bounds: Bounds) -> None:
        from pypdfium2 import raw

        bounds.hold("page_characters", count)
        self._raw = raw
        self._text = text
        self._count = count
        self._bounds = bounds
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def words(self) -> list[tuple[Word, int]]:
        """The words as drawn, each with the direction it runs in, in quarters of a circle."""
        found: list[tuple[Word, int]] = []
        indices: list[int] = []
        letters: list[str] = []
        breaks = True
        for index, char in self._characters():
            ends = char.isspace() or char == "\x00"
            if not ends:
                indices.append(index)
                letters.append(char)
            if letters and (ends or char == HYPHEN):
                found.extend(self._word(letters, indices, breaks))
                indices, letters, breaks = [], [], char == HYPHEN
            breaks = breaks or char in _LINE_ENDS
        if letters:
            found.extend(self._word(letters, indices, breaks))
        return found

    def _characters(self) -> Any:
        unicode = self._raw.FPDFText_GetUnicode
        high = 0
        for index in range(self._count):
            if index % 5000 == 0:
                self._bounds.check()
            code = unicode(self._text, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            char = chr(code) if code <= 0x10FFFF else "\ufffd"
            if char in _DRAWN:
                char = "-"
            elif char in _HYPHENS:
                char = HYPHEN
            elif code in _BULLETS:
                char = "•"
            elif code < 0x20 and char not in _LINE_ENDS and char != "\t":
                char = "\x00"
            yield index, _LIGATURES.get(char, char)

    def _word(self, letters: list[str], indices: list[int], breaks: bool) -> list[tuple[Word, int]]:
        first, last = indices[0], indices[-1]
        start = self._box(first)
        if letters[-1] == HYPHEN and len(indices) > 1:
            last = indices[-2]
        end = self._box(last) if last != first else start
        if start is None or end is None:
            return []
        clockwise = self._raw.FPDFText_GetCharAngle(self._text, first) / (math.pi / 2)
        if not math.isfinite(clockwise) or abs(clockwise - round(clockwise)) > _ASLANT:
            return []
        turn = -round(clockwise) % 4
        text = self._without_mark(letters, indices, start, end, turn)
        if not text or not all(map(math.isfinite, start + end)):
            return []
        (x0, _), (x1, _) = (_turned(a, b, turn) for a, b in (start[:2], start[2:4]))
        (x2, _), (x3, _) = (_turned(a, b, turn) for a, b in (end[:2], end[2:4]))
        _, base = _turned(start[4], start[5], turn)
        left, right = min(x0, x1, x2, x3), max(x0, x1, x2, x3)
        return [(Word(text, left, right, base, max(start[6], 0.1), self._bold(first), breaks), turn)]

    def _without_mark(
        self, letters: list[str], indices: list[int], start: tuple[float, ...], end: tuple[float, ...], turn: int
    ) -> str:
        """A word with raised digits at its end as what they say."""
        text = "".join(letters)
        digits = _TRAILING_DIGITS.search(text)
        if digits is None or digits.start() == 0 or not _is_raised(start, end, turn) or len(letters) != len(text):
            return text
        place = len(letters)
        while place > digits.start():
            box = self._box(indices[place - 1])
            if box is None or not _is_raised(start, box, turn):
                break
            place -= 1
        return text[:place] + raised(text[place:], text[:place])

    def _box(self, index: int) -> tuple[float, ...] | None:
        """Left, bottom, right and top of a character, its origin and the height of its font."""
        rect = self._rect
        if not self._raw.FPDFText_GetLooseCharBox(self._text, index, ctypes.byref(rect)):
            return None
        self._raw.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(self._x), ctypes.byref(self._y))
        size = rect.top - rect.bottom
        if self._raw.FPDFText_GetMatrix(self._text, index, ctypes.byref(self._matrix)):
            scale = math.hypot(self._matrix.c, self._matrix.d)
            size = self._raw.FPDFText_GetFontSize(self._text, index) * scale * _LINE_HEIGHT or size
        return rect.left, rect.bottom, rect.right, rect.top, self._x.value, self._y.value, abs(size)

    def _bold(self, index: int) -> bool:
        if self._raw.FPDFText_GetFontWeight(self._text, index) >= 600:
            return True
        size = self._raw.FPDFText_GetFontInfo(self._text, index, self._name, len(self._name), ctypes.byref(self._flags))
        return 0 < size <= len(self._name) and b"bold" in self._name.value.lower()


def _is_raised(start: tuple[float, ...], box: tuple[float, ...], turn: int) -> bool:
    """Whether a character stands above the line and is smaller than the one its word starts with."""
    lift = _turned(box[4], box[5], turn)[1] - _turned(start[4], start[5], turn)[1]
    return box[6] < _SMALLER * start[6] and lift > _RAISED * start[6]


def _properties(document: Any) -> Properties:
    stated: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    return Properties(
        stated.get("Title"), stated.get("Author"), _day(stated.get("CreationDate")), _day(stated.get("ModDate"))
    )


def _day(stamp: str | None) -> date | None:
    match = _STAMP.match(stamp or "")
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
