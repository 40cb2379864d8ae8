"""Whether an archive of XML may be opened: what is packed is counted before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from checker.readers._decode import Unreadable
from checker.readers._limits import Bounds

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XML = (".xml", ".rels")
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCRYPTED_FLAG = 0x1
_TIMES = 4
"""How many times the marks of a text a workbook may have: each of its cells has some."""


def check_packed(data: bytes, bounds: Bounds, called: str, wanted: str) -> None:
    """Whether an archive may be opened; ``wanted`` is a file in it that tells what it is. Raises Unreadable."""
    if data.startswith(_OLE):
        raise Unreadable(f"encrypted or an old format: save it as an ordinary {called} file")
    if not data.startswith(_ZIP):
        raise Unreadable(f"not an {called} file")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, bounds, called, wanted)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, IndexError, RuntimeError,
        NotImplementedError, OverflowError,
    ) as error:  # fmt: skip
        raise Unreadable(f"not a whole {called} file ({type(error).__name__})") from None


def _check(archive: zipfile.ZipFile, bounds: Bounds, called: str, wanted: str) -> None:
    """``zipfile`` never unpacks more of an entry than it declares, so that what is declared is what must be bounded."""
    entries = archive.infolist()
    bounds.hold("parts", len(entries))
    bounds.hold("unpacked_megabytes", sum(entry.file_size for entry in entries))
    texts = [entry for entry in entries if entry.filename.lower().endswith(_XML)]
    bounds.hold("xml_megabytes", sum(entry.file_size for entry in texts))
    if not any(entry.filename.lower() == wanted for entry in entries):
        raise Unreadable(f"not an {called} file")
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise Unreadable("encrypted: it needs a password")
    marks = 0
    for entry in texts:
        bounds.check()
        blob = archive.read(entry).replace(b"\0", b"")
        if _DECLARES.search(blob):
            raise Unreadable("its XML declares entities, as no office program does")
        marks += blob.count(b"<")
        bounds.hold("xml_marks", marks // _TIMES)
