"""The dimension under which a figure looks for its like, where its unit alone would hide it.

What a figure is per year of may stand outside it ("$1.3 billion in annual aid"); a bare degree may be one of warmth.
"""

from __future__ import annotations

from typing import Final

from checker.lexicon import words

_WARMTH: Final = words("warmth", "concepts_lists")
_YEARLY: Final = " per year"


def kindred(dimension: str, stems: frozenset[str]) -> str:
    """The dimension for matching; ``stems``: the words of the sentence."""
    if dimension == "temperature difference" or (dimension == "angle" and not _WARMTH.isdisjoint(stems)):
        return "celsius"
    return dimension.removesuffix(_YEARLY)
