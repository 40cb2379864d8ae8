"""How a number is printed, and another number printed the same way: commas, decimals, scale words, spelled or not."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

SCALES = {
    "thousand": Decimal(10) ** 3, "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12, "k": Decimal(10) ** 3, "m": Decimal(10) ** 6, "bn": Decimal(10) ** 9,
    "tn": Decimal(10) ** 12,
}  # fmt: skip
_ONES = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = {
    word: 10 * n
    for n, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_SMALL = {**{word: n for n, word in enumerate(_ONES)}, **_TENS}
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_BELOW_100 = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES[1:10])}))?|{_ONE}"
_NUMBER = re.compile(
    rf"""
    (?P<digits> \d{{1,3}} (?:,\d{{3}})+ (?:\.\d+)? | \d+ (?:\.\d+)? )                        # 1,250  3.5
    (?: (?P<gap>[ -]?) (?P<scale>thousand|million|billion|trillion|bn|tn|k|m)\b )?
  | \b(?P<spelled> (?:{_BELOW_100})[ ]hundred (?: (?:[ ]and)?[ ](?:{_BELOW_100}) )? | {_BELOW_100} )\b
    (?: (?P<gap2>[ -]) (?P<scale2>thousand|million|billion|trillion)\b )?""",
    re.VERBOSE | re.IGNORECASE,
)
_UNSURE = re.compile(
    rf"""\b(?: dozens? | half | halves | quarters? | thirds? | hundreds | thousands | (?:m|b|tr)illions | score )\b
      | (?:{_WORD}|\d)(?:th|st|nd|rd)\b | /""",
    re.VERBOSE | re.IGNORECASE,
)
"""Vague, broken or ordinal numbers: none of them can be printed with another value."""


class Printed(NamedTuple):
    """A number in a text: where, its printed number before scaling, its scale word, and whether it is spelled."""

    start: int
    end: int
    number: Decimal
    decimals: int
    commas: bool
    spelled: bool
    gap: str
    scale: str
    capital: bool

    @property
    def factor(self) -> Decimal:
        """What the scale word multiplies by."""
        return SCALES.get(self.scale.lower(), Decimal(1))

    @property
    def value(self) -> Decimal:
        """The number with its scale."""
        return self.number * self.factor

    def showing(self, number: Decimal, scale: str | None = None) -> str | None:
        """Another number in the same print, its scale word kept or replaced; None where the print cannot hold it."""
        word = self.scale if scale is None else scale
        number = number.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
        if number < 0:
            return None
        if self.spelled:
            said = spelled(int(number)) if number == int(number) else None
            if said is None:
                return None
            shown = said.capitalize() if self.capital else said
        else:
            shown = f"{number:,f}" if self.commas or self.number < 1000 else f"{number:f}"
        return f"{shown}{self.gap}{word}" if word else shown

    def meaning(self, value: Decimal) -> str | None:
        """A value in the same print, its scale word kept where the value is whole in it; None where it cannot be."""
        number = value / self.factor
        if number == round(number, self.decimals):
            return self.showing(number)
        return self._replace(scale="", gap="", decimals=0).showing(value) if value == int(value) else None


def printed(text: str, offset: int = 0) -> Printed | None:
    """The one number of a short text; None where it holds none, several, or a vague or broken one."""
    if _UNSURE.search(text):
        return None
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    m = found[0]
    if m["digits"]:
        digits = m["digits"]
        decimals = len(digits.partition(".")[2])
        number = Decimal(digits.replace(",", ""))
        gap, scale = m["gap"] or "", m["scale"] or ""
    else:
        digits, decimals, number = "", 0, Decimal(_read(m["spelled"].lower()))
        gap, scale = m["gap2"] or "", m["scale2"] or ""
    return Printed(
        offset + m.start(), offset + m.end(), number, decimals, "," in digits, not digits, gap, scale,
        m[0][0].isupper(),
    )  # fmt: skip


def _read(words: str) -> int:
    """The value of spelled words below a thousand."""
    total = 0
    for word in re.split(r"[ -]", words):
        if word == "hundred":
            total *= 100
        elif word != "and":
            total += _SMALL[word]
    return total


def spelled(number: int) -> str | None:
    """A number below a million in words, as American papers spell it; None from a million on."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        ten, one = divmod(number, 10)
        word = next(w for w, n in _TENS.items() if n == ten * 10)
        return f"{word}-{_ONES[one]}" if one else word
    for size, name in ((100, "hundred"), (1000, "thousand")):
        if number < size * (10 if size == 100 else 1000):
            front, rest = divmod(number, size)
            said = f"{spelled(front)} {name}"
            return f"{said} {spelled(rest)}" if rest else said
    return None
