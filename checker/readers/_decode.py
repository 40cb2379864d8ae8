"""Bytes → text, or the reason why not.

Files without a declared encoding are UTF-8 or they are guessed at: a guess is good when the bytes beyond ASCII come
out as what an English text holds (letters, typographic marks, odd blanks) and nothing else. So stray Latin-1, cp1252
or Big5 marks in an old transcript are read as the dashes and quotes they were.
"""

from __future__ import annotations

import codecs
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = "cp1252"
_GUESSES = ("cp1252", "big5", "gb18030", "shift_jis", "mac_roman")
_SAMPLE = 200_000
_MOST_STRANGE_BYTES = 0.30
_FEW_BYTES = 12
_MOST_CONTROL_CHARACTERS = 0.02
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b\x1a\x08") + b"\x7f"
_ASCII = bytes(range(128))


class Unreadable(Exception):
    """A file or document that cannot be read; its text is the reason, a few words."""


def decode(data: bytes) -> str:
    """The text of a file; raises Unreadable for what is empty, binary or in no encoding known here."""
    text = _decoded(data)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise Unreadable("empty")
    return text


def _decoded(data: bytes) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                break
    if b"\0" in data or len(data.translate(None, _CONTROL)) < len(data) * (1 - _MOST_CONTROL_CHARACTERS):
        raise Unreadable("binary file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> str:
    strange = len(data.translate(None, _ASCII))
    loose = data.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= c <= "\udcff" for c in loose)
    if 0 < strays <= (strange - strays) / 2:
        return "".join(_stray(c) if "\udc80" <= c <= "\udcff" else c for c in loose)
    if strange > max(_FEW_BYTES, len(data) * _MOST_STRANGE_BYTES):
        raise Unreadable("unknown character encoding")
    best = max(_GUESSES, key=lambda name: (_likeness(data[:_SAMPLE], name), name == _SINGLE_BYTE))
    try:
        return data.decode(best)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _stray(surrogate: str) -> str:
    byte = bytes([ord(surrogate) - 0xDC00])
    return (
        byte.decode(_SINGLE_BYTE, "replace") if byte not in (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d") else "\ufffd"
    )


def _likeness(data: bytes, encoding: str) -> float:
    """How much of what is not ASCII comes out as what an English text holds, 0 to 1; 0 where it does not decode."""
    try:
        text = data.decode(encoding, "strict" if len(data) < _SAMPLE else "replace")
    except UnicodeDecodeError:
        return 0.0
    odd = [c for c in text if c > "\x7f"]
    return sum(map(_expected, odd)) / len(odd) if odd else 0.0


def _expected(char: str) -> bool:
    if char in "¡¦¨¬¸¯´":
        return False
    category = unicodedata.category(char)
    if category in ("Zs", "Pd", "Pi", "Pf", "Sc") or char in "…•·©®™°½¼¾′″§":
        return True
    return category in ("Ll", "Lu") and "LATIN" in unicodedata.name(char, "")
