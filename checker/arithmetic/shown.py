"""A sum in words, for a message: "20 + 15 + 12 is 47, not 45"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from checker.arithmetic.printed import Printed

SCALES: Final = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
MOST: Final = 8
"""Parts shown one by one; of more, the first and the last."""


def shown_sum(parts: Sequence[Printed], whole: Printed | None) -> str:
    """The sum of the parts as it is and as it should be; a whole that is ``None`` is a hundred per cent."""
    values = [p.value for p in parts]
    return shown(values, Decimal(100) if whole is None else whole.value, parts[0].unit if parts else "")


def shown(values: Sequence[Decimal], whole: Decimal, unit: str = "") -> str:
    """Numbers added up, and what they are said to be."""
    total = sum(values, Decimal(0))
    top = max(*map(abs, values), abs(whole))
    scale, word = next(((s, w) for s, w in SCALES if top >= s), (Decimal(1), ""))
    behind = f" {word}" if word else "%" if unit == "percent" else ""
    each = "%" if unit == "percent" and not word else ""
    listed = [f"{number(v / scale)}{each}" for v in values]
    if len(listed) > MOST:
        listed = [*listed[: MOST - 2], "…", listed[-1]]
    return f"{' + '.join(listed)} is {number(total / scale)}{behind}, not {number(whole / scale)}{behind}"


def number(value: Decimal) -> str:
    """A number in digits, thousands parted, without idle zeros."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
