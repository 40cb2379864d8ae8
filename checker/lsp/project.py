"""What a document is held against: the configuration it lives under, the sources and the ledger, kept read in memory.

A file is read again when it has changed on disk, or in the editor where it is open; its claims are found again when its
text has. So only the draft costs anything while it is being written. What cannot be read is told and left out.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from checker.extraction import subjects_of
from checker.ledger import Ledger, LedgerEntry, Problem, read_text
from checker.limits import Limits
from checker.model import Document, Subject
from checker.readers import Unreadable, reader_for, walk
from checker.settings import Settings, SettingsError, load

KEPT: Final = 40_000_000
"""Characters of text whose claims are kept."""
LARGEST_LEDGER: Final = 2_000_000
"""Bytes of a file of the ledger that is read."""

Stop = Callable[[], None]
"""Raises when what is being done is wanted no more."""


@dataclass(frozen=True)
class Project:
    """What a document is held against.

    ``root`` is the folder that names are relative to: where the configuration stands, else the editor's folder.
    ``paths`` are the files of the sources and the ledger by the names they have here, ``files`` their real paths;
    ``written`` are the texts of the files of those sources of which every place is one in the file. ``problems`` are
    told to whoever writes, one line each.
    """

    root: str
    settings: Settings
    sources: tuple[Document, ...]
    entries: tuple[LedgerEntry, ...]
    ledger: str
    paths: Mapping[str, str]
    written: Mapping[str, str]
    files: frozenset[str]
    problems: tuple[str, ...]

    def named(self, path: str) -> str:
        """What a file is called here."""
        return named(path, self.root)


def named(path: str, root: str) -> str:
    """A path as seen from a folder, with slashes; as it is where it is on another drive."""
    try:
        return os.path.relpath(path, root).replace("\\", "/")
    except ValueError:
        return path.replace("\\", "/")


class Library:
    """All that has been read. One thread at a time may use it."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, str], tuple[Any, tuple[Document, ...], str | None]] = {}
        self._ledgers: dict[tuple[str, str], tuple[Any, Ledger]] = {}
        self._subjects: OrderedDict[Document, Sequence[Subject]] = OrderedDict()
        self._size = 0
        self.read = 0
        """How many documents' claims were found anew."""

    # --- claims ----------------------------------------------------------------------------------------------------

    def subjects(self, document: Document) -> Sequence[Subject]:
        """The claims of a document and the numbers that are none, from before where the text is the same."""
        known = self._subjects.get(document)
        if known is not None:
            self._subjects.move_to_end(document)
            return known
        found = subjects_of(document, everything=True)
        self.read += 1
        self._subjects[document] = found
        self._size += len(document.text)
        while self._size > KEPT and len(self._subjects) > 1:
            old, _ = self._subjects.popitem(last=False)
            self._size -= len(old.text)
        return found

    # --- what is read ----------------------------------------------------------------------------------------------

    def project(self, path: str | None, folders: Sequence[str], texts: Mapping[str, str], stop: Stop) -> Project:
        """What the document at a path is held against, None being one that is no file yet; ``folders`` are the
        editor's, ``texts`` what stands in the editor in place of files.
        """
        start = os.path.dirname(path) if path else next(iter(folders), os.getcwd())
        problems: list[str] = []
        try:
            settings = load(Path(start))
        except SettingsError as error:
            problems.append(str(error))
            settings = Settings()
        root = str(settings.file.parent) if settings.file else _folder(start, folders)
        problems += _unknown_codes(settings)
        paths: dict[str, str] = {}
        written: dict[str, str] = {}
        files: set[str] = set()
        sources: dict[str, Document] = {}
        mine = os.path.realpath(path) if path else None
        for file in self._source_files(settings, root, problems):
            stop()
            real = os.path.realpath(file)
            if real == mine:
                continue
            files.add(real)
            documents, text = self._documents(real, named(file, root), texts, settings.limits)
            for document in documents:
                sources[document.name] = document
                paths[document.path] = paths[document.name] = file
                if text is not None:
                    written[document.name] = text
        folder = os.path.normpath(os.path.join(root, settings.ledger or "claims"))
        entries = self._entries(folder, settings, root, texts, paths, files, problems)
        return Project(
            root=root,
            settings=settings,
            sources=tuple(sources[name] for name in sorted(sources)),
            entries=entries,
            ledger=folder,
            paths=paths,
            written=written,
            files=frozenset(files),
            problems=tuple(problems),
        )

    def _source_files(self, settings: Settings, root: str, problems: list[str]) -> Iterator[str]:
        if not settings.sources_named:
            return
        for name in settings.sources:
            place = os.path.normpath(os.path.join(root, name))
            if not os.path.exists(place):
                problems.append(f"{settings.origin}: sources: there is no {name}")
                continue
            yield from (os.path.normpath(str(file)) for file in walk(Path(place)))

    def _documents(
        self, file: str, name: str, texts: Mapping[str, str], limits: Limits
    ) -> tuple[tuple[Document, ...], str | None]:
        """The documents of a file, and its text where every place of theirs is one in it."""
        signature = (_signature(file, texts), limits)
        known = self._files.get((file, name))
        if known is not None and known[0] == signature:
            return known[1:]
        documents: tuple[Document, ...] = ()
        text: str | None = None
        reader = reader_for(file)
        data = _data(file, texts)
        if reader is not None and data is not None:
            try:
                documents = tuple(reader.read(name, data, limits))
            except Unreadable:
                documents = ()
            text = as_written(documents[0], data) if len(documents) == 1 else None
        self._files[file, name] = signature, documents, text
        return documents, text

    def _entries(
        self,
        folder: str,
        settings: Settings,
        root: str,
        texts: Mapping[str, str],
        paths: dict[str, str],
        files: set[str],
        problems: list[str],
    ) -> tuple[LedgerEntry, ...]:
        """The entries of the files of the ledger that can be read whole."""
        if not os.path.isdir(folder):
            if "ledger" in settings.model_fields_set:
                problems.append(f"{settings.origin}: ledger: there is no folder {settings.ledger}")
            return ()
        entries: list[LedgerEntry] = []
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if not entry.name.endswith((".yaml", ".yml")) or not entry.is_file():
                continue
            name = named(entry.path, root)
            real = os.path.realpath(entry.path)
            read = self._ledger(real, name, texts)
            paths[name] = entry.path
            files.add(real)
            entries += read.sound
            if read.problems:
                problems.append(str(read.problems[0]))
        return tuple(entries)

    def _ledger(self, file: str, name: str, texts: Mapping[str, str]) -> Ledger:
        signature = _signature(file, texts)
        known = self._ledgers.get((file, name))
        if known is not None and known[0] == signature:
            return known[1]
        data = _data(file, texts, most=LARGEST_LEDGER)
        if data is None:
            read = Ledger((), (Problem(name, 0, "cannot be read"),))
        else:
            try:
                read = read_text(name, data.decode("utf-8-sig"))
            except UnicodeDecodeError:
                read = Ledger((), (Problem(name, 0, "not UTF-8 text"),))
        self._ledgers[file, name] = signature, read
        return read


def as_written(document: Document, data: bytes) -> str | None:
    """The text of a document's file where every place in the document is one in that text, else None."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if document.written == text:
        return document.written
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return text if document.sha256 == digest else None  # a format that leads to its file by a map


def _folder(start: str, folders: Iterable[str]) -> str:
    """The innermost of the editor's folders in which a folder lies, else that folder itself."""
    above = [folder for folder in folders if start == folder or start.startswith(folder.rstrip(os.sep) + os.sep)]
    return max(above, key=len, default=start)


def _signature(file: str, texts: Mapping[str, str]) -> Any:
    """What tells one state of a file from the next."""
    text = texts.get(file)
    if text is not None:
        return text
    try:
        now = os.stat(file)
    except OSError:
        return None
    return now.st_mtime_ns, now.st_size, now.st_ino


def _data(file: str, texts: Mapping[str, str], most: int | None = None) -> bytes | None:
    """The bytes of a file as it stands in the editor or on disk, None where they cannot be had."""
    text = texts.get(file)
    if text is not None:
        return text.encode("utf-8", "surrogatepass")
    try:
        if most is not None and os.path.getsize(file) > most:
            return None
        return Path(file).read_bytes()
    except OSError:
        return None


def _unknown_codes(settings: Settings) -> Iterator[str]:
    """A complaint about each configured code that no rule has."""
    from checker.registry import plugins

    known = [rule.code for rule in plugins("checker.rules", key="code", examples=("fires", "quiet"))]
    asked = {"select": settings.select, "ignore": settings.ignore, "severity": tuple(settings.severity)}
    asked |= {f"per-file-ignores.{pattern}": codes for pattern, codes in settings.per_file_ignores.items()}
    for key, listed in asked.items():
        for code in codes(listed):
            if not any(one.startswith(code) for one in known):
                yield f"{settings.origin}: {key}: no rule has the code {code}"


def codes(written: Iterable[str]) -> tuple[str, ...]:
    """Codes and beginnings of codes as rules have them, also out of lists with commas."""
    parts = (part.strip().upper() for item in written for part in item.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
