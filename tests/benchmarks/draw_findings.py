"""Draw findings at random, and the ones that rank first, to be judged by hand.

usage: draw_findings.py CORPORA [--seed 2026] [--n 80] [--first 30] [--blind] [--by-folder] [--min-confidence X]
       > DRAWN.jsonl

CORPORA holds news/ and policy/. Each of the two is scanned as one whole, all events together, as somebody does who has
them in one archive; with ``--by-folder`` each event of news/ on its own. The sample is drawn by a hash of the seed and
the finding's fingerprint; the first are those at the head of the report when both are put together.

Prints JSON Lines, a finding each: fingerprint, code, severity, confidence, drawn ("sample", "first"), the folder and
the evidence (train_confidence.py wants both beside the verdict), message, and the sides with the sentences and the
dates of their documents. With ``--blind`` confidence, severity, evidence and what it was drawn for are left out, and
the order tells nothing. Only what a user is shown is drawn: from the default confidence on. Standard error has the
counts: findings, errors and warnings an article.
The texts are read at run time and stay where they are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pathlib
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from checker import pipeline
from checker.model import Document, Finding, SidedClaim
from checker.settings import Settings

A_SIDE = 3
"""Claims shown of each side and of the context."""
SEVERITIES = ("error", "warning", "info")
Drawn = dict[str, list[str]]
"""Fingerprint → what it was drawn for."""


def rank(seed: int, fingerprint: str) -> str:
    """The place of a finding in the draw."""
    return hashlib.sha256(f"{seed}\0{fingerprint}".encode()).hexdigest()


def draw(findings: Sequence[Finding], seed: int, n: int, first: int) -> Drawn:
    """The sample and the first, in the order of the draw; a finding may be both."""
    unique = list({f.fingerprint: f for f in findings}.values())
    found: Drawn = {}
    for f in sorted(unique, key=lambda f: rank(seed, f.fingerprint))[:n]:
        found.setdefault(f.fingerprint, []).append("sample")
    for f in sorted(unique, key=worst_first)[:first]:
        found.setdefault(f.fingerprint, []).append("first")
    return dict(sorted(found.items(), key=lambda item: rank(seed, item[0])))


def worst_first(finding: Finding) -> tuple[int, float, str, int]:
    """The order of a report: severity, then confidence, then place."""
    return SEVERITIES.index(finding.severity), -finding.confidence, finding.document, finding.line


def shown(
    finding: Finding, drawn: Sequence[str], documents: dict[str, Document], root: pathlib.Path, *, blind: bool
) -> dict[str, Any]:
    """What the judge sees."""
    hidden = {
        "severity": finding.severity,
        "confidence": finding.confidence,
        "drawn": list(drawn),
        "bundle": pathlib.PurePath(finding.document).parent.name,
        "evidence": dict(finding.evidence),
    }
    sides = sorted({c.side for c in finding.claims}, key=lambda side: (side is None, side or 0))
    return {
        "fingerprint": finding.fingerprint,
        "code": finding.code,
        **({} if blind else hidden),
        "message": finding.message,
        "place": _place(finding.document, finding.line, root),
        "sides": [
            {
                "side": side,
                "claims": sum(c.side == side for c in finding.claims),
                "shown": [_claim(c, documents, root) for c in finding.claims if c.side == side][:A_SIDE],
            }
            for side in sides
        ],
    }


def _claim(claim: SidedClaim, documents: dict[str, Document], root: pathlib.Path) -> dict[str, Any]:
    document = documents[claim.document]
    return {
        "place": _place(claim.document, claim.line, root),
        "publisher": document.publisher,
        "date": str(document.period.end) if document.period.end else None,
        "surface": claim.surface,
        "sentence": claim.sentence,
        **({"copy": True} if claim.origin else {}),
    }


def _place(document: str, line: int, root: pathlib.Path) -> str:
    return f"{pathlib.Path(os.path.relpath(document, root)).as_posix()}:{line}"


def counts(name: str, findings: Iterable[Finding], documents: int) -> str:
    """One line on how much is said of a corpus."""
    listed = list(findings)
    loud = sum(f.severity != "info" for f in listed)
    sure = sum(f.confidence >= 0.9 for f in listed)
    codes = ", ".join(f"{code} {n}" for code, n in sorted(Counter(f.code for f in listed).items()))
    return (
        f"{name}: {len(listed)} findings in {documents} documents; {loud} errors and warnings, "
        f"{loud / max(1, documents):.2f} a document; confidence from .9 on {sure / max(1, len(listed)):.2f}; {codes}\n"
    )


def scanned(
    corpora: pathlib.Path, *, by_folder: bool, shown_from: float = 0.0
) -> tuple[list[Finding], dict[str, Document]]:
    """The findings of both corpora that are shown, and the documents by name."""
    findings: list[Finding] = []
    documents: dict[str, Document] = {}
    for name in ("news", "policy"):
        folders = sorted(p for p in (corpora / name).iterdir() if p.is_dir()) if by_folder and name == "news" else []
        here: list[Finding] = []
        count = 0
        for folder in folders or [corpora / name]:
            read = pipeline.read([str(folder)]).documents
            documents.update((d.name, d) for d in read)
            count += len(read)
            here += pipeline.scan(read, min_confidence=shown_from).findings
        sys.stderr.write(counts(name, here, count))
        findings += here
    return findings, documents


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("corpora", type=pathlib.Path)
    p.add_argument("--seed", type=int, default=2026)
    p.add_argument("--n", type=int, default=80)
    p.add_argument("--first", type=int, default=30)
    p.add_argument("--blind", action="store_true")
    p.add_argument("--by-folder", action="store_true")
    p.add_argument("--min-confidence", type=float, default=Settings().min_confidence)
    a = p.parse_args()
    findings, documents = scanned(a.corpora, by_folder=a.by_folder, shown_from=a.min_confidence)
    by_print = {f.fingerprint: f for f in findings}
    for fingerprint, drawn in draw(findings, a.seed, a.n, a.first).items():
        record = shown(by_print[fingerprint], drawn, documents, a.corpora, blind=a.blind)
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
