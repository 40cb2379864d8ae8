"""What an entry of the ledger says."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import Field, PlainSerializer, field_validator, model_validator

from checker.dates import format_edtf, parse_edtf
from checker.interval import Interval
from checker.model import Comparator, Frozen, LedgerRank, Period

FIGURE: Final = "{figure}"
"""Where the figure stands in a wording that is a sentence: "Vietnam has defence ties with {figure} countries"."""
LONGEST: Final = 400
"""Characters of a wording: it is said as one sentence."""
MOST: Final = 40
"""Wordings, and references, of one entry."""

Phrase = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Size = Annotated[
    Decimal,
    Field(max_digits=40, decimal_places=15),
    PlainSerializer(lambda v: int(v) if v == v.to_integral_value() else float(v), when_used="json"),
]


class Reference(Frozen):
    """A source that stands behind a figure: its note or address, where in it, and when it was seen."""

    source: Phrase
    place: str = Field(default="", max_length=LONGEST)
    retrieved: date | None = None


class LedgerEntry(Frozen):
    """One reviewed figure.

    ``measure`` and ``aliases`` are noun phrases, or sentences with ``{figure}`` where the figure stands. ``as_of`` is
    when a state was seen to hold, or a happening's count was told; ``period`` the stretch that a total is for; an entry
    has one of them. ``low`` and ``high`` are needed only where ``value`` and ``comparator`` do not say them: a range,
    or a figure that is about right. ``whole`` is the size of what the figure is a part of: 193 in 185 of 193. ``file``
    and ``line`` say where the entry stands.
    """

    measure: Phrase
    aliases: Annotated[tuple[Phrase, ...], Field(max_length=MOST)] = ()
    value: Size | None = None
    low: Size | None = None
    high: Size | None = None
    comparator: Comparator = "="
    unit: str = Field(default="", max_length=60)
    whole: Size | None = None
    as_of: Period | None = None
    period: Period | None = None
    rank: LedgerRank = "normal"
    references: Annotated[tuple[Reference, ...], Field(max_length=MOST)] = ()
    reviewed_by: str | None = None
    reviewed: date | None = None
    review_after: date | None = None
    note: str = Field(default="", max_length=4000)
    file: str = ""
    line: int = 0

    @field_validator("as_of", "period", mode="before")
    @classmethod
    def _edtf(cls, written: object) -> object:
        """Dates are EDTF; YAML reads some of them as a date or a number."""
        return parse_edtf(str(written)) if isinstance(written, (str, int, date)) else written

    @model_validator(mode="after")
    def _complete(self) -> LedgerEntry:
        if (self.as_of is None) == (self.period is None):
            raise ValueError("an entry has either as_of or period")
        if self.value is None and (self.low is None or self.high is None):
            raise ValueError("an entry has a value, or low and high")
        if self.value is not None and self.comparator == "~" and (self.low is None or self.high is None):
            raise ValueError('a figure that is about right ("~") says its low and high')
        if any(wording.count(FIGURE) > 1 for wording in self.wordings):
            raise ValueError(f"a wording has {FIGURE} once")
        try:
            allowed = self.strict
        except ValueError:
            raise ValueError("low is above high") from None
        if self.value is not None and self.comparator in ("=", "~") and self.value not in allowed:
            raise ValueError("value does not lie between low and high")
        return self

    @property
    def when(self) -> Period:
        """The time the figure holds for."""
        when = self.as_of or self.period
        assert when is not None  # _complete
        return when

    @property
    def wordings(self) -> tuple[str, ...]:
        """The measure and the other phrases it goes by, each once."""
        return tuple(dict.fromkeys((self.measure, *self.aliases)))

    @property
    def key(self) -> tuple[str, str]:
        """What entries of one measure share: the words of the measure, and the unit."""
        return " ".join(self.measure.casefold().split()), self.unit

    @property
    def id(self) -> str:
        """An id of what is said, wherever it stands: measure, figure and time."""
        said: tuple[Any, ...] = (*self.key, self.value, self.low, self.high, self.comparator, format_edtf(self.when))
        return hashlib.sha256("\0".join(map(str, said)).encode()).hexdigest()[:12]

    @property
    def strict(self) -> Interval:
        """The numbers the figure allows; ``>`` and ``<`` leave their own end out."""
        at_least = self.value if self.comparator in ("=", ">", ">=") else None
        at_most = self.value if self.comparator in ("=", "<", "<=") else None
        low = at_least if self.low is None else self.low
        high = at_most if self.high is None else self.high
        return Interval(
            low,
            high,
            low_open=self.comparator == ">" and self.low is None,
            high_open=self.comparator == "<" and self.high is None,
        )
