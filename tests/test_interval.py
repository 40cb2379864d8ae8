"""The mathematics of intervals: laws that hold for whatever ends are drawn."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.interval import Interval

numbers = st.integers(-40, 40).map(lambda n: Decimal(n) / 4)
ends = st.none() | numbers


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval: points, open, closed and unbounded ends; small numbers, so that ends often meet."""
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low >= high:
        return Interval(high, low) if high < low else Interval.point(low)
    return Interval(low, high, draw(st.booleans()) and low is not None, draw(st.booleans()) and high is not None)


@given(intervals(), intervals(), numbers)
def test_a_number_lies_in_the_intersection_iff_it_lies_in_both(a: Interval, b: Interval, x: Decimal) -> None:
    both = a.intersection(b)
    assert (both is not None and x in both) == (x in a and x in b)


@given(intervals(), intervals())
def test_intersection_is_commutative(a: Interval, b: Interval) -> None:
    assert a.intersection(b) == b.intersection(a)
    assert a.overlaps(b) == b.overlaps(a)


@given(intervals(), intervals(), intervals())
def test_intersection_is_associative(a: Interval, b: Interval, c: Interval) -> None:
    ab, bc = a.intersection(b), b.intersection(c)
    left = None if ab is None else ab.intersection(c)
    right = None if bc is None else a.intersection(bc)
    assert left == right


@given(intervals())
def test_an_interval_is_its_own_intersection_and_hull(a: Interval) -> None:
    assert a.intersection(a) == a
    assert a.hull(a) == a
    assert a.covers(a)


@given(intervals())
def test_everything_is_neutral(a: Interval) -> None:
    everything = Interval()
    assert a.intersection(everything) == a
    assert a.hull(everything) == everything
    assert everything.covers(a)


@given(intervals(), intervals(), numbers)
def test_covering_is_having_every_number(a: Interval, b: Interval, x: Decimal) -> None:
    assume(a.covers(b))
    assert x not in b or x in a
    assert a.hull(b) == a


@given(intervals(), intervals())
def test_covering_each_other_is_being_equal(a: Interval, b: Interval) -> None:
    assert (a.covers(b) and b.covers(a)) == (a == b)


@given(intervals(), intervals())
def test_the_hull_is_commutative_and_covers_both(a: Interval, b: Interval) -> None:
    hull = a.hull(b)
    assert hull == b.hull(a)
    assert hull.covers(a)
    assert hull.covers(b)


@given(intervals(), intervals(), intervals())
def test_the_hull_is_the_smallest_that_covers_both(a: Interval, b: Interval, c: Interval) -> None:
    assume(c.covers(a) and c.covers(b))
    assert c.covers(a.hull(b))


@given(intervals(), numbers.filter(bool), numbers)
def test_scaling_scales_every_number(a: Interval, factor: Decimal, x: Decimal) -> None:
    assert (x * factor in a.scaled(factor)) == (x in a)


@given(intervals(), st.sampled_from([Decimal(2), Decimal("-0.5"), Decimal(-4)]))
def test_scaling_can_be_undone(a: Interval, factor: Decimal) -> None:
    assert a.scaled(factor).scaled(1 / factor) == a


@given(intervals(), numbers, numbers)
def test_shifting_shifts_every_number(a: Interval, by: Decimal, x: Decimal) -> None:
    assert (x + by in a.shifted(by)) == (x in a)


@given(numbers, numbers)
def test_a_point_holds_one_number(value: Decimal, x: Decimal) -> None:
    point = Interval.point(value)
    assert point.is_point
    assert (x in point) == (x == value)


@pytest.mark.parametrize(
    ("low", "high", "low_open", "high_open"),
    [(3, 2, False, False), (3, 3, True, False), (3, 3, False, True), (3, 3, True, True)],
)
def test_nothing_between_the_ends_is_refused(low: int, high: int, low_open: bool, high_open: bool) -> None:
    with pytest.raises(ValueError, match="empty interval"):
        Interval(Decimal(low), Decimal(high), low_open, high_open)


def test_scaling_by_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="zero"):
        Interval.point(Decimal(3)).scaled(Decimal(0))


def test_open_ends_that_meet_share_nothing() -> None:
    above, to = Interval(low=Decimal(33), low_open=True), Interval(high=Decimal(33))
    assert above.intersection(to) is None
    assert not above.overlaps(Interval.point(Decimal(33)))


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        (Interval(), "(-inf, inf)"),
        (Interval(Decimal(1), Decimal(2), low_open=True), "(1, 2]"),
        (Interval(high=Decimal(2), high_open=True), "(-inf, 2)"),
    ],
)
def test_shown_as_mathematicians_write_it(interval: Interval, shown: str) -> None:
    assert str(interval) == shown
