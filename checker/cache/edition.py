"""Which program reads: claims are kept for the very code, word lists and weights that made them."""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checker import __version__

PACKAGE = Path(__file__).parent.parent
SUFFIXES = (".py", ".toml", ".json")


@cache
def edition() -> bytes:
    """A hash of the version, of where the program stands and of the size and time of each of its files, 32 bytes.

    Whoever changes a line, a word list or a weight has another edition. Raises OSError where the program stands in no
    folder.
    """
    told = hashlib.sha256(f"{__version__} {sys.version_info[:2]} {unicodedata.unidata_version} {PACKAGE}\n".encode())
    for line in sorted(_files(str(PACKAGE))):
        told.update(line.encode("utf-8", "surrogateescape"))
    return told.digest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(SUFFIXES):
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}\n"
