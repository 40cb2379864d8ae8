"""Parts whose nature the format tells → their layout: what is a heading, an item or a table is not guessed.

Markdown, DOCX, HTML: here only the page's furniture, the comments, the headline and the lede are found.
"""

from __future__ import annotations

from checker.dates import find_dates
from checker.model import Table
from checker.readers._comments import comments_start
from checker.readers._furniture import judge
from checker.readers._layout import Layout, headings_by_shape, mark_lede
from checker.readers._paragraphs import Paragraph

_LONGEST_DATED_LINE = 300


def lay_out_told(
    parts: list[Paragraph],
    tables: list[Table],
    *,
    titled: bool,
    by_shape: bool = False,
    headline: Paragraph | None = None,
) -> Layout:
    """The layout of parts; ``titled`` says that the title is known from elsewhere, ``by_shape`` that headings are to be
    looked for by their shape where the format tells of none, ``headline`` is the title where the format tells it.
    """
    for part in parts:
        if len(part.text) <= _LONGEST_DATED_LINE and part.kind != "table":
            part.dates = find_dates(part.text, part.start)
    comments = comments_start(parts)
    for part in parts[comments:] if comments is not None else ():
        part.skip("comment")
    for index, part in enumerate(parts):
        if part.kind == "prose":
            judge(part, first=index == 0)
    headline = headline or _headline(parts)
    if headline is not None:
        headline.zone = "headline"
    elif by_shape:
        headline = headings_by_shape(parts, titled=titled)
    mark_lede(parts)
    return Layout(parts, tables, None if titled else headline)


def _headline(parts: list[Paragraph]) -> Paragraph | None:
    """The heading that stands above all text."""
    first = next((part for part in parts if not part.skipped), None)
    return first if first is not None and first.kind == "heading" else None
