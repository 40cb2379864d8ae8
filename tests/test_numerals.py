"""Numbers in every spelling: what they are worth, and where they stand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon import table
from checker.numerals import Number, numbers
from checker.tokens import tokenize
from checker.wordclass import tag


def read(text: str) -> list[Number]:
    """The numbers of a text taken as one sentence."""
    return list(numbers(tag(tokenize(text))))


def values(text: str) -> list[Decimal | tuple[Decimal | None, Decimal | None]]:
    """The values of a text's numbers, ordinals left out; a vague one is a pair."""
    return [(n.low, n.high) if n.value is None else n.value for n in read(text) if n.form != "ordinal"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567", "1234567"),
        ("12,34,567.5", "1234567.5"),
        ("816 000", "816000"),
        ("816\u202f000", "816000"),
        ("1 234 567.25", "1234567.25"),
        (".5", "0.5"),
        ("63000", "63000"),
        ("4.800", "4.8"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("12,5", "12.5"),
        ("１２，３４５", "12345"),
        ("2 1/2", "2.5"),
        ("3/4", "0.75"),
        ("2½", "2.5"),
        ("½", "0.5"),
        ("-4", "-4"),
        ("−4", "-4"),
        ("minus 4", "-4"),
        ("minus-130", "-130"),
        ("negative one", "-1"),
        ("+0.2", "0.2"),
        ("1e-3", "0.001"),
        ("4e14", "400000000000000"),
        ("2.5×10−5", "0.000025"),
        ("3 x 10^5", "300000"),
        ("8x2^10", "8192"),
    ],
)
def test_digits(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.7B dollars", "5700000000"),
        ("$700M", "700000000"),
        ("£2k", "2000"),
        ("2.3bn people", "2300000000"),
        ("1.2m euros", "1200000"),
        ("3m people", "3000000"),
        ("4 crore", "40000000"),
        ("three lakh crore", "3000000000000"),
        ("13 lakh", "1300000"),
        ("1.5 million", "1500000"),
        ("half a million", "500000"),
        ("quarter million", "250000"),
        ("3 hundred and 21", "321"),
        ("4 thousand 3 hundred and 21", "4321"),
        ("2 dozen", "24"),
    ],
)
def test_scales(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize("text", ["a 5 m wall", "573.15K", "1500b", "12 m"])
def test_symbols_of_units_are_no_scales(text: str) -> None:
    (number,) = read(text)
    assert number.scale == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero", "0"),
        ("nought", "0"),
        ("twenty-two", "22"),
        ("twenty two", "22"),
        ("two hundred and five", "205"),
        ("Eight hundred thousand", "800000"),
        ("one million, two hundred thousand", "1200000"),
        ("two hundred and two thousand", "202000"),
        ("one and a half million", "1500000"),
        ("two million and a half", "2500000"),
        ("two-and-a-half", "2.5"),
        ("a hundred", "100"),
        ("a thousand", "1000"),
        ("half a dozen", "6"),
        ("two dozen", "24"),
        ("a couple hundred", "200"),
        ("two point five million", "2500000"),
        ("nought point nought three", "0.03"),
        ("two thirds of a million", str(Decimal(2) / 3 * 1_000_000)),
        ("three quarters", "0.75"),
        ("one-eighth", "0.125"),
        ("a third of them", str(Decimal(1) / 3)),
        ("three twenty-fifths", "0.12"),
        ("one over twenty", "0.05"),
    ],
)
def test_words(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 12, 120),
        ("hundreds of thousands", 100_000, 1_000_000),
        ("tens of millions", 10_000_000, 100_000_000),
        ("scores of farms", 20, 200),
        ("several hundred", 200, 1000),
    ],
)
def test_vague_numbers_have_a_range(text: str, low: int, high: int) -> None:
    assert values(text) == [(Decimal(low), Decimal(high))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("22,24,26", [22, 24, 26]),
        ("three hundred and two hundred", [300, 200]),
        ("between one hundred and fifty", [100, 50]),
        ("between twenty and thirty", [20, 30]),
        ("five and six", [5, 6]),
        ("4000 3 hundred", [4000, 300]),
        ("open 24/7", [24, 7]),
        ("185/193 votes", [185, 193]),
        ("in May 5 200 people", [5, 200]),
    ],
)
def test_neighbours_stay_apart(text: str, found: list[int]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "this one", "no one came", "one another", "the other one", "each one", "one must go", "on the one hand",
        "the first half", "in half", "a half-brother", "a third man", "the third quarter", "a few", "a car", "an hour",
    ],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(("text", "value"), [("21st", 21), ("tenth", 10), ("the 92d Congress", 92)])
def test_ordinals_are_told_apart(text: str, value: int) -> None:
    (number,) = read(text)
    assert (number.form, number.value) == ("ordinal", value)


SMALL = list(table("scales")["small"])
WORDS = {0: "zero"} | {n: w for w, n in table("scales")["small"].items() if w not in ("nought", "naught", "zero")}
TENS = {n: w for w, n in table("scales")["tens"].items() if w != "fourty"}


def spell(n: int, joint: str = " and ", hyphen: str = "-") -> str:
    """A whole number in English words."""
    if n < 20:
        return WORDS[n]
    if n < 100:
        return TENS[n - n % 10] + (hyphen + WORDS[n % 10] if n % 10 else "")
    if n < 1000:
        return f"{WORDS[n // 100]} hundred" + (joint + spell(n % 100, joint, hyphen) if n % 100 else "")
    for word, size in (("billion", 10**9), ("million", 10**6), ("thousand", 10**3)):
        if n >= size:
            rest = n % size
            link = joint if 0 < rest < 100 else " "
            return f"{spell(n // size, joint, hyphen)} {word}" + (link + spell(rest, joint, hyphen) if rest else "")
    raise AssertionError


@given(st.integers(0, 10**12 - 1), st.sampled_from([" and ", " "]), st.sampled_from(["-", " "]))
def test_what_is_spelled_is_read(n: int, joint: str, hyphen: str) -> None:
    text = spell(n, joint, hyphen)
    (number,) = read(text)
    assert (number.value, number.start, number.end) == (n, 0, len(text))


@given(st.integers(0, 10**15))
def test_grouped_digits_are_read(n: int) -> None:
    assert values(f"{n:,}") == [n]
    assert values(f"{n:,}".replace(",", "\u202f")) == [n]


PIECES = [
    *SMALL,
    *table("scales")["scales"],
    "hundred",
    "and",
    "a",
    "half",
    "-",
    ",",
    "1",
    "2.5",
    "1/2",
    "of",
    "third",
    "x",
    "minus",
    "plus",
    "over",
    "point",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_numbers_never_overlap_and_point_at_their_tokens(text: str) -> None:
    tokens = tag(tokenize(text))
    end = 0
    for number in numbers(tokens):
        assert end <= number.first < number.last <= len(tokens)
        assert (number.start, number.end) == (tokens[number.first].start, tokens[number.last - 1].end)
        assert number.value is not None or number.low is not None
        end = number.last


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "1,",
        "1-",
        "one ",
        "hundred and ",
        "twenty-",
        "½",
        "1/2 ",
        "(",
        "123 456 ",
        "1e9",
        "x",
        "minus ",
        "one over ",
    ],
)
def test_work_grows_with_the_text(unit: str, grows_in_proportion: Any) -> None:
    grows_in_proportion(lambda size: read(unit * (size // len(unit))), 20_000)
