"""Open-class words settled by their neighbours: a linear model over the first look, its weights learnt from text.

The features are what a reader of a strange word has: its ending, its capital, what lists say it can be, the classes
before it as settled and after it as they look, and the function words next to it. An open-class word is itself a
feature only where the lists of the language have it: the model knows a language and not the names in a set of texts.
An averaged perceptron, read left to right (Collins 2002); the weights in ``weights.json`` are set by
``tests/benchmarks/train_tagger.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from typing import Any, Final, NamedTuple

from checker.tokens import Raw
from checker.wordclass.glance import ADJECTIVE_ENDINGS, can_be, is_adjective

OPEN: Final = ("NOUN", "PLURAL", "NAME", "ADJ", "ADV", "VERB", "PAST", "GER")
"""The classes between which the place decides."""
LETTERS: Final = "NLPARVDG"
"""The same, a letter each, as ``weights.json`` and marked text name them."""
UNSETTLED: Final = frozenset(OPEN) - {"ADV"}
"""The classes of a first look that a word's neighbours may change."""
_TOLD_BY_WORD: Final = frozenset(
    {"PREP", "DET", "POSS", "PRON", "CONJ", "WH", "BE", "HAVE", "DO", "MODAL", "NEG", "TO", "PUNCT", "SYM", "ADV"}
)
"""Classes whose words, next to another, are features as they stand."""


class Word(NamedTuple):
    """A token as its neighbours see it: what kind of word it looks like, in full and in short, and what that says."""

    kind: str
    short: str
    alone: tuple[str, ...]
    """Its features wherever it stands."""
    weight: int
    """The weights of these."""
    last: str
    listed: str
    """The word itself where a list has it, else ""."""
    may_be: tuple[int, ...]
    """The indices of the classes its form allows."""
    but_verb: tuple[int, ...]
    """The same without that of a verb, where another is left."""
    sure: str
    """Its class where its place does not change it, else ""."""


class Model(NamedTuple):
    """Feature → its weights for all classes in one number; kinds of words that their place does not change → class.

    A class has ``LANE`` bits of the number, the first class the lowest, so that one sum adds up all classes at once;
    a sum that begins with ``LEVEL`` has no negative lane.
    """

    weights: dict[str, int]
    settled: dict[str, str]


LANE: Final = 20
"""Bits for the sum of one class's weights: far more than it can take."""
LEVEL: Final = sum(1 << (LANE * index + LANE - 1) for index in range(len(OPEN)))
"""The middle of every lane: what a sum of weights begins with."""
_LANE: Final = (1 << LANE) - 1
"""The lowest lane alone."""
_SHIFTS: Final = {letter: LANE * index for index, letter in enumerate(LETTERS)}


@cache
def model() -> Model:
    """The weights as they are shipped."""
    data: dict[str, Any] = json.loads(resources.files("checker.wordclass").joinpath("weights.json").read_text("utf-8"))
    weights = {}
    for feature, listed in data["weights"].items():
        lanes = 0
        for letter, weight in listed.items():
            lanes += weight << _SHIFTS[letter]
        weights[feature] = lanes
    return Model(weights, {kind: OPEN[LETTERS.index(letter)] for kind, letter in data["settled"].items()})


def _sum(listed: Sequence[str]) -> int:
    return sum(map(model().weights.get, listed, repeat(0)))


@lru_cache(maxsize=65536)
def looks(text: str, lower: str, first: str, opens: bool) -> Word:
    """How a token looks whose first look is ``first``; ``opens`` where nothing but marks stands before it."""
    marks = can_be(lower)
    shape = "l" if not text[0].isupper() else "C" if text.isupper() and len(text) > 1 else "c"
    kind = f"{first}{marks}{shape}{'0' if opens else ''}"
    short = first + marks.replace("I", "").replace("N", "")
    alone = [kind, f"3{lower[-3:]}{kind}", f"4{lower[-4:]}", f"2{lower[-2:]}{shape}"]
    alone += [f"w{lower}"] if marks else []
    allowed = _allowed(text, lower, first, marks)
    but_verb = tuple([index for index in allowed if index != _VERB]) or allowed
    sure = model().settled.get(kind) or (OPEN[allowed[0]] if len(allowed) == 1 else "")
    return Word(kind, short, tuple(alone), _sum(alone), lower[-2:], lower if marks else "", allowed, but_verb, sure)


@lru_cache(maxsize=65536)
def _inside(text: str, first: str) -> Word | None:
    """How a token looks behind the opening word; None where its neighbours change nothing."""
    return looks(text, text.lower(), first, False) if first in UNSETTLED else None


_VERBAL: Final = ("ize", "ise", "ify", "izes", "ises", "ifies")
"""Endings that only verbs have, where no list has the word."""
_DESCRIBING: Final = (
    "ory", "some", "like", "proof", "worthy", "wide", "most", "ar", "ite", "ile", "ine", "oid", "ate",
)  # fmt: skip
"""Endings of adjectives besides those the first look goes by."""
_BEFORE_A_VERB: Final = ("re", "over", "out", "under", "mis", "un", "de", "co", "pre", "cross", "off", "up", "down")


def _allowed(text: str, lower: str, first: str, marks: str) -> tuple[int, ...]:
    """The classes a word's form allows: a verb is listed or ends like one, a plural ends like one, a name is written
    large. What no list has is a noun before it is anything else.
    """
    describes = (
        first == "ADJ"
        or "A" in marks
        or "-" in lower
        or lower.endswith(_DESCRIBING + ADJECTIVE_ENDINGS)
        or _compared(lower)
    )
    only_verb = "V" in marks and "M" not in marks and "N" not in marks
    holds = {
        "NOUN": True,
        "PLURAL": (first == "PLURAL" or lower.endswith("s")) and not only_verb,
        "NAME": text[0].isupper() or first == "NAME",
        "ADJ": describes or first == "GER",
        "ADV": "A" in marks or lower.endswith(("ly", "ward", "wards", "wise")) or _compared(lower),
        "VERB": "V" in marks or "M" in marks or first == "VERB" or lower.endswith(_VERBAL) or _prefixed(lower),
        "PAST": first == "PAST" or lower.endswith("ed") or "I" in marks,
        "GER": lower.endswith("ing"),
    }
    return tuple(index for index, name in enumerate(OPEN) if holds[name])


def _compared(lower: str) -> bool:
    """Whether a word may be an adjective's comparative or superlative: calmer, calmest, drier."""
    for ending in ("er", "est"):
        stem = lower.removesuffix(ending)
        if stem != lower and any(map(is_adjective, (stem, stem + "e", stem[:-1], stem[:-1] + "y"))):
            return True
    return False


def _prefixed(lower: str) -> bool:
    """Whether a known verb stands behind a prefix: rerun, outbid, oversell."""
    return lower.startswith(_BEFORE_A_VERB) and any(
        lower.startswith(prefix) and not {"V", "M"}.isdisjoint(can_be(lower[len(prefix) :].lstrip("-")))
        for prefix in _BEFORE_A_VERB
        if len(lower) > len(prefix) + 2
    )


def features(
    at: int, words: Sequence[Word | None], lowers: Sequence[str], first: Sequence[str], classes: Sequence[str]
) -> list[str]:
    """What speaks for the class of the token ``at``: ``first`` are the first looks, ``classes`` settled before it."""
    word = words[at]
    assert word is not None
    before, earlier, after, then = _around(at, words, first, classes)
    found = [*word.alone, *_behind(word.kind, before, earlier), *_joined(word.last, word.listed, before)]
    found += _ahead(word.kind, before, after, then)
    if at and first[at - 1] in _TOLD_BY_WORD:
        found.append(f"g{lowers[at - 1]}/{word.kind}")
    if at + 1 < len(first) and first[at + 1] in _TOLD_BY_WORD:
        found.append(f"h{word.kind}/{lowers[at + 1]}")
    return found


def _around(
    at: int, words: Sequence[Word | None], first: Sequence[str], classes: Sequence[str]
) -> tuple[str, str, str, str]:
    """The classes of the two tokens before, and how the two after it look; "" for one after the next that is none."""
    before = classes[at - 1] if at else "<"
    earlier = classes[at - 2] if at > 1 else "<"
    if at + 1 == len(first):
        return before, earlier, ">", ""
    follows = words[at + 1]
    after = first[at + 1] if follows is None else follows.short
    return before, earlier, after, first[at + 2] if at + 2 < len(first) else ""


def _behind(kind: str, before: str, earlier: str) -> tuple[str, ...]:
    """The features of a kind of word behind two classes."""
    return f"a{kind}{before}", f"b{kind}{before}/{earlier}"


def _joined(last: str, listed: str, before: str) -> tuple[str, ...]:
    """The features of a word's last letters, and of the word where a list has it, behind a class."""
    ending = f"f{last}/{before}"
    return (ending, f"x{listed}/{before}") if listed else (ending,)


def _ahead(kind: str, before: str, after: str, then: str) -> tuple[str, ...]:
    """The features of a kind of word between a class and what follows."""
    near = f"c{kind}{after}", f"e{kind}{before}/{after}"
    return (*near, f"d{kind}{after}/{then}") if then else near


@lru_cache(maxsize=65536)
def _weight(features_of: Callable[..., tuple[str, ...]], *of: Any) -> int:
    """The weights of a group of features, added up: the same few groups come again and again."""
    return _sum(features_of(*of))


_ARTICLES: Final = frozenset({"the", "a", "an", "every"})
_BEFORE_VERBS: Final = frozenset({"than", "like", "except", "but", "as", "save"})
"""Words of the class of prepositions that a verb may follow: "rather than wait"."""
_VERB: Final = OPEN.index("VERB")


def fitting(word: Word, at: int, lowers: Sequence[str], classes: Sequence[str]) -> Sequence[int]:
    """The classes the form of the token ``at`` allows where it stands: an article or a preposition takes no verb."""
    if not at:
        return word.may_be
    before, said = classes[at - 1], lowers[at - 1]
    takes_no_verb = said in _ARTICLES or (before == "PREP" and said not in _BEFORE_VERBS)
    return word.but_verb if takes_no_verb else word.may_be


_MARKS: Final = frozenset({"PUNCT", "SYM"})


def appearances(raw: Sequence[Raw], lowers: Sequence[str], first: Sequence[str]) -> list[Word | None]:
    """How the words look that their neighbours may change; None for the rest."""
    found = list(map(_inside, [text for _, _, text in raw], first))
    for at, look in enumerate(first):
        if look not in _MARKS:
            if look in UNSETTLED:
                found[at] = looks(raw[at][2], lowers[at], look, True)
            break
    return found


def best(total: int, fits: Sequence[int]) -> int:
    """The class with the greatest sum in its lane of ``total``, the first of equals, of those that fit."""
    found, most = fits[0], -1
    for index in fits:
        weight = total >> (LANE * index) & _LANE
        if weight > most:
            found, most = index, weight
    return found


def settle(raw: Sequence[Raw], lowers: Sequence[str], classes: list[str]) -> None:
    """Give every unsettled word its class, in place, left to right."""
    weight_of = model().weights.get
    first = tuple(classes)
    words = appearances(raw, lowers, first)
    for at, word in enumerate(words):
        if word is None:
            continue
        if word.sure:
            classes[at] = word.sure
            continue
        kind = word.kind
        before, earlier, after, then = _around(at, words, first, classes)
        total = (
            LEVEL
            + word.weight
            + _weight(_behind, kind, before, earlier)
            + _weight(_joined, word.last, word.listed, before)
            + _weight(_ahead, kind, before, after, then)
        )
        if at and first[at - 1] in _TOLD_BY_WORD:
            total += weight_of(f"g{lowers[at - 1]}/{kind}", 0)
        if after != ">" and first[at + 1] in _TOLD_BY_WORD:
            total += weight_of(f"h{kind}/{lowers[at + 1]}", 0)
        classes[at] = OPEN[best(total, fitting(word, at, lowers, classes))]
