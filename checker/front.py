"""What ``import checker`` gives: paths and texts in, the pipeline's results out, which a notebook shows as HTML.

The functions themselves, with their documentation, stand in ``checker/__init__.py`` and import this when they are
called.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeAlias

from checker import pipeline
from checker.ledger import LedgerEntry
from checker.ledger import load as load_ledger
from checker.model import Document, Finding, Report, Shown, Timeline
from checker.readers import reader_for, supported_suffixes

One: TypeAlias = str | os.PathLike[str] | Document
Given: TypeAlias = One | Iterable[One]
"""A path, a text, a document that was made before, or several of these."""
TEXT: Final = "text"
"""What a text without a name is called, the first one; the next is "text 2"."""


def document(text: str, *, name: str = TEXT, date: str = "", publisher: str | None = None) -> Document:
    """A document made of a text; what is said here goes before what its front matter says."""
    from checker.dates import parse_edtf
    from checker.readers import Unreadable

    reader = reader_for("text.txt")
    assert reader is not None
    try:
        (read,) = reader.read(name, text.encode("utf-8", "surrogatepass"))
    except Unreadable as error:
        raise ValueError(f"{name}: {error}") from None
    said: dict[str, Any] = {"publisher": publisher} if publisher else {}
    if date:
        problems = tuple(p for p in read.problems if p.code not in ("SR001", "SR002"))
        period = parse_edtf(date).model_copy(update={"basis": "document"})
        said |= {"period": period, "dated_by": "caller", "problems": problems}
    return replace(read, **said)


def documents(given: Given, taken: Iterable[Document] = ()) -> tuple[Document, ...]:
    """The documents of paths and texts, none of those that are ``taken`` already among them. Raises FileNotFoundError
    and ValueError.
    """
    before = tuple(taken)
    mine = {os.path.realpath(one.path) for one in before}
    names = {one.name for one in before}
    found: dict[str, Document] = {}
    for one in _each(given):
        for read in _read(one):
            if read.name == TEXT:
                name = next(_free(names | set(found)))
                found[name] = replace(read, name=name, path=name)
            elif os.path.realpath(read.path) in mine or found.get(read.name) == read:
                continue
            elif read.name in names or read.name in found:
                raise ValueError(f"two documents are called {read.name}")
            else:
                found[read.name] = read
    return tuple(found[name] for name in sorted(found))


def _free(names: Collection[str]) -> Iterator[str]:
    """What a text without a name may be called."""
    return (name for n in count(1) if (name := TEXT if n == 1 else f"{TEXT} {n}") not in names)


def _each(given: Given) -> Iterator[One]:
    if isinstance(given, (str, os.PathLike, Document)):
        yield given
    else:
        yield from given


def _read(one: One) -> Sequence[Document]:
    if isinstance(one, Document):
        return (one,)
    if isinstance(one, str) and not _is_path(one):
        return (document(one),)
    path = os.fspath(one)
    if not os.path.exists(path):
        raise FileNotFoundError(f"{path}: no such file or folder")
    reading = pipeline.read([path])
    if reading.skipped:
        raise ValueError(f"{reading.skipped[0].path}: {reading.skipped[0].reason}")
    return reading.documents


def _is_path(words: str) -> bool:
    """Whether a string is meant as a path: it is there, ends as a path does, or is no text, having no blank."""
    if "\n" in words or "\0" in words or len(words) > 4096:
        return False
    blank = any(character.isspace() for character in words)
    return os.path.exists(words) or words.lower().endswith(supported_suffixes()) or not blank


def entries(ledger: str | os.PathLike[str] | None) -> tuple[LedgerEntry, ...]:
    """The entries of a ledger's folder. Raises LedgerError, which is a ValueError."""
    return () if ledger is None else load_ledger(Path(ledger))


# --- in a notebook -------------------------------------------------------------------------------------------------


def _drawn_finding(finding: Finding) -> str:
    from checker.reporters._page.notebook import of_finding

    return of_finding(finding)


def _drawn_report(report: Report) -> str:
    from checker.reporters._page.notebook import of_report

    return of_report(report)


def _drawn_timeline(timeline: Timeline) -> str:
    from checker.reporters._page.notebook import of_groups
    from checker.reporters._sides import Source

    return of_groups(timeline.groups, {d.name: Source(d.publisher, d.period) for d in timeline.documents})


Shown.drawn.update({Finding: _drawn_finding, Report: _drawn_report, Timeline: _drawn_timeline})
