"""What the claims at hand, taken together, tell of each: how telling a word or number is, what the texts are about."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.dimension import in_base_unit
from checker.interval import Interval
from checker.match.kinds import cores
from checker.model import Claim, Frame, Quantity, Subject

if TYPE_CHECKING:
    from checker.match.traits import Traits

TOPICAL: Final = 5
"""Texts that must be about a name for it to be none of a foreign place."""
_NONE: Final[frozenset[str]] = frozenset()
_ALONE: Final[set[tuple[str, Decimal]]] = set()
_NOWHERE: Final[Mapping[Decimal, set[str]]] = {}


class Figure(NamedTuple):
    """A quantity ready for comparing: one number in base units, and what a reader takes it to mean."""

    value: Decimal | None
    likely: Interval


class _Squares(dict[str, float]):
    """The squared weight of each stem; one not seen weighs ``unseen``."""

    unseen = 0.0

    def __missing__(self, stem: str) -> float:
        return self.unseen


class Rarity:
    """How telling a stem is: inverse frequency among the claims at hand, smoothed so that small sets work too.

    It also remembers what is asked of every claim many times over: the weight of its words, its figure in base units,
    and its ``traits`` by its id.
    """

    def __init__(self, frames: Iterable[Frame], claims: Iterable[Claim] = ()) -> None:
        counts: dict[str, int] = {}
        total = 0
        of, listed = list(frames), list(claims)
        for frame in of:
            total += 1
            for stem in frame.words | frame.near:
                counts[stem] = counts.get(stem, 0) + 1
        by_count = {count: math.log((total + 20) / (count + 2)) ** 2 for count in set(counts.values())}
        self._squares = _Squares({stem: by_count[count] for stem, count in counts.items()})
        self._squares.unseen = math.log((total + 20) / 2) ** 2
        self._sums: dict[frozenset[str], float] = {}
        self._figures: dict[str, Figure | None] = {}
        self._printed: dict[Decimal, int] = {}
        self._claims = 0
        self._told: dict[str, dict[Decimal, set[str]]] = {}
        self._noted: set[str] = set()
        self._days: dict[str, date] = {}
        self._topics: dict[str, set[str]] = {}
        self._foreign: dict[frozenset[str], bool] = {}
        self._beside: dict[tuple[str, str], set[tuple[str, Decimal]]] = {}
        self.traits: dict[str, Traits] = {}
        for claim, frame in zip(listed, of, strict=False):
            self._note(claim, frame)
        for sentence, value in {(c.sentence, f.value) for c in listed if (f := self.figure(c)) is not None}:
            del sentence
            self._claims += 1
            if value is not None:
                self._printed[value] = self._printed.get(value, 0) + 1

    def _note(self, claim: Claim, frame: Frame) -> None:
        """Keep in which texts a figure is told of each sort of thing, when a text was written, what it is about."""
        for name in frame.topic:
            self._topics.setdefault(name, set()).add(claim.document)
        end = claim.period.end
        if end is not None and claim.period.basis == "document":
            self._days[claim.document] = max(end, self._days.get(claim.document, end))
        elif end is not None and claim.period.basis == "bounded" and claim.period.start is None:
            self._days.setdefault(claim.document, end)
        figure = self.figure(claim)
        if figure is None or figure.value is None or claim.modality == "revised":
            return
        self._beside.setdefault((claim.document, claim.sentence), set()).add((frame.dimension, figure.value))
        self._noted.add(claim.id)
        for key in cores(frame):
            self._told.setdefault(key, {}).setdefault(figure.value, set()).add(claim.document)

    def topical(self, names: frozenset[str]) -> bool:
        """Whether several of the texts at hand are about one of the names."""
        return any(len(self._topics.get(name, ())) >= TOPICAL for name in names)

    def foreign(self, frame: Frame) -> bool:
        """Whether a sentence names somebody, and nobody its text or several of the texts at hand are about."""
        names = frame.names
        if not names or names & frame.topic:
            return False
        if names not in self._foreign:
            self._foreign[names] = not self.topical(names)
        return self._foreign[names]

    def told(self, claim: Claim, sorts: frozenset[str], value: Decimal | None) -> dict[str, set[str]]:
        """The texts that tell a claim's figure of each of the sorts of thing it is of; none for a claim not at hand."""
        if value is None or claim.id not in self._noted:
            return {}
        return {key: self._told.get(key, _NOWHERE).get(value, set()) for key in sorts}

    def company(self, a: Subject, b: Subject) -> float:
        """Whether the two sentences share another figure: what killed three and hurt 170 is what killed three and hurt
        180.
        """
        x, y = self.beside(a.claim), self.beside(b.claim)
        if x.isdisjoint(y) or a.claim.sentence == b.claim.sentence:
            return 0.0
        own = [(s.frame.dimension, f.value) for s in (a, b) if (f := self.figure(s.claim)) is not None]
        return float(bool((x & y).difference(own)))

    def beside(self, claim: Claim) -> set[tuple[str, Decimal]]:
        """The figures of a claim's sentence, each with its dimension."""
        return self._beside.get((claim.document, claim.sentence), _ALONE)

    def day(self, claim: Claim) -> date | None:
        """When the text of a claim was written, as far as its claims tell."""
        return self._days.get(claim.document)

    def weight(self, stems: frozenset[str]) -> float:
        """The sum of the squared weights of the stems, the same whatever their order."""
        return math.fsum(map(self._squares.__getitem__, stems))

    def cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The cosine of two sets of stems, 0 to 1."""
        shared = a & b
        return self.weight(shared) / math.sqrt(self.whole(a) * self.whole(b)) if shared else 0.0

    def whole(self, stems: frozenset[str]) -> float:
        """The weight of a set that is asked for many times."""
        if stems not in self._sums:
            self._sums[stems] = self.weight(stems)
        return self._sums[stems]

    def telling(self, value: Decimal) -> float:
        """How telling it is that two claims print one number, 0 to 1: the more digits, the less likely by chance."""
        share = self._printed.get(value, 1) / max(self._claims, 50)
        return min(1.0, (digits(value) - 1) / 3 + max(0.0, -math.log10(share) - 1) / 3)

    def figure(self, claim: Claim) -> Figure | None:
        """The claim's quantity ready for comparing."""
        if claim.id not in self._figures:
            self._figures[claim.id] = figure_of(claim.quantity)
        return self._figures[claim.id]


@lru_cache(maxsize=65536)
def digits(value: Decimal) -> int:
    """How many telling digits a number is printed with, zeros at its end left out."""
    return len(str(value.normalize()).strip("-0.").rstrip("0"))


def figure_of(quantity: Quantity | None) -> Figure | None:
    """A quantity ready for comparing."""
    if quantity is None:
        return None
    middle = _middle(quantity)
    base = None if middle is None else in_base_unit(quantity, Interval.point(middle)).low
    return Figure(base, in_base_unit(quantity, quantity.likely))


def _middle(quantity: Quantity) -> Decimal | None:
    if quantity.value is not None:
        return quantity.value
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.low if quantity.low is not None else quantity.high
