"""The findings as JSON Lines."""

from __future__ import annotations

from pathlib import Path

from checker.model import Report
from checker.reporters._records import finding_record, one_line


class JsonLines:
    """One JSON object a finding, a finding a line, worst first; for pipes."""

    name = "jsonl"
    streams = True

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The findings as JSON Lines; the terminal makes no difference."""
        del width, colour, show, links
        return "".join(one_line(finding_record(finding)) for finding in report.findings)
