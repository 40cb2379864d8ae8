"""Text → paragraphs: which line breaks end one is decided by the evidence of the whole text.

Some texts carry one paragraph a line, some are wrapped at a width. A text is wrapped when most of its lines that have
a neighbour below run to one width and stop in mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from checker.dates import DateMention
from checker.model import BlockKind, Zone

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029]")
_ENDED = re.compile(r"""[.!?…:;][)\]"'”’»*_\u200b\ufeff]*$""")
ITEM_MARK = re.compile(r"(?:[•▪‣⦁◦●*+–-]|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]|\[[0-9]{1,2}\])[ \t\u00a0]+(?=\S)")
_WIDEST = 120
_NARROWEST = 40


class Line(NamedTuple):
    """A line that is not blank: its trimmed place, its indentation, and whether blank lines stand above it."""

    start: int
    end: int
    indent: int
    apart: bool


@dataclass(slots=True)
class Paragraph:
    """A run of lines, and what the layout has made of it so far."""

    start: int
    end: int
    text: str
    apart: bool
    kind: BlockKind = "prose"
    zone: Zone = "body"
    reason: str = ""
    dates: list[DateMention] = field(default_factory=list)

    @property
    def skipped(self) -> bool:
        """Whether it is no part of the text proper."""
        return self.kind == "skipped"

    @property
    def words(self) -> int:
        """How many words it has, by blanks."""
        return len(self.text.split(None, 60))

    @property
    def ended(self) -> bool:
        """Whether it ends in a stop, a closing quote left aside."""
        return ends_in_stop(self.text)

    def skip(self, reason: str) -> None:
        """Leave it out, and say why."""
        self.kind, self.reason = "skipped", reason


_DIGIT = re.compile(r"[0-9]")


def has_digit(text: str) -> bool:
    """Whether there is a digit in it, without which no line dates anything."""
    return _DIGIT.search(text) is not None


def ends_in_stop(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return _ENDED.search(text, max(0, len(text) - 16)) is not None


def lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a text that are not blank."""
    found: list[Line] = []
    last = start
    blank_seen = True
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        low, high = match.span()
        blank_seen = blank_seen or len(_BREAK.findall(text, last, low)) > 1
        body = match.group()
        stripped = body.strip()
        last = high
        if not stripped:
            blank_seen = True
            continue
        indent = len(body) - len(body.lstrip())
        found.append(Line(low + indent, low + indent + len(stripped), indent, blank_seen))
        blank_seen = False
    return found


def paragraphs(text: str, rows: list[Line]) -> Iterator[Paragraph]:
    """The lines joined to paragraphs."""
    width = wrapping_width(text, rows)
    first: Line | None = None
    last: Line | None = None
    for row in rows:
        if first is None or last is None:
            first = last = row
        elif _continues(text, last, row, width):
            last = row
        else:
            yield Paragraph(first.start, last.end, text[first.start : last.end], first.apart)
            first = last = row
    if first is not None and last is not None:
        yield Paragraph(first.start, last.end, text[first.start : last.end], first.apart)


def wrapping_width(text: str, rows: list[Line]) -> int:
    """The width a text is wrapped at, 0 where each line is a paragraph."""
    upper = [above for above, below in pairwise(rows) if not below.apart]
    if len(upper) < 2:
        return 0
    lengths = sorted(row.end - row.start for row in upper)
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(length >= 0.7 * width for length in lengths)
    open_ended = sum(not ends_in_stop(text[max(row.start, row.end - 16) : row.end]) for row in upper)
    return width if full >= 0.6 * len(upper) and open_ended >= 0.5 * len(upper) else 0


def _continues(text: str, last: Line, row: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line above."""
    if row.apart or ITEM_MARK.match(text, row.start, row.end):
        return False
    ended = ends_in_stop(text[max(last.start, last.end - 16) : last.end])
    length = last.end - last.start
    if not width:
        return (
            not ended and text[row.start].islower() and length >= _NARROWEST // 2 and " " in text[last.start : last.end]
        )
    if length >= 0.75 * width:
        return not (row.indent > last.indent and ended)
    return not ended and (text[row.start].islower() or length >= 0.6 * width)
