"""The findings as GitHub's workflow commands: annotations beside the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from checker.model import Finding, Report, Severity
from checker.reporters._files import file_of
from checker.reporters._printable import plain
from checker.reporters._sides import Source
from checker.reporters._told import told
from checker.reporters._wording import NOTE, many

COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}
MOST: Final = 10
"""Annotations of one kind that GitHub shows of a step; the others would be dropped without a word."""
LONGEST: Final = 4_000
"""Characters of one message."""


class GitHub:
    """Workflow commands for GitHub Actions: the findings beside the lines, ten of each severity, worst first."""

    name = "github"

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """A line a finding, then how many are not shown, for the log."""
        del width, colour, show, links
        sources = Source.by_name(report.documents)
        shown: dict[Severity, int] = dict.fromkeys(COMMANDS, 0)
        left: dict[Severity, int] = dict.fromkeys(COMMANDS, 0)
        lines = []
        for finding in report.findings:
            if shown[finding.severity] < MOST:
                shown[finding.severity] += 1
                lines.append(_command(finding, sources))
            else:
                left[finding.severity] += 1
        counts = ", ".join(many(count, f"more {NOTE[level]}") for level, count in left.items() if count)
        return "".join(f"{line}\n" for line in [*lines, *([f"not shown beside the lines: {counts}"] if counts else [])])


def _command(finding: Finding, sources: Mapping[str, Source]) -> str:
    file, record = file_of(finding.document)
    where: dict[str, object] = {} if file == "-" else {"file": plain(file)}
    if not record:
        where |= {"line": finding.line, "endLine": finding.end_line}
        if finding.line == finding.end_line:
            where |= {"col": finding.column, "endColumn": finding.end_column}
    where["title"] = f"{finding.code} {plain(finding.name)}"
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
    told_of = f"{plain(record)}: " if record else ""
    message = "\n".join([told_of + plain(finding.message), *told(finding, sources)])[:LONGEST]
    return f"::{COMMANDS[finding.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
