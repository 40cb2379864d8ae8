"""Small corpora of our own sentences, and a store as the command line makes it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # what the tests here share is imported by its bare name

pytest.importorskip("duckdb", reason="needs claimcheck-lint[corpus]")
pytest.importorskip("pyarrow", reason="needs claimcheck-lint[corpus]")

PLACES = ("Alverton", "Brinmoor", "Corvell", "Dunmarsh")
Record = dict[str, str]
Write = Callable[[Sequence[Record], str], Path]


def record(place: str, n: int, killed: int) -> Record:
    """A short report of a flood, the n-th of its place."""
    return {
        "id": f"{place.lower()}-{n}",
        "date": f"2019-03-0{n + 1}",
        "publisher": f"Paper {n}",
        "text": (
            f"Flood in {place}\n\nThe flood in {place} killed {killed} people and destroyed {killed * 9} homes, "
            f"{place} police said. Mayor Toller of {place} said paper {n} was right."
        ),
    }


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
