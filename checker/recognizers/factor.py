"""Factors: "three times as many", "1000 times more sensitive", "twice the size", "a fourfold rise"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import ClassVar, Final

from checker.changes import FACTOR, change_of, factor
from checker.figures import Figure, figures, quantity
from checker.hedges import hedge
from checker.lexicon import table, words
from checker.model import Change, Mention, Sentence, Token
from checker.numerals import Number
from checker.recognizers._factor import compares, times_behind
from checker.wordclass import base_form, singular

_FOLD: Final = "fold"
_TWICE: Final = {"twice": Decimal(2), "thrice": Decimal(3)}
_WORDED: Final = (_FOLD, *_TWICE, "in half")
"""One of these stands in every sentence that has a factor in words."""
_SURE: Final = 0.8
_CUTTING: Final = frozenset({"cut", "slash", "reduce", "trim"})
_CUT: Final = 9
"""Tokens between a verb of cutting and the end of "in half"."""


class Factor:
    """Reads how many times as much: a measure whose unit is "time", never a count of things or of occasions.

    With a word of change beside it ("a fourfold increase", "has grown tenfold") it is the step of that change.
    """

    name: ClassVar[str] = "factor"
    precedence: ClassVar[int] = 65
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The probe is 1000 times more sensitive.", ("measure =1000 time",)),
        ("Rents are about three times as high.", ("measure ~3 time",)),
        ("It is twice the size of the old one.", ("measure =2 time",)),
        ("There was a fourfold rise in thefts.", ("measure =4 time up",)),
        ("Thefts have fallen more than tenfold.", ("measure >10 time down",)),
        ("Output grew by a factor of 12.", ("measure =12 time up",)),
        ("A 12-fold increase was reported.", ("measure =12 time up",)),
        ("The council cut its debt in half.", ("measure =2 time down",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "She won three times.",
        "He was booked four times this season.",
        "The shop was raided twice in March.",
        "Rossi scored twice as Real pressed.",
        "She cut the melon in half in the first half.",
        "Hard times lay ahead of the manifold plans.",
    )

    def concerns(self, lower: str) -> bool:
        """Whether a word may be a factor."""
        return lower.endswith(_FOLD)

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The factors in the sentence."""
        tokens = sentence.tokens
        for index, figure in enumerate(found := figures(sentence, numbers)):
            if figure.kind == "count" and not figure.joint and times_behind(tokens, figure.inner_last):
                operand = replace(figure.operands[0], kind="measure", unit=FACTOR, last=figure.inner_last + 1)
                last = max(figure.last, figure.inner_last + 1)
                one = replace(figure, kind="measure", unit=FACTOR, operands=(operand,), last=last)
                yield self._mention(sentence, [*found[:index], one, *found[index + 1 :]], one)
            elif figure.kind == "count" and not figure.joint and _of_a_factor(tokens, figure.first):
                one = replace(figure, kind="measure", unit=FACTOR)
                yield self._mention(sentence, [*found[:index], one, *found[index + 1 :]], one)
        text = sentence.text.lower()
        if not any(map(text.__contains__, _WORDED)):
            return
        for i, token in enumerate(tokens):
            read = _in_words(tokens, i, token.lower)
            if read is not None:
                times, first, last = read
                one = factor(tokens, times, first, last, hedge(tokens, first, last))
                others = [f for f in found if f.last <= one.first or f.first >= one.last]
                yield self._mention(sentence, sorted([*others, one], key=lambda f: f.first), one)

    def _mention(self, sentence: Sentence, found: Sequence[Figure], one: Figure) -> Mention:
        tokens, size = sentence.tokens, quantity(sentence, one)
        change = change_of(sentence, found, found.index(one))
        if change is None and tokens[one.last - 1].lower == "half":
            change = Change(direction="down", by=size)
        return Mention(
            "measure", tokens[one.first].start, tokens[one.last - 1].end, one.first, one.last, self.name,
            quantity=size, change=change, confidence=_SURE,
        )  # fmt: skip


def _of_a_factor(tokens: Sequence[Token], first: int) -> bool:
    """Whether "a factor of" stands before token ``first``."""
    return first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower == "factor"


def _in_words(tokens: Sequence[Token], i: int, lower: str) -> tuple[Decimal, int, int] | None:
    """The factor in words at token ``i``, and where it begins and ends: twice, fourfold, 12-fold."""
    if lower in _TWICE:
        return (_TWICE[lower], i, i + 1) if compares(tokens, i + 1) else None
    if lower == "half":
        return (Decimal(2), i - 1, i + 1) if _cut_in(tokens, i) else None
    if not lower.endswith(_FOLD):
        return None
    if lower == _FOLD:
        first = i - 2 if i > 1 and tokens[i - 1].text in "-‐‑" else i - 1
        times = _number(tokens[first].lower) if first >= 0 else None
        return None if times is None else (times, first, i + 1)
    times = _number(lower.removesuffix(_FOLD))
    return None if times is None else (times, i, i + 1)


def _cut_in(tokens: Sequence[Token], i: int) -> bool:
    """Whether "half" at ``i`` says how far a figure was brought down: "cut the deficit in half", not the cake."""
    if i < 3 or tokens[i - 1].lower != "in" or singular(tokens[i - 2].lower) not in words("cuttable", "changes"):
        return False
    return any(base_form(t.lower) in _CUTTING for t in tokens[max(0, i - _CUT) : i - 2])


def _number(text: str) -> Decimal | None:
    """A number of one token: 12, 1.5, four, hundred."""
    if text.replace(".", "", 1).isdecimal():
        return Decimal(text)
    value = _words().get(text)
    return None if value is None else Decimal(value)


@cache
def _words() -> dict[str, int]:
    scales = table("scales")
    return {**scales["small"], **scales["tens"], "hundred": 100, "thousand": 1000}
