"""Numbers → figures: a number with its currency or unit and its hedges, and the two numbers of a range as one.

What every recognizer of quantities needs is read here once for a sentence: "more than 60 per cent", "between $1.2 and
$1.5 billion", "8- to 16-metre". The recognizers choose among the figures and say what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from checker import hedges
from checker.lexicon import table
from checker.model import Kind, Quantity, Sentence, Token
from checker.numerals import Number
from checker.units import rate_at, unit_at
from checker.wordclass import NOUNISH, singular

Joint = Literal["", "range", "from", "bounds", "tolerance"]

_HYPHENS: Final = frozenset("-‐‑")
_DASHES: Final = frozenset(("-", "‐", "‑", "–", "—", "−", "~", "∼", "--"))
_TO: Final = frozenset({"to", "through", "thru"})
_SCALED_DOLLARS: Final = frozenset({"US", "U.S.", "HK", "NZ", "AU", "CAN", "CA", "SG", "NT", "USD"})
_BETWEEN_TIME: Final = frozenset(
    {
        "more",
        "full",
        "consecutive",
        "straight",
        "additional",
        "previous",
        "long",
        "solid",
        "calendar",
        "whole",
        "short",
        "successive",
    }
)
_DIMENSIONS: Final = frozenset({"thick", "wide", "long", "tall", "high", "deep", "diameter", "across", "apart", "away"})
_PERCENT: Final = frozenset(
    {"percent", "percents", "per-cent", "pct", "pct.", "percentage", "percentages", "pc", "%", "％"}
)
_POINTS: Final = frozenset({"point", "points", "pt", "pts"})


@dataclass(frozen=True, slots=True)
class Operand:
    """One number with its currency or unit: token indices half open."""

    number: Number
    first: int
    last: int
    kind: Kind
    unit: str
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """What is read as one quantity: token indices with the hedge, and ``inner`` ones without it."""

    kind: Kind
    unit: str
    operands: tuple[Operand, ...]
    first: int
    last: int
    inner_first: int
    inner_last: int
    style: hedges.Style
    approximate: bool
    joint: Joint
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None

    @property
    def form(self) -> str:
        """How its first number is written."""
        return self.operands[0].number.form


class _Money(NamedTuple):
    signs: dict[str, str]
    dollars: dict[str, str]
    codes: dict[str, str]
    ascii: dict[str, str]
    after: dict[str, str]
    words: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]


@cache
def _money() -> _Money:
    data = table("currencies")
    words: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, forms in data["words"].items():
        for form in forms:
            pieces = tuple(form.split())
            if len(pieces) == 1:
                words[form] = name
            else:
                phrases.setdefault(pieces[0], []).append((pieces, name))
    return _Money(data["signs"], data["dollars"], data["codes"], data["ascii"], data["after"], words, phrases)


class _Memo:
    """The figures of the last sentence: every recognizer asks for the same ones in turn."""

    last: tuple[object, tuple[Figure, ...]] = (None, ())


def figures(sentence: Sentence, numbers: Sequence[Number]) -> tuple[Figure, ...]:
    """The figures of a sentence in order, none overlapping; ordinals are none."""
    known, found = _Memo.last
    if known is not numbers:
        found = tuple(_figures(sentence.tokens, numbers))
        _Memo.last = (numbers, found)
    return found


def quantity(sentence: Sentence, figure: Figure, first: int | None = None, last: int | None = None) -> Quantity:
    """The figure as a quantity; ``first`` and ``last`` where its surface takes in more tokens."""
    tokens = sentence.tokens
    start = tokens[figure.first if first is None else first].start
    end = tokens[(figure.last if last is None else last) - 1].end
    surface = sentence.slice(start, end)
    if figure.value is None or figure.joint:
        return Quantity(
            surface=surface,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            likely_low=figure.low,
            likely_high=figure.high,
            comparator="~" if figure.style == "about" else "=",
            approximate=figure.approximate,
            unit=figure.unit,
        )
    style: hedges.Style = figure.style or ("about" if figure.operands[0].number.loose else "")
    count = figure.kind == "count" and figure.value == figure.value.to_integral_value()
    low, high, likely_low, likely_high = hedges.allowed(figure.value, style, count=count)
    return Quantity(
        surface=surface,
        value=figure.value,
        low=low,
        high=high,
        likely_low=likely_low,
        likely_high=likely_high,
        comparator=hedges.COMPARATORS[style],
        approximate=figure.approximate,
        unit=figure.unit,
    )


def _figures(tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[Figure]:
    operands = [_operand(tokens, n) for n in numbers if n.form != "ordinal"]
    operands = _inherit(tokens, operands)
    i, pending = 0, None
    while i < len(operands):
        figure = _joined(tokens, operands, i)
        if figure is None:
            figure = _single(tokens, operands[i])
        i += len(figure.operands)
        if pending is not None:
            both = _bounds(tokens, pending, figure)
            if both is not None:
                yield both
                pending = None
                continue
            yield pending
        pending = figure
    if pending is not None:
        yield pending


# --- one number -----------------------------------------------------------------------------------------------------


def _operand(tokens: Sequence[Token], number: Number) -> Operand:
    first, last = number.first, number.last
    money = _currency_before(tokens, first)
    if money is not None:
        unit, first = money
        if _signed(tokens, first) and number.value is not None:
            first, number = first - 1, replace(number, value=-abs(number.value))
        unit, last = _per(tokens, *_dollars_after(tokens, unit, last))
        return Operand(number, first, last, "money", unit)
    at = last
    if last + 1 < len(tokens) and tokens[last].text in _HYPHENS:
        glued = tokens[last - 1].end == tokens[last].start and tokens[last].end == tokens[last + 1].start
        at = last + 1 if glued else last
    elif number.form in ("vague", "fraction", "words") and last + 1 < len(tokens) and tokens[last].lower == "of":
        at = _behind_of(tokens, number)  # tens of millions of dollars; a quarter of a mile
    percent = _percent_at(tokens, at)
    if percent is not None:
        return Operand(number, first, percent[1], "percent", percent[0])
    after = _currency_after(tokens, at, number)
    if after is not None:
        unit, last = _per(tokens, *after)
        return Operand(number, first, last, "money", unit)
    measured = _unit(tokens, at, number)
    if measured is not None:
        name, kind, end = measured
        return Operand(number, first, end, kind, name)
    return Operand(number, first, last, "count", "")


def _signed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a minus sign stands before the currency: -$50."""
    if first == 0 or tokens[first - 1].text not in ("-", "−") or tokens[first - 1].end != tokens[first].start:
        return False
    return first < 2 or tokens[first - 2].end < tokens[first - 1].start


def _per(tokens: Sequence[Token], unit: str, last: int) -> tuple[str, int]:
    """The unit with what it is per: dollar per ounce."""
    rate = rate_at(tokens, last)
    return (unit, last) if rate is None else (f"{unit} per {rate[0]}", rate[1])


def _behind_of(tokens: Sequence[Token], number: Number) -> int:
    """Where a unit may stand behind "of"."""
    at = number.last + 1
    if number.form == "vague":
        return at
    if number.form == "fraction" and tokens[at].lower in ("a", "an", "one", "1") and at + 1 < len(tokens):
        return at + 1
    return number.last


def _currency_before(tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
    if first == 0:
        return None
    money, k = _money(), first - 1
    text = tokens[k].text
    before = tokens[k - 1] if k else None
    touching_before = before is not None and before.end == tokens[k].start
    gap = tokens[first].start - tokens[k].end
    if text in money.signs and gap <= 1:
        if (
            text == "$"
            and before is not None
            and before.text in money.dollars
            and (touching_before or before.text in _SCALED_DOLLARS)
        ):
            return money.dollars[before.text], k - 1
        return money.signs[text], k
    if text in money.dollars and before is not None and before.text == "$" and touching_before:
        return money.dollars[text], k - 1
    if text in money.codes and gap <= 1:
        return money.codes[text], k
    if text == "." and before is not None and before.text == "Rs":
        return money.codes["Rs"], k - 1
    if text == "=" and before is not None and before.text == "Y" and gap == 0:
        return money.ascii["Y"], k - 1
    if text in money.ascii and gap == 0:
        return money.ascii[text], k
    return None


def _dollars_after(tokens: Sequence[Token], unit: str, last: int) -> tuple[str, int]:
    """ "$31.20 US", "$5 million Canadian", "$10 million dollars": the country or the word once more."""
    if last >= len(tokens):
        return unit, last
    token = tokens[last]
    if unit == "dollar" and token.text in _SCALED_DOLLARS:
        return _money().dollars[token.text], last + 1
    if unit.endswith("dollar") and token.lower in ("dollar", "dollars"):
        return unit, last + 1
    if (
        unit == "dollar"
        and token.text in ("Canadian", "Australian")
        and (last + 1 == len(tokens) or tokens[last + 1].tag not in NOUNISH)
    ):
        return f"{token.lower} dollar", last + 1
    if token.text in _HYPHENS and last + 1 < len(tokens) and tokens[last + 1].lower == "dollar":
        return unit, last + 2
    return unit, last


def _currency_after(tokens: Sequence[Token], i: int, number: Number) -> tuple[str, int] | None:
    if i >= len(tokens):
        return None
    money, token = _money(), tokens[i]
    touching = tokens[i - 1].end == token.start
    if (
        token.text in money.signs
        and touching
        and not (i + 1 < len(tokens) and tokens[i + 1].tag == "NUM" and tokens[i + 1].start == token.end)
    ):
        return money.signs[token.text], i + 1
    if token.text in money.codes and not (
        i + 1 < len(tokens) and tokens[i + 1].text[0].isdigit() and tokens[i + 1].start == token.end
    ):
        return money.codes[token.text], i + 1
    if token.text in money.after and touching and number.form == "digits":
        return money.after[token.text], i + 1
    if (
        token.text == "p"
        and number.form == "digits"
        and (i + 1 == len(tokens) or tokens[i + 1].tag in ("PUNCT", "PREP", "CONJ", "TO"))
    ):
        return "penny", i + 1
    head = singular(token.lower)
    for pieces, name in money.phrases.get(token.lower, money.phrases.get(head, ())):
        end = i + len(pieces)
        if end <= len(tokens) and all(
            p in (tokens[i + k].lower, singular(tokens[i + k].lower)) for k, p in enumerate(pieces)
        ):
            return name, end
    if token.lower in ("pound", "pounds"):
        following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        return ("pound sterling", i + 1) if number.scale >= 1_000_000 and following != "of" else None
    name_or_none = money.words.get(token.lower) or money.words.get(head)
    if name_or_none is None or (
        token.text[0].isupper() and not token.text.isupper() and token.tag == "NAME" and head in ("dong", "sen", "rand")
    ):
        return None
    return name_or_none, i + 1


def _percent_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
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
    if lower in ("pp", "ppts", "ppt") and tokens[i - 1].end == tokens[i].start:
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
    if token.text == '"' and touching and in_digits and sum(t.text == '"' for t in tokens[:i]) % 2 == 0:
        return "inch", "measure", i + 1
    if token.lower == "in" and in_digits and _inch(tokens, i, number):
        return "inch", "measure", i + 1
    found = unit_at(tokens, i, in_digits=in_digits)
    if found is None and token.lower in _BETWEEN_TIME:
        found = unit_at(tokens, i + 1, in_digits=False)
        if found is not None and not (found.time and tokens[found.last - 1].tag == "PLURAL"):
            found = None
    if found is None:
        return None
    if token.text == "s" and touching and number.value is not None and 1000 <= number.value <= 2100:
        return None  # the 1990s
    if found.time:
        last = _age(tokens, found.last)
        return found.name, "duration", last
    return found.name, "measure", found.last


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
    if number.form == "fraction":
        return True
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is None or after.lower in _DIMENSIONS or after.text in (".", ",", ")", "×", "x", ";")


# --- several --------------------------------------------------------------------------------------------------------


def _inherit(tokens: Sequence[Token], operands: list[Operand]) -> list[Operand]:
    """Lend a unit backwards through a list: "45 and 50 mg", "3, 5 and 7 percent", "18 × 4 m"."""
    found = list(operands)
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        if a.kind != "count" or b.kind not in ("measure", "percent", "duration") or a.last >= b.first:
            continue
        gap = tuple(t.lower for t in tokens[a.last : b.first] if t.text not in _HYPHENS)
        listed = gap in (("and",), ("or",), ("×",), ("x",), (",", "and"), (",", "or")) or (
            gap == (",",) and b.inherited
        )
        if not listed or a.number.value is None or a.number.form not in ("digits", "mixed"):
            continue
        if gap in (("×",), ("x",)) or not _like_a_year(tokens, a):
            found[i] = replace(a, kind=b.kind, unit=b.unit, inherited=True)
    return found


def _like_a_year(tokens: Sequence[Token], operand: Operand) -> bool:
    number = operand.number
    return (
        number.value is not None
        and len(tokens[number.first].text) == 4
        and Decimal(1500) <= number.value <= Decimal(2100)
    )


def _single(tokens: Sequence[Token], operand: Operand) -> Figure:
    number = operand.number
    bound = hedges.hedge(tokens, operand.first, operand.last, time=operand.kind == "duration")
    return Figure(
        operand.kind, operand.unit, (operand,), bound.first, bound.last, operand.first, operand.last, bound.style,
        bound.approximate or number.loose or number.value is None, "", number.value, number.low, number.high,
    )  # fmt: skip


def _joined(tokens: Sequence[Token], operands: Sequence[Operand], i: int) -> Figure | None:
    """The figure that operands ``i`` and ``i + 1`` make together."""
    if i + 1 >= len(operands):
        return None
    a, b = operands[i], operands[i + 1]
    if b.first - a.last > 8 or b.first <= a.last or a.number.value is None or b.number.value is None:
        return None
    if tuple(t.text for t in tokens[a.last : b.first]) in (("±",), ("+", "/", "-"), ("+", "/", "−"), ("+", "-")):
        return _tolerance(tokens, a, b)
    if _like_a_year(tokens, a) and not _like_a_year(tokens, b):
        return None  # from 7 % in 2019 to 5 %
    inner = hedges.hedge(tokens, b.first, b.last, time=False)
    begin = inner.first if a.last < inner.first else b.first
    gap = [t for t in tokens[a.last : begin] if begin - a.last == 1 or t.text not in _HYPHENS]
    outer = hedges.hedge(tokens, a.first, a.last, time=False)
    before = tokens[outer.first - 1].lower if outer.first else ""
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
    if low > high:
        if joint == "range" and before != "between" and (kind == "count" or a.kind == "count"):
            return None
        low, high = high, low
    elif low == high:
        return None
    first = (
        outer.first - 1 if before in ("between", "from", "ranging", "range") and (before != "ranging") else outer.first
    )
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
        high,
    )


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
            or (other > 3 * value > 0 and (a.kind != "count" or b.kind == "count") and _moves(tokens, a, before))
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


def _bounds(tokens: Sequence[Token], a: Figure, b: Figure) -> Figure | None:
    """more than 20 and less than 30: two opposite bounds on one thing."""
    if a.joint or b.joint or a.value is None or b.value is None or (a.kind, a.unit) != (b.kind, b.unit):
        return None
    if a.style in hedges.LOWER and b.style in hedges.UPPER:
        low, high = a.value, b.value
    elif a.style in hedges.UPPER and b.style in hedges.LOWER:
        low, high = b.value, a.value
    else:
        return None
    gap = tuple(t.lower for t in tokens[a.last : b.first])
    if low >= high or gap not in (("and",), ("but",), (",",), (",", "and"), (",", "but"), ("and", "is"), ("or",)):
        return None
    return Figure(
        a.kind,
        a.unit,
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
