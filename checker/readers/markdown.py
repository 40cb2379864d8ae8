"""Markdown: notes and drafts."""

from __future__ import annotations

import re

from checker.limits import LIMITS, Limits
from checker.model import Document
from checker.readers._assemble import assemble
from checker.readers._decode import declared_encoding, decode
from checker.readers._directives import blanked, directives
from checker.readers._front_matter import front_matter
from checker.readers._limits import bounded, sized
from checker.readers._literal import spoken
from checker.readers._mapped import plain
from checker.readers._markdown_layout import lay_out_markdown

_NOTE = re.compile(r"(?<=[^\s\[`])\[\^[^\]\s]{1,40}\](?!:)")
"""The mark of a footnote within a text: its number is no figure."""


class Markdown:
    """Markdown, with or without YAML front matter.

    Code, comments and link definitions are left out, block quotes are quotes, pipe tables are tables and the text of an
    image is its caption.
    """

    name = "markdown"
    suffixes = (".md", ".markdown")

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        text, source_map = plain(bounded(decode(sized(data, limits), declared_encoding(data)), limits), _NOTE)
        stated = front_matter(text)
        titled = stated.text("title") is not None
        layout = lay_out_markdown(text, stated.end, titled=titled)
        found = spoken(directives(text, stated.end), text, layout.parts)
        if found:
            text = blanked(text, found)
            layout = lay_out_markdown(text, stated.end, titled=titled)
        return [assemble(path_shown, path_shown, text, layout, stated, directives=found, source_map=source_map)]
