"""Words that tell a sum, as patterns: what announces it, what leaves it open, what stands between two of its parts."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from checker.lexicon import table
from checker.pattern import pattern

LONGEST_GAP: Final = 100
"""Characters between two parts of a list beyond which they are in none."""
BETWEEN: Final = pattern(r"\s*(?:[,;]\s*(?:and\b|plus\b|&)?|\band\b|\bplus\b|&|\+)\s*")


def separator(gap: str) -> re.Match[str] | None:
    """What separates two parts of a list: the only comma or "and" between them."""
    if len(gap) > LONGEST_GAP or re.search(r"\b(?:which|who|whose|where|that)\b|[.?!:](?:\s|$)|—|\s[-–]\s|--", gap):
        return None
    found = list(BETWEEN.finditer(gap))
    return found[0] if len(found) == 1 else None


@cache
def any_of(key: str) -> str:
    """A pattern for the phrases under a key, the longest first."""
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(table("sums")[key], key=len, reverse=True))


@cache
def open_words() -> re.Pattern[str]:
    """What says that a list is not complete or that its parts overlap."""
    return pattern(rf"(?<!\w)(?:{any_of('open')})(?!\w)")
