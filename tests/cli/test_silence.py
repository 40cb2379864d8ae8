"""Configuration that silences, as the command line applies it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

MORE = "The leaders made more than 33 calls in 2020."
EXACT = "In 2020 alone, the leaders made 33 calls."
TEXT = f"---\ndate: 2021-02-14\n---\n\n{MORE}\n\n{EXACT}\n"


@pytest.fixture
def stories() -> None:
    """Two texts that contradict themselves, in two folders."""
    for folder in ("new", "old"):
        Path(folder).mkdir()
        Path(folder, "a.md").write_text(TEXT if folder == "new" else TEXT.replace("33", "34").replace("call", "visit"))


@pytest.fixture
def loud(claimcheck: Any, stories: None) -> Any:
    """Runs a scan for SC002 and says where it fires."""
    del stories

    def call(*arguments: str) -> list[str]:
        done = claimcheck("scan", *arguments, "--format", "jsonl", "--select", "SC002")
        assert done.status == 0, done.err
        return [json.loads(line)["document"].replace("\\", "/") for line in done.out.splitlines()]

    return call


def test_per_file_ignores(loud: Any, monkeypatch: Any) -> None:
    assert loud("new", "old") == ["new/a.md", "old/a.md"]
    Path("claimcheck.toml").write_text('[per-file-ignores]\n"old/**" = ["SC"]\n')
    assert loud("new", "old") == ["new/a.md"]
    assert loud("new", "old", "--no-config") == ["new/a.md", "old/a.md"]
    monkeypatch.chdir("old")
    assert loud(".") == []


def test_per_file_ignores_hold_for_standard_input(loud: Any, monkeypatch: Any) -> None:
    Path("claimcheck.toml").write_text('[per-file-ignores]\n"old/**" = ["SC"]\n')
    for name, found in (("old/b.md", []), ("new/b.md", ["new/b.md"])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
        assert loud("-", "--stdin-filename", name) == found


def test_standard_input_goes_before_the_file_it_is_called(loud: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The town is large.")))
    assert loud("new", "-", "--stdin-filename", "new/a.md") == []
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The town is large.")))
    assert loud("-", "--stdin-filename", "./new/a.md", "--against", "new") == []


def test_an_allowed_finding_until_its_day(claimcheck: Any, stories: None) -> None:
    del stories
    arguments = ("scan", "new", "--select", "SC002,SP", "--format")
    found = json.loads(claimcheck(*arguments, "jsonl").out)["fingerprint"]
    Path("claimcheck.toml").write_text(f'[[allow]]\nfingerprint = "{found}"\nuntil = 2026-10-01\nreason = "so"\n')
    assert claimcheck(*arguments, "concise") == (
        0,
        "",
        "claimcheck: not checked for want of --as-of: until of [[allow]]\n",
    )
    assert claimcheck(*arguments, "concise", "--as-of", "2026-10-01") == (0, "", "")
    done = claimcheck(*arguments, "concise", "--as-of", "2026-10-02")
    assert f"claimcheck.toml:2:1: SP001 “[[allow]] {found}” silences nothing: it ended on 2026-10-01\n" in done.out
    assert "new/a.md:5:18: SC002" in done.out


def test_what_is_silenced_is_counted(claimcheck: Any, stories: None) -> None:
    del stories
    allow = "<!-- claimcheck: allow SC because the ministry counts so -->"
    Path("new/a.md").write_text(TEXT.replace(MORE, f"{allow}\n{MORE}"))
    done = claimcheck("scan", "new", "--as-of", "2026-01-01")
    assert done.out.endswith(" silenced\n")
    assert json.loads(claimcheck("scan", "new", "--format", "json").out)["silenced"] > 0


def test_an_allow_across_documents_is_judged_in_the_whole_project_only(claimcheck: Any) -> None:
    Path("claimcheck.toml").write_text('drafts = ["d"]\nselect = ["CF001", "SP"]\n')
    Path("d").mkdir()
    Path("d/a.md").write_text("<!-- claimcheck: allow CF001 because x -->\nThe town is large.\n")
    assert "SP001" in claimcheck("scan").out
    assert "SP001" not in claimcheck("scan", "d").out


@pytest.mark.parametrize(
    ("configured", "given", "left"),
    [
        ("", ["--select", "SC"], {"SC001", "SC002"}),
        ("", ["--select", "SC", "--ignore", "SC001"], {"SC002"}),
        ("", ["--select", "SC002", "--ignore", "SC"], {"SC002"}),
        ("", ["--select", "S", "--ignore", "SC", "--select", "sc001"], {"SC001"}),
        ('ignore = ["SC001"]', ["--ignore", "CF"], {"SC002"}),
        ('ignore = ["SC001"]', ["--select", "SC"], {"SC001", "SC002"}),
        ('select = ["SC"]', ["--ignore", "SC001"], {"SC002"}),
        ('select = ["SC"]\nignore = ["SC001"]', [], {"SC002"}),
    ],
)
def test_the_longest_beginning_decides(
    claimcheck: Any, stories: None, configured: str, given: list[str], left: set[str]
) -> None:
    del stories
    Path("claimcheck.toml").write_text(configured)
    done = claimcheck("scan", "new", "--format", "jsonl", *given)
    assert {json.loads(line)["code"] for line in done.out.splitlines()} == left


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[per-file-ignores]\n"a.md" = ["SC99"]', "per-file-ignores.a.md: no rule has the code SC99"),
        ('ignore = ["SC99"]', "ignore: no rule has the code SC99"),
        ('[severity]\nSC99 = "info"', "severity: no rule has the code SC99"),
    ],
)
def test_codes_that_no_rule_has(claimcheck: Any, stories: None, text: str, complaint: str) -> None:
    del stories
    Path("claimcheck.toml").write_text(text)
    for more in ([], ["--select", "CF"]):
        done = claimcheck("scan", "new", *more)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(f"claimcheck: claimcheck.toml: {complaint}")


def test_statistics_have_the_most_frequent_first(claimcheck: Any, stories: None) -> None:
    del stories
    Path("c.md").write_text("It is old.\n")
    done = claimcheck("scan", "new", "old", "c.md", "--select", "SC002,SP,SR001", "--statistics", "--format", "concise")
    assert [line.split()[1:3] for line in done.err.splitlines()] == [["2", "SC002"], ["1", "SR001"]]
