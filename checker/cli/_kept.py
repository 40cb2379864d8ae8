"""The cache a command works with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.cache import Kept


@contextmanager
def keeping(no_cache: bool) -> Iterator[Kept | None]:
    """The user's cache while a command works, None where it is to do without; what was read is kept in any case."""
    if no_cache:
        yield None
        return
    from checker.cache import opened

    kept = opened()
    try:
        yield kept
    finally:
        kept.close()
