"""What is open in the editor, as it stands there, saved or not.

pygls keeps texts too, but takes a form feed or U+2028 for the end of a line, which the protocol does not; a text with
one of them would come apart with the first edit.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote, urlsplit

from lsprotocol import types

from checker.lsp.positions import Places

SUFFIXES: Final = {"markdown": ".md", "plaintext": ".txt", "text": ".txt", "html": ".html", "csv": ".csv"}
"""What a text without a file is, by the editor's name for its language."""

DECLARING: Final = (".html", ".htm", ".xhtml")
"""Formats in which a text may say how its file is encoded, which is no matter in an editor."""


@dataclass(frozen=True)
class Buffer:
    """One state of an open text; ``path`` is its file's, None where it has none yet."""

    uri: str
    path: str | None
    language: str
    version: int
    text: str

    @property
    def suffix(self) -> str:
        """Which format it is in: as its file's name says, else as the editor does, "" where neither is known."""
        own = PurePath(self.path or unquote(urlsplit(self.uri).path)).suffix.lower()
        return own or SUFFIXES.get(self.language, "")

    def file(self, text: str | None = None) -> bytes:
        """The file that this text, or another in its place, would be, in UTF-8 whatever the text declares itself."""
        mark = BOM_UTF8 if self.suffix in DECLARING else b""
        return mark + (self.text if text is None else text).encode("utf-8", "surrogatepass")


class Buffers:
    """The open texts by their addresses."""

    def __init__(self) -> None:
        self.encoding: str = types.PositionEncodingKind.Utf16
        self._open: dict[str, Buffer] = {}

    def __iter__(self) -> Iterator[Buffer]:
        return iter(list(self._open.values()))

    def get(self, uri: str) -> Buffer | None:
        """The text at an address, where it is open."""
        return self._open.get(uri)

    def opened(self, item: types.TextDocumentItem) -> Buffer:
        """A text is open from now on."""
        path = path_of(item.uri)
        self._open[item.uri] = Buffer(item.uri, path, item.language_id, item.version, item.text)
        return self._open[item.uri]

    def changed(self, uri: str, version: int, changes: Sequence[types.TextDocumentContentChangeEvent]) -> Buffer | None:
        """A text after changes, one on top of the other; None where it is not open."""
        buffer = self._open.get(uri)
        if buffer is None:
            return None
        text = buffer.text
        for change in changes:
            span = getattr(change, "range", None)
            text = change.text if span is None else Places(text, self.encoding).replaced(span, change.text)
        self._open[uri] = replace(buffer, version=version, text=text)
        return self._open[uri]

    def closed(self, uri: str) -> Buffer | None:
        """A text is open no longer."""
        return self._open.pop(uri, None)

    def texts(self) -> dict[str, str]:
        """What stands in the editor in place of files, by their real paths."""
        return {os.path.realpath(buffer.path): buffer.text for buffer in self if buffer.path is not None}


def path_of(uri: str) -> str | None:
    """The path of a file's address, None for another address."""
    from pygls.uris import to_fs_path

    try:
        path = to_fs_path(uri)
    except ValueError:
        return None
    return os.path.normpath(path) if path and "\0" not in path else None


def uri_of(path: str) -> str:
    """The address of a file."""
    from pygls.uris import from_fs_path

    return str(from_fs_path(os.path.abspath(path)))
