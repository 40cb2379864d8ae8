"""An editor's places and offsets: lines end as the protocol has it, columns count in the units that were agreed on.

The protocol knows three line ends (LF, CRLF, CR) and no others, and counts UTF-16 units unless both sides agree on
bytes or code points. Offsets are code points from the start of the text, as everywhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from lsprotocol.types import Position, PositionEncodingKind, Range

_LINE_END: Final = re.compile(r"\r\n|\r|\n")


class Places:
    """The places of one text in one encoding."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._starts, self._ends = [0], []
        for match in _LINE_END.finditer(text):
            self._ends.append(match.start())
            self._starts.append(match.end())
        self._ends.append(len(text))
        self._encoding = encoding

    def position(self, offset: int) -> Position:
        """The place of an offset; one within a line end is at the end of its line."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line, self._units(self.text[start : min(offset, self._ends[line])]))

    def range(self, start: int, end: int) -> Range:
        """The stretch between two offsets."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The offset of a place. Beyond the end of a line is its end, beyond the last line the end of the text, and
        within a character its beginning.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self.text[start:end]
        if self._encoding == PositionEncodingKind.Utf32 or line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for index, char in enumerate(line):
            units += self._units(char)
            if units > position.character:
                return start + index
        return end

    def at(self, line: int, column: int) -> int:
        """The offset of a 1-based line and column in code points, as findings tell them; beyond a line or the text is
        its end.
        """
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[max(line, 1) - 1] + max(column, 1) - 1, self._ends[max(line, 1) - 1])

    def replaced(self, span: Range, text: str) -> str:
        """The whole text with a stretch of it replaced."""
        start, end = sorted((self.offset(span.start), self.offset(span.end)))
        return self.text[:start] + text + self.text[end:]

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def line_end(self, offset: int) -> int:
        """Where the line of an offset ends, before what ends it."""
        return self._ends[bisect_right(self._starts, offset) - 1]

    def _units(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf32 or text.isascii():
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(char > "\uffff" for char in text)
