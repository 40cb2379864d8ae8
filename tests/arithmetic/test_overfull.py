"""SC003: parts larger than their whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Messages = Callable[[str, str], list[str]]

FIRES = (
    "All 52 of the 48 boats sank.",
    "Lindholm took part in 15 of the 12 meetings.",
    "Of the 12 jurors, 15 agreed.",
    "Out of 40 passengers, 52 survived.",
    "Nine of the eight lakes have fish.",
    "Some 40 of the 30 houses burned.",
    "The bus carried 40 passengers, 52 of whom were hurt.",
    "The storm killed 12 people, including 15 children.",
    "The storm killed 12 people – 15 of them children.",
    "The council spent $50 million of its $45 million budget.",
    "The report says 120 percent of respondents agreed.",
    "The Left got 104 percent of the vote.",
    "Unemployment in the town reached 120 percent.",
    "Women made up 110 percent of the workforce.",
    "The club has 12 members. Fifteen of them left.",
    "Police held 130 of the 120 marchers (60 percent).",
)
QUIET = (
    "The critic gave it 12 out of 10.",
    "Prices are 130 percent of last year's.",
    "The firm hired 150 percent of the workers it needed.",
    "Two buses carried 120 people, 80 of them children.",
    "Police arrested people in two cities, 80 of them on Friday.",
    "They arrested 12 men in three raids, 15 of them armed.",
    "He drank 15 of the 12-packs.",
    "It lost 5 of the 3 million.",
    "Four families, including 12 children, lost their homes.",
    "The storm killed 12 people and hurt 30, including 15 children.",
    "Of the three ministers, 52 percent of voters know none.",
    "Of the two candidates, 45 delegates chose the first.",
    "Output reached 120 percent of capacity, and turnout rose 130 percent.",
    "She gives 110 percent.",
    "The screen shows row 1 of 0.",
    "The city has two hospitals. It has 300 doctors, 80 of them women.",
    "About 195 of the 193 or so members voted.",
)


@pytest.mark.parametrize("text", FIRES)
def test_fires(messages: Messages, text: str) -> None:
    assert len(messages("SC003", text)) == 1


@pytest.mark.parametrize("text", QUIET)
def test_quiet(messages: Messages, text: str) -> None:
    assert messages("SC003", text) == []


def test_the_message_names_both(messages: Messages) -> None:
    assert messages("SC003", "Lindholm has ties with 195 of the 193 states.") == ["195 is more than the 193 it is of"]


WORDINGS = (
    "In all {part} of the {whole} boats sank.",
    "Of the {whole} boats, {part} were lost.",
    "The storm hit {whole} boats, {part} of them badly.",
)


@settings(deadline=None)
@given(st.sampled_from(WORDINGS), st.integers(12, 400), st.integers(1, 100))
def test_a_part_is_found_where_it_is_larger_and_only_there(
    messages: Messages, wording: str, size: int, more: int
) -> None:
    larger = size + min(more, size // 2)
    assert len(messages("SC003", wording.format(part=larger, whole=size))) == 1
    assert messages("SC003", wording.format(part=size, whole=larger)) == []
