"""Text of others inside Markdown: shown letter by letter, never read as markup.

Every mark that Markdown or HTML gives a meaning to within a line is written as a character reference, which stands for
the mark and cannot act as one; the text must not begin a line. GitHub reads some things in the finished page: a name
behind @, a number behind #, :names: of pictures, a bare address. Those are broken by an invisible space.
"""

from __future__ import annotations

import re
from typing import Final

from checker.reporters._printable import plain

MARKS: Final = {ord(mark): f"&#{ord(mark)};" for mark in "&<>`\\*_{}[]#!|~$@"}
LIVE: Final = re.compile(
    r"""
      (?<=@)(?=\w)              # @somebody
    | (?<=\#)(?=\d)             # #12
    | (?<=\bGH-)(?=\d)          # GH-12
    | (?<=:)(?=//)              # https://…
    | (?<=\bwww)(?=\.)          # www.…
    | (?<=:)(?=[\w+-]+:)        # :smile:
    """,
    re.IGNORECASE | re.VERBOSE,
)
NOTHING: Final = "\u200b"


def inert(text: str) -> str:
    """The text on one line, to stand within a line of Markdown, a cell of a table included."""
    return LIVE.sub(NOTHING, plain(text)).translate(MARKS)


def code(text: str) -> str:
    """The same set as code, where GitHub looks for nothing."""
    return f"<code>{plain(text).translate(MARKS)}</code>"
