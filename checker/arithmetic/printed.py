"""Every number of a stretch of text with what it may stand for, be it a claim or not: "Labour (20)", "20, 15 and 12".

Sums are written in lists, and there a number often stands alone. So that the words between the numbers can be looked
at by themselves, a text is kept as a skeleton: in small letters, with one mark in the place of each number.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from checker.arithmetic.passages import Passage
from checker.arithmetic.rounding import allowed
from checker.interval import Interval
from checker.lexicon import words
from checker.model import Claim
from checker.numerals import numbers, tells_number
from checker.pattern import pattern
from checker.tokens import tokenize
from checker.wordclass import tag

MARK: Final = "\ue000"
"""Stands for a number in a skeleton."""
LONGEST: Final = 1500
"""Characters of a stretch beyond which it is no sentence, and not looked at."""
FIGURES: Final = frozenset({"count", "ratio", "percent", "money", "measure"})
"""Kinds of claims that can be added up."""
LARGE: Final = 1000
ROUND: Final = 100
"""Things counted to fewer than ``LARGE``, and not in hundreds, are counted and not rounded."""
_DIGITS = pattern(r"[0-9][0-9,]*(?:\.([0-9]+))?")
_NAMED = pattern(r"([^\W\d_]+)[ \u00a0]\d{1,3}")
_BARE = pattern(r"\d{1,3}")


class Printed(NamedTuple):
    """A number as printed: its place, what it may stand for, its unit, and the claim it was read as, if any.

    ``exact`` says that nothing hedges it. ``named`` marks a number right behind a name, which may be its count or a
    part of the name: "the Liberals 15". ``step`` is one of its last printed digit: 100,000 for "1.2 million".
    """

    start: int
    end: int
    value: Decimal
    allowed: Interval
    unit: str
    claim: Claim | None
    exact: bool = True
    named: bool = False
    step: Decimal = Decimal(1)


class Skeleton(NamedTuple):
    """A text in small letters with ``MARK`` for each of its numbers, and the numbers in their order.

    ``places`` are the offsets of the marks in ``text``.
    """

    text: str
    printed: tuple[Printed, ...]
    places: tuple[int, ...]

    def gap(self, index: int) -> str:
        """The words before the number ``index``, from the number before it; one past the last: the words behind."""
        low = self.places[index - 1] + 1 if index else 0
        high = self.places[index] if index < len(self.places) else len(self.text)
        return self.text[low:high]


def printed(passage: Passage) -> tuple[Printed, ...]:
    """The numbers of a passage in order, none overlapping; dates, names and clocks are not among them."""
    found: list[Printed] = []
    taken: list[tuple[int, int]] = []
    scores: list[Claim] = []
    for claim in passage.claims:
        if taken and claim.start < taken[-1][1]:
            continue
        if (claim.recognizer == "score" and claim.kind == "count") or _of_a_number(claim):
            scores.append(claim)
            continue
        tied = _NAMED.fullmatch(claim.surface) if claim.kind == "identifier" else None
        if tied is not None and tied[1].lower() in words("labels", "sums"):
            tied = None
        if claim.kind == "identifier" and not tied and not _BARE.fullmatch(claim.surface):
            taken.append((claim.start, claim.end))
            continue
        if tied or claim.kind == "identifier":
            digits = claim.surface.split()[-1]
            value = Decimal(digits)
            start = claim.end - len(digits)
            found.append(Printed(start, claim.end, value, Interval.point(value), "", claim, named=True))
        elif _is_no_age(claim, passage):
            continue
        else:
            figure = _figure(claim)
            if figure is not None:
                found.append(figure)
        taken.append((claim.start, claim.end))
    found.extend(_others(passage, taken, scores))
    return tuple(sorted(found, key=lambda p: p.start))


def _of_a_number(claim: Claim) -> bool:
    """Whether a part and its whole are one claim: "20 of the 45"."""
    whole = claim.whole.quantity if claim.whole is not None else None
    return claim.kind == "ratio" and whole is not None and " of " in claim.surface


def _is_no_age(claim: Claim, passage: Passage) -> bool:
    """Whether a bare number read as an age stands in a list instead: no comma closes it as in "Ann Bell, 16, of"."""
    bare = claim.kind == "duration" and claim.surface.isdigit()
    return bare and not re.match(r"\s*[,;).]", passage.document.text[claim.end : claim.end + 3])


def _figure(claim: Claim) -> Printed | None:
    quantity = claim.quantity
    if quantity is None or claim.kind not in FIGURES:
        return None
    value = (
        quantity.value if quantity.value is not None else quantity.low if quantity.low is not None else quantity.high
    )
    if value is None:
        return None
    exact = quantity.comparator == "=" and not quantity.approximate and quantity.value is not None
    counted = claim.kind in ("count", "ratio") and exact and value < LARGE and value % ROUND != 0
    spread = quantity.strict if counted else allowed(quantity)
    return Printed(
        claim.start, claim.end, value, spread, quantity.unit, claim, exact, step=_step(quantity.surface, value)
    )


def _step(surface: str, value: Decimal) -> Decimal:
    """One of the last printed digit: 100,000 for "1.2 million"."""
    digits = _DIGITS.search(surface)
    if digits is None:
        return Decimal(1) if value % LARGE else Decimal(LARGE)
    shown = Decimal(digits.group().replace(",", ""))
    scale = abs(value / shown) if shown else Decimal(1)
    return scale.scaleb(-len(digits[1] or ""))


def _others(passage: Passage, taken: Sequence[tuple[int, int]], scores: Sequence[Claim]) -> list[Printed]:
    """The numbers that are no claims by themselves, and those of a score one by one."""
    found: list[Printed] = []
    tokens = tokenize(passage.text, passage.start)
    if not any(tells_number(text.lower()) and not _within(taken, start) for start, _, text in tokens):
        return found
    for number in numbers(tag(tokens)):
        if number.value is None or number.form in ("ordinal", "fraction", "vague"):
            continue
        if _within(taken, number.start) or _within(taken, number.end - 1):
            continue
        score = next((c for c in scores if c.start <= number.start < c.end), None)
        found.append(
            Printed(number.start, number.end, number.value, Interval.point(number.value), "", score, not number.loose)
        )
    return found


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of the spans, which are in order."""
    index = bisect_right(spans, (place, sys.maxsize))
    return index > 0 and spans[index - 1][1] > place


def skeleton(passage: Passage) -> Skeleton:
    """The passage with its numbers marked."""
    figures = printed(passage)
    pieces: list[str] = []
    places: list[int] = []
    at, length = passage.start, 0
    for figure in figures:
        words = _plain(passage.document.text[at : figure.start])
        length += len(words)
        places.append(length)
        pieces += (words, MARK)
        length += 1
        at = figure.end
    pieces.append(_plain(passage.document.text[at : passage.end]))
    return Skeleton("".join(pieces), figures, tuple(places))


def _plain(words: str) -> str:
    """Words in small letters, of the same length, blanks as one kind and emphasis marks as blanks."""
    plain = re.sub(r"[\s*_\ue000]", " ", words)
    lower = plain.lower()
    return lower if len(lower) == len(plain) else plain
