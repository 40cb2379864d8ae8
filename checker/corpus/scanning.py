"""Store → findings, block by block, each as soon as it is reconciled and those before it are.

What came of a block is kept in the store under a hash of all it was made of. So a scan that was cut short goes on
where it was, and the next after a few new documents reconciles only the blocks they changed.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import pyarrow as pa

import checker
from checker.corpus import CorpusError, blocks
from checker.corpus.judging import Asked, Judged, judge, judged
from checker.corpus.packing import Damaged
from checker.corpus.store import Store
from checker.corpus.workers import GivenUp, Limits, Workers, processors

if TYPE_CHECKING:
    import duckdb

FETCHED: Final = 10_000
"""Rows fetched at a time."""
PACKED: Final = 64
"""Packed documents fetched at a time."""
COMMITS: Final = 200
"""Commits of what was found in one scan, about: what is lost when it is cut short is one part in so many."""
LIMITS: Final = Limits(seconds=3_600, megabytes=8_000)
"""What one block may take."""


class Outcome(NamedTuple):
    """One block: what came of it, or why nothing did; how many documents it has and the name of the first."""

    judged: Judged | None
    reason: str
    documents: int
    first: str


class Block(NamedTuple):
    """A block before it is reconciled: its number, how many documents it has and which is the first, and the hash of
    what it is made of.
    """

    number: int
    documents: int
    first: str
    hash: str


Todo = Callable[[Sequence[Block]], Iterator[tuple[int, bytes | GivenUp]]]
"""Reconciles blocks: their numbers with what came of them, in the order given."""


class Engine(Protocol):
    """What can lay documents into blocks and reconcile these."""

    def laid(self, most: int) -> tuple[list[Block], Todo]:
        """The blocks in their order, and what reconciles some of them."""
        ...


def scan(store: Store, asked: Asked, engine: Engine, most: int = blocks.CLAIMS) -> Iterator[Outcome]:
    """What came of each block, in their order. Raises CorpusError."""
    listed, reconcile = engine.laid(most)
    made = [block._replace(hash=_hashed(asked.digest(), block.hash)) for block in listed]
    known = _known(store, {block.hash for block in made})
    todo = [block for block in made if block.hash not in known]
    coming = reconcile(todo)
    pending: list[dict[str, Any]] = []
    for block in made:
        if block.hash in known:
            yield _outcome(known[block.hash](), block, store)
            continue
        number, result = next(coming)
        assert number == block.number
        if isinstance(result, GivenUp):
            yield Outcome(None, result.reason, block.documents, block.first)
            continue
        pending.append({"block": block.hash, "result": result})
        if store.writable and len(pending) > len(todo) // COMMITS:
            store.commit_results(pending)
            pending = []
        yield _outcome(result, block, store)
    if store.writable:
        if pending:
            store.commit_results(pending)
        _forget(store, {block.hash for block in made})


def _outcome(packed: bytes, block: Block, store: Store) -> Outcome:
    try:
        return Outcome(judged(packed), "", block.documents, block.first)
    except Damaged:
        raise CorpusError(f"{store.folder}: what was found is damaged; run claimcheck corpus build again") from None


def ready(store: Store) -> None:
    """Whether a store can be reconciled: built to the end, by this version, and whole. Raises CorpusError."""
    again = "run claimcheck corpus build again"
    if store.manifest.claimcheck != checker.__version__:
        raise CorpusError(f"{store.folder}: built by claimcheck {store.manifest.claimcheck}; {again}")
    if not store.manifest.finished:
        raise CorpusError(f"{store.folder}: the last build did not come to its end; {again}")
    for segment in store.manifest.segments:
        for file in (segment.documents, segment.claims):
            if file is not None and not store.whole(file):
                raise CorpusError(f"{store.path(file)}: damaged or not there; {again}, and its documents are read anew")


def _hashed(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _known(store: Store, wanted: set[str]) -> dict[str, Callable[[], bytes]]:
    """What was found in blocks before, to be fetched one by one."""
    import pyarrow.parquet as pq

    found: dict[str, Callable[[], bytes]] = {}
    for file in store.manifest.results:
        path = store.path(file)
        try:
            names = pq.read_table(path, columns=["block"])["block"].to_pylist()
        except (OSError, ValueError):
            continue  # damaged: its blocks are reconciled again
        for at, name in enumerate(names):
            if name in wanted:
                found[name] = partial(_fetched, path, at)
    return found


def _fetched(path: str, at: int) -> bytes:
    import pyarrow.parquet as pq

    data: bytes = pq.read_table(path, columns=["result"])["result"][at].as_py()
    return data


def _forget(store: Store, wanted: set[str]) -> None:
    """Drop what was found in blocks that there are no more."""
    import pyarrow.parquet as pq

    kept = []
    for file in store.manifest.results:
        try:
            names = pq.read_table(store.path(file), columns=["block"])["block"].to_pylist()
        except (OSError, ValueError):
            continue
        if wanted.intersection(names):
            kept.append(file)
    if len(kept) < len(store.manifest.results):
        store.replace(results=tuple(kept))


class DuckEngine:
    """Blocks by DuckDB, reconciled by processes of this machine."""

    def __init__(
        self, store: Store, db: duckdb.DuckDBPyConnection, asked: Asked, jobs: int | None, limits: Limits = LIMITS
    ) -> None:
        self._store, self._db, self._asked, self._limits = store, db, asked, limits
        self._jobs = processors() if jobs is None else jobs

    def laid(self, most: int) -> tuple[list[Block], Todo]:
        """The blocks in their order, and what reconciles some of them."""
        lay(self._db, self._store, most)
        return hashed_blocks(self._db), self._reconciled

    def _reconciled(self, todo: Sequence[Block]) -> Iterator[tuple[int, bytes | GivenUp]]:
        if not todo:
            return
        with Workers(partial(_judge, asked=self._asked), min(self._jobs, len(todo)), self._limits) as workers:
            for (number, _), result in workers.results(packed_blocks(self._db, self._store, todo)):
                yield number, result


def _judge(task: tuple[int, list[bytes]], asked: Asked) -> bytes:
    return judge(task[1], asked)


def lay(db: duckdb.DuckDBPyConnection, store: Store, most: int) -> None:
    """Make ``texts(doc, name, day, hash, number, size, block)`` of the documents of a store."""
    db.execute(
        "CREATE TABLE texts AS SELECT row_number() OVER (ORDER BY name) - 1 AS doc, name, day, hash, number,"
        " seen + 1 AS size FROM live"
    )
    count, size = db.execute("SELECT count(*), coalesce(sum(size), 0) FROM texts").fetchall()[0]
    sizes = array("q", bytes(8 * count))
    for doc, own in _rows(db.cursor().execute("SELECT doc, size FROM texts")):
        sizes[doc] = own
    if size <= most:
        home = array("q", bytes(8 * count))
    else:
        db.execute(
            f"CREATE TABLE keys AS SELECT t.doc, d.key FROM (SELECT name, number, unnest(keys) AS key FROM"
            f" {store.documents('name, keys')}) d JOIN texts t ON t.name = d.name AND t.number = d.number"
        )

        def make(name: str, query: str) -> None:
            db.execute(f"CREATE TABLE {name} AS {query}")

        blocks.link(make, count)
        home = blocks.grown(sizes, _rows(db.cursor().execute(blocks.EDGES)), most)
    db.register("homes", pa.table({"doc": pa.array(range(count), pa.int64()), "block": pa.array(home, pa.int64())}))
    db.execute("CREATE TABLE laid AS SELECT texts.*, homes.block FROM texts JOIN homes USING (doc)")
    db.unregister("homes")


def _rows(result: Any) -> Iterator[Any]:
    while rows := result.fetchmany(FETCHED):
        yield from rows


def hashed_blocks(db: duckdb.DuckDBPyConnection) -> list[Block]:
    """The blocks in the order of their first documents, with the hash of their documents."""
    query = (
        "SELECT block, count(*), min(name), md5(string_agg(name || chr(10) || hash, chr(10) ORDER BY doc))"
        " FROM laid GROUP BY block ORDER BY block"
    )
    return [Block(*row) for row in _rows(db.execute(query))]


def packed_blocks(
    db: duckdb.DuckDBPyConnection, store: Store, todo: Sequence[Block]
) -> Iterator[tuple[int, list[bytes]]]:
    """The blocks with their packed documents, one after the other, sorted by DuckDB."""
    some = pa.table({"block": pa.array([block.number for block in todo], pa.int64())})
    db.register("wanted", some)
    db.execute("CREATE OR REPLACE TABLE todo AS SELECT block FROM wanted")
    db.unregister("wanted")
    result = db.cursor().execute(
        f"SELECT l.block, l.doc, d.record FROM {store.documents('name, record')} d JOIN laid l"
        " ON l.name = d.name AND l.number = d.number JOIN todo ON todo.block = l.block ORDER BY l.block, l.doc"
    )
    at, records = -1, list[bytes]()
    while rows := result.fetchmany(PACKED):
        for number, _, record in rows:
            if number != at and records:
                yield at, records
                records = []
            at = number
            records.append(record)
    if records:
        yield at, records
