"""The report as one JSON object."""

from __future__ import annotations

from pathlib import Path

import checker
from checker.model import Report
from checker.reporters._records import indented, report_record


class Json:
    """One JSON object with documents, findings (worst first), checks and summary; for programs that want it all."""

    name = "json"

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The report as indented JSON; the terminal makes no difference."""
        del width, colour, links
        return indented(report_record(report, checker.__version__, show=show))
