"""Spark and DuckDB make the same store and find the same. One session, started once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from stores import Record, Write, built, claims, found, held, printed

from checker.corpus.building import Built
from checker.corpus.judging import Asked
from checker.corpus.scanning import DuckEngine, scan
from checker.corpus.store import opened
from checker.corpus.workers import Limits

pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None or find_spec("pandas") is None, reason="needs pyspark and pandas"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A small session on this machine, which whoever asks for one is given."""
    import os
    import sys

    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "1",
        "spark.driver.memory": "1g",
        "spark.log.level": "ERROR",
    }
    session = SparkSession.builder.master("local[1]").config(map=settings).getOrCreate()
    yield session
    session.stop()


def built_by_spark(store: Path, *sources: Path) -> Built:
    """Build a store by Spark; nothing may be complained of."""
    from checker.corpus.spark import build

    told: list[str] = []
    done = build([str(s) for s in sources], store, complain=lambda *said: told.append(" ".join(said)), limits=Limits())
    assert told == []
    return done


def test_both_engines_make_one_store_and_find_the_same(
    tmp_path: Path, floods: list[Record], write: Write, spark: Any
) -> None:
    twice = {**floods[0], "text": "Another text of one name, of 12 words."}
    sources = write([*floods[:7], twice], "one.jsonl"), write(floods[7:], "other.jsonl")
    with sources[0].open("a", encoding="utf-8") as out:
        out.write("{broken\n")
    by_spark, by_duckdb = tmp_path / "spark", tmp_path / "duckdb"
    assert built_by_spark(by_spark, *sources) == built(by_duckdb, *sources) == Built(14, 0, 0, complete=True)
    assert held(by_spark) == held(by_duckdb)
    assert claims(by_spark) == claims(by_duckdb) != []
    one = write([*floods[:6], {**floods[6], "text": floods[6]["text"].replace("67", "68")}], "one.jsonl")
    assert built_by_spark(by_spark, one) == built(by_duckdb, one) == Built(1, 6, 7, complete=True)
    assert held(by_spark) == held(by_duckdb)
    assert claims(by_spark) == claims(by_duckdb) != []
    expected = printed(found(by_duckdb, most=25))
    assert _found_by_spark(by_spark, spark, most=25) == expected != []


def _found_by_spark(folder: Path, session: Any, most: int) -> list[object]:
    from checker.corpus.spark import SparkEngine

    with opened(folder, write=True, memory=200) as store, store.database(1) as db:
        engine = SparkEngine(store, session, Asked())
        mine, _ = engine.laid(most)
        others, _ = DuckEngine(store, db, Asked(), 0).laid(most)
        assert mine == others  # so that what one found is known to the other
        assert len(mine) > 1
        outcomes = list(scan(store, Asked(), engine, most))
    assert [outcome.reason for outcome in outcomes] == [""] * len(outcomes)
    return printed([finding for outcome in outcomes if outcome.judged for finding in outcome.judged.findings])


def test_a_source_that_cannot_be_read_is_told_and_nothing_is_taken_out(
    tmp_path: Path, floods: list[Record], write: Write, spark: Any
) -> None:
    from checker.corpus.spark import build

    del spark
    source = write(floods[:2], "one.jsonl")
    built(tmp_path / "store", source)
    broken = source.with_name("broken.parquet")
    broken.write_bytes(b"PAR1 no table")
    told: list[str] = []
    done = build([str(broken)], tmp_path / "store", complain=lambda path, _: told.append(path))
    assert (told, done.complete) == ([str(broken)], False)
    assert len(held(tmp_path / "store")) == 2
    assert json.loads((tmp_path / "store" / "MANIFEST.json").read_text())["finished"] is True
