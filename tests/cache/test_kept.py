"""With the cache and without: the same report to the byte, whatever has become of the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from checker import pipeline
from checker.cache import edition, folder, kept, opened
from checker.cache.store import NAME
from checker.extraction import subjects_of
from checker.model import Document, Subject
from checker.reporters.json import Json

SCENARIO = Path(__file__).parent.parent / "data" / "scenario"
CORPORA = os.environ.get("CLAIMCHECK_CORPORA")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are read out, as they are."""
    read: list[str] = []

    def seen(document: Document, *, everything: bool = False) -> Sequence[Subject]:
        read.append(document.name)
        return subjects_of(document, everything=everything)

    monkeypatch.setattr("checker.pipeline.extracting.subjects_of", seen)
    return read


def texts() -> list[Document]:
    told = ("The fire in Arden killed 40 people.", "The fire in Arden killed 41 people.")
    return [pipeline.document_of(f"{n}.txt", text, "2020-05-04") for n, text in enumerate(told)]


def report(documents: Sequence[Document], jobs: int = 1) -> str:
    cache = opened()
    try:
        return printed(pipeline.scan(documents, kept=cache, jobs=jobs))
    finally:
        cache.close()


def printed(made: object) -> str:
    return Json().render(made, width=80, colour=False, show="all")  # type: ignore[arg-type]


def test_what_was_read_is_not_read_again(readings: list[str]) -> None:
    first = report(texts())
    assert readings == ["0.txt", "1.txt"]
    assert report(texts()) == first
    assert readings == ["0.txt", "1.txt"]
    assert "CF001" in first


def test_another_name_is_no_other_text(readings: list[str]) -> None:
    report(texts())
    moved = [replace(d, name=f"new/{d.name}", path=f"new/{d.path}") for d in texts()]
    assert report(moved) == printed(pipeline.scan(moved))
    assert readings == ["0.txt", "1.txt", "new/0.txt", "new/1.txt"]  # the last two without the cache


def test_another_text_date_or_program_is_read(readings: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    report(texts())
    first, second = texts()
    report([first, replace(second, text=second.text.replace("41", "42"))])
    report([replace(first, period=first.period.model_copy(update={"basis": "stated"})), second])
    assert readings[2:] == ["1.txt", "0.txt"]
    monkeypatch.setattr(kept, "edition", lambda: b"another")
    report(texts())
    assert readings[4:] == ["0.txt", "1.txt"]


def test_an_edition_is_that_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "PACKAGE", tmp_path)
    made = []
    for name, text in (("a.py", "1"), ("a.py", "12"), ("words.toml", "")):
        (tmp_path / name).write_text(text, "utf-8")
        edition.edition.cache_clear()
        made.append(edition.edition())
    edition.edition.cache_clear()
    assert len(set(made)) == 3


def test_processes_share_what_is_new_and_keep_all(readings: list[str]) -> None:
    documents = [pipeline.document_of(f"{n}.txt", f"The fire killed {n} people.", "2020-05-04") for n in range(2, 12)]
    plain = printed(pipeline.scan(documents))
    del readings[:]
    report(documents[:3])
    cache = opened()
    assert [cache.known(d, everything=True) is None for d in documents] == [False] * 3 + [True] * 7
    cache.close()
    assert report(documents) == plain
    assert readings == [d.name for d in documents]
    assert report(documents, jobs=2) == plain


def test_a_spoilt_cache_changes_nothing(place: Path) -> None:
    plain = report(texts())
    (place / NAME).write_bytes(b"spoilt" * 1000)
    assert report(texts()) == plain
    assert report(texts()) == plain


def test_without_a_place_for_it_all_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = printed(pipeline.scan(texts()))
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert report(texts()) == plain
    monkeypatch.setattr(kept, "folder", lambda: None)
    assert report(texts()) == plain


def test_the_place_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CLAIMCHECK_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = folder()
    assert found is not None
    assert found.name.lower() == "claimcheck"


def corpora() -> list[Path]:
    return [SCENARIO, *sorted(Path(CORPORA).glob("news/*"))[:2]] if CORPORA else [SCENARIO]


@pytest.mark.parametrize("where", corpora(), ids=lambda path: path.name)
def test_reports_are_the_same_to_the_byte(where: Path) -> None:
    documents = pipeline.read([str(where)]).documents
    plain = printed(pipeline.scan(documents))
    assert report(documents) == plain
    assert report(documents) == plain


def test_where_all_is_known_nothing_that_reads_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The fire in Arden killed 40 people.", "utf-8")
    code = (
        "import sys; from checker.cli import run; "
        f"run(['scan', '--no-config', {str(tmp_path / 'a.txt')!r}, '--format', 'concise']); "
        "print('checker.extraction' in sys.modules)"
    )
    loaded = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()[-1]
        for _ in range(2)
    ]
    assert loaded == ["True", "False"]
