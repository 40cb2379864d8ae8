"""The columns of a table: which hold figures and of what, which name the rows, which say when, which to leave aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from checker.model import Period
from checker.tables.keys import keys_of, listed
from checker.tables.periods import timed
from checker.tables.printed import Style, is_empty, looks_printed, style_of
from checker.tables.units import Unit, headed

Sort = Literal["figures", "label", "dated", "beside"]
_LOOSE: Final = re.compile(
    r"""[(\s]*[~≈<>]?\s?(?:[A-Z]{1,3})?\s?[$€£¥₹₩₽]?\s?[-+−–]?[0-9][0-9.,'’ \u00a0]*
        \s?(?:%|(?:[^\W\d_]{1,12}\.?)(?:\s[^\W\d_]{1,12})?)?\)?[*†‡]{0,3}""",
    re.VERBOSE,
)
"""A figure with its currency or unit."""
_YEAR: Final = re.compile(r"(?:1[5-9]|20|21)[0-9]{2}")
_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9_.-]{0,11}")
_LONGEST_HEADING: Final = 200


class Column(NamedTuple):
    """A column by its heading: what it holds, its words without unit and time, and the decimal mark of its numbers."""

    sort: Sort
    heading: str = ""
    words: str = ""
    keys: frozenset[str] = frozenset()
    unit: Unit | None = None
    period: Period | None = None
    forecast: bool = False
    style: Style = "."


def columns_of(headings: Sequence[str], body: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of a table by its headings, one for each column, and the rows below."""
    cells = [[row[i] for row in body if i < len(row)] for i in range(len(headings))]
    filled = [[text for text in column if not is_empty(text)] for column in cells]
    sorts = [_sort(i, headings[i], filled[i]) for i in range(len(headings))]
    _codes_beside_names(sorts, filled)
    styles = [style_of(filled[i]) if sorts[i] == "figures" else None for i in range(len(headings))]
    common: Style = "," if styles.count(",") > styles.count(".") else "."
    return [
        _figures(headings[i], styles[i] or common) if sort == "figures" else Column(sort, headings[i])
        for i, sort in enumerate(sorts)
    ]


def _figures(heading: str, style: Style) -> Column:
    text = heading[:_LONGEST_HEADING]
    time = timed(text)
    words, unit = headed(time.rest if time is not None else text)
    return Column(
        "figures", heading, words, keys_of(words), unit,
        time.period if time is not None else None, time.forecast if time is not None else False, style,
    )  # fmt: skip


def _sort(index: int, heading: str, filled: Sequence[str]) -> Sort:
    keys = keys_of(heading)
    words = frozenset(re.findall(r"[^\W\d]+", heading.lower())) or keys
    if not filled:
        return "beside"
    if words and words <= listed("dated") | {"of", "the", "fiscal", "calendar"}:
        return "dated"
    numbers = sum(map(looks_printed, filled))
    years = sum(_YEAR.fullmatch(text) is not None for text in filled)
    if not index and years == len(filled) and len(set(filled)) == years > 1:
        return "dated"
    dates = sum(not looks_printed(text) and (t := timed(text)) is not None and not t.rest for text in filled)
    if dates * 5 >= len(filled) * 4:
        return "dated"
    if words and (words <= listed("names") or words <= listed("beside")):
        return "beside"
    if numbers * 2 >= len(filled):
        return "figures"
    loose = sum(_LOOSE.fullmatch(text) is not None for text in filled)
    return "figures" if loose * 2 > len(filled) else "label"


def _codes_beside_names(sorts: list[Sort], filled: Sequence[Sequence[str]]) -> None:
    """Columns of codes and of long texts are no labels where another column has names."""
    named = [i for i, sort in enumerate(sorts) if sort == "label"]
    codes = [i for i in named if all(_CODE.fullmatch(text) for text in filled[i])]
    if len(codes) < len(named):
        for i in codes:
            if len(set(filled[i])) > 1:
                sorts[i] = "beside"
    for i in named:
        if any("://" in text or len(text) > _LONGEST_HEADING for text in filled[i][:20]):
            sorts[i] = "beside"
