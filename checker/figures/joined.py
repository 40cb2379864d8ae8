"""Two numbers that are one figure: ranges, tolerances, opposite bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from checker import hedges
from checker.figures.figure import Figure, Joint
from checker.figures.operand import Operand, like_a_year
from checker.model import Kind, Token

_HYPHENS: Final = frozenset("-‐‑")
_DASHES: Final = frozenset(("-", "‐", "‑", "–", "—", "−", "~", "∼", "--"))
_AGES: Final = 3
"""Tokens of "the ages of"."""
_TO: Final = frozenset({"to", "through", "thru"})


def joined(tokens: Sequence[Token], operands: Sequence[Operand], i: int) -> Figure | None:
    """The figure that operands ``i`` and ``i + 1`` make together."""
    if i + 1 >= len(operands):
        return None
    a, b = operands[i], operands[i + 1]
    widened = _widened(tokens, operands, i)
    if widened is not None:
        return widened
    if b.first - a.last > 8 or b.first <= a.last or a.number.value is None or b.number.value is None:
        return None
    if tuple(t.text for t in tokens[a.last : b.first]) in (("±",), ("+", "/", "-"), ("+", "/", "−"), ("+", "-")):
        return _tolerance(tokens, a, b)
    if tuple(t.lower for t in tokens[a.last : b.first]) == ("plus", "or") and b.number.value < 0:
        return _tolerance(tokens, a, b)
    if like_a_year(tokens, a) and not like_a_year(tokens, b):
        return None  # from 7 % in 2019 to 5 %
    inner = hedges.hedge(tokens, b.first, b.last, time=False)
    begin = inner.first if a.last < inner.first else b.first
    gap = [t for t in tokens[a.last : begin] if begin - a.last == 1 or t.text not in _HYPHENS]
    outer = hedges.hedge(tokens, a.first, a.last, time=False)
    if tuple(t.lower for t in tokens[a.last : b.first]) == ("up", "to"):
        gap, inner = [tokens[a.last + 1]], inner._replace(first=b.first, style="")  # from $5 million up to $10 million
    begin_at = _ages(tokens, outer.first)
    before = tokens[begin_at - 1].lower if begin_at else ""
    counted = all(t.tag in ("NOUN", "PLURAL", "ADJ", "PAST") for t in gap[:-1])
    if 1 < len(gap) <= 4 and before == "from" and gap[-1].lower == "to" and counted:
        gap = gap[-1:]  # from 12 cases to 15
    if len(gap) != 1:
        return None
    joint = _joint(tokens, operands, i, gap[0], before)
    if not joint:
        return None
    kind, unit = _shared_unit(tokens, a, b, joint)
    if not kind:
        return None
    low, high = _carried(tokens, a, b, joint), b.number.value
    open_end = inner.style in hedges.LOWER and inner.first < b.first  # 10 to more than 50
    if low > high:
        cold = low <= 0 and kind in ("measure", "percent")  # -12 to -18 °C
        if joint == "range" and before != "between" and not cold and (kind == "count" or a.kind == "count"):
            return None
        low, high = high, low
    elif low == high:
        return None
    first = begin_at - 1 if before in ("between", "from", "range") else outer.first
    if before == "between" or before == "from":
        outside = hedges.hedge(tokens, first, b.last, time=False)
        first = outside.first if outside.style == "about" else first
        style = outside.style or outer.style
    else:
        style = outer.style
    style = "about" if style == "about" else ""
    return Figure(
        kind,
        unit,
        (a, b),
        first,
        max(b.last, inner.last),
        a.first,
        b.last,
        style,
        style == "about",
        joint,
        None,
        low,
        None if open_end else high,
    )


def _ages(tokens: Sequence[Token], first: int) -> int:
    """Where "the ages of" begins that stands before token ``first``, or ``first``: between the ages of 55 and 65."""
    at = first - _AGES
    if at < 1 or tuple(t.lower for t in tokens[at:first]) != ("the", "ages", "of"):
        return first
    return at


def _widened(tokens: Sequence[Token], operands: Sequence[Operand], i: int) -> Figure | None:
    """From one number to a range: "24.2 to 33-35 billion"; the three operands make one figure."""
    if i + 2 >= len(operands) or operands[i + 1].first - operands[i].last != 1:
        return None
    first, mark = operands[i], tokens[operands[i].last]
    if mark.lower not in _TO or operands[i + 2].first - operands[i + 1].last != 1:
        return None
    far = joined(tokens, operands, i + 1)
    if far is None or far.joint != "range" or tokens[operands[i + 1].last].text not in _DASHES or far.high is None:
        return None
    last = operands[i + 2]
    outer = hedges.hedge(tokens, first.first, first.last, time=False)
    before = tokens[outer.first - 1].lower if outer.first else ""
    joint = _joint(tokens, (first, replace(last, first=operands[i + 1].first)), 0, mark, before)
    kind, unit = _shared_unit(tokens, first, last, joint) if joint else ("", "")
    if not joint or not kind or first.number.value is None:
        return None
    low = _carried(tokens, first, last, joint)
    begin = outer.first - 1 if before in ("between", "from") else outer.first
    return Figure(
        kind, unit, (first, *far.operands), begin, far.last, first.first, far.inner_last,
        "about" if outer.style == "about" else "", outer.style == "about", joint, None,
        min(low, far.low or low), max(low, far.high),
    )  # fmt: skip


def _joint(tokens: Sequence[Token], operands: Sequence[Operand], i: int, mark: Token, before: str) -> Joint:
    """How two numbers hang together by the one token between them."""
    a, b = operands[i], operands[i + 1]
    lower = mark.lower
    if lower in _TO:
        if before == "from":
            return "from"
        value, other = a.number.value, b.number.value
        if (
            value is None
            or other is None
            or (
                other > 3 * _carried(tokens, a, b, "range") > 0
                and (a.kind != "count" or b.kind == "count" or b.inherited)
                and _moves(tokens, a, before)
            )
        ):
            return ""
        return "range"
    if lower == "and":
        return "range" if before == "between" else ""
    if mark.text in _DASHES:
        if before == "between":
            return "range"
        spaced = mark.start > tokens[a.last - 1].end
        if spaced != (tokens[b.first].start > mark.end) or (mark.text in ("—", "--") and spaced):
            return ""
        if (
            a.first
            and tokens[a.first - 1].text in _DASHES - {"~", "∼"}
            and tokens[a.first - 1].end == tokens[a.first].start
            and not spaced
        ):
            return ""
        if (
            b.last < len(tokens)
            and tokens[b.last].text in _DASHES
            and b.last + 1 < len(tokens)
            and tokens[b.last + 1].text[0].isdigit()
        ):
            return "" if tokens[b.last].end == tokens[b.last + 1].start else "range"
        return "range"
    if (
        lower == "or"
        and mark.end + 1 == tokens[b.first].start
        and a.number.form == b.number.form
        and a.kind in ("count", b.kind)
    ):
        value, other = a.number.value, b.number.value
        if value is not None and other is not None and 1 <= value < other <= 2 * value:
            return "range"
    return ""


def _moves(tokens: Sequence[Token], a: Operand, before: str) -> bool:
    """Whether the number before "to" may be how far something moved, and the one behind where it came to."""
    at = hedges.hedge(tokens, a.first, a.last).first - 1
    return before in ("by", "up", "down") or (at >= 0 and tokens[at].tag in ("PAST", "VERB"))


def _shared_unit(tokens: Sequence[Token], a: Operand, b: Operand, joint: Joint) -> tuple[Kind | Literal[""], str]:
    """The kind and unit two ends of a range share; empty where they do not."""
    if (a.kind, a.unit) == (b.kind, b.unit):
        return a.kind, a.unit
    if a.kind == "count" and not (b.kind == "money" and b.first < b.number.first and a.first < a.number.first):
        return b.kind, b.unit
    if a.kind == b.kind == "money" and (b.unit.startswith(f"{a.unit} per ") or a.unit == "dollar"):
        return b.kind, b.unit
    if a.kind == b.kind and joint == "from" and a.unit.startswith(f"{b.unit} per "):
        return a.kind, a.unit
    if a.kind == b.kind and b.unit.startswith(f"{a.unit} "):
        return b.kind, b.unit
    if b.kind == "count":
        noun = b.last < len(tokens) and tokens[b.last].tag in ("PLURAL", "NOUN", "NAME", "ADJ")
        if a.kind == "money" and a.first < a.number.first and not (noun and joint != "from"):
            return a.kind, a.unit
        if joint == "from" and not noun:
            return a.kind, a.unit
    return "", ""


def _carried(tokens: Sequence[Token], a: Operand, b: Operand, joint: Joint) -> Decimal:
    """The lower end with the scale of the upper: "$1.2 to $1.5 billion", "10 to 15,000"."""
    low, high = a.number.value, b.number.value
    assert low is not None
    assert high is not None
    if a.number.scale != 1 or low <= 0:
        return low
    scale = b.number.scale
    if (
        scale == 1
        and joint == "range"
        and "," in tokens[b.number.last - 1].text
        and high % 1000 == 0
        and b.number.form == "digits"
    ):
        coefficient = high / 1000
        return low * 1000 if coefficient / 10 < low < coefficient and low >= 2 else low
    return low * scale if scale > 1 and low < high / scale else low


def _tolerance(tokens: Sequence[Token], a: Operand, b: Operand) -> Figure:
    """43.5 ± 4.3 mm: a value and how far it may be off."""
    value, off = a.number.value, b.number.value
    assert value is not None
    assert off is not None
    kind, unit = (b.kind, b.unit) if a.kind == "count" else (a.kind, a.unit)
    bound = hedges.hedge(tokens, a.first, b.last)
    return Figure(
        kind,
        unit,
        (a, b),
        bound.first,
        b.last,
        a.first,
        b.last,
        bound.style,
        True,
        "tolerance",
        value,
        value - abs(off),
        value + abs(off),
    )


def bounds(tokens: Sequence[Token], a: Figure, b: Figure) -> Figure | None:
    """more than 20 and less than 30: two opposite bounds on one thing."""
    if a.joint or b.joint or a.value is None or b.value is None:
        return None
    if (a.kind, a.unit) != (b.kind, b.unit) and a.kind != "count":
        return None  # not less than six and not more than nine years: both are years
    upper = hedges.UPPER - {"nearly"}  # over a third, nearly half: two figures
    if a.style in hedges.LOWER and b.style in upper:
        low, high = a.value, b.value
    elif a.style in upper and b.style in hedges.LOWER:
        low, high = b.value, a.value
    else:
        return None
    gap = tuple(t.lower for t in tokens[a.last : b.first])
    if low >= high or gap not in (("and",), ("but",), (",",), (",", "and"), (",", "but"), ("and", "is"), ("or",)):
        return None
    return Figure(
        b.kind,
        b.unit,
        (*a.operands, *b.operands),
        a.first,
        b.last,
        a.inner_first,
        b.inner_last,
        "",
        False,
        "bounds",
        None,
        low,
        high,
    )
