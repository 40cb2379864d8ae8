"""Files that are whole or not there: written beside their place, flushed to the disk, then moved to it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".unfinished"
"""The end of the name of what is still being written; what a killed run leaves of it is swept away."""


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` make a file, and put it in its place when it is whole. Raises OSError, and leaves nothing then."""
    beside = path.with_name(path.name + UNFINISHED)
    try:
        write(beside)
        with open(beside, "rb+") as out:
            os.fsync(out.fileno())
        os.replace(beside, path)
        flush_folder(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def flush_folder(folder: Path) -> None:
    """Have the disk know the names in a folder, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(path: Path) -> str:
    """The hash of a file's bytes. Raises OSError."""
    found = hashlib.blake2b(digest_size=16)
    with open(path, "rb") as data:
        while part := data.read(1 << 20):
            found.update(part)
    return found.hexdigest()
