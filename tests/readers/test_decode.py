"""Decoding: what is text is read whatever its age, what is not says why."""

from __future__ import annotations

import pytest

from checker.readers import Unreadable
from checker.readers._decode import declared_encoding, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“Café” – 5 €".encode(), "“Café” – 5 €"),
        (b"\xef\xbb\xbfplain", "plain"),
        ("zwölf".encode("utf-16"), "zwölf"),
        ("the mayor’s “plan” – at last".encode("cp1252"), "the mayor’s “plan” – at last"),
        ("a café in the old town of the north".encode("latin-1"), "a café in the old town of the north"),
        ("the nation’s goal—and “ours”".encode("big5"), "the nation’s goal—and “ours”"),
        ("“one” “two” ".encode() + b"stray \x96 dash", "“one” “two” stray – dash"),
        (b"line\r\nnext\r\n", "line\r\nnext\r\n"),
    ],
)
def test_text_is_read(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<meta charset="koi8-r"><p>\xd7\xcf\xc4\xc1', '<meta charset="koi8-r"><p>вода'),
        (
            b'<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">\x93ten\x94',
            '<META http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">“ten”',
        ),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><p>\xb3', '<?xml version="1.0" encoding="iso-8859-2"?><p>ł'),
        ('<meta charset="iso-8859-1"><p>“ten”'.encode(), '<meta charset="iso-8859-1"><p>“ten”'),
        (b'<meta charset="utf-7"><p>+ADw- caf\xe9', '<meta charset="utf-7"><p>+ADw- café'),
        (b'<meta charset="rot13"><p>caf\xe9', '<meta charset="rot13"><p>café'),
        (b"\xff\xfe" + '<meta charset="koi8-r">é'.encode("utf-16-le"), '<meta charset="koi8-r">é'),
        ("ten towns and “more”".encode("utf-16-be"), "ten towns and “more”"),
    ],
)
def test_a_declared_encoding_is_heeded_where_no_mark_and_no_utf_8_speaks_first(data: bytes, text: str) -> None:
    assert decode(data, declared_encoding(data)) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary file"),
        (b"abc\x00def", "binary file"),
        (bytes(range(1, 32)) * 10, "binary file"),
        ("В городе было двенадцать человек".encode("cp1251"), "unknown character encoding"),
    ],
)
def test_what_is_no_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        decode(data)
