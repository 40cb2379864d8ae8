"""What a store holds: the one file that says so. What it does not name is not there, and is swept away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

import checker
from checker.corpus import CorpusError
from checker.corpus.files import write_whole

FORMAT: Final = 1
"""Raised when a store of before cannot be read any more."""
NAME: Final = "MANIFEST.json"
KIND: Final = "claimcheck corpus"


class _Noun(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class File(_Noun):
    """One file of the store with what tells that it is whole."""

    name: str
    rows: int
    digest: str


class Segment(_Noun):
    """What one commit added: documents and their claims; ``number`` grows, and of one document the last counts."""

    number: int
    documents: File
    claims: File | None = None


class Manifest(_Noun):
    """All that a store holds. ``finished``: the last build came to its end. ``results`` are what scans found."""

    kind: str = KIND
    format: int = FORMAT
    claimcheck: str = checker.__version__
    finished: bool = False
    next: int = 1
    segments: tuple[Segment, ...] = ()
    results: tuple[File, ...] = ()

    def named(self) -> set[str]:
        """The names of all its files."""
        held = {s.documents.name for s in self.segments} | {s.claims.name for s in self.segments if s.claims}
        return held | {file.name for file in self.results}


def load(folder: Path) -> Manifest | None:
    """The manifest of a store, None where there is none. Raises CorpusError for one that cannot be used."""
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    try:
        record: Any = json.loads(text)
        known = record["kind"] == KIND, record["format"]
    except (ValueError, LookupError, TypeError):
        raise CorpusError(f"{path}: damaged; remove the store and build it again") from None
    if not known[0]:
        raise CorpusError(f"{path}: not a store of claimcheck")
    if known[1] != FORMAT:
        older = isinstance(known[1], int) and known[1] < FORMAT
        told = "an older claimcheck" if older else "a newer claimcheck"
        raise CorpusError(f"{folder}: a store of {told} (format {known[1]}, this one reads {FORMAT}); build it --anew")
    try:
        return Manifest.model_validate(record)
    except ValidationError:
        raise CorpusError(f"{path}: damaged; remove the store and build it again") from None


def save(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in the place of the one before. Raises OSError."""
    text = manifest.model_dump_json(indent=1, exclude_none=True) + "\n"
    write_whole(folder / NAME, lambda path: _written(path, text))


def _written(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
