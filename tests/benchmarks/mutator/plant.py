"""One planted error: where it goes, what stands there when all is well, and what when it is not."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mutator.bundle import Bundle


class Plant(NamedTuple):
    """An error for one place of one document.

    ``start`` and ``end`` bound what is replaced in the untouched text, ``sound`` is what stands there before (the text
    itself, or true arithmetic put in so that it can be broken), ``wrong`` what stands there after.
    """

    kind: str
    document: str
    start: int
    end: int
    sound: str
    wrong: str

    def text(self, whole: str, *, wrong: bool = True) -> str:
        """The document's text with the error, or with what is sound in its place."""
        return whole[: self.start] + (self.wrong if wrong else self.sound) + whole[self.end :]

    def touches(self, document: str, start: int, end: int) -> bool:
        """Whether a place of the text with the error lies on it."""
        return document == self.document and start < self.start + len(self.wrong) and self.start < end


Make = Callable[[random.Random], Plant | None]
"""Makes the plant of one place; the generator decides what the error is. None: it cannot be made there."""


class Place(NamedTuple):
    """Where an error of some class may go; ``mark`` tells it from all others, whatever the extractor's order."""

    document: str
    start: int
    make: Make


Planter = Callable[["Bundle"], Iterator[Place]]
"""Finds the places of a bundle at which one class of error can be planted."""
