"""Numbers spelled out: twenty-two, two hundred and five, 3 hundred and 21, four million five hundred thousand."""

from __future__ import annotations

from decimal import Decimal

from checker.numerals.fractions import Fractions
from checker.numerals.literals import decimal
from checker.numerals.places import HYPHENS, MONEY, Value
from checker.wordclass import NOUNISH


class Words(Fractions):
    """Reads spelled-out numbers, and the scale words behind digits."""

    def article(self, i: int) -> Value | None:
        """a hundred, a million, a third of, a dozen, a half"""
        at = i + 1
        following = self.lower(at)
        if following == "half" and self.lower(at + 1) in HYPHENS and self.lower(at + 2) == "dozen":
            return Value(Decimal(6), at + 3, "words")
        if following in ("hundred", "dozen") or (following in self.words.scales and not following.endswith("s")):
            if following == "dozen":
                return Value(Decimal(12), at + 1, "words")
            read = self.cardinal(at, None)
            return None if read is None else self.parts(i, read)
        if following == "half":
            number = self.half(at)
            if number is not None and number.value is not None:
                return Value(number.value, number.last, number.form, number.scale)
            return Value(Decimal("0.5"), at + 1, "fraction") if self.share(i, at + 1) else None
        if following in ("baker", "baker's") and "dozen" in (self.lower(at + 1), self.lower(at + 2)):
            return Value(Decimal(13), at + 2 if self.lower(at + 1) == "dozen" else at + 3, "words")
        if following in self.words.idiom["coins"] and self.one_paid(i):
            return Value(Decimal(1), at, "words")
        if following in self.words.measures and self.one_measured(i):
            return Value(Decimal(1), at, "words")
        below = self.denominator(at)
        if below is None:
            return None
        if not self.share(i, below[1]) and self.lower(below[1]) not in self.words.scales:
            return None
        return self.of_a_scale(Value(1 / Decimal(below[0]), below[1], "fraction"))

    def one_measured(self, i: int) -> bool:
        """Whether "a" before a unit is one: a mile wide, more than a year, weighs a ton, a year and a half.

        "More than a year" is left as it stands: how long in words, no number.
        """
        behind, last = self.lower(i + 2), i + 3
        if behind == "and" and self.lower(last) in ("a", "one"):
            last += 2 if self.lower(last + 1) in HYPHENS else 1
            return self.lower(last) in ("half", "quarter", "third")
        idiom = self.words.idiom
        if behind in idiom["measured_across"]:
            return True
        if behind == "of" and self.lower(i + 1) in idiom["poured"]:
            return self.tag(i - 1) in ("VERB", "PAST", "GER") and self.tag(last) in NOUNISH  # bought a gallon of milk
        if self.defined(i, last):
            return True
        if self.tag(i + 2) in (*NOUNISH, "ADJ") or behind in HYPHENS or behind in ("or", "later"):
            return False
        before = self.lower(i - 1)
        timed = self.lower(i + 1) in idiom["timed"]
        return before in idiom["measured_by"] or (before in idiom["measured_hedge"] and not timed)

    def one_paid(self, i: int) -> bool:
        """Whether "a" before a coin is one of it: it costs a dollar a day, less than a penny each, look, a dime!"""
        idiom = self.words.idiom
        behind, before = self.lower(i + 2), self.lower(i - 1)
        if self.tag(i + 2) not in ("", "PUNCT") and behind not in idiom["paid_per"]:
            return False
        return before in idiom["measured_hedge"] | idiom["paid_by"] or before in (",", "")

    def defined(self, i: int, last: int) -> bool:
        """Whether the unit behind "a" is said in another one: a mile is 1,609 metres, a gross is exactly 144 pieces."""
        if self.lower(last - 1) not in ("is", "equals", "has", "contains") or self.tag(i - 1) not in (
            "",
            "PUNCT",
            "CONJ",
        ):
            return False
        at = last + 1 if self.lower(last) in self.words.idiom["just"] else last
        return (self.digits(at) or self.lower(at) in self.words.small) and self.tag(at + 1) in (*NOUNISH, "NUM")

    def spelled(self, i: int) -> Value | None:
        """A number that starts in words."""
        lower = self.tokens[i].lower
        if lower == "one" and not self.counts(i):
            return None
        if lower == "zero" and self.lower(i + 1) == "in" and self.lower(i + 2) == "on":
            return None  # to zero in on
        if lower in self.words.vague or lower in ("several", "many", "scores"):
            return None
        read = self.cardinal(i, None)
        if read is None:
            return None
        ordinal = self.ordinal_behind(read)
        if ordinal is not None:
            return ordinal
        if self.lower(read.last) == "point" and self.lower(i - 1) != "at":
            read = self.point(read)
        return self.parts(i, read)

    def ordinal_behind(self, read: Value) -> Value | None:
        """The ordinal whose last word stands behind its tens: thirty-seventh; a "thirty-second" may be a stretch."""
        last = read.last
        if self.lower(last) not in HYPHENS or not self.touching(last) or read.value % 100 < 20 or read.value % 10:
            return None
        unit = self.words.ordinals.get(self.lower(last + 1), 0)
        return Value(read.value + unit, last + 2, "ordinal") if 0 < unit < 10 and unit != 2 else None

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
        if after in idiom["one_which"] and before not in idiom["one_counted"]:
            return False  # a plan, one that works
        if (
            after in idiom["one_against"]
            and self.lower(i + 2) in ("another", "the")
            and (self.lower(i + 2) == "another" or self.lower(i + 3) == "other")
        ):
            return False  # one against another, one behind the other
        if after in ("", ".", ",", ";", "?", "!") and self.tag(i - 1) in ("VERB", "PAST", "DO", "ADV"):
            return before in ("just", "square") or self.lower(i + 2) in (
                "or",
                "perhaps",
                "maybe",
                "if",
                "possibly",
            )  # he never met one
        if after == "day" and self.lower(i - 1) not in ("than", "least", "only", "just", "in"):
            return False
        if before == "on" and after == "hand":
            return False
        if before in ("a", "an"):
            return False
        return self.tag(i - 1) != "ADJ" or self.tag(i + 1) in (*NOUNISH, "ADJ")  # the smaller one; at least one ear

    def cardinal(self, i: int, start: Value | None) -> Value | None:
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
            if state and (lower in ("and", "&", ",") or lower in HYPHENS):
                if not self.may_join(j, state):
                    break
                k, joined = j + 1, lower in ("and", "&")
                if lower in HYPHENS and self.lower(k) in ("and", "&"):
                    k, joined = k + 1, True
                    k = k + 1 if self.lower(k) in HYPHENS else k
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
                return Value(value, k + 1, "mixed" if mixed else "words")
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
        read = Value(value, last, "mixed" if mixed else "words", own, before, scale if mark is not None else own)
        read.tens_apart = state == "tens" and mark is not None and not joined_mark and tail >= 20 and tail % 10 == 0
        return self.and_part(read) if state != "hundred" or self.lower(last) == "and" else read

    def back(
        self, mark: tuple[Decimal, int, Decimal] | None, value: Decimal, last: int, scale: Decimal, mixed: bool
    ) -> Value:
        """The number as it was before the group that turned out to start another number."""
        if mark is not None:
            value, last, scale = mark
        return Value(value, last, "mixed" if mixed else "words", scale)

    def may_join(self, j: int, state: str) -> bool:
        """Whether the connector at ``j`` may lead to more of the same number."""
        lower, following = self.tokens[j].lower, self.lower(j + 1)
        known = following in self.words.small or following in self.words.tens
        if lower in HYPHENS:
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
            small = self.words.small.get(following, 0) < 10
            return (
                state == "scale"
                and known
                and (self.lower(j + 2) == "thousand" or (self.lower(j + 2) == "hundred" and small))
            )
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

    def point(self, read: Value) -> Value:
        """two hundred point zero three, nought point eleven, five point five million"""
        words = self.words
        at, text = read.last + 1, ""
        while at < self.n and len(text) < 30:
            lower = self.tokens[at].lower
            if lower in words.small and (words.small[lower] < 10 or not text):
                text += str(words.small[lower])
            elif lower in words.tens and not text:
                text = str(words.tens[lower])
                follows = at + 2 if self.lower(at + 1) in HYPHENS else at + 1
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
            return self.cardinal(at, Value(value, at, "words")) or read
        return Value(value, at, "words")

    def parts(self, i: int, read: Value) -> Value:
        """The fraction behind a spelled number: three fifths, one third, one over three, two and a half million."""
        last = read.last
        at = last + 1 if self.lower(last) in HYPHENS else last
        below, end = self.denominators(at)
        if read.tens_apart and below is not None and 2 < below < 10:
            ten = read.value % 100  # one hundred thirty-fifths: a hundred of them
            return Value((read.value - ten) / (ten + below), end, "fraction")
        lone = read.value - (read.before or 0) == 1
        if (
            below is None
            and read.before is not None
            and lone
            and self.lower(at) in ("half", "third", "quarter", "fourth", "fifth")
        ):
            part = 1 / Decimal(2 if self.lower(at) == "half" else self.denominator(at)[0])  # type: ignore[index]
            return Value(read.before + part * self.whole(read.before_scale), at + 1, "fraction")
        if below is None and read.value == 1 and last == i + 1:
            singular = self.denominator(at)
            if self.lower(at) == "half":
                singular = (2, at + 1)
            if singular is not None and self.tag(singular[1]) not in ("NOUN", "PLURAL", "NAME"):
                return self.of_a_scale(Value(1 / Decimal(singular[0]), singular[1], "fraction"))
            if singular is not None and self.lower(at) in ("half", "quarter"):
                return self.of_a_scale(Value(1 / Decimal(singular[0]), singular[1], "fraction"))
        if below is None and self.lower(at) in ("third", "quarter") and at > last and read.value in (2, 3):
            below, end = 3 if self.lower(at) == "third" else 4, at + 1  # a two-third majority
        if below is not None and not (
            self.lower(at) == "quarters" and self.lower(i - 1) in self.words.idiom["quarters_after"]
        ):
            tail = read.value - (read.before or 0)
            if read.before is not None and tail < below:
                scaled = self.of_a_scale(Value(tail / below, end, "fraction"))
                unit = self.whole(read.before_scale) if scaled.last == end else Decimal(1)
                return Value(read.before + scaled.value * unit, scaled.last, "fraction")
            return self.of_a_scale(Value(read.value / below, end, "fraction"))
        if self.lower(last) == "over" and self.bare_ratio(i, last):
            return self.over(read)
        hundreds = self.hundreds_below(at) if read.last == i + 1 else None
        if hundreds is not None:
            return Value(read.value / hundreds[0], hundreds[1], "fraction")
        return self.and_part(read)

    def hundreds_below(self, at: int) -> tuple[Decimal, int] | None:
        """A denominator of three digits in words and where it ends: one one hundred and fifth."""
        if self.lower(at + 1) != "hundred" or not 0 < self.words.small.get(self.lower(at), 0) < 10:
            return None
        read = self.cardinal(at, None)
        if read is None or read.last != at + 2:
            return None
        last = read.last + 1 if self.lower(read.last) in ("and", *HYPHENS) else read.last
        unit = self.words.ordinals.get(self.lower(last).removesuffix("s"), 0)
        return (read.value + unit, last + 1) if 0 < unit < 100 else None

    def bare_ratio(self, i: int, last: int) -> bool:
        """Whether "1 over 3" stands alone: no currency before it, nothing counted after it."""
        if i and self.tokens[i - 1].text in MONEY:
            return False
        return (
            self.digits(last + 1) or self.lower(last + 1) in self.words.small or self.lower(last + 1) in self.words.tens
        )

    def over(self, read: Value) -> Value:
        """one over twenty-one, 1 over 3"""
        at = read.last + 1
        literal = decimal(self.tokens[at].text) if self.digits(at) else None
        below = Value(literal, at + 1, "digits") if literal is not None else self.cardinal(at, None)
        if below is None or not below.value or below.form == "fraction":
            return read
        if below.last < self.n and self.tag(below.last) != "PUNCT":
            return read
        return Value(read.value / below.value, below.last, "fraction")
