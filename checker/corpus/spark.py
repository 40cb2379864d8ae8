"""The same on Apache Spark, for what one machine cannot hold: the pure functions mapped by ``mapInArrow`` over what
there is to read, and by ``applyInArrow`` over the blocks.

A source file is read by one task, so a large corpus should come in many files; blocks are bounded, so none is skewed.
The store lies where the driver and all executors reach it by the same path. The blocks are made by the same SQL as
DuckDB's, and growing them is the driver's work: 24 bytes a document, and the pairs as a stream.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from checker.corpus import CorpusError, blocks
from checker.corpus.building import BATCH, Built, without_damaged
from checker.corpus.columns import CLAIMS, DOCUMENTS, UNITS
from checker.corpus.files import flush_folder
from checker.corpus.judging import Asked, judge_rows
from checker.corpus.reading import claims_of_batch, given_up, printable, read
from checker.corpus.scanning import Block, Todo
from checker.corpus.sources import Unit, files, unit, units
from checker.corpus.store import SPILL, Store, opened
from checker.corpus.workers import GivenUp, Limits, Workers
from checker.readers.jsonl import unnamed, used_twice

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ROWS: Final = 64
"""Rows of a record batch."""
TASKS: Final = 4_096
"""Tasks that source files are shared out among, at most."""
A_TASK: Final = 2_000
"""Documents read by one task, about: they become one file of the store."""
COMPLAINT: Final = "complaint"
_TYPES: Final = {pa.string(): "string", pa.int64(): "bigint", pa.int32(): "int", pa.binary(): "binary",
                 pa.bool_(): "boolean", pa.float64(): "double", pa.list_(pa.string()): "array<string>"}  # fmt: skip
Batches = Iterator[pa.RecordBatch]


def _ddl(schema: pa.Schema) -> str:
    return ", ".join(f"{field.name} {_TYPES[field.type]}" for field in schema)


@contextlib.contextmanager
def session() -> Iterator[SparkSession]:
    """The session that there is or that ``spark-submit`` gives, else one on this machine alone. Raises CorpusError."""
    if find_spec("pyspark") is None or find_spec("pandas") is None:  # Spark asks for pandas
        raise CorpusError("for --engine spark install claimcheck-lint[spark]")
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("claimcheck")
    own = "PYSPARK_GATEWAY_PORT" not in os.environ and SparkSession.getActiveSession() is None
    if own:
        builder = builder.master("local[*]").config("spark.ui.enabled", "false").config("spark.log.level", "ERROR")
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # no Java, or one that is too old
        raise CorpusError(f"Spark does not start: {str(error).splitlines()[0]}") from error
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS))
    try:
        yield spark
    finally:
        spark.catalog.clearCache()
        if own:
            spark.stop()


# --- what is mapped ------------------------------------------------------------------------------------------------


def units_of(batches: Batches) -> Batches:
    """Names of files in, what they hold out, ``at`` which place of the sources; with complaints as units too."""
    schema = UNITS.append(pa.field("at", pa.int64()))
    for batch in batches:
        for row in batch.to_pylist():
            told: list[tuple[str, str]] = []
            rows: list[dict[str, Any]] = []
            for one in units(row["file"], lambda *said: told.append(said)):  # noqa: B023
                rows.append(_row(one) | {"at": row["at"]})
                if len(rows) >= ROWS:
                    yield pa.RecordBatch.from_pylist(rows, schema=schema)
                    rows = []
            rows += [
                _row(Unit(path, path, COMPLAINT, 0, reason.encode("utf-8", "replace"), "")) | {"at": row["at"]}
                for path, reason in told
            ]
            if rows:
                yield pa.RecordBatch.from_pylist(rows, schema=schema)


def second_of(batches: Batches) -> Batches:
    """Units whose names are taken in, units that say so out."""
    for batch in batches:
        rows = []
        for row in batch.to_pylist():
            reason = used_twice(row["path"], row["name"]).encode("utf-8", "replace")
            other = unit(unnamed(row["path"], row["number"]), row["path"], "unusable", row["number"], reason)
            rows.append(_row(other))
        yield pa.RecordBatch.from_pylist(rows, schema=UNITS)


def _row(one: Unit) -> dict[str, Any]:
    return one._asdict() | {"name": printable(one.name), "path": printable(one.path)}


def read_within(batches: Batches, limits: Limits) -> Batches:
    """Units in, documents out, each read within limits of time and memory."""
    with Workers(read, 1, limits) as workers:
        tasks = (Unit(*(row[name] for name in UNITS.names)) for batch in batches for row in batch.to_pylist())
        rows: list[dict[str, Any]] = []
        for one, result in workers.results(tasks):
            rows.append((given_up(one, result.reason) if isinstance(result, GivenUp) else result).document)
            if len(rows) >= ROWS:
                yield pa.RecordBatch.from_pylist(rows, schema=DOCUMENTS)
                rows = []
        if rows:
            yield pa.RecordBatch.from_pylist(rows, schema=DOCUMENTS)


def claims_of(batches: Batches) -> Batches:
    """Documents in, their claims out."""
    return map(claims_of_batch, batches)


FOUND: Final = pa.schema([("block", pa.int64()), ("result", pa.binary()), ("reason", pa.string())])


def judged_block(table: pa.Table, asked: Asked) -> pa.Table:
    """The documents of one block in, one row with what came of it out."""
    row: dict[str, Any] = {"block": table["block"][0].as_py(), "result": None, "reason": ""}
    try:
        row["result"] = judge_rows(table.select(["name", "record"]).to_pylist(), asked)
    except Exception as error:
        row["reason"] = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
    return pa.Table.from_pylist([row], schema=FOUND)


# --- build ---------------------------------------------------------------------------------------------------------


def build(
    sources: Sequence[str],
    folder: Path,
    *,
    complain: Callable[[str, str], None],
    limits: Limits = Limits(),  # noqa: B008
    memory: int = 1_000,
    anew: bool = False,
) -> Built:
    """Bring a store in line with its sources, in one commit. Raises CorpusError."""
    told: list[str] = []

    def tell(path: str, reason: str) -> None:
        told.append(path)
        complain(path, reason)

    with opened(folder, write=True, memory=memory, create=True, anew=anew) as store, session() as spark:
        for name in without_damaged(store):
            complain(str(folder / name), "damaged; its documents are read again")
        store.replace(finished=False)
        listed = list(enumerate(files(sources, tell)))
        staging = Path(tempfile.mkdtemp(prefix=f"{SPILL}-", dir=folder))
        try:
            return _built(store, spark, listed, staging, limits, tell, told)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _built(
    store: Store,
    spark: SparkSession,
    listed: list[tuple[int, str]],
    staging: Path,
    limits: Limits,
    tell: Callable[[str, str], None],
    told: list[str],
) -> Built:
    coming = _coming(spark, listed, staging, tell)
    live = live_in(store, spark).select("name", "hash")
    fresh = coming.join(live, ["name", "hash"], "left_anti").select(*UNITS.names)
    read_now, all_now = fresh.count(), coming.count()
    if read_now:
        parts = max(1, -(-read_now // A_TASK), min(spark.sparkContext.defaultParallelism, read_now))
        rows = fresh.repartition(parts).mapInArrow(partial(read_within, limits=limits), _ddl(DOCUMENTS))
        rows.write.parquet(_uri(staging / "documents"), compression="zstd")
        documents = _parts(staging / "documents")
        claims = spark.read.parquet(_uri(staging / "documents")).mapInArrow(claims_of, _ddl(CLAIMS))
        claims.coalesce(len(documents)).write.parquet(_uri(staging / "claims"), compression="zstd")
        _take(store, documents, _parts(staging / "claims"))
    gone = 0
    if not told:
        names = live.join(coming.select("name"), "name", "left_anti").select("name")
        empty = {"hash": "", "gone": True, "day": "", "claims": 0, "seen": 0, "keys": [], "record": b""}
        rows_gone = [{**empty, "name": row["name"]} for row in names.toLocalIterator()]
        gone = len(rows_gone)
        for start in range(0, gone, BATCH):
            store.commit(rows_gone[start : start + BATCH], [], finished=False)
    store.commit([], [], finished=True)
    store.sweep()
    return Built(read_now, all_now - read_now, gone, not told)


def _coming(
    spark: SparkSession, listed: list[tuple[int, str]], staging: Path, tell: Callable[[str, str], None]
) -> DataFrame:
    """All units of the files, each name once; what could not be read is told."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    names = spark.createDataFrame(listed or [(0, "")], "at bigint, file string").where("file != ''")
    spread = names.repartition(max(1, min(len(listed), TASKS)))
    spread.mapInArrow(units_of, f"{_ddl(UNITS)}, at bigint").write.parquet(_uri(staging / "units"))
    found = spark.read.schema(f"{_ddl(UNITS)}, at bigint").parquet(_uri(staging / "units"))
    for row in found.where(f.col("kind") == COMPLAINT).orderBy("at").collect():
        tell(row["path"], bytes(row["data"]).decode())
    order = Window.partitionBy("name").orderBy("at", "number")
    numbered = found.where(f.col("kind") != COMPLAINT).withColumn("place", f.row_number().over(order))
    first = numbered.where("place = 1").select(*UNITS.names)
    second = numbered.where("place > 1").select(*UNITS.names).mapInArrow(second_of, _ddl(UNITS))
    return first.unionByName(second.join(first.select("name"), "name", "left_anti")).persist()


def _uri(path: Path) -> str:
    return path.resolve().as_uri()


def _parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("part-*.parquet"))


def _take(store: Store, documents: list[Path], claims: list[Path]) -> None:
    """Move what the tasks wrote into the store, and commit it."""
    number = store.manifest.next
    moved: list[tuple[Path, Path | None]] = []
    try:
        for at, (one, other) in enumerate(zip_longest(documents, claims)):
            places = [
                _moved(part, store.folder / f"{kind}-{number}-{at}.parquet")
                for kind, part in (("documents", one), ("claims", other))
                if part is not None
            ]
            moved.append((places[0], places[1] if len(places) > 1 else None))
        flush_folder(store.folder)
    except OSError as error:
        raise CorpusError(f"{store.folder}: {error.strerror}") from error
    store.take(moved)


def _moved(part: Path, place: Path) -> Path:
    with open(part, "rb+") as data:
        os.fsync(data.fileno())
    return part.replace(place)


# --- scan ----------------------------------------------------------------------------------------------------------


def live_in(store: Store, spark: SparkSession) -> DataFrame:
    """The documents of a store as they stand: ``name, number, hash, day, size`` of the last of each name."""
    return documents_in(store, spark, ["name", "hash", "gone", "day", "seen"]).groupBy("name").agg(
        *_latest("hash", "gone", "day", "seen")
    ).where("NOT gone").selectExpr("name", "number", "hash", "day", "seen + 1 AS size")  # fmt: skip


def _latest(*columns: str) -> list[Any]:
    from pyspark.sql import functions as f

    return [f.max("number").alias("number"), *(f.max_by(column, "number").alias(column) for column in columns)]


def documents_in(store: Store, spark: SparkSession, columns: list[str]) -> DataFrame:
    """Columns of all documents of a store, with the ``number`` of their segment."""
    from pyspark.sql import functions as f

    segments = store.manifest.segments
    if not segments:
        return spark.createDataFrame([], _ddl(DOCUMENTS)).selectExpr(*columns, "0L AS number")
    of_file = spark.createDataFrame([(s.documents.name, s.number) for s in segments], "file string, number bigint")
    paths = [_uri(store.folder / s.documents.name) for s in segments]
    read = (
        spark.read.schema(_ddl(DOCUMENTS)).parquet(*paths).select(*columns, f.col("_metadata.file_name").alias("file"))
    )
    return read.join(f.broadcast(of_file), "file").drop("file")


class SparkEngine:
    """Blocks by Spark, reconciled by its executors."""

    def __init__(self, store: Store, spark: SparkSession, asked: Asked) -> None:
        self._store, self._spark, self._asked = store, spark, asked

    def laid(self, most: int) -> tuple[list[Block], Todo]:
        """The blocks in their order, and what reconciles some of them."""
        live_in(self._store, self._spark).createOrReplaceTempView("live")
        self._make("texts", "SELECT row_number() OVER (ORDER BY name) - 1 AS doc, * FROM live")
        sizes = array("q", (row["size"] for row in self._rows("SELECT size FROM texts ORDER BY doc")))
        home = array("q", bytes(8 * len(sizes)))
        if sum(sizes) > most:
            documents_in(self._store, self._spark, ["name", "keys"]).createOrReplaceTempView("every")
            self._make(
                "keys",
                "SELECT t.doc AS doc, explode(e.keys) AS key FROM every e"
                " JOIN texts t ON t.name = e.name AND t.number = e.number",
            )
            blocks.link(self._make, len(sizes))
            pairs = ((row["a"], row["b"]) for row in self._rows(blocks.EDGES))
            home = blocks.grown(sizes, pairs, most)
        table = pa.table({"doc": pa.array(range(len(home)), pa.int64()), "block": pa.array(home, pa.int64())})
        homes = self._spark.createDataFrame(table)
        homes.createOrReplaceTempView("homes")
        self._make("laid", "SELECT t.*, h.block AS block FROM texts t JOIN homes h ON h.doc = t.doc")
        query = (
            "SELECT block, count(*) AS documents, min(name) AS first, md5(array_join(transform(array_sort(collect_list("
            "struct(doc, concat(name, '\\n', hash) AS told))), x -> x.told), '\\n')) AS hash"
            " FROM laid GROUP BY block ORDER BY block"
        )
        return [Block(*row) for row in self._rows(query)], self._reconciled

    def _make(self, name: str, query: str) -> None:
        self._spark.sql(query).persist().createOrReplaceTempView(name)

    def _rows(self, query: str) -> Iterator[Any]:
        return iter(self._spark.sql(query).toLocalIterator())

    def _reconciled(self, todo: Sequence[Block]) -> Iterator[tuple[int, bytes | GivenUp]]:
        if not todo:
            return
        wanted = self._spark.createDataFrame(pa.table({"block": pa.array([b.number for b in todo], pa.int64())}))
        every = documents_in(self._store, self._spark, ["name", "record"])
        laid = self._spark.table("laid").select("name", "number", "block").join(wanted, "block")
        some = every.join(laid, ["name", "number"]).select("block", "name", "record")
        asked = self._asked  # the engine itself stays here

        def judged(table: pa.Table) -> pa.Table:
            return judged_block(table, asked)

        found = some.groupBy("block").applyInArrow(judged, _ddl(FOUND)).orderBy("block")
        for row in found.toLocalIterator():
            yield row["block"], GivenUp(row["reason"]) if row["result"] is None else bytes(row["result"])
