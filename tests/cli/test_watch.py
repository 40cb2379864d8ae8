"""``scan --watch`` as a process of its own: it scans again when a file changes, and ends on Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import pytest

MORE = "The leaders made more than 33 calls in 2020."
EXACT = "In 2020 alone, the leaders made 33 calls."
PATIENCE = 60.0
"""Seconds after which a change that nobody noticed is a failure."""

watching = pytest.mark.skipif(find_spec("watchfiles") is None or os.name == "nt", reason="needs watchfiles and signals")


def heeding() -> None:
    """Let Ctrl-C through, also where the tests run behind a shell that does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watch:
    """A running watch, and what it has said so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.out, self.err = folder.parent / "out", folder.parent / "err"
        self._files: list[IO[bytes]] = [self.out.open("wb"), self.err.open("wb")]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "checker", "scan", "--watch", "--format", "concise", *arguments],
            cwd=folder,
            stdout=self._files[0],
            stderr=self._files[1],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            preexec_fn=heeding,
        )

    def waiting(self, times: int) -> str:
        """What was reported once it has begun to wait so many times."""
        ends = time.monotonic() + PATIENCE
        while self.err.read_text().count("Ctrl-C ends") < times:
            assert time.monotonic() < ends, self.err.read_text()
            assert self.process.poll() is None, self.err.read_text()
            time.sleep(0.05)
        return self.out.read_text()

    def interrupt(self) -> int:
        """Ctrl-C, and how it ended."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)

    def close(self) -> None:
        """End it whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for file in self._files:
            file.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "project"
    made.mkdir()
    (made / "a.md").write_text(f"---\ndate: 2021-02-14\n---\n\n{MORE}\n")
    return made


@pytest.fixture
def watch(folder: Path) -> Iterator[Watch]:
    run = Watch(folder, "a.md", "--select", "SC002", "--output", "report.txt")
    yield run
    run.close()


@watching
def test_it_scans_again_and_ends(watch: Watch, folder: Path) -> None:
    assert watch.waiting(1) == ""
    report = folder / "report.txt"
    assert report.read_text() == ""
    with (folder / "a.md").open("a") as draft:
        draft.write(f"\n{EXACT}\n")
    watch.waiting(2)
    assert "a.md:5:18: SC002" in report.read_text()
    replaced = folder / ".a.md.new"
    replaced.write_text("It is large.\n")
    replaced.replace(folder / "a.md")
    watch.waiting(3)
    assert report.read_text() == ""
    (folder / "a.md").write_text(f"---\ndate: 2021-02-14\n---\n\nNew.\n\n{MORE}\n\n{EXACT}\n")
    watch.waiting(4)
    assert "a.md:7:18: SC002" in report.read_text()
    assert watch.interrupt() == 130
    err = watch.err.read_text()
    assert "Traceback" not in err
    assert "\x1b" not in err + watch.out.read_text()


@watching
def test_what_goes_wrong_on_the_way_is_told_and_the_watch_goes_on(folder: Path) -> None:
    (folder / "claimcheck.toml").write_text('drafts = ["a.md"]\nsources = ["."]\nselect = ["SC002"]\n')
    run = Watch(folder)
    try:
        run.waiting(1)
        (folder / "claimcheck.toml").write_text("drafts = [")
        run.waiting(2)
        assert "claimcheck.toml: not valid TOML" in run.err.read_text()
        (folder / "claimcheck.toml").write_text('drafts = ["a.md"]\nselect = ["SC"]\n')
        run.waiting(3)
        assert run.err.read_text().count("not valid TOML") < 4
        assert run.interrupt() == 130
    finally:
        run.close()


@watching
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["a.md", "--select", "XX"], "--select: no rule has the code XX"),
        (["-"], "--watch: standard input cannot be watched"),
        (["no/such.md"], "--watch: none of no/such.md is there"),
        (["a.md", "--baseline", "b.json", "--write-baseline"], "--watch and --write-baseline contradict each other"),
    ],
)
def test_what_cannot_be_watched(
    claimcheck: Any, folder: Path, monkeypatch: Any, arguments: list[str], complaint: str
) -> None:
    monkeypatch.chdir(folder)
    done = claimcheck("scan", "--watch", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"claimcheck: {complaint}")
    assert len(done.err.splitlines()) == 1


def test_without_the_package_it_is_one_line(claimcheck: Any, folder: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = claimcheck("scan", "a.md", "--watch")
    assert done == (2, "", "claimcheck: --watch needs the package watchfiles: pip install 'claimcheck-lint[watch]'\n")
