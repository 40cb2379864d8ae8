"""What a quantity's words allow, as a set of numbers: pure mathematics, no words.

An interval may be open or closed at either end and unbounded at either end (``None``). Quantities are compared
as sets and never as points: two figures conflict when no number lies in both sets.
"""

from __future__ import annotations

from decimal import Decimal

from checker.frozen import frozen


@frozen
class Interval:
    """The numbers between ``low`` and ``high``; ``None`` is unbounded, ``*_open`` leaves the end itself out.

    Raises ``ValueError`` when the ends are the wrong way round or leave nothing between them.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if _empty(self.low, self.high, self.low_open or self.high_open):
            raise ValueError(f"empty interval: {self}")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The single number ``value``."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies inside."""
        return self.low is not None and self.low == self.high

    def __contains__(self, value: Decimal) -> bool:
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_open and value == self.high)))

    def intersection(self, other: Interval) -> Interval | None:
        """What lies in both, or ``None`` where nothing does."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, upper=False)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, upper=True)
        return None if _empty(low, high, low_open or high_open) else Interval(low, high, low_open, high_open)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, upper=False)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, upper=True)
        return not _empty(low, high, low_open or high_open)

    def covers(self, other: Interval) -> bool:
        """Whether every number of ``other`` lies here."""
        return self.intersection(other) == other

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that covers both."""
        low, low_open = _looser(self.low, self.low_open, other.low, other.low_open, upper=False)
        high, high_open = _looser(self.high, self.high_open, other.high, other.high_open, upper=True)
        return Interval(low, high, low_open, high_open)

    def scaled(self, factor: Decimal) -> Interval:
        """Every number times ``factor``; a negative factor turns the ends round. ``ValueError`` for zero."""
        if factor == 0:
            raise ValueError("an interval cannot be scaled by zero")
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor > 0:
            return Interval(low, high, self.low_open, self.high_open)
        return Interval(high, low, self.high_open, self.low_open)

    def shifted(self, by: Decimal) -> Interval:
        """Every number plus ``by``."""
        return Interval(
            None if self.low is None else self.low + by,
            None if self.high is None else self.high + by,
            self.low_open,
            self.high_open,
        )

    def __str__(self) -> str:
        left = "(-inf" if self.low is None else f"{'(' if self.low_open else '['}{self.low}"
        right = "inf)" if self.high is None else f"{self.high}{')' if self.high_open else ']'}"
        return f"{left}, {right}"


def _empty(low: Decimal | None, high: Decimal | None, open_end: bool) -> bool:
    """Whether nothing lies between two ends, one of which may be left out."""
    return low is not None and high is not None and (low > high or (open_end and low == high))


def _tighter(
    a: Decimal | None, a_open: bool, b: Decimal | None, b_open: bool, *, upper: bool
) -> tuple[Decimal | None, bool]:
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    return (a, a_open) if (a < b) == upper else (b, b_open)


def _looser(
    a: Decimal | None, a_open: bool, b: Decimal | None, b_open: bool, *, upper: bool
) -> tuple[Decimal | None, bool]:
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_open and b_open
    return (b, b_open) if (a < b) == upper else (a, a_open)
