"""Sources into a store: every format, only what changed, nothing lost and nothing doubled."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from stores import Record, Write, built, claims, found, held, printed

from checker import pipeline
from checker.corpus.building import Built, build
from checker.corpus.workers import Limits
from checker.settings import Settings


def test_only_what_is_new_or_changed_is_read_again(tmp_path: Path, floods: list[Record], write: Write) -> None:
    source = write(floods, "floods.jsonl")
    assert built(tmp_path / "store", source) == Built(12, 0, 0, complete=True)
    assert built(tmp_path / "store", source) == Built(0, 12, 0, complete=True)
    changed = [*floods[1:-1], {**floods[-1], "text": floods[-1]["text"].replace("80", "81")}]
    assert changed[-1] != floods[-1]
    write(changed, "floods.jsonl")
    assert built(tmp_path / "store", source) == Built(1, 10, 1, complete=True)
    built(tmp_path / "afresh", source)
    assert held(tmp_path / "store") == held(tmp_path / "afresh")
    assert claims(tmp_path / "store") == claims(tmp_path / "afresh") != []
    assert printed(found(tmp_path / "store")) == printed(found(tmp_path / "afresh")) != []


def test_the_claims_of_a_source_that_is_gone_go(tmp_path: Path, floods: list[Record], write: Write) -> None:
    one, other = write(floods[:6], "one.jsonl"), write(floods[6:], "other.jsonl")
    built(tmp_path / "store", one, other)
    assert built(tmp_path / "store", one) == Built(0, 6, 6, complete=True)
    assert {document.partition("#")[0] for document, _ in claims(tmp_path / "store")} == {str(one)}
    assert built(tmp_path / "store", one, other).read == 6  # and come back


def test_every_format_gives_the_same_documents(tmp_path: Path, floods: list[Record], write: Write) -> None:
    plain = write(floods, "floods.jsonl")
    packed, squeezed, table = (plain.with_name(f"floods{end}") for end in (".jsonl.gz", ".jsonl.zst", ".parquet"))
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    with pa.CompressedOutputStream(pa.OSFile(str(squeezed), "wb"), "zstd") as out:
        out.write(plain.read_bytes())
    pq.write_table(pa.Table.from_pylist(floods), table)
    assert built(tmp_path / "store", plain.parent).read == 4 * len(floods)
    seen = [(document.replace(end, ""), end) for document, _ in claims(tmp_path / "store") for end in _ends(document)]
    by_end = {end: sorted(name for name, e in seen if e == end) for _, end in seen}
    assert len(by_end) == 4
    assert len({tuple(names) for names in by_end.values()}) == 1


def _ends(document: str) -> list[str]:
    return [document.partition("#")[0].partition("floods")[2]]


def test_a_folder_gives_what_a_scan_of_it_gives(tmp_path: Path, floods: list[Record]) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for one in floods:
        head = f"---\ndate: {one['date']}\npublisher: {one['publisher']}\n---\n"
        (folder / f"{one['id']}.md").write_text(head + one["text"], encoding="utf-8")
    built(tmp_path / "store", folder)
    documents = pipeline.read([str(folder)]).documents
    report = pipeline.scan((), documents, filed={d.path: Settings().filed(d.path) for d in documents})
    assert printed(found(tmp_path / "store")) == printed(report.findings) != []


def test_a_line_that_cannot_be_used_is_a_finding_and_the_rest_is_read(tmp_path: Path, floods: list[Record]) -> None:
    source = tmp_path / "floods.jsonl"
    lines = [json.dumps(floods[0]), "{broken", json.dumps(floods[1]), json.dumps(floods[0]), '"no object"']
    source.write_text("\n".join(lines), encoding="utf-8")
    assert built(tmp_path / "store", source).read == 5
    told = [(f.document, f.message) for f in found(tmp_path / "store") if f.code == "SR003"]
    assert [document.partition("#")[2] for document, _ in told] == ["line-2", "line-4", "line-5"]
    assert "used twice" in told[1][1]


@pytest.mark.parametrize("broken", ["missing", "cut short", "no table"])
def test_nothing_is_taken_out_while_a_source_cannot_be_read(
    tmp_path: Path, floods: list[Record], write: Write, broken: str
) -> None:
    kept, other = write(floods[:6], "kept.jsonl"), write(floods[6:], "other.jsonl")
    built(tmp_path / "store", kept, other)
    sick = other.with_suffix(".jsonl.gz" if broken == "cut short" else ".parquet")
    if broken != "missing":
        sick.write_bytes(gzip.compress(other.read_bytes())[:-20] if broken == "cut short" else b"PAR1 no table")
    told: list[str] = []
    done = build([str(kept), str(sick)], tmp_path / "store", complain=lambda *said: told.append(said[0]), jobs=0)
    assert not done.complete
    assert told == [str(sick)]
    assert {name for name, _ in held(tmp_path / "store")} >= {f"{other}#{one['id']}" for one in floods[6:]}


def test_processes_make_no_difference(tmp_path: Path, floods: list[Record], write: Write) -> None:
    source = write(floods, "floods.jsonl")
    built(tmp_path / "one", source)
    built(tmp_path / "two", source, jobs=2, batch=5, limits=Limits(30, 1000))
    assert held(tmp_path / "one") == held(tmp_path / "two")
    assert claims(tmp_path / "one") == claims(tmp_path / "two")


def test_what_was_replaced_does_not_pile_up(
    tmp_path: Path, floods: list[Record], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.corpus.building.LITTLE", 10)
    sizes = []
    for n in range(4):
        changed = [{**one, "text": one["text"].replace("paper", f"the {n}th paper")} for one in floods[: 12 - n]]
        source = write(changed, "floods.jsonl")
        built(tmp_path / "store", source)
        sizes.append(sum(path.stat().st_size for path in (tmp_path / "store").glob("*.parquet")))
    assert max(sizes) < 3 * sizes[0]
    assert len(list((tmp_path / "store").glob("documents-*"))) <= 2
    built(tmp_path / "afresh", source)
    assert held(tmp_path / "store") == held(tmp_path / "afresh")
    assert claims(tmp_path / "store") == claims(tmp_path / "afresh")
    assert printed(found(tmp_path / "store")) == printed(found(tmp_path / "afresh")) != []
