"""A day at the desk: a draft of some forty figures, six sources (one a copy of another), a ledger, and twelve errors.

The draft as it lies is right; tests/data/scenario/errors.toml says what takes its place. Every error is found by its
own rule at its own line, and nothing is said against what is right. Then the desk lives with it: one finding silenced
with a reason, the rest put in a baseline, the draft edited, the hook run.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from checker import cli

SCENARIO = Path(__file__).parent / "data" / "scenario"
ERRORS: list[dict[str, Any]] = tomllib.loads((SCENARIO / "errors.toml").read_text("utf-8"))["error"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The scenario's files in a folder of their own, which is the working directory."""
    shutil.copytree(SCENARIO, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plant(desk: Path, errors: list[dict[str, Any]]) -> dict[str, int]:
    """Put errors into the draft; the line each stands in by its code."""
    text = (desk / "draft.md").read_text("utf-8")
    for error in errors:
        assert text.count(error["right"]) == 1, error["right"]
        text = text.replace(error["right"], error["wrong"])
    (desk / "draft.md").write_text(text, "utf-8")
    return {e["code"]: text[: text.index(e["wrong"]) + len(e["wrong"].rstrip())].count("\n") + 1 for e in errors}


def scan(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, Any]]:
    """Exit status and JSON report of a scan of the draft against its sources."""
    status = cli.run(
        [
            "scan",
            "draft.md",
            "--against",
            "sources",
            "--ledger",
            "claims",
            "--format",
            "json",
            "--fail-on",
            "warning",
            *more,
        ]
    )
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, report


def loud(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [f for f in report["findings"] if f["severity"] != "info"]


def at(finding: dict[str, Any]) -> set[int]:
    """The lines of the draft that a finding has a place in."""
    places = [finding, *finding["locations"]]
    return {line for p in places if p["document"] == "draft.md" for line in range(p["line"], p["end_line"] + 1)}


def test_the_draft_as_it_should_be(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del desk
    status, report = scan(capsys)
    assert (status, loud(report)) == (0, [])
    verdicts = [c["verdict"] for c in report["checks"]]
    assert len(verdicts) >= 40
    assert verdicts.count("confirmed") >= 25
    assert "conflicts" not in verdicts


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: str(e["code"]))
def test_each_error(error: dict[str, Any], desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = plant(desk, [error])[error["code"]]
    status, report = scan(capsys)
    assert status == 1
    found = [f for f in loud(report) if f["code"] == error["code"]]
    assert [line in at(f) for f in found] == [True]
    for words in error["says"]:
        assert words in found[0]["message"]
    assert [f["code"] for f in loud(report) if line not in at(f)] == []


def test_all_twelve(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = plant(desk, ERRORS)
    status, report = scan(capsys)
    assert status == 1
    told = {(f["code"], line) for f in loud(report) for line in at(f)}
    assert [code for code, line in lines.items() if (code, line) not in told] == []
    false_alarms = [f["message"] for f in loud(report) if not at(f) & set(lines.values())]
    assert len(false_alarms) <= 1


def concise(capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[str]]:
    """Exit status and the codes that a scan with the project's configuration prints."""
    status = cli.run(["scan", "--format", "concise", *more])
    lines = capsys.readouterr().out.splitlines()
    return status, [line.split(": ", 1)[1].split()[0] for line in lines if ": " in line]


def test_living_with_it(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(desk, ERRORS)
    (desk / "claimcheck.toml").write_text(
        'drafts = ["draft.md"]\nsources = ["sources"]\nledger = "claims"\nignore = ["CF002"]\n', "utf-8"
    )
    status, before = concise(capsys)
    assert status == 1
    assert {e["code"] for e in ERRORS} <= set(before)

    # one is silenced where it stands, with a reason, and is not told any more
    draft = desk / "draft.md"
    text = draft.read_text("utf-8")
    silenced = text.replace(
        "Of the 120 berths,", "<!-- claimcheck: allow SC006 because six barges are on hire -->\nOf the 120 berths,"
    )
    draft.write_text(silenced, "utf-8")
    status, told = concise(capsys)
    assert (status, "SC006" in told, "SP001" in told) == (1, False, False)

    # what is known is put by, and only what is new is told
    assert concise(capsys, "--baseline", "known.json", "--write-baseline") == (0, [])
    assert concise(capsys, "--baseline", "known.json") == (0, [])
    moved = silenced.replace("## The port\n", "## The port\n\nIt has been a long year for the city.\n")
    draft.write_text(moved, "utf-8")
    assert concise(capsys, "--baseline", "known.json") == (0, [])
    draft.write_text(moved.replace("$18 million for pumps", "$81 million for pumps"), "utf-8")
    status, told = concise(capsys, "--baseline", "known.json")
    assert (status, told) == (1, ["CF001"])

    # the mended draft has nothing left but the comment, which silences nothing now
    mended = moved
    for error in ERRORS:
        mended = mended.replace(error["wrong"], error["right"])
    draft.write_text(mended, "utf-8")
    assert concise(capsys) == (0, ["SP001"])
