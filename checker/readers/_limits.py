"""The limits as a reader keeps them: each ends in a reason, and the rest of a run goes on."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import Final

from checker.limits import LIMITS, Limits, Name
from checker.readers._decode import Unreadable

_WORD: Final = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_SHORTEST: Final = 2
"""Characters that a figure takes at least, with what stands before the next."""


def hold(limits: Limits, name: Name, count: int) -> None:
    """Raises Unreadable where there are more than the limit of that name allows; bytes for one in MB."""
    reason = limits.exceeded(name, count)
    if reason:
        raise Unreadable(reason)


def sized(data: bytes, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file, if there are some and not too many; raises Unreadable."""
    if not data:
        raise Unreadable("empty")
    hold(limits, "megabytes", len(data))
    return data


def bounded(text: str, limits: Limits) -> str:
    """The text of a file, if it is not too long; raises Unreadable."""
    hold(limits, "characters", len(text))
    return text


def beyond(text: str, limits: Limits) -> str:
    """Why the text of a document is more than is read, "" where it is not: each figure is a claim to be kept in mind,
    and a text of nothing else has more of them than a machine has memory for.
    """
    reason = limits.exceeded("characters", len(text))
    if reason or len(text) <= _SHORTEST * limits.figures:
        return reason
    from checker.numerals import tells_number

    words = Counter(_WORD.findall(text.lower()))
    return limits.exceeded("figures", sum(times for word, times in words.items() if tells_number(word)))


class Bounds:
    """The limits for one file, and the time it may take from when this is made.

    No text depends on the time, only whether a hostile file is read to its end.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self._end = time.monotonic() + limits.seconds

    def check(self) -> None:
        """Raises Unreadable when the time is over."""
        if time.monotonic() >= self._end:
            raise Unreadable(overdue(self.limits))

    def hold(self, name: Name, count: int) -> None:
        """Raises Unreadable where there are more than the limit of that name allows; bytes for one in MB."""
        hold(self.limits, name, count)


def overdue(limits: Limits) -> str:
    """What is said of a file that took too long."""
    return f"not read within {limits.seconds:g} seconds (limits.seconds)"
