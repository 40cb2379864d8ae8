"""Fractions in words: a third, half a million, two and a half, three quarters, one over twenty."""

from __future__ import annotations

from decimal import Decimal

from checker.numerals.number import Number
from checker.numerals.places import HYPHENS, Places, Value
from checker.wordclass import NOUNISH


class Fractions(Places):
    """Reads fractions, alone and as the end of a number."""

    def share(self, first: int, last: int) -> bool:
        """Whether a bare "a third" or "half" is a share: of something, or at the end of what is said."""
        after = self.lower(last)
        if after in ("of", "the", "its", "their", "that"):
            return True
        if first == 0 and last == self.n:
            return True
        if after in ("to", "and", "or") and self.proper_part(last + 1) is not None:
            return self.lower(first - 1) == "between" or after != "and"  # between a third and a half
        if self.tag(last) in (*NOUNISH, "ADJ", "NUM", "PAST", "GER", "VERB") or after in HYPHENS or after == "as":
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
            at = i + 2 if self.lower(i + 1) in HYPHENS else i + 1
            unit = self.words.ordinals.get(self.lower(at), 0)
            return (self.words.tens[lower] + unit, at + 1) if 0 < unit < 10 else None
        value = self.words.ordinals.get(lower, 0)
        return (value, i + 1) if value > 2 else None

    def denominators(self, i: int) -> tuple[int | None, int]:
        """The plural denominator at ``i`` (thirds, quarters, twenty-firsts) and where it ends."""
        lower = self.lower(i)
        if lower in self.words.tens:
            at = i + 2 if self.lower(i + 1) in HYPHENS else i + 1
            unit = self.words.ordinals.get(self.lower(at).removesuffix("s"), 0) if self.lower(at).endswith("s") else 0
            return (self.words.tens[lower] + unit, at + 1) if 0 < unit < 10 else (None, i)
        return self.words.denominators.get(lower), i + 1

    def of_a_scale(self, read: Value) -> Value:
        """two thirds of a million, three quarters of a million, half million, a quarter million"""
        at = read.last
        if self.lower(at) == "of" and self.lower(at + 1) == "a":
            at += 2
        elif self.lower(at) in ("a", "an") or (self.lower(at) in HYPHENS and self.touching(at)):
            at += 1
        lower = self.lower(at)
        if lower == "dozen":
            return Value(read.value * 12, at + 1, "words")
        if lower in ("hundred", "thousand") or (lower in self.words.scales and not lower.endswith("s")):
            scale = Decimal(100) if lower == "hundred" else Decimal(10) ** self.words.scales[lower]
            return Value(read.value * scale, at + 1, "words", scale)
        return read

    def and_part(self, read: Value) -> Value:
        """and a half, and three quarters: a fraction added, of the scale where one was named last"""
        at = read.last
        if self.lower(at) in HYPHENS and self.touching(at):
            at += 1
        if self.lower(at) not in ("and", "&") or read.form == "fraction":
            return read
        at += 2 if self.lower(at + 1) in HYPHENS else 1
        part = self.proper_part(at)
        if part is None:
            return read
        fraction, last = part
        scaled = self.of_a_scale(Value(fraction, last, "fraction"))
        if scaled.last > last:  # one billion and a half million; five and a half million
            if read.scale > 1:
                return Value(
                    read.value + scaled.value, scaled.last, "mixed" if read.form == "mixed" else "words", scaled.scale
                )
            return Value((read.value + fraction) * scaled.scale, scaled.last, "words", scaled.scale)
        return Value(
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
            follows = at + 2 if self.lower(at + 1) in HYPHENS else at + 1
            if self.lower(follows) == "half":
                return Decimal("0.5"), follows + 1
            below = self.denominator(follows)
            if below is None or (self.lower(follows) != "quarter" and self.tag(below[1]) in NOUNISH):
                return None
            return 1 / Decimal(below[0]), below[1]
        if lower not in self.words.small and lower not in self.words.tens:
            return None
        above, follows = Decimal(self.words.small.get(lower, 0) + self.words.tens.get(lower, 0)), at + 1
        unit = follows + 1 if self.lower(follows) in HYPHENS else follows
        if lower in self.words.tens and 0 < self.words.small.get(self.lower(unit), 0) < 10:
            above, follows = above + self.words.small[self.lower(unit)], unit + 1
        follows = follows + 1 if self.lower(follows) in HYPHENS else follows
        below_many = self.words.denominators.get(self.lower(follows))
        if below_many is None or not 0 < above < below_many:
            return None
        return above / below_many, follows + 1

    def half(self, i: int) -> Number | None:
        """half a dozen, half the seats, half an hour, half-hour, a quarter of; not the first half or a half-brother"""
        lower, after = self.tokens[i].lower, self.lower(i + 1)
        value = Decimal("0.5") if lower == "half" else Decimal("0.25")
        read = Value(value, i + 1, "fraction")
        scaled = self.of_a_scale(read)
        if scaled.last > read.last:
            return self.make(i, scaled)
        if lower == "quarter":
            glued = after in HYPHENS and self.lower(i + 2) in self.words.idiom["half_units"]
            return self.make(i, read) if glued else None
        before = self.lower(i - 1)
        if before in self.words.idiom["half_after"] and not (before == "in" and after == "a"):
            return None
        if after in ("a", "an") and self.tag(i + 2) in NOUNISH:
            return self.make(i, Value(value, i + 2, "fraction"))
        if after in HYPHENS:
            return self.make(i, read) if self.lower(i + 2) in self.words.idiom["half_units"] else None
        if (
            after in ("the", "of", "its", "their", "our", "his", "her", "all", "these", "those")
            or after in self.words.idiom["half_units"]
        ):
            return self.make(i, read)
        if self.tag(i + 1) == "PLURAL" or self.lower(i + 1) == "people" or (i == 0 and self.n == 1):
            return self.make(i, read)
        return self.make(i, read) if self.share(i, i + 1) else None
