"""What is true of a calendar is never doubted, and what is false of it always is: weekdays, days, lengths, ages."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.arithmetic.calendar import WEEKDAYS
from checker.arithmetic.printed_dates import MONTHS

DAYS = st.dates(date(1930, 1, 1), date(2040, 12, 31))
FEW = settings(max_examples=60, deadline=None)


def said(code: str, text: str, day: str = "2041-06-01") -> list[str]:
    """The messages of a rule on a text."""
    return [f.message for f in pipeline.scan([pipeline.document_of("t.txt", text, day)], select=[code]).findings]


def printed(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@FEW
@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_that_of_its_date(day: date, shift: int) -> None:
    weekday = WEEKDAYS[(day.weekday() + shift) % 7]
    assert bool(said("SC008", f"The court met on {weekday}, {printed(day)}, for an hour.")) == (shift != 0)


@FEW
@given(DAYS, st.integers(-100, 0), st.integers(0, 6))
def test_a_weekday_without_a_year_is_of_the_text_s_year(own: date, back: int, shift: int) -> None:
    day = own + timedelta(days=back)
    weekday = WEEKDAYS[(day.weekday() + shift) % 7]
    text = f"The court met on {weekday}, {MONTHS[day.month - 1]} {day.day}, for an hour."
    assert bool(said("SC008", text, own.isoformat())) == (shift != 0)


@FEW
@given(st.integers(1930, 2040), st.integers(1, 12), st.integers(1, 31))
def test_a_day_exists_or_is_doubted(year: int, month: int, day: int) -> None:
    try:
        date(year, month, day)
        there = True
    except ValueError:
        there = False
    assert bool(said("SC008", f"The court met on {day} {MONTHS[month - 1]} {year}, for an hour.")) != there


@FEW
@given(DAYS, DAYS)
def test_a_stretch_ends_after_it_begins(first: date, last: date) -> None:
    text = f"The fair ran from {printed(first)} to {printed(last)}, in Bern."
    assert bool(said("SC008", text)) == (last < first)


@FEW
@given(st.integers(1930, 2000), st.integers(1, 40), st.integers(-9, 9))
def test_a_length_in_years_is_that_of_its_stretch(first: int, years: int, off: int) -> None:
    told = years + off
    if told < 1:
        return
    text = f"She led the bank from {first} to {first + years}, for {told} years."
    assert bool(said("SC009", text)) == (abs(off) > 1)


@FEW
@given(DAYS, st.integers(1, 25), st.integers(2, 30))
def test_a_length_in_days_is_that_of_its_stretch(first: date, days: int, told: int) -> None:
    last = first + timedelta(days=days)
    text = f"The talks lasted {told} days, from {printed(first)} to {printed(last)}."
    working = sum((first + timedelta(days=n)).weekday() < 5 for n in range(days + 1))
    if told in (days, days + 1):
        assert said("SC009", text) == []
    if told > days + 1 or told < working - 1:
        assert len(said("SC009", text)) == 1


@FEW
@given(st.dates(date(1930, 1, 1), date(2000, 12, 31)), st.integers(1, 90), st.integers(0, 364), st.integers(-9, 9))
def test_an_age_follows_from_birth_and_death(born: date, years: int, more: int, off: int) -> None:
    died = date(born.year + years, born.month, min(born.day, 28)) + timedelta(days=more)
    age = died.year - born.year - ((died.month, died.day) < (born.month, born.day))
    if age + off < 1:
        return
    text = f"He was born on {printed(born)} and died on {printed(died)}, aged {age + off}."
    assert bool(said("SC009", text, "")) == (off != 0)


@FEW
@given(st.integers(1930, 1990), st.integers(1, 50), st.integers(-9, 9))
def test_an_anniversary_is_of_one_year(founded: int, years: int, off: int) -> None:
    told = years + off
    if told < 1:
        return
    ending = "th" if 10 < told % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(told % 10, "th")
    text = f"The club was founded in {founded} and kept its {told}{ending} anniversary in {founded + years}."
    assert bool(said("SC009", text)) == (off != 0)
