"""Hedges with the right polarity, and the ranges they allow."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.figures import figures, quantity
from checker.hedges import COMPARATORS, Style, allowed, rounding_unit
from checker.model import Quantity, Sentence
from checker.numerals import numbers
from checker.tokens import tokenize
from checker.wordclass import tag


def only(text: str) -> Quantity:
    """The one quantity in a sentence."""
    sentence = Sentence(0, len(text), text, "body", 0, tag(tokenize(text)))
    (figure,) = figures(sentence, numbers(sentence.tokens))
    return quantity(sentence, figure)


BOUNDS = {
    ">": "more than 40|over 40|well over 40|in excess of 40|upwards of 40|exceeding 40|north of 40|> 40|above 40",
    ">=": "at least 40|no fewer than 40|not less than 40|as few as 40|40 or more|40 and counting|40-plus|40+|≥ 40",
    "<": "less than 40|fewer than 40|under 40|just under 40|just shy of 40|nearly 40|almost 40|not quite 40",
    "<=": "no more than 40|at most 40|up to 40|as many as 40|a maximum of 40|40 or fewer|40 at most",
    "~": "about 40|around 40|some 40|an estimated 40|roughly 40|~40|40 or so|40-odd|some 40-odd|approx. 40",
    "=": "40",
}


@pytest.mark.parametrize(
    ("surface", "comparator"), [(surface, sign) for sign, listed in BOUNDS.items() for surface in listed.split("|")]
)
def test_polarity_and_place(surface: str, comparator: str) -> None:
    found = only(f"They saw {surface}.")
    assert (found.comparator, found.surface, found.value) == (comparator, surface, 40)


@pytest.mark.parametrize(
    "text",
    [
        "They talked about 40 farms.",
        "Only 40 farms burned.",
        "Just 40 farms burned.",
        "Exactly 40 farms burned.",
        "It is bigger than that by 40.",
    ],
)
def test_words_that_bound_nothing(text: str) -> None:
    assert only(text).comparator == "="


def test_over_before_a_stretch_of_time_is_no_bound() -> None:
    assert only("It fell over 3 years.").comparator == "="
    assert only("It lasted over 3 years.").comparator == ">"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 100 farms", 100, None), ("at least 59 farms", 59, None), ("up to 7 farms", None, 7),
        ("nearly 200 farms", None, 200), ("about 210 farms", 189, 231), ("200 farms", 200, 200),
        ("between 150 and 176 farms", 150, 176), ("10-20 farms", 10, 20),
    ],
)  # fmt: skip
def test_what_the_words_strictly_allow(text: str, low: int | None, high: int | None) -> None:
    found = only(text)
    assert (found.low, found.high) == (low, high)


def test_what_a_reader_takes_them_to_mean() -> None:
    more = only("more than 100 farms")
    assert more.likely_low == 101
    assert more.likely_high is not None
    assert 115 <= more.likely_high <= 150
    assert Decimal(72_914) in only("73,000 farms").likely
    assert Decimal(330) not in only("300 farms").likely
    assert only("24 farms").likely.is_point
    assert Decimal("85.19") in only("85%").likely
    assert Decimal(185) in only("nearly 200 farms").likely
    assert Decimal(150) not in only("nearly 200 farms").likely
    assert Decimal(208) in only("about 200 farms").likely
    assert Decimal(230) not in only("about 200 farms").likely


@given(
    st.decimals(min_value=1, max_value=10**9, places=2, allow_nan=False),
    st.sampled_from(list(COMPARATORS)),
    st.booleans(),
)
def test_ranges_are_the_right_way_round_and_hold_their_number(value: Decimal, style: Style, count: bool) -> None:
    if count:
        value = value.to_integral_value()
    low, high, likely_low, likely_high = allowed(value, style, count=count)
    assert low is None or low <= value
    assert high is None or high >= value
    assert likely_low is not None
    assert likely_high is not None
    assert likely_low <= likely_high
    if style:
        assert low is None or likely_low >= low
        assert high is None or likely_high <= high


@given(st.integers(1, 10**9))
def test_the_rounding_unit_divides_its_number(value: int) -> None:
    unit = rounding_unit(Decimal(value))
    assert Decimal(value) % unit == 0
    assert Decimal(value) / unit % 10 != 0


def test_past_bounds_what_climbed_and_leaves_the_verb() -> None:
    found = only("The toll climbed past 600.")
    assert (found.comparator, found.value) == (">", Decimal(600))
    assert only("The bus stops at half past 6.").comparator == "="
