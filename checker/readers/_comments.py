"""Finds where the readers' comments begin: from there on nothing is the document's own word.

Evidence is repetition: short lines that are a name and a time, one after another, below a heading that says so or,
without one, at least three of them.
"""

from __future__ import annotations

import re

from checker.readers._paragraphs import Paragraph

_HEADING = re.compile(
    r"""(?:(?:all|read(?:ers?)?['’]?s?|user|latest|view|show|post(?:ed)?|leave|your)\s+)*
        (?:[0-9,.]{1,7}\s+)?(?:comments?|replies|responses|discussion|feedback)
        (?:\s*[\[(:]?\s*[0-9,.]{1,7}\s*[\])]?)?\s*:?""",
    re.VERBOSE | re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:[0-9]{1,3}|an?|one)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\W*$", re.IGNORECASE)
_LONGEST_NAME_LINE = 90
_MOST_NAME_WORDS = 6
_LABEL = re.compile(r"\b(?:updated?|published|posted|by|photo|source)\b", re.IGNORECASE)


def comments_start(found: list[Paragraph]) -> int | None:
    """The index of the first paragraph that belongs to the comments, None where there are none."""
    signed = [i for i, paragraph in enumerate(found) if _is_signature(paragraph)]
    headings = (i for i, paragraph in enumerate(found) if _is_heading(paragraph))
    for heading in headings:
        below = [i for i in signed if i > heading]
        counted = any(c.isdigit() for c in found[heading].text)
        if len(below) >= (1 if counted else 2) and below[0] - heading <= 3:
            return heading
    if len(signed) >= 3 and signed[0] >= len(found) // 3 and signed[-1] - signed[0] <= 4 * len(signed):
        return signed[0]
    return None


def is_comments_heading(text: str) -> bool:
    """Whether a line is nothing but the heading of a comment section."""
    return len(text) <= 60 and _HEADING.fullmatch(text.strip(" .:*#-–—")) is not None


def _is_heading(paragraph: Paragraph) -> bool:
    return is_comments_heading(paragraph.text)


def _is_signature(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a name and a time and nothing else."""
    text = paragraph.text
    if len(text) > _LONGEST_NAME_LINE or "\n" in text:
        return False
    ago = _AGO.search(text)
    if ago is not None:
        place = ago.start()
    else:
        stamps = [m for m in paragraph.dates if m.precision == "day" and m.has_year]
        if len(stamps) != 1 or len(text) - (stamps[0].end - paragraph.start) > 10:
            return False
        place = stamps[0].start - paragraph.start
    name = text[:place].strip(" ,|-–—•·:@")
    return 0 < len(name.split()) <= _MOST_NAME_WORDS and _LABEL.search(name) is None and not name.endswith(".")
