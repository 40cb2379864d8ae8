"""Set the weights of the confidence of findings from verdicts on findings that were drawn.

usage: train_confidence.py VERDICTS.jsonl ... [--made DRAWN.jsonl] [--write] [--strength 2]

A line of VERDICTS is {"fingerprint", "verdict", "class", "bundle", "evidence"}: what draw_findings.py printed of a
finding with the verdict on it (verdicts_share.py says which there are). ``bundle`` is the folder the finding is of.
``--made`` is what draw_findings.py prints of all findings made today (``--n 100000 --min-confidence 0``): only verdicts
on those count, with today's evidence. What a rule has learnt to leave out would only blur what tells the rest apart.
Each bundle is left out in turn: weights fitted to the others say how sure they are of its findings, so the figures
printed are of bundles the weights have not seen. Prints the share right above each cut-off, and the lowest cut-off at
which the share asked is reached; with --write the weights fitted to all go to lexicon/confidence.toml.
Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from train_likeness import maximum_a_posteriori

PRIOR = {
    "bias": -3.0,
    "likeness": 2.0,
    "head_same": 1.0,
    "predicate_same": 0.5,
    "subject_same": 1.0,
    "scope_same": 1.0,
    "names": 0.5,
    "wording": 1.0,
    "voices": 1.0,
    "answered": 0.5,
    "head_clash": 0.0,
    "topic": 0.5,
    "value_close": 0.0,
    "one_document": -0.5,
    "moved": 0.0,
}
"""What the evidence means before any verdict is seen; the verdicts move it, the more the less ``--strength`` holds."""
TARGET = pathlib.Path(__file__).parents[2] / "checker" / "lexicon" / "confidence.toml"
CUTS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.0)


class Judged(NamedTuple):
    """A finding with its evidence and whether a reader wants to see it."""

    bundle: str
    evidence: dict[str, float]
    right: bool


def read(paths: Iterable[pathlib.Path], drawn: pathlib.Path | None = None) -> list[Judged]:
    """The judged findings of the files; of one judged twice the last verdict counts. ``drawn``: only those in it."""
    found: dict[str, Judged] = {}
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                data: dict[str, Any] = json.loads(line)
                found[data["fingerprint"]] = Judged(data["bundle"], data["evidence"], data["verdict"] == "right")
    return list(found.values()) if drawn is None else made_today(found.items(), drawn)


def made_today(judged: Iterable[tuple[str, Judged]], drawn: pathlib.Path) -> list[Judged]:
    """Those of the judged findings that are made today, with the evidence they have today."""
    today = {d["fingerprint"]: d["evidence"] for d in map(json.loads, drawn.read_text("utf-8").splitlines())}
    return [j._replace(evidence=today[fingerprint]) for fingerprint, j in judged if fingerprint in today]


def fitted(judged: Sequence[Judged], strength: float) -> Any:
    """Bias and weights, in the order of PRIOR."""
    names = [n for n in PRIOR if n != "bias"]
    x = np.array([[1.0, *(j.evidence.get(n, 0.0) for n in names)] for j in judged])
    y = np.array([float(j.right) for j in judged])
    mean = np.array([PRIOR["bias"], *(PRIOR[n] for n in names)])
    return maximum_a_posteriori(x, y, np.ones(len(judged)), mean, strength)


def sure(weights: Any, judged: Sequence[Judged]) -> Any:
    """How sure the weights are of each finding."""
    names = [n for n in PRIOR if n != "bias"]
    x = np.array([[1.0, *(j.evidence.get(n, 0.0) for n in names)] for j in judged])
    return 1 / (1 + np.exp(-x @ weights))


def left_out(judged: Sequence[Judged], strength: float) -> Any:
    """How sure weights fitted without its bundle are of each finding."""
    found = np.zeros(len(judged))
    for bundle in sorted({j.bundle for j in judged}):
        here = np.array([j.bundle == bundle for j in judged])
        rest = [j for j in judged if j.bundle != bundle]
        found[here] = sure(fitted(rest, strength), [j for j in judged if j.bundle == bundle])
    return found


def lowest(scores: Any, right: Any, asked: float) -> float:
    """The lowest cut-off above which the share right is as asked; 1 where none is."""
    best = 1.0
    for cut in sorted({float(s) for s in scores}, reverse=True):
        if right[scores >= cut].mean() >= asked:
            best = cut
    return best


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("verdicts", type=pathlib.Path, nargs="+")
    p.add_argument("--made", type=pathlib.Path)
    p.add_argument("--write", action="store_true")
    p.add_argument("--strength", type=float, default=2.0)
    p.add_argument("--asked", type=float, default=0.85)
    a = p.parse_args()
    judged = read(a.verdicts, a.made)
    right = np.array([float(j.right) for j in judged])
    scores = left_out(judged, a.strength)
    for cut in CUTS:
        shown = scores >= cut
        if shown.any():
            kept = right[shown].sum() / max(1.0, right.sum())
            sys.stdout.write(f"from {cut:.1f}  {int(shown.sum()):4} right {right[shown].mean():.3f} kept {kept:.3f}\n")
    sys.stdout.write(f"cut-off for {a.asked:.2f} right: {lowest(scores, right, a.asked):.3f}\n")
    weights = fitted(judged, a.strength)
    names = [n for n in PRIOR if n != "bias"]
    lines = ["# Set by tests/benchmarks/train_confidence.py; do not edit by hand.", ""]
    lines += [f"bias = {weights[0]:.3f}", "[weights]"]
    lines += [f"{n} = {w:.3f}" for n, w in sorted(zip(names, weights[1:], strict=True), key=lambda i: -abs(i[1]))]
    sys.stdout.write("\n".join(lines) + "\n")
    if a.write:
        TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
