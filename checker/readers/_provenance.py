"""Who published a text and who wrote it, where the text itself says so."""

from __future__ import annotations

from checker.pattern import pattern
from checker.readers._paragraphs import Paragraph

_NAME = r"[A-Z][\w.&'’-]*(?:\s+(?:of|the|and|for|&)?\s?[A-Z][\w.&'’-]*){0,5}"
_SOURCE = pattern(rf"[Ss]ources?\s*:\s*(?P<name>{_NAME})")
_NOTE = pattern(rf"\b(?:published|appeared|printed|posted|carried)\s+(?:on|in|by)\s+(?:the\s+)?(?P<name>{_NAME})")
_COPYRIGHT = pattern(
    rf"(?:[Cc]opyright|©|\([cC]\))[\s©]*(?:\([cC]\)\s*)?[12][0-9]{{3}}\s*,?\s*(?:by\s+)?(?:[Tt]he\s+)?(?P<name>{_NAME})"
)
_AGENCY_TAIL = pattern(r"[—–-]{1,2}\s?(?P<name>[A-Z]{2,8}(?:[/&-][A-Z]{2,8}){0,2})")
_DATELINE = pattern(r"[A-ZÀ-Ý][\w .,'’-]{1,40}\((?P<name>[A-Z][\w ]{1,20})\)\s*[-—–]")
_BYLINE = pattern(r"(?:[Bb]y|BY)\s+(?P<name>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,4})")
_NOT_A_NAME = pattern(r"\s+(?:LLC|Inc|Ltd|Co|Corp|No|Vol|Issue|All)\b\.?.*$")
_FEW = 12


def publisher_of(parts: list[Paragraph]) -> str | None:
    """The publisher a text names: its source line, a note of publication, the copyright, the agency's mark."""
    skipped = [p for p in parts if p.skipped and p.reason in ("credit", "publication note", "date line")]
    for told, where in ((_SOURCE, skipped), (_NOTE, skipped), (_COPYRIGHT, skipped), (_AGENCY_TAIL, skipped)):
        for paragraph in where:
            match = told.search(paragraph.text)
            if match is not None:
                return _NOT_A_NAME.sub("", match["name"]).strip(" .,")
    for paragraph in [p for p in parts if not p.skipped][:3]:
        match = _DATELINE.match(paragraph.text)
        if match is not None:
            return match["name"]
    return None


def author_of(parts: list[Paragraph]) -> str | None:
    """The author a byline near the top names."""
    for paragraph in parts[:_FEW]:
        if paragraph.skipped and paragraph.reason in ("credit", "date line"):
            match = _BYLINE.search(paragraph.text)
            if match is not None:
                return match["name"].title() if match["name"].isupper() else match["name"]
    return None
