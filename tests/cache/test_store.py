"""The store: bounded, shared, made anew where it is broken, and never a reason to fail."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checker.cache.store import NAME, Store


def test_what_is_put_is_got(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(b"a", b"1"), (b"b", b"2")])
    assert (store.get(b"a"), store.get(b"b"), store.get(b"c")) == (b"1", b"2", None)
    store.close()
    assert Store(tmp_path).get(b"b") == b"2"


def test_what_was_used_longest_ago_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cache.store.LAG", 1)
    for n in range(8):
        store = Store(tmp_path, most=1000)
        assert n == 0 or store.get(b"0")
        store.put([(b"%d" % n, bytes(120))])
        store.close()
    store = Store(tmp_path, most=1000)
    store.put([(b"8", bytes(120))])
    there = [n for n in range(9) if store.get(b"%d" % n)]
    assert there == [0, 4, 5, 6, 7, 8]
    assert store.size() <= 1000
    store.clear()
    assert (store.count(), store.size()) == (0, 0)


@pytest.mark.parametrize("spoilt", [b"no database at all " * 100, b"SQLite format 3\0" + bytes(200), b""])
def test_a_broken_file_is_made_anew(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / NAME).write_bytes(spoilt)
    store = Store(tmp_path)
    store.put([(b"a", b"1")])
    assert store.get(b"a") == b"1"


def test_a_file_that_breaks_midway_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(b"%d" % n, bytes(5000)) for n in range(200)])
    store.close()
    file = tmp_path / NAME
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    store = Store(tmp_path)
    assert [store.get(b"%d" % n) for n in range(200)].count(None) >= 190
    store.put([(b"new", b"1")])
    assert store.get(b"new") == b"1"


@pytest.mark.parametrize("made", ["CREATE TABLE other (x)", "CREATE TABLE kept (x)", "PRAGMA user_version = 99"])
def test_another_layout_is_thrown_away(tmp_path: Path, made: str) -> None:
    base = sqlite3.connect(tmp_path / NAME)
    base.execute(made)
    base.commit()
    base.close()
    store = Store(tmp_path)
    store.put([(b"a", b"1")])
    assert store.get(b"a") == b"1"


def test_many_may_use_it_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cache.store.WAIT", 60.0)

    def run(n: int) -> int:
        store = Store(tmp_path)
        for step in range(20):
            store.put([(b"%d-%d" % (n, step), b"x" * 1000)])
            store.get(b"0-0")
        store.close()
        return n

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(run, range(4))) == [0, 1, 2, 3]
    store = Store(tmp_path)
    assert store.count() == 80


def test_somebody_elses_lock_is_waited_for_and_then_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cache.store.WAIT", 0.05)
    store = Store(tmp_path)
    store.put([(b"a", b"1")])
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.put([(b"b", b"2")])
    assert (store.get(b"a"), store.get(b"b")) == (b"1", None)
    other.execute("ROLLBACK")
    store.put([(b"b", b"2")])
    assert store.get(b"b") == b"2"


def test_a_run_that_keeps_nothing_new_writes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put([(b"a", b"1")])
    store.close()
    before = (tmp_path / NAME).read_bytes()
    store = Store(tmp_path)
    assert store.get(b"a") == b"1"
    store.put([])
    store.close()
    assert (tmp_path / NAME).read_bytes() == before


@pytest.mark.parametrize("row", ["(x'61', 'soon', 'large', 'text')", "(x'61', 9223372036854775807, -5, x'31')"])
def test_rows_that_are_not_ours_do_no_harm(tmp_path: Path, row: str) -> None:
    Store(tmp_path).close()
    base = sqlite3.connect(tmp_path / NAME)
    base.execute(f"INSERT INTO kept VALUES {row}")
    base.commit()
    base.close()
    store = Store(tmp_path)
    assert store.get(b"a") in (None, b"1")
    store.put([(b"b", b"2")])
    assert store.get(b"b") == b"2"
