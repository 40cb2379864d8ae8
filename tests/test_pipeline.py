"""The way through, end to end: same input, same bytes; bad input is told and the rest goes on; what backs a claim."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from checker import pipeline
from checker.model import Check, Document, Report
from checker.reporters.table import Table
from checker.slices import asserted

SOURCES = {
    "journal.md": ("Journal", "2017-12", "Vietnam has defence relations with 80 countries."),
    "review.md": (
        "Review",
        "2016-04-15",
        "Vietnam has defence relations with 80 countries, the ministry told reporters.",
    ),
    "wire.md": (
        "Wire",
        "2016-06-13",
        "The shooting at the club killed 49 people, police said on Monday morning in town.",
    ),
    "copy.md": (
        "Copy",
        "2016-06-13",
        "The shooting at the club killed 49 people, police said on Monday morning in town.",
    ),
    "rival.md": ("Rival", "2016-06-13", "The shooting at the club killed 50 people."),
}
DRAFT = "---\ndate: 2018-01-10\n---\n{}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with a folder of sources."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources").mkdir()
    for name, (publisher, day, text) in SOURCES.items():
        note = f"---\npublisher: {publisher}\ndate: {day}\n---\n{text}\n"
        (tmp_path / "sources" / name).write_text(note, encoding="utf-8")
    return tmp_path


def documents(*paths: str) -> tuple[Document, ...]:
    """What is read under the paths."""
    return pipeline.read(paths).documents


# --- same input, same bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        ("scan", ".", "--format", "json", "--show", "all"),
        ("scan", "sources/rival.md", "--against", "sources", "--show", "all"),
        ("extract", "sources", "--all", "--format", "jsonl"),
        ("timeline", "sources", "--all"),
    ],
)
def test_the_same_bytes_whatever_the_hash_seed(folder: Path, command: tuple[str, ...]) -> None:
    outputs = set()
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-m", "checker", *command, "--no-config"],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs != {b""}


def test_the_order_of_the_paths_does_not_matter(folder: Path) -> None:
    paths = [str(path.relative_to(folder)) for path in sorted((folder / "sources").iterdir())]
    assert pipeline.read(paths) == pipeline.read(paths[::-1])


# --- bad input -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("name", "data"), [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 40)])
def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    reading = pipeline.read([name, "sources"])
    assert len(reading.documents) == len(SOURCES)
    assert [(skipped.path, bool(skipped.reason)) for skipped in reading.skipped] == [(name, True)]
    assert pipeline.scan(reading.documents, skipped=reading.skipped).skipped == reading.skipped


def test_text_that_is_no_utf_8_is_still_read(folder: Path) -> None:
    (folder / "latin.md").write_bytes("Côte d’Ivoire signed 12 treaties \xff.".encode("cp1252"))
    assert [claim.surface for claim in pipeline.extract(documents("latin.md"))] == ["12"]


def test_a_path_that_is_not_there_and_a_folder_without_documents(folder: Path) -> None:
    (folder / "hollow").mkdir()
    reading = pipeline.read(["missing.txt", "hollow", "sources"])
    assert [(skipped.path, skipped.reason) for skipped in reading.skipped] == [
        ("missing.txt", "no such file or folder"),
        ("hollow", "no document in this folder"),
    ]
    assert len(reading.documents) == len(SOURCES)


def test_what_is_unreadable_in_a_folder_is_a_finding_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "sources" / "binary.txt").write_bytes(bytes(range(256)) * 40)
    report = pipeline.scan((), documents("sources"))
    unreadable = [finding for finding in report.findings if finding.code == "SR003"]
    assert [finding.document for finding in unreadable] == ["sources/binary.txt"]
    assert any(finding.code == "CF001" for finding in report.findings)


def test_a_file_that_may_not_be_opened_is_a_finding_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sources" / "locked.md").write_text("It has 12 of them.", encoding="utf-8")
    opened = os.open

    def locked(path: str, *rest: int) -> int:
        if os.path.basename(path) == "locked.md":
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", locked)
    report = pipeline.scan((), documents("sources"))
    assert [f.message for f in report.findings if f.code == "SR003"] == ["Permission denied"]
    assert len(report.documents) == len(SOURCES) + 1


def test_a_link_that_leads_nowhere(folder: Path) -> None:
    try:
        (folder / "sources" / "link.md").symlink_to(folder / "gone.md")
    except OSError:
        pytest.skip("no links here")
    assert len(documents("sources")) == len(SOURCES)


def test_a_date_of_soon_leaves_the_document_undated_and_says_so(folder: Path) -> None:
    (folder / "soon.md").write_text("---\ndate: soon\n---\nThey signed 12 treaties.\n", encoding="utf-8")
    report = pipeline.scan(documents("soon.md"))
    assert report.claims == 1
    assert any("soon" in finding.message for finding in report.findings)


def test_nothing_at_all() -> None:
    report = pipeline.scan(())
    assert (report.documents, report.findings, report.checks) == ((), (), ())
    assert pipeline.extract(()) == ()
    assert pipeline.timeline(()) == ()


# --- what is asked of a scan ---------------------------------------------------------------------------------------


def test_severities_are_those_configured_worst_first(folder: Path) -> None:
    (folder / "undated.md").write_text("They signed 12 treaties.\n", encoding="utf-8")
    read = documents("sources", "undated.md")
    assert [f.code for f in pipeline.scan((), read).findings][-1] == "SR001"
    turned = pipeline.scan((), read, severity=MappingProxyType({"SR": "error", "CF": "info", "CF001": "warning"}))
    found = {finding.code: finding.severity for finding in turned.findings}
    assert (found["SR001"], found["CF001"]) == ("error", "warning")
    assert turned.findings[0].code == "SR001"
    assert turned.summary()["error"] == 1


@pytest.mark.usefixtures("folder")
def test_rules_and_confidence_are_chosen() -> None:
    read = documents("sources")
    assert {f.code for f in pipeline.scan((), read, select=("CF001",)).findings} == {"CF001"}
    assert "CF001" not in {f.code for f in pipeline.scan((), read, ignore=("CF",)).findings}
    assert all(f.confidence >= 0.95 for f in pipeline.scan((), read, min_confidence=0.95).findings)


@pytest.mark.parametrize(
    "work", [pipeline.extract, pipeline.timeline, lambda d, progress: pipeline.scan(d, progress=progress)]
)
@pytest.mark.usefixtures("folder")
def test_progress_is_told_a_document_at_a_time(work: Callable[..., object]) -> None:
    told: list[tuple[int, int]] = []
    work(documents("sources"), progress=lambda done, total: told.append((done, total)))
    assert told == [(n, len(SOURCES)) for n in range(1, len(SOURCES) + 1)]


# --- copies --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_copies_name_their_origin_and_count_once() -> None:
    report = pipeline.scan((), documents("sources"), select=("CF001",))
    (conflict,) = report.findings
    by_document = {claim.document: claim for claim in conflict.claims}
    original, copy = by_document["sources/copy.md"], by_document["sources/wire.md"]
    assert (original.origin, copy.origin) == (None, original.id)
    assert by_document["sources/rival.md"].origin is None
    text = Table().render(report, width=100, colour=False)
    assert "(1 copy)" in text
    assert "49 ×" not in text


# --- what stands behind a claim ------------------------------------------------------------------------------------


def checks(report: Report) -> dict[str, Check]:
    """The checks by the figure as printed."""
    return {check.surface: check for check in report.checks}


def against_sources(folder: Path, text: str) -> dict[str, Check]:
    """The checks of a dated text against the sources."""
    (folder / "draft.md").write_text(DRAFT.format(text), encoding="utf-8")
    return checks(pipeline.scan(documents("draft.md"), documents("sources")))


def test_every_claim_under_check_has_a_verdict_and_a_place(folder: Path) -> None:
    text = (
        "Vietnam has defence relations with 80 countries. It plans to open 12 consulates. The library lent 7,312 books."
    )
    found = against_sources(folder, text)
    verdicts = {surface: check.verdict for surface, check in found.items()}
    assert verdicts == {"80": "confirmed", "12": "not-checkable", "7,312": "unsourced"}
    assert set(found["80"].sources_in) == {"sources/journal.md", "sources/review.md"}
    assert len(found["80"].sources) == 2
    assert (found["80"].document, found["80"].line, found["80"].column) == ("draft.md", 4, 36)


def test_a_sentence_taken_over_from_a_source_is_confirmed_by_it(folder: Path) -> None:
    assert against_sources(folder, SOURCES["review.md"][2])["80"].verdict == "confirmed"


def test_a_figure_that_the_sources_dispute_names_the_finding(folder: Path) -> None:
    (folder / "draft.md").write_text(
        "---\ndate: 2016-06-13\n---\nThe shooting at the club killed 52 people.\n", encoding="utf-8"
    )
    report = pipeline.scan(documents("draft.md"), documents("sources"))
    check = checks(report)["52"]
    assert check.verdict == "conflicts"
    assert check.finding in {finding.fingerprint for finding in report.findings}
    assert "sources/rival.md" in check.sources_in


def test_a_verdict_has_the_sentences_it_rests_on_beside_it(folder: Path) -> None:
    found = against_sources(folder, "The shooting at the club killed 49 people. Vietnam has defence relations with 80.")
    assert found["49"].sentence == "The shooting at the club killed 49 people."
    (folder / "draft.md").write_text(
        "---\ndate: 2016-06-13\n---\nThe shooting at the club killed 52 people.\n", encoding="utf-8"
    )
    check = checks(pipeline.scan(documents("draft.md"), documents("sources")))["52"]
    told = {quote.sentence: (quote.surface, quote.copies) for quote in check.quotes}
    assert told == {SOURCES["rival.md"][2]: ("50", 0), SOURCES["wire.md"][2]: ("49", 1)}


def test_what_a_text_says_elsewhere_stands_beside_a_figure_it_disputes_itself(folder: Path) -> None:
    (folder / "alone.md").write_text(
        DRAFT.format("The shooting killed 49 people.\n\nThe shooting killed 50 people."), encoding="utf-8"
    )
    found = checks(pipeline.scan(documents("alone.md")))
    assert [quote.surface for quote in found["49"].quotes] == ["50"]
    assert found["49"].sources == ()


@pytest.mark.usefixtures("folder")
def test_the_view_changes_nothing_else() -> None:
    plain, seen = (pipeline.scan(documents("sources/journal.md"), documents("sources"), view=v) for v in (False, True))
    assert (plain.view, seen.model_copy(update={"view": None})) == (None, plain)
    assert seen.model_dump_json() == plain.model_dump_json()
    assert seen.view is not None
    assert seen.view.under_check == {"sources/journal.md"}
    assert {claim.document for claim in seen.view.claims} == set(seen.view.documents)


def test_a_document_alone_can_be_checked_against_nothing_but_itself(folder: Path) -> None:
    (folder / "alone.md").write_text(
        DRAFT.format("The shooting killed 49 people. The library lent 7,312 books.\n\nThe shooting killed 50 people."),
        encoding="utf-8",
    )
    found = checks(pipeline.scan(documents("alone.md")))
    assert found["7,312"].verdict == "not-checkable"
    assert found["49"].verdict == found["50"].verdict == "conflicts"


@pytest.mark.usefixtures("folder")
def test_documents_under_check_confirm_one_another_but_copies_do_not() -> None:
    report = pipeline.scan(documents("sources"))
    verdicts = {check.document: check.verdict for check in report.checks}
    assert verdicts["sources/journal.md"] == verdicts["sources/review.md"] == "confirmed"
    wire = pipeline.scan(documents("sources/wire.md", "sources/copy.md"))
    assert {check.verdict for check in wire.checks if check.surface == "49"} == {"unsourced"}


# --- two sentences, and words asked with ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "dates", "label", "verdict"),
    [
        ("The attack killed 49 people.", "The attack killed 50 people.", None, "contradiction", "conflicts"),
        ("The attack killed 49 people.", "The attack killed 49 people.", None, "entailment", "confirmed"),
        ("It has 80 ties.", "It snowed.", None, "neutral", "unrelated"),
        (
            *("The country has ties with 80 nations.", "The country has ties with 100 nations."),
            *(("2016", "2022"), "neutral", "superseded"),
        ),
        (
            *("The country has ties with 80 nations.", "The country has ties with 100 nations."),
            *(("2016", ""), "neutral", "undated"),
        ),
        (
            *("The country has ties with 80 nations.", "The country has ties with 80 nations."),
            *(("", "2022"), "entailment", "confirmed"),
        ),
        (
            *("The army plans to send 800 soldiers to Arden.", "The army will send 800 soldiers to Arden."),
            *(None, "neutral", "confirmed"),
        ),
        (
            *("The army did not send 800 soldiers to Arden.", "The army will send 800 soldiers to Arden."),
            *(None, "neutral", "unrelated"),
        ),
        ("We held more than 33 calls.", "We held 33 calls.", None, "neutral", "bound-mismatch"),
        ("The attack killed 49 people.", "The attack killed 49 people and injured 53.", None, "neutral", "confirmed"),
        (
            "The attack killed 49 people, then 50 people.",
            "The attack killed 50 people.",
            None,
            "entailment",
            "confirmed",
        ),
    ],
)
def test_compare(a: str, b: str, dates: tuple[str, str] | None, label: str, verdict: str) -> None:
    said = pipeline.compare(a, b, dates=dates)
    assert (said.label, said.verdict) == (label, verdict), said.why


@pytest.mark.parametrize("words", ["countries", "country", "nations", "defense", "Vietnam defence", "defence ties"])
@pytest.mark.usefixtures("folder")
def test_a_timeline_finds_measures_by_concept(words: str) -> None:
    groups = pipeline.timeline(documents("sources"), measure=words)
    assert [len(asserted(group)) for group in groups] == [2]


@pytest.mark.usefixtures("folder")
def test_a_timeline_of_another_thing() -> None:
    assert len(pipeline.timeline(documents("sources"), measure="deaths")) == 1
    assert pipeline.timeline(documents("sources"), measure="ships") == ()


def test_what_was_settled_has_a_hash() -> None:
    documents = [pipeline.document_of("a.md", "The port has 12 cranes.", "2020-01-01")]
    plain = pipeline.scan(documents).settled
    assert len(plain) == 64
    assert pipeline.scan(documents, ignore=["CF001"]).settled != plain
    assert pipeline.scan(documents).settled == plain
