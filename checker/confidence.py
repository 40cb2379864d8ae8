"""How sure a finding is: the evidence that the figures in dispute are of one measure, weighed by what readers said.

Every piece of evidence is a number between 0 and 1 that is known before anybody judges; the weights are fitted by
tests/benchmarks/train_confidence.py to verdicts on findings drawn at random (lexicon/confidence.toml). The likeness of
a group says that its claims belong together on the whole; here it is asked of the very figures that are held against
each other, and how many independent voices stand behind each.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from checker.lexicon import table
from checker.model import Claim, Reconciliation

A_SIDE: Final = 6
"""Claims of a side that are asked; the rest say the same."""
AROUND: Final = 60
"""Characters before and behind a figure in which its wording is compared."""
MANY: Final = 12
"""So many independent voices of one figure are as good as any number."""
BEST: Final = ("likeness", "head_same", "subject_same", "predicate_same", "scope_same", "names", "wording")
"""Evidence of which the likeliest pair across the sides decides."""
MEAN: Final = ("head_clash", "topic", "value_close", "one_document")
"""Evidence taken over all pairs across the sides."""
_WORD = re.compile(r"\w+")


def evidence(sides: Sequence[Sequence[Claim]], data: Reconciliation, *, moved: bool) -> dict[str, float]:
    """What speaks for and against the sides of a finding being of one measure; ``moved``: it tells of a change."""
    pairs = [
        {**data.evidence(a, b), "wording": alike_in_words(a, b)}
        for one, other in combinations(sides, 2)
        for a in one[:A_SIDE]
        for b in other[:A_SIDE]
    ]
    voices = sorted((len({data.origin[c.id] for c in side}) for side in sides), reverse=True)
    found = {name: max((p.get(name, 0.0) for p in pairs), default=0.0) for name in BEST}
    found |= {name: math.fsum(p.get(name, 0.0) for p in pairs) / max(1, len(pairs)) for name in MEAN}
    found["voices"] = _many(voices[0])
    found["answered"] = _many(voices[1]) if len(voices) > 1 else 0.0
    found["moved"] = float(moved)
    return {name: round(value, 3) for name, value in found.items()}


def confidence(found: dict[str, float]) -> float:
    """The share of findings with such evidence that readers want to see."""
    bias, weights = _weights()
    return 1 / (1 + math.exp(-(bias + math.fsum(weights.get(name, 0.0) * value for name, value in found.items()))))


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    data = table("confidence")
    return float(data["bias"]), {name: float(weight) for name, weight in data["weights"].items()}


def _many(voices: int) -> float:
    return min(1.0, math.log(max(1, voices)) / math.log(MANY))


def alike_in_words(a: Claim, b: Claim) -> float:
    """Likeness of the words around two figures, 0 to 1, the figures themselves left out."""
    return fuzz.token_sort_ratio(_around(a.sentence, a.surface), _around(b.sentence, b.surface)) / 100


def without_figure(claim: Claim) -> str:
    """The words of a claim's sentence, in small letters, with the figure left out."""
    return _without(claim.sentence, claim.surface)


@lru_cache(maxsize=65536)
def _without(sentence: str, surface: str) -> str:
    text, figure = " ".join(sentence.split()), " ".join(surface.split())
    return " ".join(_WORD.findall(text.replace(figure, " ", 1).lower()))


@lru_cache(maxsize=65536)
def _around(sentence: str, surface: str) -> str:
    text, figure = " ".join(sentence.split()), " ".join(surface.split())
    before, _, after = text.partition(figure)
    words = _WORD.findall(f"{before[-AROUND:]} {after[:AROUND]}".lower())
    return " ".join(word for word in words if not any(mark.isdigit() for mark in word))
