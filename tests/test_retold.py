"""A figure that its text says it has revised."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.retold import retold

BREACH = (
    "In Norland, 143 million users lost their records. (Meridian has since revised up that number; it now says the"
    " breach affected 148 million people.)"
)
SPILL = (
    "The mine has spilled 143 million litres. The estimate was corrected twice, and officials now speak of 148 million"
    " litres."
)


def pairs(text: str) -> list[tuple[str, str]]:
    subjects = pipeline.subjects_of(pipeline.document_of("a.txt", text, "2018-04-30"))
    figures = [s for s in subjects if s.claim.quantity is not None]
    return [(figures[i].claim.surface, figures[j].claim.surface) for i, j in retold(figures)]


@pytest.mark.parametrize("text", [BREACH, SPILL])
def test_points_back(text: str) -> None:
    assert [(old[:11], new[:11]) for old, new in pairs(text)] == [("143 million", "148 million")]


@pytest.mark.parametrize(
    "text",
    [
        "In Norland, 143 million users lost their records. Meridian now has 148 million users.",
        "The fleet has 143 ships. The ministry revised that number; it now employs 9,000 people.",
        "The company raised the price, and it now has 148 shops.",
    ],
)
def test_quiet(text: str) -> None:
    assert pairs(text) == []


def test_is_reported_as_the_texts_own_revision() -> None:
    found = pipeline.scan([pipeline.document_of("a.txt", BREACH, "2018-04-30")]).findings
    assert [(f.code, f.message.startswith("the text revises")) for f in found if f.code != "SR001"] == [("CF002", True)]
