"""Stretches of time and ages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from checker.figures import Figure, figures
from checker.lexicon import words
from checker.model import Mention, Sentence, Token
from checker.numerals import Number
from checker.recognizers._mention import mention

_OLDEST = 120
_CALENDAR = words("months", "times") | words("weekdays", "times")
_PLACED = frozenset({"in", "at", "near", "outside", "across", "around", "the", "a", "an", "/"})
"""What stands before the name of a place and not of a person."""


class Duration:
    """Reads durations, and ages as such: ``a 41-year-old``, ``aged 41``, and, less surely, ``Ruth Hill, 41,``."""

    name: ClassVar[str] = "duration"
    precedence: ClassVar[int] = 66
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The strike lasted 35 days.", ("duration =35 day",)),
        ("A nine-week course begins soon.", ("duration =9 week",)),
        ("The driver, a 41-year-old man, was unhurt.", ("duration =41 year of age",)),
        ("Ruth Hill, 67, won the prize.", ("duration =67 year of age",)),
        ("Guards freed Hill, 67, a retired teacher.", ("duration =67 year of age",)),
        ("Repairs took nearly three decades.", ("duration <3 decade",)),
        ("It took a year and a half and lasted a day.", ("duration =1.5 year", "duration =1 day")),
        ("It takes three or four hours.", ("duration 3..4 hour",)),
        ("Children aged 5 to 11 pay nothing.", ("duration 5..11 year of age",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "The match ended on a Sunday.",
        "They sold 35 copies.",
        "It costs $3 a year, and a week later they met once a month.",
        "On July 4, 29 boats sank, and in Oslo, 31, all told, were lost.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The durations in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind == "duration":
                yield mention(sentence, found, index, self.name)
            elif figure.kind == "count" and _is_age(sentence.tokens, figure):
                aged = [*found[:index], replace(figure, kind="duration", unit="year of age"), *found[index + 1 :]]
                sure = sentence.tokens[figure.first - 1].lower in ("aged", "age", "ages")
                yield mention(sentence, aged, index, self.name, confidence=0.9 if sure else 0.6)


def _is_age(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a bare number is a person's age: behind "aged", or between commas behind a name."""
    number = figure.operands[0].number
    value = number.value
    if value is None or figure.first == 0 or not 0 < value <= _OLDEST or value != value.to_integral_value():
        return False
    before = tokens[figure.first - 1]
    after = tokens[figure.last] if figure.last < len(tokens) else None
    if before.lower in ("aged", "age", "ages"):
        return after is None or after.tag not in ("PLURAL",)
    if before.text != "," or number.form != "digits" or figure.first < 2 or figure.joint:
        return False
    name = tokens[figure.first - 2]
    if name.tag != "NAME" or len(tokens[figure.first].text) > 3 or name.lower in _CALENDAR:
        return False
    if (
        after is not None
        and after.text not in (",", ".", ";", ")", ":")
        and after.lower not in ("of", "from", "and", "who", "was", "is", "told", "said")
    ):
        return False
    return figure.first < 3 or (tokens[figure.first - 3].lower not in _PLACED and tokens[figure.first - 3].tag != "NUM")
