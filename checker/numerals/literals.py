"""Digits, separators and fraction signs → values: what one token says by itself."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, localcontext
from typing import Final

LONGEST: Final = 400
"""Characters beyond which a token is no number, however many noughts lead it."""
DIGITS: Final = 24
"""Digits beyond this make no number: nothing in prose is that long, and decimal arithmetic keeps some more of them."""

_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９，．’", "0123456789,.'")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3}){0,9},\d{3}(?:\.\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+,\d{1,2}")

_SWISS = re.compile(r"\d{1,3}(?:'\d{3})+(?:\.\d+)?")


def decimal(text: str) -> Decimal | None:
    """The value of a digit token; ``None`` where it is none (a version, an address) or longer than any amount is."""
    if len(text) > DIGITS and (len(text) > LONGEST or sum(map(str.isdigit, text.lstrip("0.,"))) > DIGITS):
        return None
    if text.isascii() and text.isdigit():
        return Decimal(text)
    plain = text.translate(_FULL_WIDTH)
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(ch)) if ch.isdecimal() else ch for ch in plain)
    if plain.isdigit():
        return Decimal(plain)
    if _GROUPED.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if _SWISS.fullmatch(plain):
        return Decimal(plain.replace("'", ""))
    if plain.count(".") == 1 and "," not in plain:
        return Decimal(plain)
    if _EUROPEAN.fullmatch(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    return None


def vulgar(text: str) -> Decimal | None:
    """The value of a vulgar fraction sign."""
    if len(text) != 1 or text.isdecimal():
        return None
    parts = unicodedata.normalize("NFKC", text).split("⁄")
    if len(parts) != 2 or not all(p.isdecimal() for p in parts):
        return None
    with localcontext() as context:
        context.prec = 28
        return Decimal(parts[0]) / Decimal(parts[1])
