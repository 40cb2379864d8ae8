"""Claims with their frames ⇄ bytes, exactly: JSON, in which decimals are texts, and validated when it is read.

Nothing in the bytes is ever run: who can write to the cache can put false claims there, but no program.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from checker.identity import identity
from checker.model import Document, Subject

LARGEST: Final = 256 * 2**20
"""Bytes of one document's claims, unpacked, beyond which they are not believed."""


@cache
def _adapter() -> TypeAdapter[list[Subject]]:
    return TypeAdapter(list[Subject])


def packed(subjects: Sequence[Subject]) -> bytes:
    """The claims of one document without its name."""
    nameless = [Subject(s.claim.model_copy(update={"id": "", "document": ""}), s.frame) for s in subjects]
    plain = _adapter().dump_python(nameless)
    return zlib.compress(json.dumps(plain, default=_plain, separators=(",", ":")).encode(), 1)


def unpacked(data: bytes, document: Document) -> list[Subject]:
    """The claims as those of a document. Raises ValueError where they are not what was packed, or not its own."""
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(data, LARGEST)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not unpacking.eof:
        raise ValueError("not whole")
    found = []
    for claim, frame in _adapter().validate_json(text):
        if document.text[claim.start : claim.end] != claim.surface:
            raise ValueError(f"{claim.surface!r} is not in the text")
        named = {"id": identity(document.name, claim.start, claim.end, claim.kind), "document": document.name}
        found.append(Subject(claim.model_copy(update=named), frame))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, Decimal) else value.isoformat()
