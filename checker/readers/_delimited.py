"""Delimited text → rows of cells, places exact: by one delimiter, quotes, and whatever the file gets wrong.

The delimiter is the one that cuts the first lines into the most columns of one number. A quoted cell may hold
delimiters and line breaks; a quote that never closes is a character like any other, so that it swallows no table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from checker.model import Cell
from checker.readers._limits import Bounds

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64_000
_SAMPLED_ROWS = 60
_LONGEST_QUOTED = 20_000
_BREAK = re.compile(r"\r\n|\n|\r")
_EVERY = 10_000
_SEPARATOR_LINE = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)

Row = tuple[Cell, ...]


def delimiter_of(text: str) -> str:
    """The delimiter of a text, judged by its first lines; a comma where none shows."""
    declared = _SEPARATOR_LINE.match(text)
    if declared is not None and declared[1] in DELIMITERS:
        return declared[1]
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda mark: (*_agreement(sample, mark), -DELIMITERS.index(mark)))


def _agreement(sample: str, mark: str) -> tuple[int, int]:
    """In how many of the first rows the commonest number of columns stands, from two on, and which number that is."""
    widths = Counter(len(row) for row in islice(_rows(sample, 0, mark), _SAMPLED_ROWS))
    told = [(count, width) for width, count in widths.items() if width > 1]
    return max(told, default=(0, 0))


def rows_of(text: str, delimiter: str, bounds: Bounds) -> list[Row]:
    """The rows, blank lines as empty ones; raises Unreadable where there are too many cells."""
    declared = _SEPARATOR_LINE.match(text)
    found: list[Row] = []
    cells = 0
    for row in _rows(text, declared.end() if declared else 0, delimiter):
        found.append(row)
        cells += len(row)
        bounds.hold("cells", cells)
        if not len(found) % _EVERY:
            bounds.check()
    return found


def _rows(text: str, start: int, mark: str) -> Iterator[Row]:
    escaped = re.escape(mark)
    field = re.compile(
        rf"""[ ]*+"(?P<quoted>(?:[^"]++|""){{0,{_LONGEST_QUOTED}}}+)"[ ]*+(?={escaped}|[\r\n]|\Z)
          | (?P<plain>[^{escaped}\r\n]*+)""",
        re.VERBOSE,
    )
    at, end = start, len(text)
    row: list[Cell] = []
    while at < end:
        match = field.match(text, at)
        assert match is not None  # the second alternative matches anything
        row.append(_trimmed(text, *match.span("quoted" if match["quoted"] is not None else "plain")))
        at = match.end()
        if at < end and text[at] == mark:
            at += 1
            if at < end:
                continue
            row.append(Cell(at, at))
        line = _BREAK.match(text, at)
        at = line.end() if line else at
        yield tuple(row) if len(row) > 1 or row[0].end > row[0].start else ()
        row = []


def _trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\0"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)
