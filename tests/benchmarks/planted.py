"""Errors planted in real texts: how many are found, and how much else is said because of them.

usage: planted.py CORPORA [--seed 2026] [--plants 200] [--per-class] [--only CLASS ...] [--missed N]
                  [--shown CONFIDENCE]

CORPORA holds news/ (a folder an event, scanned as a whole) and policy/ (texts, scanned in bundles drawn by the seed).
An error goes where another text or place repeats the figure: the two are of one measure, with one value, and nothing
excuses them from one another, in the untouched texts. Classes of reconciling: ten-times, scale-word (million for
billion), swapped-digits, third-off (30 % more or less), stale (the older figure of a measure that moved), date, whole.
Classes of a text's own arithmetic, put in true and then broken: total, share, change, conversion; and weekday. One
error a scan; what was read of the other documents is used again. ``--plants`` are shared out among the classes; with
``--per-class`` each gets as many.

found     errors and warnings of CF and SC rules that were not there before and hold the planted place on a side
any       the same with findings of every severity
new       findings elsewhere, per plant: not there before, and the planted place in none of their claims
          (loud: those that are errors or warnings)
held      of the plants in a repeated figure, those still alike enough, by themselves, to one that repeats it: where it
          is not, the two were of one measure for their value's sake alone, and no rule could find the error
moved     findings that only changed their fingerprint: same code as one that is gone, and the same line, or no figure
          on a side that was not on a side of it; not counted as new
``--shown`` counts only findings of that confidence or more: what a user is shown, not all that is thought of.
The texts are read at run time and stay where they are.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mutator import PLANTERS, RECONCILING, Bundle, Plant, drawn, link, reread
from mutator.bundle import rank, repeated

from checker import pipeline
from checker.match.clusters import THRESHOLD
from checker.match.likeness import score
from checker.match.rarity import Rarity
from checker.model import Document, Finding, Subject

BUNDLE = 7
"""Policy texts scanned together."""


class Outcome(NamedTuple):
    """What one planted error brought about."""

    plant: Plant
    found: tuple[str, ...]
    any: tuple[str, ...]
    new: tuple[Finding, ...]
    moved: int
    held: bool | None = None
    seconds: float = 0.0


class Row(NamedTuple):
    """The figures of one class."""

    plants: int
    found: float
    any: float
    new: float
    loud: float
    moved: float
    held: float | None


def bundles(corpora: pathlib.Path, seed: int, only: str = "") -> Iterator[Bundle]:
    """Each event of news/, then the texts of policy/ in bundles that the seed draws; those whose name begins so."""
    for folder in sorted(p for p in (corpora / "news").iterdir() if p.is_dir()):
        if f"news/{folder.name}".startswith(only):
            yield link(f"news/{folder.name}", pipeline.read([str(folder)]).documents)
    texts = sorted(
        pipeline.read([str(corpora / "policy")]).documents, key=lambda d: rank(seed, pathlib.Path(d.name).name)
    )
    for n in range(0, len(texts), BUNDLE):
        chosen = sorted(texts[n : n + BUNDLE], key=lambda d: d.name)
        if f"policy/{n // BUNDLE + 1}".startswith(only):
            yield link(f"policy/{n // BUNDLE + 1}", chosen)


def choose(read: Sequence[Bundle], classes: Sequence[str], seed: int, each: int) -> list[tuple[Bundle, Plant]]:
    """At most ``each`` plants of every class, the bundles taken in turn."""
    chosen: list[tuple[Bundle, Plant]] = []
    for kind in classes:
        queues = [(b, iter(_plants(b, kind, seed))) for b in sorted(read, key=lambda b: rank(seed, kind, b.name))]
        taken = 0
        while queues and taken < each:
            left = []
            for bundle, queue in queues:
                plant = next(queue, None)
                if plant is not None and taken < each:
                    chosen.append((bundle, plant))
                    taken += 1
                    left.append((bundle, queue))
            queues = left
    return chosen


def _plants(bundle: Bundle, kind: str, seed: int) -> Iterator[Plant]:
    """The plants of a class that can be made in a bundle, in the order of the draw, one a place."""
    seen: set[tuple[str, int]] = set()
    for place in drawn(PLANTERS[kind](bundle), seed, kind):
        plant = place.make(random.Random(rank(seed, kind, pathlib.Path(place.document).name, place.start)))
        if plant is not None and (plant.document, plant.start) not in seen:
            seen.add((plant.document, plant.start))
            yield plant


class Scans:
    """The findings of a bundle with one text changed; the other documents are not read again."""

    def __init__(self, bundle: Bundle, shown: float = 0.0) -> None:
        self.shown = shown
        self.documents = {d.name: d for d in bundle.documents}
        self._read: dict[str, list[Subject]] = defaultdict(list)
        for s in sorted((*bundle.subjects, *bundle.marks), key=lambda s: (s.claim.start, s.claim.end)):
            self._read[s.claim.document].append(s)
        self._untouched: tuple[Finding, ...] | None = None
        self._rarity = Rarity([s.frame for s in bundle.subjects if s.claim.quantity is not None])
        self._repeated = {claim.id: {c.id for c in others} for claim, others in repeated(bundle)}
        self._latest: Sequence[Subject] = ()

    def untouched(self) -> tuple[Finding, ...]:
        """The findings in the texts as they are."""
        if self._untouched is None:
            self._untouched = self._scan(self.documents)
        return self._untouched

    def changed(self, name: str, text: str) -> tuple[Finding, ...]:
        """The findings with another text for one document."""
        return self._scan({**self.documents, name: reread(self.documents[name], text)})

    def _scan(self, documents: dict[str, Document]) -> tuple[Finding, ...]:
        def known(document: Document) -> Sequence[Subject]:
            if self.documents[document.name] is document:
                return self._read[document.name]
            self._latest = pipeline.subjects_of(document, everything=True)
            return self._latest

        chosen = [documents[n] for n in sorted(documents)]
        return pipeline.scan(chosen, extraction=known, min_confidence=self.shown).findings

    def held(self, plant: Plant) -> bool | None:
        """Whether the figure of the last error planted is still like one that repeats it; None where none does."""
        ids = [
            s.claim.id for s in self._read[plant.document]
            if s.claim.start < plant.end and plant.start < s.claim.end and s.claim.id in self._repeated
        ]  # fmt: skip
        if not ids:
            return None
        others = [s for read in self._read.values() for s in read if s.claim.id in self._repeated[ids[0]]]
        new = [
            s for s in self._latest
            if s.claim.quantity is not None and plant.touches(s.claim.document, s.claim.start, s.claim.end)
        ]  # fmt: skip
        return any(score(a, b, self._rarity) >= THRESHOLD for a in new for b in others)


def tried(scans: Scans, plant: Plant) -> Outcome:
    """Plant one error and see what is said that was not said before."""
    text = scans.documents[plant.document].text
    whole = plant.sound == text[plant.start : plant.end]
    before = scans.untouched() if whole else scans.changed(plant.document, plant.text(text, wrong=False))
    begun = time.process_time()
    after = scans.changed(plant.document, plant.text(text))
    took = time.process_time() - begun
    return weighed(plant, plant.text(text), before, after)._replace(held=scans.held(plant), seconds=took)


def weighed(plant: Plant, text: str, before: Sequence[Finding], after: Sequence[Finding]) -> Outcome:
    """The outcome, from the findings without the error and with it; ``text`` is the one that has it."""
    at = lines_of(plant, text)
    known = {f.fingerprint for f in before}
    left = {f.fingerprint for f in after}
    gone = [f for f in before if f.fingerprint not in left]
    fresh = [f for f in after if f.fingerprint not in known]
    touching = [f for f in fresh if touches(f, plant, at)]
    apart = [f for f in fresh if not touches(f, plant, at, context=True)]
    moved = [f for f in apart if any(_retells(f, old) for old in gone)]
    loud = (f.code for f in touching if f.severity != "info" and f.code[:2] in ("CF", "SC"))
    return Outcome(
        plant,
        tuple(dict.fromkeys(loud)),
        tuple(dict.fromkeys(f.code for f in touching)),
        tuple(f for f in apart if f not in moved),
        len(moved),
    )


def _retells(finding: Finding, gone: Finding) -> bool:
    """Whether a finding says nothing that one which is gone had not said: it stands there, or holds no other figure."""
    if finding.code != gone.code:
        return False
    if (finding.document, finding.line) == (gone.document, gone.line):
        return True
    return _figures(finding) <= _figures(gone) and len(_figures(finding)) > 1


def _figures(finding: Finding) -> set[tuple[object, ...]]:
    """The figures on the sides of a finding."""
    return {
        (c.quantity.value, c.quantity.unit) for c in finding.claims if c.side is not None and c.quantity is not None
    }


Lines = tuple[tuple[int, int], tuple[int, int]]
"""First and last (line, column) of a place."""


def lines_of(plant: Plant, text: str) -> Lines:
    """Where the error stands in the text that has it."""

    def place(offset: int) -> tuple[int, int]:
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

    return place(plant.start), place(plant.start + len(plant.wrong))


def touches(finding: Finding, plant: Plant, at: Lines, *, context: bool = False) -> bool:
    """Whether the planted place lies in a claim of a side (``context``: in any claim), or the finding stands at it."""
    if any(plant.touches(c.document, c.start, c.end) for c in finding.claims if context or c.side is not None):
        return True
    return any(
        place.document == plant.document
        and (place.line, place.column) < at[1]
        and at[0] < (place.end_line, place.end_column)
        for place in finding.locations
    )


def table(outcomes: Iterable[Outcome]) -> dict[str, Row]:
    """The figures by class, then of all classes of reconciling, then of all."""
    sorts: dict[str, list[Outcome]] = defaultdict(list)
    for o in outcomes:
        sorts[o.plant.kind].append(o)
    listed = {kind: _row(sorts[kind]) for kind in PLANTERS if kind in sorts}
    both = {"RECONCILING": RECONCILING, "ALL": tuple(PLANTERS)}
    return listed | {name: _row([o for k in kinds for o in sorts.get(k, ())]) for name, kinds in both.items()}


def _row(of: Sequence[Outcome]) -> Row:
    def mean(count: Callable[[Outcome], float]) -> float:
        return sum(count(o) for o in of) / max(1, len(of))

    known = [o.held for o in of if o.held is not None]

    return Row(
        len(of),
        mean(lambda o: bool(o.found)),
        mean(lambda o: bool(o.any)),
        mean(lambda o: len(o.new)),
        mean(lambda o: sum(f.severity != "info" for f in o.new)),
        mean(lambda o: o.moved),
        sum(known) / len(known) if known else None,
    )


def missed(outcome: Outcome, text: str) -> str:
    """One line on an error that nobody found."""
    p = outcome.plant
    around = " ".join(
        f"{text[max(0, p.start - 90) : p.start]}[{p.sound} → {p.wrong}]{text[p.end : p.end + 90]}".split()
    )
    return f"{p.kind}: {pathlib.Path(p.document).name}:{p.start} {around}"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=pathlib.Path)
    p.add_argument("--seed", type=int, default=2026)
    p.add_argument("--plants", type=int, default=200)
    p.add_argument("--per-class", action="store_true")
    p.add_argument("--only", nargs="*", choices=tuple(PLANTERS), default=tuple(PLANTERS))
    p.add_argument("--missed", type=int, default=0, help="how many missed errors of each class to print")
    p.add_argument("--shown", type=float, default=0.0, help="count only findings of this confidence or more")
    p.add_argument("--folder", default="", help="take only bundles whose name begins so")
    a = p.parse_args()
    read = list(bundles(a.corpora, a.seed, a.folder))
    each = a.plants if a.per_class else max(1, a.plants // len(a.only))
    chosen = choose(read, a.only, a.seed, each)
    scans = {b.name: Scans(b, a.shown) for b in read}
    outcomes = [tried(scans[b.name], plant) for b, plant in chosen]
    sys.stdout.write(f"{'class':16} plants  found    any    new   loud  moved   held\n")
    for name, row in table(outcomes).items():
        sys.stdout.write(
            f"{name:16} {row.plants:6} " + " ".join("     -" if x is None else f"{x:6.3f}" for x in row[1:]) + "\n"
        )
    codes = sorted({c for o in outcomes for c in o.any})
    sys.stdout.write("found by: " + ", ".join(f"{c} {sum(c in o.any for o in outcomes)}" for c in codes) + "\n")
    shown: dict[str, int] = defaultdict(int)
    for (bundle, plant), o in zip(chosen, outcomes, strict=True):
        if not o.any and shown[plant.kind] < a.missed:
            shown[plant.kind] += 1
            sys.stdout.write(missed(o, bundle.text(plant.document)) + "\n")
    mean = sum(o.seconds for o in outcomes) / max(1, len(outcomes))
    sys.stderr.write(f"{mean:.2f} s a plant\n")


if __name__ == "__main__":
    main()
