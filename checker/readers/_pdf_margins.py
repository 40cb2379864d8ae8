"""What stands in the margins of pages: running headers and footers, page numbers, a browser's lines around a print.

Evidence is repetition at one height over pages, digits left aside, in another size or with more space to the text
than its lines have between them; a number alone at the outer edge is the page's.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from checker.readers._pdf_order import Row

_MARGIN = 0.12
_ROWS = 3
_APART, _FEW = 1.3, 4
_OTHER_SIZE = 0.1
_HEIGHT = 6.0
_LONGEST = 140
_MANY_PAGES = 6
_NUMBER = re.compile(
    r"""(?:page|seite|p\.)?\s*[-–—|•]?\s*(?:[0-9]{1,4}|[ivxlc]{1,7})\s*(?:(?:of|/|\|)\s*[0-9]{1,4})?\s*[-–—|•]?""",
    re.VERBOSE | re.IGNORECASE,
)
_PRINTED = re.compile(r"(?:https?|file)://\S+\s+[0-9]{1,4}/[0-9]{1,4}")
_DIGITS = re.compile(r"[0-9]+")
_Key = tuple[bool, str, int]


def without_margins(pages: list[tuple[list[Row], float, float]]) -> list[list[Row]]:
    """The rows of each page (rows from top to bottom, lower edge, upper edge) without what its margins repeat."""
    margins = [_margins(*page) for page in pages]
    times = Counter(key for margin in margins for key in {_key(row, upper) for row, upper in margin.values()})
    enough = 3 if len(pages) >= _MANY_PAGES else 2
    kept: list[list[Row]] = []
    for (rows, _, _), margin in zip(pages, margins, strict=True):
        gone = {
            index
            for index, (row, upper) in margin.items()
            if len(row.text) <= _LONGEST and _seen(times, _key(row, upper)) >= enough
        }
        gone |= _outermost(rows, margin, gone)
        kept.append([row for index, row in enumerate(rows) if index not in gone])
    return kept


def _margins(rows: list[Row], bottom: float, top: float) -> dict[int, tuple[Row, bool]]:
    """The rows that may be a page's margins, by their index, and whether it is the upper one."""
    margin = _MARGIN * (top - bottom)
    gaps = [above.base - below.base for above, below in pairwise(rows)]
    wide = _APART * sorted(gaps)[len(gaps) // 2] if len(gaps) >= _FEW else 0.0
    found: dict[int, tuple[Row, bool]] = {}
    apart = [gap >= wide or _other_size(*beside) for gap, beside in zip(gaps, pairwise(rows), strict=True)]
    upper = [i for i in range(min(_ROWS, len(gaps))) if apart[i] and rows[i].base > top - margin]
    for index in range(max(upper) + 1 if upper else 0):
        found[index] = rows[index], True
    last = len(rows) - 1
    lower = [i for i in range(max(0, last - _ROWS), last) if apart[i] and rows[i + 1].base < bottom + margin]
    for index in range(min(lower) + 1 if lower else len(rows), len(rows)):
        found.setdefault(index, (rows[index], False))
    return found


def _other_size(row: Row, below: Row) -> bool:
    return abs(row.size - below.size) > _OTHER_SIZE * max(row.size, below.size)


def _key(row: Row, upper: bool) -> _Key:
    return upper, _DIGITS.sub("0", row.text), round(row.base / _HEIGHT)


def _seen(times: Counter[_Key], key: _Key) -> int:
    """On how many pages a line stands at about one height."""
    upper, text, height = key
    return times[key] + times[upper, text, height - 1] + times[upper, text, height + 1]


def _outermost(rows: list[Row], margin: dict[int, tuple[Row, bool]], gone: set[int]) -> set[int]:
    """The outermost rows that are left and hold but a page number, and the lines a browser prints around a page."""
    found: set[int] = set()
    left = [index for index in range(len(rows)) if index not in gone]
    for index in (left[0], left[-1]) if len(left) > 1 else ():
        if index in margin and _NUMBER.fullmatch(rows[index].text):
            found.add(index)
    last = len(rows) - 1
    if last in margin and len(rows) > 2 and _PRINTED.fullmatch(rows[last].text):
        found |= {last} | ({0} if 0 in margin else set())
    return found
