"""What cannot be done is one clear line on standard error and exit status 2, before any work starts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("two_rules", "paper")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["scan", "a", "--as-of", "soon"], "--as-of: 'soon' is not a date; write YYYY-MM-DD or today"),
        (["scan", "a", "--as-of", "2022-02-30"], "--as-of: '2022-02-30' is not a date"),
        (["scan", "a", "--select", "CF999"], "--select: no rule has the code CF999; known are CF001"),
        (["scan", "a", "--ignore", "XYZ"], "--ignore: no rule has the code XYZ; known are CF001, SR004"),
        (["scan", "a", "--select", "CF,SR", "--ignore", "SR"], "--select SR and --ignore SR contradict each other"),
        (["scan", "a", "--select", "CF", "--ignore", "CF001"], "--select and --ignore leave no rule to check"),
        (["scan", "a", "--format", "jsn"], "--format: unknown value 'jsn'; did you mean json?"),
        (["scan", "a", "--show", "some"], "--show: unknown value 'some'; known are all, findings"),
        (["scan", "a", "--fail-on", "warn"], "--fail-on: unknown value 'warn'; did you mean warning?"),
        (["scan", "a", "--min-confidence", "2"], "Invalid value for '--min-confidence'"),
        (["scan", "a", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["scan", "-", "-"], "-: standard input can be read once only"),
        (["scan", "-", "--against", "-"], "-: standard input can be read once only"),
        (
            ["scan", "a", "--stdin-filename", "n"],
            "--stdin-filename: names standard input, but - is not among the PATHs",
        ),
        (["scan", "a", "--output", "."], "--output .: is a folder; name a file"),
        (["scan", "a", "--output", "no/such/r"], "--output no/such/r: there is no folder no/such"),
        (["scan", "a", "--output", "./a"], "--output ./a: would overwrite a document that was read"),
        (["scan", "a", "--formt", "json"], "No such option: --formt"),
        (["scna"], "No such command 'scna'"),
        (["extract", "a", "--format", "concise"], "--format: unknown value 'concise'"),
        (["timeline", "a"], "say --measure WORDS, or --all for every measure"),
        (["timeline", "a", "--measure", " "], "say --measure WORDS, or --all for every measure"),
        (["timeline", "a", "--measure", "x", "--all"], "--measure and --all contradict each other"),
        (["compare", "one"], "compare takes two sentences A and B, or --pairs FILE.jsonl"),
        (["compare", "one", " "], "compare: a sentence is empty"),
        (["compare", "a", "b", "--pairs", "f"], "--pairs brings its own sentences and dates"),
        (["compare", "a", "b", "--dates", "soon", "2021"], "--dates: 'soon' is not a date"),
        (["compare", "--pairs", "nowhere.jsonl"], "nowhere.jsonl: No such file or directory"),
        (["rule", "CF01"], "no rule has the code CF01; did you mean CF001?"),
        (["rule", "CF001", "--all"], "CODE and --all contradict each other"),
    ],
)
def test_one_line_and_two(claimcheck: Any, arguments: list[str], complaint: str) -> None:
    done = claimcheck(*arguments)
    assert done.status == 2
    assert done.out == ""
    last = done.err.splitlines()[-1]
    assert last.startswith(f"claimcheck: {complaint}")
    assert len([line for line in done.err.splitlines() if "for want of" not in line]) == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("drafts = [", "claimcheck.toml: not valid TOML"),
        ("drfts = []", "claimcheck.toml: unknown key 'drfts'; did you mean 'drafts'?"),
        ('select = ["CF999"]', "claimcheck.toml: select: no rule has the code CF999"),
        ('[severity]\nXX1 = "info"', "claimcheck.toml: severity: no rule has the code XX1"),
    ],
)
def test_a_broken_configuration(claimcheck: Any, text: str, complaint: str) -> None:
    Path("claimcheck.toml").write_text(text)
    done = claimcheck("scan", "a.txt")
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith(f"claimcheck: {complaint}")
    assert len(done.err.splitlines()) == 1


def test_hostile_arguments_do_not_reach_the_terminal(claimcheck: Any) -> None:
    done = claimcheck("scan", "a", "--as-of", "\x1b[31msoon\nclaimcheck: all is well")
    assert "\x1b" not in done.err
    assert len(done.err.splitlines()) == 1


def test_the_unexpected_is_one_line_too(claimcheck: Any, monkeypatch: Any, capfd: Any) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("checker.pipeline.scan", broken)
    done = claimcheck("scan", "a.txt", "--as-of", "today")
    assert done == (2, "", "claimcheck: internal error: RuntimeError: boom; please report\n")
    monkeypatch.setenv("CLAIMCHECK_DEBUG", "1")
    from checker.cli import run

    assert run(["scan", "a.txt"]) == 2
    assert "Traceback" in capfd.readouterr().err


def test_interrupted(claimcheck: Any, monkeypatch: Any) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.pipeline.scan", interrupted)
    assert claimcheck("scan", "a.txt", "--as-of", "today") == (130, "", "")
