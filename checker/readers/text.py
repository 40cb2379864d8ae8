"""Plain text: notes, transcripts, pages saved as text."""

from __future__ import annotations

from checker.limits import LIMITS, Limits
from checker.model import Document
from checker.readers._assemble import assemble
from checker.readers._decode import declared_encoding, decode
from checker.readers._directives import blanked, directives
from checker.readers._front_matter import front_matter
from checker.readers._layout import lay_out
from checker.readers._limits import bounded, sized
from checker.readers._mapped import plain


class Text:
    """Plain text, with or without front matter.

    What is prose and what is the page's furniture is decided by evidence: shape, position, repetition. In doubt a
    line is prose.
    """

    name = "text"
    suffixes = (".txt",)

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        text, source_map = plain(bounded(decode(sized(data, limits), declared_encoding(data)), limits))
        stated = front_matter(text)
        found = directives(text, stated.end)
        text = blanked(text, found)
        layout = lay_out(text, stated.end, titled=stated.text("title") is not None)
        return [assemble(path_shown, path_shown, text, layout, stated, directives=found, source_map=source_map)]
