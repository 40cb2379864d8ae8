"""A block of documents with their claims → its findings: the pure function that every engine maps over the blocks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import checker
from checker import pipeline
from checker.corpus.manifest import FORMAT
from checker.corpus.packing import Damaged, squeezed, unpacked, unsqueezed
from checker.model import DocumentRecord, Finding, Report, Subject
from checker.settings import Settings
from checker.silence import Terms


@dataclass(frozen=True)
class Asked:
    """What is asked of every block; ``settings`` are what the project has settled beside it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    as_of: date | None = None
    settings: Settings = field(default_factory=Settings)

    def digest(self) -> str:
        """A hash of all this and of who answers."""
        told = {
            "version": [checker.__version__, FORMAT],
            "select": sorted(self.select),
            "ignore": sorted(self.ignore),
            "min-confidence": self.min_confidence,
            "as-of": str(self.as_of),
            "settings": self.settings.model_dump(mode="json"),
            "file": str(self.settings.file),
        }
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode("ascii")).hexdigest()


@dataclass(frozen=True)
class Judged:
    """What came of a block: its findings, worst first, with the documents they stand in; how many documents and claims
    it has, how many findings the project allows.
    """

    findings: tuple[Finding, ...]
    documents: tuple[DocumentRecord, ...]
    claims: int
    silenced: int

    def packed(self) -> bytes:
        """As bytes."""
        return squeezed(
            {
                "findings": [finding.model_dump() for finding in self.findings],
                "documents": [document.model_dump() for document in self.documents],
                "claims": self.claims,
                "silenced": self.silenced,
            }
        )


def judged(packed: bytes) -> Judged:
    """What came of a block, from its bytes; raises Damaged."""
    record = unsqueezed(packed)
    try:
        return Judged(
            tuple(Finding.model_validate(finding) for finding in record["findings"]),
            tuple(DocumentRecord.model_validate(document) for document in record["documents"]),
            record["claims"],
            record["silenced"],
        )
    except (LookupError, TypeError, ValueError) as error:
        raise Damaged(str(error).splitlines()[0]) from None


def judge(records: Sequence[bytes], asked: Asked) -> bytes:
    """The packed documents of a block in, what came of it out, packed; raises Damaged."""
    return _told(_scanned(records, asked)).packed()


def _scanned(records: Sequence[bytes], asked: Asked) -> Report:
    read = [unpacked(record) for record in records]
    seen: dict[str, list[Subject]] = {document.name: subjects for document, subjects in read}
    settings = asked.settings
    paths = sorted({document.path for document, _ in read})
    silent = {path: settings.ignored_in(path) for path in paths} if settings.per_file_ignores else {}
    return pipeline.scan(
        (),
        sorted((document for document, _ in read), key=lambda d: d.name),
        select=asked.select,
        ignore=asked.ignore,
        min_confidence=asked.min_confidence,
        severity=settings.severity,
        terms=Terms(settings.allowances, silent),
        filed={path: settings.filed(path) for path in paths},
        as_of=asked.as_of,
        extraction=lambda document: seen[document.name],
    )


def _told(report: Report) -> Judged:
    here = {document.document for document in report.documents}
    return Judged(
        tuple(finding for finding in report.findings if finding.document in here),
        report.documents,
        report.claims,
        report.silenced,
    )


def judge_rows(rows: Sequence[Mapping[str, Any]], asked: Asked) -> bytes:
    """The same for rows of a block as an engine has them."""
    return judge([row["record"] for row in sorted(rows, key=lambda row: row["name"])], asked)
