"""Two sentences at a time: are measures told apart, and clashes from agreements?

usage: group_pairs.py CORPORA [--seed 2026] [--pairs 300] [--dated] [--errors N]

CORPORA holds bench/groups/ (mentions of real news put into measures by hand). A third of the pairs each:
clash       one measure, two figures that cannot both hold, of other digits
agree       one measure, one figure
look-alike  two measures of one event, in one unit, with different figures
A pair is two sentences, so it is drawn only where no other marked figures of the two make it another sort of pair (one
that clashes may agree in a second figure). Told rightly is a clash called a conflict, rival bounds or rival speakers, a
figure confirmed, and a look-alike called unrelated; the stricter "contradiction or none" is printed below. With
``--dated`` each sentence has its article's date, and "superseded" is a clash too (but no contradiction). The texts are
read at run time and stay where they are.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import pathlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from checker import pipeline
from checker.comparison import Comparison
from checker.interval import Interval

SORTS = ("clash", "agree", "look-alike")
CLASHING = ("conflicts", "rival-bounds", "rival-speakers", "superseded", "undated")
NEAR = 30
"""How many times larger the figure of a look-alike may be: what is further off nobody mistakes."""
Mention = dict[str, Any]


class Pair(NamedTuple):
    """Two sentences with their dates, and how they stand."""

    event: str
    sort: str
    first: str
    second: str
    dates: tuple[str, str]


def allowed(mention: Mention) -> Interval:
    """What the words of a mention strictly allow."""
    return Interval(
        mention["low"],
        mention["high"],
        low_open=mention["comparator"] == ">" and mention["low"] is not None,
        high_open=mention["comparator"] == "<" and mention["high"] is not None,
    )


def sort_of(a: Mention, b: Mention) -> str | None:
    """How two mentions stand; None where that is none of the three."""
    plain = not any(m["revised"] or m["scope_unclear"] for m in (a, b))
    if a["measure"] == b["measure"] == "x" or a["unit"] != b["unit"]:
        return None
    if a["measure"] != b["measure"]:
        return "look-alike" if _near(a, b) else None
    if a["value"] is not None and (a["value"], a["comparator"]) == (b["value"], b["comparator"]):
        return "agree"
    if not plain or "~" in (a["comparator"], b["comparator"]):
        return None
    return None if a["value"] == b["value"] or allowed(a).overlaps(allowed(b)) else "clash"


def _near(a: Mention, b: Mention) -> bool:
    x, y = a["value"], b["value"]
    return x is not None and y is not None and x != y and min(x, y) > 0 and max(x, y) <= NEAR * min(x, y)


def pairs_of(mentions: Sequence[Mention]) -> Iterator[Pair]:
    """The pairs of sentences of one event, each of one sort alone."""
    sentences: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in mentions:
        sentences[m["file"], " ".join(m["sentence"].split())].append(m)
    for (one, xs), (two, ys) in itertools.combinations(sorted(sentences.items()), 2):
        sort = one_sort(xs, ys)
        if sort is not None and one[0] != two[0] and one[1] != two[1]:
            yield Pair(xs[0]["event"], sort, one[1], two[1], (one[0][:10], two[0][:10]))


def one_sort(xs: Iterable[Mention], ys: Iterable[Mention]) -> str | None:
    """What two sentences are to each other: a clash outweighs agreement in another figure, and one measure look-alikes.
    None where one measure stands in both and its figures are no clear case.
    """
    sorts = set()
    for a, b in itertools.product(xs, ys):
        sort = sort_of(a, b)
        if sort is None and a["measure"] == b["measure"] != "x":
            return None
        sorts.add(sort)
    return next((s for s in SORTS if s in sorts), None)


def draw(pairs: Iterable[Pair], seed: int, count: int) -> list[Pair]:
    """A third of each sort, the events taken in turn so that no large one decides."""
    queues: dict[str, dict[str, list[Pair]]] = {sort: defaultdict(list) for sort in SORTS}
    for pair in sorted(pairs, key=lambda p: hashlib.sha256(f"{seed}\0{p}".encode()).hexdigest()):
        queues[pair.sort][pair.event].append(pair)
    chosen = []
    for sort in SORTS:
        turns = itertools.zip_longest(*(queues[sort][event] for event in sorted(queues[sort])))
        chosen += [p for turn in turns for p in turn if p is not None][: count // len(SORTS)]
    return chosen


def told(said: Comparison) -> str:
    """Which of the three sorts a comparison says."""
    if said.verdict in CLASHING:
        return "clash"
    return "agree" if said.verdict == "confirmed" or said.label == "entailment" else "look-alike"


def table(compared: Sequence[tuple[Pair, Comparison]]) -> str:
    """The table of confusion and the accuracy; then that of "contradiction or none"."""
    results = [(p, told(said)) for p, said in compared]
    count = Counter((p.sort, said) for p, said in results)
    lines = [f"{'gold':12}" + "".join(f"{said:>12}" for said in SORTS)]
    lines += [f"{gold:12}" + "".join(f"{count[gold, said]:12}" for said in SORTS) for gold in SORTS]
    right = sum(p.sort == said for p, said in results)
    plain = sum((p.sort == "clash") == (said.label == "contradiction") for p, said in compared)
    total = max(1, len(results))
    lines.append(f"{len(results)} pairs, accuracy {right / total:.3f}; contradiction or none {plain / total:.3f}")
    return "\n".join(lines) + "\n"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=pathlib.Path)
    p.add_argument("--seed", type=int, default=2026)
    p.add_argument("--pairs", type=int, default=300)
    p.add_argument("--dated", action="store_true")
    p.add_argument("--errors", type=int, default=0)
    a = p.parse_args()
    found: list[Pair] = []
    for path in sorted((a.corpora / "bench" / "groups").glob("*.jsonl")):
        found += pairs_of([json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()])
    results = []
    for pair in draw(found, a.seed, a.pairs):
        said = pipeline.compare(pair.first, pair.second, dates=pair.dates if a.dated else None)
        results.append((pair, said))
        if told(said) != pair.sort and a.errors > 0:
            a.errors -= 1
            sys.stdout.write(
                f"{pair.sort}: {said.label}, {said.verdict}: {said.why}\n  {pair.first}\n  {pair.second}\n"
            )
    sys.stdout.write(table(results))


if __name__ == "__main__":
    main()
