"""Set how far the figure behind a hedge lies from the number printed, from grouped figures of real news.

usage: train_hedges.py CORPORA [--write]        (CORPORA holds news/, policy/ and bench/groups/)

Where one text says "more than 500" and another, within days, 525 of the same measure, the step from 500 to 525 says
what readers are told to think of by "more than". Such pairs come from the mentions grouped by hand and, with less
weight, from the measures the checker itself links, across the texts of an event and within one text. A hedged figure is
paired with the nearest more exact one in time, then in value, once for each measure. What contradicts the hedge ("more
than 20": 18), or lies far beyond what anybody means, is a dispute or another measure and says nothing about widths.

The width of a class of hedges is the quantile LEVEL of log(exact / hedged), drawn towards the prior width where pairs
are few: the prior counts as HOLD pairs. So is the slack of a bare round number, of which the texts hold too few pairs
to tell one roundness from another. Each event is left out in turn, and how often the figure lies within the width that
the others gave is printed, with the mean log likelihood of the steps (as an exponential of that quantile) for prior and
learnt widths. With --write the widths learnt from all go to lexicon/hedges.toml. The texts are read at run time and
stay where they are.
"""

from __future__ import annotations

import argparse
import math
import pathlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from train_likeness import Event, load

from checker import match, pipeline
from checker.hedges import rounding_unit
from checker.model import Quantity, Subject

LEVEL = 0.8
"""The share of figures that lie within a likely range."""
HOLD = 20.0
"""How many pairs the prior counts for."""
LINKED = 0.5
"""The weight of a pair the checker linked itself, against one grouped by hand."""
SURE = 0.75
"""How sure the checker must be of a measure whose figures are paired."""
DAYS = 3
"""How far two texts may lie apart: later the figure itself has moved."""
FURTHEST = 2.5
"""What lies beyond so many times the prior width is a dispute or another measure."""
PRIOR = {
    "more": 0.3,
    "at_least": 0.3,
    "less": 0.3,
    "at_most": 0.3,
    "nearly": 0.1,
    "about": 0.05,
    "rounded": 0.02,
}
"""What the words mean before any text is seen, as shares of the number printed."""
UPWARD, DOWNWARD = ("more", "at_least"), ("less", "at_most", "nearly")
TARGET = pathlib.Path(__file__).parents[2] / "checker" / "lexicon" / "hedges.toml"


class Figure(NamedTuple):
    """A printed number, how it is bounded, its measure and its day."""

    measure: str
    style: str
    value: Decimal
    day: date | None
    document: str
    weight: float


class Step(NamedTuple):
    """The way from a hedged figure to the more exact one, as a log ratio without its sign."""

    event: str
    style: str
    size: float
    weight: float


# --- figures -------------------------------------------------------------------------------------------------------


def style_of(q: Quantity) -> str:
    """The class of hedge of a quantity; "" where it is bare."""
    if q.comparator == "<" and q.approximate:
        return "nearly"
    return {"=": "", "~": "about", ">": "more", ">=": "at_least", "<": "less", "<=": "at_most"}[q.comparator]


def grouped(event: Event) -> Iterable[Figure]:
    """The mentions of an event that were grouped by hand."""
    for m in event.mentions:
        if m["claim"] is None or m["measure"] == "x" or m["revised"]:
            continue
        found = _figure(event.subjects[m["claim"]], m["measure"], 1.0)
        if found is not None:
            yield found._replace(day=_day(m["as_of"]) or found.day)


def linked(subjects: Sequence[Subject]) -> Iterable[Figure]:
    """The figures of the measures the checker links and is sure of."""
    listed = [s for s in subjects if s.claim.quantity is not None and pipeline.is_claim(s.claim)]
    for number, members in enumerate(match.groups(listed, threshold=SURE)):
        if len(members) > 1:
            yield from (f for i in members if (f := _figure(listed[i], f"linked {number}", LINKED)) is not None)


def _figure(subject: Subject, measure: str, weight: float) -> Figure | None:
    claim = subject.claim
    q = claim.quantity
    if q is None or q.value is None or q.value <= 0 or q.low is q.high is None or claim.modality != "asserted":
        return None
    return Figure(f"{measure} {q.unit}", style_of(q), q.value, claim.period.end, claim.document, weight)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


# --- pairs ---------------------------------------------------------------------------------------------------------


def steps(event: str, figures: Iterable[Figure]) -> list[Step]:
    """One step for every hedged number of a measure that has a more exact figure near it."""
    measures = defaultdict(list)
    for figure in figures:
        measures[figure.measure].append(figure)
    found: dict[tuple[str, str, Decimal], tuple[float, float, float]] = {}
    for name, members in measures.items():
        for hedged in members:
            for exact in members:
                step = _step(hedged, exact)
                key = (name, hedged.style or "rounded", hedged.value)
                if step is not None and (key not in found or step < found[key]):
                    found[key] = step
    by_hand = {(style, value) for (_, style, value), (_, _, weight) in found.items() if weight > LINKED}
    return [
        Step(event, style, size, weight)
        for (_, style, value), (_, size, weight) in sorted(found.items())
        if weight > LINKED or (style, value) not in by_hand
    ]


def _step(hedged: Figure, exact: Figure) -> tuple[float, float, float] | None:
    """(days apart, size, weight) of a pair, None where one says nothing about the other."""
    days = _days(hedged, exact)
    if exact.style or days is None or rounding_unit(exact.value) > rounding_unit(hedged.value):
        return None
    if exact.value == hedged.value and (hedged.style not in ("at_least", "at_most") or rounding_unit(exact.value) > 1):
        return None  # a copy that lost its hedge
    ratio = math.log(exact.value / hedged.value)
    if abs(ratio) > FURTHEST * math.log1p(PRIOR[hedged.style or "rounded"]):
        return None
    if (hedged.style in UPWARD and ratio < 0) or (hedged.style in DOWNWARD and ratio > 0):
        return None
    if not hedged.style and (hedged.value < 100 or rounding_unit(exact.value) == rounding_unit(hedged.value)):
        return None
    return days, abs(ratio), hedged.weight


def _days(a: Figure, b: Figure) -> float | None:
    if a.document == b.document:
        return 0.0
    if a.day is None or b.day is None or abs((a.day - b.day).days) > DAYS:
        return None
    return float(abs((a.day - b.day).days))


# --- widths --------------------------------------------------------------------------------------------------------


def quantile(sizes: Sequence[tuple[float, float]], level: float) -> float:
    """The weighted quantile of (size, weight)."""
    ordered = sorted(sizes)
    total, reached = sum(w for _, w in ordered), 0.0
    for size, weight in ordered:
        reached += weight
        if reached >= level * total:
            return size
    return ordered[-1][0]


def width(style: str, known: Sequence[Step]) -> float:
    """The width of a class as a log ratio: the quantile of its steps, drawn to the prior where they are few."""
    prior = math.log1p(PRIOR[style])
    sizes = [(s.size, s.weight) for s in known if s.style == style]
    if not sizes:
        return prior
    n = sum(w for _, w in sizes)
    return (n * quantile(sizes, LEVEL) + HOLD * prior) / (n + HOLD)


def widths(known: Sequence[Step]) -> dict[str, float]:
    """The width of every class as a log ratio."""
    return {style: width(style, known) for style in PRIOR}


def likelihood(size: float, wide: float) -> float:
    """Log density of a step under an exponential whose LEVEL quantile is ``wide``."""
    scale = wide / -math.log(1 - LEVEL)
    return -math.log(scale) - size / scale


def report(known: Sequence[Step]) -> Iterable[str]:
    """A line a class: pairs, width before and after, and what events left out say of both."""
    yield f"{'class':10}  pairs  weight  prior  learnt | left out: within prior, learnt | log likelihood: prior, learnt"
    for style, share in PRIOR.items():
        mine = [s for s in known if s.style == style]
        weight, learnt = sum(s.weight for s in mine), math.expm1(width(style, known))
        line = f"{style:10}  {len(mine):5}  {weight:6.1f}  {share:.3f}  {learnt:6.3f}"
        if mine:
            before = math.log1p(share)
            unseen = {e: width(style, [s for s in known if s.event != e]) for e in {s.event for s in mine}}
            for test in (lambda s, w: s.size <= w + 1e-12, lambda s, w: likelihood(s.size, w)):
                line += f" | {_mean(mine, test, dict.fromkeys(unseen, before)):6.3f} {_mean(mine, test, unseen):6.3f}"
        yield line


def _mean(mine: Sequence[Step], test: Any, wide: dict[str, float]) -> float:
    return sum(s.weight * test(s, wide[s.event]) for s in mine) / sum(s.weight for s in mine)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=pathlib.Path)
    p.add_argument("--write", action="store_true")
    a = p.parse_args()
    known: list[Step] = []
    for path in sorted((a.corpora / "bench" / "groups").glob("*.jsonl")):
        event = load(a.corpora, path)
        known += steps(event.name, [*grouped(event), *linked(event.subjects)])
    for document in pipeline.read([str(a.corpora / "policy")]).documents:
        known += steps(document.name, linked(pipeline.subjects_of(document)))
    sys.stdout.writelines(line + "\n" for line in report(known))
    if a.write:
        write(widths(known), known)


def write(learnt: dict[str, float], known: Sequence[Step]) -> None:
    """Put the widths into the lexicon's table of them, which they take the place of."""
    text = TARGET.read_text("utf-8")
    for style, wide in learnt.items():
        n = sum(s.style == style for s in known)
        line = f"{style} = {math.expm1(wide):.3f}  # n = {n}"
        text, times = re.subn(rf"(?m)^{style} = [0-9.]+(?:  #.*)?$", line, text)
        if times != 1:
            raise SystemExit(f"{TARGET}: no line for {style}")
    TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
