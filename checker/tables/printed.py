"""A cell as printed → its number: separators as its column has them, brackets for a minus, marks of notes left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from checker import hedges
from checker.lexicon import words
from checker.model import Quantity

Style = Literal[".", ","]
"""The decimal mark of a column."""

_BLANKS: Final = " \u00a0\u2009\u202f"
_CELL: Final = re.compile(
    rf"""['’]?                                                        # an apostrophe that makes a number text
         (?P<open>\()? (?P<sign>[-+−–])? [{_BLANKS}]?
         (?P<digits>[0-9][0-9.,'’{_BLANKS}]*(?<=[0-9]) | [.,][0-9]+)
         (?P<percent>[{_BLANKS}]?%)? (?P<close>\))?
         (?: [{_BLANKS}]? (?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]{{1,3}} | \[[0-9a-z]{{1,3}}\] | (?<=[0-9])\((?:[a-z]|[0-9])\) )
           | [{_BLANKS}][a-z]{{1,2}} ){{0,3}}                         # marks of notes: 12.3*, 12.3 [2], 12.3 p
    """,
    re.VERBOSE,
)
_THOUSANDS: Final = rf"(?:['’][0-9]{{3}})+|(?:[{_BLANKS}][0-9]{{3}})+"
_GROUPED: Final = {
    ".": re.compile(rf"[0-9]{{1,3}}(?:(?:,[0-9]{{2,3}})*,[0-9]{{3}}|{_THOUSANDS})(?:\.[0-9]+)?"),
    ",": re.compile(rf"[0-9]{{1,3}}(?:(?:\.[0-9]{{3}})+|{_THOUSANDS})(?:,[0-9]+)?"),
}
_PLAIN: Final = {".": re.compile(r"[0-9]*(?:\.[0-9]+)?"), ",": re.compile(r"[0-9]*(?:,[0-9]+)?")}
_UNITS_BEHIND: Final = words("units_behind", "tables")
"""Letters behind a number that may be a unit, and no mark of a note."""
_LONGEST: Final = 40


class Number(NamedTuple):
    """What a cell prints: where in its text the figure begins and ends, its value, decimals, and whether per cent."""

    start: int
    end: int
    value: Decimal
    decimals: int
    percent: bool


def is_empty(text: str) -> bool:
    """Whether a cell has no figure by its mark: "..", "n/a", "-"."""
    return not text or text.lower() in words("empty", "tables")


def looks_printed(text: str) -> bool:
    """Whether a cell holds a number and nothing else, its separators not yet understood."""
    return len(text) <= _LONGEST and _parts(text) is not None


def style_of(cells: Iterable[str]) -> Style | None:
    """The decimal mark that the numbers of a column show, None where all could be read either way."""
    shown = {".": 0, ",": 0}
    for text in cells:
        match = _parts(text)
        if match is None:
            continue
        digits = match["digits"]
        point, comma = digits.rfind("."), digits.rfind(",")
        if point >= 0 and comma >= 0:
            shown["." if point > comma else ","] += 1
        elif point >= 0 or comma >= 0:
            mark, at = (".", point) if point >= 0 else (",", comma)
            other = "," if mark == "." else "."
            if digits.count(mark) > 1:
                shown[other] += 1
            elif len(digits) - at - 1 != 3 or at > 3 or digits[0] == "0" or at == 0:
                shown[mark] += 1
    if shown["."] == shown[","]:
        return None
    return "." if shown["."] > shown[","] else ","


def number_of(text: str, style: Style) -> Number | None:
    """The number of a cell, None where it holds none or something beside it."""
    match = _parts(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    digits = match["digits"]
    if _PLAIN[style].fullmatch(digits) is None and _GROUPED[style].fullmatch(digits) is None:
        return None
    plain = "".join(c for c in digits if c.isdigit() or c == style).replace(",", ".")
    value = Decimal(plain)
    if match["open"] or match["sign"] in ("-", "−", "–"):
        value = -value
    start = match.start("open") if match["open"] else match.start("sign") if match["sign"] else match.start("digits")
    end = max(match.end(part) for part in ("digits", "percent", "close"))
    return Number(start, end, value, len(plain.partition(".")[2]), bool(match["percent"]))


def _parts(text: str) -> re.Match[str] | None:
    match = _CELL.fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    behind = text[match.end("digits") :].strip(_BLANKS)
    return None if behind in _UNITS_BEHIND else match


def quantity_of(number: Number, surface: str, unit: str, scale: Decimal, *, count: bool) -> Quantity:
    """The quantity of a number printed in units of ``scale``; a reader takes it to be rounded to its last digit."""
    value = number.value * scale
    if scale == 1 and not number.decimals:
        ranges = hedges.allowed(value, "", count=count)
    else:
        half = Decimal(5).scaleb(-number.decimals - 1) * scale
        ranges = hedges.Allowed(value, value, value - half, value + half)
    low, high, likely_low, likely_high = ranges
    return Quantity(
        surface=surface, value=value, low=low, high=high, likely_low=likely_low, likely_high=likely_high, unit=unit
    )
