"""Numbers in set phrases that count nothing: "six of one", "back to square one", "the whole nine yards"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar, Final

from checker.lexicon import table
from checker.model import Mention, Sentence
from checker.numerals import Number
from checker.recognizers._mention import exactly

_UNSURE: Final = 0.3


class Idiom:
    """Reads the number of a set phrase, so that nobody else does; a figure of speech, shown with all else only."""

    name: ClassVar[str] = "idiom"
    precedence: ClassVar[int] = 97
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("It is six of one and half a dozen of the other.", ("count =6", "count =1", "count =6")),
        ("That puts them back to square one.", ("count =1",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "Six of the ten squares are one metre wide.",
        "Nine birds sat on two stones.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The numbers of set phrases in the sentence."""
        tokens = sentence.tokens
        for number in numbers:
            if number.value is None:
                continue
            for phrase, place in _phrases().get(tokens[number.first].lower, ()):
                first = number.first - place
                if first < 0 or tuple(t.lower for t in tokens[first : first + len(phrase)]) != phrase:
                    continue
                size = exactly(number.value, sentence.slice(number.start, number.end))
                yield Mention(
                    "count", number.start, number.end, number.first, number.last, self.name,
                    quantity=size, confidence=_UNSURE,
                )  # fmt: skip
                break


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Word → the set phrases it is in, and its place there."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for listed in table("scales")["idioms"]:
        phrase = tuple(listed.split())
        for place, word in enumerate(phrase):
            found.setdefault(word, []).append((phrase, place))
    return found
