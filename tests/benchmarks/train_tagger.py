"""Learn which class an open-class word has from its neighbours, and write the weights of ``checker.wordclass``.

usage: train_tagger.py [CORPORA] [--epochs 5] [--write]

The text is that of ``tests/data/tagged``: ``sentences.jsonl``, sentences written for this purpose in the manner of news
and of addresses, and, where CORPORA is given, the addresses under CORPORA/policy, of which only places and classes are
kept here (``addresses.jsonl``). A class a token, by letter: N noun, L plural, P name, A adjective, R adverb, V verb in
base form or in -s, D past form or participle, G form in -ing, and a point where the lists decide. Where the classes
come from is told in ``tests/data/tagged/README.md``.

Printed: the share of unsettled words that get their class on a tenth left out, by the first look alone and by the model
(and with verbs, nouns and adjectives only told from one another); the same from one kind of text to the other. Then,
with ``--write``, all is learnt and written. An averaged perceptron; weights are rounded to tenths, features seen fewer
than ``RARE`` times left out. Deterministic: the order is drawn from a fixed seed.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from checker import pipeline, wordclass
from checker.tokens import tokenize
from checker.wordclass.context import LETTERS, OPEN, Word, appearances, features, fitting
from checker.wordclass.glance import first_look

DATA: Final = pathlib.Path(__file__).parents[1] / "data" / "tagged"
CLASSES: Final = dict(zip(LETTERS, OPEN, strict=True))
LETTER: Final = dict(zip(OPEN, LETTERS, strict=True))
GROUPS: Final = {name: name[0] for name in OPEN} | {"NAME": "N", "PLURAL": "N", "PAST": "V", "ADV": "R"}
RARE: Final = 4
"""Features seen fewer times than this are left out."""
SURE: Final = 0.985
"""A kind of word that has one class this often is settled at once."""
SEEN: Final = 100
"""How often a kind must be seen to be settled."""


class Marked(NamedTuple):
    """A sentence ready to learn from: what is seen of it, and the class of each token ("" where none is asked)."""

    words: Sequence[Word | None]
    lowers: Sequence[str]
    first: Sequence[str]
    classes: Sequence[str]


Weights = dict[str, dict[str, float]]


def marked(text: str, letters: str) -> Marked | None:
    """A text with its classes; None where the tokens are no longer those that were marked."""
    raw = tokenize(text)
    if not raw or len(raw) != len(letters):
        return None
    lowers = [token.lower() for _, _, token in raw]
    first = first_look(raw, lowers)
    classes = [
        look if letter == "A" and look in ("PAST", "NAME") else CLASSES.get(letter, "")
        for look, letter in zip(first, letters, strict=True)
    ]  # a participle that describes is still one, and so is a name: "the wounded man", "the Danish flag"
    return Marked(appearances(raw, lowers, first), lowers, first, classes)


def sentences() -> Iterator[tuple[str, str]]:
    """The sentences of this project with their classes."""
    for line in (DATA / "sentences.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        yield record["text"], record["tags"]


def addresses(corpora: pathlib.Path) -> Iterator[tuple[str, str]]:
    """The sentences of the addresses, read where they lie, with their classes."""
    for line in (DATA / "addresses.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        text = pipeline.read([str(corpora / record["document"])]).documents[0].text
        for start, end, letters in record["sentences"]:
            yield text[start:end], letters


def asked(sentence: Marked) -> Iterator[int]:
    """The tokens whose class is to be learnt."""
    return (at for at, word in enumerate(sentence.words) if word is not None and sentence.classes[at])


def seen_of(sentence: Marked, at: int, classes: Sequence[str]) -> list[str]:
    """The features of a token, the classes before it given."""
    return features(at, sentence.words, sentence.lowers, sentence.first, classes)


def common(data: Iterable[Marked]) -> frozenset[str]:
    """The features seen often enough to be learnt from."""
    counts: Counter[str] = Counter()
    for sentence in data:
        classes = [true or look for true, look in zip(sentence.classes, sentence.first, strict=True)]
        for at in asked(sentence):
            counts.update(seen_of(sentence, at, classes))
    return frozenset(feature for feature, count in counts.items() if count >= RARE)


def settled(data: Iterable[Marked]) -> dict[str, str]:
    """The kinds of words that nearly always have one class, with it."""
    counts: dict[str, Counter[str]] = {}
    for sentence in data:
        for at in asked(sentence):
            word = sentence.words[at]
            assert word is not None
            counts.setdefault(word.kind, Counter())[sentence.classes[at]] += 1
    found = {}
    for kind, classes in sorted(counts.items()):
        name, times = classes.most_common(1)[0]
        if classes.total() >= SEEN and times >= SURE * classes.total():
            found[kind] = name
    return found


def best(weights: Weights, seen: Iterable[str], fits: Iterable[int]) -> str:
    """The class the features speak for, of those that the word's form and place allow."""
    sums = dict.fromkeys(OPEN, 0.0)
    for feature in seen:
        for name, weight in weights.get(feature, {}).items():
            sums[name] += weight
    return max((OPEN[index] for index in fits), key=sums.__getitem__)


def learnt(data: Sequence[Marked], epochs: int, seed: int = 2026) -> Weights:
    """The averaged weights after so many passes."""
    known, sure = common(data), settled(data)
    order, chance = list(data), random.Random(seed)
    weights: Weights = {}
    totals: Weights = {}
    changed: dict[str, dict[str, int]] = {}
    step = 0
    for _ in range(epochs):
        chance.shuffle(order)
        for sentence in order:
            classes = list(sentence.first)
            for at in asked(sentence):
                step += 1
                word = sentence.words[at]
                assert word is not None
                if word.kind in sure or len(word.may_be) == 1:
                    classes[at] = sure.get(word.kind, OPEN[word.may_be[0]])
                    continue
                seen = [feature for feature in seen_of(sentence, at, classes) if feature in known]
                guess, true = best(weights, seen, fitting(word, at, sentence.lowers, classes)), sentence.classes[at]
                learns = guess != true and OPEN.index(true) in word.may_be
                for name, by in ((true, 1.0), (guess, -1.0)) if learns else ():
                    for feature in seen:
                        had, since = weights.setdefault(feature, {}), changed.setdefault(feature, {})
                        total = totals.setdefault(feature, {})
                        total[name] = total.get(name, 0.0) + (step - since.get(name, 0)) * had.get(name, 0.0)
                        since[name], had[name] = step, had.get(name, 0.0) + by
                classes[at] = guess
    found: Weights = {}
    for feature, had in weights.items():
        mean = {
            name: round((totals[feature][name] + (step - changed[feature][name]) * value) / step * 10)
            for name, value in had.items()
        }
        kept = {name: float(value) for name, value in mean.items() if value}
        if kept:
            found[feature] = kept
    return found


def shares(data: Iterable[Marked], weights: Weights, sure: dict[str, str]) -> tuple[int, float, float, float, float]:
    """Words asked, and the share with their class by first look and by model, then by group of classes."""
    n = look = right = look_group = group = 0
    for sentence in data:
        classes = list(sentence.first)
        for at, word in enumerate(sentence.words):
            if word is None:
                continue
            fits = fitting(word, at, sentence.lowers, classes)
            found = sure.get(word.kind) or best(weights, seen_of(sentence, at, classes), fits)
            classes[at] = found
            true = sentence.classes[at]
            if true:
                first = sentence.first[at]
                n += 1
                look += first == true
                right += found == true
                look_group += GROUPS.get(first) == GROUPS[true]
                group += GROUPS[found] == GROUPS[true]
    return n, look / n, right / n, look_group / n, group / n


def report(title: str, train: Sequence[Marked], test: Sequence[Marked], epochs: int) -> None:
    n, look, right, look_group, group = shares(test, learnt(train, epochs), settled(train))
    sys.stdout.write(
        f"{title:34} {n:7} words  first look {look:.3f}  model {right:.3f}  groups {look_group:.3f} {group:.3f}\n"
    )
    sys.stdout.flush()


def written(weights: Weights, sure: dict[str, str]) -> str:
    """The file of weights: one feature a line, sorted."""
    lines = [
        f"{json.dumps(feature, ensure_ascii=False)}:"
        + json.dumps({LETTER[name]: int(value) for name, value in sorted(listed.items())}, separators=(",", ":"))
        for feature, listed in sorted(weights.items())
    ]
    return (
        '{"settled":'
        + json.dumps({kind: LETTER[name] for kind, name in sure.items()}, sort_keys=True)
        + ',\n"weights":{\n'
        + ",\n".join(lines)
        + "\n}}\n"
    )


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", nargs="?", type=pathlib.Path)
    p.add_argument("--epochs", type=int, default=5)
    p.add_argument("--write", action="store_true", help="write the weights learnt from all")
    p.add_argument("--quick", action="store_true", help="no shares, only the weights")
    a = p.parse_args()
    own = [m for m in (marked(*pair) for pair in sentences()) if m is not None]
    theirs = [m for m in (marked(*pair) for pair in addresses(a.corpora)) if m is not None] if a.corpora else []
    if not a.quick:
        report("a tenth of ours left out", [m for i, m in enumerate(own) if i % 10] + theirs, own[::10], a.epochs)
        if theirs:
            report("ours on the addresses", own, theirs, a.epochs)
            report("the addresses on ours", theirs, own, a.epochs)
    if a.write:
        data = own + theirs
        file = pathlib.Path(wordclass.__file__).with_name("weights.json")
        file.write_text(written(learnt(data, a.epochs), settled(data)), "utf-8")


if __name__ == "__main__":
    main()
