"""The words of a page → its rows in reading order, column by column, from geometry alone.

Words on one baseline make runs; a gap wider than a blank can be ends a run. Where runs of prose begin again and again
at one left edge with blank space before it, there is a column; what crosses that edge (a title, a wide picture's
caption) divides the columns above from those below. Short runs side by side are a table and stay rows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from checker.readers._pdf_words import HYPHEN, Word
from checker.readers._raised import raised

_GAP, _WIDE_GAP = 0.55, 0.9
"""Gaps that may be a column's, and that no blank of a line set to the full width is, in heights of the font."""
_ONE_LINE = 0.35
_EDGE = 3.0
_SMALL = 0.85
_MOST_EDGES = 10
_DEEPEST = 4
_FEWEST = 3
_PROSE_WORDS, _PROSE_CHARACTERS = 3.2, 16.0
_GUTTER = 5.0
_MARK = re.compile(r"[•▪‣⦁◦●*–—+-]|\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\[?[0-9]{1,2}\]?|[*†‡§]")
_AFTER_MARK = 4.0
_MARK_RISE = 0.65
_HAIR = 0.75
_NEAR = 2.2
_HEADING_WORDS = 4
"""How exactly headings of columns stand over them, how near, and how many words one of them has."""


class Run(NamedTuple):
    """Words on one baseline without a wide gap; ``note``: a raised mark stood before them, which is left out; ``cell``:
    they begin where the cells below do, however near the words before them stand.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    note: bool = False
    cell: bool = False


class Row(NamedTuple):
    """The runs of one column on one baseline, from left to right."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words of the row."""
        return " ".join(run.text for run in self.runs)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.runs[-1].right

    @property
    def base(self) -> float:
        """Its baseline, that of its longest run."""
        return max(self.runs, key=lambda run: len(run.text)).base

    @property
    def size(self) -> float:
        """The height of its font, that of its longest run."""
        return max(self.runs, key=lambda run: len(run.text)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is set bold."""
        return all(run.bold for run in self.runs)


def rows_of(words: list[Word]) -> list[Row]:
    """The rows of a page from top to bottom, across all columns."""
    return _rows(_headed(_runs(words)), _GAP)


def columns(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of a page in reading order, those of one column together."""
    return _columns([run for row in rows for run in row.runs], 0)


# --- runs and rows -----------------------------------------------------------------------------------------------


def _runs(words: list[Word]) -> list[list[Word]]:
    """The words put together where they follow each other on a line, in the order they were drawn."""
    found: list[list[Word]] = []
    for word in words:
        if found and _follows(found[-1][-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _headed(lines: list[list[Word]]) -> list[Run]:
    """The runs of a page, with the headings of a narrow table apart, which stand a blank from one another.

    What tells them is that a word begins where each cell of the two rows below does, to a hair.
    """
    rows: list[list[list[Word]]] = []
    for line in sorted(lines, key=lambda line: (-line[0].base, line[0].left)):
        if rows and rows[-1][0][0].base - line[0].base <= _ONE_LINE * line[0].size:
            rows[-1].append(line)
        else:
            rows.append([line])
    first: set[Word] = set()
    for row, below, next_below in zip(rows, rows[1:], rows[2:], strict=False):
        words = sorted((word for line in row for word in line), key=lambda word: word.left)
        if _cells_alike(below, next_below) and _near(words, below):
            first |= _over_cells(words, below)
    return [run for line in lines for run in _cut(line, first)]


def _cells_alike(below: list[list[Word]], next_below: list[list[Word]]) -> bool:
    """Whether two rows have cells that begin at the same places."""
    if not 2 <= len(below) == len(next_below):
        return False
    below, next_below = (sorted(row, key=lambda line: line[0].left) for row in (below, next_below))
    return all(abs(a[0].left - b[0].left) <= _HAIR for a, b in zip(below, next_below, strict=True))


def _near(words: list[Word], below: list[list[Word]]) -> bool:
    return (
        words[0].base - below[0][0].base <= _NEAR * words[0].size
        and abs(words[0].left - min(line[0].left for line in below)) <= _EDGE
    )


def _over_cells(words: list[Word], below: list[list[Word]]) -> set[Word]:
    """The words of a row that begin where the cells below do, the first aside: one for each of them, or none."""
    edges = sorted(cell[0].left for cell in below)[1:]
    places = [n for n, word in enumerate(words) if n and any(abs(word.left - edge) <= _HAIR for edge in edges)]
    short = all(last - first <= _HEADING_WORDS for first, last in pairwise([0, *places, len(words)]))
    return {words[n] for n in places} if len(places) == len(edges) and short else set()


def _cut(line: list[Word], first: set[Word]) -> list[Run]:
    """The runs of a line, cut before the words that are the first of a cell."""
    places = [0, *(n for n, word in enumerate(line) if n and word in first), len(line)]
    return [_run(line[start:end])._replace(cell=line[start] in first) for start, end in pairwise(places)]


def _follows(last: Word, word: Word) -> bool:
    size = max(last.size, word.size)
    return (
        abs(word.base - last.base) <= _ONE_LINE * size
        and -0.5 * size <= word.left - last.right <= _GAP * min(last.size, word.size)
        and not last.text.endswith(HYPHEN)
    )


def _run(line: list[Word]) -> Run:
    text = line[0].text
    for last, word in pairwise(line):
        if word.size < _SMALL * last.size and word.base > last.base and word.text[0].isdigit():
            text += raised(word.text, text)
        else:
            text += (" " if word.left - last.right > 0.05 * last.size or not word.breaks else "") + word.text
    widest = max(line, key=lambda word: (len(word.text), word.size))
    if len(line) > 1 and line[0].size < _SMALL * line[1].size and line[0].base > line[1].base:
        mark, _, rest = text.partition(" ")
        if rest and _MARK.fullmatch(mark):
            bold = all(word.bold for word in line[1:])
            return Run(rest, line[0].left, line[-1].right, widest.base, widest.size, bold, True)
    return Run(text, line[0].left, line[-1].right, widest.base, widest.size, all(word.bold for word in line))


def _rows(runs: Iterable[Run], gap: float = _WIDE_GAP) -> list[Row]:
    """The runs of one column as rows, from top to bottom; what is no ``gap`` apart is one run."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        if rows and rows[-1][-1].base - run.base <= _reach(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [Row(tuple(_joined(sorted(row, key=lambda run: run.left), gap))) for row in rows]


def _reach(row: list[Run], run: Run) -> float:
    """How far below the last run of a row another may stand in it; a note's mark stands higher than its note."""
    last = row[-1]
    marked = len(row) == 1 and last.size < _SMALL * run.size and _MARK.fullmatch(last.text) is not None
    return (_MARK_RISE if marked else _ONE_LINE) * max(last.size, run.size)


def _joined(runs: list[Run], gap: float) -> list[Run]:
    """The runs of a row, those that touch put together: they were drawn apart."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last is not None and len(found) == 1 and _is_mark(last, run, len(runs)):
            note = last.size < _SMALL * run.size and last.base > run.base
            found[-1] = run._replace(text=run.text if note else f"{last.text} {run.text}", left=last.left, note=note)
        elif last is None or run.cell or run.left - last.right > gap * min(last.size, run.size):
            found.append(run)
        elif run.size < _SMALL * last.size and run.base > last.base and run.text[0].isdigit():
            found[-1] = last._replace(text=last.text + raised(run.text, last.text), right=run.right)
        else:
            blank = " " if run.left - last.right > 0.05 * last.size else ""
            widest = max(last, run, key=lambda r: len(r.text))
            found[-1] = Run(
                last.text + blank + run.text, last.left, max(last.right, run.right), last.base, widest.size,
                last.bold and run.bold,
            )  # fmt: skip
    return found


def _is_mark(first: Run, second: Run, count: int) -> bool:
    """Whether a row is one run with the mark of an item or a note before it."""
    near = second.left - first.right <= _AFTER_MARK * second.size
    return count == 2 and near and _MARK.fullmatch(first.text) is not None and second.text.count(" ") >= 1


# --- columns -----------------------------------------------------------------------------------------------------


def _columns(runs: list[Run], depth: int) -> list[list[Row]]:
    edge = _edge(runs) if depth < _DEEPEST and len(runs) >= 2 * _FEWEST else None
    if edge is None:
        return [_rows(runs)] if runs else []
    found: list[list[Row]] = []
    pool: list[Run] = []
    for crossing, left, right in _bands(runs, edge):
        pool += crossing
        if not _side_by_side(left, right):
            pool += left + right
            continue
        if pool:
            found.append(_rows(pool))
            pool = []
        found += _columns(left, depth + 1) + _columns(right, depth + 1)
    if pool:
        found.append(_rows(pool))
    return found


def _edge(runs: list[Run]) -> float | None:
    """The left edge of a column with another to its left, None where there is none."""
    first = min(run.left for run in runs)
    shared = Counter(round(run.left / _EDGE) for run in runs if run.left > first + 2 * _EDGE)
    best: tuple[int, float] | None = None
    for edge, times in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_MOST_EDGES]:
        if times < _FEWEST:
            continue
        place = (edge - 1) * _EDGE
        columned = sum(len(a) + len(b) for _, a, b in _bands(runs, place) if _side_by_side(a, b))
        if columned and (best is None or columned > best[0]):
            best = columned, place
    return best[1] if best else None


def _bands(runs: list[Run], edge: float) -> list[tuple[list[Run], list[Run], list[Run]]]:
    """The page cut at every run that crosses an edge: that run, then what stands left and right of the edge below."""
    crossing = sorted((run for run in runs if run.left < edge < run.right), key=lambda run: -run.base)
    bands: list[tuple[list[Run], list[Run], list[Run]]] = [([], [], [])]
    bands += [([run], [], []) for run in crossing]
    heights = [-run.base for run in crossing]
    for run in runs:
        if not run.left < edge < run.right:
            bands[bisect_left(heights, -run.base)][1 if run.right <= edge else 2].append(run)
    return bands


def _side_by_side(left: list[Run], right: list[Run]) -> bool:
    """Whether two groups of runs are columns of prose beside each other."""
    if min(len(left), len(right)) < _FEWEST or not (_is_prose(left) and _is_prose(right)):
        return False
    if min(run.left for run in right) - max(run.right for run in left) < _GUTTER:
        return False
    return min(r.base for r in left) < max(r.base for r in right) and min(r.base for r in right) < max(
        r.base for r in left
    )


def _is_prose(runs: list[Run]) -> bool:
    lines = [run.text for row in _rows(runs) for run in row.runs]
    words = sum(line.count(" ") + 1 for line in lines)
    return words >= _PROSE_WORDS * len(lines) and sum(map(len, lines)) >= _PROSE_CHARACTERS * len(lines)
