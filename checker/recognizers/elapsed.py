"""How long something has lasted, told by the day it is in: "now in its 32nd day", "for a fifth straight month"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Final

from checker.lexicon import words
from checker.model import Mention, Sentence, Token
from checker.numerals import Number
from checker.recognizers._ordinals import Placed, amount, behind, may_be_ordinal, ordinals
from checker.wordclass import NOUNISH

_UNITS: Final = frozenset({"hour", "day", "night", "week", "month", "quarter", "year", "decade"})
_IN_A_ROW: Final = frozenset({"straight", "consecutive", "successive"})
_OWN: Final = frozenset({"its", "their", "his", "her", "our", "my"})
_PARTS: Final = frozenset({"day", "week", "month", "quarter", "year", "decade", "century", "season", "term"})
"""What a day is a part of without having begun with it: the third day of the week, the tenth month of the year."""
_NUMBERED: Final = 999
_SECOND: Final = 2
"""The second day of a fair is a day of its programme; longer counts tell how long it has gone on."""


class Elapsed:
    """Reads a running count of days or months told by an ordinal: between N - 1 and N of them have passed.

    With "straight" or "consecutive" it counts a row of N. A first day tells no length, and a day of a month, a week or
    a year is a date.
    """

    name: ClassVar[str] = "elapsed"
    precedence: ClassVar[int] = 93
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The strike is now in its 32nd day.", ("duration =32 day",)),
        ("They met on the twenty-third day of the strike.", ("duration =23 day",)),
        ("The siege entered its third week.", ("duration =3 week",)),
        ("Prices fell for a fifth straight month.", ("duration =5 month",)),
        ("It is the ninth consecutive night of protests.", ("duration =9 night",)),
        ("On day 12 of the blockade a boat slipped through.", ("duration =12 day",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "On the third day of the week the shop is shut.",
        "It opens on the 12th day of May.",
        "On the second day of the fair it rained.",
        "On its first day the fair drew a crowd.",
        "On the second day it rained.",
        "She won for the third straight time.",
        "The 21st century began quietly.",
        "Day 12 was the worst.",
    )

    def concerns(self, lower: str) -> bool:
        """Whether a word may be an ordinal."""
        return may_be_ordinal(lower)

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The running lengths in the sentence, in order."""
        tokens = sentence.tokens
        for found in ordinals(tokens):
            last = _unit_behind(tokens, found)
            if last:
                yield self._mention(sentence, found, last)
        for number in numbers:
            first = number.first - 1
            if first >= 0 and number.last - number.first == 1 and _numbered_day(tokens, first):
                place = int(tokens[number.first].text)
                yield self._mention(sentence, Placed(first, number.last, place), number.last, unit=tokens[first].lower)

    def _mention(self, sentence: Sentence, found: Placed, last: int, unit: str = "") -> Mention:
        tokens = sentence.tokens
        start, end = tokens[found.first].start, tokens[last - 1].end
        value = Decimal(found.place)
        in_a_row = any(t.lower in _IN_A_ROW for t in tokens[found.last : last])
        low = value if in_a_row else value - 1
        size = amount(low, value, sentence.slice(start, end), unit or tokens[last - 1].lower)
        return Mention("duration", start, end, found.first, last, self.name, quantity=size, confidence=0.8)


def _unit_behind(tokens: Sequence[Token], found: Placed) -> int:
    """The end of the unit that a running ordinal counts; 0 where it counts none or does not run."""
    at = behind(tokens, found.last)
    in_a_row = at < len(tokens) and tokens[at].lower in _IN_A_ROW
    at += in_a_row
    if found.place < 2 or at >= len(tokens) or tokens[at].lower not in _UNITS or not found.first:
        return 0
    before = tokens[found.first - 1]
    if in_a_row:
        return at + 1 if before.tag in ("DET", "POSS") else 0
    if before.lower in _OWN:
        return at + 1 if found.first > 1 and tokens[found.first - 2].lower in words("running", "times") else 0
    long_since = before.lower == "the" and found.place > _SECOND
    return at + 1 if long_since and _of_something(tokens, at + 1) else 0


def _of_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether "of" and a thing that goes on follow: the 18th day of the strike, not of May or of the month."""
    if at + 1 >= len(tokens) or tokens[at].lower != "of":
        return False
    last = at + 1 + (tokens[at + 1].tag in ("DET", "POSS"))
    while last < len(tokens) and tokens[last].tag in NOUNISH | {"ADJ", "GER", "PAST"}:
        last += 1
    head = tokens[last - 1].lower
    dated = any(t.lower in words("months", "times") or t.tag == "NUM" for t in tokens[at + 1 : last + 1])
    return tokens[last - 1].tag in NOUNISH | {"GER"} and not dated and head not in _PARTS


def _numbered_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether "day" and a number in digits tell the day that something is in: on day 12 of the strike."""
    number = tokens[at + 1]
    if tokens[at].lower not in _UNITS or not number.text.isdecimal() or not 1 < int(number.text) <= _NUMBERED:
        return False
    return _of_something(tokens, at + 2)
