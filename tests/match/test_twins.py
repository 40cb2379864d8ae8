"""What prints one figure of one thing again and again is stood for by the first."""

from __future__ import annotations

from checker.extraction import subjects_of
from checker.match import groups
from checker.match.rarity import Rarity
from checker.match.twins import OFTEN, firsts
from checker.model import Subject
from checker.pipeline import document_of


def told(times: int) -> list[Subject]:
    return [
        s
        for n in range(times)
        for s in subjects_of(document_of(f"{n}.txt", "The flood in Arden killed 47 people.", "2024-05-02"))
    ]


def test_the_first_stands_for_all_that_print_the_same() -> None:
    subjects = told(OFTEN + 1)
    assert firsts(subjects, Rarity([]), lambda _i, _j: 0.9, 0.5) == dict.fromkeys(range(1, OFTEN + 1), 0)
    assert firsts(subjects, Rarity([]), lambda _i, _j: 0.2, 0.5) == {}


def test_what_is_printed_seldom_is_compared_each_with_each() -> None:
    assert firsts(told(OFTEN), Rarity([]), lambda _i, _j: 0.9, 0.5) == {}


def test_those_stood_for_are_of_the_measure_of_the_first() -> None:
    other = subjects_of(document_of("other.txt", "The flood in Arden killed 49 people.", "2024-05-03"))
    assert groups([*told(40), *other]) == [list(range(41))]
