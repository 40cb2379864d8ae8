"""Every claim under check with what stands behind it, document by document: the fact-checker's list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePath

from rich.text import Text

from checker.model import Check, Quote, Report, Verdict
from checker.reporters._excerpt import clipped, found
from checker.reporters._links import linked
from checker.reporters._paper import Cell, Paper, fitting
from checker.reporters._printable import plain
from checker.reporters._sides import Source
from checker.reporters._wording import many
from checker.wording import phrase, when

WORDS: dict[Verdict, str] = {"conflicts": "in conflict", "not-checkable": "not checkable"}
STYLES: dict[Verdict, str] = {"conflicts": "bold red", "outdated": "bold yellow", "confirmed": "green"}
INDENT = 2
GAP = 2
LEAST_GROUNDS = 46
"""The room a source's sentence needs beside the verdict; with less it stands below."""
SENTENCE = 200
"""Characters of a sentence that is shown."""


@dataclass(frozen=True)
class Ground:
    """What a verdict rests on: a rule, or a voice with its sentence and place."""

    who: str
    sentence: str = ""
    surface: str = ""
    document: str = ""
    place: str = ""


def tally(checks: Iterable[Check]) -> str:
    """How many claims are under check and how they stand, the commonest verdict first."""
    verdicts = [check.verdict for check in checks]
    kinds = sorted(set(verdicts), key=lambda verdict: (-verdicts.count(verdict), verdict))
    counts = ", ".join(f"{verdicts.count(kind):,} {WORDS.get(kind, kind)}" for kind in kinds)
    return f"{many(len(verdicts), 'claim')} under check: {counts}"


def figured(check: Check) -> tuple[str, str]:
    """The figure as printed, and what it counts: as the text has it behind the figure, else in brackets."""
    figure, counted = plain(check.surface), plain(check.counted)
    told = phrase(figure, counted, plain(check.sentence))
    if told is not None and told.startswith(figure):
        return figure, told[len(figure) :].strip()
    return figure, f"({counted})" if counted and counted.casefold() not in figure.casefold() else ""


def grounds(check: Check, sources: Mapping[str, Source]) -> list[Ground]:
    """The voices the claim was held against, then how many documents say so besides."""
    told = [_ground(quote, check.document, sources) for quote in check.quotes]
    more = len(check.sources_in) - len({q.document for q in check.quotes}) - sum(q.copies for q in check.quotes)
    return (
        [*told, Ground(f"{'and ' if told else ''}{many(more, 'more document' if told else 'document')}")]
        if more > 0
        else told
    )


def _ground(quote: Quote, mine: str, sources: Mapping[str, Source]) -> Ground:
    who = "this text" if quote.document == mine else _named(quote.document, sources)
    who = f"{plain(quote.speaker)}, in {who}" if quote.speaker else who
    copies = f" ({quote.copies} {'copy' if quote.copies == 1 else 'copies'})" if quote.copies else ""
    return Ground(
        who + copies,
        plain(quote.sentence),
        plain(quote.surface),
        quote.document,
        f"{plain(quote.document)}:{quote.line}:{quote.column}",
    )


def _named(document: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(document)
    if source is None:
        return plain(document)
    return f"{plain(source.publisher or PurePath(document).name)}, {when(source.period)}"


# --- in columns --------------------------------------------------------------------------------------------------


def listed(paper: Paper, report: Report, sources: Mapping[str, Source], links: Path | None) -> None:
    """A row a claim: where, the figure as printed, the verdict, and the rule and the sentence it rests on."""
    codes = {finding.fingerprint: finding.code for finding in report.findings}
    rows = [
        (
            check,
            Text(f"{check.line}:{check.column}", "dim"),
            _figure(check),
            Text(WORDS.get(check.verdict, check.verdict), STYLES.get(check.verdict, "dim")),
        )
        for check in report.checks
    ]
    place = fitting((row[1] for row in rows), 12)
    figure = min(max((row[2].cell_len for row in rows), default=0), max(16, paper.width // 5))
    verdict = fitting((row[3] for row in rows), 13)
    left = INDENT + place + GAP + figure + GAP + verdict + GAP
    beside = paper.width - left >= LEAST_GROUNDS
    if not beside:
        left = INDENT + place + GAP
    for document, own in groupby(rows, key=lambda row: row[0].document):
        paper.paragraph(linked(plain(document), document, links, "bold"))
        for check, *cells in own:
            row = [Cell(text, width) for text, width in zip(cells, (place, figure, verdict), strict=True)]
            lines = _lines(paper, check, codes.get(check.finding or "", ""), sources, paper.width - left, links)
            first = lines.pop(0) if beside and lines else Text()
            paper.row([*row, Cell(first, paper.width - left)], indent=INDENT, gap=GAP)
            for line in lines:
                if line.cell_len > paper.width - left:
                    paper.unbroken(line, indent=left)
                else:
                    paper.paragraph(line, indent=left)
        paper.blank()


def _lines(
    paper: Paper, check: Check, code: str, sources: Mapping[str, Source], room: int, links: Path | None
) -> list[Text]:
    """The rule and the first voice, its place and sentence, then who else; only a place may be longer than ``room``."""
    first, *others = grounds(check, sources) or [Ground("")]
    head = Text(": ".join(part for part in (code, first.who) if part), "dim")
    spot = linked(first.place, first.document, links, "dim")
    beside = head.cell_len + GAP + spot.cell_len <= room
    lines = paper.wrapped(Text.assemble(head, " " * GAP, spot) if beside and spot else head, room)
    if not beside:
        lines.append(spot)
    if first.sentence:
        lines += paper.wrapped(_sentence(first), room)
    if others:
        lines += paper.wrapped(Text("; ".join(ground.who for ground in others), "dim"), room)
    return [line for line in lines if line]


def _sentence(ground: Ground) -> Text:
    """The source's sentence, its figure in bold."""
    text = Text(f"“{clipped(ground.sentence, ground.surface, '', SENTENCE)}”", "dim")
    at = found(text.plain, ground.surface, "")
    if at is not None:
        text.stylize("not dim bold", at, at + len(ground.surface))
    return text


def _figure(check: Check) -> Text:
    figure, counted = figured(check)
    return Text.assemble((figure, "bold"), " " if counted else "", (counted, "dim"))
