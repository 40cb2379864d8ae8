"""The report as one page of HTML: findings, the checklist, the texts with their claims marked, and what moved.

The page needs no network and asks for none: its policy forbids every request, and every script and style but its own,
which it names by their hashes. Without the script all of it can still be read.
"""

from __future__ import annotations

from pathlib import Path

from checker.model import Report
from checker.reporters._page.frame import page


class Html:
    """One page, one file, no network: findings, checklist, the texts with claims in place, and charts; for people."""

    name = "html"
    shows_texts = True

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The page; where all is shown, with what several sources give alike."""
        del width, colour, links
        return page(report, agreeing=show == "all")
