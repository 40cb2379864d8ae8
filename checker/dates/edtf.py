"""EDTF: dates in data, the Library of Congress profile of ISO 8601-2, levels 0 and 1, and of level 2 the quarters."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from checker.dates.periods import (
    day_period,
    decade_period,
    month_period,
    quarter_period,
    season_period,
    span,
    year_period,
)
from checker.model import Period, Precision
from checker.pattern import pattern

_EDTF_DATE = pattern(
    r"""(?P<year>[0-9]{4})
        (?: -(?P<month>[0-9]{2}) (?: -(?P<day>[0-9]{2})
            (?: T [0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)? (?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)? )? )? )?
        [?~%]?""",
    re.VERBOSE,
)
_EDTF_DECADE = pattern(r"([0-9]{3})X[?~%]?|([0-9]{2})XX[?~%]?")


def parse_edtf(text: str) -> Period:
    """The period an EDTF expression names; ``..`` or nothing leaves an end open. Raises ValueError with one line."""
    written = text.strip()
    shown = written if len(written) <= 40 else written[:39] + "…"
    try:
        if "/" not in written:
            return _edtf_date(written)
        first, _, last = written.partition("/")
        if {first, last} <= {"", ".."}:
            raise ValueError("it gives neither end")
        if first in ("", ".."):
            return Period(start=None, end=_edtf_date(last).end, precision="range", basis="bounded")
        if last in ("", ".."):
            return Period(start=_edtf_date(first).start, end=None, precision="range", basis="bounded")
        return span(_edtf_date(first), _edtf_date(last))
    except ValueError as error:
        reason = f": {error}" if str(error) else ""
        raise ValueError(f'"{shown}" is not a date{reason}') from None


def _edtf_date(written: str) -> Period:
    unspecified = _EDTF_DECADE.fullmatch(written)
    if unspecified is not None:
        if unspecified[1] is not None:
            return decade_period(int(unspecified[1]) * 10)
        first = int(unspecified[2]) * 100
        return Period(start=date(max(first, 1), 1, 1), end=date(first + 99, 12, 31), precision="century")
    match = _EDTF_DATE.fullmatch(written)
    if match is None or not written.isascii():
        raise ValueError
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if year == 0:
        raise ValueError("there is no year 0000")
    if match["month"] is None:
        return year_period(year)
    if match["day"] is None:
        if 21 <= month <= 24:
            return season_period(year, month - 20)
        if 33 <= month <= 36:
            return quarter_period(year, month - 32)
        return month_period(year, month)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError("there is no such day")
    return day_period(date(year, month, day))


def format_edtf(period: Period) -> str:
    """The shortest EDTF that ``parse_edtf`` reads back to the same days; ``""`` where nothing is known."""
    start, end = period.start, period.end
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    for form in _edtf_forms(period.precision, start):
        if _spans(form, start, end):
            return form
    return f"{start.isoformat()}/{end.isoformat()}"


def _edtf_forms(precision: Precision, start: date) -> tuple[str, ...]:
    year = f"{start.year:04}"
    forms: dict[Precision, str] = {
        "day": start.isoformat(),
        "month": f"{year}-{start.month:02}",
        "quarter": f"{year}-{33 + (start.month - 1) // 3}",
        "season": f"{year}-{20 + start.month // 3}",
        "year": year,
        "decade": f"{year[:3]}X",
        "century": f"{year[:2]}XX",
    }
    return (forms[precision],) if precision in forms else ()


def _spans(form: str, start: date, end: date) -> bool:
    try:
        period = parse_edtf(form)
    except ValueError:
        return False
    return period.start == start and period.end == end
