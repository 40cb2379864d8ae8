"""Figures that a text sets side by side are in no dispute with each other elsewhere in it."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.extraction import subjects_of
from checker.slices import undecided
from checker.slices.paired import printed

TABLE = "| District | Fires |\n|---|---:|\n| Arden | 1,500 |\n| Bexhill | 800 |\n| Corve | {} |\n"


def said(text: str) -> list[str]:
    documents = pipeline.read(["-"], stdin=f"---\ndate: 2025-03-10\n---\n\n{text}", stdin_filename="a.md").documents
    return [f.message for f in pipeline.scan(documents, select=["SC001"]).findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "The number of fires in Corve dropped by 8% to 2,300, after 2,500 the year before.",
        "The number of fires in Corve dropped by 8% from 2,500 to 2,300.",
        "Corve counted 2,300 fires, against 2,500 the year before.",
    ],
)
def test_two_figures_of_one_sentence_are_told_apart(sentence: str) -> None:
    assert said(f"{sentence}\n\n{TABLE.format('2,300')}\nThe brigades count 2,300 fires in Corve.") == []


def test_a_dispute_of_two_paragraphs_is_over_once_a_sentence_has_both() -> None:
    text = "The bombings in Lindholm injured 300 people.\n\nIn all, the bombings in Lindholm injured 340 people."
    assert len(said(text)) == 1
    assert said(f"{text}\n\nThe bombings injured 300 people by one count and 340 people by another.") == []


def test_a_third_figure_stays_in_dispute_with_both() -> None:
    document = pipeline.document_of("draft.md", "There were 300 fires, 340 fires, 310 fires and 3 men.", "2025-03-10")
    sides = [(subject.claim,) for subject in subjects_of(document) if subject.claim.measure.counted == "fire"]
    first, second, third = sides
    apart = [frozenset(p for p in (printed(first[0]), printed(second[0])) if p is not None)]
    assert undecided([first, second], apart) == ()
    assert undecided([first, second, third], apart) == (first, second, third)
    assert undecided([first, third], apart) == (first, third)
