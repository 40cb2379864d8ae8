"""PDF: reports and papers as they are published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.limits import LIMITS, Limits
from checker.model import Document, Problem
from checker.readers._assemble import assemble
from checker.readers._decode import Unreadable
from checker.readers._front_matter import FrontMatter
from checker.readers._layout import lay_out
from checker.readers._limits import Bounds

if TYPE_CHECKING:
    from checker.readers._pdf_words import Pages
    from checker.readers._pdf_worker import Worker


class Pdf:
    """PDF files with a text layer: columns in reading order, broken words and lines mended.

    Running headers, footers and page numbers are left out. Places are those in the text read out, with the page. Needs
    the extra ``pdf``.
    """

    name = "pdf"
    suffixes = (".pdf",)

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        from checker.readers._pdf_margins import without_margins
        from checker.readers._pdf_order import columns, rows_of
        from checker.readers._pdf_paragraphs import mended
        from checker.readers._pdf_worker import Worker

        worker = self._worker = self._worker or Worker()
        found = worker.pages(data, limits)
        bounds = Bounds(limits)
        rows = without_margins([(rows_of(page.words), page.bottom, page.top) for page in found.pages])
        ordered = []
        for page in rows:
            bounds.check()
            ordered.append(columns(page))
        text, pages = mended(ordered)
        if not text.strip():
            raise Unreadable("no text in it")
        layout = lay_out(text)
        stated = FrontMatter({}, 0, _problems(found, pages))
        weakly = found.properties.dating(written_in_it=False)
        document = assemble(path_shown, path_shown, text, layout, stated, weakly=weakly, pages=pages)
        title = document.title or found.properties.own_title()
        return [replace(document, title=title, author=document.author or found.properties.own_author())]


def _problems(found: Pages, starts: tuple[int, ...]) -> tuple[Problem, ...]:
    """What of the pages could not be read; a cover that is a picture hides no text one would miss."""
    covers = (1, len(found.pages))
    missing = [n for n, page in enumerate(found.pages, 1) if page.pictured and n not in covers]
    told = [(missing, "no text layer"), (list(found.broken), "broken")]
    return tuple(
        Problem("SR003", f"{_numbers(pages)}: {reason}", starts[pages[0] - 1], starts[pages[0] - 1])
        for pages, reason in told
        if pages
    )


def _numbers(pages: list[int]) -> str:
    """Page numbers in words, a few of them."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    shown = ", ".join(map(str, pages[:5]))
    return f"pages {shown}{f' and {len(pages) - 5} more' if len(pages) > 5 else ''}"
