"""List marks and note marks: "(1)", "2)" in a running list, "3." at the start, "[12]", "#4"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.model import Token

_OPENS: Final = frozenset({":", ";", ",", "and", "or", ".", "”", '"', "?", "!", "—", "–"})
"""What may stand before the mark of an item."""
_FAR: Final = 80
"""Tokens looked back over for a bracket that is still open."""


def mark(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The token range of the mark whose number stands at ``index``, where nothing but a mark can stand."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is not None and before.text in ("#", "№", "§") and before.end == token.start:
        return index - 1, index + 1
    if after is None or not token.text.isdigit() or len(token.text) > 2:
        return None
    if (
        index == 0
        and after.text in (".", ")")
        and after.start == token.end
        and (len(tokens) == 2 or tokens[2].text[0].isupper())
    ):
        return index, index + 2
    if _running(tokens, index):
        return index, index + 2
    if before is None or (before.text, after.text) not in (("(", ")"), ("[", "]")):
        return None
    two_before = tokens[index - 2] if index > 1 else None
    closes = index + 2 >= len(tokens) or tokens[index + 2].tag == "PUNCT"
    if (
        before.text == "["
        or two_before is None
        or two_before.text in _OPENS
        or (closes and two_before.end == before.start)
    ):
        return index - 1, index + 2
    return None


def _running(tokens: Sequence[Token], index: int) -> bool:
    """Whether "2)" or, before a small letter, "2." opens an item of a list inside the sentence: no bracket is open."""
    after = tokens[index + 1]
    if after.start != tokens[index].end or index + 2 >= len(tokens) or tokens[index + 2].start == after.end:
        return False
    if index and tokens[index - 1].text not in _OPENS:
        return False
    if after.text == ".":
        return index > 0 and tokens[index - 1].text in (":", ";") and tokens[index + 2].text[0].islower()
    return after.text == ")" and not _bracketed(tokens, index)


def _bracketed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a round bracket is open before token ``index``."""
    nearest = next((t.text for t in reversed(tokens[max(0, index - _FAR) : index]) if t.text in ("(", ")")), "")
    return nearest == "("
