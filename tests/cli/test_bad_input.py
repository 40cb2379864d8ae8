"""Bad input, through the whole way and a process of its own: one clear line each, the rest of the run goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "---\ntitle: Ties\ndate: 2021-02-14\n---\nVietnam has defence relations with 80 countries around the world.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document and much that is none."""
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "latin.txt").write_bytes("Côte d’Ivoire signed 12 treaties on 3 May 2019.\n".encode("cp1252"))
    (tmp_path / "soon.md").write_text("---\ndate: soon\n---\nThey signed 12 treaties.\n", encoding="utf-8")
    (tmp_path / "hollow").mkdir()
    return tmp_path


def scan(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A scan as a shell would start it, nobody watching."""
    plain = {key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "COLUMNS")}
    done = subprocess.run(
        [sys.executable, "-m", "checker", "scan", "--as-of", "2022-01-01", *arguments],
        cwd=folder,
        env=plain,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    return done


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "hollow", "binary.txt"])
def test_alone_and_beside_a_good_one(folder: Path, name: str) -> None:
    for arguments in ([name], [name, "good.md"]):
        done = scan(folder, *arguments)
        assert done.returncode == 2
        assert [line.startswith(f"claimcheck: {name}: ") for line in done.stderr.splitlines()] == [True]
        assert ("1 document" in done.stdout) == (len(arguments) == 2)


def test_a_folder_goes_on_without_what_it_cannot_read(folder: Path) -> None:
    done = scan(folder, ".", "--fail-on", "never")
    assert done.returncode == 0
    assert "SR003" in done.stdout
    assert "binary.txt" in done.stdout


def test_a_folder_of_nothing_readable(folder: Path) -> None:
    only = folder / "only"
    only.mkdir()
    (folder / "binary.txt").rename(only / "binary.txt")
    assert scan(folder, "only").returncode == 2


def test_another_encoding_is_read_or_refused_in_one_line(folder: Path) -> None:
    done = scan(folder, "latin.txt")
    assert done.returncode in (0, 2)
    assert len(done.stderr.splitlines()) == (1 if done.returncode == 2 else 0)


def test_a_date_of_soon(folder: Path) -> None:
    done = scan(folder, "soon.md", "--format", "concise")
    assert "soon" in done.stdout
    assert done.returncode in (0, 1)


def test_an_empty_standard_input(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "scan", "-", "--stdin-filename", "draft.md", "--as-of", "2022-01-01"],
        cwd=folder,
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert [line.startswith("claimcheck: draft.md: ") for line in done.stderr.splitlines()] == [True]
