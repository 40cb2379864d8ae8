"""A figure of a source in the words of the draft: the draft's hedge, its unit, its scale and its way to group digits.

"About 1.2 million" that ought to be 1,300,000 becomes "1.3 million". Whatever comes out is read again in its sentence;
what does not read as the source's figure is not offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from checker.extraction import subjects_of
from checker.model import Claim, Comparator, Quantity
from checker.pipeline import document_of

HEDGES: Final[dict[Comparator, str]] = {
    "=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most ",
}  # fmt: skip
PLACES: Final = 3
"""Decimals that a figure with a scale word may get."""
SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
"""Numbers that a draft which writes numbers in words keeps in words."""
_NUMBER: Final = re.compile(r"\d(?:[\d,.'’\u00a0\u202f]*\d)?")
_SIGNS: Final = re.compile(r"(?:[A-Z]{1,3}\$|[$€£¥₫₹]|[A-Z]{3}\s?)\s?$")


def rewritten(mine: Claim, source: Claim) -> str | None:
    """The words that take the place of a claim's figure so that it is the source's, None where there are none."""
    if mine.quantity is None or source.quantity is None or mine.quantity.unit != source.quantity.unit:
        return None
    for words in _ways(mine, source):
        if words != mine.surface and _reads(words, mine, source.quantity):
            return words
    return None


def _ways(mine: Claim, source: Claim) -> Iterator[str]:
    """Ways to say it, the draft's own first, then the source's words."""
    assert mine.quantity is not None
    assert source.quantity is not None
    if source.quantity.value is not None and mine.quantity.value is not None:
        yield from _own(mine, mine.quantity, source.quantity)
    words = " ".join(source.surface.split())
    yield _begun(words, mine)
    if source.quantity.value is not None:
        yield _begun(HEDGES[source.quantity.comparator] + _digits(source.quantity.value, ","), mine)


def _own(mine: Claim, old: Quantity, new: Quantity) -> Iterator[str]:
    surface = mine.surface
    assert old.value is not None
    assert new.value is not None
    numbers = list(_NUMBER.finditer(surface))
    if len(numbers) == 1:
        (number,) = numbers
        before, after = surface[: number.start()], surface[number.end() :]
        said = _value(number[0])
        if said:
            scaled = new.value / (old.value / said)
            exact = scaled == round(scaled, PLACES)
            if exact and (not after.strip() or scaled >= 1):
                digits = _digits(scaled, _grouping(number[0], old.value))
                yield _begun(_hedged(before, old, new) + digits + after, mine)
        if after[:1].isspace() and not after.strip()[:1].isdigit():
            digits = _digits(new.value, ",")
            yield _begun(_hedged(before, old, new) + digits, mine)
    elif not numbers and new.value == new.value.to_integral_value() and 0 <= new.value < len(SMALL):
        yield _begun(HEDGES[new.comparator] + SMALL[int(new.value)], mine)


def _value(digits: str) -> Decimal | None:
    """A printed number with commas or blanks between its groups."""
    plain = re.sub(r"[,'’\u00a0\u202f]", "", digits)
    return Decimal(plain) if plain.count(".") <= 1 else None


def _grouping(digits: str, value: Decimal) -> str:
    """What stands between groups of three in the draft; a comma where its number shows none and needs none."""
    found = re.search(r"\d([,'’\u00a0\u202f])\d{3}", digits)
    if found:
        return found[1]
    return "" if abs(value) >= 1000 and len(digits) > 3 and "." not in digits else ","


def _digits(value: Decimal, between: str) -> str:
    shown = f"{value:,f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return shown.replace(",", between)


def _hedged(before: str, old: Quantity, new: Quantity) -> str:
    """What stands before the number: the draft's words where the hedge is the same, else the source's hedge, and the
    sign of the money.
    """
    if old.comparator == new.comparator and old.approximate == new.approximate:
        return before
    sign = _SIGNS.search(before)
    hedge = "about " if new.comparator == "=" and new.approximate else HEDGES[new.comparator]
    return hedge + (sign[0] if sign else "")


def _begun(words: str, mine: Claim) -> str:
    """The words as they begin a sentence where the draft's do; a capital of the source's that is none here is not
    kept.
    """
    if words[:1].isalpha() and words[1:2].islower():
        capital = mine.surface[:1].isupper() and mine.surface[1:2].islower()
        starts = capital or mine.sentence.lstrip().startswith(mine.surface)
        return (words[:1].upper() if starts else words[:1].lower()) + words[1:]
    return words


def _reads(words: str, mine: Claim, wanted: Quantity) -> bool:
    """Whether the words, put into the draft's sentence, read as the figure that is wanted."""
    at = mine.sentence.find(mine.surface)
    if at < 0:
        return False
    sentence = mine.sentence[:at] + words + mine.sentence[at + len(mine.surface) :]
    for claim in (subject.claim for subject in subjects_of(document_of("", sentence))):
        q = claim.quantity
        if q is not None and claim.start <= at < claim.end:
            return (q.value, q.low, q.high, q.comparator, q.unit) == (
                wanted.value, wanted.low, wanted.high, wanted.comparator, wanted.unit,
            )  # fmt: skip
    return False
