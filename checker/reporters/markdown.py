"""The findings as Markdown for a comment on a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

from checker.model import Check, Finding, Report
from checker.reporters._excerpt import clipped
from checker.reporters._markup import code, inert
from checker.reporters._printable import plain
from checker.reporters._sides import More, Row, Source, rows
from checker.reporters._verdicts import WORDS, figured, grounds, tally
from checker.reporters._wording import NOTE, measured, summed_up, sureness

LONGEST: Final = 60_000
"""Characters in all; GitHub takes comments of 65,536."""
SENTENCE: Final = 240
"""Characters of a sentence that is shown."""
HEAD: Final = "| | figure | said | by | where | sentence |\n|---|---|---|---|---|---|\n"
CHECKS: Final = "| line | figure | verdict | beside it |\n|---|---|---|---|\n"
MARK: Final[dict[str, str]] = {"error": "🔴", "warning": "🟡", "info": "🔵"}


class Markdown:
    """A summary and a foldable part a finding, with sides, sources and dates; for pull requests and job summaries."""

    name = "markdown"

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The findings worst first, as many as a comment takes; where all is shown, then every claim under check."""
        del width, colour, links
        sources = Source.by_name(report.documents)
        text = f"### claimcheck: {summed_up(report)}\n"
        parts = _fitting((_finding(finding, sources) for finding in report.findings), LONGEST - len(text))
        text += "".join(parts)
        if len(parts) < len(report.findings):
            text += f"\n{len(report.findings) - len(parts):,} more not shown here\n"
        if show == "all" and report.checks:
            text += f"\n#### {tally(report.checks)}\n"
            listed = _fitting(_checklist(report, sources), LONGEST - len(text))
            text += "".join(listed)
            text += "" if len(listed) == len(report.checks) else "\nThe rest is not shown here\n"
        return text


def _fitting(parts: Iterable[str], room: int) -> list[str]:
    """The parts, from the first on, that there is room for."""
    kept = []
    for part in parts:
        room -= len(part)
        if room < 0:
            break
        kept.append(part)
    return kept


def _finding(finding: Finding, sources: Mapping[str, Source]) -> str:
    head = f"{MARK[finding.severity]} <b>{NOTE[finding.severity]} {finding.code}</b> {inert(finding.message)}"
    lines = [f"\n<details><summary>{head}</summary>\n\n"]
    what = f"**{inert(measured(finding.measure))}** · " if finding.measure is not None else ""
    lines.append(f"{what}{inert(finding.name)}, {sureness(finding.confidence)}\n\n")
    voices = rows(finding, sources)
    if voices:
        lines += [HEAD, *(_row(row) for row in voices), "\n"]
    else:
        for spot in finding.locations or (finding,):
            lines.append(f"▸ {code(f'{spot.document}:{spot.line}:{spot.column}')}\n\n")
    if finding.match is not None:
        for label, said in (("One measure", finding.match.reasons), ("But differ", finding.match.differences)):
            lines += [f"{label}: {'; '.join(inert(part) for part in said)}\n\n"] if said else []
    lines += [f"To mend: {inert(finding.help)}\n\n"] if finding.help else []
    return "".join([*lines, "</details>\n"])


def _row(row: Row | More) -> str:
    if isinstance(row, More):
        return f"| | | | {inert(row.text)} | | |\n"
    figure = f"**{inert(row.figure)}**" if row.figure and row.disputed else inert(row.figure)
    time = " ".join(inert(part) for part in (row.when, row.of) if part)
    time += f" **{inert(row.mark)}**" if row.mark else ""
    who = f"{inert(row.who)} ({inert(', '.join(row.notes))})" if row.notes else inert(row.who)
    where = f"{'▸ ' if row.here else ''}{code(row.place)}"
    sentence = inert(clipped(plain(row.sentence), row.surface, row.counted, SENTENCE))
    return f"| {row.side or '·'} | {figure} | {time} | {who} | {where} | {sentence} |\n"


def _checklist(report: Report, sources: Mapping[str, Source]) -> Iterator[str]:
    """A table a document, a row a claim under check; the first row of each brings its document's name and head."""
    codes = {finding.fingerprint: finding.code for finding in report.findings}
    for document, checks in groupby(report.checks, key=lambda check: check.document):
        head = f"\n{code(document)}\n\n{CHECKS}"
        for check in checks:
            yield head + _check(check, codes, sources)
            head = ""


def _check(check: Check, codes: Mapping[str, str], sources: Mapping[str, Source]) -> str:
    figure, counted = figured(check)
    code_of = codes.get(check.finding or "")
    told = [code_of] if code_of else []
    for ground in grounds(check, sources):
        sentence = clipped(ground.sentence, ground.surface, "", SENTENCE)
        told.append(inert(f"{ground.who}: {sentence}" if sentence else ground.who))
    cells = (f"{check.line}", f"**{inert(figure)}** {inert(counted)}".strip(), WORDS.get(check.verdict, check.verdict))
    return f"| {' | '.join(cells)} | {'<br>'.join(told)} |\n"
