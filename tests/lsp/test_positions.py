"""Places as the protocol counts them, held against Python's own encoders."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="pip install 'claimcheck-lint[lsp]'")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from checker.lsp.positions import Places

WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
TEXTS = st.text(st.sampled_from("ab é€😀𝟜\u0301\n\r\f\v\u2028\u0085"), max_size=30)
ENCODINGS = st.sampled_from(sorted(WIDTHS))


def units(text: str, encoding: str) -> int:
    """How long a text is in the units of an encoding."""
    return len(text.encode(f"{encoding}-le" if encoding != "utf-8" else encoding)) // WIDTHS[encoding]


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 12), ("utf-16", 7), ("utf-32", 6)])
def test_an_emoji_before_the_figure(encoding: str, column: int) -> None:
    places = Places("x\n😀 é – 34", encoding)
    at = places.text.index("34")
    assert places.position(at) == Position(1, column)
    assert places.offset(Position(1, column)) == at


@given(TEXTS, ENCODINGS, st.data())
def test_there_and_back(text: str, encoding: str, data: st.DataObject) -> None:
    places = Places(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    within_line_end = text[offset - 1 : offset + 1] == "\r\n" if offset else False
    back = places.offset(places.position(offset))
    assert back == (offset - 1 if within_line_end else offset)


@given(TEXTS, ENCODINGS)
def test_columns_are_lengths_of_encoded_lines(text: str, encoding: str) -> None:
    places = Places(text, encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert places.position(len(text)) == Position(len(lines) - 1, units(lines[-1], encoding))


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 99), 2),  # beyond a line: its end
        (Position(9, 0), 7),  # beyond the text: its end
        (Position(1, 1), 4),  # within a character: its beginning
        (Position(1, 2), 5),
        (Position(2, 0), 7),
    ],
)
def test_places_that_are_none(position: Position, offset: int) -> None:
    assert Places("ab\r\n😀\u2028\r", "utf-16").offset(position) == offset


def test_what_ends_no_line_in_the_protocol() -> None:
    places = Places("a\fb\vc\u2028d\u0085e\nf")
    assert places.position(9) == Position(0, 9)
    assert places.position(10) == Position(1, 0)


@given(TEXTS, ENCODINGS, st.text(max_size=5), st.data())
def test_a_stretch_replaced(text: str, encoding: str, new: str, data: st.DataObject) -> None:
    places = Places(text, encoding)
    start = places.offset(places.position(data.draw(st.integers(0, len(text)))))
    end = places.offset(places.position(data.draw(st.integers(start, len(text)))))
    span = Range(places.position(start), places.position(end))
    assert places.replaced(span, new) == text[:start] + new + text[end:]


def test_a_stretch_told_backwards_is_the_same() -> None:
    assert Places("one two").replaced(Range(Position(0, 7), Position(0, 4)), "2") == "one 2"
