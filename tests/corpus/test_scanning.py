"""Blocks and what is found in them."""

from __future__ import annotations

from pathlib import Path

from stores import PLACES, Record, Write, built, found, printed

from checker.corpus.asking import timeline
from checker.corpus.blocks import grown
from checker.corpus.judging import Asked
from checker.corpus.scanning import DuckEngine, scan
from checker.corpus.store import opened


def test_blocks_grow_from_the_likest_pair_and_stop_at_the_bound() -> None:
    assert list(grown([1, 1, 1, 1], [(0, 2), (1, 3), (2, 3)], 2)) == [0, 1, 0, 1]
    assert list(grown([1, 1, 1, 1], [(0, 2), (1, 3), (2, 3)], 4)) == [0, 0, 0, 0]
    assert list(grown([5, 1, 9, 1], [(0, 1), (1, 2), (2, 3)], 6)) == [0, 0, 2, 3]  # one document may be too large


def test_what_is_left_over_fills_blocks() -> None:
    assert list(grown([2, 2, 2, 2, 2], [], 4)) == [0, 0, 2, 2, 4]


def test_stories_stay_together_however_small_the_blocks(tmp_path: Path, floods: list[Record], write: Write) -> None:
    built(tmp_path / "store", write(floods[::-1], "floods.jsonl"))
    apart = found(tmp_path / "store", most=20)
    told = [{claim.document.partition("#")[2].partition("-")[0] for claim in f.claims} for f in apart]
    assert {tuple(places) for places in told} == {(place.lower(),) for place in PLACES}


def test_a_second_scan_reconciles_only_the_blocks_that_changed(
    tmp_path: Path, floods: list[Record], write: Write
) -> None:
    built(tmp_path / "store", write(floods, "floods.jsonl"))
    first = found(tmp_path / "store", most=40)
    todo: list[int] = []
    changed = [{**floods[0], "text": floods[0]["text"].replace("47", "48")}, *floods[1:]]
    for records, expected in ((floods, 0), (changed, 1)):
        built(tmp_path / "store", write(records, "floods.jsonl"))
        with opened(tmp_path / "store", write=True, memory=200) as store, store.database(1) as db:
            engine = DuckEngine(store, db, Asked(), 0)

            class Counting:
                def laid(self, most: int) -> object:
                    listed, reconcile = engine.laid(most)  # noqa: B023
                    return listed, lambda wanted: (todo.append(len(wanted)), reconcile(wanted))[1]

            again = [o.judged.findings for o in scan(store, Asked(), Counting(), 40) if o.judged]  # type: ignore[arg-type]
        assert todo.pop() == expected
        if not expected:
            assert printed([f for some in again for f in some]) == printed(first)


def test_a_store_is_asked_for_a_measure(tmp_path: Path, floods: list[Record], write: Write) -> None:
    built(tmp_path / "store", write(floods, "floods.jsonl"))
    with opened(tmp_path / "store", write=False, memory=200) as store, store.database(1) as db:
        groups, documents = timeline(store, db, "people killed Brinmoor", most=40)
    assert groups
    told = {claim.document.partition("#")[2] for group in groups for claim in group.claims}
    assert {name for name in told if name.startswith("brinmoor")} == {f"brinmoor-{n}" for n in range(3)}
    assert {d.name for d in documents} == {claim.document for group in groups for claim in group.claims}
    with opened(tmp_path / "store", write=False, memory=200) as store, store.database(1) as db:
        assert timeline(store, db, "submarines") == ((), ())
