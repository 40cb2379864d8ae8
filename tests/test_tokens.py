"""Where the seams between words, numbers and marks run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.tokens import tokenize


def texts(text: str) -> list[str]:
    """The tokens' texts."""
    return [t for _, _, t in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1,234.5 t", ["1,234.5", "t"]),
        (".25 and 0.25", [".25", "and", "0.25"]),
        ("5bn", ["5", "bn"]),
        ("RM23.50", ["RM", "23.50"]),
        ("USD34.6 million", ["USD", "34.6", "million"]),
        ("$US55,931", ["$", "US", "55,931"]),
        ("A$82", ["A", "$", "82"]),
        ("PS2.7m", ["PS", "2.7", "m"]),
        ("the PS5", ["the", "PS5"]),
        ("22,24,26", ["22", ",", "24", ",", "26"]),
        ("[27,28]", ["[", "27", ",", "28", "]"]),
        ("5,00", ["5,00"]),
        ("two-day", ["two", "-", "day"]),
        ("co-sponsors", ["co-sponsors"]),
        ("64-year-old", ["64", "-", "year", "-", "old"]),
        ("18 month-old", ["18", "month", "-", "old"]),
        ("4th-quarter", ["4", "th", "-", "quarter"]),
        ("2½", ["2", "½"]),
        ("Anna's", ["Anna", "'s"]),
        ("don't", ["do", "n't"]),
        ("U.S. p.m.", ["U.S.", "p.m."]),
        ("H1N1", ["H1N1"]),
        ("m2 km³", ["m2", "km³"]),
    ],
)
def test_seams(text: str, tokens: list[str]) -> None:
    assert texts(text) == tokens


@given(st.text(max_size=200), st.integers(0, 10**6))
def test_places_point_into_the_text_and_only_blanks_are_left_out(text: str, offset: int) -> None:
    end = 0
    for start, stop, token in tokenize(text, offset):
        assert text[start - offset : stop - offset] == token
        assert not text[end : start - offset].strip()
        end = stop - offset
    assert not text[end:].strip()
