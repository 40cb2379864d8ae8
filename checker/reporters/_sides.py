"""A finding as an editor reads it: one row a voice, side by side, who said which figure when and where.

Copies of one text are one voice. Where many voices stand on one side the oldest and the newest are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from checker.model import Claim, DocumentRecord, Finding, Group, Period
from checker.reporters._printable import plain
from checker.reporters._wording import many, newest
from checker.wording import when

MOST = 4
"""Rows shown of one side."""

COPIED = 9
"""Words in a row that two papers hardly write independently."""


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


def rows(finding: Finding, sources: Mapping[str, Source]) -> list[Row | More]:
    """The voices of a finding: its sides in their order, each newest first, then the context."""
    fresh, word = newest({c.id: said(c, sources) for c in finding.claims if c.side is not None})
    sides = sorted({c.side for c in finding.claims if c.side is not None})
    letters = [chr(ord("A") + n) if n < 26 else str(n + 1) for n in range(len(sides))] if len(sides) > 1 else [""]
    here = (finding.document, finding.line, finding.column)
    out: list[Row | More] = []
    for letter, side in zip(letters, sides, strict=False):
        voices = _voices((c for c in finding.claims if c.side == side), sources)
        out += _side(sources, letter, voices, fresh, word, here=here)
    context = _voices((c for c in finding.claims if c.side is None), sources)
    return out + _side(sources, "", context, here=here, disputed=not sides)


def agreeing(group: Group, sources: Mapping[str, Source]) -> list[Row | More]:
    """The voices of a measure that all give the same, newest first."""
    return _side(sources, "", _voices(group.claims, sources))


def source(claim: Claim, sources: Mapping[str, Source]) -> str:
    """Who says so: the speaker and the publisher, or the file's name where the publisher is not known."""
    publisher = _publisher(claim, sources) or PurePath(plain(claim.document)).name
    return f"{plain(claim.speaker)}, in {publisher}" if claim.speaker else publisher


def _publisher(claim: Claim, sources: Mapping[str, Source]) -> str | None:
    known = sources.get(claim.document)
    return plain(known.publisher) if known and known.publisher else None


def said(claim: Claim, sources: Mapping[str, Source]) -> Period:
    """When it was said: the date of the document, or what the claim tells where that has none."""
    known = sources.get(claim.document)
    if claim.period.basis == "draft" or known is None or (known.period.start is None and known.period.end is None):
        return claim.period
    return known.period


def of(claim: Claim, sources: Mapping[str, Source]) -> str:
    """The time the text itself speaks of, where it is another than when it was said: "of 2020"."""
    told = when(claim.period)
    return f"of {told}" if claim.period.basis == "stated" and told != when(said(claim, sources)) else ""


def place(claim: Claim) -> str:
    """Where to click: ``path:line:col``."""
    return f"{plain(claim.document)}:{claim.line}:{claim.column}"


def _voices(claims: Iterable[Claim], sources: Mapping[str, Source]) -> list[list[Claim]]:
    """The claims put together by what they are a copy of, newest first, undated last.

    Copies are told by their sentences, word for word; a short sentence may be said twice by chance.
    """
    origins: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: _oldest_first(c, sources)):
        words = claim.sentence.casefold().split()
        key = " ".join(words) if len(words) >= COPIED else claim.id
        origins.setdefault((key, claim.surface), []).append(claim)
    return sorted(origins.values(), key=lambda voice: _newest_first(said(voice[0], sources)))


def _oldest_first(claim: Claim, sources: Mapping[str, Source]) -> tuple[int, str, int]:
    return -_newest_first(said(claim, sources))[1], claim.document, claim.start


def _newest_first(period: Period) -> tuple[bool, int]:
    day = period.end or period.start
    return day is None, -(day.toordinal() if day else 0)


def _side(
    sources: Mapping[str, Source],
    letter: str,
    voices: Sequence[list[Claim]],
    fresh: frozenset[str] = frozenset(),
    word: str = "",
    *,
    here: tuple[str, int, int] | None = None,
    disputed: bool = True,
) -> list[Row | More]:
    out: list[Row | More] = []
    shown = voices if len(voices) <= MOST else [*voices[: MOST - 1], voices[-1]]
    before = ""
    for number, voice in enumerate(shown):
        first = voice[0]
        if len(voices) > len(shown) and number == MOST - 1:
            out.append(More(_left_out(voices[MOST - 1 : -1], sources), disputed=disputed))
        surface = plain(first.surface)
        tally = f" ×{len(voices)}" if disputed and not number and len(voices) > 1 else ""
        out.append(
            Row(
                side="" if number else letter,
                figure="" if surface == before else surface + tally,
                who=source(first, sources),
                when=when(said(first, sources)),
                of=of(first, sources),
                mark=word if any(c.id in fresh for c in voice) else "",
                document=first.document,
                place=place(first),
                sentence=first.sentence,
                surface=surface,
                counted=plain(first.measure.counted),
                here=any((c.document, c.line, c.column) == here for c in voice),
                disputed=disputed,
                named=first.speaker is not None or _publisher(first, sources) is not None,
                notes=_notes(first, len(voice) - 1),
            )
        )
        before = surface
    return out


def _notes(claim: Claim, copies: int) -> tuple[str, ...]:
    notes: list[str] = [] if claim.modality == "asserted" else [claim.modality]
    if copies:
        notes.append("1 copy" if copies == 1 else f"{copies} copies")
    return tuple(notes)


def _left_out(voices: Sequence[list[Claim]], sources: Mapping[str, Source]) -> str:
    names = {source(voice[0], sources) for voice in voices}
    return f"and {len(voices)} more from {many(len(names), 'source')}"
