"""RTF: rich text as old word processors and scanners write it."""

from __future__ import annotations

import re
from typing import Any

from checker.limits import LIMITS, Limits
from checker.model import Document
from checker.readers._assemble import assemble
from checker.readers._decode import Unreadable
from checker.readers._front_matter import FrontMatter
from checker.readers._layout import lay_out
from checker.readers._limits import bounded, sized

_OPENS = b"{\\rtf"
_MOST_BYTES = 20_000_000
"""Bytes of an RTF file, its pictures included: all of it is taken apart."""
_LAST_CELL = re.compile(r"\|$", re.MULTILINE)


class Rtf:
    """Rich text: its words, a paragraph a line; cells of tables are parted by tabs, the rest is laid out as text is.

    Places are those in the text read out. Needs the extra ``rtf``.
    """

    name = "rtf"
    suffixes = (".rtf",)

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        try:
            from striprtf import striprtf
        except ImportError:
            raise Unreadable("to read RTF install claimcheck-lint[rtf]") from None
        if not sized(data, limits).lstrip().startswith(_OPENS):
            raise Unreadable("not an RTF file")
        if len(data) > _MOST_BYTES:
            raise Unreadable(f"larger than {_MOST_BYTES // 1_000_000} MB")
        plain: Any = striprtf.rtf_to_text
        try:
            text = plain(data.decode("latin-1"), errors="replace")
        except Exception as error:  # the library raises whatever it stumbles over
            raise Unreadable(f"not a whole RTF file ({type(error).__name__})") from None
        text = _LAST_CELL.sub("", text).replace("|", "\t").replace("\0", "")
        if not text.strip():
            raise Unreadable("no text in it")
        return [assemble(path_shown, path_shown, bounded(text, limits), lay_out(text), FrontMatter({}, 0))]
