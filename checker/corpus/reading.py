"""A unit → a document and its claims: the pure function that every engine maps over what there is to read."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, NamedTuple

import pyarrow as pa

from checker import asked
from checker.claims import is_claim
from checker.corpus.columns import CLAIMS, DOCUMENTS, UNITS
from checker.corpus.packing import packed
from checker.corpus.sources import Unit
from checker.extraction import subjects_of
from checker.model import Claim, Document, Problem, Subject
from checker.readers import Unreadable, reader_for
from checker.readers.jsonl import document_of, record_of, unusable

KEYS: Final = 64
"""Names under which one document is looked for, at most: the first by spelling of those its text is about, then of
those its claims name."""
UNREAD: Final = "SR003"

Row = dict[str, Any]


class Read(NamedTuple):
    """What came of one unit: its row of documents and its rows of claims."""

    document: Row
    claims: list[Row]


def read(unit: Unit) -> Read:
    """A unit read, its claims with it; one that cannot be is a document that says so."""
    document = _document(unit)
    return row(unit, document, subjects_of(document, everything=True) if document.text else [])


def given_up(unit: Unit, reason: str) -> Read:
    """The row of a unit that took too much time or memory, or the life of the process that read it."""
    return row(unit, _unread(unit, reason), [])


def _document(unit: Unit) -> Document:
    try:
        if unit.kind == "unusable":
            return _unread(unit, unit.data.decode("utf-8", "replace"))
        if unit.kind == "record":
            return document_of(unit.path, record_of(unit.data.decode("utf-8")), unit.number)
        reader = reader_for(unit.path)
        if reader is None:
            return _unread(unit, "there is no reader for it")
        found = reader.read(unit.path, unit.data)
        if len(found) != 1:
            return _unread(unit, f"holds {len(found)} documents, such as sheets; give each as a file of its own")
        return found[0]
    except Unreadable as reason:
        return _unread(unit, str(reason))


def _unread(unit: Unit, reason: str) -> Document:
    if unit.kind != "file":
        return unusable(unit.path, unit.number, reason)
    return Document(name=unit.name, path=unit.path, text="", problems=(Problem(UNREAD, reason),))


def row(unit: Unit, document: Document, seen: list[Subject]) -> Read:
    """The rows of a document and what was seen in it."""
    claims = [s for s in seen if is_claim(s.claim)]
    day = document.period.end or document.period.start
    name = printable(document.name)
    return Read(
        {
            "name": name,
            "hash": unit.hash,
            "gone": False,
            "day": day.isoformat() if day else "",
            "claims": len(claims),
            "seen": len(seen),
            "keys": _keys(seen),
            "record": packed(document, seen),
        },
        [_claim(name, s) for s in claims],
    )


def printable(text: str) -> str:
    """Text as Arrow holds it: names of files need not be Unicode."""
    return text.encode("utf-8", "backslashreplace").decode()


def _keys(seen: list[Subject]) -> list[str]:
    topic = {name for s in seen for name in s.frame.topic}
    named = {name for s in seen for name in s.frame.names} - topic
    return [printable(key) for key in (*sorted(topic), *sorted(named))[:KEYS]]


def _claim(name: str, subject: Subject) -> Row:
    claim, quantity = subject.claim, subject.claim.quantity
    kept = ("id", "kind", "aspect", "modality", "surface", "speaker", "sentence")
    return {
        **{key: _text(getattr(claim, key)) for key in kept},
        "document": name,
        "start": claim.start,
        "dimension": subject.frame.dimension,
        **{key: _number(getattr(quantity, key, None)) for key in ("value", "low", "high")},
        "unit": quantity.unit if quantity else None,
        **{key: _text(getattr(claim.measure, key)) for key in ("subject", "predicate", "counted")},
        **_period(claim),
        "terms": [printable(term) for term in sorted(asked.terms(subject))],
    }


def _period(claim: Claim) -> Row:
    period = claim.period
    return {
        "period_start": period.start.isoformat() if period.start else None,
        "period_end": period.end.isoformat() if period.end else None,
        "basis": period.basis,
    }


def _text(value: str | None) -> str | None:
    return None if value is None else printable(value)


def _number(value: Decimal | None) -> float | None:
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def read_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Units in, documents out: the same for an engine that hands over record batches."""
    names = UNITS.names
    rows = [read(Unit(*(record[name] for name in names))).document for record in batch.to_pylist()]
    return pa.RecordBatch.from_pylist(rows, schema=DOCUMENTS)


def claims_of_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Documents in, their claims out, as they stand in the store."""
    from checker.corpus.packing import unpacked

    rows = []
    for record in batch.to_pylist():
        if not record["gone"]:
            _, seen = unpacked(record["record"])
            rows += [_claim(record["name"], s) for s in seen if is_claim(s.claim)]
    return pa.RecordBatch.from_pylist(rows, schema=CLAIMS)
