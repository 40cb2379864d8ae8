"""Set the weights of the likeness from hand-grouped mentions of real news.

usage: train_likeness.py CORPORA [--write]        (CORPORA holds news/ and bench/groups/)

Each event is left out in turn: weights are trained on the others and the measures of the one left out are made and
scored, so the figures printed are for events the weights have not seen. With --write the weights trained on all events
go to lexicon/likeness.toml.
Needs numpy. The texts are read at run time and stay where they are.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import pathlib
import pickle
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from checker import pipeline
from checker.extraction import subjects_of
from checker.match.candidates import candidates
from checker.match.clusters import THRESHOLD, groups, kept_apart, told_apart
from checker.match.evidence import features, side_by_side
from checker.match.likeness import AGAINST, RULED_OUT, comparable, pair_kind, score
from checker.match.rarity import Rarity
from checker.model import Subject

Pair = tuple[dict[str, float], bool, bool]
"""The features of two mentions, whether they are of one measure, whether their values differ."""
Weights = dict[str, tuple[float, dict[str, float]]]
PRIOR: dict[str, dict[str, float]] = {
    "equal": {
        "bias": 0.0,
        "names": 1.5,
        "words": 1.5,
        "near": 1.5,
        "predicate_same": 1.5,
        "predicate_clash": -1.5,
        "verb_clash": -0.5,
        "head_same": 1.0,
        "head_clash": -1.5,
        "head_people": -0.5,
        "scope_same": 1.0,
        "scope_clash": -1.0,
        "scope_clash_known": -0.3,
        "site_clash": -1.5,
        "old_event": -1.0,
        "stated_apart": -1.0,
        "off_topic": -0.5,
        "value_telling": 1.5,
        "one_sentence": -0.5,
        "subject_same": 0.5,
        "other_one": -1.0,
        "step_differs": -1.0,
        "company": 1.0,
        "long_before": -0.7,
        "foreign_names": -0.3,
        "number_alone": -3.0,
    },
    "differing": {
        "bias": -3.0,
        "names": 1.0,
        "words": 1.5,
        "near": 2.0,
        "predicate_same": 2.0,
        "predicate_clash": -2.0,
        "verb_same": 1.5,
        "verb_clash": -0.7,
        "head_same": 1.0,
        "head_clash": -2.0,
        "head_narrower": -1.0,
        "head_people": -1.0,
        "value_close": 1.5,
        "value_compatible": 0.7,
        "scope_same": 1.0,
        "scope_clash": -2.0,
        "scope_clash_known": -1.2,
        "scope_partial": -0.5,
        "scope_foreign": -0.7,
        "off_topic": -0.7,
        "old_event": -1.0,
        "stated_apart": -1.5,
        "part_differs": -1.0,
        "excludes_differ": -0.5,
        "one_document": -0.7,
        "subject_same": 0.7,
        "subject_clash": -0.3,
        "site_clash": -1.5,
        "site_one": -0.5,
        "revision": 2.0,
        "core_main": 1.0,
        "in_turn": 0.5,
        "beside": -1.0,
        "gathered_same": 1.5,
        "other_one": -1.0,
        "step_differs": -3.0,
        "company": 1.5,
        "long_before": -1.5,
        "foreign_names": -0.7,
        "grows": 1.0,
        "shrinks": -0.5,
        "versions": 1.0,
        "vague": -1.0,
    },
}
"""What the evidence means before any text is seen; the gold moves it, the more the less ``--strength`` holds it."""
TARGET = pathlib.Path(__file__).parents[2] / "checker" / "lexicon" / "likeness.toml"


@dataclass
class Event:
    """One event: its claims, the gold mentions with the index of the claim that holds each, and the rarity of words."""

    name: str
    subjects: list[Subject]
    mentions: list[dict[str, Any]]
    rarity: Rarity


def load(corpora: pathlib.Path, path: pathlib.Path) -> Event:
    """Read an event's articles and find the claim of each gold mention."""
    mentions = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    folder = corpora / "news" / mentions[0]["event"]
    reading = pipeline.read([str(folder)])
    subjects = [s for d in reading.documents for s in subjects_of(d) if s.claim.quantity is not None]
    by_file: dict[str, list[int]] = {}
    for i, s in enumerate(subjects):
        by_file.setdefault(pathlib.PurePath(s.claim.document).name, []).append(i)
    for m in mentions:
        text = (folder / m["file"]).read_text("utf-8")
        place = re.search(r"\s+".join(map(re.escape, m["sentence"].split())), text)
        assert place is not None
        inner = re.search(r"\s+".join(map(re.escape, m["surface"].split())), place[0])
        assert inner is not None
        start, end = place.start() + inner.start(), place.start() + inner.end()
        m["claim"] = next(
            (i for i in by_file.get(m["file"], ())
             if subjects[i].claim.start < end and start < subjects[i].claim.end and _same_numbers(subjects[i], m)),
            None,
        )  # fmt: skip
    return Event(path.stem, subjects, mentions, Rarity([s.frame for s in subjects], [s.claim for s in subjects]))


def _numbers(q: dict[str, Any]) -> tuple[Any, Any]:
    return (q["value"], q["value"]) if q["value"] is not None else (q["low"], q["high"])


def _same_numbers(s: Subject, m: dict[str, Any]) -> bool:
    q = s.claim.quantity
    if q is None:
        return False
    if m["value"] is None:
        return True
    return q.value is not None and float(q.value) == float(m["value"])


def pairs(event: Event) -> list[Pair]:
    """(features, same measure, values differ) for every comparable pair of gold mentions."""
    found = []
    plain = {(i, j): score(event.subjects[i], event.subjects[j], event.rarity) for i, j in candidates(event.subjects)}
    apart = told_apart(event.subjects, plain, event.rarity)
    for m, n in itertools.combinations(event.mentions, 2):
        if m["claim"] is None or n["claim"] is None or m["measure"] == n["measure"] == "x":
            continue
        a, b = event.subjects[m["claim"]], event.subjects[n["claim"]]
        if not comparable(a, b) or side_by_side(a.claim, b.claim, event.rarity):
            continue
        if kept_apart(a, b, apart, event.rarity):
            continue  # clusters keep these apart themselves
        f = features(a, b, event.rarity)
        if any(f.get(name) for name in RULED_OUT):
            continue
        found.append((f, m["measure"] == n["measure"], _numbers(m) != _numbers(n)))
    return found


def unmarked(event: Event, limit: int) -> list[Pair]:
    """Candidate pairs of differing figures of which one is not marked in the gold: nearly all are of two measures."""
    marked = {m["claim"] for m in event.mentions}
    pool = [pair for pair in candidates(event.subjects) if not (pair[0] in marked and pair[1] in marked)]
    found: list[Pair] = []
    for i, j in pool[:: max(1, len(pool) // (limit * 3))]:
        a, b = event.subjects[i], event.subjects[j]
        if not comparable(a, b):
            continue
        f = features(a, b, event.rarity)
        if f.get("value_equal") or f.get("value_compatible") or any(f.get(name) for name in RULED_OUT):
            continue
        found.append((f, False, True))
    return found[:limit]


def train(data: list[list[Pair]], names: list[str], strength: float) -> Weights:
    """Bias and weights for equal and for differing figures; every event counts the same, however many its pairs."""
    found: Weights = {}
    for kind, prior in PRIOR.items():
        rows = [(f, y, 1 / math.sqrt(len(event))) for event in data for f, y, _ in event if pair_kind(f) == kind]
        x = np.array([[1.0, *(f.get(n, 0.0) for n in names)] for f, _, _ in rows])
        y = np.array([float(label) for _, label, _ in rows])
        w = np.array([weight for _, _, weight in rows])
        mean = np.array([prior.get(n, 0.0) for n in ("bias", *names)])
        fitted = maximum_a_posteriori(x, y, w * 1000 / w.sum(), mean, strength)
        found[kind] = float(fitted[0]), dict(zip(names, map(float, fitted[1:]), strict=True))
    return found


def maximum_a_posteriori(x: Any, y: Any, weight: Any, mean: Any, strength: float) -> Any:
    """Logistic regression with a normal prior around ``mean`` (precision ``strength``), by Newton's method."""
    precision = np.full(len(mean), strength)
    precision[0] = strength / 10
    fitted = mean.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ fitted))
        gradient = x.T @ (weight * (y - p)) - precision * (fitted - mean)
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(precision)
        step = np.linalg.solve(hessian, gradient)
        fitted = fitted + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return fitted


def scorer(weights: Weights) -> Callable[[Subject, Subject, Rarity], float]:
    """The pair score under given weights."""

    def weighed(a: Subject, b: Subject, rarity: Rarity) -> float:
        if not comparable(a, b):
            return AGAINST
        f = features(a, b, rarity)
        if any(f.get(name) for name in RULED_OUT):
            return AGAINST
        bias, of = weights[pair_kind(f)]
        return 1 / (1 + math.exp(-(bias + sum(of.get(n, 0.0) * v for n, v in f.items()))))

    return weighed


def figures(event: Event, made: list[list[int]]) -> dict[str, int]:
    """Hits, said and true over pairs, and over pairs of different value."""
    group = {i: n for n, members in enumerate(made) for i in members}
    out = dict.fromkeys(("hit", "said", "true", "d_hit", "d_said", "d_true"), 0)
    for m, n in itertools.combinations(event.mentions, 2):
        if m["measure"] == n["measure"] == "x":
            continue
        true = m["measure"] == n["measure"]
        said = m["claim"] is not None and n["claim"] is not None and group[m["claim"]] == group[n["claim"]]
        for which in ("", "d_") if _numbers(m) != _numbers(n) else ("",):
            out[which + "true"] += true
            out[which + "said"] += said
            out[which + "hit"] += true and said
    return out


def prf(t: dict[str, int], which: str = "") -> tuple[float, float, float]:
    """Precision, recall, F1."""
    p, r = t[which + "hit"] / max(t[which + "said"], 1), t[which + "hit"] / max(t[which + "true"], 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def _row(name: str, figures: tuple[float, ...]) -> str:
    found, *rest = figures
    parts = [f"P {rest[k]:.3f} R {rest[k + 1]:.3f} F1 {rest[k + 2]:.3f}" for k in (0, 3)]
    return f"{name:24} found {found:.3f} | same {parts[0]} | differ {parts[1]}\n"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=pathlib.Path)
    p.add_argument("--write", action="store_true")
    p.add_argument("--unmarked", type=int, default=1500, help="pairs an event with an unmarked claim, taken as unlike")
    p.add_argument("--threshold", type=float, default=THRESHOLD)
    p.add_argument("--strength", type=float, default=10.0, help="how much the prior weights hold")
    p.add_argument("--cache", type=pathlib.Path, help="keep the read events here between runs")
    a = p.parse_args()
    if a.cache and a.cache.exists():
        events = pickle.loads(a.cache.read_bytes())
    else:
        events = [load(a.corpora, path) for path in sorted((a.corpora / "bench" / "groups").glob("*.jsonl"))]
        if a.cache:
            a.cache.write_bytes(pickle.dumps(events))
    data = [pairs(e) for e in events]
    data = [d + unmarked(e, min(a.unmarked, len(d))) for d, e in zip(data, events, strict=True)]
    names = sorted({n for d in data for f, _, _ in d for n in f} - set(RULED_OUT))
    rows = []
    for k, event in enumerate(events):
        weights = train([d for i, d in enumerate(data) if i != k], names, a.strength)
        made = groups(event.subjects, threshold=a.threshold, pair_score=scorer(weights))
        t = figures(event, made)
        found = sum(m["claim"] is not None for m in event.mentions) / len(event.mentions)
        rows.append((found, *prf(t), *prf(t, "d_")))
        sys.stdout.write(_row(event.name, rows[-1]))
    sys.stdout.write(_row("MACRO, event left out", tuple(sum(c) / len(rows) for c in zip(*rows, strict=True))))
    weights = train(data, names, a.strength)
    lines = ["# Set by tests/benchmarks/train_likeness.py; do not edit by hand."]
    for kind, (bias, of) in weights.items():
        lines += ["", f"[{kind}]", f"bias = {bias:.3f}", f"[{kind}.weights]"]
        lines += [f"{n} = {w:.3f}" for n, w in sorted(of.items(), key=lambda item: -abs(item[1])) if abs(w) >= 0.01]
    sys.stdout.write("\n".join(lines) + "\n")
    if a.write:
        TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
