"""Superlatives that the same text refutes; and those within bounds of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Messages = Callable[..., list[str]]

FIRES = (
    (
        "2020-05-04",
        "Lindholm has the largest harbour in the region, with 40 berths. The harbour of Dravik has 52 berths.",
    ),
    (
        "2020-05-04",
        "The tallest tower in the country is the Brandt Tower, at 210 metres. The Lind tower is 240 metres high.",
    ),
    (
        "2020-05-04",
        "Its library is the biggest in the country, with 2 million books. The Dravik library holds 3 million books.",
    ),
    ("2020-05-04", "The smallest school in the district is Brack, with 12 pupils. The school at Lind has 9 pupils."),
    ("2020-05-04", "Lind is the busiest airport in the country, with 40 gates.\n\nDravik airport has 52 gates."),
    (
        "2020-05-04",
        "Anders Bridge is the longest bridge in the country, at 3 kilometres.\n\nThe Lind bridge is 5 kilometres long.",
    ),
    ("2020-12-31", "The team scored a record 12 goals in 2020. It scored 15 goals in 2018."),
    ("2020-12-31", "The plant sold a record 400 cars in 2020.\n\nIn 2017 the plant sold 500 cars."),
    ("2020-12-31", "The port handled a record 12 million tonnes in 2020. The port handled 14 million tonnes in 2016."),
    ("2020-12-31", "The zoo drew a record 9,000 visitors in 2020. In 2019 the zoo drew 11,000 visitors."),
    (
        "2020-05-04",
        (
            "In 1990 Ada Lind became the first woman to lead the bank. In 1984 Eva "
            "Stern was the first woman to lead the bank."
        ),
    ),
    (
        "2020-05-04",
        (
            "Ada Lind became the first woman to lead the bank in 1990.\n\nEva "
            "Stern became the first woman to lead the bank in 1984."
        ),
    ),
    (
        "2020-05-04",
        "Norland was the first country to ban the drug in 2001. Ostland was the first country to ban the drug in 1998.",
    ),
)

QUIET = (
    (
        "2020-05-04",
        "Lindholm has one of the largest harbours in the region, with 40 berths. The harbour of Dravik has 52 berths.",
    ),
    (
        "2020-05-04",
        "Lindholm has the second largest harbour in the region, with 40 berths. The harbour of Dravik has 52 berths.",
    ),
    (
        "2020-05-04",
        "Lindholm has the largest harbour in Norland, with 40 berths. The harbour of Brack in Ostland has 52 berths.",
    ),
    (
        "2020-05-04",
        (
            "Lindholm had the largest harbour in the region until 1990, with 40 "
            "berths. The harbour of Dravik has 52 berths."
        ),
    ),
    (
        "2020-05-04",
        "Lindholm has the largest harbour in the region, with 40 berths. The harbour of Dravik has 52 cranes.",
    ),
    (
        "2020-05-04",
        "Lindholm has the largest harbour in the region, with 40 berths. All harbours together have 152 berths.",
    ),
    (
        "2020-05-04",
        "Lindholm has the largest harbour in the region, with 40 berths. The school in Dravik has 52 berths.",
    ),
    ("2020-12-31", "The team scored a record 12 goals in 2020. The rivals scored 15 goals in 2018."),
    ("2020-12-31", "The team scored a record 12 goals in 2018. It scored 15 goals in 2020."),
    ("2020-12-31", "The team scored a record 12 goals in 2020. It scored 9 goals in 2018."),
    ("2020-12-31", "The plant sold a record 400 cars in 2020.\n\nIn 2017 the plant made 500 cars."),
    (
        "2020-05-04",
        (
            "In 1990 Ada Lind became the first woman to lead the bank. In 1984 Eva "
            "Stern was the first woman to lead the club."
        ),
    ),
    (
        "2020-05-04",
        "For the first time in nine years the river froze in 2010. In 1990 the river froze for the first time.",
    ),
)


@pytest.mark.parametrize(("day", "text"), FIRES, ids=lambda value: value[:60])
def test_fires(day: str, text: str, messages: Messages) -> None:
    assert len(messages("SC013", (day, text))) == 1


@pytest.mark.parametrize(("day", "text"), QUIET, ids=lambda value: value[:60])
def test_quiet(day: str, text: str, messages: Messages) -> None:
    assert messages("SC013", (day, text)) == []
