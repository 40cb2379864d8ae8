"""Numbers in digits: signs, groups of three, exponents, fractions, scale words and abbreviations."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from checker.lexicon import words
from checker.numerals.literals import decimal, vulgar
from checker.numerals.number import Number
from checker.numerals.places import HYPHENS, MINUS, MONEY, Value
from checker.numerals.words import Words

_OPENS: Final = frozenset("($€£¥₹[{<>=~∼≤≥≈,;:/\"'“‘")
_ENDS: Final = frozenset(',.;:)]?!"”')
"""What a number in digits cannot go on after."""
_DEGREES: Final = frozenset({"degree", "degrees", "°", "º"})
_EXPONENT = re.compile(r"[eE](\d{1,3})")
_POWER_BASE = re.compile(r"[x×](\d{1,2})")
_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 128, 1000})


class Figures(Words):
    """Reads numbers that start in digits."""

    def figure(self, i: int) -> Number | None:
        """A number that starts in digits, with its sign, exponent, fraction and scale."""
        value = decimal(self.tokens[i].text)
        if value is None:
            return None
        first, last = i, i + 1
        if (last == self.n or self.tokens[last].text in _ENDS) and not self.sign(i):
            return self.make(i, Value(value, last, "digits"))
        ones = self.tokens[i].text[-1]  # of the digits as printed: a number of hundreds of them has no remainder
        if self.touching(last) and (
            (self.lower(last) in ("st", "nd", "rd", "th") and (self.lower(last) != "st" or ones == "1"))
            or (self.lower(last) == "d" and ones in ("2", "3") and self.tag(last + 1) in ("NAME", "NOUN"))
        ):
            return self.make(i, Value(value, last + 1, "ordinal"))  # 21st, the 92d Congress
        value, last = self.blank_groups(i, value)
        read = self.exponent(Value(value, last, "digits"))
        read = self.fraction_in_digits(i, read)
        read = self.scaled(i, read)
        sign = self.sign(i) or (-1 if self.apart(i, read.last) else 0)
        if sign:
            first = i - 1
            read.value = read.value * sign
        return self.make(first, read)

    def sign(self, i: int) -> int:
        """1 or -1 where a plus or minus sign touches the digits and nothing touches the sign, else 0."""
        if i == 0 or not self.touching(i):
            return 0
        mark = self.tokens[i - 1].text
        if mark not in MINUS and mark != "+":
            return 0
        if i > 1 and self.touching(i - 1) and self.tokens[i - 2].text not in _OPENS:
            return 0
        if mark == "–" and i > 1 and self.tokens[i - 2].tag == "NUM":
            return 0
        return 1 if mark == "+" else -1

    def apart(self, i: int, last: int) -> bool:
        """Whether a minus stands a blank before digits that are all there is, or degrees: "it was - 10 degrees"."""
        if i == 0 or self.lower(i - 1) not in MINUS:
            return False
        if i == 1 and last == self.n:
            return True
        if self.lower(last) not in _DEGREES or self.tokens[i].start - self.tokens[i - 1].end > 1:
            return False
        return i == 1 or self.tag(i - 2) in ("BE", "PREP", "TO")

    def blank_groups(self, i: int, value: Decimal) -> tuple[Decimal, int]:
        """816 000 and 1 234 567.89: groups of three apart by one blank are one number."""
        tokens, text = self.tokens, self.tokens[i].text
        last = i + 1
        if not (text.isdecimal() and len(text) <= 3 and text[0] != "0"):
            return value, last
        groups = [text]
        while last < self.n and tokens[last].start - tokens[last - 1].end == 1 and len(groups) < 12:
            head, dot, tail = tokens[last].text.partition(".")
            if len(head) != 3 or not head.isdecimal() or (dot and not tail.isdecimal()):
                break
            groups.append(tokens[last].text)
            last += 1
            if dot:
                break
        if len(groups) == 1:
            return value, last
        named = self.tag(i - 1) == "NAME" and groups[1] != "000" and self.tag(i - 2) != "PREP"
        if len(groups) == 2 and (
            named or self.lower(i - 1) in words("months", "times") or self.lower(i - 1) in HYPHENS
        ):
            return value, i + 1  # Boeing 737 300, May 5 200; but in Oslo 40 200
        joined = decimal("".join(groups))
        return (value, i + 1) if joined is None else (joined, last)

    def exponent(self, read: Value) -> Value:
        """1e-3, 4e14, 2.48×10−5, 8x2^10"""
        last = read.last
        if last >= self.n:
            return read
        text = self.tokens[last].text
        if not self.touching(last):
            power_of_ten = text in ("x", "×", "·") and self.lower(last + 1) == "10" and self.touching(last + 2)
            if not power_of_ten or self.lower(last + 2) not in ("^", "-", "−"):
                return read
        glued = _EXPONENT.fullmatch(text)
        if glued:
            return Value(read.value.scaleb(int(glued[1])), last + 1, "digits")
        if text in ("e", "E") and self.lower(last + 1) in MINUS | {"+"} and self.small_digits(last + 2):
            power = int(self.tokens[last + 2].text) * (1 if self.tokens[last + 1].text == "+" else -1)
            return Value(read.value.scaleb(power), last + 3, "digits")
        base, at = _POWER_BASE.fullmatch(text), last + 1
        if base is None and text in ("×", "·", "*", "x") and self.lower(last + 1) in ("10", "2"):
            base, at = _POWER_BASE.fullmatch("x" + self.tokens[last + 1].text), last + 2
        if base is None or base[1] not in ("10", "2"):
            return read
        negative = False
        while at < self.n and self.touching(at) and self.tokens[at].text in ("^", "-", "−", "–", "{"):
            negative = negative or self.tokens[at].text in MINUS
            at += 1
        if not (self.small_digits(at) and self.touching(at)):
            return read
        power = int(self.tokens[at].text) * (-1 if negative else 1)
        return Value(read.value * Decimal(base[1]) ** power, at + 1, "digits")

    def fraction_in_digits(self, i: int, read: Value) -> Value:
        """3/4, 2 1/2, 2½, 1⁄32; and not a date, a score or 24/7."""
        last = read.last
        if read.form != "digits" or last != i + 1 or last >= self.n:
            return read
        sign = vulgar(self.tokens[last].text)
        if sign is not None and self.tokens[last].start - self.tokens[last - 1].end <= 1:
            return Value(read.value + sign, last + 1, "fraction")
        whole = read.value == read.value.to_integral_value()
        if self.small_digits(last) and not self.touching(last) and whole:
            part = self.slash(last)
            if part is not None and part < 1 and self.tokens[last].start - self.tokens[last - 1].end <= 2:
                return Value(read.value + part, last + 3, "fraction")
        part = self.slash(i)
        return read if part is None else Value(part, i + 3, "fraction")

    def slash(self, i: int) -> Decimal | None:
        """The fraction a/b at tokens ``i`` to ``i + 2`` where it is one."""
        if self.lower(i + 1) not in ("/", "⁄") or not (self.touching(i + 1) and self.touching(i + 2)):
            return None
        if not (self.small_digits(i) and self.digits(i + 2) and self.tokens[i + 2].text.isdecimal()):
            return None
        if self.lower(i + 3) in ("/", "-") and self.touching(i + 3) and self.digits(i + 4):
            return None
        if self.lower(i - 1) in ("/", "-") and self.touching(i) and self.digits(i - 2):
            return None
        above, below = int(self.tokens[i].text), decimal(self.tokens[i + 2].text)
        if not below or above == 0 or above >= below or (below not in _DENOMINATORS and above != 1):
            return None
        return above / below

    def scaled(self, i: int, read: Value) -> Value:
        """The number with the scale words and abbreviations behind it folded in."""
        words, last = self.words, read.last
        if last >= self.n:
            return read
        lower, text, glued = self.tokens[last].lower, self.tokens[last].text, self.touching(last)
        if lower == "(" and self.lower(last + 2) == ")" and self.lower(last + 1) in words.scales:
            scale = Decimal(10) ** words.scales[self.lower(last + 1)]
            return Value(read.value * scale, last + 3, "mixed", scale)  # $100 (million)
        if lower in HYPHENS and glued and self.lower(last + 1) in words.scales:
            last += 1
            lower, text = self.tokens[last].lower, self.tokens[last].text
        if lower in words.scales or lower in ("hundred", "hundreds", "dozen", "dozens", "dzs", "dozs"):
            return self.cardinal(last, read) or read
        power = words.always.get(text) if glued or text in words.always else None
        if power is None and glued:
            power = words.glued.get(text) if self.may_be_scale(i, text, read.value) else None
        if power is None and self.beside_money(i, last):
            power = words.money.get(text)
        if power is None and text in ("m", "M") and glued and self.many(self.farther(last) + 1):
            power = 6  # 3m people
        if power is None and (self.lone(i, last) or (text == "M" and "," in self.tokens[i].text)):
            power = words.lone.get(text)
        if power is None:
            if self.lower(last) == "over" and self.lower(last - 1) and self.bare_ratio(i, last):
                return self.over(read)
            return self.and_part(read)
        scale = Decimal(10) ** power
        scaled = Value(read.value * scale, last + 1, "mixed", scale)
        if self.lower(last + 1) in words.scales and self.tag(last + 1) == "NUM":
            return self.cardinal(last + 1, scaled) or scaled
        return scaled

    def farther(self, last: int) -> int:
        """The "m" of the number a range goes on to, or the one at ``last``: 1.2m-1.5m users."""
        onward = self.lower(last + 1) in HYPHENS | {"–", "to"} and self.digits(last + 2)
        return last + 3 if onward and self.lower(last + 3) == "m" else last

    def many(self, i: int) -> bool:
        """Whether what is counted at ``i`` comes in millions: users, cattle; not hurdles."""
        if self.lower(i) in self.words.idiom["raced"]:
            return False
        return self.tag(i) == "PLURAL" or self.lower(i) in self.words.idiom["many"]

    def lone(self, i: int, last: int) -> bool:
        """Whether nothing else says what the figure's letter stands for, as in a table cell: 10G; 5G is a network."""
        opens = i == 0 or (i == 1 and self.lower(0) in MINUS | {"+"})
        return opens and last + 1 == self.n and len(self.tokens[i].text) > 1

    def may_be_scale(self, i: int, text: str, value: Decimal) -> bool:
        """Whether a letter glued to the digits is a scale: 500K and 1.2b, not 573.15K and 1500b."""
        return value < 1000 and (text not in ("K", "b") or len(self.tokens[i].text.partition(".")[2]) < 2)

    def beside_money(self, i: int, last: int) -> bool:
        """Whether a currency stands before the digits or after the abbreviation."""
        before = self.tokens[i - 1] if i else None
        if before is not None and before.text in MINUS and i > 1:
            before = self.tokens[i - 2]
        if before is not None and (before.text in MONEY or before.text in self.words.currencies):
            return True
        if before is not None and before.text == "PS" and self.touching(i):
            return True
        if before is not None and before.text in ("=", ".") and i > 1 and self.tokens[i - 2].text in ("Y", "Rs"):
            return True
        after = self.tokens[last + 1] if last + 1 < self.n else None
        further = self.lower(last + 2)
        if after is not None and after.text.istitle() and further in self.words.currency_words:
            return True  # 40m Norwegian kroner
        return after is not None and (
            after.text in MONEY or after.text in self.words.currencies or after.lower in self.words.currency_words
        )
