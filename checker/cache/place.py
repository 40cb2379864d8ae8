"""Where the cache is: ``CLAIMCHECK_CACHE_DIR``, else the user's folder for caches."""

from __future__ import annotations

import os
from pathlib import Path


def folder() -> Path | None:
    """The cache's folder, there or not; None where the user has no home."""
    named = os.environ.get("CLAIMCHECK_CACHE_DIR")
    if named:
        return Path(named).absolute()
    from platformdirs import user_cache_path

    place = user_cache_path("claimcheck", appauthor=False)
    return place if place.is_absolute() else None
