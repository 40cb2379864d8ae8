"""How the work of putting claims into measures grows with the claims, and how it stands to comparing all pairs.

usage: growth.py [--sizes 10000 100000] [--million] [--seed 2026] [--rows 100] [--stages]

Claims are made, not read: a few sentences are read once, and their frames are copied with other places, happenings,
persons, words and values. As in an archive, a few measures stand everywhere and most stand once or twice (the n-th
commonest is told of in proportion to n to the power of -0.8), words are as unevenly spread, and one figure in four is
not the measure's usual one.
Printed: seconds (of the processor, so that others at work do not count) and microseconds a claim of
``checker.match.groups`` at each size, that cost relative to the first size, how far the groups are those the claims
were made for, and with ``--stages`` candidates a claim and where the time goes. At the first size, with ``--rows`` of
the claims held against all others by rapidfuzz (token_set_ratio, and the faster plain ratio): how long all pairs would
take in multiples of ours, and which share of its true matches (same measure) stand in one group.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz import fuzz, process

from checker import match, pipeline
from checker.match.candidates import candidates
from checker.match.likeness import score
from checker.match.rarity import Rarity
from checker.model import Frame, Subject

KINDS: dict[str, tuple[str, ...]] = {
    "killed": (
        "The flood in Alverton killed 47 people.",
        "At least 47 people died in the flood in Alverton, Corvell said.",
        "Corvell said the flood had left 47 people dead in Alverton.",
        "The death toll of the flood in Alverton has risen to 47.",
    ),
    "injured": ("The flood in Alverton injured 47 people.", "Corvell said 47 people were hurt in the Alverton flood."),
    "homes": ("The flood destroyed 47 homes in Alverton.", "In Alverton 47 houses were lost to the flood."),
    "pledged": ("Corvell pledged $47 million for Alverton.", "Alverton gets $47 million for schools from Corvell."),
    "jobless": (
        "Unemployment in Alverton fell to 47 percent.",
        "In Alverton 47 percent of workers are out of work, Corvell said.",
    ),
    "troops": ("Corvell sent 47 soldiers to Alverton.", "Some 47 troops are stationed in Alverton after the flood."),
    "members": ("The council of Alverton has 47 members.", "Corvell leads the 47-member council in Alverton."),
    "signed": ("In Alverton 47 countries signed the treaty.", "The Alverton treaty was signed by 47 states."),
    "jobs": ("Corvell will create 47 jobs in Alverton.", "The Alverton plant employs 47 workers."),
    "arrested": ("Police arrested 47 protesters in Alverton.", "Corvell said 47 men were detained in Alverton."),
    "length": ("The road to Alverton is 47 miles long.", "A 47-mile road leads to Alverton, Corvell said."),
    "output": ("Alverton grew 47 tons of wheat.", "The wheat harvest in Alverton came to 47 tons."),
}
"""What is told, in several wordings each; the place, the person, the happening and the value are replaced."""
HAPPENINGS = ("flood", "storm", "fire", "quake", "blast", "crash", "attack", "riot")
PER_DOCUMENT = 15
SKEW = 0.8
ALIKE = 75
"""Likeness in per cent from which all pairs would call two sentences a match."""


class Made(NamedTuple):
    """Claims, and for each the number of the measure it was made for."""

    subjects: list[Subject]
    truth: list[int]


class Skewed:
    """Numbers below ``count``, the n-th drawn in proportion to n to the power of -SKEW."""

    def __init__(self, count: int, chance: random.Random) -> None:
        self._sums = list(accumulate((n + 1) ** -SKEW for n in range(count)))
        self._chance = chance
        self._all = range(count)

    def draw(self, k: int) -> list[int]:
        """``k`` numbers."""
        return self._chance.choices(self._all, cum_weights=self._sums, k=k)


def invented(n: int) -> str:
    """The n-th made-up word: no two are alike, none is English."""
    heads, tails = "bdfgklmnprstvz", "aeiou"
    word = ""
    n += len(heads) * len(tails)
    while n:
        n, k = divmod(n, len(heads) * len(tails))
        word += heads[k % len(heads)] + tails[k // len(heads)]
    return f"{word}x"


def models() -> dict[str, list[Subject]]:
    """The claims of the sentences everything is made from, by kind."""
    found = {}
    for kind, sentences in KINDS.items():
        read = (pipeline.subjects_of(pipeline.document_of("model.txt", s, "2019-03-04")) for s in sentences)
        found[kind] = [
            next(s for s in subjects if s.claim.quantity is not None and "47" in s.claim.surface) for subjects in read
        ]
    return found


def made(size: int, seed: int) -> Made:
    """``size`` claims about a sixth as many measures."""
    chance = random.Random(f"{seed} {size}")
    kinds = list(models().values())
    measures = max(1, size // 6)
    spread, places = Skewed(measures, chance), Skewed(max(10, size // 40), chance)
    words = Skewed(30000, chance)
    stories = list(zip(places.draw(measures), chance.choices(HAPPENINGS, k=measures), range(measures), strict=True))
    subjects: list[Subject] = []
    truth = spread.draw(size)
    for n, k in enumerate(truth):
        place, happening, person = stories[k]
        names = {"alverton": invented(place), "corvell": invented(10**6 + person), "flood": happening}
        value = 2 + k * 7919 % 4999
        if chance.random() < 0.25:
            value += chance.randint(1, 40)
        model = chance.choice(kinds[k % len(kinds)])
        around = [invented(2 * 10**6 + w) for w in words.draw(chance.randint(2, 8))]
        subjects.append(copied(model, n, names, value, around))
    return Made(subjects, truth)


def copied(model: Subject, n: int, names: dict[str, str], value: int, around: Sequence[str]) -> Subject:
    """A claim like the model with other names, another value and other words around it."""
    claim, quantity = model.claim, model.claim.quantity
    assert quantity is not None
    assert quantity.value is not None
    size = quantity.value / 47 * value
    sentence = claim.sentence.replace("47", str(value))
    for name, other in names.items():
        sentence = sentence.replace(name.capitalize(), other.capitalize()).replace(name, other)
    bounds = {
        end: None if getattr(quantity, end) is None else size for end in ("low", "high", "likely_low", "likely_high")
    }
    return Subject(
        claim.model_copy(
            update={
                "id": str(n),
                "document": f"{n // PER_DOCUMENT}.txt",
                "start": n % PER_DOCUMENT * 200,
                "sentence": f"{sentence[:-1]}, {' '.join(around)}.",
                "quantity": quantity.model_copy(update={"value": Decimal(size), **bounds}),
            }
        ),
        renamed(model.frame, names, around),
    )


def renamed(frame: Frame, names: dict[str, str], around: Sequence[str]) -> Frame:
    """The frame with other names and, in its clause and its sentence, other words."""

    def other(stem: str) -> str:
        for name, new in names.items():
            stem = stem.replace(name, new)
        return stem

    sets = {
        f.name: frozenset(map(other, getattr(frame, f.name)))
        for f in fields(frame)
        if isinstance(getattr(frame, f.name), frozenset)
    }
    sets["near"] |= frozenset(around[:2])
    sets["words"] |= frozenset(around)
    sets["topic"] |= {names["alverton"]}
    return replace(frame, **sets)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def pairs_within(sizes: Iterable[int]) -> int:
    """Pairs inside groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in sizes)


def quality(grouped: Sequence[Sequence[int]], truth: Sequence[int]) -> tuple[float, float]:
    """Precision and recall of the pairs put together, against the measures the claims were made for."""
    said = pairs_within(map(len, grouped))
    hit = sum(pairs_within(Counter(truth[i] for i in members).values()) for members in grouped)
    return hit / max(1, said), hit / max(1, pairs_within(Counter(truth).values()))


class Peer(NamedTuple):
    """All pairs by rapidfuzz, reckoned from some rows: seconds, true matches, and the share of them found."""

    scorer: str
    seconds: float
    true: int
    found: float


def all_pairs(data: Made, grouped: Sequence[Sequence[int]], rows: int, seed: int, scorer: str) -> Peer:
    """What comparing all pairs would take and find."""
    texts = [s.claim.sentence for s in data.subjects]
    group = {i: n for n, members in enumerate(grouped) for i in members}
    chosen = random.Random(seed).sample(range(len(texts)), min(rows, len(texts)))
    true = found = 0
    begun = time.process_time()
    hits = [
        process.extract(texts[i], texts, scorer=getattr(fuzz, scorer), limit=None, score_cutoff=ALIKE) for i in chosen
    ]
    took = (time.process_time() - begun) * len(texts) / len(chosen) / 2
    for i, listed in zip(chosen, hits, strict=True):
        for _, _, j in listed:
            if j != i and data.truth[i] == data.truth[j]:
                true += 1
                found += group[i] == group[j]
    return Peer(scorer, took, true, found / max(1, true))


def stages(subjects: Sequence[Subject]) -> str:
    """Where the time goes: proposing candidates, scoring them; the rest is merging."""
    pool: list[tuple[int, int]] = []
    proposing = seconds(lambda: pool.extend(candidates(subjects)))
    rarity = Rarity([s.frame for s in subjects])
    scoring = seconds(lambda: [score(subjects[i], subjects[j], rarity) for i, j in pool])
    share = len(pool) / max(1, len(subjects))
    return f"  candidates {proposing:.1f} s ({share:.1f} a claim), scores {scoring:.1f} s\n"


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    p.add_argument("--million", action="store_true", help="also with a million claims")
    p.add_argument("--seed", type=int, default=2026)
    p.add_argument("--rows", type=int, default=100)
    p.add_argument("--stages", action="store_true")
    a = p.parse_args()
    first = 0.0
    for size in [*a.sizes, *([1_000_000] if a.million else [])]:
        data = made(size, a.seed)
        grouped: list[list[int]] = []
        took = seconds(lambda: grouped.extend(match.groups(data.subjects)))  # noqa: B023
        first = first or took / size
        precision, recall = quality(grouped, data.truth)
        sys.stdout.write(
            f"{size:8} claims: {took:8.2f} s, {took / size * 1e6:6.0f} us a claim, x {took / size / first:.2f};"
            f" groups {len(grouped)}, pairs P {precision:.3f} R {recall:.3f}\n"
        )
        if a.stages:
            sys.stdout.write(stages(data.subjects))
        if size == a.sizes[0]:
            for scorer in ("token_set_ratio", "ratio"):
                peer = all_pairs(data, grouped, a.rows, a.seed, scorer)
                sys.stdout.write(
                    f"  all pairs, {scorer}: {peer.seconds:.1f} s, x {peer.seconds / took:.1f} ours;"
                    f" {peer.true} true matches from {ALIKE} on, {peer.found:.3f} of them in one group\n"
                )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
