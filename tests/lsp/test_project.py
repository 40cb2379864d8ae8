"""What a buffer is held against is read once, and again only where it has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="pip install 'claimcheck-lint[lsp]'")

from checker.lsp.allowing import allowance
from checker.lsp.analysis import Analysis, analysed
from checker.lsp.buffers import Buffer
from checker.lsp.project import Library
from checker.readers import reader_for

DRAFT = "---\ndate: 2024-06-01\n---\n\nThe port of Halden has 34 cranes.\n"


def check(library: Library, desk: Path, text: str = DRAFT, texts: dict[str, str] | None = None) -> Analysis:
    """Check a draft at the desk."""
    buffer = Buffer((desk / "draft.md").as_uri(), str(desk / "draft.md"), "markdown", 1, text)
    return analysed(buffer, library, [str(desk)], texts or {}, "utf-16", lambda: None, lambda: None)


def codes(analysis: Analysis) -> list[str]:
    """The codes of what was found."""
    return [f.code for f in analysis.report.findings] if analysis.report is not None else []


def test_only_the_draft_is_read_again(desk: Path) -> None:
    library = Library()
    assert codes(check(library, desk)) == ["CF003"]
    assert library.read == 3
    check(library, desk, DRAFT + "\nIt is old.\n")
    assert library.read == 4
    check(library, desk)
    assert library.read == 4


def test_a_source_is_read_again_when_its_words_have_changed(desk: Path) -> None:
    library = Library()
    check(library, desk)
    source = desk / "seeds" / "b.md"
    text = source.read_text()
    os.utime(source, ns=(1, 1))
    check(library, desk)
    assert library.read == 3
    source.write_text(text.replace("41", "34"))
    assert codes(check(library, desk)) == []
    assert library.read == 4
    assert codes(check(library, desk, texts={str(source): text})) == ["CF003"]


def test_what_an_allowed_finding_is_called_is_the_same_as_on_the_command_line(desk: Path) -> None:
    library = Library()
    (finding,) = check(library, desk).report.findings  # type: ignore[union-attr]
    (desk / "claimcheck.toml").write_text(
        f'sources = ["seeds"]\n[[allow]]\nfingerprint = "{finding.fingerprint}"\nreason = "sold"\n'
    )
    assert codes(check(library, desk)) == []
    (desk / "claimcheck.toml").write_text('sources = ["seeds"]\n[per-file-ignores]\n"draft.md" = ["CF"]\n')
    assert codes(check(library, desk)) == []


def test_what_the_baseline_knows_is_left_out(desk: Path) -> None:
    from checker import baseline

    library = Library()
    (finding,) = check(library, desk).report.findings  # type: ignore[union-attr]
    entry = baseline.entry(finding, lambda name: name, None)
    (desk / "base.json").write_text(baseline.written([entry]))
    (desk / "claimcheck.toml").write_text('sources = ["seeds"]\nbaseline = "base.json"\n')
    assert codes(check(library, desk)) == []


def test_a_source_that_is_the_draft_is_none(desk: Path) -> None:
    (desk / "claimcheck.toml").write_text('sources = ["seeds", "draft.md"]\n')
    (desk / "draft.md").write_text(DRAFT)
    analysis = check(Library(), desk)
    assert sorted(d.name for d in analysis.project.sources) == ["seeds/a.md", "seeds/b.md"]


@pytest.mark.parametrize("text", ["", " \n", "a\0b 34", "\ud800 34", "x" * 2_000_001])
def test_what_cannot_be_read_is_passed_over(desk: Path, text: str) -> None:
    analysis = check(Library(), desk, text)
    assert analysis.report is None
    assert analysis.claims == ()
    assert analysis.at(0) is None


def test_what_stops_it_goes_through(desk: Path) -> None:
    class Enough(Exception):
        pass

    def stop() -> None:
        raise Enough

    buffer = Buffer("untitled:x", None, "markdown", 1, DRAFT)
    with pytest.raises(Enough):
        analysed(buffer, Library(), [str(desk)], {}, "utf-16", lambda: None, stop)


PAGE = (
    '<!doctype html>\n<html><head><meta charset="iso-8859-1"><title>The port</title></head><body>\n'
    "<p>It <b>is</b> a caf&eacute; town 😀. The port of Halden has 34 cranes.</p>\n<p>Old.</p></body></html>\n"
)


@pytest.mark.skipif(reader_for("x.html") is None, reason="pages are not read")
def test_a_page_is_checked_with_the_places_of_its_file(desk: Path) -> None:
    pytest.importorskip("trafilatura")
    pytest.importorskip("htmldate")
    (desk / "seeds" / "a.md").unlink()
    buffer = Buffer((desk / "draft.html").as_uri(), str(desk / "draft.html"), "html", 1, PAGE)
    analysis = analysed(buffer, Library(), [str(desk)], {}, "utf-16", lambda: None, lambda: None)
    assert analysis.report is not None
    (finding,) = [f for f in analysis.report.findings if f.code.startswith("CF")]
    ((start, end),) = analysis.spots(finding)
    assert (PAGE[start:end], start) == ("34", PAGE.index("34 cranes"))
    assert analysis.at(start) is not None
    put = allowance(analysis, finding.code, start)
    assert put is not None
    assert PAGE[put.offset :].startswith("<p>It ")
