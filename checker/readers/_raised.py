"""Raised digits: the mark of a note, which is no part of the figure before it, or the power of a unit."""

from __future__ import annotations

import re
from typing import Final

_UNIT = re.compile(r"(?:^|[\W\d_])(?:[kcmdh]?m|mi|ft|in|yd|km/h)$")
_REACH = 12
_POWERS: Final = str.maketrans("0123456789-+−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺⁻")
_MARK = re.compile(r"[\s\d,;*†‡§()\[\]–-]+")
_POWER = re.compile(r"[-−]?[0-9]{1,2}")


def raised(written: str, before: str) -> str:
    """What raised characters say behind ``before``: a power as such ("km²"), nothing for a note's mark, else the words
    ("19th").
    """
    before = before[-_REACH:]
    if _POWER.fullmatch(written) and (_UNIT.search(before) or before.endswith(("×10", "x10"))):
        return written.translate(_POWERS)
    return "" if _MARK.fullmatch(written) else written
