"""SC013: superlatives that the figures beside their thing refute."""

from __future__ import annotations

import pytest

from checker import pipeline


def messages(text: str) -> list[str]:
    """What the rule says of a Markdown text."""
    documents = pipeline.read(["-"], stdin=text, stdin_filename="a.md").documents
    return [f.message for f in pipeline.scan(documents, select=["SC013"]).findings]


THEFTS = """

| Valley | Thefts | Share |
|---|---:|---:|
| Upper Arden | 640 | 40% |
| Middle | 480 | 30% |
| Lower | 320 | 20% |
| Shire | 160 | 10% |
| All | 1,600 | 100% |
"""
LAKES = """

| Lake | Volume (million m³) | Area (km²) |
|---|---:|---:|
| Osta | 120 | 30 |
| Vetter | 80 | 75 |
| Mjell | 61 | 16 |
"""
PARTIES = """

| Party | 2019 | 2023 |
|---|---:|---:|
| Greens | 12 | 19 |
| Labour Union | 28 | 16 |
| Liberals | 9 | 14 |
"""
FEES = "Three strikers left for a fee: Ada Lind (€4.5m), Eva Berg (€2m) and Ines Roth (€1.2m). "
GRANTS = "Three grants were made: Arden (€4.5m), Bexhill (€2m) and Corve (€1.2m). "

FIRES = [
    "Middle has the highest number of thefts." + THEFTS,
    "Lower had the most thefts, with a fifth of them." + THEFTS,
    "Even so, the Shire valley has the largest share." + THEFTS,
    "The largest share is that of Middle." + THEFTS,
    "Upper Arden has the fewest thefts." + THEFTS,
    THEFTS.strip() + "\n\nMiddle recorded the highest number.",
    "Mjell is the largest of the lakes." + LAKES,
    "Mjell, the largest lake, is 20 per cent full." + LAKES,
    "The largest lake is Mjell." + LAKES,
    "Osta is the smallest lake." + LAKES,
    "The Liberals are now the largest party." + PARTIES,
    "There are few seats. The Liberals won the most seats." + PARTIES,
    FEES + "Berg's was the biggest fee.",
    GRANTS + "Bexhill received the largest grant.",
    GRANTS + "The smallest sum went to Bexhill.",
]

QUIET = [
    "Upper Arden has the highest number of thefts." + THEFTS,
    "Middle has the highest number of schools." + THEFTS,
    "Middle, the largest of the valleys, is green." + THEFTS,
    "Middle has the second highest number." + THEFTS,
    "Middle has one of the highest numbers." + THEFTS,
    "After Upper Arden, Middle has the highest number." + THEFTS,
    "Middle has the highest number per head." + THEFTS,
    "Middle has the highest rate of thefts." + THEFTS,
    "Shire has the fewest thefts." + THEFTS,
    "In Lower, the most thefts were of bicycles." + THEFTS,
    "The most famous valley is Middle." + THEFTS,
    "Lower saw the largest fall." + THEFTS,
    "Vetter is the largest of the lakes." + LAKES,
    "Osta is the largest lake." + LAKES,
    "Mjell is not the largest lake." + LAKES,
    "Mjell is the deepest lake." + LAKES,
    "The Labour Union was the largest party in 2019." + PARTIES,
    "The Greens are the largest party." + PARTIES,
    "The Liberals have made the largest gain." + PARTIES,
    "The Liberals have the most women." + PARTIES,
    FEES + "Lind's was the biggest fee.",
    FEES + "Berg has the biggest house.",
    "Three strikers left: Ada Lind (31), Eva Berg (22) and Ines Roth (25). Berg was the biggest loss.",
]


@pytest.mark.parametrize("text", FIRES)
def test_a_thing_that_is_beaten_is_not_the_largest(text: str) -> None:
    (message,) = messages(text)
    assert ", but " in message
    assert " against " in message


@pytest.mark.parametrize("text", QUIET)
def test_superlatives_that_hold_or_are_of_something_else_are_left_alone(text: str) -> None:
    assert messages(text) == []


def test_the_words_and_both_figures_are_shown() -> None:
    assert messages("Lower had the most thefts." + THEFTS) == [
        "“Lower had the most thefts”, but Upper Arden has more: 640 against 320"
    ]


def test_tables_far_from_a_superlative_say_nothing_of_it() -> None:
    far = "\n\nNothing else was said of it." * 80
    assert messages(f"Lower had the most thefts.{far}{THEFTS}") == []
