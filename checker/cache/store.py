"""Bytes by key in one SQLite file: many runs may use it at once, what is broken is made anew, and it stays bounded.

What was used longest ago goes first, counted in runs: no clock is read. A store is a help and never a need: whatever
goes wrong with it (no room, no right, somebody else's lock), the run goes on without.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

NAME: Final = "claims.sqlite3"
FORMAT: Final = 1
"""The layout of the file; another is thrown away."""
MOST: Final = 512 * 2**20
"""Bytes that are kept, about; a newspaper's year of articles is half of it."""
LEFT: Final = 0.75
"""How much of that is left when it has become too much."""
LAG: Final = 16
"""How many runs that kept something new a use may be behind before it is noted: to note each would make every run write
to the disk.
"""
LAST: Final = 2**62
"""A number of runs that there cannot have been."""
WAIT: Final = 2.0
"""Seconds to wait for another run that writes."""


class Store:
    """An open store; ``turn`` numbers the runs."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        """Raises OSError or sqlite3.Error where there can be none."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = folder / NAME
        self._most = most
        self._used: list[bytes] = []
        try:
            self._base = self._opened()
        except sqlite3.OperationalError:  # locked, or not ours to write
            raise
        except sqlite3.DatabaseError:
            self._thrown_away()
            self._base = self._opened()
        last = self._base.execute("SELECT coalesce(max(used), 0) FROM kept").fetchone()[0]
        self.turn = last + 1 if isinstance(last, int) and 0 <= last < LAST else 1

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=WAIT, isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            base.execute("PRAGMA trusted_schema = OFF")
            if _format(base) != FORMAT:
                base.execute("BEGIN IMMEDIATE")
                if _format(base) != FORMAT:  # nobody else has made it meanwhile
                    _made(base)
                base.execute("COMMIT")
            base.execute("SELECT key, used, size, data FROM kept LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            base.close()
            if "no such" in str(error):  # a table or column that is not as we made it
                raise sqlite3.DatabaseError(str(error)) from error
            raise
        except BaseException:
            base.close()
            raise
        return base

    def _thrown_away(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._file.with_name(NAME + suffix).unlink(missing_ok=True)

    def get(self, key: bytes) -> bytes | None:
        """What is kept under the key."""
        try:
            row = self._base.execute("SELECT data, used FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._anew()
            return None
        if row is None:
            return None
        data, used = row
        if not isinstance(data, bytes) or not isinstance(used, int):
            return None
        if used + LAG <= self.turn:
            self._used.append(key)
        return data

    def put(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        """Keep these, and note what was of use. All of it or nothing; what cannot be kept is forgotten."""
        used, self._used = self._used, []
        if not rows and not used:
            return
        try:
            with self._writing():
                self._base.executemany("UPDATE kept SET used = ? WHERE key = ?", ((self.turn, key) for key in used))
                self._base.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)",
                    ((key, self.turn, len(data), data) for key, data in rows),
                )
                self._make_room()
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            self._anew()

    def _make_room(self) -> None:
        size = self.size()
        if size <= self._most:
            return
        gone = []
        for key, one in self._base.execute("SELECT key, size FROM kept ORDER BY used, key"):
            if size <= self._most * LEFT:
                break
            gone.append((key,))
            size -= one
        self._base.executemany("DELETE FROM kept WHERE key = ?", gone)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def _anew(self) -> None:
        """Throw a broken file away and begin another, if that can be done."""
        self._base.close()
        try:
            self._thrown_away()
            self._base = self._opened()
        except (OSError, sqlite3.Error):
            self._base = sqlite3.connect(":memory:", isolation_level=None)

    def count(self) -> int:
        """How many documents' claims are kept."""
        return int(self._base.execute("SELECT count(*) FROM kept").fetchone()[0])

    def size(self) -> int:
        """How many bytes they take."""
        return int(self._base.execute("SELECT coalesce(sum(size), 0) FROM kept").fetchone()[0])

    def clear(self) -> None:
        """Forget everything. Raises sqlite3.Error."""
        self._base.execute("DELETE FROM kept")
        self._base.execute("VACUUM")
        self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let the file go."""
        with suppress(sqlite3.Error):
            self._base.close()


def _format(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _made(base: sqlite3.Connection) -> None:
    """Make the tables, in place of whatever is there."""
    for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if not name.startswith("sqlite_"):
            base.execute(f'DROP TABLE "{name.replace(chr(34), chr(34) * 2)}"')
    base.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB)")
    base.execute("CREATE INDEX oldest ON kept (used, size)")
    base.execute(f"PRAGMA user_version = {FORMAT}")
