"""What a rule has to say → a Finding: its place, its fingerprint, its severity among mere sources, its confidence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from checker.confidence import confidence, evidence
from checker.model import (
    WHOLE,
    Claim,
    Document,
    Finding,
    Group,
    Held,
    Location,
    Match,
    Problem,
    Reconciliation,
    Reviewed,
    Severity,
    SidedClaim,
    Suppression,
)
from checker.wording import recency

READ_WELL: Final = 0.7
"""Confidence of the reading of a claim from which it takes nothing from that of a finding."""
UNSURE: Final = 0.5
"""Confidence below which a figure only names a time ("ten years after") and is no claim, however well it was read."""


def location(claim: Claim, documents: Any) -> Location:
    """The place of a claim in its document."""
    document: Document = documents[claim.document]
    line, column = document.place_behind(claim.end)
    return Location(
        document=claim.document,
        line=claim.line,
        column=claim.column,
        end_line=line,
        end_column=column,
        page=claim.page,
    )


def sided(claim: Claim, data: Reconciliation, side: int | None = None) -> SidedClaim:
    """A claim with its side and with the claim it copies."""
    origin = data.origin[claim.id]
    document = data.documents.get(claim.document)
    start, end = (claim.start, claim.end) if document is None else document.in_file(claim.start, claim.end)
    said = {**dict(claim), "start": start, "end": end}
    return SidedClaim(**said, side=side, origin=None if origin == claim.id else origin)


def finding(
    rule: Any,
    data: Reconciliation,
    group: Group,
    sides: Sequence[Sequence[Claim]],
    *,
    message: str,
    help: str,
    context: Sequence[Claim] = (),
    severity: Severity | None = None,
    moved: bool = False,
    held: float | None = None,
) -> Finding:
    """A finding on one measure. It stands at the claim under check, else at the newest dissenter; ``moved`` says that
    it tells of a change over time, ``held`` how sure the rule itself is that the claims are of one thing, where that
    does not hang on how the figures are told.
    """
    disputed = [claim for side in sides for claim in side]
    mine = [claim for claim in disputed if claim.document in data.under_check]
    newest = max(mine or _without_copies(disputed, data), key=lambda c: recency(c, data.documents))
    where = location(newest, data.documents)
    level: Severity = severity or rule.severity
    if level == "error" and not mine:
        level = "warning"
    claims = (
        *(sided(claim, data, side=n) for n, side in enumerate(sides) for claim in side),
        *(sided(claim, data) for claim in context),
    )
    found = evidence(sides, data, moved=moved)
    likely = confidence(found) if held is None else held
    sure = likely * min(1.0, min(c.confidence for c in disputed) / READ_WELL)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=level,
        confidence=round(min(sure, 0.99), 2),
        message=message,
        help=help,
        **where.model_dump(exclude={"page"}),
        locations=tuple(location(claim, data.documents) for claim in (mine or disputed)),
        measure=group.measure,
        match=group.match,
        claims=claims,
        fingerprint=_fingerprint(rule.code, _filed(newest.document, data), newest, disputed),
        evidence=found,
    )


def about_claims(
    rule: Any,
    data: Reconciliation,
    claims: Sequence[Claim],
    *,
    message: str,
    help: str,
    confidence: float,
    context: Sequence[Claim] = (),
    at: Claim | None = None,
    place: Location | None = None,
    severity: Severity | None = None,
) -> Finding:
    """A finding on claims of one document that do not go together, each a side of its own; it stands at ``at`` (or at
    ``place``, words that are no claim), else at the last of them. ``confidence`` is how sure the rule is when all was
    read well.
    """
    where = place or location(at or claims[-1], data.documents)
    level: Severity = severity or rule.severity
    if level == "error" and claims[-1].document not in data.under_check:
        level = "warning"
    read = min((c.confidence for c in claims if c.confidence >= UNSURE), default=READ_WELL)
    sure = confidence * min(1.0, read / READ_WELL)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=level,
        confidence=round(min(sure, 0.99), 2),
        message=message,
        help=help,
        **where.model_dump(exclude={"page"}),
        locations=(*((place,) if place is not None else ()), *(location(claim, data.documents) for claim in claims)),
        measure=claims[-1].measure,
        match=None,
        claims=(
            *(sided(claim, data, side=n) for n, claim in enumerate(claims)),
            *(sided(claim, data) for claim in context),
        ),
        fingerprint=_fingerprint(rule.code, _filed(claims[-1].document, data), at or claims[-1], claims),
    )


def _without_copies(claims: Sequence[Claim], data: Reconciliation) -> list[Claim]:
    """The first of each origin among the claims."""
    firsts: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: recency(c, data.documents)):
        firsts.setdefault(data.origin[claim.id], claim)
    return list(firsts.values())


def about_document(rule: Any, data: Reconciliation, document: Document, problem: Problem, help: str) -> Finding:
    """A finding on a document itself: undated, unreadable, in another language."""
    line, column = document.place(problem.start)
    end_line, end_column = max((line, column), document.place_behind(max(problem.end, problem.start)))
    place = Location(
        document=document.name,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        page=document.page(problem.start),
    )
    level: Severity = rule.severity
    if level == "error" and data.under_check and document.name not in data.under_check:
        level = "warning"
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=level,
        confidence=1.0,
        message=problem.message,
        help=help,
        **place.model_dump(exclude={"page"}),
        locations=(place,),
        measure=None,
        match=None,
        claims=(),
        fingerprint=_hashed(rule.code, _filed(document.name, data), problem.message),
    )


def against_ledger(
    rule: Any,
    data: Reconciliation,
    held: Held,
    claims: Sequence[Claim],
    *,
    message: str,
    help: str,
) -> Finding:
    """A finding on claims under check that print one figure against entries of the ledger; it stands at the newest of
    the claims.
    """
    newest = max(claims, key=lambda c: recency(c, data.documents))
    entries = held.entries or held.old
    sides = [claims, [entry.claim for entry in entries]]
    listed = [claim for side in sides for claim in side]
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=round(min(held.likeness * min(1.0, min(c.confidence for c in claims) / READ_WELL), 0.99), 2),
        message=message,
        help=help,
        **location(newest, data.documents).model_dump(exclude={"page"}),
        locations=tuple(location(claim, data.documents) for claim in claims),
        measure=newest.measure,
        match=Match(score=held.likeness, reasons=(f"the ledger's “{entries[0].claim.measure.counted}”",)),
        claims=(
            *(sided(claim, data, side=n) for n, side in enumerate(sides) for claim in side),
            *(sided(entry.claim, data) for entry in held.old if entry.claim not in listed),
        ),
        fingerprint=_fingerprint(rule.code, _filed(newest.document, data), newest, listed),
    )


def about_entry(rule: Any, entry: Reviewed, message: str, help: str) -> Finding:
    """A finding on an entry of the ledger itself: it stands at the entry's file and line."""
    claim = entry.claim
    place = Location(document=claim.document, line=claim.line, column=1, end_line=claim.line, end_column=1)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=1.0,
        message=message,
        help=help,
        **place.model_dump(exclude={"page"}),
        locations=(place,),
        measure=claim.measure,
        match=None,
        claims=(),
        fingerprint=_hashed(rule.code, claim.document.replace("\\", "/"), claim.id),
    )


def about_suppression(rule: Any, data: Reconciliation, told: Suppression, *, message: str, help: str) -> Finding:
    """A finding on what is meant to silence others: a comment, or an entry of the configuration."""
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=1.0,
        message=message,
        help=help,
        **told.place.model_dump(exclude={"page"}),
        locations=(told.place,),
        measure=None,
        match=None,
        claims=(),
        fingerprint=_hashed(rule.code, _filed(told.place.document, data), told.written, told.reason),
    )


def _filed(name: str, data: Reconciliation) -> str:
    """What the project calls a document, the same on every machine and from every folder."""
    document = data.documents.get(name)
    path = document.path if document is not None else name
    return (data.filed.get(path, path) + name[len(path) :]).replace("\\", "/")


def _fingerprint(code: str, name: str, claim: Claim, disputed: Sequence[Claim]) -> str:
    """Code, document, the sentence with blanks folded, its value and the disputed values: survives moved lines and new
    copies.
    """
    values = sorted({_value(c) for c in disputed})
    return _hashed(code, name, " ".join(claim.sentence.split()), _value(claim), *values)


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _value(claim: Claim) -> str:
    q = claim.quantity
    return "" if q is None else f"{q.comparator}{q.value}|{q.low}|{q.high}|{q.unit}"


def without_told_twice(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those on wholes alone which another tells with their parts: one whole, two sizes."""
    told = [{_end(c) for c in f.claims if c.side is not None} for f in findings if any(c.whole for c in f.claims)]

    def twice(finding: Finding) -> bool:
        mine = [c for c in finding.claims if c.side is not None]
        return bool(mine) and all(c.recognizer == WHOLE for c in mine) and any({*map(_end, mine)} <= t for t in told)

    return [f for f in findings if not twice(f)]


def _end(claim: SidedClaim) -> tuple[str, int]:
    """Where a whole ends, and its ratio with it."""
    return claim.document, claim.end
