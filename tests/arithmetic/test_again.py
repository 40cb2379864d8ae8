"""SC001: a figure told again with a slip of the pen, and figures that only look like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Messages = Callable[[str, str], list[str]]

FIRES = [
    "The club closed the year with a loss of €4.2m after tax.\n\nHow does a club make a loss of €4.7m after tax?",
    "The ferry carried 2,460 passengers in May.\n\nThose 2,640 passengers were the most so far.",
    "The dam held 420 million cubic metres of water.\n\nAnd so 402 million cubic metres of water remain.",
    "Her majority over Lind was 3,250.\n\nA majority of 3,520 over Lind is slim, her friends say.",
    "The museum counted 48,300 visitors.\n\nWith 43,800 visitors it could not be happier.",
]

QUIET = [
    "Rents in Arden average €420 a month.\n\nIn Bexhill rents average €460 a month.",
    pytest.param(
        "The ferry made a loss of €4.2m after tax.\n\nThe harbour made a loss of €4.7m after tax.",
        marks=pytest.mark.xfail(reason="the two are matched as one measure", strict=True),
    ),
    "It sold a boat for €4.2m.\n\nIt bought a crane for €4.7m.",
    "The club made a loss of €4.2m in 2023.\n\nIn 2022 it made a loss of €4.7m.",
    "The ferry carried 2,460 passengers in May.\n\nIn June it carried 2,640 passengers.",
    "Sales rose from 2,460 to 2,640 cars.\n\nThose 2,640 cars were red. The 2,460 cars were blue.",
    "Arden has 48,300 people.\n\nBexhill has 43,800 people.",
    "Theft rose to 1,840 cases, after 1,480.\n\nThose 1,480 cases were solved, the 1,840 cases not.",
    "It has 246 doors.\n\nThe 264 windows were mended.",
    "Some 2,460 people came.\n\nAbout 2,640 tickets were sold.",
]


@pytest.mark.parametrize("text", FIRES)
def test_a_figure_told_again_otherwise_is_told(messages: Messages, text: str) -> None:
    (message,) = messages("SC001", text)
    assert message.startswith("one text, two figures: ")


@pytest.mark.parametrize("text", QUIET)
def test_figures_of_two_things_or_times_are_left_alone(messages: Messages, text: str) -> None:
    assert messages("SC001", text) == []
