"""A unit said once for several numbers: "45 and 50 mg", "18 × 4 m", "several hundred or even 1,000 megawatts"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.figures.operand import Operand, like_a_year
from checker.lexicon import table
from checker.model import Token
from checker.units import rate_at
from checker.wordclass import NOUNISH

_HYPHENS: Final = frozenset("-‐‑")
_LENGTHS: Final = frozenset(table("dimensions")["length"])
_BY: Final = (("×",), ("x",), ("by",))
"""What stands between the two sides of a thing."""
_STEPS: Final = frozenset(
    (*comma, *phrase.split())
    for phrase in (
        "or even", "and even", "if not", "and sometimes", "or perhaps", "or maybe", "and possibly", "but not",
        "or possibly",
    )
    for comma in ((), (",",))
)  # fmt: skip
"""What stands between a number and a farther one of the same unit: "several hundred or even 1,000 megawatts"."""


def inherit(tokens: Sequence[Token], operands: list[Operand]) -> list[Operand]:
    """Lend a unit backwards through a list: "45 and 50 mg", "3, 5 and 7 percent", "18 × 4 m"; what is per time, too."""
    found = _sized(tokens, _paid_per(tokens, operands))
    for i in range(len(found) - 2, -1, -1):
        a, b = found[i], found[i + 1]
        tied = a.first and tokens[a.first - 1].text in _HYPHENS and tokens[a.first - 1].end == tokens[a.first].start
        if tied and a.first > 1 and tokens[a.first - 2].tag != "NUM":
            continue  # he is 6-foot-7 and 245 pounds
        if a.kind != "count" or b.kind not in ("measure", "percent", "duration") or a.last >= b.first:
            continue
        gap = tuple(t.lower for t in tokens[a.last : b.first] if t.text not in _HYPHENS)
        listed = gap in (("and",), ("or",), *_BY, (",", "and"), (",", "or")) or (gap == (",",) and b.inherited)
        stepped = gap in _STEPS
        if not stepped and (not listed or a.number.value is None or a.number.form not in ("digits", "mixed")):
            continue
        if (gap == ("by",) and b.kind != "measure") or (gap in _BY and b.unit == "time"):
            continue  # cut from 12 by 9 percent; 4x4x
        if gap in _BY or not like_a_year(tokens, a):
            found[i] = replace(a, kind=b.kind, unit=b.unit, inherited=True)
    return found


def _sized(tokens: Sequence[Token], operands: list[Operand]) -> list[Operand]:
    """Lend a length forwards to the other side of the same thing: "six feet by ten", "3 m × 5"."""
    found = list(operands)
    for i in range(len(found) - 1):
        a, b = found[i], found[i + 1]
        if a.kind != "measure" or b.kind != "count" or a.last >= b.first or a.unit not in _LENGTHS:
            continue
        gap = tuple(t.lower for t in tokens[a.last : b.first] if t.text not in _HYPHENS)
        counts = b.last < len(tokens) and tokens[b.last].tag in (*NOUNISH, "ADJ", "NUM")
        if gap in _BY and not counts and not like_a_year(tokens, b):
            found[i + 1] = replace(b, kind=a.kind, unit=a.unit, inherited=True)
    return found


def _paid_per(tokens: Sequence[Token], operands: list[Operand]) -> list[Operand]:
    """Lend what an amount in brackets is per to both: "9 billion shekels ($2.4 billion) a year"."""
    found = list(operands)
    for i in range(len(found) - 1):
        a, b = found[i], found[i + 1]
        if a.kind != "money" or b.kind != "money" or b.first != a.last + 1 or tokens[a.last].text != "(":
            continue
        rate = rate_at(tokens, b.last + 1) if b.last < len(tokens) and tokens[b.last].text == ")" else None
        if rate is not None and " per " not in a.unit + b.unit:
            found[i], found[i + 1] = (replace(o, unit=f"{o.unit} per {rate[0]}") for o in (a, b))
    return found
