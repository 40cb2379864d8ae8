"""The time of an old event, carried on to the sentences that go on about it."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.model import Period


def period_of(text: str, surface: str) -> Period:
    document = pipeline.document_of("a", text, "2013-05-21")
    (found,) = [c for c in pipeline.extract([document]) if c.surface == surface]
    return found.period


@pytest.mark.parametrize(
    "text",
    [
        "In 1999 such a storm tore through Halden. That storm killed 36 people.",
        "In 1999, a storm tore through Halden. It destroyed 1,800 homes. It also killed 36 people.",
        "On 3 May 1999 another storm struck. The storm killed 36 people.",
        "In 1999 a storm tore through Halden.\n\nThat storm killed 36 people.",
    ],
)
def test_what_goes_on_about_an_old_event_is_of_its_time(text: str) -> None:
    assert period_of(text, "36").start.year == 1999  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "In 1999 a storm tore through Halden. Rescuers found 36 people.",
        "In 1999 a storm tore through Halden.\n\nThe storm killed 36 people.",
        "On Monday a storm tore through Halden. It killed 36 people.",
        "In 1999 the town was rebuilt. The storm killed 36 people.",
        "In 1999 a storm tore through Halden. The mayor now counts 36 people.",
        "In 1999 a storm tore through Halden. This storm, on Monday, killed 36 people.",
    ],
)
def test_what_does_not_is_left_alone(text: str) -> None:
    assert period_of(text, "36").start is None or period_of(text, "36").start.year == 2013  # type: ignore[union-attr]
