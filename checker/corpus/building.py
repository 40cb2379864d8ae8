"""Sources → store: what is new or changed is read, what is gone is taken out, and the rest stays as it is.

Read in batches, each committed when it is done: a run that is cut short has lost at most the batch it was at, and the
next goes on behind it. What the sources no longer hold is taken out at the very end, and only where all of them could
be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyarrow as pa

from checker.corpus.reading import given_up, printable, read
from checker.corpus.sources import Unit, files, unit, units
from checker.corpus.store import Store, opened
from checker.corpus.workers import GivenUp, Limits, Workers, processors
from checker.readers.jsonl import unnamed, used_twice

if TYPE_CHECKING:
    import duckdb

LOOKED_UP: Final = 256
"""Units held against what is known at a time."""
HELD: Final = 16_000_000
"""Bytes of units held at a time, where they are long."""
BATCH: Final = 1_000
"""Documents of one commit, at most."""
BATCH_BYTES: Final = 16_000_000
"""Packed bytes of one commit, about."""
LITTLE: Final = 1_000
"""Rows of a store that are not worth being written anew."""
MEMORY: Final = 1_000
"""Megabytes that DuckDB may take."""

Complain = Callable[[str, str], None]
Progress = Callable[[int], None]


class Built(NamedTuple):
    """What a build did: documents read, left as they were, taken out; whether every source was read to its end."""

    read: int
    kept: int
    removed: int
    complete: bool


def build(
    sources: Sequence[str],
    folder: Path,
    *,
    complain: Complain,
    jobs: int | None = None,
    limits: Limits = Limits(),  # noqa: B008
    memory: int = MEMORY,
    anew: bool = False,
    batch: int = BATCH,
    progress: Progress | None = None,
) -> Built:
    """Bring a store in line with its sources. Raises CorpusError; what was committed by then stays."""
    with opened(folder, write=True, memory=memory, create=True, anew=anew) as store:
        for name in without_damaged(store):
            complain(str(folder / name), "damaged; its documents are read again")
        if anew:
            store.replace(finished=False)
        count = processors() if jobs is None else jobs
        with store.database(count) as db, Workers(read, count, limits) as workers:
            done = _Build(store, db, workers, complain, batch, progress).run(sources)
        tidy(store, count)
        return done


def tidy(store: Store, threads: int) -> None:
    """Write what counts anew where more than half of a store is what was replaced or is gone. Raises CorpusError."""
    rows = sum(segment.documents.rows for segment in store.manifest.segments)
    with store.database(threads) as db:
        ((live,),) = db.execute("SELECT count(*) FROM live").fetchall()
        if rows > LITTLE and live < rows / 2:
            store.rewrite(db)


def without_damaged(store: Store) -> list[str]:
    """Leave out of a store what is not whole any more; the names of what was left out. Raises CorpusError."""
    broken = [
        s for s in store.manifest.segments
        if not store.whole(s.documents) or (s.claims is not None and not store.whole(s.claims))
    ]  # fmt: skip
    lost = [file for file in store.manifest.results if not store.whole(file)]
    if broken or lost:
        store.replace(
            segments=tuple(s for s in store.manifest.segments if s not in broken),
            results=tuple(file for file in store.manifest.results if file not in lost),
            finished=store.manifest.finished and not broken,
        )
    return [s.documents.name for s in broken]


class _Build:
    """One run: what it has seen, read and not yet committed."""

    def __init__(
        self,
        store: Store,
        db: duckdb.DuckDBPyConnection,
        workers: Workers,
        complain: Complain,
        batch: int,
        progress: Progress | None,
    ) -> None:
        self._store, self._db, self._workers, self._batch = store, db, workers, batch
        self._progress = progress
        self._complete = True
        self._told = complain
        self._documents: list[dict[str, Any]] = []
        self._claims: list[dict[str, Any]] = []
        self._bytes = self._read = self._kept = 0

    def _complain(self, path: str, reason: str) -> None:
        self._complete = False
        self._told(path, reason)

    def run(self, sources: Sequence[str]) -> Built:
        self._db.execute("CREATE TABLE seen (name VARCHAR)")
        if self._store.manifest.finished:
            self._store.replace(finished=False)
        for one, result in self._workers.results(self._fresh(sources)):
            found = given_up(one, result.reason) if isinstance(result, GivenUp) else result
            self._documents.append(found.document)
            self._claims += found.claims
            self._bytes += len(found.document["record"])
            self._read += 1
            if len(self._documents) >= self._batch or self._bytes >= BATCH_BYTES:
                self._commit(finished=False)
            self._tell()
        gone = self._gone() if self._complete else 0
        self._commit(finished=True)
        self._store.sweep()
        return Built(self._read, self._kept, gone, self._complete)

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self._read + self._kept)

    def _commit(self, *, finished: bool) -> None:
        if self._documents or finished:
            self._store.commit(self._documents, self._claims, finished=finished)
        self._documents, self._claims, self._bytes = [], [], 0

    def _fresh(self, sources: Sequence[str]) -> Iterator[Unit]:
        """The units that the store does not hold as they are."""
        for some in _batches(u for file in files(sources, self._complain) for u in units(file, self._complain)):
            yield from self._looked_up(some)

    def _looked_up(self, some: Sequence[Unit]) -> Iterator[Unit]:
        yielded = self._unseen(some)
        table = pa.table({"name": [printable(u.name) for u in yielded], "hash": [u.hash for u in yielded]})
        self._db.register("coming", table)
        known = {
            name
            for (name,) in self._db.execute(
                "SELECT coming.name FROM coming JOIN live ON live.name = coming.name AND live.hash = coming.hash"
            ).fetchall()
        }
        self._db.execute("INSERT INTO seen SELECT name FROM coming")
        self._db.unregister("coming")
        for one in yielded:
            if printable(one.name) in known:
                self._kept += 1
            else:
                yield one
        self._tell()

    def _unseen(self, some: Sequence[Unit]) -> list[Unit]:
        """The units whose names were not met before; a second of one name is a document that says so."""
        self._db.register("coming", pa.table({"name": [printable(u.name) for u in some]}))
        met = {n for (n,) in self._db.execute("SELECT name FROM coming SEMI JOIN seen USING (name)").fetchall()}
        self._db.unregister("coming")
        found: list[Unit] = []
        for one in some:
            name = printable(one.name)
            if name in met:
                other = unnamed(one.path, one.number)
                reason = used_twice(one.path, one.name)
                one = unit(other, one.path, "unusable", one.number, reason.encode("utf-8", "replace"))
                name = printable(other)
            if name not in met:
                met.add(name)
                found.append(one)
        return found

    def _gone(self) -> int:
        """Mark the documents that no source holds any more; how many they are."""
        result = self._db.execute("SELECT name FROM live ANTI JOIN seen USING (name)")
        count = 0
        while rows := result.fetchmany(self._batch):
            count += len(rows)
            empty = {"hash": "", "gone": True, "day": "", "claims": 0, "seen": 0, "keys": [], "record": b""}
            self._documents += [{**empty, "name": name} for (name,) in rows]
        return count


def _batches(coming: Iterator[Unit]) -> Iterator[list[Unit]]:
    """Units in batches of about so many and so long."""
    some: list[Unit] = []
    size = 0
    for one in coming:
        some.append(one)
        size += len(one.data)
        if len(some) >= LOOKED_UP or size >= HELD:
            yield some
            some, size = [], 0
    if some:
        yield some
