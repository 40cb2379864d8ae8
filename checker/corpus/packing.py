"""A document with its claims ⇄ bytes: exact, compact, and read back without running anything that is in them.

JSON in ASCII, compressed; its checksum tells whether it is whole. Numbers are written as their digits, so that a
decimal comes back as it was.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from checker.model import (
    Block,
    Cell,
    Claim,
    Directive,
    Document,
    Frame,
    Labels,
    Period,
    Problem,
    Quantity,
    Subject,
    Table,
)

_SETS: Final = tuple(f.name for f in fields(Frame) if f.type == "frozenset[str]")
_OTHERS: Final = tuple(f.name for f in fields(Frame) if f.name not in _SETS and f.name != "labels")
LEVEL: Final = 3


class Damaged(ValueError):
    """Bytes that are not what was packed."""


def packed(document: Document, subjects: Sequence[Subject]) -> bytes:
    """A document and what was read of it, as bytes."""
    return squeezed({"document": _plain(document), "subjects": [[_claim(s.claim), _frame(s.frame)] for s in subjects]})


def unpacked(data: bytes) -> tuple[Document, list[Subject]]:
    """The document and what was read of it; raises Damaged."""
    record = unsqueezed(data)
    try:
        subjects = [Subject(Claim.model_validate(c), _framed(f)) for c, f in record["subjects"]]
        return _document(record["document"]), subjects
    except (LookupError, TypeError, ValueError) as error:
        raise Damaged(str(error).splitlines()[0]) from None


def squeezed(record: Any) -> bytes:
    """A record of plain values, decimals and dates as compressed JSON."""
    return zlib.compress(json.dumps(record, default=str).encode("ascii"), LEVEL)


def unsqueezed(data: bytes) -> Any:
    """The record again, decimals and dates as text; raises Damaged."""
    try:
        return json.loads(zlib.decompress(data))
    except (zlib.error, ValueError) as error:
        raise Damaged(str(error)) from None


def _claim(claim: Claim) -> dict[str, Any]:
    return claim.model_dump()


def _frame(frame: Frame) -> dict[str, Any]:
    """What is set of a frame."""
    told: dict[str, Any] = {name: sorted(value) for name in _SETS if (value := getattr(frame, name))}
    if frame.labels is not None:
        printed, table, *sets, total = frame.labels
        told["labels"] = [printed.model_dump(), list(table), *(sorted(one) for one in sets), total]
    return told | {name: value for name in _OTHERS if (value := getattr(frame, name))}


def _framed(record: dict[str, Any]) -> Frame:
    made: dict[str, Any] = {name: frozenset(value) if name in _SETS else value for name, value in record.items()}
    if "labels" in made:
        printed, table, row, column, above, total = made["labels"]
        made["labels"] = Labels(
            Quantity.model_validate(printed),
            (table[0], table[1]),
            frozenset(row),
            frozenset(column),
            frozenset(above),
            total,
        )
    return Frame(**made)


def _plain(document: Document) -> dict[str, Any]:
    kept = {f.name: getattr(document, f.name) for f in fields(Document)}
    return {name: value for name, value in kept.items() if value not in ((), None)} | {
        "period": document.period.model_dump()
    }


def _document(record: dict[str, Any]) -> Document:
    made: dict[str, Any] = {**record, "period": Period.model_validate(record["period"])}
    made["blocks"] = tuple(Block(*block) for block in record.get("blocks", ()))
    made["tables"] = tuple(
        Table(start, end, tuple(tuple(Cell(*cell) for cell in row) for row in rows), header)
        for start, end, rows, header in record.get("tables", ())
    )
    made["problems"] = tuple(Problem(*problem) for problem in record.get("problems", ()))
    made["directives"] = tuple(_directive(*directive) for directive in record.get("directives", ()))
    made["pages"] = tuple(record.get("pages", ()))
    return Document(**made)


def _directive(*parts: Any) -> Directive:
    kind, start, end, written, codes, reason, stretch, problem = parts
    return Directive(kind, start, end, written, tuple(codes), reason, (stretch[0], stretch[1]), problem)
