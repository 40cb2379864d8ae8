"""``claimcheck corpus``: a store on the command line, and ``timeline`` over one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="needs claimcheck-lint[corpus]")
pytest.importorskip("pyarrow", reason="needs claimcheck-lint[corpus]")

PLACES = ("Alverton", "Brinmoor")
Run = Callable[..., Any]


@pytest.fixture
def store(claimcheck: Run, tmp_path: Path) -> str:
    """A store of six reports of two floods, that disagree."""
    reports = [
        {
            "id": f"{place}-{n}",
            "date": f"2019-03-0{n + 1}",
            "text": (
                f"Flood in {place}\n\nThe flood in {place} killed {killed} people and destroyed {killed * 9} homes, "
                f"{place} police said. Mayor Toller of {place} said paper {n} was right."
            ),
        }
        for place in PLACES
        for n, killed in enumerate((47, 47, 61))
    ]
    (tmp_path / "floods.jsonl").write_text("".join(json.dumps(one) + "\n" for one in reports), encoding="utf-8")
    done = claimcheck("corpus", "build", "floods.jsonl", "--store", "store", "--jobs", "0")
    assert done == (0, "6 documents read, 0 as they were, 0 gone\n", "")
    return "store"


def scanned(claimcheck: Run, store: str, *options: str) -> tuple[int, str]:
    done = claimcheck("corpus", "scan", "--store", store, "--jobs", "0", "--as-of", "2019-04-01", *options)
    assert done.err == ""
    return done.status, done.out


def test_a_corpus_that_fits_one_block_is_scanned_as_a_folder(claimcheck: Run, store: str) -> None:
    options = ("--as-of", "2019-04-01", "--format", "jsonl", "--fail-on", "warning")
    expected = claimcheck("scan", "--against", "floods.jsonl", *options)
    assert scanned(claimcheck, store, *options[2:]) == (expected.status, expected.out)
    assert expected.status == 1


@pytest.mark.parametrize("form", ["jsonl", "concise", "csv"])
def test_findings_that_stream_are_those_that_are_collected(claimcheck: Run, store: str, form: str) -> None:
    _, whole = scanned(claimcheck, store, "--format", "json", "--block-claims", "100")
    findings = json.loads(whole)["findings"]
    _, text = scanned(claimcheck, store, "--format", form, "--block-claims", "100")
    if form == "jsonl":
        assert [json.loads(line) for line in text.splitlines()] == findings
    elif form == "concise":
        assert len(text.splitlines()) == sum(len(f["locations"]) for f in findings)
    else:
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {row["fingerprint"] for row in rows} == {f["fingerprint"] for f in findings}
    assert findings


def test_a_report_is_written_whole_or_not_at_all(
    claimcheck: Run, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report.jsonl"
    report.write_text("the report of before", encoding="utf-8")

    def failing(*_: object) -> str:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("checker.corpus.telling.Collected.add", failing)
        done = claimcheck(
            "corpus", "scan", "--store", store, "--jobs", "0", "--format", "jsonl", "--output", str(report)
        )
    assert done.status == 2
    assert "No space left on device" in done.err
    assert report.read_text(encoding="utf-8") == "the report of before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["floods.jsonl", "report.jsonl", "store"]
    scanned(claimcheck, store, "--format", "jsonl", "--output", str(report))
    assert json.loads(report.read_text(encoding="utf-8").splitlines()[0])["code"]


def test_more_findings_than_a_report_holds_are_counted(
    claimcheck: Run, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, whole = scanned(claimcheck, store, "--format", "json", "--min-confidence", "0")
    findings = json.loads(whole)["findings"]
    monkeypatch.setattr("checker.corpus.telling.Collected.__init__.__kwdefaults__", {"keep": True, "most": 0})
    done = claimcheck(
        "corpus", "scan", "--store", store, "--jobs", "0", "--as-of", "2019-04-01", "--format", "json",
        "--min-confidence", "0",
    )  # fmt: skip
    assert json.loads(done.out)["findings"] == []
    assert f"claimcheck: the report holds the worst 0; not shown: {len(findings)} finding" in done.err
    assert findings


def test_configuration_holds_in_a_corpus_too(claimcheck: Run, store: str, tmp_path: Path) -> None:
    _, before = scanned(claimcheck, store, "--format", "jsonl")
    code = json.loads(before.splitlines()[0])["code"]
    (tmp_path / "claimcheck.toml").write_text(f'ignore = ["{code}"]\n', encoding="utf-8")
    _, after = scanned(claimcheck, store, "--format", "jsonl")
    assert code not in {json.loads(line)["code"] for line in after.splitlines()}
    (tmp_path / "claimcheck.toml").write_text(f'[per-file-ignores]\n"floods.jsonl" = ["{code}"]\n', encoding="utf-8")
    assert scanned(claimcheck, store, "--format", "jsonl")[1] == after


def test_timeline_of_a_store_is_that_of_its_documents(claimcheck: Run, store: str) -> None:
    for form in ("table", "json"):
        expected = claimcheck("timeline", "floods.jsonl", "--measure", "people killed Alverton", "--format", form)
        done = claimcheck("timeline", "--store", store, "--measure", "people killed Alverton", "--format", form)
        assert done == expected
        assert "47" in done.out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("corpus", "scan", "--store", "none"), "none: no store there; make one with claimcheck corpus build"),
        (("corpus", "scan", "--store", "store", "--format", "xml"), "--format: unknown value 'xml'"),
        (("corpus", "build", "floods.jsonl", "--store", "store", "--engine", "hadoop"), "--engine: unknown value"),
        (("corpus", "build", "none.jsonl", "--store", "store", "--jobs", "0"), "none.jsonl: no such file or folder"),
        (("timeline", "floods.jsonl", "--store", "store", "--all"), "--store and PATHs contradict each other"),
    ],
)
def test_what_cannot_be_done_is_one_line(claimcheck: Run, store: str, arguments: tuple[str, ...], line: str) -> None:
    assert store == "store"
    done = claimcheck(*arguments)
    assert done.status == 2
    assert line in done.err


def test_an_extra_that_is_missing_is_named(claimcheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cli.corpus._options.find_spec", lambda _: None)
    done = claimcheck("corpus", "scan", "--store", "store")
    assert done == (2, "", "claimcheck: for a corpus install claimcheck-lint[corpus]\n")
