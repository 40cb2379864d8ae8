"""Documents under check and their sources → a report."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from checker.model import (
    WHOLE,
    Document,
    DocumentRecord,
    Period,
    Problem,
    Reconciliation,
    Report,
    Severity,
    Skipped,
    View,
)
from checker.pipeline.entries import reviewed
from checker.pipeline.extracting import KILLED, Progress, subjects_in
from checker.pipeline.judging import judged, weighed, worst_first
from checker.pipeline.reconciling import reconcile
from checker.pipeline.sharing import Extraction

if TYPE_CHECKING:
    from checker.cache import Kept
    from checker.ledger import LedgerEntry
    from checker.silence import Terms


def scan(
    drafts: Sequence[Document],
    sources: Sequence[Document] = (),
    *,
    skipped: Sequence[Skipped] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    min_confidence: float = 0.0,
    severity: Mapping[str, Severity] = MappingProxyType({}),
    terms: Terms | None = None,
    filed: Mapping[str, str] = MappingProxyType({}),
    as_of: date | None = None,
    ledger: Sequence[LedgerEntry] = (),
    progress: Progress | None = None,
    extraction: Extraction | None = None,
    jobs: int | None = 1,
    kept: Kept | None = None,
    view: bool = False,
) -> Report:
    """Reconcile documents under check with one another and with the sources; no drafts: the sources alone.

    ``severity`` takes the place of what the rules say, by code or beginning of a code, the longest first; ``terms`` are
    what else the project has settled about findings, ``filed`` what it calls the paths of documents; ``extraction``
    takes the place of reading a document's claims anew, for those who scan the same documents many times. ``jobs`` and
    ``kept`` as for ``extract``. ``ledger`` are reviewed figures that the documents under check are held against.
    ``view`` adds the texts and what moved, for a report that shows them.
    """
    from checker.claims import is_claim
    from checker.silence import Terms
    from checker.verdicts import checks, confirmed

    mine = tuple(_as_draft(d) if sources else d for d in drafts)
    documents = (*mine, *sources)
    under_check = frozenset(d.name for d in mine)
    lost: set[str] = set()
    seen = subjects_in(documents, progress, extraction, everything=True, jobs=jobs, kept=kept, lost=lost)
    documents = tuple(_unread(d) if d.name in lost else d for d in documents)
    subjects, marks = [s for s in seen if is_claim(s.claim)], [s for s in seen if not is_claim(s.claim)]
    data = reconcile(subjects, documents, under_check, as_of, marks=marks, ledger=reviewed(ledger, mine))
    data = replace(data, filed=filed)
    told, silenced = judged(data, select, ignore, min_confidence, terms or Terms())
    findings = sorted((weighed(f, severity) for f in told), key=worst_first)
    told_apart = [s.claim for s in subjects if s.claim.recognizer != WHOLE]
    counts = Counter(claim.document for claim in told_apart)
    return Report(
        documents=tuple(
            DocumentRecord(
                document=d.name,
                title=d.title,
                publisher=d.publisher,
                period=d.period,
                dated_by=d.dated_by,
                claims=counts[d.name],
                sha256=d.sha256,
            )
            for d in sorted(documents, key=lambda d: d.name)
        ),
        skipped=tuple(skipped),
        claims=sum(counts.values()),
        findings=tuple(findings),
        checks=tuple(checks(told_apart, data, findings)),
        confirmed=tuple(confirmed(data, findings)),
        silenced=silenced,
        settled=settled(select, ignore, min_confidence, severity, terms or Terms(), as_of, ledger),
        view=view_of(data) if view else None,
    )


def settled(
    select: Sequence[str],
    ignore: Sequence[str],
    min_confidence: float,
    severity: Mapping[str, Severity],
    terms: Terms,
    as_of: date | None,
    ledger: Sequence[LedgerEntry],
) -> str:
    """A hash of what decides about findings beside the documents: same documents, same hash, same report."""
    settled = {
        "select": sorted(select),
        "ignore": sorted(ignore),
        "min-confidence": min_confidence,
        "severity": dict(severity),
        "allow": [allowance.model_dump(mode="json") for allowance in terms.allowed],
        "ignored-in": {path: sorted(codes) for path, codes in terms.ignored_in.items()},
        "as-of": str(as_of),
        "ledger": sorted(json.dumps(entry.model_dump(mode="json"), sort_keys=True) for entry in ledger),
    }
    return hashlib.sha256(json.dumps(settled, sort_keys=True).encode()).hexdigest()


def view_of(data: Reconciliation) -> View:
    """The texts, their claims, and the measures that moved."""
    from checker.slices import moves

    spoken_of = [
        group
        for group in data.groups
        if len(group.claims) > 1
        and (not data.under_check or any(claim.document in data.under_check for claim in group.claims))
    ]
    return View(
        data.documents, data.under_check, data.claims, tuple(group for group in spoken_of if moves(group, data))
    )


def _unread(document: Document) -> Document:
    """A document that killed who read it."""
    return replace(document, problems=(*document.problems, Problem("SR003", KILLED)))


def _as_draft(document: Document) -> Document:
    """An undated document under check is later than every source."""
    if document.period.basis != "unknown":
        return document
    return replace(
        document,
        period=Period(start=None, end=None, precision="range", basis="draft"),
        problems=tuple(p for p in document.problems if p.code != "SR001"),
    )
