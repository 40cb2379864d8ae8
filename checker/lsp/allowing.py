"""Where a comment that allows a finding goes: before the paragraph, and only where it speaks for that place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lsprotocol.types import PositionEncodingKind

from checker.lsp.analysis import Analysis
from checker.lsp.buffers import DECLARING
from checker.lsp.positions import Places
from checker.model import Document
from checker.readers import Unreadable, reader_for

UNTOLD: Final = "…"
"""Stands where the reason is to be written; SP002 asks for it as long as it stands there."""
COMMENTED: Final = (".md", ".markdown", ".txt", ".html", ".htm")
"""Formats in which a comment can speak to claimcheck."""
_BLANK: Final = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?=\r\n|\r|\n)")


class Insertion(NamedTuple):
    """Words to put in at an offset."""

    offset: int
    text: str


def allowance(analysis: Analysis, code: str, start: int) -> Insertion | None:
    """The comment that allows a code at a place of the buffer, None where no comment can be heard."""
    document = analysis.document
    if document is None or analysis.buffer.suffix not in COMMENTED:
        return None
    comment = f"<!-- claimcheck: allow {code} because {UNTOLD} -->"
    ending = "\r\n" if "\r\n" in analysis.buffer.text else "\n"
    for offset, own_line in _places(analysis, document, start):
        put = Insertion(offset, comment + ending if own_line else f" {comment}")
        if _heard(analysis, document, put, code, start):
            return put
    return None


def _places(analysis: Analysis, document: Document, start: int) -> Iterator[tuple[int, bool]]:
    """Offsets that come into question, each with whether the comment has a line of its own there."""
    text, places = analysis.buffer.text, analysis.places
    if analysis.buffer.suffix not in DECLARING:  # a blank line parts no paragraphs of a page
        blanks = [match.end() for match in _BLANK.finditer(text, 0, start)]
        below = blanks[-1] + (2 if text.startswith("\r\n", blanks[-1]) else 1) if blanks else 0
        yield places.line_start(min(start, below)), True
    for block in document.blocks:
        low, high = (places.at(*document.place(offset)) for offset in (block.start, max(block.start, block.end - 1)))
        if low <= start <= high:
            yield places.line_start(low), True
            yield places.line_end(high), False
            break
    yield places.line_end(start), False


def _heard(analysis: Analysis, document: Document, put: Insertion, code: str, start: int) -> bool:
    """Whether the comment, put there, speaks for the place and leaves the text as it was read."""
    text = analysis.buffer.text[: put.offset] + put.text + analysis.buffer.text[put.offset :]
    reader = reader_for(f"x{analysis.buffer.suffix}")
    assert reader is not None
    try:
        (read,) = reader.read(document.name, analysis.buffer.file(text))
    except (Unreadable, ValueError):
        return False
    moved = _place(text, start + (len(put.text) if put.offset <= start else 0))
    same = (read.title, read.publisher, read.url) == (document.title, document.publisher, document.url)
    return same and any(
        d.kind == "allow"
        and code in d.codes
        and not d.problem
        and read.place(d.stretch[0]) <= moved < read.place(d.stretch[1])
        for d in read.directives
    )


def _place(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset, in code points."""
    position = Places(text, PositionEncodingKind.Utf32).position(offset)
    return position.line + 1, position.character + 1
