"""Plain text → its parts: prose, headings, items, captions, tables, and what is left out, each with the reason.

Passes from the surest evidence to the weakest: tables and comment sections by repetition, furniture by what a line
shows itself, headings by shape, menus and the page's tail by position. What no pass claims stays prose.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from checker.dates import find_dates
from checker.model import Block, Table
from checker.readers._comments import comments_start
from checker.readers._furniture import is_name, judge
from checker.readers._galleries import split_gallery
from checker.readers._paragraphs import ITEM_MARK, Line, Paragraph, has_digit, lines, paragraphs
from checker.readers._tables import column_tables

_AGENCY_TAIL = re.compile(r"""(?<=[.!?”"’'])\s*[—–-]{1,2}\s?(?P<agency>[A-Z]{2,8}(?:[/&-][A-Z]{2,8}){0,2})$""")
_MINUS = re.compile(r"[–−-][ \u00a0][0-9.,]+[ \u00a0]?(?:degrees?\b|[°º])")
_LONGEST_HEADING = 160
_MOST_HEADING_WORDS = 22
_LONGEST_DATED_LINE = 300


class Layout(NamedTuple):
    """The parts of a text, in order, and its headline where it has one."""

    parts: list[Paragraph]
    tables: list[Table]
    headline: Paragraph | None


def lay_out(text: str, start: int = 0, *, titled: bool = False) -> Layout:
    """The layout of ``text[start:]``; ``titled`` says that its title is known from elsewhere."""
    rows = lines(text, start)
    tables = column_tables(text, rows)
    found = _with_tables(text, rows, tables)
    for paragraph in found:
        if len(paragraph.text) <= _LONGEST_DATED_LINE and has_digit(paragraph.text):
            paragraph.dates = find_dates(paragraph.text, paragraph.start)
    comments = comments_start(found)
    for paragraph in found[comments:] if comments is not None else ():
        paragraph.skip("comment")
    own = [part for whole in found[:comments] for part in split_gallery(whole)]
    _judge_each(own)
    for place, whole in enumerate(own):
        if whole.kind == "prose" and not _is_minus(own, place):
            _unmark(whole)
    parts = [part for whole in own for part in _split(whole)]
    headline = headings_by_shape(parts, titled=titled)
    _repeated(parts)
    _pictures(parts)
    _menus(parts)
    _tail(parts)
    mark_lede(parts)
    return Layout(
        parts + (found[comments:] if comments is not None else []), [table for _, _, table in tables], headline
    )


def blocks(parts: list[Paragraph]) -> tuple[Block, ...]:
    """The parts as the model's blocks, in order."""
    return tuple(Block(p.start, p.end, p.kind, p.zone, p.reason) for p in sorted(parts, key=lambda p: p.start))


def _with_tables(text: str, rows: list[Line], tables: list[tuple[int, int, Table]]) -> list[Paragraph]:
    found: list[Paragraph] = []
    position = 0
    for first, last, table in tables:
        found.extend(paragraphs(text, rows[position:first]))
        found.append(
            Paragraph(table.start, table.end, text[table.start : table.end], rows[first].apart, "table", "table")
        )
        position = last
    found.extend(paragraphs(text, rows[position:]))
    return found


def _judge_each(found: list[Paragraph]) -> None:
    first = True
    for paragraph in found:
        if paragraph.kind == "prose":
            judge(paragraph, first=first)
            first = first and paragraph.skipped


def _is_minus(own: list[Paragraph], place: int) -> bool:
    """Whether a dash before degrees is a sign and no list mark: no paragraph beside it has a mark."""
    if _MINUS.match(own[place].text) is None:
        return False
    beside = own[max(0, place - 1) : place] + own[place + 1 : place + 2]
    return not any(p.kind == "item" or ITEM_MARK.match(p.text) for p in beside)


def _unmark(whole: Paragraph) -> None:
    """A paragraph without the list mark before it, if it has one."""
    mark = ITEM_MARK.match(whole.text)
    if mark:
        whole.kind = "item"
        whole.start += mark.end()
        whole.text = whole.text[mark.end() :]


def _split(whole: Paragraph) -> list[Paragraph]:
    """A paragraph in its parts: an agency's mark behind it stands apart."""
    if whole.kind not in ("prose", "item"):
        return [whole]
    agency = _AGENCY_TAIL.search(whole.text, max(0, len(whole.text) - 40))
    if agency is None:
        return [whole]
    place = whole.start + agency.end() - len(agency.group().lstrip())
    credit = Paragraph(place, whole.end, whole.text[place - whole.start :], False)
    credit.skip("credit")
    whole.end = whole.start + agency.start()
    whole.text = whole.text[: agency.start()]
    return [whole, credit]


def headings_by_shape(parts: list[Paragraph], *, titled: bool) -> Paragraph | None:
    """Marks the headings of parts by their shape and gives the headline; ``titled`` as above."""
    headline = None if titled else _headline(parts)
    _headings(parts, headline)
    return headline


def looks_like_heading(text: str) -> bool:
    """Whether a line is short, opens with a capital or figure and does not end as a sentence does."""
    return (
        len(text) <= _LONGEST_HEADING
        and "\n" not in text
        and not text[0].islower()
        and re.search(r"""[.!?;:,…][)\]"'”’»*_]*$""", text) is None
        and len(text.split()) <= _MOST_HEADING_WORDS
    )


def _headline(parts: list[Paragraph]) -> Paragraph | None:
    """The first line of a text, where it stands above it as a title does."""
    own = [p for p in parts if not p.skipped]
    if len(own) < 2 or own[0].kind != "prose":
        return None
    first = own[0]
    text = first.text
    if len(text) > 2 * _LONGEST_HEADING or first.words > 40 or text[0].islower():
        return None
    place = parts.index(first)
    dated_below = any(p.skipped and p.reason == "date line" for p in parts[place + 1 : place + 3])
    if "\n" in text and not dated_below:
        return None
    shaped = looks_like_heading(text) or (dated_below and not text.endswith(".")) or text.isupper()
    asking = first.words <= _MOST_HEADING_WORDS and text.rstrip("\"'”’").endswith(("?", "!", ":"))
    return first if shaped or (asking and "\n" not in text and place <= 3) else None


def _headings(parts: list[Paragraph], headline: Paragraph | None) -> None:
    own = [p for p in parts if not p.skipped]
    if headline is not None:
        headline.kind, headline.zone = "heading", "headline"
    if sum(p.ended for p in own) < max(1, len(own) // 4):
        return
    for paragraph, below in zip(own, [*own[1:], None], strict=True):
        if paragraph.kind == "prose" and below is not None and looks_like_heading(paragraph.text):
            paragraph.kind = "heading"


def _repeated(parts: list[Paragraph]) -> None:
    """The same short line again and again is furniture."""
    times = Counter(p.text for p in parts if len(p.text) <= 60)
    for paragraph in parts:
        if (
            not paragraph.skipped
            and times[paragraph.text] > 1
            and paragraph.words <= 6
            and not paragraph.ended
            and paragraph.zone != "headline"
            and not any(c.isdigit() for c in paragraph.text)
        ):
            paragraph.skip("furniture")


def _pictures(parts: list[Paragraph]) -> None:
    """A line without a stop right below an image's widget is its caption."""
    for above, paragraph in pairwise(parts):
        widget = above.skipped and above.reason == "furniture" and len(above.text) >= 12 and above.text.isalpha()
        if widget and above.text.islower() and not paragraph.apart and paragraph.kind in ("prose", "heading"):
            paragraph.kind, paragraph.zone = "caption", "caption"


def _menus(parts: list[Paragraph]) -> None:
    """Three short lines and more in a row, without stops and figures, are a menu, unless a colon announces them."""
    run: list[Paragraph] = []
    announced = False
    for paragraph in [*parts, None]:
        if paragraph is not None and _menu_line(paragraph):
            run.append(paragraph)
            continue
        if len(run) >= 3 and not announced:
            for line in run:
                line.skip("menu")
        run = []
        announced = paragraph is not None and paragraph.text.endswith(":")


def _menu_line(paragraph: Paragraph) -> bool:
    return (
        paragraph.kind in ("heading", "prose")
        and paragraph.zone != "headline"
        and paragraph.words <= 4
        and not paragraph.ended
        and not any(c.isdigit() for c in paragraph.text)
    )


def _tail(parts: list[Paragraph]) -> None:
    """What follows the last sentence of a text: buttons, links, the author's line."""
    prose = [
        i for i, p in enumerate(parts) if p.kind in ("prose", "item", "table", "quote") and (p.ended or p.words > 25)
    ]
    if len(prose) < 3:
        return
    for paragraph in parts[prose[-1] + 1 :]:
        if paragraph.skipped or paragraph.kind not in ("heading", "prose") or any(c.isdigit() for c in paragraph.text):
            continue
        if paragraph.words <= 14:
            paragraph.skip("credit" if paragraph.words >= 2 and is_name(paragraph.text) else "furniture")


def mark_lede(parts: list[Paragraph]) -> None:
    """The first sentence-bearing paragraph is the lede."""
    for paragraph in parts:
        if paragraph.kind == "prose" and paragraph.words >= 6 and not paragraph.text.endswith(":"):
            paragraph.zone = "lede"
            return
