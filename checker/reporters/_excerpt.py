"""The sentence around a figure: where in it the figure stands, and as much of it as there is room for."""

from __future__ import annotations

import re
from typing import Final

NEAR: Final = 40
"""How many characters after a figure what it counts may stand."""


def found(sentence: str, figure: str, counted: str) -> int | None:
    """Where the figure stands; of several places the one with what is counted after it, ``None`` where unclear."""
    places = [m.start() for m in re.finditer(rf"(?<!\d){re.escape(figure)}(?!\d)", sentence)] if figure else []
    if len(places) > 1:
        near = {at: sentence[at : at + len(figure) + NEAR].casefold() for at in places}
        places = [at for at in places if counted.casefold() in near[at]]
    return places[0] if len(places) == 1 else None


def clipped(sentence: str, figure: str, counted: str, most: int) -> str:
    """At most ``most`` characters of the sentence, the figure among them; what is left out is marked by …"""
    if len(sentence) <= most:
        return sentence
    at = found(sentence, figure, counted) or 0
    start = max(0, min(at - (most - len(figure)) // 2, len(sentence) - most + 1))
    cut = f"…{sentence[start + 1 :]}" if start else sentence
    return cut if len(cut) <= most else f"{cut[: most - 1]}…"
