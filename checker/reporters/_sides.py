"""A finding as an editor reads it: one row a voice, side by side, who said which figure when and where.

Copies of one text are one voice. Where many stand on one side, those are shown that the message names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from checker.model import Claim, DocumentRecord, Finding, Group, Period, SidedClaim
from checker.reporters._printable import plain
from checker.reporters._wording import many, newest
from checker.wording import Sources, named, recency, said, source, voices, when


class Source(NamedTuple):
    """Who published a document, and when."""

    publisher: str | None
    period: Period

    @classmethod
    def by_name(cls, records: Iterable[DocumentRecord]) -> dict[str, Source]:
        """The sources of a report, by the name of the document."""
        return {record.document: cls(record.publisher, record.period) for record in records}


@dataclass(frozen=True)
class Row:
    """One voice. ``side`` is the letter of the side on its first row; ``mark`` says whether the figure is the newest.

    ``when`` is when it was said, ``of`` the time it speaks of where that is another. ``here`` marks
    the place of the finding; ``named`` is whether ``who`` is more than the file's name.
    """

    side: str
    figure: str
    who: str
    when: str
    of: str
    mark: str
    document: str
    place: str
    sentence: str
    surface: str
    counted: str
    here: bool
    disputed: bool
    named: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class More:
    """Voices left out, in words."""

    text: str
    disputed: bool


Place = tuple[str, int, int]


def rows(finding: Finding, sources: Mapping[str, Source]) -> list[Row | More]:
    """The voices of a finding: its sides in their order, each newest first, then the context."""
    sides = sorted({c.side for c in finding.claims if c.side is not None})
    letters = [chr(ord("A") + n) if n < 26 else str(n + 1) for n in range(len(sides))] if len(sides) > 1 else [""]
    here = (finding.document, finding.line, finding.column)
    originals = {_origin(c): c for c in sorted(finding.claims, key=lambda c: recency(c, sources), reverse=True)}
    fresh, word = newest({c.id: said(c, sources) for c in originals.values() if c.side is not None})
    mend = {(spot.document, spot.line, spot.column) for spot in finding.locations}
    side_of = _Side(sources, here, fresh, word)
    out: list[Row | More] = []
    for letter, side in zip(letters, sides, strict=False):
        claims = [c for c in finding.claims if c.side == side]
        out += side_of.rows(claims, letter, first=lambda c: _at(c) in mend)
    context = [c for c in finding.claims if c.side is None]
    return out + side_of.rows(context, "", disputed=not sides)


def agreeing(group: Group, sources: Mapping[str, Source]) -> list[Row | More]:
    """The voices of a measure that all give the same, newest first."""
    return _Side(sources).rows(group.claims, "")


def of(claim: Claim, sources: Sources) -> str:
    """The time the text itself speaks of, where it is another than when it was said: "of 2020"."""
    told = when(claim.period)
    return f"of {told}" if claim.period.basis == "stated" and told != when(said(claim, sources)) else ""


def place(claim: Claim) -> str:
    """Where to click: ``path:line:col``; where there are pages, the page is what one looks up."""
    if claim.page is not None:
        return f"{plain(claim.document)} page {claim.page}"
    return f"{plain(claim.document)}:{claim.line}:{claim.column}"


def _at(claim: Claim) -> Place:
    return claim.document, claim.line, claim.column


def _origin(claim: Claim) -> str:
    """The id of what a claim copies, else its own."""
    return (claim.origin if isinstance(claim, SidedClaim) else None) or claim.id


@dataclass(frozen=True)
class _Side:
    """How the voices of one side become rows: ``fresh`` are the newest claims and ``word`` what those are called."""

    sources: Mapping[str, Source]
    here: Place | None = None
    fresh: frozenset[str] = frozenset()
    word: str = ""

    def rows(
        self,
        claims: Iterable[Claim],
        letter: str,
        *,
        disputed: bool = True,
        first: Callable[[Claim], bool] = lambda _: False,
    ) -> list[Row | More]:
        listed = voices(claims, self.sources, _origin, first)
        figures = [plain(voice[0].surface) for voice in listed]
        shown = named(listed)
        out: list[Row | More] = []
        for number, (voice, figure) in enumerate(zip(listed[:shown], figures, strict=False)):
            same = [other for other in figures if other.casefold() == figure.casefold()]
            again = number > 0 and figures[number - 1].casefold() == figure.casefold()
            tally = f" ×{len(same)}" if disputed and len(same) > 1 else ""
            out.append(self._row(voice, "" if number else letter, "" if again else figure + tally, disputed=disputed))
        if shown < len(listed):
            out.append(More(self._left_out(listed[shown:]), disputed))
        return out

    def _row(self, voice: list[Claim], letter: str, figure: str, *, disputed: bool) -> Row:
        claim = voice[0]
        known = self.sources.get(claim.document)
        return Row(
            side=letter,
            figure=figure,
            who=plain(source(claim, self.sources)),
            when=when(said(claim, self.sources)),
            of=of(claim, self.sources),
            mark=self.word if any(c.id in self.fresh for c in voice) else "",
            document=claim.document,
            place=place(claim),
            sentence=claim.sentence,
            surface=plain(claim.surface),
            counted=plain(claim.measure.counted),
            here=any(_at(c) == self.here for c in voice),
            disputed=disputed,
            named=claim.speaker is not None or (known is not None and known.publisher is not None),
            notes=_notes(voice),
        )

    def _left_out(self, listed: list[list[Claim]]) -> str:
        names = {source(voice[0], self.sources) for voice in listed}
        return f"and {len(listed):,} more from {many(len(names), 'source')}"


def _notes(voice: list[Claim]) -> tuple[str, ...]:
    notes: list[str] = [] if voice[0].modality == "asserted" else [voice[0].modality]
    copies = len({claim.document for claim in voice}) - 1
    if copies:
        notes.append("1 copy" if copies == 1 else f"{copies} copies")
    return tuple(notes)
