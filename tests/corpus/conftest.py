"""Small corpora of our own sentences, and a store as the command line makes it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # what the tests here share is imported by its bare name

pytest.importorskip("duckdb", reason="needs claimcheck-lint[corpus]")
pytest.importorskip("pyarrow", reason="needs claimcheck-lint[corpus]")

from stores import PLACES, Record, Write, record


@pytest.fixture
def floods() -> list[Record]:
    """Three reports each of four floods; of each the last gives another toll."""
    return [record(place, n, 47 + 10 * k + (3 if n == 2 else 0)) for k, place in enumerate(PLACES) for n in range(3)]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes records as JSON Lines into the folder of sources."""

    def written(records: Sequence[Record], name: str = "floods.jsonl") -> Path:
        path = tmp_path / "sources" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        return path

    return written
