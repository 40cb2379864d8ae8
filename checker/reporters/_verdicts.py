"""Every claim under check with what stands behind it, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path, PurePath

from rich.text import Text

from checker.model import Check, Report, Verdict
from checker.reporters._links import linked
from checker.reporters._paper import Cell, Paper, fitting
from checker.reporters._printable import plain
from checker.reporters._sides import Source
from checker.reporters._wording import many
from checker.wording import MOST, when

WORDS: dict[Verdict, str] = {"conflicts": "in conflict", "not-checkable": "not checkable"}
STYLES: dict[Verdict, str] = {"conflicts": "bold red", "outdated": "bold yellow", "confirmed": "green"}
INDENT = 2
GAP = 2
LEAST_GROUNDS = 20
"""The room the grounds need beside the verdict; with less they stand below it."""


def tally(checks: Iterable[Check]) -> str:
    """How many claims are under check and how they stand, the commonest verdict first."""
    verdicts = [check.verdict for check in checks]
    kinds = sorted(set(verdicts), key=lambda verdict: (-verdicts.count(verdict), verdict))
    counts = ", ".join(f"{verdicts.count(kind):,} {WORDS.get(kind, kind)}" for kind in kinds)
    return f"{many(len(verdicts), 'claim')} under check: {counts}"


def listed(paper: Paper, report: Report, sources: Mapping[str, Source], links: Path | None) -> None:
    """A row a claim: where, the figure as printed, the verdict, and the rule or the sources it rests on."""
    codes = {finding.fingerprint: finding.code for finding in report.findings}
    rows = [
        (
            check,
            Text(f"{check.line}:{check.column}", "dim"),
            _figure(check),
            Text(WORDS.get(check.verdict, check.verdict), STYLES.get(check.verdict, "dim")),
            _grounds(check, codes, sources),
        )
        for check in report.checks
    ]
    place = fitting((row[1] for row in rows), 12)
    figure = min(max((row[2].cell_len for row in rows), default=0), max(16, paper.width // 3))
    verdict = fitting((row[3] for row in rows), 13)
    rest = paper.width - INDENT - place - figure - verdict - 3 * GAP
    for document, own in groupby(rows, key=lambda row: row[0].document):
        paper.paragraph(linked(plain(document), document, links, "bold"))
        for _, *cells, grounds in own:
            row = [Cell(text, width) for text, width in zip(cells, (place, figure, verdict), strict=True)]
            if rest >= LEAST_GROUNDS:
                paper.row([*row, Cell(grounds, rest)], indent=INDENT, gap=GAP)
            else:
                paper.row(row, indent=INDENT, gap=GAP)
                if grounds:
                    paper.paragraph(grounds, indent=INDENT + place + GAP)
        paper.blank()


def _figure(check: Check) -> Text:
    text = Text(plain(check.surface), "bold")
    counted = plain(check.counted)
    if counted and counted.casefold() not in text.plain.casefold():
        text.append(f" {counted}", "not bold dim")
    return text


def _grounds(check: Check, codes: Mapping[str, str], sources: Mapping[str, Source]) -> Text:
    """The rule that spoke, and the documents the claim was held against."""
    named = dict.fromkeys(_named(document, sources) for document in check.sources_in)
    shown = list(named) if len(named) <= MOST + 1 else list(named)[:MOST]
    told = "; ".join(shown) if len(shown) == len(named) else f"{'; '.join(shown)} and {len(named) - len(shown):,} more"
    return Text(": ".join(part for part in (codes.get(check.finding or "", ""), told) if part), "dim")


def _named(document: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(document)
    if source is None:
        return plain(document)
    return f"{plain(source.publisher or PurePath(document).name)}, {when(source.period)}"
