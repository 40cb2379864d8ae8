"""What a time in a sentence is: where it stands, which days it names, what it hangs on."""

from __future__ import annotations

from typing import Literal

from checker.frozen import frozen
from checker.model import Period
from checker.nesting import Nested

TimeKind = Literal["point", "since", "until", "by", "window", "tally"]
Placed = tuple[int, int, TimeKind, Period]
"""A time as found: its tokens, half open, its kind and its days."""


@frozen
class StatedTime:
    """A time a sentence states: token indices half open, document offsets, and the days it names.

    ``attached``: it is part of a name ("the 2015 fire"); ``reported``: it dates the saying, not what is said;
    ``leading``: it opens the sentence and so holds for all of it; ``verb`` is the token index of the verb it goes with;
    ``inset`` the tokens of the insertion, between commas or brackets, in which it stands.
    ``base`` is the index of the word that makes it what something is measured against ("than in 2015"), else -1;
    ``lasting``: it describes what outlives it ("the 2009 law").
    ``within`` are the clauses it stands in that are part of another; ``opening`` is the "and" that begins its own, or
    -1.
    ``heading``: it opens a clause inside the sentence and holds for that ("because, five years ago, she backed").
    ``event`` are the days of the event that what is told followed ("after the May 3 storm").
    ``period`` may be unknown where the document's date is.
    """

    first: int
    last: int
    start: int
    end: int
    kind: TimeKind
    period: Period
    attached: bool = False
    reported: bool = False
    leading: bool = False
    verb: int = -1
    inset: tuple[int, int] | None = None
    base: int = -1
    lasting: bool = False
    within: tuple[Nested, ...] = ()
    opening: int = -1
    event: Period | None = None
    heading: bool = False
