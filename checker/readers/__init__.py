"""Files → documents: one reader a format, found by itself, chosen by the file's suffix.

A reader is a class with ``name``, ``suffixes`` and ``read(path_shown, data, limits) -> list[Document]``, which raises
``Unreadable`` with a few words of reason. It never opens a file: bytes come in, documents go out.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from checker.limits import LIMITS, Limits
from checker.model import Document
from checker.readers._decode import Unreadable
from checker.readers._limits import beyond
from checker.readers._opening import bytes_of, piped
from checker.registry import plugins

if TYPE_CHECKING:
    from checker.readers._ignored import Ignored

__all__ = ["Reader", "Unreadable", "beyond", "bytes_of", "piped", "reader_for", "readers", "supported_suffixes", "walk"]


class Reader(Protocol):
    """What turns the bytes of one format into documents."""

    name: str
    suffixes: tuple[str, ...]

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The documents of a file, in its order; raises Unreadable."""


@cache
def readers() -> dict[str, Reader]:
    """The readers by suffix."""
    found = [plugin() for plugin in plugins("checker.readers", key="name")]
    return {suffix: reader for reader in found for suffix in reader.suffixes}


def supported_suffixes() -> tuple[str, ...]:
    """Every suffix that is read, sorted."""
    return tuple(sorted(readers()))


def reader_for(path: str | Path) -> Reader | None:
    """The reader for a path's suffix, None where there is none."""
    return readers().get(os.path.splitext(path)[1].lower())


def walk(path: Path, also: tuple[str, ...] = ()) -> list[Path]:
    """The files below a folder that can be read, or whose names end as ``also`` says, sorted; a file is itself. Raises
    FileNotFoundError.

    Hidden files, the marks office programs set beside an open file (``~$report.docx``), what git ignores and folders
    met before (links that run in circles) are left out. A folder that cannot be listed is among the files itself.
    """
    if not path.is_dir():
        if not path.exists():
            raise FileNotFoundError(str(path))
        return [path]
    from checker.readers._ignored import Ignored

    above = {(status.st_dev, status.st_ino) for status in (parent.stat() for parent in path.resolve().parents)}
    return sorted(_files(path, Ignored.above(path), above, also))


def _files(folder: Path, ignored: Ignored, seen: set[tuple[int, int]], also: tuple[str, ...]) -> Iterator[Path]:
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    ignored = ignored.with_folder(folder)
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith((".", "~$")) or ignored.covers(path, is_folder=_is_folder(entry)):
            continue
        if _is_folder(entry):
            yield from _files(path, ignored, seen, also)
        elif (reader_for(path) is not None or entry.name.lower().endswith(also)) and _is_file(path):
            yield path


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or one of which the system does not tell: then reading it does."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return error.errno not in (errno.ENOENT, errno.ELOOP)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
