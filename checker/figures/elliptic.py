"""Units left out because they were said before: "3.2 percent, up from 2.9", "rose by 2 percent and fell by 1".

A bare number takes the unit of one before it where the two stand in the same frame: behind words that compare
("from", "against"), behind the same preposition, before the same one ("8.1 percent in 2017, 9 in 2018"), or as part of
it ("280 million of the 1.5 billion shekels"). Nothing counted may follow it, and the two must be of like size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from checker import hedges
from checker.figures.operand import Operand, like_a_year
from checker.lexicon import table, words
from checker.model import Token
from checker.units import rate_at
from checker.wordclass import base_form

_TYPED: Final = frozenset({"percent", "money", "measure", "duration"})
_AGAINST: Final = frozenset({"versus", "vs", "vs.", "against"})
_COMPARED: Final = frozenset({"compared", "contrasted", "comparing"})
_PARALLEL: Final = frozenset({"by", "to"})
_PLACING: Final = frozenset({"in", "for", "on", "among", "at", "last", "this", "a", "the", "when"})
"""What may stand behind both of two figures in one frame: 8.1 percent in 2017, 9 in 2018."""
_JOINING: Final = frozenset({",", "and", "but", "while", ";", "or", "then", "versus"})
_GOES_ON: Final = frozenset({"PUNCT", "CONJ", "TO", "ADV", "WH", "BE", "MODAL", "HAVE"})
_ENDS: Final = frozenset({"PUNCT", "CONJ", "WH"})
_AGO: Final = frozenset({"ago", "earlier", "before", "previously"})
_SHORT: Final = 4
_PRICING: Final = frozenset({"to", "at", "from", "or", "of"})
_ONLY: Final = frozenset({"just", "only", "even", "still"})
_SHORT_SCALES: Final = frozenset({"m", "bn", "mn", "tn", "k"})
_LENGTHS: Final = frozenset(table("dimensions")["length"])
_CLOSING: Final = frozenset({"PUNCT", "CONJ", "PREP", "TO"})
"""What may stand behind an amount that counts nothing more."""
_MILLION: Final = Decimal(1_000_000)
_INDEX: Final = 100
"""What an index stands at, at least."""
_CLOSE: Final = 12
"""Tokens between how far an index moved and where it came to."""
_WIDE: Final = 25
"""Tokens between two figures in one frame."""
_NEAR: Final = 8
"""Tokens between a figure and the one it is compared with; between two of a list."""
_BACK: Final = 4
"""How many figures back the unit may have been said."""
_LIKE: Final = 20
"""How many times as large one of two figures in one frame may be."""
_UP_OR_DOWN: Final = frozenset(
    " ".join(
        (
            *table("changes")["verbs"].values(),
            *table("changes")["nouns"].values(),
            *table("changes")["adverbs"].values(),
        )
    ).split()
)
_NEUTRAL: Final = words("neutral", "changes")


def lent(tokens: Sequence[Token], operands: Sequence[Operand]) -> list[Operand]:
    """The operands, bare ones with the unit they leave out."""
    found = list(operands)
    for i, one in enumerate(found):
        found[i] = one = _millions(tokens, found, i)
        if one.kind != "count" or one.number.value is None or not _bare(tokens, one):
            continue
        priced = _priced(tokens, found, i)
        if priced is not None:
            found[i] = priced
            continue
        source = _part_of(tokens, found, i) or _source(tokens, found, i)
        if source is not None:
            found[i] = replace(one, kind=source.kind, unit=source.unit, inherited=True)
    return found


def _millions(tokens: Sequence[Token], found: Sequence[Operand], i: int) -> Operand:
    """The operand; an "m" glued to it is millions where an amount before it was in them: £2.9m on sales of 41m."""
    one = found[i]
    if one.unit != "metre" or one.number.value is None or tokens[one.last - 1].text != "m" or one.inherited:
        return one
    after = tokens[one.last] if one.last < len(tokens) else None
    if tokens[one.last - 1].start > tokens[one.last - 2].end or not (after is None or after.tag in _CLOSING):
        return one
    source = next((o for o in reversed(found[max(0, i - _BACK) : i]) if o.kind == "money"), None)
    if source is None or tokens[source.number.last - 1].text not in _SHORT_SCALES or one.first - source.last > _WIDE:
        return one
    number = replace(one.number, value=one.number.value * _MILLION, scale=_MILLION, last=one.last, form="mixed")
    return replace(one, number=number, kind="money", unit=source.unit.partition(" per ")[0], inherited=True)


def _priced(tokens: Sequence[Token], found: Sequence[Operand], i: int) -> Operand | None:
    """A bare number with a rate behind it as a price, where an amount stands before: up $3 to 1,271.40 an ounce."""
    one = found[i]
    rate = rate_at(tokens, one.last) if one.last < len(tokens) else None
    if rate is None or not one.first or tokens[one.first - 1].lower not in _PRICING:
        return None
    source = next((o for o in reversed(found[max(0, i - _BACK) : i]) if o.kind == "money"), None)
    if source is None or one.first - source.last > _WIDE:
        return None
    currency = source.unit.partition(" per ")[0]
    return replace(one, last=rate[1], kind="money", unit=f"{currency} per {rate[0]}", inherited=True)


def _bare(tokens: Sequence[Token], one: Operand) -> bool:
    """Whether digits stand for themselves: no year, and glued to nothing."""
    if one.number.form not in ("digits", "mixed") or like_a_year(tokens, one):
        return False
    if one.last + 1 < len(tokens) and tokens[one.last].tag == "TO" and tokens[one.last + 1].tag == "NUM":
        return False  # the lower end of a range
    return (
        one.last >= len(tokens) or tokens[one.last].start > tokens[one.last - 1].end or tokens[one.last].tag == "PUNCT"
    )


def _part_of(tokens: Sequence[Token], found: Sequence[Operand], i: int) -> Operand | None:
    """The amount that a number is part of: 280 million of the 1.5 billion shekels, 12 of its 40 km."""
    one = found[i]
    if i + 1 >= len(found) or found[i + 1].first != one.last + 2 or tokens[one.last].lower != "of":
        return None
    whole = found[i + 1]
    value = whole.number.value
    fits = whole.kind in ("money", "measure") and value is not None and one.number.value is not None
    if not fits or tokens[one.last + 1].tag not in ("DET", "POSS") or value is None or one.number.value is None:
        return None
    return whole if one.number.value <= value else None


def _source(tokens: Sequence[Token], found: Sequence[Operand], i: int) -> Operand | None:
    """The figure before whose unit a bare number shares."""
    one = found[i]
    first = hedges.hedge(tokens, one.first, one.last).first
    while first and tokens[first - 1].lower in _ONLY:
        first -= 1
    if i and first > 1 and tokens[first - 1].tag == "TO" and tokens[first - 2].tag == "NUM":
        first = hedges.hedge(tokens, found[i - 1].first, found[i - 1].last).first  # the upper end of a range
    led = tokens[first - 1].lower if first else ""
    after = tokens[one.last] if one.last < len(tokens) else None
    if after is not None and after.lower == "in" and _of_so_many(tokens, one.last + 1):
        return None  # 12 in ten
    if after is not None and (after.text in ("-", "/", "%", "–") or after.lower in ("st", "nd", "rd", "th")):
        return None
    for k in range(i - 1, max(-1, i - 1 - _BACK), -1):
        other = found[k]
        if other.first >= first:
            continue  # its own lower end
        if other.kind == "count" and not like_a_year(tokens, other) and not _tied(tokens, other):
            return None  # 12 acres in May, 30 homes in June and 2 in July
        tied = tokens[other.last - 2].text in ("-", "‑")  # a three-year plan
        if other.kind in _TYPED and _level(other, one, first, led):
            return other
        if other.kind not in _TYPED or tied or not _alike(other, one) or first - other.last > _WIDE:
            continue
        if _compared(tokens, other, first, led, one.last) or _framed(tokens, other, first, led, after, one):
            return other
        if led not in _PARALLEL:
            return None
    return None


def _of_so_many(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number that is no year stands at ``i``."""
    return i < len(tokens) and tokens[i].tag == "NUM" and not _year(tokens[i])


def _tied(tokens: Sequence[Token], one: Operand) -> bool:
    """Whether a number hangs on a name by a hyphen: the TA-125."""
    before = tokens[one.first - 1] if one.first else None
    return before is not None and before.text in ("-", "‑") and before.end == tokens[one.first].start


def _level(other: Operand, one: Operand, first: int, led: str) -> bool:
    """Whether a number is where an index came to that moved by points: fell 195 points, or 3 percent, to 6,333."""
    if other.unit != "point" or led not in ("to", "at") or first - other.last > _CLOSE:
        return False
    value, moved = one.number.value, other.number.value
    return value is not None and moved is not None and value >= _INDEX and value > moved


def _alike(a: Operand, b: Operand) -> bool:
    """Whether two numbers are of like size."""
    x, y = a.number.value, b.number.value
    if x is None or y is None:
        return False
    x, y = abs(x), abs(y)
    return Decimal(0) in (x, y) or x / _LIKE <= y <= x * _LIKE


def _compared(tokens: Sequence[Token], other: Operand, first: int, led: str, last: int) -> bool:
    """Whether the number behind ``first`` is what ``other`` is held against: "up from 2.9", "compared with 12"."""
    after = tokens[last] if last < len(tokens) else None
    if after is not None and not (after.tag in _GOES_ON or after.lower in _PLACING or _ago(tokens, last)):
        return False
    if first - other.last > _NEAR:
        return False
    if led == "not":
        return first > 1 and tokens[first - 2].text == "," and (after is None or after.tag in _ENDS)
    if led in ("with", "to") and first > 1 and tokens[first - 2].lower in _COMPARED:
        return True
    if led in _AGAINST:
        return True
    if led != "from":
        return False
    before = tokens[max(0, other.first - _NEAR) : first - 1]
    return any(
        t.lower in _UP_OR_DOWN or base_form(t.lower) in _UP_OR_DOWN or base_form(t.lower) in _NEUTRAL for t in before
    )


def _ago(tokens: Sequence[Token], i: int) -> bool:
    """Whether a stretch of time ago begins at token ``i``: 58 four years ago."""
    return tokens[i].tag == "NUM" and any(t.lower in _AGO for t in tokens[i : i + _SHORT])


def _framed(tokens: Sequence[Token], other: Operand, first: int, led: str, after: Token | None, one: Operand) -> bool:
    """Whether two figures stand in the same frame."""
    between = tokens[other.last : first]
    start = hedges.hedge(tokens, other.first, other.last).first
    governed = tokens[start - 1].lower if start else ""
    ends = after is None or after.tag in _ENDS
    joined = any(t.lower in _JOINING for t in between)
    fine = _fine(one) and (_fine(other) or other.kind == "percent")
    if led == "to" and governed == "from" and ends:
        return True  # from 5 per cent in May it rose to 7
    if led == governed and joined and (led in _PARALLEL or (led == "at" and fine)):
        return ends or after is None or after.lower in _PLACING
    sized = after is not None and after.lower in words("dimensions", "units") and other.kind == "measure"
    if sized and joined and other.unit in _LENGTHS:
        return True  # 120 metres high and 12 wide
    if led in _JOINING and after is not None and len(between) <= _NEAR and after.lower in _PLACING - {"the", "a"}:
        dated = after.lower in ("last", "this") and any(_year(t) for t in between)
        return dated or any(t.lower == after.lower for t in between)
    if fine and ends and joined and between and between[-1].tag in ("NAME", "NOUN") and len(between) <= _NEAR:
        return all(t.tag in ("NAME", "NOUN", "DET", "CONJ", "POSS", "ADJ") or t.text in (",", "&") for t in between)
    return False


def _year(token: Token) -> bool:
    """Whether a token is four digits of a year of our times."""
    return len(token.text) == len("2018") and token.text.isdigit() and token.text[:2] in ("19", "20")


def _fine(one: Operand) -> bool:
    """Whether a number has places behind the point, as a count of things has not."""
    value = one.number.value
    return value is not None and one.number.scale == 1 and value != value.to_integral_value()
