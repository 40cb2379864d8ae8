"""The share of findings an editor would want to see, from verdicts made by hand.

usage: verdicts_share.py VERDICTS.jsonl [SECOND.jsonl] [--drawn DRAWN.jsonl]

A line is {"fingerprint", "verdict", "class"}, each file one reading; of a finding judged twice in one file the last
verdict counts. Verdicts: "right" (an editor wants to see it) and "wrong". The class is a word of the judge's for what
it is ("moved", "rival-counts", "look-alike", "misread" …). ``--drawn`` is what draw_findings.py printed, not blind: it
tells what each was drawn for, how sure the tool was, and of which code.
Prints, for each reading, the share right of all, by class, and, where ``--drawn`` is given, of the sample, of the
first, by code, and of those with a confidence from .9 on; then how two readings agree, with Cohen's kappa.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

VERDICTS = ("right", "wrong")
SURE = 0.9


class Verdict(NamedTuple):
    """One reading's word on one finding."""

    fingerprint: str
    verdict: str
    kind: str


class Share(NamedTuple):
    """How many were judged, and how many of them are right."""

    judged: int
    right: int

    @property
    def share(self) -> float:
        """The share right; 0 of none."""
        return self.right / max(1, self.judged)


def parse(line: str) -> Verdict:
    """A verdict from its JSON. Raises ValueError for an unknown verdict, KeyError for a missing key."""
    data = json.loads(line)
    found = Verdict(data["fingerprint"], data["verdict"], data["class"])
    if found.verdict not in VERDICTS:
        raise ValueError(f"no verdict: {line.strip()}")
    return found


def shares(verdicts: Iterable[Verdict], drawn: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Share]:
    """The shares by the name of what is counted: all, class …, then sample, first, code …, confidence."""
    last = {v.fingerprint: v for v in verdicts}
    told: dict[str, list[bool]] = defaultdict(list)
    for v in last.values():
        right = v.verdict == "right"
        told["all"].append(right)
        told[f"class {v.kind}"].append(right)
        about = (drawn or {}).get(v.fingerprint)
        if about is not None:
            for why in about["drawn"]:
                told[f"drawn {why}"].append(right)
            told[f"code {about['code']}"].append(right)
            told[f"confidence {'from' if about['confidence'] >= SURE else 'below'} {SURE}"].append(right)
    return {name: Share(len(told[name]), sum(told[name])) for name in sorted(told)}


def agreement(first: Iterable[Verdict], second: Iterable[Verdict]) -> tuple[int, float, float]:
    """Findings judged in both readings, the share with the same verdict, and Cohen's kappa."""
    a, b = ({v.fingerprint: v.verdict for v in reading} for reading in (first, second))
    both = sorted(a.keys() & b.keys())
    if not both:
        return 0, 0.0, 0.0
    same = sum(a[f] == b[f] for f in both) / len(both)
    left, right = Counter(a[f] for f in both), Counter(b[f] for f in both)
    chance = sum(left[v] * right[v] for v in VERDICTS) / len(both) ** 2
    return len(both), same, 1.0 if chance == 1 else (same - chance) / (1 - chance)


def lines(path: pathlib.Path) -> list[str]:
    """The lines of a file that are not blank."""
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("readings", type=pathlib.Path, nargs="+")
    p.add_argument("--drawn", type=pathlib.Path)
    a = p.parse_args()
    drawn = {d["fingerprint"]: d for d in map(json.loads, lines(a.drawn))} if a.drawn else None
    readings = [[parse(line) for line in lines(path)] for path in a.readings]
    for n, reading in enumerate(readings, 1):
        for name, share in shares(reading, drawn).items():
            sys.stdout.write(f"reading {n}  {name:28} {share.right:4} of {share.judged:4}  {share.share:.3f}\n")
    if len(readings) > 1:
        count, same, kappa = agreement(*readings[:2])
        sys.stdout.write(f"both readings  {count} judged by both, same verdict {same:.3f}, kappa {kappa:.2f}\n")


if __name__ == "__main__":
    main()
