"""The conflict table: what an editor on deadline reads.

A group of rows a finding: what is measured, what is wrong, then each side's figure as printed with who said it, when
and where, then why these are held for one measure and what differs. Columns line up through the whole report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text

from checker.model import Finding, Group, Known, Report
from checker.reporters._excerpt import found
from checker.reporters._links import linked
from checker.reporters._paper import STYLES, Cell, Paper, fitting
from checker.reporters._printable import plain
from checker.reporters._sides import More, Row, Source, agreeing, rows
from checker.reporters._verdicts import listed, tally
from checker.reporters._wording import NOTE, many, measured, summed_up, sureness

INDENT = 2
GAP = 2
LONGEST_MEASURE = 240
LEAST_EXCERPT = 40
MOST_EXCERPT = 110
MARK = "▸ "
"""Stands before the place of the finding itself."""


@dataclass(frozen=True)
class Columns:
    """The widths all findings share. Without room for ``where`` the place stands on a line of its own."""

    figure: int
    when: int
    who: int
    where: int
    excerpt: int


class Table:
    """What disagrees, who said what when, and how sure that is: a group of rows a finding, for people."""

    name = "table"

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The report as text ``width`` cells wide; ``links``: the folder paths start from, to be clickable."""
        sources = Source.by_name(report.documents)
        paper = Paper(width, colour)
        voices = [rows(finding, sources) for finding in report.findings]
        agreed = [agreeing(group, sources) for group in report.confirmed] if show == "all" else []
        columns = _columns([row for group in (*voices, *agreed) for row in group if isinstance(row, Row)], width)
        for finding, group in zip(report.findings, voices, strict=True):
            _finding(paper, finding, group, columns, links)
            paper.blank()
        if show == "all":
            for measure, group in zip(report.confirmed, agreed, strict=True):
                _confirmed(paper, measure, group, columns, links)
            if report.checks:
                listed(paper, report, sources, links)
                paper.paragraph(Text(tally(report.checks)))
            _known(paper, report.known)
        paper.paragraph(_summary(report))
        return paper.printed()


# --- layout ------------------------------------------------------------------------------------------------------


def _columns(shown: Sequence[Row], width: int) -> Columns:
    """Widths for the rows of the whole report; a few long names or paths do not decide for all the others."""
    room = width - INDENT - 1 - GAP
    figure = max(fitting((Text(row.figure) for row in shown), width // 4), 8)
    time = max(fitting((_time(row) for row in shown), max(24, width // 3) if width >= 64 else 12), 8)
    who = max(fitting((_who(row) for row in shown if row.named), max(24, width // 5)), 12)
    left = room - figure - time - who - 3 * GAP
    places = [Text(MARK + row.place) for row in shown]
    where = next((fitting(places, most) for most in (width // 3, left) if _most_fit(places, min(most, left))), 0)
    if not where:
        return Columns(figure, time, max(room - figure - time - 2 * GAP, 8), 0, 0)
    excerpt = min(left - where - GAP, MOST_EXCERPT)
    return Columns(figure, time, who, where, excerpt if excerpt >= LEAST_EXCERPT else 0)


def _most_fit(texts: Sequence[Text], width: int) -> bool:
    """Whether three in four of the texts fit."""
    return sum(text.cell_len <= width for text in texts) * 4 >= len(texts) * 3


def _finding(paper: Paper, finding: Finding, group: Sequence[Row | More], columns: Columns, links: Path | None) -> None:
    style = STYLES[finding.severity]
    head = Text.assemble((f"{NOTE[finding.severity]} {finding.code}", style), " ", (plain(finding.name), "dim"))
    paper.paragraph(head.append(f"  {sureness(finding.confidence)}", "dim"))
    if finding.measure is not None:
        what = Text(measured(finding.measure), "bold")
        what.truncate(LONGEST_MEASURE, overflow="ellipsis")
        paper.paragraph(what, indent=INDENT)
    paper.paragraph(Text(plain(finding.message)), indent=INDENT)
    _rows(paper, group, columns, style, links)
    if not group:
        for spot in finding.locations or (finding,):
            where = f"{plain(spot.document)}:{spot.line}:{spot.column}"
            paper.unbroken(_place(where, spot.document, links, here=True), indent=INDENT)
    if finding.match is not None:
        _because(paper, "one measure: ", finding.match.reasons)
        _because(paper, "but differ:  ", finding.match.differences)


def _rows(paper: Paper, group: Sequence[Row | More], columns: Columns, style: str, links: Path | None) -> None:
    for row in group:
        if isinstance(row, More):
            paper.unbroken(Text(row.text, "dim"), indent=INDENT + 1 + GAP + columns.figure + GAP)
        else:
            _row(paper, row, columns, style, links)


def _row(paper: Paper, row: Row, columns: Columns, style: str, links: Path | None) -> None:
    quiet = "" if row.disputed else "dim"
    where = _place(row.place, row.document, links, here=row.here)
    who = _who(row)
    inline = bool(columns.where) and where.cell_len <= columns.where
    if not row.named:
        who = _notes(row)
        if not inline and where.cell_len + who.cell_len <= columns.who:
            who, where, inline = where[0 if row.here else len(MARK) :] + who, Text(), True
    cells = [
        Cell(Text(row.side or ("" if row.disputed else "·"), style if row.side else quiet), 1),
        Cell(Text(row.figure, "bold" if row.disputed else quiet), columns.figure),
        Cell(_time(row), columns.when),
        Cell(who, columns.who),
    ]
    if columns.where:
        cells.append(Cell(where if inline else Text(), columns.where))
    if columns.excerpt:
        cells.append(Cell(_excerpt(row, columns.excerpt), columns.excerpt))
    paper.row(cells, indent=INDENT, gap=GAP)
    if not inline:
        paper.unbroken(where, indent=INDENT + 1 + GAP + columns.figure + GAP + columns.when + GAP - len(MARK))


def _who(row: Row) -> Text:
    return Text(row.who, "" if row.disputed else "dim") + _notes(row)


def _notes(row: Row) -> Text:
    return Text(f" ({', '.join(row.notes)})" if row.notes else "", "dim")


def _time(row: Row) -> Text:
    text = Text(row.when, "" if row.disputed else "dim")
    if row.of:
        text.append(f" {row.of}", "dim")
    if row.mark:
        text.append(" ")
        text.append(row.mark, "bold green")
    return text


def _place(shown: str, document: str, links: Path | None, *, here: bool) -> Text:
    return Text.assemble((MARK if here else " " * len(MARK), "bold"), linked(shown, document, links, "dim"))


def _excerpt(row: Row, width: int) -> Text:
    """The sentence around the figure, on one line."""
    sentence, figure = plain(row.sentence), row.surface
    at = found(sentence, figure, row.counted)
    text = Text(sentence, "dim")
    if at is not None:
        text.stylize("not dim bold", at, at + len(figure))
    at = at or 0
    if text.cell_len <= width:
        return text
    start = max(0, min(at - (width - len(figure)) // 2, len(sentence) - width + 1))
    if start:
        text = Text("…", "dim") + text[start + 1 :]
    text.truncate(width, overflow="ellipsis")
    return text


def _because(paper: Paper, label: str, parts: Sequence[str]) -> None:
    if parts:
        text = Text("; ".join(plain(part) for part in parts), "dim")
        cells = [Cell(Text(label, "dim"), len(label)), Cell(text, paper.width - INDENT - len(label))]
        paper.row(cells, indent=INDENT, gap=0)


# --- what agrees, and the count ----------------------------------------------------------------------------------


def _confirmed(paper: Paper, measure: Group, group: Sequence[Row | More], columns: Columns, links: Path | None) -> None:
    paper.paragraph(Text("confirmed", "bold green"))
    paper.paragraph(Text(measured(measure.measure), "bold"), indent=INDENT)
    _rows(paper, group, columns, "green", links)
    paper.blank()


def _known(paper: Paper, known: Sequence[Known]) -> None:
    """What the baseline knew, with its age, a finding a paragraph."""
    for one in known:
        age = f", {many(one.days, 'day')}" if one.days is not None else ""
        since = f" since {one.since.isoformat()}{age}" if one.since is not None else ""
        paper.paragraph(Text.assemble(("known ", "dim"), (one.code, "bold"), f"  in the baseline{since}"))
        paper.paragraph(Text(plain(f"{one.path}: {one.message}")), indent=INDENT, hanging=INDENT)
        paper.blank()


def _summary(report: Report) -> Text:
    text = Text(summed_up(report))
    for level, count in report.summary().items():
        if count:
            text.highlight_words([many(count, NOTE[level])], STYLES[level])
    return text
