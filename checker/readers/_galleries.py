"""Splits picture galleries that were flattened into a paragraph, "… Hide Caption 3 of 22 …" between the captions.

A counter gives itself away: the same total again and again, the number rising by one.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from checker.readers._paragraphs import Paragraph

_COUNTER = re.compile(
    r"(?P<button>(?:Hide|Show|Toggle)\s[Cc]aption\s{1,3})?(?<![0-9,.])(?P<n>[0-9]{1,3})\s(?:of|/)\s(?P<total>[0-9]{1,3})(?![0-9,.]*[0-9])"
)
_COUNTS = re.compile(r"[0-9]\s(?:of|/)\s[0-9]")
_ALBUM = re.compile(r"(?:Photos?|Gallery|Pictures?|In pictures|Slideshow)\s?:")


def split_gallery(paragraph: Paragraph) -> list[Paragraph]:
    """The paragraph in its parts: prose, captions, and the counters between them, which are furniture."""
    counters = _counters(paragraph.text) if paragraph.kind == "prose" else []
    if not counters:
        return [paragraph]
    text, parts = paragraph.text, []
    album = _ALBUM.search(text, 0, counters[0].start())
    position = album.start() if album else 0
    if position:
        parts.append(_part(paragraph, 0, position))
    segments = [text[a.end() : b.start()] for a, b in pairwise(counters)]
    heading = _shared_opening(segments) if album else ""
    for counter in counters:
        while heading and text.startswith(heading, position := _skip_blank(text, position)):
            parts.append(_part(paragraph, position, position + len(heading), reason="furniture"))
            position += len(heading)
        parts.append(_part(paragraph, position, counter.start(), caption=True))
        parts.append(_part(paragraph, counter.start(), counter.end(), reason="furniture"))
        position = counter.end()
    parts.append(_part(paragraph, position, len(text)))
    return [part for part in parts if part is not None]


def _skip_blank(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _counters(text: str) -> list[re.Match[str]]:
    if _COUNTS.search(text) is None:
        return []
    found = list(_COUNTER.finditer(text))
    buttons = [m for m in found if m["button"]]
    if buttons:
        return buttons
    total, times = Counter(m["total"] for m in found).most_common(1)[0] if found else ("", 0)
    same = [m for m in found if m["total"] == total]
    rising = all(int(b["n"]) == int(a["n"]) + 1 for a, b in pairwise(same))
    return same if times >= 4 and rising else []


def _shared_opening(segments: list[str]) -> str:
    """The words all segments open with: the album's title; empty where they share fewer than three."""
    if len(segments) < 2:
        return ""
    split = [segment.split() for segment in segments[:50] if segment.strip()]
    shared = 0
    while split and all(len(words) > shared + 2 for words in split) and len({words[shared] for words in split}) == 1:
        shared += 1
    return " ".join(split[0][:shared]) if shared >= 3 else ""


def _part(whole: Paragraph, start: int, end: int, *, caption: bool = False, reason: str = "") -> Paragraph | None:
    text = whole.text[start:end]
    if not text.strip():
        return None
    low = whole.start + start + len(text) - len(text.lstrip())
    part = Paragraph(low, low + len(text.strip()), text.strip(), whole.apart and start == 0)
    if caption:
        part.kind, part.zone = "caption", "caption"
    if reason:
        part.skip(reason)
    return part
