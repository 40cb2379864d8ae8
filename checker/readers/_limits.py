"""How much of one file is read before it is given up: each limit ends in a reason, and the rest of a run goes on.

They are set far above what people write and far below what would hurt a machine of a few gigabytes.
"""

from __future__ import annotations

import time
from typing import Final

from checker.readers._decode import Unreadable

MOST_BYTES: Final = 150_000_000
"""Bytes of a DOCX or PDF file."""
MOST_UNPACKED: Final = 300_000_000
"""Bytes of all that is packed in a DOCX file, pictures included."""
MOST_PARTS: Final = 10_000
"""Files packed in a DOCX file."""
MOST_XML: Final = 40_000_000
"""Bytes of the XML in a DOCX file."""
MOST_MARKS: Final = 2_000_000
"""Opening and closing marks in the XML of a DOCX file: what takes memory, not what is written between them."""
MOST_CELLS: Final = 500_000
"""Table cells of a DOCX file, the columns a cell spans counted."""
MOST_TEXT: Final = 5_000_000
"""Characters of text read out of a DOCX or PDF file."""
MOST_PAGES: Final = 3_000
"""Pages of a PDF file."""
MOST_ON_PAGE: Final = 100_000
"""Characters on one page of a PDF file."""
MOST_MEMORY: Final = 3_000_000_000
"""Bytes of memory the process may take that reads PDF."""
SECONDS: Final[float] = 60.0
"""Time given to one DOCX or PDF file; no text depends on it, only whether a hostile file is read to its end."""


def sized(data: bytes) -> bytes:
    """The bytes of a file, if there are some and not too many; raises Unreadable."""
    if not data:
        raise Unreadable("empty")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
    return data


class Deadline:
    """The time one file may take, from when this is made."""

    def __init__(self) -> None:
        self._end = time.monotonic() + SECONDS

    def check(self) -> None:
        """Raises Unreadable when the time is over."""
        if time.monotonic() >= self._end:
            raise Unreadable(f"not read within {SECONDS:.0f} seconds")
