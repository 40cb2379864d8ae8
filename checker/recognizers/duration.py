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


_ENDS = frozenset({"PUNCT", "CONJ", "WH"})
_ENDS_AGE = frozenset({"when", "at", "by", "in", "on", "this", "last", "next", "now", "then", "today", "years"})
_SOMEBODY = frozenset({"he", "she", "who", "i"})
_TURNED = frozenset({"turn", "turns", "turned", "turning"})
_PERSONS = (
    words("persons", "speech")
    | words("listed_people", "concepts_lists")
    | words("people_concepts", "concepts_lists")
    | frozenset(["gunman", "shooter", "assailant", "attacker", "bomber", "boy", "girl", "man", "officer"])
)
_COUPLED = 3
_SPANS = frozenset({"expectancy", "age", "ages"})
_FAR = 12
"""Tokens between a word of age and the number that tells it."""


def _somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun at ``at`` is one person told of: the driver, 41, was unhurt."""
    if tokens[at].lower not in _PERSONS:
        return False
    while at > 0 and tokens[at].tag in ("NOUN", "ADJ", "PAST", "GER"):
        at -= 1
    return tokens[at].tag in ("DET", "POSS")


def _of_age(tokens: Sequence[Token], first: int) -> bool:
    """Whether "the age of" stands before a number, or before the one it is coupled with: at the ages of 8 and 15."""
    if first > _COUPLED and tokens[first - 1].lower in ("and", "or", "to") and tokens[first - 2].tag == "NUM":
        first -= 2
    return first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in ("age", "ages")


def _came_to(tokens: Sequence[Token], first: int) -> bool:
    """Whether somebody is or turns that old: he was 35, she will be 40, who turned 50."""
    at = first - 1
    if tokens[at].lower in _TURNED:
        return at > 0 and (
            tokens[at - 1].tag in ("NAME", "MODAL", "TO", "HAVE", "ADV", "BE") or tokens[at - 1].lower in _SOMEBODY
        )
    if tokens[at].tag != "BE":
        return False
    while at > 0 and tokens[at].tag in ("BE", "MODAL", "ADV", "HAVE"):
        at -= 1
    return tokens[at].lower in _SOMEBODY


def _lives(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word of age says what the number tells: life expectancy is around 73, the median age was 38."""
    if tokens[first - 1].tag != "BE" and tokens[first - 1].lower not in ("of", "to", "at", "from"):
        return False
    for token in reversed(tokens[max(0, first - _FAR) : first - 1]):
        if token.tag in ("PUNCT", "NUM", "CONJ"):
            return False
        if token.lower in _SPANS:
            return True
    return False


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
        (
            "She turned 50 in May, and he was 35 when they met.",
            ("duration =50 year of age", "duration =35 year of age"),
        ),
        ("Life expectancy is around 73.", ("duration ~73 year of age",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "The match ended on a Sunday.",
        "They sold 35 copies.",
        "He spoke on the set of “90 Minutes” in Oslo.",
        "He was 35 metres away, and the toll was 12.",
        "It costs $3 a year, and a week later they met once a month.",
        "On July 4, 29 boats sank, and in Oslo, 31, all told, were lost.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The durations in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind == "duration" and not _titled(sentence.tokens, figure):
                yield mention(sentence, found, index, self.name)
            elif figure.kind == "count" and _is_age(sentence.tokens, figure):
                aged = [*found[:index], replace(figure, kind="duration", unit="year of age"), *found[index + 1 :]]
                sure = sentence.tokens[figure.first - 1].lower in ("aged", "age", "ages")
                yield mention(sentence, aged, index, self.name, confidence=0.9 if sure else 0.6)


def _titled(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether quotation marks and a capital make a stretch of time a title: “90 Minutes”."""
    quoted = figure.first > 0 and tokens[figure.first - 1].text in ("“", '"', "‘", "'")
    return quoted and tokens[figure.last - 1].text[:1].isupper() and not tokens[figure.last - 1].text.isupper()


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
    if _of_age(tokens, figure.inner_first):
        return True
    ends = after is None or after.tag in _ENDS or after.lower in _ENDS_AGE or after.tag == "GER"
    if ends and not figure.joint and (_came_to(tokens, figure.first) or _lives(tokens, figure.first)):
        return True
    if before.text != "," or number.form != "digits" or figure.first < 2 or figure.joint:
        return False
    at = figure.first - 2
    if tokens[at].text == "." and at:
        at -= 1  # Richard Hill Jr., 33
    name = tokens[at]
    if len(tokens[figure.first].text) > 3 or name.lower in _CALENDAR:
        return False
    if name.tag != "NAME":
        named = name.tag == "NOUN" and name.text.istitle() and at == 0
        return after is not None and after.text == "," and (named or (name.tag == "NOUN" and _somebody(tokens, at)))
    if (
        after is not None
        and after.text not in (",", ".", ";", ")", ":")
        and after.lower not in ("of", "from", "and", "who", "was", "is", "told", "said")
    ):
        return False
    return figure.first < 3 or (tokens[figure.first - 3].lower not in _PLACED and tokens[figure.first - 3].tag != "NUM")
