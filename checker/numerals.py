"""The grammar of numbers, shared by the recognizers: token runs → numbers with value, form and the range they allow.

One pass from left to right; each rule looks a bounded way ahead, so that no input makes it slow. All arithmetic is
decimal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cache
from typing import Final, Literal

from checker.lexicon import table
from checker.model import Token
from checker.wordclass import NOUNISH

Form = Literal["digits", "words", "mixed", "fraction", "vague", "ordinal"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: token indices half open, document offsets, and what it stands for.

    ``value`` is ``None`` for vague numbers ("dozens", "tens of millions"), which have ``low`` and maybe ``high``.
    ``scale`` is the scale word folded into the value (1 where none), so that "1.2 to 1.5 billion" can lend it
    backwards; ``loose`` marks wordings that are approximate by themselves ("a couple hundred").
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal | None
    form: Form
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    loose: bool = False


LONGEST: Final = 400
"""Digits beyond this make no number: nothing in prose is that long, and big integers are slow."""

_HYPHENS: Final = frozenset("-‐‑")
_MINUS: Final = frozenset("-−–")
_OPENS: Final = frozenset("($€£¥₹[{<>=~∼≤≥≈,;:/\"'“‘")
_SIGNS_OF_MONEY: Final = frozenset("$€£¥₹₩₽₺₫฿₪₱¢")
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3}){0,9},\d{3}(?:\.\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}")
_EXPONENT = re.compile(r"[eE](\d{1,3})")
_POWER_BASE = re.compile(r"[x×](\d{1,2})")
_DENOMINATORS: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 128, 1000})


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words, by the part they play."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    always: dict[str, int]
    glued: dict[str, int]
    money: dict[str, int]
    ordinals: dict[str, int]
    denominators: dict[str, int]
    vague: dict[str, int]
    starters: frozenset[str]
    currencies: frozenset[str]
    currency_words: frozenset[str]
    idiom: dict[str, frozenset[str]]


_ARTICLES_AND_SIGNS: Final = frozenset(
    {"a", "an", "half", "quarter", "minus", "negative", "plus", "couple", "several", "many"}
)


@cache
def _lexicon() -> _Words:
    data, money = table("scales"), table("currencies")
    ordinals = data["ordinals"]
    denominators = {f"{word}s": n for word, n in ordinals.items() if n > 2}
    words = {*data["small"], *data["tens"], *data["scales"], *data["vague"], *ordinals, "hundred", "dozen", "scores"}
    names = {name for forms in money["words"].values() for name in forms if " " not in name}
    return _Words(
        small=data["small"],
        tens=data["tens"],
        scales=data["scales"] | {f"{word}s": power for word, power in data["scales"].items()},
        always=data["abbreviations"]["always"],
        glued=data["abbreviations"]["glued"],
        money=data["abbreviations"]["money"],
        ordinals=ordinals,
        denominators=denominators | {"halves": 2, "quarters": 4, "fourths": 4},
        vague=data["vague"],
        starters=_ARTICLES_AND_SIGNS | words,
        currencies=frozenset(money["codes"]),
        currency_words=frozenset(names | {f"{name}s" for name in names}),
        idiom={key: frozenset(value.split()) for key, value in data["idiom"].items()},
    )


def numbers(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Every number in the tokens of one sentence, in order, none overlapping."""
    starters = _lexicon().starters
    found: list[Number] = []
    i, n, reader = 0, len(tokens), None
    while i < n:
        token = tokens[i]
        if (
            token.lower in starters
            or token.text[0].isnumeric()
            or (token.text[0] == "." and token.text[-1].isdecimal())
        ):
            reader = reader or _Reader(tokens)
            number = reader.read(i)
            if number is not None:
                found.append(number)
                i = max(number.last, i + 1)
                continue
        i += 1
    return tuple(found)


@dataclass(slots=True)
class _Value:
    """A value read so far: where it ends, its last scale, and what it was before the last "and" group."""

    value: Decimal
    last: int
    form: Form
    scale: Decimal = Decimal(1)
    before: Decimal | None = None  # the value without the group after the last "and"
    before_scale: Decimal = Decimal(1)
    tens_apart: bool = False  # whether its last word is a ten that stands by itself: one hundred thirty


class _Reader:
    """Reads numbers out of one sentence's tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.n = len(tokens)
        self.words = _lexicon()

    # --- places ---------------------------------------------------------------------------------------------------

    def lower(self, i: int) -> str:
        """The token's text in lower case, empty outside the sentence."""
        return self.tokens[i].lower if 0 <= i < self.n else ""

    def tag(self, i: int) -> str:
        """The token's class, empty outside the sentence."""
        return self.tokens[i].tag if 0 <= i < self.n else ""

    def touching(self, i: int) -> bool:
        """Whether token ``i`` follows its predecessor without a blank."""
        return 0 < i < self.n and self.tokens[i - 1].end == self.tokens[i].start

    def digits(self, i: int) -> bool:
        """Whether token ``i`` is written in digits."""
        return (
            0 <= i < self.n
            and (self.tokens[i].text[0].isdecimal() or self.tokens[i].text[0] == ".")
            and (self.tokens[i].text[-1].isdecimal())
        )

    def make(self, first: int, read: _Value, loose: bool = False) -> Number:
        """A number from what was read from ``first`` on."""
        return Number(
            first, read.last, self.tokens[first].start, self.tokens[read.last - 1].end, read.value, read.form,
            scale=read.scale, loose=loose,
        )  # fmt: skip

    # --- the start ------------------------------------------------------------------------------------------------

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
        if lower in ("half", "quarter"):
            return self.half(i)
        if lower in self.words.ordinals:
            return self.ordinal(i)
        read = self.article(i) if lower in ("a", "an") else self.spelled(i)
        return None if read is None else self.make(i, read)

    def negative(self, i: int) -> Number | None:
        """minus five, negative one half, minus-130"""
        at = i + 2 if self.lower(i + 1) in _HYPHENS and self.touching(i + 1) else i + 1
        if at >= self.n or (self.lower(at) in ("one", "a") and self.tag(at + 1) in NOUNISH):
            return None
        if not (self.digits(at) or self.lower(at) in self.words.starters):
            return None
        number = self.read(at)
        if number is None or number.value is None or number.value < 0 or number.form == "ordinal":
            return None
        return replace(number, first=i, start=self.tokens[i].start, value=-number.value)

    # --- digits ---------------------------------------------------------------------------------------------------

    def figure(self, i: int) -> Number | None:
        """A number that starts in digits, with its sign, exponent, fraction and scale."""
        value = _decimal(self.tokens[i].text)
        if value is None:
            return None
        first, last = i, i + 1
        if self.touching(last) and (
            self.lower(last) in ("st", "nd", "rd", "th")
            or (self.lower(last) == "d" and value % 10 in (2, 3) and self.tag(last + 1) in ("NAME", "NOUN"))
        ):
            return self.make(i, _Value(value, last + 1, "ordinal"))  # 21st, the 92d Congress
        value, last = self.blank_groups(i, value)
        read = self.exponent(_Value(value, last, "digits"))
        read = self.fraction_in_digits(i, read)
        read = self.scaled(i, read)
        sign = self.sign(i)
        if sign:
            first = i - 1
            read.value = read.value * sign
        return self.make(first, read)

    def sign(self, i: int) -> int:
        """1 or -1 where a plus or minus sign touches the digits and nothing touches the sign, else 0."""
        if i == 0 or not self.touching(i):
            return 0
        mark = self.tokens[i - 1].text
        if mark not in _MINUS and mark != "+":
            return 0
        if i > 1 and self.touching(i - 1) and self.tokens[i - 2].text not in _OPENS:
            return 0
        if mark == "–" and i > 1 and self.tokens[i - 2].tag == "NUM":
            return 0
        return 1 if mark == "+" else -1

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
        if len(groups) == 2 and (self.tag(i - 1) == "NAME" or self.lower(i - 1) in _HYPHENS):
            return value, i + 1  # Boeing 737 300, May 5 200
        joined = _decimal("".join(groups))
        return (value, i + 1) if joined is None else (joined, last)

    def exponent(self, read: _Value) -> _Value:
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
            return _Value(read.value.scaleb(int(glued[1])), last + 1, "digits")
        if text in ("e", "E") and self.lower(last + 1) in _MINUS | {"+"} and self.small_digits(last + 2):
            power = int(self.tokens[last + 2].text) * (1 if self.tokens[last + 1].text == "+" else -1)
            return _Value(read.value.scaleb(power), last + 3, "digits")
        base, at = _POWER_BASE.fullmatch(text), last + 1
        if base is None and text in ("×", "·", "*", "x") and self.lower(last + 1) in ("10", "2"):
            base, at = _POWER_BASE.fullmatch("x" + self.tokens[last + 1].text), last + 2
        if base is None or base[1] not in ("10", "2"):
            return read
        negative = False
        while at < self.n and self.touching(at) and self.tokens[at].text in ("^", "-", "−", "–", "{"):
            negative = negative or self.tokens[at].text in _MINUS
            at += 1
        if not (self.small_digits(at) and self.touching(at)):
            return read
        power = int(self.tokens[at].text) * (-1 if negative else 1)
        return _Value(read.value * Decimal(base[1]) ** power, at + 1, "digits")

    def small_digits(self, i: int) -> bool:
        """Whether token ``i`` is an integer of at most three digits."""
        return self.digits(i) and len(self.tokens[i].text) <= 3 and self.tokens[i].text.isdecimal()

    def fraction_in_digits(self, i: int, read: _Value) -> _Value:
        """3/4, 2 1/2, 2½, 1⁄32; and not a date, a score or 24/7."""
        last = read.last
        if read.form != "digits" or last != i + 1 or last >= self.n:
            return read
        vulgar = _vulgar(self.tokens[last].text)
        if vulgar is not None and self.tokens[last].start - self.tokens[last - 1].end <= 1:
            return _Value(read.value + vulgar, last + 1, "fraction")
        whole = read.value == read.value.to_integral_value()
        if self.small_digits(last) and not self.touching(last) and whole:
            part = self.slash(last)
            if part is not None and part < 1 and self.tokens[last].start - self.tokens[last - 1].end <= 2:
                return _Value(read.value + part, last + 3, "fraction")
        part = self.slash(i)
        return read if part is None else _Value(part, i + 3, "fraction")

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
        above, below = int(self.tokens[i].text), _decimal(self.tokens[i + 2].text)
        if not below or above == 0 or above >= below or (below not in _DENOMINATORS and above != 1):
            return None
        return above / below

    def scaled(self, i: int, read: _Value) -> _Value:
        """The number with the scale words and abbreviations behind it folded in."""
        words, last = self.words, read.last
        if last >= self.n:
            return read
        lower, text, glued = self.tokens[last].lower, self.tokens[last].text, self.touching(last)
        if lower in _HYPHENS and glued and self.lower(last + 1) in words.scales:
            last += 1
            lower, text = self.tokens[last].lower, self.tokens[last].text
        if lower in words.scales or lower in ("hundred", "hundreds", "dozen", "dozens", "dzs", "dozs"):
            return self.cardinal(last, read) or read
        power = words.always.get(text) if glued or text in words.always else None
        if power is None and glued:
            power = words.glued.get(text) if self.may_be_scale(i, text, read.value) else None
        if power is None and self.beside_money(i, last):
            power = words.money.get(text)
        if power is None and text in ("m", "M") and glued and self.tag(last + 1) == "PLURAL":
            power = 6  # 3m people
        if power is None:
            if self.lower(last) == "over" and self.lower(last - 1) and self.bare_ratio(i, last):
                return self.over(read)
            return self.and_part(read)
        scale = Decimal(10) ** power
        scaled = _Value(read.value * scale, last + 1, "mixed", scale)
        if self.lower(last + 1) in words.scales and self.tag(last + 1) == "NUM":
            return self.cardinal(last + 1, scaled) or scaled
        return scaled

    def may_be_scale(self, i: int, text: str, value: Decimal) -> bool:
        """Whether a letter glued to the digits is a scale: 500K and 1.2b, not 573.15K and 1500b."""
        return value < 1000 and (text not in ("K", "b") or len(self.tokens[i].text.partition(".")[2]) < 2)

    def beside_money(self, i: int, last: int) -> bool:
        """Whether a currency stands before the digits or after the abbreviation."""
        before = self.tokens[i - 1] if i else None
        if before is not None and before.text in _MINUS and i > 1:
            before = self.tokens[i - 2]
        if before is not None and (before.text in _SIGNS_OF_MONEY or before.text in self.words.currencies):
            return True
        if before is not None and before.text == "PS" and self.touching(i):
            return True
        if before is not None and before.text in ("=", ".") and i > 1 and self.tokens[i - 2].text in ("Y", "Rs"):
            return True
        after = self.tokens[last + 1] if last + 1 < self.n else None
        return after is not None and (
            after.text in _SIGNS_OF_MONEY
            or after.text in self.words.currencies
            or after.lower in self.words.currency_words
        )

    def bare_ratio(self, i: int, last: int) -> bool:
        """Whether "1 over 3" stands alone: no currency before it, nothing counted after it."""
        if i and self.tokens[i - 1].text in _SIGNS_OF_MONEY:
            return False
        return (
            self.digits(last + 1) or self.lower(last + 1) in self.words.small or self.lower(last + 1) in self.words.tens
        )

    def over(self, read: _Value) -> _Value:
        """one over twenty-one"""
        below = self.read(read.last + 1)
        if below is None or not below.value or below.form in ("ordinal", "vague", "fraction"):
            return read
        if below.last < self.n and self.tag(below.last) not in ("PUNCT",):
            return read
        return _Value(read.value / below.value, below.last, "fraction")

    # --- words ----------------------------------------------------------------------------------------------------

    def article(self, i: int) -> _Value | None:
        """a hundred, a million, a third of, a dozen, a half"""
        at = i + 1
        following = self.lower(at)
        if following == "half" and self.lower(at + 1) in _HYPHENS and self.lower(at + 2) == "dozen":
            return _Value(Decimal(6), at + 3, "words")
        if following in ("hundred", "dozen") or (following in self.words.scales and not following.endswith("s")):
            if following == "dozen":
                return _Value(Decimal(12), at + 1, "words")
            read = self.cardinal(at, None)
            return None if read is None else self.parts(i, read)
        if following == "half":
            number = self.half(at)
            if number is not None and number.value is not None:
                return _Value(number.value, number.last, number.form, number.scale)
            return _Value(Decimal("0.5"), at + 1, "fraction") if self.share(i, at + 1) else None
        below = self.denominator(at)
        if below is None:
            return None
        if not self.share(i, below[1]) and self.lower(below[1]) not in self.words.scales:
            return None
        return self.of_a_scale(_Value(1 / Decimal(below[0]), below[1], "fraction"))

    def share(self, first: int, last: int) -> bool:
        """Whether a bare "a third" or "half" is a share: of something, or at the end of what is said."""
        after = self.lower(last)
        if after in ("of", "the", "its", "their", "that"):
            return True
        if first == 0 and last == self.n:
            return True
        if self.tag(last) in (*NOUNISH, "ADJ", "NUM", "PAST", "GER", "VERB") or after in _HYPHENS or after == "as":
            return False
        if self.lower(first - 1) == "and":
            return False  # one with blue sails and a third with white; a century and a half
        return self.lower(first - 1) in self.words.idiom["share_before"]

    def denominator(self, i: int) -> tuple[int, int] | None:
        """The singular denominator at ``i`` (third, quarter, twenty-fifth, hundredth) and where it ends."""
        lower = self.lower(i)
        if lower == "quarter":
            return 4, i + 1
        if lower in self.words.tens:
            at = i + 2 if self.lower(i + 1) in _HYPHENS else i + 1
            unit = self.words.ordinals.get(self.lower(at), 0)
            return (self.words.tens[lower] + unit, at + 1) if 0 < unit < 10 else None
        value = self.words.ordinals.get(lower, 0)
        return (value, i + 1) if value > 2 else None

    def spelled(self, i: int) -> _Value | None:
        """A number that starts in words."""
        lower = self.tokens[i].lower
        if lower == "one" and not self.counts(i):
            return None
        if lower in self.words.vague or lower in ("several", "many", "scores"):
            return None
        read = self.cardinal(i, None)
        if read is None:
            return None
        if self.lower(read.last) == "point" and self.lower(i - 1) != "at":
            read = self.point(read)
        return self.parts(i, read)

    def counts(self, i: int) -> bool:
        """Whether "one" is a number here and no pronoun."""
        idiom = self.words.idiom
        before, after = self.lower(i - 1), self.lower(i + 1)
        if before in ("minus", "negative"):
            return True
        if before in idiom["pronoun_before"] and after not in self.words.scales and after not in ("hundred", "-"):
            return False
        if after in idiom["pronoun_after"] or (after == "by" and self.lower(i + 2) == "one"):
            return False
        if after == "day" and self.lower(i - 1) not in ("than", "least", "only", "just", "in"):
            return False
        if before == "on" and after == "hand":
            return False
        if before in ("a", "an"):
            return False
        return self.tag(i - 1) != "ADJ" or self.tag(i + 1) in (*NOUNISH, "ADJ")  # the smaller one; at least one ear

    def cardinal(self, i: int, start: _Value | None) -> _Value | None:
        """two hundred and five, 3 hundred and 21, four million five hundred thousand; ``start``: digits just before."""
        words = self.words
        total, group = Decimal(0), None if start is None else start.value
        tail = group or Decimal(0)
        state = "" if start is None else "unit"
        limit: Decimal | None = None
        scale = Decimal(1)
        mark: tuple[Decimal, int, Decimal] | None = None  # value, end and scale before the group now being read
        joined_mark = False
        last, j = i, i
        mixed = start is not None
        while j < self.n and j - i < 60:
            k, joined = j, False
            lower = self.tokens[j].lower
            if state and (lower in ("and", "&", ",") or lower in _HYPHENS):
                if not self.may_join(j, state):
                    break
                k, joined = j + 1, lower in ("and", "&")
                if lower in _HYPHENS and self.lower(k) in ("and", "&"):
                    k, joined = k + 1, True
                    k = k + 1 if self.lower(k) in _HYPHENS else k
                if k >= self.n:
                    break
                lower = self.tokens[k].lower
            small, ten = words.small.get(lower), words.tens.get(lower)
            if small is None and ten is None and state in ("hundred", "scale") and self.digits(k):
                small, mixed = self.digit_group(k, joined, limit), True
            if small is not None or ten is not None:
                atom = Decimal(small if small is not None else ten or 0)
                if state == "tens" and not (0 < atom < 10 and not joined):
                    break
                if state == "unit" or (atom == 0 and state):
                    break
                if state in ("hundred", "scale"):
                    mark, joined_mark, tail = (total + (group or 0), last, scale), joined, Decimal(0)
                group = (group or Decimal(0)) + atom
                tail += atom
                state = "tens" if ten is not None else "unit"
            elif lower in ("hundred", "hundreds") and not (lower == "hundreds" and not state):
                if state == "hundred" or (group is not None and group >= 100 and not (mixed and mark is None)):
                    return self.back(mark, total + (group or 0), last, scale, mixed)
                if state == "scale" and not joined:
                    break
                group = (Decimal(1) if group is None or state in ("", "scale") else group) * 100
                state, tail = "hundred", Decimal(0)
            elif lower in words.scales and not (lower.endswith("s") and not state):
                size = Decimal(10) ** words.scales[lower]
                if state == "scale":
                    if joined:
                        break
                    total, scale = total * size, scale * size
                elif limit is not None and size >= limit:
                    return self.back(mark, total + (group or 0), last, scale, mixed)
                else:
                    total += (Decimal(1) if group is None else group) * size
                    scale = limit = size
                group, state, mark = None, "scale", None
            elif lower in ("dozen", "dozens", "dzs", "dozs") and state in ("unit", "tens", ""):
                if joined:
                    break
                value = total + (group or 0) - tail + (tail or 1) * 12
                return _Value(value, k + 1, "mixed" if mixed else "words")
            else:
                break
            last = j = k + 1
        if not state or last == i:
            return start
        value = total + (group or 0)
        before = mark[0] if mark is not None and joined_mark and state in ("unit", "tens") else None
        if before is not None and self.lower(i - 1) == "between" and self.lower(last) != "and" and mark is not None:
            return self.back(mark, value, last, scale, mixed)  # between one hundred and fifty
        own = scale if state == "scale" else Decimal(1)
        read = _Value(value, last, "mixed" if mixed else "words", own, before, scale if mark is not None else own)
        read.tens_apart = state == "tens" and mark is not None and not joined_mark and tail >= 20 and tail % 10 == 0
        return self.and_part(read) if state != "hundred" or self.lower(last) == "and" else read

    def back(
        self, mark: tuple[Decimal, int, Decimal] | None, value: Decimal, last: int, scale: Decimal, mixed: bool
    ) -> _Value:
        """The number as it was before the group that turned out to start another number."""
        if mark is not None:
            value, last, scale = mark
        return _Value(value, last, "mixed" if mixed else "words", scale)

    def may_join(self, j: int, state: str) -> bool:
        """Whether the connector at ``j`` may lead to more of the same number."""
        lower, following = self.tokens[j].lower, self.lower(j + 1)
        known = following in self.words.small or following in self.words.tens
        if lower in _HYPHENS:
            if state == "tens":
                return 0 < self.words.small.get(following, 0) < 10
            touching = self.touching(j) and self.touching(j + 1)
            more = (
                following in self.words.scales
                or following in ("hundred", "dozen")
                or (following == "and" and state in ("hundred", "scale"))
            )
            return touching and (more or (known and state in ("hundred", "scale")))
        if state not in ("hundred", "scale"):
            return False
        if lower == ",":
            return state == "scale" and known and self.lower(j + 2) in ("hundred", "thousand")
        return known or self.digits(j + 1)

    def digit_group(self, k: int, joined: bool, limit: Decimal | None) -> int | None:
        """The digits at ``k`` as a part of the number before them: "3 hundred and 21", "4 thousand 3 hundred"."""
        text = self.tokens[k].text
        if not (text.isdecimal() and len(text) <= 3 and text[0] != "0"):
            return None
        value = int(text)
        following = self.lower(k + 1)
        if joined:
            return value if value < (100 if limit is None else limit) and (limit is None or limit <= 1000) else None
        smaller = following == "hundred" or (
            following in self.words.scales and limit is not None and Decimal(10) ** self.words.scales[following] < limit
        )
        return value if smaller else None

    def point(self, read: _Value) -> _Value:
        """two hundred point zero three, nought point eleven, five point five million"""
        words = self.words
        at, text = read.last + 1, ""
        while at < self.n and len(text) < 30:
            lower = self.tokens[at].lower
            if lower in words.small and (words.small[lower] < 10 or not text):
                text += str(words.small[lower])
            elif lower in words.tens and not text:
                text = str(words.tens[lower])
                follows = at + 2 if self.lower(at + 1) in _HYPHENS else at + 1
                if 0 < words.small.get(self.lower(follows), 0) < 10:
                    text = str(words.tens[lower] + words.small[self.lower(follows)])
                    at = follows
                at += 1
                break
            else:
                break
            at += 1
        if not text:
            return read
        value = read.value + Decimal(f"0.{text}")
        if self.lower(at) in words.scales:
            return self.cardinal(at, _Value(value, at, "words")) or read
        return _Value(value, at, "words")

    def parts(self, i: int, read: _Value) -> _Value:
        """The fraction behind a spelled number: three fifths, one third, one over three, two and a half million."""
        last = read.last
        at = last + 1 if self.lower(last) in _HYPHENS else last
        below, end = self.denominators(at)
        if read.tens_apart and below is not None and 2 < below < 10:
            ten = read.value % 100  # one hundred thirty-fifths: a hundred of them
            return _Value((read.value - ten) / (ten + below), end, "fraction")
        lone = read.value - (read.before or 0) == 1
        if (
            below is None
            and read.before is not None
            and lone
            and self.lower(at) in ("half", "third", "quarter", "fourth", "fifth")
        ):
            part = 1 / Decimal(2 if self.lower(at) == "half" else self.denominator(at)[0])  # type: ignore[index]
            return _Value(read.before + part * self.whole(read.before_scale), at + 1, "fraction")
        if below is None and read.value == 1 and last == i + 1:
            singular = self.denominator(at)
            if self.lower(at) == "half":
                singular = (2, at + 1)
            if singular is not None and self.tag(singular[1]) not in ("NOUN", "PLURAL", "NAME"):
                return self.of_a_scale(_Value(1 / Decimal(singular[0]), singular[1], "fraction"))
            if singular is not None and self.lower(at) in ("half", "quarter"):
                return self.of_a_scale(_Value(1 / Decimal(singular[0]), singular[1], "fraction"))
        if below is None and self.lower(at) in ("third", "quarter") and at > last and read.value in (2, 3):
            below, end = 3 if self.lower(at) == "third" else 4, at + 1  # a two-third majority
        if below is not None and not (
            self.lower(at) == "quarters" and self.lower(i - 1) in self.words.idiom["quarters_after"]
        ):
            tail = read.value - (read.before or 0)
            if read.before is not None and tail < below:
                scaled = self.of_a_scale(_Value(tail / below, end, "fraction"))
                unit = self.whole(read.before_scale) if scaled.last == end else Decimal(1)
                return _Value(read.before + scaled.value * unit, scaled.last, "fraction")
            return self.of_a_scale(_Value(read.value / below, end, "fraction"))
        if self.lower(last) == "over" and self.bare_ratio(i, last):
            return self.over(read)
        return self.and_part(read)

    def denominators(self, i: int) -> tuple[int | None, int]:
        """The plural denominator at ``i`` (thirds, quarters, twenty-firsts) and where it ends."""
        lower = self.lower(i)
        if lower in self.words.tens:
            at = i + 2 if self.lower(i + 1) in _HYPHENS else i + 1
            unit = self.words.ordinals.get(self.lower(at).removesuffix("s"), 0) if self.lower(at).endswith("s") else 0
            return (self.words.tens[lower] + unit, at + 1) if 0 < unit < 10 else (None, i)
        return self.words.denominators.get(lower), i + 1

    def of_a_scale(self, read: _Value) -> _Value:
        """two thirds of a million, three quarters of a million, half million, a quarter million"""
        at = read.last
        if self.lower(at) == "of" and self.lower(at + 1) == "a":
            at += 2
        elif self.lower(at) in ("a", "an") or (self.lower(at) in _HYPHENS and self.touching(at)):
            at += 1
        lower = self.lower(at)
        if lower == "dozen":
            return _Value(read.value * 12, at + 1, "words")
        if lower in ("hundred", "thousand") or (lower in self.words.scales and not lower.endswith("s")):
            scale = Decimal(100) if lower == "hundred" else Decimal(10) ** self.words.scales[lower]
            return _Value(read.value * scale, at + 1, "words", scale)
        return read

    def and_part(self, read: _Value) -> _Value:
        """and a half, and three quarters: a fraction added, of the scale where one was named last"""
        at = read.last
        if self.lower(at) in _HYPHENS and self.touching(at):
            at += 1
        if self.lower(at) not in ("and", "&") or read.form == "fraction":
            return read
        at += 2 if self.lower(at + 1) in _HYPHENS else 1
        part = self.proper_part(at)
        if part is None:
            return read
        fraction, last = part
        scaled = self.of_a_scale(_Value(fraction, last, "fraction"))
        if scaled.last > last:  # one billion and a half million; five and a half million
            if read.scale > 1:
                return _Value(
                    read.value + scaled.value, scaled.last, "mixed" if read.form == "mixed" else "words", scaled.scale
                )
            return _Value((read.value + fraction) * scaled.scale, scaled.last, "words", scaled.scale)
        return _Value(
            read.value + fraction * self.whole(read.scale),
            last,
            "mixed" if read.form == "mixed" else "fraction",
            read.scale,
        )

    @staticmethod
    def whole(scale: Decimal) -> Decimal:
        """What "and a half" is a half of: "three million and a half" is three and a half million."""
        return scale if scale >= 1000 else Decimal(1)

    def proper_part(self, at: int) -> tuple[Decimal, int] | None:
        """A fraction below one in words at ``at``: a half, one quarter, three fifths, fifty-four hundredths."""
        lower = self.lower(at)
        if lower in ("a", "one"):
            follows = at + 2 if self.lower(at + 1) in _HYPHENS else at + 1
            if self.lower(follows) == "half":
                return Decimal("0.5"), follows + 1
            below = self.denominator(follows)
            if below is None or (self.lower(follows) != "quarter" and self.tag(below[1]) in NOUNISH):
                return None
            return 1 / Decimal(below[0]), below[1]
        if lower not in self.words.small and lower not in self.words.tens:
            return None
        above, follows = Decimal(self.words.small.get(lower, 0) + self.words.tens.get(lower, 0)), at + 1
        unit = follows + 1 if self.lower(follows) in _HYPHENS else follows
        if lower in self.words.tens and 0 < self.words.small.get(self.lower(unit), 0) < 10:
            above, follows = above + self.words.small[self.lower(unit)], unit + 1
        follows = follows + 1 if self.lower(follows) in _HYPHENS else follows
        below_many = self.words.denominators.get(self.lower(follows))
        if below_many is None or not 0 < above < below_many:
            return None
        return above / below_many, follows + 1

    def half(self, i: int) -> Number | None:
        """half a dozen, half the seats, half an hour, half-hour, a quarter of; not the first half or a half-brother"""
        lower, after = self.tokens[i].lower, self.lower(i + 1)
        value = Decimal("0.5") if lower == "half" else Decimal("0.25")
        read = _Value(value, i + 1, "fraction")
        scaled = self.of_a_scale(read)
        if scaled.last > read.last:
            return self.make(i, scaled)
        if lower == "quarter":
            glued = after in _HYPHENS and self.lower(i + 2) in self.words.idiom["half_units"]
            return self.make(i, read) if glued else None
        before = self.lower(i - 1)
        if before in self.words.idiom["half_after"] and not (before == "in" and after == "a"):
            return None
        if after in ("a", "an") and self.tag(i + 2) in NOUNISH:
            return self.make(i, _Value(value, i + 2, "fraction"))
        if after in _HYPHENS:
            return self.make(i, read) if self.lower(i + 2) in self.words.idiom["half_units"] else None
        if (
            after in ("the", "of", "its", "their", "our", "his", "her", "all", "these", "those")
            or after in self.words.idiom["half_units"]
        ):
            return self.make(i, read)
        if self.tag(i + 1) == "PLURAL" or self.lower(i + 1) == "people" or (i == 0 and self.n == 1):
            return self.make(i, read)
        return self.make(i, read) if self.share(i, i + 1) else None

    # --- vague, ordinal and vulgar ----------------------------------------------------------------------------------

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
                return self.make(i, _Value(2 * scale, at + 1, "words", scale), loose=True)
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

    def ordinal(self, i: int) -> Number | None:
        """first, tenth, thirtieth; twenty-first is read where it starts"""
        return self.make(i, _Value(Decimal(self.words.ordinals[self.tokens[i].lower]), i + 1, "ordinal"))

    def vulgar(self, i: int) -> Number | None:
        """½ ⅔ ¾"""
        value = _vulgar(self.tokens[i].text)
        return None if value is None else self.make(i, _Value(value, i + 1, "fraction"))


def _decimal(text: str) -> Decimal | None:
    """The value of a digit token; ``None`` where it is none (a version, an address, too long)."""
    if len(text) > LONGEST:
        return None
    plain = text.translate(_FULL_WIDTH)
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(ch)) if ch.isdecimal() else ch for ch in plain)
    if plain.isdigit():
        return Decimal(plain)
    if _GROUPED.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if plain.count(".") == 1 and "," not in plain:
        return Decimal(plain)
    if _EUROPEAN.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    return None


def _vulgar(text: str) -> Decimal | None:
    """The value of a vulgar fraction sign."""
    if len(text) != 1 or text.isdecimal():
        return None
    parts = unicodedata.normalize("NFKC", text).split("⁄")
    if len(parts) != 2 or not all(p.isdecimal() for p in parts):
        return None
    with localcontext() as context:
        context.prec = 28
        return Decimal(parts[0]) / Decimal(parts[1])
