"""A path → the bytes of its file, no more of them than may be read, and of nothing but a file."""

from __future__ import annotations

import os
import stat
from typing import IO

from checker.limits import MEGABYTE, Limits
from checker.readers._decode import Unreadable
from checker.readers._limits import hold

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)
"""A pipe that nobody writes to is opened and then refused, not waited for."""


def bytes_of(path: str, limits: Limits) -> bytes:
    """The bytes of a file; raises Unreadable, and OSError where the system does not give them."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _WITHOUT_WAITING)) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("no file but a pipe or a device")
        hold(limits, "megabytes", status.st_size)
        return piped(file, limits)


def piped(stream: IO[bytes], limits: Limits) -> bytes:
    """All bytes of a stream; raises Unreadable as soon as there are too many, so that one without an end ends."""
    data = stream.read(int(limits.megabytes * MEGABYTE) + 1)
    hold(limits, "megabytes", len(data))
    return data
