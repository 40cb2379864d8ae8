"""How claims are printed for people by ``extract``: a table by document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from checker.cli._outlet import Look
from checker.model import Claim, Document, Period, Quantity
from checker.reporters._links import linked
from checker.reporters._paper import Cell, Paper, fitting
from checker.reporters._printable import plain
from checker.reporters._wording import figure, many
from checker.wording import when


def as_table(claims: Sequence[Claim], documents: Sequence[Document], form: Look) -> str:
    """A row a claim under its document: place, figure, what is counted, of which whole, when, who says so."""
    paper = Paper(form.width, form.colour)
    headings = ("place", "figure", "counted", "of", "when", "who")
    table = [_cells(claim) for claim in claims]
    widths = _widths([[*map(Text, headings)], *table], form.width)
    for document in documents:
        own = [(claim, cells) for claim, cells in zip(claims, table, strict=True) if claim.document == document.name]
        if not own:
            continue
        paper.paragraph(_heading(document, form.links))
        paper.row([Cell(Text(h, "dim"), w) for h, w in zip(headings, widths, strict=True) if w], indent=2)
        for _, cells in own:
            paper.row([Cell(text, w) for text, w in zip(cells, widths, strict=True) if w], indent=2)
        paper.blank()
    paper.paragraph(Text(f"{many(len(claims), 'claim')} in {many(len(documents), 'document')}"))
    return paper.printed()


def _heading(document: Document, links: Path | None) -> Text:
    text = linked(plain(document.name), document.name, links, "bold")
    told = [plain(document.publisher)] if document.publisher else []
    told.append(when(document.period))
    return text.append(f"  {', '.join(told)}", "dim")


def _cells(claim: Claim) -> list[Text]:
    speaker = plain(claim.speaker) if claim.speaker else ""
    return [
        Text(f"{claim.line}:{claim.column}", "dim"),
        Text(plain(claim.surface), "bold"),
        _counted(claim),
        Text(_whole(claim)),
        _time(claim.period),
        Text(f"“{speaker}”" if claim.quoted and speaker else speaker),
    ]


def _counted(claim: Claim) -> Text:
    """What is counted, or what the fact is about; what the text does not simply assert is marked."""
    if claim.date is not None:
        words = claim.date.of
    elif claim.rank is not None:
        words = claim.rank.of
    elif claim.role is not None:
        words = ", ".join(part for part in (claim.role.person, claim.role.title, claim.role.organisation) if part)
    else:
        words = claim.measure.counted
    text = Text(plain(words) or claim.kind)
    if claim.modality != "asserted":
        text.append(f" ({claim.modality})", "dim")
    return text


def _whole(claim: Claim) -> str:
    if claim.whole is None:
        return _change(claim)
    size: Quantity | None = claim.whole.quantity
    return f"{figure(size)} {plain(claim.whole.counted)}" if size else plain(claim.whole.counted)


def _change(claim: Claim) -> str:
    if claim.change is None:
        return ""
    parts = [("from", claim.change.from_), ("to", claim.change.to)]
    return " ".join([claim.change.direction, *(f"{word} {figure(size)}" for word, size in parts if size)])


def _time(period: Period) -> Text:
    text = Text(when(period))
    if period.basis not in ("unknown", "draft"):
        text.append(f" ({period.basis})", "dim")
    return text


def _widths(table: Sequence[Sequence[Text]], width: int) -> list[int]:
    """Widths of the columns: what they need, the wordy ones cut back until the row fits; empty columns take none."""
    most = [12, max(18, width // 5), max(20, width // 3), max(14, width // 4), max(25, width // 6), max(14, width // 4)]
    least = [5, 12, 12, 8, 14, 8]
    columns = list(zip(*table, strict=True))
    widths = [fitting(column, limit) if any(column[1:]) else 0 for column, limit in zip(columns, most, strict=True)]
    room = width - 2 - 2 * (sum(1 for w in widths if w) - 1)
    while sum(widths) > room:
        spare = [w - low for w, low in zip(widths, least, strict=True)]
        if max(spare) <= 0:
            break
        widths[spare.index(max(spare))] -= 1
    return widths
