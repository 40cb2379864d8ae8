"""Paths and texts → documents, and what could not be read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.limits import LIMITS, Limits
from checker.model import UNKNOWN_PERIOD, Document, Problem, Skipped


@dataclass(frozen=True)
class Reading:
    """What was read: the documents in order of their names, and the paths that could not be read."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]


def read(
    paths: Sequence[str], *, stdin: str | bytes | None = None, stdin_filename: str = "-", limits: Limits = LIMITS
) -> Reading:
    """Documents under the given files and folders; an empty or missing path is a Skipped with its reason.

    Standard input goes before the file that it is called. What goes beyond the ``limits`` cannot be read.
    """
    from checker.readers import Unreadable, beyond, bytes_of, reader_for, walk

    given = stdin.encode("utf-8", "surrogateescape") if isinstance(stdin, str) else stdin

    documents: dict[str, Document] = {}
    skipped: list[Skipped] = []
    seen: set[str] = set()
    for shown in sorted(dict.fromkeys(paths), key=lambda path: path != "-"):
        if shown == "-" and given is not None:
            files = [stdin_filename]
        elif os.path.isdir(shown):
            files = [os.path.normpath(str(f)) for f in walk(Path(shown))]
            if not files:
                skipped.append(Skipped(path=shown, reason="no document in this folder"))
        elif os.path.exists(shown):
            files = [os.path.normpath(shown)]
        else:
            skipped.append(Skipped(path=shown, reason="no such file or folder"))
            continue
        for file in files:
            if os.path.normpath(file) in seen:
                continue
            seen.add(os.path.normpath(file))
            if shown != "-" and os.path.isdir(file):
                documents[file] = _unread(file, "the folder cannot be listed")
                continue
            reader = reader_for(Path(file))
            if reader is None and shown == "-":
                reader = reader_for(Path("stdin.txt"))
            if reader is None:
                skipped.append(
                    Skipped(path=file, reason=f"no reader for {Path(file).suffix or 'files without a suffix'}")
                )
                continue
            try:
                data = given if shown == "-" and given is not None else bytes_of(file, limits)
                for document in reader.read(file, data, limits):
                    reason = beyond(document.text, limits)
                    if reason and document.name == file:
                        raise Unreadable(reason)
                    documents[document.name] = _without_text(document, reason) if reason else document
            except Unreadable as error:
                if os.path.isdir(shown):
                    documents[file] = _unread(file, str(error))
                else:
                    skipped.append(Skipped(path=file, reason=str(error)))
            except OSError as error:
                reason = error.strerror or type(error).__name__
                if os.path.isdir(shown):
                    documents[file] = _unread(file, reason)
                else:
                    skipped.append(Skipped(path=file, reason=reason))
    return Reading(tuple(documents[name] for name in sorted(documents)), tuple(skipped))


def document_of(name: str, text: str, day: str = "") -> Document:
    """A document made of a text, dated by an EDTF date where one is given. Raises ValueError for a text without words
    or a bad date.
    """
    from checker.dates import parse_edtf
    from checker.readers import reader_for

    reader = reader_for(Path("text.txt"))
    assert reader is not None
    period = parse_edtf(day).model_copy(update={"basis": "document"}) if day else UNKNOWN_PERIOD
    return replace(reader.read(name, text.encode("utf-8", "surrogatepass"))[0], period=period)


def _without_text(document: Document, reason: str) -> Document:
    """A record that could not be read, in place of the one that was."""
    return Document(name=document.name, path=document.path, text="", problems=(Problem("SR003", reason),))


def _unread(file: str, reason: str) -> Document:
    """A document that stands for a file of a folder that could not be read: it holds the reason and nothing else."""
    return Document(name=file, path=file, text="", problems=(Problem("SR003", reason),))
