"""Sentence → mentions: one recognizer a file, found by itself.

A recognizer declares its name, its precedence (the arbiter lets the higher win where mentions overlap), ``reads``
examples and ``quiet`` examples; they are its documentation and its tests. It sees one tagged sentence and the numbers
in it, nothing else. One that looks for more than numbers also has ``concerns``, which says of a word in small letters
whether it may be part of what is looked for: sentences without any such word are not taken apart. Where most such words
are none, it has ``fits`` too, which says of one among the printed words, by its index, whether those around it let it
be: a sentence is taken apart for nothing at a hundred times the price.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Protocol

from checker.model import Mention, Sentence
from checker.numerals import Number


class Recognizer(Protocol):
    """What every recognizer is."""

    name: ClassVar[str]
    precedence: ClassVar[int]
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]]
    """Pairs of a sentence and the briefs (``checker.recognizers.brief``) of the mentions of this recognizer in it."""
    quiet: ClassVar[tuple[str, ...]]
    """Sentences in which this recognizer finds nothing."""

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The mentions of this kind in the sentence, in order."""
        ...


def brief(mention: Mention) -> str:
    """A mention in one line, for examples: ``count >100``, ``ratio =185 of 193``, ``money =306300000000 dollar``."""
    q = mention.quantity
    parts: list[str] = [mention.kind]
    if q is not None:
        if q.value is not None:
            parts.append(f"{q.comparator}{q.value.normalize():f}")
        else:
            low = "" if q.low is None else f"{q.low.normalize():f}"
            high = "" if q.high is None else f"{q.high.normalize():f}"
            parts.append(f"{low}..{high}")
        if q.unit:
            parts.append(q.unit)
    if mention.whole is not None:
        whole = mention.whole.quantity
        parts.append(
            "of "
            + (
                f"{whole.value.normalize():f}"
                if whole is not None and whole.value is not None
                else mention.whole.counted
            )
        )
    if mention.change is not None:
        parts.append(mention.change.direction)
    if mention.date is not None:
        parts.append(f"{mention.date.period.start}/{mention.date.period.end} {mention.date.of}".strip())
    if mention.rank is not None:
        parts.append(f"{mention.rank.order} {mention.rank.of}".strip())
    if mention.role is not None:
        parts.append(f"{mention.role.person}: {mention.role.title}")
    return " ".join(parts)
