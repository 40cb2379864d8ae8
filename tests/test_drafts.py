"""A draft's claim is of the time of its source where it states none; where both state one, each keeps its own."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.drafts import as_told
from checker.extraction import subjects_of
from checker.model import Subject


def told(day: str, text: str) -> Subject:
    (found,) = (s for s in subjects_of(pipeline.document_of("a.md", text, day)) if s.claim.quantity is not None)
    return found


@pytest.mark.parametrize(
    ("mine", "source", "ends"),
    [
        (("2023-10-02", "It opened 312 posts."), ("2023-06-02", "It opened 312 posts."), "2023-06-02"),
        (("2023-10-02", "In 2022 it opened 312 posts."), ("2023-06-02", "It opened 312 posts."), "2022-12-31"),
        (("2023-10-02", "It opened 312 posts."), ("2023-06-02", "In 2022 it opened 312 posts."), "2022-12-31"),
        (("", "It has 312 posts."), ("2023-06-02", "It has 312 posts."), "2023-06-02"),
    ],
)  # fmt: skip
def test_both_are_of_one_time(mine: tuple[str, str], source: tuple[str, str], ends: str) -> None:
    x, y = as_told(told(*mine), told(*source))
    assert (str(x.claim.period.end), str(y.claim.period.end)) == (ends, ends)


@pytest.mark.parametrize(
    ("mine", "source"),
    [
        (("2023-10-02", "In 2021 it opened 300 posts."), ("2023-06-02", "In 2022 it opened 312 posts.")),
        (("2023-10-02", "In 1990 it had 90 posts."), ("2023-06-02", "It has 118 posts.")),
        (("2019-10-02", "It has 118 posts."), ("2023-06-02", "In 2022 it had 120 posts.")),
    ],
)
def test_each_keeps_its_own(mine: tuple[str, str], source: tuple[str, str]) -> None:
    x, y = told(*mine), told(*source)
    assert as_told(x, y) == (x, y)


def test_a_draft_repeats_months_later_what_its_source_told() -> None:
    source = pipeline.document_of(
        "source.md", "The ministry said it had opened 312 health posts in 14 regions.", "2023-06"
    )
    draft = pipeline.document_of("draft.md", "The ministry opened 321 health posts in 14 regions.", "2023-11-30")
    report = pipeline.scan([draft], [source])
    assert [(f.code, f.claims[-1].surface) for f in report.findings if f.severity == "error"] == [("CF001", "321")]
    assert [c.verdict for c in report.checks] == ["conflicts", "confirmed"]
