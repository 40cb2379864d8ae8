"""The dimension under which a figure looks for its like, where its unit alone would hide it.

What a figure is per year of may stand outside it ("$1.3 billion in annual aid"), a bare degree may be one of warmth,
and "the 10-day-old strike" gives a time that a strike has lasted, no person's age.
"""

from __future__ import annotations

from typing import Final

from checker.lexicon import words
from checker.model import Mention

_WARMTH: Final = words("warmth", "concepts_lists")
_YEARLY: Final = " per year"
_YOUNG: Final = frozenset({"minute", "hour", "day", "week"})
"""Units in which hardly any person's age is given."""


def kindred(dimension: str, mention: Mention, owner: frozenset[str], stems: frozenset[str]) -> str:
    """The dimension for matching; ``owner``: whose age it is, ``stems``: the words of the sentence."""
    unit = mention.quantity.unit if mention.quantity is not None else ""
    if dimension == "temperature difference" or (dimension == "angle" and not _WARMTH.isdisjoint(stems)):
        return "celsius"
    if dimension == "age" and not owner and unit in _YOUNG:
        return "time"
    return dimension.removesuffix(_YEARLY)
