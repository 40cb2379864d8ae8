"""The project's own ledger against the notes in seeds/, the documents themselves, and drafts that err."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker import pipeline
from checker.ledger import load
from checker.model import Report

ROOT = Path(__file__).parent.parent.parent
CORPORA = os.environ.get("CLAIMCHECK_CORPORA")
needs_corpora = pytest.mark.skipif(CORPORA is None, reason="set CLAIMCHECK_CORPORA to the folder with the corpora")

REVIEWED = {
    "80": 2, "more than 100": 1, "185 of 193": 1, "192 of 193": 1, "112": 1, "30": 1, "23,594": 1,
    "306,300,000,000 dollars": 1, "8 of 10": 1, "9 of 10": 1, "more than 60 percent": 1, "more than 74 percent": 1,
    "more than 76 percent": 1, "74 percent": 1, "more than 260": 1, "73,000": 1, "59": 1, "more than 80": 1, "32": 1,
    "28 of 32": 1, "more than 550": 1, "20": 1, "70": 1, "at least 33": 1, "10 to 20": 1, "less than 200 percent": 1,
    "2": 1,
}  # fmt: skip
"""The figures of the five sources that the house stands behind, as they are printed, with how many entries each has."""


def scanned(folder: Path | None = None, text: str = "", day: str = "") -> Report:
    """A folder, or a text, under check against the own ledger."""
    documents = pipeline.read([str(folder)]).documents if folder else (pipeline.document_of("draft.md", text, day),)
    return pipeline.scan(documents, ledger=load(ROOT / "claims"), select=["LG"])


def test_the_figures_of_the_sources_are_there() -> None:
    printed = [entry.claim.surface for entry in pipeline.reviewed(load(ROOT / "claims"))]
    assert {figure: printed.count(figure) for figure in printed} == REVIEWED


def test_every_entry_can_be_held_against_a_text() -> None:
    assert [entry.claim.line for entry in pipeline.reviewed(load(ROOT / "claims")) if not entry.wordings] == []


def test_what_moves_is_to_be_reviewed() -> None:
    newest = {}
    for entry in load(ROOT / "claims"):
        if entry.as_of is not None and entry.file.endswith(("relations.yaml", "investment.yaml", "partners.yaml")):
            newest[entry.key] = entry
    assert len(newest) == 10
    assert all(entry.review_after is not None for entry in newest.values())


def test_the_notes_agree_with_it() -> None:
    report = scanned(ROOT / "seeds")
    assert [f.message for f in report.findings] == []
    confirmed = [c for c in report.checks if any("claims/" in source for source in c.sources_in)]
    assert len(confirmed) >= 15


@needs_corpora
def test_the_documents_agree_with_it() -> None:
    assert CORPORA is not None
    report = scanned(Path(CORPORA) / "seeds")
    assert [f.message for f in report.findings] == []
    confirmed = [c for c in report.checks if any("claims/" in source for source in c.sources_in)]
    assert len(confirmed) >= 20


@pytest.mark.parametrize(
    ("day", "text", "code", "names"),
    [
        ("", "Vietnam has defence ties with 80 countries.", "LG002", "more than 100"),
        (
            "2024-03-01",
            "To date Vietnam has defence and security relations with 80 countries.",
            "LG002",
            "more than 100",
        ),
        ("", "In December 2017 Vietnam had defence relations with 90 countries.", "LG001", "80"),
        ("", "Vietnam has diplomatic relations with 180 of the 193 UN member states.", "LG001", "185 of 193"),
        ("", "Vietnam was elected to the Security Council with 190 of 193 votes.", "LG001", "192 of 193"),
        ("", "The Hanoi Plan of Action was co-authored by 40 countries.", "LG001", "30"),
        ("", "In 2020 Vietnam deployed 300 flights to bring its citizens home.", "", ""),
        ("", "In 2020 Vietnam deployed 200 flights to bring its citizens home.", "LG001", "more than 260"),
    ],
)
def test_a_draft_that_errs(day: str, text: str, code: str, names: str) -> None:
    found = scanned(text=text, day=day).findings
    assert [f.code for f in found] == ([code] if code else [])
    assert all(f"“{names}”" in f.message for f in found)
