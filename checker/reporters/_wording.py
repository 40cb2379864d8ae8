"""How values are put into words for people: dates as precise as they are, figures with their bounds, confidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.model import Claim, Measure, Period, Quantity
from checker.reporters._printable import plain

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


# --- time --------------------------------------------------------------------------------------------------------


def when(period: Period) -> str:
    """A period in words, as precise as its evidence: "Dec 2017", "by 15 Apr 2016", "undated"."""
    start, end = period.start, period.end
    if period.basis == "draft":
        return "draft"
    if start is None and end is None:
        return "undated"
    if start is None:
        return f"by {_day(end)}" if end else "undated"
    if end is None:
        return f"from {_day(start)}"
    return _span(start, end, period.precision)


def _span(start: date, end: date, precision: str) -> str:
    if start == end:
        return _day(start)
    match precision:
        case "month" if (start.year, start.month) == (end.year, end.month):
            return f"{MONTHS[start.month - 1]} {start.year}"
        case "quarter":
            return f"Q{(start.month - 1) // 3 + 1} {start.year}"
        case "season" if start.month in SEASONS:
            return f"{SEASONS[start.month]} {start.year}"
        case "year" if start.year == end.year:
            return f"{start.year}"
        case "decade":
            return f"{start.year // 10 * 10}s"
        case "century":
            return f"{start.year}–{end.year}"
        case "week":
            return f"week of {_day(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{_day(start)} – {_day(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} – {_day(end)}"
    return f"{start.day}–{_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def newest(claims: Iterable[Claim]) -> tuple[frozenset[str], str]:
    """The ids of the newest claims and the word for them.

    Newest are those that no other dated claim may follow, and that follow at least one. Where some claim cannot be put
    in order they are only the "newest dated". A draft is nobody's evidence and is left out.
    """
    known = [c for c in claims if c.period.basis != "draft"]
    dated = [c for c in known if c.period.start is not None or c.period.end is not None]
    last = [
        c
        for c in dated
        if any(o.period.before(c.period) for o in dated)
        and all(o.period.before(c.period) or o.period == c.period for o in dated)
    ]
    return frozenset(c.id for c in last), "newest" if len(dated) == len(known) else "newest dated"


# --- figures -----------------------------------------------------------------------------------------------------


def number(value: object) -> str:
    """A number with thousands set apart by commas."""
    return f"{value:,f}" if value is not None else "?"


def figure(quantity: Quantity) -> str:
    """A quantity in signs: ``= 33`` as 33, bounds as ``≥ 59``, ``> 100``, ``≤ 20``, ``~ 195``, ranges as ``10–20``."""
    unit = _unit(quantity.unit)
    if quantity.value is None:
        match quantity.low, quantity.high:
            case None, None:
                return plain(quantity.surface)
            case None, high:
                return f"≤ {number(high)}{unit}"
            case low, None:
                return f"≥ {number(low)}{unit}"
            case low, high:
                return f"{number(low)}–{number(high)}{unit}"
    sign = {"<=": "≤ ", ">=": "≥ ", "<": "< ", ">": "> ", "~": "~ "}.get(quantity.comparator, "")
    return f"{sign or ('~ ' if quantity.approximate else '')}{number(quantity.value)}{unit}"


def _unit(unit: str) -> str:
    return {"": "", "percent": "%"}.get(unit, f" {plain(unit)}")


# --- words -------------------------------------------------------------------------------------------------------


def measured(measure: Measure) -> str:
    """What is measured, on one line: subject, what is done, what is counted, then the restrictions."""
    core = " · ".join(plain(part) for part in (measure.subject, measure.predicate, measure.counted) if part)
    rest = "; ".join(plain(q.text) for q in measure.qualifiers if q.text)
    return f"{core} ({rest})" if core and rest else core or rest or "an unnamed measure"


def sureness(confidence: float) -> str:
    """A confidence between 0 and 1 in words and as the number: "sure 0.92"."""
    for least, words in ((0.9, "very sure"), (0.75, "sure"), (0.5, "fairly sure")):
        if confidence >= least:
            return f"{words} {confidence:.2f}"
    return f"unsure {confidence:.2f}"


def many(count: int, noun: str) -> str:
    """A count with its noun: "1 error", "1,200 documents"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
