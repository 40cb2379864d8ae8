"""A finding in a few plain lines, for where there are neither columns nor markup."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Finding
from checker.reporters._printable import plain
from checker.reporters._sides import More, Row, Source, rows
from checker.reporters._wording import measured


def told(finding: Finding, sources: Mapping[str, Source]) -> list[str]:
    """What is measured, a line a voice, and how to mend it; each on one line."""
    what = [measured(finding.measure)] if finding.measure is not None else []
    return [*what, *voices(finding, sources), *([plain(finding.help)] if finding.help else [])]


def voices(finding: Finding, sources: Mapping[str, Source]) -> list[str]:
    """A line a voice: "A 80 (Communist Review, Dec 2017) seeds/004.txt:52:88"."""
    lines: list[str] = []
    for row in rows(finding, sources):
        if isinstance(row, More):
            lines.append(row.text)
            continue
        lines.append(f"{row.side or '·'} {row.figure or row.surface} ({voice(row)}) {row.place}")
    return lines


def voice(row: Row) -> str:
    """Who said it and when: "Communist Review, Dec 2017 newest, 1 copy"."""
    time = " ".join(part for part in (row.when, row.of, row.mark) if part)
    return ", ".join((row.who, time, *row.notes))
