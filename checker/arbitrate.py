"""Overlapping mentions: who wins. One arbiter for all recognizers, so that no recognizer need know of another.

The higher declared precedence wins, then the longer mention, then the earlier, then the recognizer's name. Where
nothing overlaps nothing is lost.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from checker.model import Mention
from checker.registry import plugins


@cache
def _declared() -> dict[str, int]:
    """Recognizer → its precedence."""
    return {r.name: r.precedence for r in plugins("checker.recognizers", examples=("reads", "quiet"))}


def _precedence(recognizer: str) -> int:
    return _declared().get(recognizer, 0)


def arbitrate(mentions: Sequence[Mention], precedence: Callable[[str], int] = _precedence) -> tuple[Mention, ...]:
    """The mentions that stand, in document order, none overlapping another."""
    if len(mentions) < 2:
        return tuple(mentions)
    ranked = sorted(mentions, key=lambda m: (-precedence(m.recognizer), m.start - m.end, m.start, m.recognizer, m.kind))
    starts: list[int] = []
    kept: list[Mention] = []
    for mention in ranked:
        at = bisect_left(starts, mention.start)
        if at < len(kept) and kept[at].start < mention.end:
            continue
        if at and kept[at - 1].end > mention.start:
            continue
        starts.insert(at, mention.start)
        kept.insert(at, mention)
    return tuple(kept)
