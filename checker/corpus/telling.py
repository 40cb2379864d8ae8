"""What comes of the blocks → one report, or a report a block; what is kept meanwhile is bounded."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from checker.corpus.judging import Judged
from checker.corpus.scanning import Outcome
from checker.model import DocumentRecord, Finding, Report
from checker.pipeline.judging import worst_first

MOST: Final = 10_000
"""Findings that a report holds which is printed when all is known: the worst."""


class Collected:
    """What is known so far. ``keep``: the findings too, and a record of each document (a kilobyte or so)."""

    def __init__(self, settled: str, *, keep: bool, most: int = MOST) -> None:
        self.keep, self.failed, self.left = keep, False, 0
        self.severities: Counter[Any] = Counter()
        self._settled, self._most = settled, most
        self._findings: list[tuple[_Worst, Finding]] = []
        self._documents: list[DocumentRecord] = []
        self._claims = self._silenced = 0

    def add(self, outcome: Outcome) -> str:
        """Take in what came of a block; what is to be complained of where nothing did."""
        if outcome.judged is None:
            self.failed = True
            return f"{outcome.documents} documents from {outcome.first} on were not reconciled: {outcome.reason}"
        self.severities.update(finding.severity for finding in outcome.judged.findings)
        if self.keep:
            self._documents += outcome.judged.documents
            self._claims += outcome.judged.claims
            self._silenced += outcome.judged.silenced
            for finding in outcome.judged.findings:
                self._add(finding)
        return ""

    def _add(self, finding: Finding) -> None:
        item = (_Worst(finding), finding)
        if len(self._findings) < self._most:
            heapq.heappush(self._findings, item)
        else:
            heapq.heappushpop(self._findings, item)
            self.left += 1

    def worst(self) -> list[Finding]:
        """The findings kept, worst first."""
        return [finding for _, finding in sorted(self._findings, key=lambda item: item[0].key)]

    def report(self) -> Report:
        """One report of all that was kept."""
        return self._made(sorted(self._documents, key=lambda d: d.document), self.worst())

    def alone(self, judged: Judged) -> Report:
        """A report of one block alone."""
        return self._made(judged.documents, judged.findings)

    def nothing(self) -> Report:
        """A report of nothing."""
        return self._made((), ())

    def _made(self, documents: Sequence[DocumentRecord], findings: Sequence[Finding]) -> Report:
        return Report(
            documents=tuple(documents),
            skipped=(),
            claims=self._claims,
            findings=tuple(findings),
            silenced=self._silenced,
            settled=self._settled,
        )


class _Worst:
    """The order of findings turned round: a heap gives the least bad first."""

    def __init__(self, finding: Finding) -> None:
        self.key = (*worst_first(finding), finding.fingerprint)

    def __lt__(self, other: _Worst) -> bool:
        return self.key > other.key
