"""The grammar of numbers, shared by the recognizers: token runs → numbers with value, form and the range they allow.

One pass from left to right; each rule looks a bounded way ahead, so that no input makes it slow. All arithmetic is
decimal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from checker.model import Token
from checker.numerals.figures import Figures
from checker.numerals.literals import vulgar
from checker.numerals.number import Form, Number
from checker.numerals.places import HYPHENS, Value
from checker.numerals.vocabulary import lexicon
from checker.wordclass import NOUNISH

__all__ = ["Form", "Number", "numbers", "tells_number"]


_MARKS: Final = frozenset(",.;:()'’\"“”$%-")
"""The marks that most sentences hold: no number, and not looked at further."""


def tells_number(lower: str) -> bool:
    """Whether a word in small letters shows that a number may stand here: a digit in it, or a number word."""
    return any(map(str.isnumeric, lower)) or lower in lexicon().telling


def numbers(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Every number in the tokens of one sentence, in order, none overlapping."""
    starters = lexicon().starters
    found: list[Number] = []
    i, n, reader = 0, len(tokens), None
    while i < n:
        token = tokens[i]
        if (
            token.tag == "NUM"
            or token.lower in starters
            or (token.tag in ("PUNCT", "SYM") and token.text not in _MARKS and token.text[-1].isnumeric())  # .25 and ½
        ):
            reader = reader or _Reader(tokens)
            number = reader.read(i)
            if number is not None:
                found.append(number)
                i = max(number.last, i + 1)
                continue
        i += 1
    return tuple(found)


class _Reader(Figures):
    """Reads numbers out of one sentence's tokens."""

    def read(self, i: int) -> Number | None:
        """The number that starts at token ``i``."""
        lower = self.tokens[i].lower
        if lower in ("minus", "negative"):
            return self.negative(i)
        if lower == "plus":
            number = self.negative(i) if self.lower(i - 1) in ("to", "and", "or") and self.digits(i + 1) else None
            return None if number is None or number.value is None else replace(number, value=-number.value)
        if self.digits(i):
            return self.figure(i)
        if not lower[0].isalpha():
            return self.vulgar(i)
        vague = self.vague(i)
        if vague is not None:
            return vague
        if lower == "couple":
            return None
        if lower in ("twice", "thrice"):
            return self.often(i)
        if lower in ("half", "quarter"):
            return self.half(i)
        if lower in self.words.ordinals:
            return self.ordinal(i)
        read = self.article(i) if lower in ("a", "an") else self.spelled(i)
        return None if read is None else self.make(i, read)

    def negative(self, i: int) -> Number | None:
        """minus five, negative one half, minus-130"""
        at = i + 2 if self.lower(i + 1) in HYPHENS and self.touching(i + 1) else i + 1
        if (
            at >= self.n
            or self.lower(at) in ("minus", "negative", "plus")
            or (self.lower(at) in ("one", "a") and self.tag(at + 1) in NOUNISH)
        ):
            return None
        if not (self.digits(at) or self.lower(at) in self.words.starters):
            return None
        number = self.read(at)
        if number is None or number.value is None or number.value < 0 or number.form == "ordinal":
            return None
        return replace(number, first=i, start=self.tokens[i].start, value=-number.value)

    def vague(self, i: int) -> Number | None:
        """dozens, tens of millions, several hundred, a few thousand, a couple hundred"""
        words, lower = self.words, self.tokens[i].lower
        if lower in ("a", "several", "many"):
            at = i + 1
            couple = lower == "a" and self.lower(at) == "couple"
            if couple or (lower == "a" and self.lower(at) == "few"):
                at += 1
            elif lower == "a":
                return None
            if couple and self.lower(at) == "of":
                at += 1
            word = self.lower(at)
            power = words.scales.get(word)
            scale = (
                Decimal(10) ** power if power is not None else {"hundred": Decimal(100), "dozen": Decimal(12)}.get(word)
            )
            if scale is None or (word.endswith("s") and lower != "many"):
                return None
            if couple:
                return self.make(i, Value(2 * scale, at + 1, "words", scale), loose=True)
            low = scale if lower == "many" else 2 * scale
            return Number(i, at + 1, self.tokens[i].start, self.tokens[at].end, None, "vague", low, 10 * scale, scale)
        base = words.vague.get(lower)
        counted = self.tag(i - 1) not in (*NOUNISH, "ADJ", "POSS") and self.lower(i - 1) != "the"
        if lower == "scores" and self.lower(i + 1) == "of" and counted:
            base = 20
        if base is None or (lower == "tens" and self.lower(i + 1) != "of"):
            return None
        low, last = Decimal(base), i + 1
        while self.lower(last) == "of" and self.lower(last + 1) in words.vague and last - i < 5:
            low, last = low * words.vague[self.lower(last + 1)], last + 2
        return Number(i, last, self.tokens[i].start, self.tokens[last - 1].end, None, "vague", low, low * 10)

    def often(self, i: int) -> Number | None:
        """twice, thrice: how often, where it is no factor (twice as many, twice the size)"""
        after = self.lower(i + 1)
        if after in self.words.factors or after in HYPHENS or self.tag(i + 1) in ("NUM", "ADJ", "SYM"):
            return None
        if self.lower(i - 1) in (*HYPHENS, "think"):
            return None
        return self.make(i, Value(Decimal(2 if self.lower(i) == "twice" else 3), i + 1, "words"))

    def ordinal(self, i: int) -> Number | None:
        """first, tenth, thirtieth; twenty-first is read where it starts"""
        return self.make(i, Value(Decimal(self.words.ordinals[self.tokens[i].lower]), i + 1, "ordinal"))

    def vulgar(self, i: int) -> Number | None:
        """½ ⅔ ¾"""
        value = vulgar(self.tokens[i].text)
        return None if value is None else self.make(i, Value(value, i + 1, "fraction"))
