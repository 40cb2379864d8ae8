"""What a printed figure may have been before it was rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker import pipeline
from checker.arithmetic.rounding import (
    allowed,
    counted,
    difference,
    growth,
    half_unit,
    last_place,
    nearest,
    plain,
    share,
)
from checker.interval import Interval
from checker.model import Quantity


def quantity(text: str) -> Quantity:
    """The first quantity of a sentence."""
    found = pipeline.extract([pipeline.document_of("text", text, "2021-02-14")])[0].quantity
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Some boats, 55 percent, sank.", "0.5"),
        ("Some boats, 55.5 percent, sank.", "0.05"),
        ("It cost $1.2 million.", "50000"),
        ("It cost $80 million.", "500000"),
        ("It has 120 boats.", "0"),
    ],
)
def test_half_a_unit_of_the_last_place(text: str, half: str) -> None:
    assert half_unit(quantity(text)) == Decimal(half)


def test_a_percentage_may_be_cut_off_or_rounded_up() -> None:
    told = allowed(quantity("Exactly 55 percent of the boats sank."))
    assert Decimal("55.9") in told
    assert Decimal("54.1") in told
    assert Decimal(56) not in told
    assert Decimal("55.6") not in nearest(quantity("Exactly 55 percent of the boats sank."))


def test_nearly_reaches_its_number_and_less_than_does_not() -> None:
    nearly, less = quantity("Nearly 60 percent of the boats sank."), quantity("Less than 60 percent of the boats sank.")
    assert Decimal(60) in allowed(nearly)
    assert Decimal(20) not in allowed(nearly)
    assert Decimal(60) not in allowed(less)
    assert Decimal(20) in allowed(less)


def test_some_hundreds_beside_their_whole_are_counted() -> None:
    assert counted(quantity("It has 200 boats.")).is_point
    assert not counted(quantity("It has 2,000 boats.")).is_point
    assert not counted(quantity("It has about 200 boats.")).is_point


def test_sums_of_sets() -> None:
    two, four = Interval.point(Decimal(2)), Interval(Decimal(4), Decimal(5))
    assert share(two, four) == Interval(Decimal(40), Decimal(50))
    assert share(two, Interval(Decimal(0), Decimal(5))) is None
    assert share(Interval(Decimal(1), None), four) == Interval(Decimal(20), None)
    assert growth(two, four) == Interval(Decimal(100), Decimal(150))
    assert growth(two, Interval(Decimal(4), None)) is None
    assert difference(two, four) == Interval(Decimal(2), Decimal(3))


def test_the_last_place_of_a_fraction_is_not_known() -> None:
    assert last_place(quantity("It is 12 miles away.")) == 1
    assert last_place(quantity("It is half a mile away.")) is None


@pytest.mark.parametrize(("value", "places", "text"), [("1234.50", 2, "1,234.5"), ("60", 0, "60"), ("100.0", 1, "100")])
def test_numbers_in_a_message(value: str, places: int, text: str) -> None:
    assert plain(Decimal(value), places) == text
