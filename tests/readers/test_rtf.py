"""RTF: words and tables, and hostile files refused or read in time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model import Document
from checker.pipeline import extract
from checker.readers import Unreadable, reader_for

pytest.importorskip("striprtf", reason="striprtf is not installed: pip install -e '.[test]'")


def read(data: bytes) -> Document:
    reader = reader_for("a.rtf")
    assert reader is not None
    (document,) = reader.read("a.rtf", data)
    return document


def test_words_and_tables() -> None:
    document = read(
        rb"{\rtf1\ansi The flood cut off {\b 40} villages \'96 and 12 bridges.\par \par "
        rb"\trowd Town\cell Workers\cell\row \trowd Lindholm\cell 120\cell\row \trowd Marrow\cell 80\cell\row}"
    )
    assert [c.surface for c in extract([document])] == ["40", "12", "120", "80"]
    assert "villages – and" in document.text
    assert len(document.tables) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"plain words", "not an RTF file"),
        (rb"{\rtf1}", "no text in it"),
        (b"{\\rtf1 " + b"a" * 20_000_001, "MB"),
    ],
    ids=["empty", "text", "blank", "large"],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data)


@pytest.mark.parametrize("hostile", [b"{", b"}", b"\\", b"{\\*\\a ", b"\\u8211?", b"{\\pict 00"])
def test_no_marks_make_it_slow(hostile: bytes, grows_in_proportion: Callable[..., None]) -> None:
    grows_in_proportion(lambda times: read(b"{\\rtf1 It cut off 40 villages.\\par " + hostile * times), 8_000)
