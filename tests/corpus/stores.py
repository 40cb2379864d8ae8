"""What the tests of the corpus do with a store again and again."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.corpus.building import Built, build
from checker.corpus.judging import Asked
from checker.corpus.scanning import DuckEngine, ready, scan
from checker.corpus.store import opened
from checker.corpus.workers import Limits
from checker.model import Finding, dump

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


def built(store: Path, *sources: Path, jobs: int = 0, batch: int = 1000, limits: Limits = Limits()) -> Built:  # noqa: B008
    """Build a store; nothing may be complained of."""
    told: list[str] = []
    done = build(
        [str(source) for source in sources],
        store,
        complain=lambda path, reason: told.append(f"{path}: {reason}"),
        jobs=jobs,
        batch=batch,
        limits=limits,
    )
    assert told == []
    return done


def found(store: Path, most: int = 20_000) -> list[Finding]:
    """The findings in a store."""
    with opened(store, write=True, memory=200) as held:
        ready(held)
        with held.database(1) as db:
            outcomes = list(scan(held, Asked(), DuckEngine(held, db, Asked(), 0), most))
    assert [outcome.reason for outcome in outcomes] == [""] * len(outcomes)
    return [finding for outcome in outcomes if outcome.judged for finding in outcome.judged.findings]


def printed(findings: Sequence[Finding]) -> list[object]:
    """Findings as JSON has them, in an order that does not hang on the blocks."""
    return sorted((dump(finding) for finding in findings), key=lambda f: (f["fingerprint"], f["document"], f["line"]))


def held(store: Path) -> list[tuple[str, str]]:
    """The documents of a store with their hashes."""
    with opened(store, write=False, memory=200) as open_, open_.database(1) as db:
        return db.execute("SELECT name, hash FROM live ORDER BY name").fetchall()


def claims(store: Path) -> list[tuple[str, str]]:
    """The claims of the live documents of a store, each as often as it is there."""
    with opened(store, write=False, memory=200) as open_, open_.database(1) as db:
        return db.execute(
            f"SELECT c.document, c.id FROM {open_.claims('document, id')} c JOIN live l"
            " ON l.name = c.document AND l.number = c.number ORDER BY ALL"
        ).fetchall()


def work(task: str) -> str:
    """What the processes of these tests do: as they are told."""
    if task == "tell":
        print(os.getpid(), flush=True)  # noqa: T201
    if task == "hang":
        while True:
            time.sleep(1)
    if task == "swell":
        return str(len(bytearray(3_000_000_000)))
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "stumble":
        raise ValueError("over\na stone")
    return task.upper()
