"""Whether an archive of XML may be opened: what is packed is counted before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable

from checker.readers._decode import Unreadable
from checker.readers._limits import Bounds

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_XML = (".xml", ".rels")
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED_FLAG = 0x1

Look = Callable[[str, bytes], None]
"""Told the name and the bytes of a part; raises Unreadable where the package is of a kind that is not read."""


def check_packed(
    data: bytes, bounds: Bounds, called: str, wanted: str, *, times: int = 1, look: Look | None = None
) -> None:
    """Whether an archive may be opened; ``wanted`` is a file in it that tells what it is. Raises Unreadable.

    ``times`` is how many times the marks of a text it may have: a workbook has some for each cell.
    """
    article = "a" if called.startswith("D") else "an"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("encrypted: it needs a password")
        raise Unreadable(f"an old format: save it as an ordinary {called} file")
    if not data.startswith(_ZIP):
        raise Unreadable(f"not {article} {called} file")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not any(entry.filename.lower() == wanted for entry in archive.infolist()):
                raise Unreadable(f"not {article} {called} file")
            _check(archive, bounds, times, look)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, IndexError, RuntimeError,
        NotImplementedError, OverflowError,
    ) as error:  # fmt: skip
        raise Unreadable(f"not a whole {called} file ({said(error)})") from None


def _check(archive: zipfile.ZipFile, bounds: Bounds, times: int, look: Look | None) -> None:
    """``zipfile`` never unpacks more of an entry than it declares, so that what is declared is what must be bounded."""
    entries = archive.infolist()
    bounds.hold("parts", len(entries))
    bounds.hold("unpacked_megabytes", sum(entry.file_size for entry in entries))
    texts = [entry for entry in entries if entry.filename.lower().endswith(_XML)]
    bounds.hold("xml_megabytes", sum(entry.file_size for entry in texts))
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise Unreadable("encrypted: it needs a password")
    marks = 0
    for entry in texts:
        bounds.check()
        blob = archive.read(entry).replace(b"\0", b"")
        if _DECLARES.search(blob):
            raise Unreadable("its XML declares entities, as no office program does")
        if look is not None:
            look(entry.filename, blob)
        marks += blob.count(b"<")
        bounds.hold("xml_marks", marks // times)


def said(error: Exception) -> str:
    """What an error says, in one short line."""
    words = " ".join(str(error).split())
    return "".join(c for c in words if c.isprintable())[:100] or type(error).__name__
