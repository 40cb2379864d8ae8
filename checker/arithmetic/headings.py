"""What the labels and headings of a table say: which is a total, which row is the heading, how far a row is set in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from checker.arithmetic.cells import YEARS, Figure
from checker.arithmetic.passages import Grid
from checker.lexicon import table, words
from checker.pattern import pattern


def folded(text: str) -> str:
    return " ".join(re.sub(r"[*_`~]", "", text).lower().split())


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+(?:[-/][a-z]+)*", text.lower()))


@cache
def _total_label() -> re.Pattern[str]:
    known = table("sums")
    total = "|".join(map(re.escape, sorted(known["total_label"], key=len, reverse=True)))
    none = "|".join(map(re.escape, known["no_total"]))
    return pattern(
        rf"(?!(?:{none})\b)(?:(?:{total})(?:\s+\(?[^\W\d_][\w'’-]*\)?){{0,3}}|(?:[\w'’-]+\s){{1,3}}total)\s*[:.]?(?:\s?\([^()]*\))?"
    )


def is_total(text: str) -> bool:
    """Whether a label is that of a total."""
    return _total_label().fullmatch(folded(text)) is not None


@cache
def _some_shown() -> tuple[re.Pattern[str], re.Pattern[str]]:
    some = "|".join(sorted(words("some_of_all", "sums")))
    number = rf"(?:[0-9]{{1,3}}|{'|'.join(_NUMBERS)})"
    numbered = rf"\b(?:{number}\s+(?:of\s+the\s+)?(?:{some})\b|(?:top|first|(?!some\b)(?:{some}))\s+{number}\b)"
    things = r"(?:[a-z-]+\s+){0,2}?(?:[a-z]+[^su\W]s|people|men|women|children)"
    plural = rf"\b(?!(?<=\bthe\s)most\b)(?:{some})\s+(?:of\s+the\s+)?{things}\b"
    return pattern(numbered), pattern(plural)


_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "twenty", "fifty")


def shows_some(before: str) -> bool:
    """Whether the text before a table says that it shows some of all: "The two largest parties:", "Selected towns". A
    superlative of one thing ("the most room", "some 300 people") says nothing of that.
    """
    numbered, plural = _some_shown()
    text = before.lower()
    return numbered.search(text) is not None or plural.search(text.rstrip().rpartition("\n\n")[2]) is not None


def has_heading(cells: Sequence[Sequence[Figure]]) -> int:
    """1 where the first row heads the others though it holds figures: years above counts, words above figures."""
    first, rest = cells[0], cells[1:]
    if len(rest) < 2:
        return 0
    for column, cell in enumerate(first):
        below = [row[column].state for row in rest]
        if cell.state == "words" and column and below.count("number") * 2 > len(below):
            return 1
    years = [c for c in first if c.state == "number"]
    all_years = bool(years) and all(c.value in YEARS and c.text.strip("*_ ").isdigit() for c in years)
    return int(all_years and not all(r[first.index(years[0])].value in YEARS for r in rest))


def indents(grid: Grid, label: int) -> list[int]:
    """How far each row's label is set in."""
    found: list[int] = []
    for row in grid.table.rows:
        if label >= len(row):
            found.append(0)
            continue
        start = row[label].start
        line = grid.document.text.rfind("\n", 0, start) + 1
        before = grid.document.text[max(line, start - 40) : start]
        found.append(
            len(before)
            - len(before.rstrip(" \u00a0\t"))
            + 4 * grid.document.text.startswith(("- ", "– ", "• ", "&nbsp;"), start)
        )
    return found
