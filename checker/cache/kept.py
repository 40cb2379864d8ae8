"""The claims that are kept: known documents are looked up, new ones noted, and all is written at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from checker.cache.edition import edition
from checker.cache.place import folder
from checker.model import Document, Subject

if TYPE_CHECKING:
    from checker.cache.store import Store

AT_ONCE: Final = 256
"""How many documents' claims wait to be written together."""
NAMES: Final = frozenset({"name", "path"})
"""What of a document does not enter its claims but as their address."""


class Kept:
    """An open cache. Without a store it knows nothing and keeps nothing."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._new: list[tuple[bytes, bytes]] = []

    def known(self, document: Document, *, everything: bool) -> list[Subject] | None:
        """The claims of a document, as ``subjects_of`` would give them, or None where they are not kept."""
        if self._store is None:
            return None
        key = _key(document, everything)
        data = self._store.get(key)
        if data is None:
            return None
        from checker.cache.records import unpacked

        try:
            return unpacked(data, document)
        except ValueError:
            return None

    def keep(self, document: Document, subjects: Sequence[Subject], *, everything: bool) -> None:
        """Note the claims of a document."""
        if self._store is None:
            return
        from checker.cache.records import packed

        self._new.append((_key(document, everything), packed(subjects)))
        if len(self._new) >= AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what was noted; where that cannot be done it is forgotten."""
        if self._store is not None:
            self._store.put(self._new)
        self._new = []

    def close(self) -> None:
        """Write what was noted and let the store go."""
        self.write()
        if self._store is not None:
            self._store.close()


def opened() -> Kept:
    """The user's cache; an empty one that keeps nothing where there can be none."""
    try:
        import sqlite3

        from checker.cache.store import Store
    except ImportError:  # a Python built without
        return Kept(None)
    place = folder()
    if place is None:
        return Kept(None)
    try:
        edition()
        return Kept(Store(place))
    except (OSError, sqlite3.Error):
        return Kept(None)


def _key(document: Document, everything: bool) -> bytes:
    """A hash of all that enters the claims of a document: the program, and the document but for its name."""
    told = hashlib.sha256(edition())
    for field in fields(document):
        if field.name not in NAMES:
            told.update(f"\0{field.name}\0{getattr(document, field.name)!r}".encode("utf-8", "surrogatepass"))
    told.update(b"\0all" if everything else b"\0claims")
    return told.digest()
