"""DOCX bytes → an opened package, or the reason why not: what is packed is counted before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from checker.readers._decode import Unreadable
from checker.readers._limits import Bounds, sized

if TYPE_CHECKING:
    from docx.document import Document as Opened

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels")
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/"
_ENCRYPTED_FLAG = 0x1


def opened(data: bytes, bounds: Bounds) -> Opened:
    """The package of a DOCX file; raises Unreadable."""
    try:
        import docx
    except ImportError:
        raise Unreadable("to read DOCX install claimcheck-lint[docx]") from None
    _check(sized(data, bounds.limits), bounds)
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # the library raises whatever it stumbles over
        raise Unreadable(f"not a whole DOCX file ({_said(error)})") from None


def _check(data: bytes, bounds: Bounds) -> None:
    """Whether the archive is one that may be opened; raises Unreadable."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("encrypted: it needs a password")
        raise Unreadable("an old Word file (.doc): save it as .docx")
    if not data.startswith(_ZIP):
        raise Unreadable("not a DOCX file")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_entries(archive, bounds)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        KeyError,
        IndexError,
        RuntimeError,
        NotImplementedError,
        OverflowError,
    ) as error:
        raise Unreadable(f"not a whole DOCX file ({_said(error)})") from None


def _check_entries(archive: zipfile.ZipFile, bounds: Bounds) -> None:
    """``zipfile`` never unpacks more of an entry than it declares, so that what is declared is what must be bounded."""
    entries = archive.infolist()
    bounds.hold("parts", len(entries))
    bounds.hold("unpacked_megabytes", sum(entry.file_size for entry in entries))
    texts = [entry for entry in entries if entry.filename.lower().endswith(_XML)]
    bounds.hold("xml_megabytes", sum(entry.file_size for entry in texts))
    if not any(entry.filename.lower() == "[content_types].xml" for entry in entries):
        raise Unreadable("not a DOCX file")
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise Unreadable("encrypted: it needs a password")
    marks = 0
    for entry in texts:
        bounds.check()
        blob = archive.read(entry).replace(b"\0", b"")
        if _DECLARES.search(blob):
            raise Unreadable("its XML declares entities, as no word processor does")
        if entry.filename == "word/document.xml" and _STRICT in blob[:4000]:
            raise Unreadable("a Strict Open XML file: save it as an ordinary Word document")
        marks += blob.count(b"<")
        bounds.hold("xml_marks", marks)


def _said(error: Exception) -> str:
    """What an error says, in one short line."""
    words = " ".join(str(error).split())
    return "".join(c for c in words if c.isprintable())[:100] or type(error).__name__
