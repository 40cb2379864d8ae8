"""Files that are none, that vanish, grow, loop or may not be read: each is told, and the rest of the run goes on."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.limits import Limits
from checker.readers import walk

GOOD = "The council said that 195 of the 193 member states had paid.\n"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no such files here")


def told(claimcheck: Any, *arguments: str) -> tuple[dict[str, str], set[str], str]:
    """What a scan says could not be read, by path; the other findings' codes; and what went to standard error."""
    done = claimcheck("scan", *arguments, "--format", "json", "--as-of", "2022-01-01")
    report = json.loads(done.out) if done.out else {"findings": []}
    unread = {f["document"]: f["message"] for f in report["findings"] if f["code"] == "SR003"}
    return unread, {f["code"] for f in report["findings"]} - {"SR003", "SR001"}, done.err


@pytest.fixture(autouse=True)
def good(tmp_path: Path) -> None:
    """A document that says something, in ``d``."""
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "good.md").write_text(GOOD)


def pipe(path: str) -> None:
    os.mkfifo(path)


def listener(path: str) -> None:
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.close()


def endless(path: str) -> None:
    os.symlink("/dev/zero", path)


def loop(path: str) -> None:
    os.symlink(os.path.basename(path), path)


def nowhere(path: str) -> None:
    os.symlink("nothing", path)


@POSIX
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (pipe, "no file but a pipe or a device"),
        (endless, "no file but a pipe or a device"),
        (listener, "No such device or address"),
        (loop, "no such file or folder"),
        (nowhere, "no such file or folder"),
    ],
)
def test_what_is_no_file(claimcheck: Any, make: Callable[[str], None], reason: str) -> None:
    with contextlib.suppress(PermissionError):
        make("d/a.md")
    unread, codes, error = told(claimcheck, "d/a.md", "d/good.md")
    assert (unread, codes, error) == ({}, {"SC003"}, f"claimcheck: d/a.md: {reason}\n")
    assert told(claimcheck, "d") == ({}, {"SC003"}, ""), "in a folder it is no document"


def test_a_folder_that_is_called_as_a_file_is(claimcheck: Any) -> None:
    Path("d").rename("x.md")
    Path("x.md/y.pdf").mkdir()
    assert told(claimcheck, "x.md") == ({}, {"SC003"}, "")
    assert told(claimcheck, "x.md/y.pdf", "x.md")[1:] == (
        {"SC003"},
        f"claimcheck: {'x.md/y.pdf'}: no document in this folder\n",
    )


def test_what_may_not_be_read_is_told(claimcheck: Any) -> None:
    Path("d/a.md").write_text(GOOD)
    Path("d/sub").mkdir()
    os.chmod("d/a.md", 0)
    os.chmod("d/sub", 0)
    try:
        if os.access("d/a.md", os.R_OK):
            pytest.skip("whoever runs this may read everything")
        unread, codes, _ = told(claimcheck, "d")
        assert unread == {"d/a.md": "Permission denied", "d/sub": "the folder cannot be listed"}
        assert codes == {"SC003"}
    finally:
        os.chmod("d/sub", 0o700)


def test_a_folder_that_cannot_be_listed_is_told(claimcheck: Any, monkeypatch: Any) -> None:
    Path("d/sub").mkdir()
    plain = os.scandir

    def refusing(path: Path) -> Any:
        if path.name == "sub":
            raise PermissionError(13, "Permission denied")
        return plain(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert told(claimcheck, "d") == ({os.path.join("d", "sub"): "the folder cannot be listed"}, {"SC003"}, "")


def test_a_file_that_vanishes_before_it_is_read(claimcheck: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("checker.readers.walk", lambda path: [*walk(path), path / "gone.md"])
    unread, codes, _ = told(claimcheck, "d")
    assert (list(unread), codes) == ([os.path.join("d", "gone.md")], {"SC003"})


@POSIX
def test_a_file_that_grows_while_it_is_read_ends_at_the_limit(tmp_path: Path, monkeypatch: Any) -> None:
    file = tmp_path / "a.md"
    file.write_text(GOOD)
    plain = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        status = plain(descriptor)
        with file.open("a") as more:
            more.write(GOOD * 100)
        return status

    monkeypatch.setattr(os, "fstat", grown)
    reading = pipeline.read([str(file)], limits=Limits(megabytes=0.001))
    assert [s.reason for s in reading.skipped] == ["more than 0.001 MB (limits.megabytes)"]


def test_what_was_read_is_what_is_reported_when_a_file_changes(claimcheck: Any, monkeypatch: Any) -> None:
    plain = pipeline.scan

    def late(*documents: Any, **options: Any) -> Any:
        Path("d/good.md").write_text("")
        return plain(*documents, **options)

    monkeypatch.setattr(pipeline, "scan", late)
    for form in ("table", "html"):
        done = claimcheck("scan", "d", "--format", form, "--as-of", "2022-01-01")
        assert (done.status, done.err) == (1, "")
        assert "195" in done.out
        Path("d/good.md").write_text(GOOD)


def test_two_hundred_megabytes_are_refused_unread(claimcheck: Any) -> None:
    with open("d/huge.txt", "wb") as file:
        file.truncate(200_000_000)
    unread, codes, _ = told(claimcheck, "d")
    assert unread == {os.path.join("d", "huge.txt"): "more than 150 MB (limits.megabytes)"}
    assert codes == {"SC003"}


@pytest.mark.parametrize("suffix", [".txt", ".md", ".jsonl"])
@pytest.mark.parametrize("line", ["The storm killed 12 people in Arden, ", "7", "a ", "|", "**", "[(", "> "])
def test_one_long_line_is_work_in_proportion(grows_in_proportion: Any, suffix: str, line: str) -> None:
    def work(size: int) -> None:
        text = (line * size)[:size]
        if suffix == ".jsonl":
            text = json.dumps({"text": text})
        pipeline.extract(pipeline.read(["-"], stdin=text, stdin_filename=f"a{suffix}").documents)

    grows_in_proportion(work, 32_000)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nul.txt", b"It has 12 wards.\0"),
        ("nul.md", b"\0" * 5000),
        ("nul.jsonl", b'{"text": "It has 12 wards.\0"}'),
    ],
)
def test_nul_bytes(claimcheck: Any, name: str, data: bytes) -> None:
    Path("d", name).write_bytes(data)
    unread, codes, _ = told(claimcheck, "d")
    assert (unread, codes) == ({os.path.join("d", name): "binary file"}, {"SC003"})


def test_nul_characters_that_json_spells_out_are_part_of_the_text(claimcheck: Any) -> None:
    Path("a.jsonl").write_text('{"text": "It has 12\\u0000 wards.\\u0000\\u001b[31m"}\n')
    done = claimcheck("extract", "a.jsonl")
    assert done.status == 0
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", done.out)


@pytest.mark.parametrize(
    "deep",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"text": "x", "a": ' + '{"b":' * 50_000 + "1" + "}" * 50_000 + "}",
    ],
)
def test_records_nested_without_end(claimcheck: Any, deep: str) -> None:
    Path("a.jsonl").write_text(f'{deep}\n{{"id": "good", "text": "{GOOD.strip()}"}}\n')
    unread, codes, _ = told(claimcheck, ".")
    assert unread == {"a.jsonl#line-1": "line 1: nested too deeply"}
    assert codes == {"SC003"}
    Path("pairs.jsonl").write_text(f"{deep}\n")
    done = claimcheck("compare", "--pairs", "pairs.jsonl")
    assert (done.status, done.err) == (2, "claimcheck: pairs.jsonl:1: not valid JSON: nested too deeply\n")


@pytest.mark.parametrize(
    "number",
    ["9" * 5_000, "-" + "9" * 4_000, "1e999999999", "NaN", "-Infinity", "1e400"],
)
def test_numbers_without_end_in_a_record(claimcheck: Any, number: str) -> None:
    Path("a.jsonl").write_text(f'{{"id": {number}, "text": "{GOOD.strip()}"}}\n{{"text": "{GOOD.strip()}"}}\n')
    unread, codes, error = told(claimcheck, ".")
    assert codes == {"SC003"}
    assert error == ""
    assert len(unread) <= 1


@pytest.mark.parametrize("length", [255, 256, 5000, 100_000])
def test_names_longer_than_a_name_may_be(claimcheck: Any, length: int) -> None:
    name = "d/" + "a" * (length - 3) + ".md"
    try:
        Path(name).write_text(GOOD)
    except OSError:
        assert told(claimcheck, name, "d/good.md") == ({}, {"SC003"}, f"claimcheck: {name}: no such file or folder\n")
    else:
        assert told(claimcheck, name) == ({}, {"SC003"}, "")


# --- packed and marked up ------------------------------------------------------------------------------------------

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghij"))
    + "]><w:document xmlns:w='x'>&j;</w:document>"
)


def packed(path: str, words: bytes | str, times: int = 1) -> None:
    """A DOCX file whose text is one piece again and again."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as entry:
            for _ in range(times):
                entry.write(words.encode() if isinstance(words, str) else words)


def test_bombs_and_broken_files_in_a_folder_are_told_and_the_rest_is_read(claimcheck: Any) -> None:
    pytest.importorskip("docx", reason="python-docx is not installed: pip install -e '.[test]'")
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install -e '.[test]'")
    fpdf = pytest.importorskip("fpdf", reason="fpdf2 is not installed: pip install -e '.[test]'")
    packed("d/bomb.docx", b"<w:p/>" * 170_000, 60)
    packed("d/zeros.docx", bytes(1_000_000), 310)
    packed("d/laughs.docx", LAUGHS)
    assert sum(Path("d", f"{name}.docx").stat().st_size for name in ("bomb", "zeros", "laughs")) < 1_000_000
    Path("d/cut.docx").write_bytes(Path("d/laughs.docx").read_bytes()[:-40])
    made = fpdf.FPDF()
    made.add_page()
    made.set_font("Times", "", 11)
    made.cell(0, 5, GOOD)
    whole = bytes(made.output())
    Path("d/good.pdf").write_bytes(whole)
    Path("d/broken.pdf").write_bytes(whole[:200])
    locked = fpdf.FPDF()
    locked.set_encryption(owner_password="a", user_password="b")
    locked.add_page()
    Path("d/locked.pdf").write_bytes(bytes(locked.output()))
    Path("d/yaml.md").write_text("---\ntitle: &a [x]\nurl: *a\ndate: !!python/object:os.system {}\n---\n\n" + GOOD)
    Path("d/laughs.md").write_text(
        "---\na: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(99)) + "---\n" + GOOD
    )
    unread, codes, error = told(claimcheck, "d")
    assert error == ""
    assert {os.path.basename(name): reason.partition(":")[0].partition(" (")[0] for name, reason in unread.items()} == {
        "bomb.docx": "more than 40 MB of XML in it",
        "zeros.docx": "more than 300 MB when unpacked",
        "laughs.docx": "its XML declares entities, as no office program does",
        "cut.docx": "not a whole DOCX file",
        "broken.pdf": "not a whole PDF file",
        "locked.pdf": "encrypted",
        "yaml.md": "front matter is not valid YAML",
        "laughs.md": "front matter is not valid YAML",
    }
    assert codes == {"SC003"}
    report = json.loads(claimcheck("scan", "d", "--format", "json", "--as-of", "2022-01-01").out)
    judged = {os.path.basename(f["document"]) for f in report["findings"] if f["code"] == "SC003"}
    assert judged == {"good.md", "good.pdf", "yaml.md", "laughs.md"}


# --- configuration -------------------------------------------------------------------------------------------------


def test_paths_of_a_configuration_may_lead_out_and_only_documents_are_read_there(
    claimcheck: Any, monkeypatch: Any
) -> None:
    Path("passwd").write_text("root:x:0:0")
    Path("notes.txt").write_text("The council said that 12 of the 193 member states had paid.\n")
    Path("project").mkdir()
    monkeypatch.chdir("project")
    Path("claimcheck.toml").write_text(
        'drafts = ["../d"]\nsources = ["..", "../passwd"]\n[per-file-ignores]\n"**" = ["SC"]\n'
    )
    before = {str(path): path.stat().st_mtime_ns for path in Path("..").rglob("*")}
    unread, codes, error = told(claimcheck)
    assert unread == {}
    assert "SC003" in codes, "patterns are for the project's own files"
    assert error == "claimcheck: ../passwd: no reader for files without a suffix\n"
    assert before == {str(path): path.stat().st_mtime_ns for path in Path("..").rglob("*")}, "nothing is written"


@pytest.mark.parametrize("path", ["a\\u0000b", "/dev/zero", "/dev/stdin", "loop.md", "\\u001b[31m", "a" * 9000])
def test_no_path_of_a_configuration_makes_a_scan_hang_or_break(claimcheck: Any, path: str) -> None:
    if sys.platform != "win32":
        os.symlink("loop.md", "loop.md")
    Path("claimcheck.toml").write_text(f'drafts = ["{path}", "d"]\nsources = ["{path}"]\nbaseline = "d/b.json"\n')
    Path("d/b.json").write_text('{"schema": 1}')
    done = claimcheck("scan", "--as-of", "2022-01-01")
    assert done.status == 2
    assert 1 <= len(done.err.splitlines()) <= 2
    assert "\x1b" not in done.err
