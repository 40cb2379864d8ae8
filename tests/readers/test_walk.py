"""Folders: what is read, in which order, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.readers import reader_for, supported_suffixes, walk
from checker.registry import plugins


def test_each_suffix_has_its_reader() -> None:
    assert {".txt", ".md", ".markdown", ".jsonl", ".docx", ".pdf"} <= set(supported_suffixes())
    assert reader_for("A.TXT") is reader_for(Path("b.txt"))
    assert reader_for("a.xyz") is None
    assert all(plugin.suffixes for plugin in plugins("checker.readers", key="name"))


def test_hidden_and_ignored_files_and_circles_are_left_out(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c.bin",
        ".hidden.txt",
        "~$b.docx",
        "sub/d.txt",
        "sub/e.txt",
        "build/f.txt",
        ".git/g.txt",
        "keep.log.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    (tmp_path / ".gitignore").write_text("build/\n*.log.txt\n!keep.log.txt\n")
    (tmp_path / "sub" / ".gitignore").write_text("e.txt\n")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    assert [p.relative_to(tmp_path).as_posix() for p in walk(tmp_path)] == [
        "a.md",
        "b.txt",
        "keep.log.txt",
        "sub/d.txt",
    ]
    assert walk(tmp_path / "sub") == [tmp_path / "sub" / "d.txt"]


def test_a_file_is_itself_and_what_is_not_there_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.bin"
    file.write_text("x")
    assert walk(file) == [file]
    with pytest.raises(FileNotFoundError):
        walk(tmp_path / "nothing")


def test_what_is_no_pattern_is_passed_over_and_the_others_hold(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".gitignore").write_text("[b-&].md\nb.md\n[[x]--y].md\n!\n")
    assert [p.name for p in walk(tmp_path)] == ["a.md", "c.md"]
    assert not recwarn.list, "nothing is said beside the report"
