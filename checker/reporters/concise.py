"""One line a place, as compilers print them: editors and ``grep`` know the form."""

from __future__ import annotations

from pathlib import Path

from checker.model import Report
from checker.reporters._printable import plain


class Concise:
    """``path:line:col: CODE message``, one line for every place one may have to mend."""

    name = "concise"
    streams = True

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The findings, worst first; never wrapped and never coloured, whatever the terminal."""
        del width, colour, show, links
        lines = []
        for finding in report.findings:
            for place in finding.locations or (finding,):
                where = f"{plain(place.document)}:{place.line}:{place.column}"
                lines.append(f"{where}: {finding.code} {plain(finding.message)}\n")
        return "".join(lines)
