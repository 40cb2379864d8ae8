"""``scan --baseline``: only what is new is told, and the file is whole at every moment."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

MORE = "The leaders made more than 33 calls in 2020."
EXACT = "In 2020 alone, the leaders made 33 calls."


@pytest.fixture
def project(claimcheck: Any) -> Any:
    """A project with one draft that contradicts itself, and the command line in it."""
    Path("a.md").write_text(f"---\ndate: 2021-02-14\n---\n\n{MORE}\n\n{EXACT}\n")

    def call(*arguments: str) -> Any:
        return claimcheck("scan", "a.md", "--ignore", "SR", "--fail-on", "warning", *arguments)

    return call


def baseline(file: str = "base.json") -> list[dict[str, Any]]:
    record = json.loads(Path(file).read_text(encoding="utf-8"))
    assert record["schema"] == 1
    return list(record["findings"])


def test_written_then_known(project: Any) -> None:
    assert project().status == 1
    done = project("--baseline", "base.json", "--write-baseline", "--as-of", "2026-10-01")
    found = baseline()
    assert done.status == 0
    assert done.err == f"claimcheck: base.json: {len(found)} findings written, {len(found)} new; 0 dropped\n"
    assert {(e["path"], e["since"]) for e in found} == {("a.md", "2026-10-01")}
    done = project("--baseline", "base.json", "--as-of", "2026-11-28")
    assert done.status == 0
    assert done.err == f"claimcheck: base.json: {len(found)} findings known, the oldest since 2026-10-01 (58 days)\n"
    assert done.out == f"nothing new disagrees in 1 document (2 claims); {len(found)} known from the baseline\n"


def test_what_is_new_is_told(project: Any) -> None:
    project("--baseline", "base.json", "--write-baseline")
    assert baseline()[0]["since"] is None
    with Path("a.md").open("a") as draft:
        draft.write("\nThe town has 12 bridges.\n\nThe town has 14 bridges.\n")
    done = project("--baseline", "base.json", "--format", "concise")
    assert done.status == 1
    assert "bridges" in done.out
    assert "calls" not in done.out
    assert "known\n" in done.err


def test_it_shrinks_by_itself(project: Any) -> None:
    project("--baseline", "base.json", "--write-baseline", "--as-of", "2026-10-01")
    count = len(baseline())
    Path("a.md").write_text(f"---\ndate: 2021-02-14\n---\n\n{MORE}\n")
    done = project("--baseline", "base.json")
    assert done.err == f"claimcheck: base.json: {count} no longer found, to be dropped by --write-baseline\n"
    done = project("--baseline", "base.json", "--write-baseline")
    assert done.err == f"claimcheck: base.json: 0 findings written, 0 new; {count} dropped\n"
    assert baseline() == []


def test_what_was_not_looked_at_stays(project: Any, claimcheck: Any) -> None:
    project("--baseline", "base.json", "--write-baseline")
    before = baseline()
    Path("b.md").write_text("The town is large.\n")
    claimcheck("scan", "b.md", "--baseline", "base.json", "--write-baseline", "--ignore", "SR")
    assert baseline() == before
    claimcheck("scan", "a.md", "--select", "CF", "--baseline", "base.json", "--write-baseline")
    assert baseline() == before
    Path("a.md").unlink()
    claimcheck("scan", "b.md", "--baseline", "base.json", "--write-baseline", "--ignore", "SR")
    assert baseline() == []


def test_a_dispute_with_a_source_stays_while_the_source_is_not_read(claimcheck: Any) -> None:
    for name, figure in (("a.md", "12"), ("s.md", "15")):
        text = f"The fire in Harbour Street on 3 May 2020 killed {figure} people."
        Path(name).write_text(f"---\ndate: 2020-05-04\n---\n\n{text}\n")
    options = ("--baseline", "base.json", "--write-baseline", "--select", "CF001")
    claimcheck("scan", "a.md", "--against", "s.md", *options)
    (found,) = baseline()
    assert found["against"] == ["s.md"]
    claimcheck("scan", "a.md", *options)
    assert baseline() == [found]
    Path("s.md").unlink()
    claimcheck("scan", "a.md", *options)
    assert baseline() == []


def test_the_same_from_another_folder_and_by_another_name(claimcheck: Any, monkeypatch: Any) -> None:
    Path("claimcheck.toml").write_text('baseline = "base.json"\nignore = ["SR"]\nfail-on = "warning"\n')
    Path("below").mkdir()
    Path("below/a.md").write_text(f"---\ndate: 2021-02-14\n---\n\n{MORE}\n\n{EXACT}\n")
    assert claimcheck("scan", "below", "--write-baseline").status == 0
    assert claimcheck("scan", os.path.abspath("below/a.md")).status == 0
    monkeypatch.chdir("below")
    assert claimcheck("scan", "a.md").status == 0
    assert claimcheck("scan", "a.md", "--no-config", "--fail-on", "warning").status == 1


def test_show_all_lists_what_is_known(project: Any) -> None:
    project("--baseline", "base.json", "--write-baseline", "--as-of", "2026-10-01")
    done = project("--baseline", "base.json", "--as-of", "2026-11-28", "--show", "all")
    assert "known SC002  in the baseline since 2026-10-01, 58 days" in done.out
    record = json.loads(project("--baseline", "base.json", "--as-of", "2026-11-28", "--format", "json").out)
    assert record["findings"] == []
    assert {(one["since"], one["days"]) for one in record["known"]} == {("2026-10-01", 58)}


def test_what_cannot_be_done_is_one_line(project: Any, claimcheck: Any) -> None:
    Path("broken.json").write_text("{")
    Path("folder").mkdir()
    for arguments, complaint in (
        (["--baseline", "none.json"], "none.json: there is none; --write-baseline writes it"),
        (["--baseline", "broken.json"], "broken.json: not valid JSON"),
        (["--baseline", "broken.json", "--write-baseline"], "broken.json: not valid JSON"),
        (["--baseline", "folder"], "folder: Is a directory"),
        (["--baseline", "no/such.json", "--write-baseline"], "--baseline no/such.json: there is no folder no"),
        (["--write-baseline"], "--write-baseline: say where with --baseline FILE"),
        (["--baseline", "a.md"], "a.md: not valid JSON"),
    ):
        done = project(*arguments)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(f"claimcheck: {complaint}")
        assert len(done.err.splitlines()) == 1
    done = claimcheck("scan", "a.md", "gone.md", "--baseline", "b.json", "--write-baseline", "--ignore", "SR")
    assert done.status == 2
    assert "b.json: not written, for not everything could be read" in done.err
    assert not Path("b.json").exists()


def test_it_is_written_whole_or_not_at_all(project: Any, monkeypatch: Any) -> None:
    project("--baseline", "base.json", "--write-baseline")
    os.chmod("base.json", 0o640)
    before = Path("base.json").read_bytes()
    replace = os.replace

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", broken)
    done = project("--baseline", "base.json", "--write-baseline", "--as-of", "2026-10-01")
    assert (done.status, done.err) == (2, "claimcheck: --write-baseline base.json: No space left on device\n")
    assert Path("base.json").read_bytes() == before
    assert sorted(os.listdir()) == ["a.md", "base.json"]
    monkeypatch.setattr(os, "replace", replace)
    assert project("--baseline", "base.json", "--write-baseline", "--as-of", "2026-10-01").status == 0
    if os.name != "nt":
        assert Path("base.json").stat().st_mode & 0o777 == 0o640
