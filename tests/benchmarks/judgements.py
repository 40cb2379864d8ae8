"""The share of claims that are right, field by field, from judgements made by hand.

usage: judgements.py JUDGEMENTS.jsonl [JUDGEMENTS2.jsonl ...]

A line is {"document", "start", "end", "field", "verdict", "reading"}: the claim's place, which of its fields was
judged, and by which of the readings (1 or 2, made without sight of one another). Verdicts: "right" (an empty field is
right where the text says nothing of it), "wrong", "absent" (the text says it, the claim leaves it out). No text is
kept.
For every field and reading the share right of all judged is printed, and how often what the claim does say is right;
then how often two readings agree, over the places judged in both, with Cohen's kappa, which takes off what chance alone
would give.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

VERDICTS = ("right", "wrong", "absent")


class Judgement(NamedTuple):
    """One verdict on one field of one claim."""

    document: str
    start: int
    end: int
    field: str
    verdict: str
    reading: int

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What is judged, whoever judges."""
        return self.document, self.start, self.end, self.field


class Share(NamedTuple):
    """How often one reading found a field right, wrong or absent."""

    right: int
    wrong: int
    absent: int

    @property
    def of_all(self) -> float:
        """The share right of all judged."""
        return self.right / max(1, sum(self))

    @property
    def of_said(self) -> float:
        """The share right where the claim says something or rightly nothing."""
        return self.right / max(1, self.right + self.wrong)


class Agreement(NamedTuple):
    """How two readings of the same places agree."""

    places: int
    same: float
    kappa: float


def parse(line: str) -> Judgement:
    """A judgement from its JSON. Raises ValueError for an unknown verdict or reading, KeyError for a missing key."""
    data = json.loads(line)
    found = Judgement(*(data[key] for key in Judgement._fields))
    if found.verdict not in VERDICTS or found.reading not in (1, 2):
        raise ValueError(f"no verdict and reading: {line.strip()}")
    return found


def shares(judgements: Iterable[Judgement]) -> dict[tuple[str, int], Share]:
    """By field and reading, how often it is right, wrong, absent; of a place judged twice the last verdict counts."""
    last = {(j.place, j.reading): j for j in judgements}
    counts = Counter((j.field, j.reading, j.verdict) for j in last.values())
    keys = sorted({(field, reading) for field, reading, _ in counts})
    return {key: Share(*(counts[(*key, verdict)] for verdict in VERDICTS)) for key in keys}


def agreement(judgements: Iterable[Judgement], field: str | None = None) -> Agreement:
    """How the two readings agree on the places judged in both (of one field, or of all)."""
    by_reading: dict[int, dict[tuple[str, int, int, str], str]] = {1: {}, 2: {}}
    for j in judgements:
        if field in (None, j.field):
            by_reading[j.reading][j.place] = j.verdict
    first, second = by_reading[1], by_reading[2]
    both = sorted(first.keys() & second.keys())
    if not both:
        return Agreement(0, 0.0, 0.0)
    same = sum(first[place] == second[place] for place in both) / len(both)
    left, right = Counter(first[p] for p in both), Counter(second[p] for p in both)
    chance = sum(left[v] * right[v] for v in VERDICTS) / len(both) ** 2
    return Agreement(len(both), same, 1.0 if chance == 1 else (same - chance) / (1 - chance))


def table(judgements: Sequence[Judgement]) -> str:
    """What is printed."""
    lines = [f"{'field':14} reading  judged  right  wrong  absent  right of all  right of said"]
    for (field, reading), share in shares(judgements).items():
        lines.append(
            f"{field:14} {reading:7}  {sum(share):6}  {share.right:5}  {share.wrong:5}  {share.absent:6}"
            f"  {share.of_all:12.3f}  {share.of_said:13.3f}"
        )
    lines += ["", f"{'two readings':14} judged by both  same verdict  kappa"]
    for field in (*sorted({j.field for j in judgements}), None):
        a = agreement(judgements, field)
        lines.append(f"{field or 'all':14} {a.places:14}  {a.same:12.3f}  {a.kappa:5.2f}")
    return "\n".join(lines) + "\n"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("files", type=pathlib.Path, nargs="+")
    a = p.parse_args()
    lines = [line for file in a.files for line in file.read_text("utf-8").splitlines() if line.strip()]
    sys.stdout.write(table([parse(line) for line in lines]))


if __name__ == "__main__":
    main()
