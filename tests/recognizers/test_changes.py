"""Rises and falls beside a figure: which way, by how much, from what, to what."""

from __future__ import annotations

import pytest

from checker.changes import change_of
from checker.figures import figures
from checker.model import Change, Sentence
from checker.numerals import numbers
from checker.tokens import tokenize
from checker.wordclass import tag


def changes(text: str) -> list[Change | None]:
    """The change each figure of a sentence is a part of."""
    sentence = Sentence(0, len(text), text, "body", 0, tag(tokenize(text)))
    found = figures(sentence, numbers(sentence.tokens))
    return [change_of(sentence, found, k) for k in range(len(found))]


@pytest.mark.parametrize(
    ("text", "direction", "by", "start", "end"),
    [
        ("Rents rose by 12 percent.", "up", 12, None, None),
        ("Sales were down 5%.", "down", 5, None, None),
        ("The herd grew from 7,000 to 14,000.", "up", None, 7000, 14000),
        ("Enrolment rose to 512 from 500.", "up", None, 500, 512),
        ("The toll doubled to 40.", "up", 2, None, 40),
        ("The fare halved to $3.", "down", 2, None, 3),
        ("The bank has 9 branches here, down from 14.", "down", None, 14, 9),
        ("It raised its key rate by 2 percentage points to 7%.", "up", 2, None, 7),
        ("Taxis fell by a half, from 640 to 320.", "down", 0.5, 640, 320),
        ("The fare went from $2 to $3.", "up", None, 2, 3),
        ("There was a sharp 12% year-on-year drop.", "down", 12, None, None),
        ("A 10% increase was agreed.", "up", 10, None, None),
        ("The crowd swelled to about 7,000.", "up", None, None, 7000),
        ("The toll climbed past 600.", "up", None, None, 600),
        ("The price fell below $50.", "down", None, None, 50),
        ("The index closed down 20 points.", "down", 20, None, None),
        ("Prices are 4 percent higher.", "up", 4, None, None),
        ("Output fell by 2 percent to 300 tonnes.", "down", 2, None, 300),
    ],
)
def test_parts(text: str, direction: str, by: float | None, start: int | None, end: int | None) -> None:
    change = changes(text)[0]
    assert change is not None
    parts = tuple(None if q is None else q.value for q in (change.by, change.from_, change.to))
    assert (change.direction, *parts) == (direction, by, start, end)


def test_both_ends_know_of_their_change_over_the_years_between() -> None:
    first, _, last, *_ = changes("Membership fell from 7.1% in 2019 to 5.4% in 2021.")
    assert first is not None
    assert first.from_ is not None
    assert first.to is not None
    assert (first.from_.value, first.to.value) == (changes("5.4%")[0] or first.from_.value, first.to.value)
    assert last == first


@pytest.mark.parametrize(
    "text",
    [
        "They gunned down 14 guards.",
        "The navy shot down 3 drones.",
        "It set up 12 shops.",
        "They cut down 12 oaks.",
        "They lost 3 children.",
        "It raised $5 million.",
        "It has fallen 2 years in a row.",
        "About 40 people came.",
        "They expanded the network to 3 towns.",
        "She walked down to the 2 boats.",
    ],
)
def test_what_is_done_is_no_change(text: str) -> None:
    assert changes(text) == [None]
