"""What a figure measures: subject, predicate, thing counted, scope, and the folded keys behind them."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import Subject


def figures(text: str) -> list[Subject]:
    return [
        s
        for s in pipeline.subjects_of(pipeline.document_of("a", text, "2020-01-01"))
        if s.claim.quantity and pipeline.is_claim(s.claim)
    ]


def only(text: str) -> Subject:
    found = figures(text)
    assert len(found) == 1, [s.claim.surface for s in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "counted", "predicate"),
    [
        ("The storm killed 24 people.", "person", "kill"),
        ("At least 24 people were killed in the storm.", "person", "kill"),
        ("The storm left 24 dead.", "person", "dead"),
        ("Norway has diplomatic relations with 112 countries.", "country", "have diplomatic relations"),
        ("The port handled 48 ships.", "ship", "handle"),
        ("The committee adopted more than 80 documents.", "document", "adopt"),
    ],
)
def test_public_measure(text: str, counted: str, predicate: str) -> None:
    measure = only(text).claim.measure
    assert measure.counted == counted
    assert measure.predicate == predicate


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The storm killed 24 people.", "24 died in the storm."),
        ("The blast wounded 40 people.", "40 people were injured in the blast."),
        ("The storm left 24 dead.", "The death toll of the storm rose to 24."),
    ],
)
def test_one_predicate_in_other_words(one: str, other: str) -> None:
    assert only(one).frame.predicates & only(other).frame.predicates


def test_killed_are_not_injured() -> None:
    assert (
        not only("The blast killed 40 people.").frame.predicates & only("The blast injured 40 people.").frame.predicates
    )


def test_place_of_a_happening() -> None:
    frame = only("A gunman killed nine people in Springfield on Sunday.").frame
    assert frame.places == {"springfield"}


def test_the_one_left_out() -> None:
    assert only("The gunman killed 58 people and himself.").frame.excludes
    assert not only("The gunman killed 58 people.").frame.excludes


def test_age_belongs_to_a_person() -> None:
    frame = only("The 64-year-old John Miller was arrested.").frame
    assert frame.dimension == "age"
    assert frame.owner == {"john", "miller"}


def test_the_country_is_the_country_of_the_text() -> None:
    text = (
        "Việt Nam opened its first embassy in 1950. Việt Nam has grown since. Việt Nam trades widely.\n\n"
        "The country has relations with 185 states.\n"
    )
    claim = next(s.claim for s in figures(text) if s.claim.surface == "185")
    assert claim.measure.subject == "Việt Nam"
