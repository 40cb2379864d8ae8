"""A measure over time as a drawing: each value against its date, bounds as bounds, every voice named.

An exact figure is a dot, the draft's own a square, and a hedged one hollow; "more than 100" points upwards from its
foot, "at most 20" down from its head, a range is a bar. A stretch of time is a line along it, and "by April 2016" an
arrow to the left. What has no date stands in a column of its own. The drawing has no colours: those are the page's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from checker.model import Claim, Group, Period
from checker.reporters._ends import ends
from checker.reporters._page.contents import Contents
from checker.reporters._page.elements import Markup, element, join
from checker.reporters._printable import plain
from checker.reporters._wording import figure, measured
from checker.wording import MONTHS, said, source, when

WIDTH: Final = 560
HEIGHT: Final = 280
LEFT, RIGHT, TOP, BOTTOM = 70, 24, 22, 52
ASIDE: Final = 84
"""Width of the column for what has no date."""
POINTS: Final = 300
"""Values drawn of one measure."""
LABELS: Final = 14
"""Values that are written beside their dots."""
WIDE_RANGE: Final = 300
"""From so many times the smallest on, values are drawn by their logarithms."""
NAMED: Final = 6
"""Voices named in the words of one dot."""
FEW: Final = 5
"""Days named along the axis."""
ARROW: Final = 20
"""How long an open end is drawn."""


@dataclass(frozen=True)
class Point:
    """One figure at one time, and all who give it; ``low`` and ``high`` are what is drawn, ``None`` where open."""

    figure: str
    period: Period
    low: float | None
    high: float | None
    rough: bool
    mine: bool
    claims: tuple[Claim, ...]

    @property
    def aside(self) -> str:
        """Which column of its own it stands in, "" where it has a date."""
        if self.period.start is None and self.period.end is None:
            return "draft" if self.period.basis == "draft" else "undated"
        return ""


def points(group: Group, contents: Contents) -> list[Point]:
    """The figures of a measure, oldest first, the undated last."""
    mine = contents.drafts()
    told: dict[tuple[str, date | None, date | None, str], list[Claim]] = {}
    for claim in group.claims:
        if claim.quantity is not None and any(end is not None for end in ends(claim.quantity)):
            key = (figure(claim.quantity), claim.period.start, claim.period.end, claim.period.basis)
            told.setdefault(key, []).append(claim)
    made = []
    for (shown, *_), claims in told.items():
        first = claims[0]
        assert first.quantity is not None
        low, high = (None if end is None else _number(end) for end in ends(first.quantity))
        rough = first.quantity.approximate or first.quantity.comparator == "~"
        of = any(claim.document in mine for claim in claims)
        made.append(Point(shown, first.period, low, high, rough, of, tuple(claims)))
    return sorted(made, key=lambda point: (bool(point.aside), *_days(point.period)))


def _number(value: Decimal) -> float:
    """A value to draw; what no float holds is as far out as one goes."""
    return max(-1e300, min(1e300, float(value)))


def _days(period: Period) -> tuple[int, int]:
    start = period.start or period.end or date.max
    end = period.end or period.start or date.max
    return start.toordinal(), end.toordinal()


def chart(group: Group, number: int, contents: Contents) -> Markup:
    """The drawing of a measure."""
    listed = points(group, contents)[:POINTS]
    plane = Plane.of(listed)
    title, told = f"m{number}-title", f"m{number}-told"
    label = measured(group.measure)
    drawn = [plane.frame()]
    if len(listed) <= LABELS:
        drawn.append(_labels(listed, plane))
    drawn += [_drawn(point, plane, contents) for point in sorted(listed, key=lambda point: point.mine)]
    return element(
        "svg",
        element("title", label, id=title),
        element("desc", f"{len(listed)} values, listed below", id=told),
        *drawn,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="group",
        class_="chart",
        aria_labelledby=f"{title} {told}",
    )


# --- where things lie --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plane:
    """The drawing's area: days from left to right, values from below upwards, then the columns without a date."""

    first: int
    last: int
    low: float
    high: float
    log: bool
    asides: tuple[str, ...]

    @classmethod
    def of(cls, listed: Sequence[Point]) -> Plane:
        """The plane on which all of the points have room."""
        days = [day for point in listed if not point.aside for day in _days(point.period)]
        first, last = (min(days), max(days)) if days else (0, 0)
        room = max(1, (last - first) // 14)
        values = [end for point in listed for end in (point.low, point.high) if end is not None] or [0.0]
        low, high = min(values), max(values)
        log = low > 0 and high / low >= WIDE_RANGE
        if log:
            low, high = low / 1.5, high * 1.5
        else:
            slack = (high - low) * 0.15 or abs(high) * 0.1 or 1.0
            low, high = (0.0 if 0 <= low <= high * 0.45 else low - slack), high + slack
        asides = tuple(name for name in ("undated", "draft") if any(point.aside == name for point in listed))
        return cls(first - room, last + room, low, high, log, asides)

    @property
    def right(self) -> float:
        """Where the days end."""
        return WIDTH - RIGHT - ASIDE * len(self.asides)

    def x(self, day: int) -> float:
        """Where a day lies."""
        return LEFT + (day - self.first) / max(1, self.last - self.first) * (self.right - LEFT)

    def y(self, value: float) -> float:
        """Where a value lies."""
        low, high, at = (
            (math.log(n) for n in (self.low, self.high, value)) if self.log else (self.low, self.high, value)
        )
        return HEIGHT - BOTTOM - (at - low) / ((high - low) or 1.0) * (HEIGHT - BOTTOM - TOP)

    def middle(self, point: Point) -> float:
        """Where the middle of a point's time lies."""
        if point.aside:
            return self.right + ASIDE * (self.asides.index(point.aside) + 0.5)
        start, end = _days(point.period)
        return (self.x(start) + self.x(end)) / 2

    def frame(self) -> Markup:
        """Axes with their marks, and the columns without a date."""
        parts = []
        for value in _ticks(self.low, self.high, self.log):
            y = self.y(value)
            parts.append(_line(LEFT, y, WIDTH - RIGHT, y, "grid"))
            parts.append(_text(LEFT - 8, y + 4, _short(value), "tick end"))
        told = ""
        for day, shown, year in self._days_named():
            x = self.x(day)
            parts.append(_line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5, "axis"))
            parts.append(_text(x, HEIGHT - BOTTOM + 20, shown, "tick middle"))
            if year and (year != told):
                parts.append(_text(x, HEIGHT - BOTTOM + 40, year, "tick middle"))
            told = year
        parts.append(_line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "axis"))
        for number, name in enumerate(self.asides):
            edge = self.right + ASIDE * number
            parts.append(_line(edge, TOP, edge, HEIGHT - BOTTOM, "edge"))
            parts.append(_text(edge + ASIDE / 2, HEIGHT - BOTTOM + 20, name, "tick middle"))
        return element("g", *parts, aria_hidden="true")

    def _days_named(self) -> list[tuple[int, str, str]]:
        """Days to name along the axis and, where they are parts of years, those; five or so."""
        if self.last <= 2:
            return []
        first, last = (date.fromordinal(max(1, min(day, date.max.toordinal()))) for day in (self.first, self.last))
        span = (last - first).days
        if span > 1000:
            step = max(1, math.ceil((last.year - first.year) / FEW))
            years = range(first.year + (-first.year) % step, last.year + 1, step)
            marks = [(date(year, 1, 1), str(year), "") for year in years if year >= 1]
        elif span > 80:
            step = max(1, math.ceil(span / 30 / FEW))
            months = range(first.year * 12 + first.month, last.year * 12 + last.month, step)
            marks = [(date(m // 12, m % 12 + 1, 1), MONTHS[m % 12], f"{m // 12}") for m in months]
        else:
            step = max(1, math.ceil(span / FEW))
            days = (date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1, step))
            marks = [(day, f"{day.day} {MONTHS[day.month - 1]}", f"{day.year}") for day in days]
        return [(day.toordinal(), shown, year) for day, shown, year in marks if first <= day <= last]


def _ticks(low: float, high: float, log: bool) -> list[float]:
    """Round numbers between two, about four."""
    if log:
        powers = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)
        return [10.0**power for power in powers][:: max(1, len(powers) // 5)]
    rough = (high - low) / 4
    if not rough or not math.isfinite(rough):
        return []
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    first = math.ceil(low / step)
    return [n * step for n in range(first, first + 7) if n * step <= high]


def _short(value: float) -> str:
    """A number in few signs: 1.2M."""
    for least, letter in ((1e12, "T"), (1e9, "bn"), (1e6, "M"), (1e4, "k")):
        if abs(value) >= least:
            return f"{value / least * (10 if letter == 'k' else 1):.4g}{letter}"
    return f"{round(value, 6):,.10g}"


# --- what is drawn -----------------------------------------------------------------------------------------------


def _drawn(point: Point, plane: Plane, contents: Contents) -> Markup:
    """A point with its words, which leads to where the first of its claims stands."""
    x = plane.middle(point)
    parts = [element("title", _told(point, contents)), *_time(point, plane)]
    low, high = (None if end is None else plane.y(end) for end in (point.low, point.high))
    if low is not None and high is not None and point.low == point.high:
        parts.append(_dot(x, low, "ring" if point.rough else "dot", square=point.mine))
    elif low is not None and high is not None:
        parts += [_line(x, low, x, high, "bar"), _foot(x, low), _foot(x, high)]
    elif low is not None:
        parts += [_foot(x, low), *_arrow(x, low, x, max(low - ARROW, TOP - 14.0))]
    elif high is not None:
        parts += [_foot(x, high), *_arrow(x, high, x, high + ARROW)]
    look = "point mine" if point.mine else "point"
    inner = element("g", *parts, class_=look)
    anchor = contents.claims.get(point.claims[0].id)
    label = f"{point.figure}, {when(point.period)}"
    if anchor is None:
        return element("g", inner, tabindex=0, role="img", aria_label=label)
    return element("a", inner, href=f"#{anchor}", aria_label=label)


def _told(point: Point, contents: Contents) -> str:
    voices = list(dict.fromkeys(_voice(claim, contents) for claim in point.claims))
    named = "; ".join(voices[:NAMED])
    more = f" and {len(voices) - NAMED:,} more" if len(voices) > NAMED else ""
    return f"{point.figure}, {when(point.period)}: {named}{more}"


def _voice(claim: Claim, contents: Contents) -> str:
    spoken = when(said(claim, contents.sources))
    who = plain(source(claim, contents.sources))
    return who if spoken == when(claim.period) else f"{who}, {spoken}"


def _time(point: Point, plane: Plane) -> list[Markup]:
    """A line along the time a figure is of; an arrow where it has no end."""
    if point.aside:
        return []
    start, end = _days(point.period)
    level = next(plane.y(value) for value in (point.low, point.high) if value is not None)
    left, right = plane.x(start), plane.x(end)
    if point.period.start is None:
        return _arrow(right, level, right - ARROW, level, "span")
    if point.period.end is None:
        return _arrow(left, level, left + ARROW, level, "span")
    return [_line(left, level, right, level, "span")] if right - left > 2 else []


def _dot(x: float, y: float, look: str, *, square: bool) -> Markup:
    if square:
        return element("rect", x=_at(x - 4.5), y=_at(y - 4.5), width=9, height=9, class_=look)
    return element("circle", cx=_at(x), cy=_at(y), r=5, class_=look)


def _foot(x: float, y: float) -> Markup:
    return _line(x - 6, y, x + 6, y, "bar")


def _arrow(x: float, y: float, to_x: float, to_y: float, look: str = "bar") -> list[Markup]:
    dx, dy = (0 if to == at else math.copysign(4, to - at) for to, at in ((to_x, x), (to_y, y)))
    barbs = ((to_x - dx - dy, to_y - dy - dx), (to_x, to_y), (to_x - dx + dy, to_y - dy + dx))
    head = " ".join(f"{_at(left)},{_at(up)}" for left, up in barbs)
    return [_line(x, y, to_x, to_y, look), element("polyline", points=head, class_=look)]


def _line(x1: float, y1: float, x2: float, y2: float, look: str) -> Markup:
    return element("line", x1=_at(x1), y1=_at(y1), x2=_at(x2), y2=_at(y2), class_=look)


def _text(x: float, y: float, words: str, look: str) -> Markup:
    return element("text", words, x=_at(x), y=_at(y), class_=look)


def _at(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _labels(listed: Sequence[Point], plane: Plane) -> Markup:
    """The figures beside their dots, where one does not lie on another."""
    taken: list[tuple[float, float, float]] = []
    parts = []
    for point in listed:
        value = point.low if point.low is not None else point.high
        assert value is not None
        shown = point.figure if len(point.figure) <= 16 else f"{point.figure[:15]}…"
        width = 10.0 * len(shown)
        left = plane.middle(point) + 9
        if left + width > WIDTH:
            left = plane.middle(point) - 9 - width
        y = plane.y(value) - 6
        if any(abs(y - other) < 17 and left < end and start < left + width for start, end, other in taken):
            continue
        taken.append((left, left + width, y))
        parts.append(_text(left, y, shown, "value"))
    return element("g", *parts, aria_hidden="true")


# --- in words ----------------------------------------------------------------------------------------------------


def listed(group: Group, contents: Contents) -> Iterable[tuple[str, str, Markup]]:
    """The drawing in words: time, figure, and who gives it, each leading to where it says so."""
    for point in points(group, contents)[:POINTS]:
        voices: dict[str, Markup] = {}
        for claim in point.claims:
            name = _voice(claim, contents)
            anchor = contents.claims.get(claim.id)
            voices.setdefault(name, element("a", name, href=f"#{anchor}") if anchor else element("span", name))
        shown = list(voices.values())
        more = [element("span", f"and {len(shown) - NAMED:,} more", class_="soft")] if len(shown) > NAMED else []
        yield when(point.period), point.figure, join([*shown[:NAMED], *more], Markup("; "))
