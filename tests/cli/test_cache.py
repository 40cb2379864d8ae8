"""``claimcheck cache``: what is kept is told and forgotten; a scan with the cache prints what one without prints."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

TEXT = "The fire in Arden killed 40 people.\n\nOn Monday the fire in Arden killed 41 people.\n"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_is_kept_is_told_and_forgotten(claimcheck: Any, place: Path, tmp_path: Path) -> None:
    assert claimcheck("cache") == (0, f"{place}\nnothing is kept\n", "")
    assert claimcheck("cache", "clear") == (0, "", "")
    assert not place.exists()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    first = claimcheck("scan", "a.txt")
    assert first.status == 1
    assert claimcheck("cache").out.startswith(f"{place}\nclaims of 1 text, ")
    assert claimcheck("scan", "a.txt") == first
    assert claimcheck("scan", "a.txt", "--no-cache") == first
    assert claimcheck("cache", "clear") == (0, "", "")
    assert claimcheck("cache").out == f"{place}\nclaims of 0 texts, 0.0 MB\n"


@pytest.mark.parametrize("command", [["scan"], ["extract"], ["timeline", "--all"]])
def test_without_the_cache_nothing_is_kept(claimcheck: Any, place: Path, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    plain = claimcheck(*command, "a.txt", "--no-cache")
    assert not place.exists()
    assert claimcheck(*command, "a.txt") == plain
    assert place.exists()


def test_a_cache_that_is_locked_is_one_line(
    claimcheck: Any, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.cache.store.WAIT", 0.05)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    plain = claimcheck("scan", "a.txt")
    other = sqlite3.connect(place / "claims.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert claimcheck("scan", "a.txt") == plain
    refused = claimcheck("cache", "clear")
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    other.execute("ROLLBACK")
    other.close()


def test_a_place_that_is_a_file_is_no_error_for_a_scan(claimcheck: Any, place: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    plain = claimcheck("scan", "a.txt", "--no-cache")
    place.write_text("", "utf-8")
    assert claimcheck("scan", "a.txt") == plain
