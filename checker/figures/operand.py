"""One number with what belongs to it: its currency, per cent or unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from checker.figures.money import booked, currency_after, currency_before, dollars_after
from checker.figures.namesakes import decade, made, makes, moment, thing
from checker.figures.senses import degrees, sense, warmth
from checker.frozen import frozen
from checker.lexicon import table, words
from checker.model import Kind, Token
from checker.numerals import Number
from checker.units import Unit, rate_at, unit_at
from checker.wordclass import NOUNISH

_HYPHENS: Final = frozenset("-‐‑")
_BETWEEN_TIME: Final = words("between_time", "units")
_DIMENSIONS: Final = words("dimensions", "units")
_MULTIPLIED: Final = words("multiplied", "units")
"""What a price or a debt is a multiple of."""
_PERCENT: Final = words("percent", "units")
_AGED: Final = frozenset({"aged", "age", "ages"})
_STROKES: Final = frozenset("'\"’′″")
_EXTENTS: Final = frozenset(unit for what in ("length", "area", "mass") for unit in table("dimensions")[what])
_FEET: Final = frozenset("'’′")
_PARTS: Final = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_POINTS: Final = frozenset({"point", "points", "pt", "pts"})


@frozen
class Operand:
    """One number with its currency or unit: token indices half open."""

    number: Number
    first: int
    last: int
    kind: Kind
    unit: str
    inherited: bool = False


def operand(tokens: Sequence[Token], number: Number) -> Operand:
    first, last = number.first, number.last
    money = currency_before(tokens, first)
    if money is not None:
        unit, first = money
        if _signed(tokens, first) and number.value is not None:
            first, number = first - 1, replace(number, value=-abs(number.value))
        unit, last = _per(tokens, *dollars_after(tokens, unit, last))
        if number.value is not None and number.value > 0 and booked(tokens, first, last):
            return Operand(replace(number, value=-number.value), first - 1, last + 1, "money", unit)
        return Operand(number, first, last, "money", unit)
    at = last
    if last + 1 < len(tokens) and tokens[last].text in _HYPHENS:
        left, right = tokens[last - 1].end == tokens[last].start, tokens[last].end == tokens[last + 1].start
        at = last + 1 if left and (right or _torn(tokens, last + 1)) else last
    elif (
        (number.form in ("vague", "fraction", "words") or _below_one(number))
        and last + 1 < len(tokens)
        and tokens[last].lower == "of"
    ):
        at = _behind_of(tokens, number)  # tens of millions of dollars; a quarter of a mile
    percent = percent_at(tokens, at)
    if percent is not None:
        return Operand(number, first, percent[1], "percent", percent[0])
    after = currency_after(tokens, at, number)
    if after is not None:
        unit, last = _per(tokens, *after)
        return Operand(number, first, last, "money", unit)
    if tokens[first].lower == "zero" and last - first == 1 and _absolute(tokens, first):
        return Operand(number, first, last, "measure", "kelvin")
    if _multiple(tokens, at):
        return Operand(number, first, at + 1, "measure", "time")
    measured = _unit(tokens, at, number)
    if measured is not None:
        name, kind, end = measured
        more = _and_part(tokens, end)
        if more is not None and number.value is not None and number.form in ("words", "digits"):
            number, end = replace(number, value=number.value + more[0]), more[1]
        return Operand(number, first, end, kind, name)
    return Operand(number, first, last, "count", "")


def _torn(tokens: Sequence[Token], i: int) -> bool:
    """Whether a unit in the singular begins at ``i``, torn from its hyphen: a 10- year veteran."""
    return tokens[i].start - tokens[i - 1].end == 1 and tokens[i].tag == "NOUN" and unit_at(tokens, i) is not None


def _and_part(tokens: Sequence[Token], i: int) -> tuple[Decimal, int] | None:
    """The fraction added behind a unit, and where it ends: a year and a half, two miles and a quarter."""
    if i + 2 >= len(tokens) or tokens[i].lower != "and" or tokens[i + 1].lower not in ("a", "one"):
        return None
    at = i + 3 if tokens[i + 2].text in _HYPHENS and i + 3 < len(tokens) else i + 2
    part = _PARTS.get(tokens[at].lower)
    if part is None or (at + 1 < len(tokens) and (tokens[at + 1].lower == "of" or tokens[at + 1].tag in NOUNISH)):
        return None
    return part, at + 1


def _signed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a minus sign stands before the currency: -$50."""
    if first == 0 or tokens[first - 1].text not in ("-", "−") or tokens[first - 1].end != tokens[first].start:
        return False
    return first < 2 or tokens[first - 2].end < tokens[first - 1].start


def _per(tokens: Sequence[Token], unit: str, last: int) -> tuple[str, int]:
    """The unit with what it is per: dollar per ounce."""
    rate = rate_at(tokens, last)
    return (unit, last) if rate is None else (f"{unit} per {rate[0]}", rate[1])


def _multiple(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` makes the number a multiple of a sum: 6.5 times earnings, 3x annual sales."""
    if i + 1 >= len(tokens) or tokens[i].lower not in ("times", "x"):
        return False
    at = i + 2 if tokens[i + 1].tag == "ADJ" and i + 2 < len(tokens) else i + 1
    return tokens[at].lower in _MULTIPLIED


def _absolute(tokens: Sequence[Token], i: int) -> bool:
    """Whether the "zero" at ``i`` is the lowest temperature there is."""
    return i > 0 and tokens[i - 1].lower == "absolute" and bool(sense(tokens, i))


def _below_one(number: Number) -> bool:
    """Whether digits are a part of one: 0.5 of a percentage point."""
    return number.form == "digits" and number.value is not None and 0 < number.value < 1


def _behind_of(tokens: Sequence[Token], number: Number) -> int:
    """Where a unit may stand behind "of"."""
    at = number.last + 1
    if number.form == "vague":
        return at
    if (
        (number.form == "fraction" or _below_one(number))
        and tokens[at].lower in ("a", "an", "one", "1")
        and at + 1 < len(tokens)
    ):
        return at + 1
    return number.last


def percent_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """The percent sign or words at ``i`` and where they end."""
    if i >= len(tokens):
        return None
    lower = tokens[i].lower
    if lower == "per" and i + 1 < len(tokens):
        at = i + 2 if tokens[i + 1].text in _HYPHENS else i + 1
        if at < len(tokens) and tokens[at].lower == "cent":
            lower, i = "percent", at
    if lower in ("wt", "vol", "mol", "wt.", "vol."):
        at = i + 2 if i + 1 < len(tokens) and tokens[i + 1].text == "." else i + 1
        if at < len(tokens) and tokens[at].text == "%":
            return "percent", at + 1
        return None
    if lower in ("pp", "ppts", "ppt") and (tokens[i - 1].end == tokens[i].start or "." in tokens[i - 1].text):
        return "percentage point", i + 1
    if lower not in _PERCENT:
        return None
    at = i + 1
    if at < len(tokens) and tokens[at].text in _HYPHENS and at + 1 < len(tokens) and tokens[at + 1].lower in _POINTS:
        at += 1
    if at < len(tokens) and tokens[at].lower in _POINTS:
        return "percentage point", at + 1
    return "percent", i + 1


def _unit(tokens: Sequence[Token], i: int, number: Number) -> tuple[str, Kind, int] | None:
    if i >= len(tokens):
        return None
    token = tokens[i]
    in_digits = tokens[number.last - 1].text[-1].isnumeric() or number.form in ("digits", "mixed")
    touching = tokens[i - 1].end == token.start
    if touching and in_digits and token.text in _STROKES:
        stroke = _stroke(tokens, i)
        if stroke:
            return stroke, "measure", i + 1
    if token.lower == "in" and in_digits and _inch(tokens, i, number):
        return "inch", "measure", i + 1
    found = unit_at(tokens, i, in_digits=in_digits) or _qualified(tokens, i)
    if found is None and token.lower in _BETWEEN_TIME:
        found = unit_at(tokens, i + 1, in_digits=False)
        if found is not None and not (found.time and tokens[found.last - 1].tag == "PLURAL"):
            found = None
    if found is None:
        return None
    if (
        found.name == "gross"
        and found.last < len(tokens)
        and tokens[found.last].tag not in ("PUNCT", "PREP", "BE", "CONJ")
    ):
        return None  # 12 gross tons
    if found.name == "point" and (made(tokens, found.last, token) or moment(tokens, number)):
        return None
    if found.name == "stone" and (
        in_digits is False or (found.last < len(tokens) and tokens[found.last].tag in NOUNISH)
    ):
        return None  # ten stone lions
    if token.text == "s" and touching and (decade(tokens, number) or makes(tokens, number)):
        return None  # the 1990s, in her 30s, the under-18s; Boeing 737s
    if found.time:
        last = _age(tokens, found.last)
        aged = last > found.last or (number.first > 0 and tokens[number.first - 1].lower in _AGED)
        return (f"{found.name} of age" if aged else found.name), "duration", last
    if found.last == i + 1 and thing(tokens, i):
        return None
    if found.last == i + 1 and token.tag != "PLURAL":
        return (
            sense(tokens, i) or (_heat(tokens, i + 1) if found.name == "degree" else "") or found.name,
            "measure",
            i + 1,
        )
    if found.name == "degree":
        return _heat(tokens, found.last) or found.name, "measure", found.last
    return found.name, "measure", found.last


def _qualified(tokens: Sequence[Token], i: int) -> Unit | None:
    """The unit behind a word that says which way or how it is measured: 517 rushing yards, 40 vertical feet."""
    if tokens[i].lower not in words("between_unit", "units") or i + 1 >= len(tokens):
        return None
    found = unit_at(tokens, i + 1, in_digits=False)
    return found if found is not None and found.name in _EXTENTS else None


def _heat(tokens: Sequence[Token], last: int) -> str:
    """The scale of degrees that end before a token, or that they are degrees of temperature; empty for angles."""
    return degrees(tokens, last) or warmth(tokens, last)


def _stroke(tokens: Sequence[Token], i: int) -> str:
    """What the stroke or strokes glued to digits measure: inches, feet, minutes and seconds of arc; or nothing."""
    mark, before = tokens[i].text, tokens[i - 2].text if i > 1 else ""
    if mark == '"' and before in _FEET and tokens[i - 1].start - tokens[i - 2].end <= 1:
        return "second of arc" if _arc(tokens, i - 2) else "inch"  # 5'11"
    if mark in _FEET and before in ("°", "º"):
        return "minute of arc"  # 54° 20' N
    if mark == '"' and sum(t.text == '"' for t in tokens[:i]) % 2:
        return ""  # it closes a quotation
    arc = sense(tokens, i)
    if arc and (
        mark != "'" or i + 1 == len(tokens) or tokens[i + 1].start > tokens[i].end or tokens[i + 1].tag == "PUNCT"
    ):
        return arc
    if mark in ("'", "’", "′"):
        return "foot" if _feet_and_inches(tokens, i) else ""
    return "inch" if mark == '"' else ""


def _arc(tokens: Sequence[Token], i: int) -> bool:
    """Whether the stroke ``i`` stands for minutes behind degrees: 54° 20' 12"."""
    return i > 1 and tokens[i - 2].text in ("°", "º")


def _feet_and_inches(tokens: Sequence[Token], i: int) -> bool:
    """Whether the stroke ``i`` behind a number is the feet of 5'11"."""
    if i + 2 >= len(tokens) or tokens[i + 1].start - tokens[i].end > 1 or not tokens[i + 1].text.isdigit():
        return False
    return tokens[i + 1].end == tokens[i + 2].start and tokens[i + 2].text in ('"', "″", "”")


def _age(tokens: Sequence[Token], last: int) -> int:
    """The end of "years old", "-year-old", "years of age"."""
    n = len(tokens)
    if last < n and tokens[last].lower in ("old", "olds"):
        return last + 1
    if last + 1 < n and tokens[last].text in _HYPHENS and tokens[last + 1].lower in ("old", "olds"):
        return last + 2
    if last + 1 < n and tokens[last].lower == "of" and tokens[last + 1].lower == "age":
        return last + 2
    return last


def _inch(tokens: Sequence[Token], i: int, number: Number) -> bool:
    """Whether "in" behind digits is inches."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i - 1].end == tokens[i].start:
        return True  # 6ft 4in tall
    if number.form == "fraction":
        return after is None or after.tag not in ("DET", "POSS", "NAME", "NUM")
    return after is None or after.lower in _DIMENSIONS or after.text in (".", ",", ")", "×", "x", ";")


def like_a_year(tokens: Sequence[Token], operand: Operand) -> bool:
    number = operand.number
    return (
        number.value is not None
        and len(tokens[number.first].text) == 4
        and Decimal(1500) <= number.value <= Decimal(2100)
    )
