"""Text of others made safe to print.

Documents are hostile: whatever comes out of one, its path included, passes through ``plain`` before it is shown.
"""

from __future__ import annotations

import unicodedata

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINERS = "\u200c\u200d"
"""Format characters that spelling needs: the zero-width joiners."""


def plain(text: str) -> str:
    """The text on one line, blanks folded, control, direction and other invisible characters written out."""
    folded = " ".join(text.split())
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(_visible(ch) if unicodedata.category(ch) in _UNPRINTABLE else ch for ch in folded)


def _visible(ch: str) -> str:
    if ch in JOINERS or ch == "\u00ad":
        return ch if ch in JOINERS else ""
    code = ord(ch)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
