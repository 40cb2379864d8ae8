"""A finding as an editor reads it: one row a voice, side by side, who said which figure when and where.

Copies of one text are one voice. Where many voices stand on one side the oldest and the newest are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from checker.model import Claim, Finding, Group, Period
from checker.reporters._printable import plain
from checker.reporters._wording import many, newest, when

MOST = 4
"""Rows shown of one side."""

COPIED = 9
"""Words in a row that two papers hardly write independently."""


@dataclass(frozen=True)
class Row:
    """One voice. ``side`` is the letter of the side on its first row; ``mark`` says whether the figure is the newest.

    ``here`` marks the place of the finding; ``named`` is whether ``who`` is more than the file's name.
    """

    side: str
    figure: str
    who: str
    when: str
    mark: str
    document: str
    place: str
    sentence: str
    here: bool
    disputed: bool
    named: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class More:
    """Voices left out, in words."""

    text: str
    disputed: bool


def rows(finding: Finding, publishers: Mapping[str, str]) -> list[Row | More]:
    """The voices of a finding: its sides in their order, each newest first, then the context."""
    fresh, word = newest(c for c in finding.claims if c.side is not None)
    sides = sorted({c.side for c in finding.claims if c.side is not None})
    letters = [chr(ord("A") + n) if n < 26 else str(n + 1) for n in range(len(sides))] if len(sides) > 1 else [""]
    here = (finding.document, finding.line, finding.column)
    out: list[Row | More] = []
    for letter, side in zip(letters, sides, strict=False):
        voices = _voices(c for c in finding.claims if c.side == side)
        out += _side(publishers, letter, voices, fresh, word, here=here)
    context = _voices(c for c in finding.claims if c.side is None)
    return out + _side(publishers, "", context, here=here, disputed=not sides)


def agreeing(group: Group, publishers: Mapping[str, str]) -> list[Row | More]:
    """The voices of a measure that all give the same, newest first."""
    return _side(publishers, "", _voices(group.claims))


def source(claim: Claim, publishers: Mapping[str, str]) -> str:
    """Who says so: the speaker and the publisher, or the file's name where the publisher is not known."""
    publisher = _publisher(claim, publishers) or PurePath(plain(claim.document)).name
    return f"{plain(claim.speaker)}, in {publisher}" if claim.speaker else publisher


def _publisher(claim: Claim, publishers: Mapping[str, str]) -> str | None:
    publisher = publishers.get(claim.document)
    return plain(publisher) if publisher else None


def place(claim: Claim) -> str:
    """Where to click: ``path:line:col``."""
    return f"{plain(claim.document)}:{claim.line}:{claim.column}"


def _voices(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims put together by what they are a copy of, newest first, undated last.

    Copies are told by their sentences, word for word; a short sentence may be said twice by chance.
    """
    origins: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=_age):
        words = claim.sentence.casefold().split()
        key = " ".join(words) if len(words) >= COPIED else claim.id
        origins.setdefault((key, claim.surface), []).append(claim)
    return sorted(origins.values(), key=lambda voice: _newest_first(voice[0].period))


def _age(claim: Claim) -> tuple[int, str, int]:
    return -_newest_first(claim.period)[1], claim.document, claim.start


def _newest_first(period: Period) -> tuple[bool, int]:
    day = period.end or period.start
    return day is None, -(day.toordinal() if day else 0)


def _side(
    publishers: Mapping[str, str],
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
    said = ""
    for number, voice in enumerate(shown):
        first = voice[0]
        if len(voices) > len(shown) and number == MOST - 1:
            out.append(More(_left_out(voices[MOST - 1 : -1], publishers), disputed=disputed))
        surface = plain(first.surface)
        tally = f" ×{len(voices)}" if disputed and not number and len(voices) > 1 else ""
        out.append(
            Row(
                side="" if number else letter,
                figure="" if surface == said else surface + tally,
                who=source(first, publishers),
                when=when(first.period),
                mark=word if any(c.id in fresh for c in voice) else "",
                document=first.document,
                place=place(first),
                sentence=first.sentence,
                here=any((c.document, c.line, c.column) == here for c in voice),
                disputed=disputed,
                named=first.speaker is not None or _publisher(first, publishers) is not None,
                notes=_notes(first, len(voice) - 1),
            )
        )
        said = surface
    return out


def _notes(claim: Claim, copies: int) -> tuple[str, ...]:
    notes: list[str] = [] if claim.modality == "asserted" else [claim.modality]
    if copies:
        notes.append("1 copy" if copies == 1 else f"{copies} copies")
    return tuple(notes)


def _left_out(voices: Sequence[list[Claim]], publishers: Mapping[str, str]) -> str:
    sources = {source(voice[0], publishers) for voice in voices}
    return f"and {len(voices)} more from {many(len(sources), 'source')}"
