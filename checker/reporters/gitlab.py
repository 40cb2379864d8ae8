"""The findings as GitLab's code quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from checker.model import Report, Severity
from checker.reporters._files import file_of
from checker.reporters._printable import plain

LEVELS: Final[dict[Severity, str]] = {"error": "critical", "warning": "minor", "info": "info"}
"""Of GitLab's five, blocker to info, those that say the same."""


class GitLab:
    """GitLab's code quality report: a finding in the merge request and beside the line it stands at."""

    name = "gitlab"

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """A JSON list, an entry a finding."""
        del width, colour, show, links
        return json.dumps(list(_entries(report)), indent=2) + "\n"


def _entries(report: Report) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in report.findings:
        path, record = file_of(finding.document)
        again = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        told = f"{record}: {finding.message}" if record else finding.message
        yield {
            "description": plain(told),
            "check_name": f"{finding.code} {finding.name}",
            "fingerprint": hashlib.sha256(f"{finding.fingerprint}\0{again}".encode()).hexdigest(),
            "severity": LEVELS[finding.severity],
            "location": {"path": plain(path), "lines": {"begin": 1 if record else finding.line}},
        }
