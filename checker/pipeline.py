"""The way through, once: paths to documents, documents to claims, claims to measures, measures to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from checker.model import Claim, Document, Group, Report, Skipped


@dataclass(frozen=True)
class Reading:
    """What was read: the documents in order of their names, and the paths that could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


Progress = Callable[[int, int], None]
"""Told (documents done, documents in all) while a long run goes on."""


def read(paths: Sequence[str], *, stdin: str | None = None, stdin_filename: str = "-") -> Reading:
    """Documents under the given files and folders; an empty or missing path is a Skipped with its reason."""
    raise NotImplementedError


def extract(
    documents: Iterable[Document], *, everything: bool = False, progress: Progress | None = None
) -> tuple[Claim, ...]:
    """The typed claims of the documents, by document and place; ``everything`` adds what is no claim."""
    raise NotImplementedError


def scan(
    drafts: Sequence[Document],
    sources: Sequence[Document] = (),
    *,
    skipped: Sequence[Skipped] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    min_confidence: float = 0.0,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Reconcile documents under check with one another and with the sources. No drafts: the sources among themselves."""
    raise NotImplementedError


def timeline(documents: Sequence[Document], *, measure: str | None = None) -> tuple[Group, ...]:
    """The measures of the documents with their claims oldest first; ``measure`` keeps those whose words match."""
    raise NotImplementedError


@dataclass(frozen=True)
class Comparison:
    """How two sentences stand: ``label`` in the terms of natural language inference, ``verdict`` in ours, ``why`` in words."""

    label: str
    verdict: str
    why: str


def compare(a: str, b: str, *, dates: tuple[str, str] | None = None) -> Comparison:
    """Compare two sentences, each dated by an EDTF date where ``dates`` gives them."""
    raise NotImplementedError
