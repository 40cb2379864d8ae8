"""``claimcheck scan``: who is checked, what is asked of the pipeline, what is printed where, and the exit status."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.limits import Limits

pytestmark = pytest.mark.usefixtures("two_rules")


@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        ("error", None, 1),
        ("warning", None, 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("error", "never", 0),
    ],
)
def test_exit_status(claimcheck: Any, paper: Any, severity: Any, fail_on: str | None, status: int) -> None:
    paper.finds("CF001", severity)
    options = ["--fail-on", fail_on] if fail_on else []
    assert claimcheck("scan", "a.txt", *options).status == status


def test_two_wins_over_one(claimcheck: Any, paper: Any) -> None:
    paper.finds("CF001", "error")
    paper.lacks("gone.txt", "there is no such file")
    done = claimcheck("scan", "a.txt", "gone.txt", "--as-of", "2022-01-01")
    assert done.status == 2
    assert done.err == "claimcheck: gone.txt: there is no such file\n"
    assert "they disagree" in done.out


def test_what_is_unreadable_inside_a_folder_is_told_and_no_failure(
    claimcheck: Any, paper: Any, monkeypatch: Any
) -> None:
    from checker import pipeline

    paper.lacks("folder/photo.jpg", "binary")
    read = pipeline.read
    monkeypatch.setattr(pipeline, "read", lambda paths, **more: read([*paths, "folder/photo.jpg"], **more))
    done = claimcheck("scan", "folder", "--as-of", "today")
    assert done.status == 0
    assert done.err == "claimcheck: folder/photo.jpg: binary\n"


def test_nothing_read_at_all(claimcheck: Any, paper: Any) -> None:
    paper.lacks("a.txt", "empty")
    done = claimcheck("scan", "a.txt", "--as-of", "2022-01-01")
    assert done == (2, "", "claimcheck: a.txt: empty\n")


def test_paths_against_sources(claimcheck: Any, paper: Any) -> None:
    claimcheck("scan", "a.txt", "--against", "s.txt", "--against", "t.txt")
    assert paper.scanned["drafts"] == ["a.txt"]
    assert paper.scanned["sources"] == ["s.txt", "t.txt"]


def test_a_document_is_not_its_own_source(claimcheck: Any, paper: Any) -> None:
    claimcheck("scan", "a.txt", "--against", "./a.txt", "--against", "s.txt")
    assert paper.scanned["sources"] == ["s.txt"]


def test_no_path_means_the_sources_among_themselves(claimcheck: Any, paper: Any) -> None:
    Path("seeds").mkdir()
    claimcheck("scan")
    assert (paper.scanned["drafts"], paper.scanned["sources"]) == ([], ["seeds"])


def test_no_path_means_the_configured_drafts_first(claimcheck: Any, paper: Any) -> None:
    Path("claimcheck.toml").write_text('drafts = ["stories"]\nsources = ["notes"]\n')
    claimcheck("scan")
    assert (paper.scanned["drafts"], paper.scanned["sources"]) == (["stories"], ["notes"])
    claimcheck("scan", "a.txt")
    assert (paper.scanned["drafts"], paper.scanned["sources"]) == (["a.txt"], ["notes"])
    claimcheck("scan", "a.txt", "--no-config")
    assert (paper.scanned["drafts"], paper.scanned["sources"]) == (["a.txt"], [])


def test_no_path_and_no_sources(claimcheck: Any) -> None:
    done = claimcheck("scan")
    assert done.status == 2
    assert done.err == "claimcheck: no PATH given and there is no folder seeds/ here; name a file or a folder\n"


def test_options_reach_the_pipeline(claimcheck: Any, paper: Any) -> None:
    claimcheck(
        "scan", "a.txt", "--select", "cf,SR004", "--ignore", "CF001", "--min-confidence", "0.7", "--as-of", "2022-05-10"
    )
    assert paper.scanned["select"] == ("CF", "SR004")
    assert paper.scanned["ignore"] == ("CF001",)
    assert paper.scanned["min_confidence"] == 0.7
    assert paper.scanned["as_of"] == date(2022, 5, 10)


def test_configuration_reaches_the_pipeline(claimcheck: Any, paper: Any) -> None:
    Path("claimcheck.toml").write_text(
        'ignore = ["SR"]\nmin-confidence = 0.4\nfail-on = "info"\n[severity]\nCF001 = "info"\n'
    )
    paper.finds("CF001", "error")
    paper.finds("SR004", "warning")
    done = claimcheck("scan", "a.txt", "--format", "json")
    assert done.status == 1
    assert paper.scanned["ignore"] == ("SR",)
    assert paper.scanned["min_confidence"] == 0.4
    assert paper.scanned["severity"] == {"CF001": "info"}


def test_the_command_line_takes_the_place_of_the_configuration(claimcheck: Any, paper: Any) -> None:
    Path("claimcheck.toml").write_text('ignore = ["CF001"]\n')
    claimcheck("scan", "a.txt", "--select", "CF001")
    assert (paper.scanned["select"], paper.scanned["ignore"]) == (("CF001",), ())


def test_what_waits_for_as_of_is_said_once(claimcheck: Any, paper: Any) -> None:
    del paper
    assert claimcheck("scan", "a.txt").err == "claimcheck: not checked for want of --as-of: SR004\n"
    assert claimcheck("scan", "a.txt", "--as-of", "today").err == ""
    assert claimcheck("scan", "a.txt", "--ignore", "SR").err == ""


def test_standard_input(claimcheck: Any, paper: Any, monkeypatch: Any) -> None:
    given = "\ufeff185 of the 193, Việt".encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    claimcheck("scan", "-", "--stdin-filename", "draft.md")
    assert paper.read[0] == {"paths": ["-"], "stdin": given, "stdin_filename": "draft.md"}


@pytest.mark.parametrize("command", ["scan", "extract", "timeline"])
def test_the_configured_limits_reach_the_readers(claimcheck: Any, paper: Any, command: str) -> None:
    Path("claimcheck.toml").write_text("[limits]\npages = 7\n")
    claimcheck(command, "a.txt", *(["--all"] if command == "timeline" else []))
    assert paper.limits == Limits(pages=7)


def test_output_to_a_file(claimcheck: Any, paper: Any) -> None:
    paper.finds("CF001", "error")
    done = claimcheck("scan", "a.txt", "--output", "report.txt", "--as-of", "today")
    assert done == (1, "", "")
    text = Path("report.txt").read_text(encoding="utf-8")
    assert "they disagree" in text
    assert "\x1b" not in text


def test_statistics_go_to_standard_error(claimcheck: Any, paper: Any) -> None:
    for _ in range(2):
        paper.finds("CF001", "error")
    done = claimcheck("scan", "a.txt", "--statistics", "--format", "jsonl", "--as-of", "today")
    assert [line.split() for line in done.err.splitlines()] == [["claimcheck:", "2", "CF001", "some-rule"]]
    assert len(done.out.splitlines()) == 2


def test_formats(claimcheck: Any, paper: Any) -> None:
    paper.finds("CF001", "error")
    assert claimcheck("scan", "a.txt", "--format", "concise").out == "a.txt:1:2: CF001 they disagree\n"
    assert json.loads(claimcheck("scan", "a.txt", "--format", "json").out)["summary"]["error"] == 1
    assert "error CF001" in claimcheck("scan", "a.txt").out


def test_jobs_are_handed_on_and_no_cache_is_accepted(claimcheck: Any, paper: Any) -> None:
    assert claimcheck("scan", "a.txt", "--jobs", "4", "--no-cache").status == 0
    assert paper.scanned["jobs"] == 4
    assert claimcheck("scan", "a.txt").status == 0
    assert paper.scanned["jobs"] is None


def test_colour_and_width_come_from_the_environment(claimcheck: Any, paper: Any, monkeypatch: Any) -> None:
    paper.finds("CF001", "error", "they " * 40)

    def widest() -> int:
        return max(len(line) for line in claimcheck("scan", "a.txt").out.splitlines())

    assert "\x1b" not in claimcheck("scan", "a.txt").out
    assert 90 < widest() <= 100
    monkeypatch.setenv("COLUMNS", "72")
    assert 62 < widest() <= 72
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = claimcheck("scan", "a.txt").out
    assert "\x1b[" in coloured
    assert "\x1b]8" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in claimcheck("scan", "a.txt").out
