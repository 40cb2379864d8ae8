"""How long it is from one date to another: the fewest and the most units that the words of both allow.

Dates printed as years, months or days are sets of days. A length told in units is allowed one unit either way, short
of a whole one: both ends may be counted, part years rounded, and a birthday not yet reached.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from checker.arithmetic.passages import Passage
from checker.arithmetic.printed_dates import MONTHS, PrintedDate, document_day, placed
from checker.arithmetic.rounding import allowed
from checker.dates import day_period, month_period, year_period
from checker.interval import Interval
from checker.model import Claim, Period, Quantity
from checker.pattern import pattern

DAYS: Final = {
    "day": (Decimal(1), Decimal(0)),
    "week": (Decimal(7), Decimal(0)),
    "month": (Decimal("30.4375"), Decimal("-0.1")),
    "year": (Decimal("365.25"), Decimal("0.01")),
    "decade": (Decimal("3652.5"), Decimal("0.001")),
}
"""Days in a unit of time in the mean, and how far that may be off over a length, in units; less than none widens."""

_OPENS: Final = pattern(r"(?:\b(?:[Ff]rom|[Bb]etween)\s+(?:the\s+)?)$")
_TO: Final = pattern(r"\s*(?:to|until|till|through|and|[-–—])\s*$")
_DAY_AFTER: Final = pattern(
    r"\s*(?:-|–|to)\s*(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9,.]?[0-9]|\s*(?:million|per|%))"
)


_BARE_DAYS: Final = pattern(
    rf"(?<![0-9-])(?P<day>[0-3]?[0-9])(?:\s*[-–]\s*|\s+(?:to|and)\s+)(?P<last>[0-3]?[0-9])\s+"
    rf"(?P<month>{'|'.join(f'{m[:3]}(?:{m[3:]})?' for m in MONTHS)})\b(?!,?\s+[0-9]{{4}})"
)


class Stretch(NamedTuple):
    """A time from one date to another, both printed; offsets cover its words, the "from" among them."""

    first: Period
    last: Period
    start: int
    end: int
    claims: tuple[Claim, ...]

    @property
    def inclusive(self) -> tuple[int, int]:
        """Days in it, at least (the first not counted) and at most (both counted)."""
        fewest, most = between(self.first, self.last)
        return fewest, most + 1


def told(quantity: Quantity) -> Interval:
    """The numbers a counted length or age may be: as its words say, with a reader's slack only where they hedge."""
    return allowed(quantity) if quantity.approximate or quantity.comparator == "~" else quantity.strict


def between(first: Period, last: Period) -> tuple[int, int]:
    """Days from one time to another, at least and at most; both must be known and in order."""
    assert first.start is not None
    assert first.end is not None
    assert last.start is not None
    assert last.end is not None
    return max(0, (last.start - first.end).days), (last.end - first.start).days


def agrees(told: Interval, unit: str, days: tuple[int, int], workdays: int | None = None) -> bool:
    """Whether a length in units may be that of a number of days; ``workdays`` lets weekends be left out."""
    mean, off = DAYS[unit]
    fewest = days[0] if workdays is None or unit != "day" else min(days[0], workdays)
    low, high = fewest / mean - 1 + off, days[1] / mean + 1 - off
    return (told.high is None or told.high > low) and (told.low is None or told.low < high)


def workdays_in(stretch: Stretch) -> int | None:
    """Mondays to Fridays in a stretch of days, both ends counted; ``None`` where its ends are no days."""
    first, last = stretch.first.start, stretch.last.start
    if first is None or last is None or first != stretch.first.end or last != stretch.last.end:
        return None
    weeks, rest = divmod((last - first).days + 1, 7)
    return 5 * weeks + sum((first.weekday() + n) % 7 < 5 for n in range(rest))


def stretches(passage: Passage, found: Sequence[PrintedDate]) -> Iterator[Stretch]:
    """The times of a passage that are printed with both their ends."""
    own = document_day(passage.document)
    for printed in found:
        stretch = _in_one(passage, printed, own)
        if stretch is not None:
            yield stretch
    yield from _bare_days(passage)
    for first, last in pairwise(found):
        opens = _OPENS.search(passage.document.text, max(passage.start, first.start - 16), first.start)
        if opens is None or not _TO.fullmatch(passage.document.text[first.end : last.start]):
            continue
        year = last.period.start.year if last.period and last.period.start else own.year if own else None
        a, b = placed(first, year), placed(last, year)
        if a is not None and b is not None and a.known and b.known and not b.before(a) and "range" not in (
            a.precision, b.precision,
        ):  # fmt: skip
            yield Stretch(a, b, opens.start(), last.end, (first.claim, last.claim))


def _in_one(passage: Passage, printed: PrintedDate, own: date | None) -> Stretch | None:
    """A stretch printed as one expression: "2010–2014", "4-5 May 2023", "May 4-5"."""
    mention, text = printed.mention, passage.document.text
    opens = _OPENS.search(text, max(passage.start, printed.start - 16), printed.start)
    start = opens.start() if opens else printed.start
    period = printed.period
    if mention.precision == "range" and period is not None and period.start is not None and period.end is not None:
        a, b = period.start, period.end
        if mention.form == "years" and len(re.findall(r"[0-9]{4}", printed.claim.surface)) == 2:
            return Stretch(year_period(a.year), year_period(b.year), start, printed.end, (printed.claim,))
        if mention.form in ("month day range", "day month range"):
            return Stretch(day_period(a), day_period(b), start, printed.end, (printed.claim,))
        if mention.form == "month range":
            first, last = month_period(a.year, a.month), month_period(b.year, b.month)
            return Stretch(first, last, start, printed.end, (printed.claim,))
        return None
    if mention.form != "month day":
        return None
    placed_at = placed(printed, own.year if own else None)
    day = placed_at.start if placed_at is not None else None
    if day is None or mention.precision != "day":
        return None
    after = _DAY_AFTER.match(text, printed.end, passage.end)
    return None if after is None else _two_days(day, int(after["day"]), start, after.end(), (printed.claim,))


def _bare_days(passage: Passage) -> Iterator[Stretch]:
    """Days of one month of the text's own year: "4-5 May"."""
    own = document_day(passage.document)
    year = 2000 if own is None else own.year
    for found in _BARE_DAYS.finditer(passage.text):
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found["month"][:3]))
        day = int(found["day"])
        if 1 <= day <= monthrange(year, month)[1]:
            start, end = passage.start + found.start(), passage.start + found.end()
            stretch = _two_days(date(year, month, day), int(found["last"]), start, end, ())
            if stretch is not None:
                yield stretch


def _two_days(day: date, other: int, start: int, end: int, claims: tuple[Claim, ...]) -> Stretch | None:
    """The stretch between a day and another of its month."""
    try:
        moved = day.replace(day=other)
    except ValueError:
        return None
    first, last = min(day, moved), max(day, moved)
    return Stretch(day_period(first), day_period(last), start, end, claims) if first < last else None
