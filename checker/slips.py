"""Slips of the pen: two numbers of which one is the other mistyped. Pure mathematics, no words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

PLACES: Final = frozenset({1, 2, 3, 6})
"""Powers of ten by which a slip is out: a figure or two too many, thousand for million, million for trillion."""
TELLING: Final = 2
"""Digits a number must have for two of them to be taken for swapped."""


def slip(a: Decimal, b: Decimal) -> str | None:
    """What was mistyped, in words, where one number is the other with its point moved or two neighbours swapped."""
    if a == b or a <= 0 or b <= 0:
        return None
    x, y = (number.normalize().as_tuple() for number in (a, b))
    assert isinstance(x.exponent, int)
    assert isinstance(y.exponent, int)
    if x.digits == y.digits:
        out = abs(x.exponent - y.exponent)
        return f"one is {10**out:,} times the other" if out in PLACES else None
    if a.adjusted() != b.adjusted():
        return None
    size = max(len(x.digits), len(y.digits))
    p, q = (digits + (0,) * (size - len(digits)) for digits in (x.digits, y.digits))
    apart = [n for n in range(size) if p[n] != q[n]]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and p[apart[0]] == q[apart[1]] and p[apart[1]] == q[apart[0]]
    return "two digits are swapped" if swapped and size >= TELLING else None


def digits(number: Decimal) -> str:
    """The digits of a number in order of size, zeros left out: what a slip leaves as it is."""
    return "".join(sorted(str(d) for d in number.normalize().as_tuple().digits if d))
