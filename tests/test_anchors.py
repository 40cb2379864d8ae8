"""What a draft says in its own words is held against what its sources say in theirs, and nothing else is."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import Check, Finding, Report

UNION = (
    "Retail Workers United said 7,200 of the 38,900 employees are members. In the vote on 8 August, 5,130 members took "
    "part and 81 percent of them backed a strike. The union demands a raise of 9 percent over two years."
)


def scanned(draft: str, source: str = UNION, day: str = "2025-08-14") -> Report:
    mine = pipeline.document_of("draft.md", draft, day)
    return pipeline.scan([mine], [pipeline.document_of("source.md", source, "2025-08-11")], min_confidence=0.5)


def loud(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.severity != "info"]


def verdict(report: Report, surface: str) -> Check:
    return next(c for c in report.checks if c.surface == surface)


@pytest.mark.parametrize(
    ("draft", "surface", "told"),
    [
        ("In the ballot 71 percent of the 5,130 members who took part were in favour.", "71 percent", "81 percent"),
        ("The union wants 6 percent more over two years.", "6 percent", "9 percent"),
    ],
)
def test_a_figure_in_the_place_of_the_source_s(draft: str, surface: str, told: str) -> None:
    (found,) = loud(scanned(draft))
    assert found.code == "CF001"
    assert [c.surface for c in found.claims if c.document == "draft.md"] == [surface]
    assert told in " ".join(c.surface for c in found.claims if c.document == "source.md")


def test_the_same_figure_is_confirmed_in_other_words() -> None:
    report = scanned("The union wants 9 percent more over two years.")
    assert not loud(report)
    assert verdict(report, "9 percent").verdict == "confirmed"


@pytest.mark.parametrize(
    "draft",
    [
        "In the ballot 81 percent were in favour. A year ago 71 percent of the members had a contract.",
        "The union has three offices and two lawyers.",
        "The rain fell on 17 percent of the fields.",
        "The union wants 9 percent more over two years, its rival 6 percent.",
    ],
)
def test_another_figure_of_the_draft_s_own_is_left_alone(draft: str) -> None:
    assert not loud(scanned(draft))


def test_a_time_that_no_source_gives() -> None:
    report = scanned("In the ballot on 6 August 5,130 members took part.")
    assert [f.code for f in loud(report)] == ["CF005"]
    assert "6 Aug 2025" in loud(report)[0].message
    assert "8 Aug 2025" in loud(report)[0].message
