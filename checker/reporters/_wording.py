"""How values are put into words for people: which is newest, figures with their bounds, confidence."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Measure, Period, Quantity, Report, Severity
from checker.reporters._printable import plain

NOTE: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
"""What each severity is called in a sentence."""


def newest(said: Mapping[str, Period]) -> tuple[frozenset[str], str]:
    """The keys of the newest and the word for them.

    Newest are those that no other dated one may follow, and that follow at least one. Where some cannot be put in order
    they are only the "newest dated". A draft is nobody's evidence and is left out.
    """
    known = [period for period in said.values() if period.basis != "draft"]
    dated = [period for period in known if period.start is not None or period.end is not None]
    last = [
        period
        for period in dated
        if any(other.before(period) for other in dated)
        and all(other.before(period) or _same_days(other, period) for other in dated)
    ]
    return frozenset(key for key, period in said.items() if period in last), (
        "newest" if len(dated) == len(known) else "newest dated"
    )


def _same_days(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


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


def measured(measure: Measure) -> str:
    """What is measured, on one line: subject, what is done, what is counted, then the restrictions."""
    core = " · ".join(plain(part) for part in (measure.subject, measure.predicate, measure.counted) if part)
    rest = "; ".join(dict.fromkeys(plain(q.text) for q in measure.qualifiers if q.text))
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


def summed_up(report: Report) -> str:
    """What was found in how much: "2 errors, 1 note in 5 documents (54 claims); 3 silenced"."""
    counts = [many(count, NOTE[level]) for level, count in report.summary().items() if count]
    read = f"in {many(len(report.documents), 'document')} ({many(report.claims, 'claim')})"
    unsaid = [f"{report.silenced:,} silenced"] if report.silenced else []
    unsaid += [f"{len(report.known):,} known from the baseline"] if report.known else []
    nothing = f"nothing {'new ' if report.known else ''}disagrees"
    return "; ".join((f"{', '.join(counts) or nothing} {read}", *unsaid))
