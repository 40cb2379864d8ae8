"""DOCX bytes → an opened package, or the reason why not."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from checker.readers._decode import Unreadable
from checker.readers._limits import Bounds, sized
from checker.readers._packed import check_packed, said

if TYPE_CHECKING:
    from docx.document import Document as Opened

_STRICT = b"http://purl.oclc.org/ooxml/"


def opened(data: bytes, bounds: Bounds) -> Opened:
    """The package of a DOCX file; raises Unreadable."""
    try:
        import docx
    except ImportError:
        raise Unreadable("to read DOCX install claimcheck-lint[docx]") from None
    check_packed(sized(data, bounds.limits), bounds, "DOCX", "[content_types].xml", look=_not_strict)
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # the library raises whatever it stumbles over
        raise Unreadable(f"not a whole DOCX file ({said(error)})") from None


def _not_strict(part: str, blob: bytes) -> None:
    if part == "word/document.xml" and _STRICT in blob[:4000]:
        raise Unreadable("a Strict Open XML file: save it as an ordinary Word document")
