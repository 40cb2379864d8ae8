"""Bytes → text, or the reason why not.

Files without a declared encoding are UTF-8 (or UTF-16, by its zeros) or they are guessed at: a guess is good when the
bytes beyond ASCII come out as what an English text holds (letters, typographic marks, odd blanks) and nothing else. So
stray Latin-1, cp1252 or Big5 marks in an old transcript are read as the dashes and quotes they were.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = "cp1252"
_HEAD = 2_048
_DECLARED = re.compile(
    rb"""(?: <meta\b[^>]{0,300}? \bcharset \s{0,9}=\s{0,9} ["']? | <\?xml\b[^>]{0,200}? \bencoding \s{0,9}=\s{0,9} ["']
           | -\*-.{0,40}?\bcoding:\s{0,9} )
        (?P<name>[A-Za-z][A-Za-z0-9_.:-]{1,30})""",
    re.VERBOSE | re.IGNORECASE,
)
_TEXT_ENCODINGS = frozenset(
    codecs.lookup(name).name
    for name in (
        *(f"iso8859-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
        *(f"cp125{n}" for n in range(9)),
        "ascii", "cp437", "cp850", "cp866", "koi8-r", "koi8-u", "mac-roman", "mac-latin2", "mac-cyrillic", "tis-620",
        "big5", "big5hkscs", "gb2312", "gbk", "gb18030", "euc-jp", "euc-kr", "cp949", "shift_jis", "cp932",
        "iso2022_jp",
    )
)  # fmt: skip
"""Encodings a page may declare; those that are no encoding of text, or a danger (UTF-7), are not among them."""
_GUESSES = ("cp1252", "big5", "gb18030", "shift_jis", "mac_roman")
_SAMPLE = 200_000
_MOST_STRANGE_BYTES = 0.30
_FEW_BYTES = 12
_MOST_CONTROL_CHARACTERS = 0.02
_WIDE = 0.8
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b\x1a\x08") + b"\x7f"
_ASCII = bytes(range(128))


class Unreadable(Exception):
    """A file or document that cannot be read; its text is the reason, a few words."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file; raises Unreadable for what is empty, binary or in no encoding known here.

    A mark of byte order decides, then the encoding the file declares of itself, then what the bytes look like. What is
    declared is no more than a claim: UTF-8 that reads as such is UTF-8.
    """
    text = _decoded(data, declared)
    if not text.strip("\ufeff \t\r\n\f\v\u00a0"):
        raise Unreadable("empty")
    return text


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of an HTML or XML file or a line of an editor's settings names, None for none."""
    found = _DECLARED.search(data[:_HEAD])
    return None if found is None else found["name"].decode("ascii").lower()


def _decoded(data: bytes, declared: str | None = None) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                break
    if b"\0" in data and (wide := _wide(data)) is not None:
        return wide
    if b"\0" in data or len(data.translate(None, _CONTROL)) < len(data) * (1 - _MOST_CONTROL_CHARACTERS):
        raise Unreadable("binary file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(data, declared) or _guessed(data)


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the declared encoding, where that is one of text and the bytes are in it."""
    try:
        name = codecs.lookup(declared or "").name
        if name not in _TEXT_ENCODINGS:
            return None
        return data.decode(_SINGLE_BYTE if name in ("iso8859-1", "ascii", "cp1252") else name)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _wide(data: bytes) -> str | None:
    """The text of UTF-16 without a mark of order: every other byte of what is mostly ASCII is zero."""
    sample = data[:_SAMPLE]
    zeros = [sample[side::2].count(0) / max(1, len(sample) // 2) for side in (0, 1)]
    if max(zeros) < _WIDE or min(zeros) > 1 - _WIDE:
        return None
    try:
        text = data.decode("utf-16-le" if zeros[1] > zeros[0] else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


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
