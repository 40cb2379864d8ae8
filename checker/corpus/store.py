"""A store: a folder of Parquet files and the manifest that says which of them count.

    MANIFEST.json                what is there
    LOCK                         held by the one who writes
    documents-N.parquet          what a commit read: documents with all that was seen in them, packed
    claims-N.parquet             the same claims as columns, for those who ask
    results-N.parquet            what scans found, block by block
    spill/                       what DuckDB cannot keep in memory

Nothing is ever changed in place. A commit writes its files whole, then the manifest that names them; what a killed run
left unnamed is swept away by the next that writes.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

import checker
from checker.corpus import CorpusError, lock, manifest
from checker.corpus.columns import CLAIMS, DOCUMENTS, RESULTS
from checker.corpus.files import digest, write_whole
from checker.corpus.manifest import File, Manifest, Segment

if TYPE_CHECKING:
    import duckdb

LOCK: Final = "LOCK"
SPILL: Final = "spill"
ROWS_A_GROUP: Final = 256
"""Rows of a row group: what a reader holds at a time."""


class Store:
    """A store that is open, with the manifest as it stands."""

    def __init__(self, folder: Path, held: Manifest, *, writable: bool, memory: int) -> None:
        self.folder, self.manifest, self.writable, self.memory = folder, held, writable, memory

    # --- what is there ---------------------------------------------------------------------------------------------

    def path(self, file: File) -> str:
        """Where a file of the store is."""
        return str(self.folder / file.name)

    def whole(self, file: File) -> bool:
        """Whether a file is what was written."""
        try:
            return digest(self.folder / file.name) == file.digest
        except OSError:
            return False

    @contextlib.contextmanager
    def database(self, threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
        """DuckDB with the store's documents as ``live(name, number, hash, day, claims, seen)``: of each the last.

        It takes ``memory`` megabytes and spills what is more to the disk: beside the store, or where that cannot be
        written to, where temporary files go.
        """
        import duckdb

        spill = tempfile.mkdtemp(prefix=f"{SPILL}-", dir=self.folder if self.writable else None)
        db = duckdb.connect(":memory:")
        try:
            db.execute(f"SET memory_limit='{self.memory}MB'")
            db.execute(f"SET temp_directory='{_quoted(spill)}'")
            db.execute(f"SET threads={max(1, threads)}")
            db.execute("SET preserve_insertion_order=false")
            db.execute("SET enable_progress_bar=false")
            self._view(db)
            yield db
        except duckdb.Error as error:
            raise CorpusError(f"{self.folder}: {str(error).splitlines()[0]}") from error
        finally:
            db.close()
            shutil.rmtree(spill, ignore_errors=True)

    def _view(self, db: duckdb.DuckDBPyConnection) -> None:
        """The documents as they stand, without what is packed in them."""
        columns = "name, hash, gone, day, claims, seen"
        parts = [
            f"SELECT {columns}, {s.number} AS number FROM read_parquet('{_quoted(self.path(s.documents))}')"
            for s in self.manifest.segments
        ]
        every = " UNION ALL ".join(parts) or (
            "SELECT '' AS name, '' AS hash, true AS gone, '' AS day, 0 AS claims, 0 AS seen, 0 AS number"
        )
        db.execute(
            f"CREATE TABLE live AS SELECT name, max(number) AS number, arg_max(hash, number) AS hash,"
            f" arg_max(day, number) AS day, arg_max(claims, number) AS claims, arg_max(seen, number) AS seen"
            f" FROM ({every}) GROUP BY name HAVING NOT arg_max(gone, number)"
        )

    def documents(self, columns: str) -> str:
        """SQL for columns of the documents with the ``number`` of their segment, the live among others."""
        return self._union(columns, [(s.number, s.documents) for s in self.manifest.segments])

    def claims(self, columns: str) -> str:
        """SQL for columns of the claims with the ``number`` of their segment, the live among others."""
        return self._union(columns, [(s.number, s.claims) for s in self.manifest.segments if s.claims])

    def _union(self, columns: str, files: Sequence[tuple[int, File]]) -> str:
        return "(" + " UNION ALL ".join(
            f"SELECT {columns}, {number} AS number FROM read_parquet('{_quoted(self.path(file))}')"
            for number, file in files
        ) + ")"  # fmt: skip

    # --- what is added ---------------------------------------------------------------------------------------------

    def commit(self, documents: Sequence[dict[str, Any]], claims: Sequence[dict[str, Any]], *, finished: bool) -> None:
        """Add what was read, or say that a build has come to its end; all of it or nothing. Raises CorpusError."""
        number = self.manifest.next
        with self._writing():
            segments = self.manifest.segments
            if documents:
                written = self._write(f"documents-{number}.parquet", documents, DOCUMENTS)
                beside = self._write(f"claims-{number}.parquet", claims, CLAIMS) if claims else None
                segments = (*segments, Segment(number=number, documents=written, claims=beside))
            self._settle(
                self.manifest.model_copy(
                    update={
                        "segments": segments,
                        "next": number + 1,
                        "finished": finished,
                        "claimcheck": checker.__version__,
                    }
                )
            )

    def commit_results(self, results: Sequence[dict[str, Any]]) -> None:
        """Add what was found in some blocks. Raises CorpusError."""
        number = self.manifest.next
        with self._writing():
            file = self._write(f"results-{number}.parquet", results, RESULTS)
            self._settle(
                self.manifest.model_copy(update={"results": (*self.manifest.results, file), "next": number + 1})
            )

    def replace(self, **parts: Any) -> None:
        """Change what the manifest says, and sweep away what it no longer names. Raises CorpusError."""
        with self._writing():
            self._settle(self.manifest.model_copy(update=parts))
        self.sweep()

    def rewrite(self, db: duckdb.DuckDBPyConnection) -> None:
        """Write the live documents and their claims into one segment, in the place of all. Raises CorpusError."""
        number = self.manifest.next
        made: list[File] = []
        with self._writing():
            for kind, schema, key, rows in (
                ("documents", DOCUMENTS, "name", self.documents),
                ("claims", CLAIMS, "document", self.claims),
            ):
                if kind == "claims" and not any(segment.claims for segment in self.manifest.segments):
                    continue
                columns = ", ".join(f'd."{name}"' for name in schema.names)
                bare = ", ".join(f'"{name}"' for name in schema.names)
                query = (
                    f"COPY (SELECT {columns} FROM {rows(bare)} d JOIN live ON live.name = d.{key}"
                    f" AND live.number = d.number ORDER BY d.{key}) TO '{{}}'"
                    f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)"
                )
                path = self.folder / f"{kind}-{number}.parquet"
                write_whole(path, partial(_copied, db, query))
                made.append(self._told(path))
            segment = Segment(number=number, documents=made[0], claims=made[1] if len(made) > 1 else None)
            self._settle(self.manifest.model_copy(update={"segments": (segment,), "next": number + 1}))
        self.sweep()

    def take(self, files: Sequence[tuple[Path, Path | None]]) -> None:
        """Make files that lie whole in the store's folder segments of it. Raises CorpusError."""
        number, segments = self.manifest.next, list(self.manifest.segments)
        with self._writing():
            for documents, claims in files:
                segments.append(
                    Segment(number=number, documents=self._told(documents), claims=claims and self._told(claims))
                )
            self._settle(self.manifest.model_copy(update={"segments": tuple(segments), "next": number + 1}))

    def _told(self, path: Path) -> File:
        return File(name=path.name, rows=pq.ParquetFile(path).metadata.num_rows, digest=digest(path))

    def _settle(self, made: Manifest) -> None:
        manifest.save(self.folder, made)
        self.manifest = made

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise CorpusError(f"{self.folder}: {error.strerror or error}; what was committed is kept") from error

    def _write(self, name: str, rows: Sequence[dict[str, Any]], schema: pa.Schema) -> File:
        table = pa.Table.from_pylist(rows, schema=schema)
        path = self.folder / name
        write_whole(path, lambda beside: pq.write_table(table, beside, ROWS_A_GROUP, compression="zstd"))
        return File(name=name, rows=len(rows), digest=digest(path))

    def sweep(self) -> None:
        """Remove what runs that were cut short, or commits of before, have left."""
        named = self.manifest.named() | {manifest.NAME, LOCK}
        for path in self.folder.iterdir():
            if path.is_dir() and path.name.startswith(f"{SPILL}-"):
                shutil.rmtree(path, ignore_errors=True)
            elif path.name not in named and path.name.startswith(("documents-", "claims-", "results-", manifest.NAME)):
                with contextlib.suppress(OSError):
                    path.unlink()


def _copied(db: duckdb.DuckDBPyConnection, query: str, beside: Path) -> None:
    db.execute(query.format(_quoted(str(beside)))).fetchall()


def _quoted(text: str) -> str:
    return text.replace("'", "''")


@contextlib.contextmanager
def opened(folder: Path, *, write: bool, memory: int, create: bool = False, anew: bool = False) -> Iterator[Store]:
    """A store, locked for as long as it is used. Raises CorpusError.

    ``write``: alone, and what is not whole is left out of it; a disk that cannot be written to is only read where
    nothing is to be created. ``create`` makes one where there is none, ``anew`` begins it from nothing.
    """
    if create:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"{folder}: {error.strerror}") from error
        _empty_or_ours(folder)
    elif not (folder / manifest.NAME).exists():
        raise CorpusError(f"{folder}: no store there; make one with claimcheck corpus build SOURCES --store {folder}")
    with lock.held(folder / LOCK, alone=write) as writable:
        if create and not writable:
            raise CorpusError(f"{folder}: cannot be written to")
        held = None if anew else manifest.load(folder)
        store = Store(folder, held or Manifest(), writable=write and writable, memory=memory)
        if store.writable:
            store.sweep()
        yield store


def _empty_or_ours(folder: Path) -> None:
    if (folder / manifest.NAME).exists() or (folder / LOCK).exists():
        return
    if any(folder.iterdir()):
        raise CorpusError(f"{folder}: holds other files and is no store; name a new folder")
