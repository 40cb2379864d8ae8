"""A draft relays its sources: what none of them gives is in dispute with the newest, whatever time has passed."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import Finding

OLD = ("2024-02-05", "The Corvale port authority has service agreements with 34 shipping lines.")
NEW = ("2024-09-10", "The Corvale port authority has service agreements with 41 shipping lines.")


def findings(draft: tuple[str, str], *sources: tuple[str, str], against: bool = True) -> list[Finding]:
    """What a scan of the draft says, with the other texts as its sources or under check beside it."""
    mine = pipeline.document_of("draft.md", draft[1], draft[0])
    others = [pipeline.document_of(f"source-{n}.md", text, day) for n, (day, text) in enumerate(sources)]
    report = pipeline.scan([mine], others) if against else pipeline.scan([mine, *others])
    return [f for f in report.findings if f.code.startswith("CF")]


def said(draft: tuple[str, str], *sources: tuple[str, str]) -> list[tuple[str, str]]:
    return [(f.code, f.severity) for f in findings(draft, *sources)]


@pytest.mark.parametrize("day", ["2024-11-20", ""])
def test_a_figure_that_no_source_gives_is_held_against_the_newest(day: str) -> None:
    draft = (day, "The Corvale port authority now has service agreements with 47 shipping lines.")
    (found,) = (f for f in findings(draft, OLD, NEW) if f.severity == "error")
    assert found.code == "CF001"
    assert [c.surface for c in found.claims if c.side == 1] == ["41"]
    assert [c.surface for c in found.claims if c.side is None] == ["34"]


def test_against_an_old_source_it_may_have_moved() -> None:
    draft = ("2026-11-20", "The Corvale port authority now has service agreements with 47 shipping lines.")
    assert ("CF001", "warning") in said(draft, NEW)


def test_what_an_older_source_gives_is_old_and_not_unbacked() -> None:
    draft = ("2024-11-20", "The Corvale port authority now has service agreements with 34 shipping lines.")
    codes = [code for code, _ in said(draft, OLD, NEW)]
    assert "CF003" in codes
    assert "CF001" not in codes


@pytest.mark.parametrize("figure", ["41", "about 41", "more than 40"])
def test_what_a_source_gives_is_no_dispute(figure: str) -> None:
    draft = ("2024-11-20", f"The Corvale port authority now has service agreements with {figure} shipping lines.")
    assert not [code for code, severity in said(draft, NEW) if severity != "info"]


def test_without_sources_a_later_figure_is_news() -> None:
    draft = ("2024-11-20", "The Corvale port authority now has service agreements with 47 shipping lines.")
    assert [f.code for f in findings(draft, NEW, against=False)] == ["CF002"]
