"""How claims are cited: the figure as printed, who printed it, and when as precisely as is known.

Messages and tables name the same voices in the same order, so that one can be read beside the other. A voice is a claim
with its copies; where many say the same, the first few are named and the rest are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import Final, Protocol, TypeVar

from checker.model import Claim, Period, Reconciliation, Reviewed

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS: Final = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
MOST: Final = 3
"""How many voices of one side are named before the rest is counted; a fourth takes no more room than saying so."""

NEAR: Final = 3
"""How many words may stand between a figure and what it counts for both to be quoted together."""
GAP: Final = re.compile(r"\W+")
WORD: Final = re.compile(r"\w+")
STEM: Final = 3
"""Letters of a word that are the same in singular and plural: all but the last, and never fewer than these."""

C = TypeVar("C", bound=Claim)


class Published(Protocol):
    """What is told of a document that is cited: a document itself, or what a report says of it."""

    @property
    def publisher(self) -> str | None:
        """Who published it."""

    @property
    def period(self) -> Period:
        """When."""


Sources = Mapping[str, Published]
"""Documents by their names."""


def when(period: Period) -> str:
    """A period in words, as precise as its evidence: "Dec 2017", "by 15 Apr 2016", "undated"."""
    start, end = period.start, period.end
    if period.basis == "draft":
        return "draft"
    if start is None and end is None:
        return "undated"
    if start is None:
        return f"by {_day(end)}" if end else "undated"
    if end is None:
        return f"from {_day(start)}"
    return _span(start, end, period.precision)


def _span(start: date, end: date, precision: str) -> str:
    if start == end:
        return _day(start)
    match precision:
        case "month" if (start.year, start.month) == (end.year, end.month):
            return f"{MONTHS[start.month - 1]} {start.year}"
        case "quarter":
            return f"Q{(start.month - 1) // 3 + 1} {start.year}"
        case "season" if start.month in SEASONS:
            return f"{SEASONS[start.month]} {start.year}"
        case "year" if start.year == end.year:
            return f"{start.year}"
        case "decade":
            return f"{start.year // 10 * 10}s"
        case "century":
            return f"{start.year}–{end.year}"
        case "week":
            return f"week of {_day(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.year != end.year:
        return f"{_day(start)} – {_day(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} – {_day(end)}"
    return f"{start.day}–{_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


# --- voices ------------------------------------------------------------------------------------------------------


def publisher(claim: Claim, sources: Sources) -> str:
    """Who printed it: the publisher, else the file's name."""
    known = sources.get(claim.document)
    return (known.publisher if known else None) or PurePath(claim.document).name


def source(claim: Claim, sources: Sources) -> str:
    """Who says so: the speaker and who printed it."""
    return f"{claim.speaker}, in {publisher(claim, sources)}" if claim.speaker else publisher(claim, sources)


def said(claim: Claim, sources: Sources) -> Period:
    """When it was said: the date of the document, or what the claim tells where that has none."""
    known = sources.get(claim.document)
    if claim.period.basis == "draft" or known is None or (known.period.start is None and known.period.end is None):
        return claim.period
    return known.period


def voices(
    claims: Iterable[C], sources: Sources, origin: Callable[[C], str], first: Callable[[C], bool] = lambda _: False
) -> list[list[C]]:
    """The claims put together by what they are a copy of, the copies after what they copy.

    Voices for whom ``first`` holds lead, then the newest, the undated come last; those that print the same figure stand
    together.
    """
    found: dict[str, list[C]] = {}
    for claim in sorted(claims, key=lambda c: (not first(c), recency(c, sources))):
        found.setdefault(origin(claim), []).append(claim)
    ordered = sorted(found.values(), key=lambda voice: (first(voice[0]), recency(voice[0], sources)), reverse=True)
    figures = list(dict.fromkeys(printed(voice[0]).casefold() for voice in ordered))
    return sorted(ordered, key=lambda voice: figures.index(printed(voice[0]).casefold()))


def recency(claim: Claim, sources: Sources) -> tuple[bool, int, str, int]:
    """Larger the later it was said; the undated are the oldest and a draft the newest."""
    period = said(claim, sources)
    day = period.end or period.start
    return period.basis == "draft", day.toordinal() if day else 0, claim.document, claim.start


def named(listed: Sequence[list[C]]) -> int:
    """How many of the voices are named; the others are only counted."""
    return len(listed) if len(listed) <= MOST + 1 else MOST


# --- in a message ------------------------------------------------------------------------------------------------


def printed(claim: Claim) -> str:
    """The figure as printed, on one line."""
    return " ".join(claim.surface.split())


def quoted(claim: Claim) -> str:
    """The figure as printed, in quotation marks, on to what it counts where that stands close behind."""
    figure = printed(claim)
    told = phrase(figure, claim.measure.counted, claim.sentence) if claim.kind in ("count", "ratio") else None
    return f"“{told or figure}”"


def phrase(figure: str, counted: str, sentence: str) -> str | None:
    """The words of a sentence from a figure on to what it counts, ``None`` where that does not stand close behind."""
    head = counted.split()[-1:]
    if not head or not figure:
        return None
    stem = head[0][: max(len(head[0]) - 1, STEM)]
    told = " ".join(sentence.split())
    at = told.find(figure)
    while at >= 0:
        end = at + len(figure) if not (at and WORD.match(told, at - 1)) else len(told)
        for _ in range(NEAR + 1):
            gap = GAP.match(told, end)
            if gap is None:
                break
            word, end = gap.end(), _behind_word(told, gap.end())
            if told[word : word + len(stem)].casefold() == stem.casefold():
                return told[at : _behind_word(told, word + len(stem))]
        at = told.find(figure, at + 1)
    return None


def _behind_word(text: str, start: int) -> int:
    """Where the word that begins at a place ends; the place itself where none does."""
    word = WORD.match(text, start)
    return word.end() if word else start


def cite(claims: Sequence[Claim], data: Reconciliation) -> str:
    """One side of a dispute: its figures as printed, each with the sources that print it and their dates."""
    listed = voices(claims, data.documents, lambda c: data.origin[c.id], lambda c: c.document in data.under_check)
    shown = [_copied(voice, data) for voice in listed[: named(listed)]]
    figures: dict[str, list[Claim]] = {}
    for claim in shown:
        figures.setdefault(printed(claim).casefold(), []).append(claim)
    left = len(listed) - len(shown)
    return ", ".join(f"“{printed(same[0])}” ({_sources(same, data.documents)})" for same in figures.values()) + (
        f" and {left:,} more" if left else ""
    )


def entered(entries: Iterable[Reviewed]) -> str:
    """Entries of the ledger: each figure with its time, the sources it names and where it stands."""
    return " and ".join(_entered(entry) for entry in entries)


def _entered(entry: Reviewed) -> str:
    named = list(dict.fromkeys(PurePath(source).name or source for source in entry.sources))
    shown = [*named[:MOST], *([f"{len(named) - MOST:,} more"] if len(named) > MOST else [])]
    told = [when(entry.claim.period), *([joined(shown)] if shown else []),
            f"{entry.claim.document}:{entry.claim.line}"]  # fmt: skip
    return f"“{printed(entry.claim)}” ({', '.join(told)})"


def _copied(voice: Sequence[Claim], data: Reconciliation) -> Claim:
    """The claim of a voice that the others are copies of, where it is among them."""
    return next((claim for claim in voice if data.origin[claim.id] == claim.id), voice[0])


def _sources(claims: Sequence[Claim], sources: Sources) -> str:
    """Who printed it, those of one date together: "Fox News and The Guardian, 14 Jun 2016; Salon, undated"."""
    by_date: dict[str, list[str]] = {}
    for claim in claims:
        by_date.setdefault(when(said(claim, sources)), []).append(publisher(claim, sources))
    return "; ".join(f"{joined(dict.fromkeys(names))}, {day}" for day, names in by_date.items())


def joined(items: Iterable[str]) -> str:
    """Items as a list in prose."""
    listed = list(items)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}"
