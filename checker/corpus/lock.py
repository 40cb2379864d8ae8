"""One writer at a time: a lock on a file of the store, which the system lets go of when its holder ends, however."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from checker.corpus import CorpusError


@contextlib.contextmanager
def held(path: Path, *, alone: bool) -> Iterator[bool]:
    """Hold the lock while the block runs: ``alone`` to write, with others to read. Yields whether it may be written.

    A disk that cannot be written to needs no lock to be read. Raises CorpusError where another run holds it.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        if path.parent.is_dir():
            yield False
            return
        raise CorpusError(f"{path.parent}: {error.strerror}") from error
    try:
        if not _locked(handle, alone=alone):
            raise CorpusError(f"{path.parent}: another claimcheck is at work on this store{_who(handle)}; wait for it")
        if alone:
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()}".encode(), 0) if hasattr(os, "pwrite") else None
        yield True
    finally:
        os.close(handle)


def _who(handle: int) -> str:
    """Which process holds the lock, where it has said so."""
    try:
        said = os.read(handle, 40).decode("ascii", "replace")
    except OSError:
        return ""
    return f" ({said})" if said.startswith("process ") else ""


def _locked(handle: int, *, alone: bool) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system that knows no locks
        return True
    return True
