"""Dates: every written form is found with its place and meaning, and nothing else; EDTF goes out as it came in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.dates import (
    DateMention,
    day_period,
    find_dates,
    format_edtf,
    in_year,
    is_year_context,
    month_period,
    parse_edtf,
    quarter_period,
    season_period,
    weekday_agrees,
    year_period,
)
from checker.model import Period


def only(text: str) -> DateMention:
    found = find_dates(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("on April 24, 2019 in town", "April 24, 2019", "2019-04-24"),
        ("on 24 April 2019.", "24 April 2019", "2019-04-24"),
        ("Update: April, 22/2019", "April, 22/2019", "2019-04-22"),
        ("the 4th of July 1976,", "4th of July 1976", "1976-07-04"),
        ("Sunday, 29/3/2020", "Sunday, 29/3/2020", "2020-03-29"),
        ("posted 15/4/16", "15/4/16", "2016-04-15"),
        ("seen 2/14/2021", "2/14/2021", "2021-02-14"),
        ("on 2016-04-15 it", "2016-04-15", "2016-04-15"),
        ("in April 2019 he", "April 2019", "2019-04"),
        ("(December 2017)", "December 2017", "2017-12"),
        ("in Sept. 2011", "Sept. 2011", "2011-09"),
        ("the first quarter of 2020", "first quarter of 2020", "2020-33"),
        ("sales in Q3 2018 rose", "Q3 2018", "2018-35"),
        ("Spring 2019 saw", "Spring 2019", "2019-21"),
        ("the winter of 2015-16", "winter of 2015-16", "2015-24"),
        ("the 1990s were", "1990s", "199X"),
        ("the nineteenth century", "nineteenth century", "1801-01-01/1900-12-31"),
        ("from 2016–2020", "2016–2020", "2016-01-01/2020-12-31"),
        ("the 2012-13 term", "2012-13", "2012-01-01/2013-12-31"),
        ("in 2016-04", "2016-04", "2016-04"),
        ("April 24-26, 2019", "April 24-26, 2019", "2019-04-24/2019-04-26"),
        ("24 April - 2 May 2019", "24 April - 2 May 2019", "2019-04-24/2019-05-02"),
        ("open December 28 - January 3, 2020", "December 28 - January 3, 2020", "2019-12-28/2020-01-03"),
        ("in November–February 2020", "November–February 2020", "2019-11-01/2020-02-29"),
        ("in 1999 he", "1999", "1999"),
    ],
)
def test_a_written_form(text: str, words: str, edtf: str) -> None:
    mention = only(text)
    assert text[mention.start : mention.end] == words
    assert [format_edtf(p) for p in mention.readings] == [edtf]
    assert mention.valid
    assert mention.has_year


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("April, 22/2019 - 11:34", "April, 22/2019 - 11:34"),
        ("9:23:48 AM | 2/14/2021", "9:23:48 AM | 2/14/2021"),
        ("15/4/16 13:39", "15/4/16 13:39"),
        ("2016-04-15T10:20:00Z", "2016-04-15T10:20:00Z"),
        ("April 15, 2013, at 2:49 p.m. ET, he", "April 15, 2013, at 2:49 p.m. ET"),
    ],
)
def test_a_clock_time_in_one_stamp_belongs_to_it(text: str, words: str) -> None:
    mention = only(text)
    assert text[mention.start : mention.end] == words
    assert mention.clock


def test_day_and_month_that_could_be_swapped_keep_both_readings() -> None:
    mention = only("1/2/2018")
    assert [str(p.start) for p in mention.readings] == ["2018-01-02", "2018-02-01"]
    assert mention.orders == ("month first", "day first")
    assert mention.ambiguous


def test_a_weekday_settles_which_reading_is_meant() -> None:
    assert [p.start for p in only("Thursday, 1/2/2018").readings] == [date(2018, 2, 1)]


@pytest.mark.parametrize("text", ["June 31, 2021", "31/4/2019", "Feb. 29, 2019", "2019-02-30"])
def test_a_day_that_does_not_exist_is_found_and_marked(text: str) -> None:
    mention = only(text)
    assert not mention.valid


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [("31/6/2019", 6, 31), ("6/31/2019", 6, 31), ("31 June 2019", 6, 31), ("12-31 June 2019", 6, 31)],
)
def test_a_day_that_does_not_exist_is_kept(text: str, month: int, day: int) -> None:
    mention = only(text)
    assert (mention.valid, mention.month, mention.day) == (False, month, day)


def test_a_range_the_wrong_way_round_names_no_day() -> None:
    mention = only("from 12 to 3 May 2020")
    assert (mention.valid, mention.day) == (False, None)
    assert mention.readings == ()


def test_a_day_without_a_year_waits_for_one() -> None:
    mention = only("on Monday, Nov. 5")
    assert (mention.has_year, mention.month, mention.day, mention.weekday) == (False, 11, 5, 0)
    placed = in_year(mention, 2018)
    assert placed == day_period(date(2018, 11, 5))
    assert weekday_agrees(mention, placed)
    assert not weekday_agrees(mention, day_period(date(2019, 11, 5)))
    assert in_year(only("Feb. 29"), 2019) is None


@pytest.mark.parametrize(
    "text",
    [
        "185/193",
        "$2019",
        "1,990 people",
        "2019.5",
        "version 1.2.16",
        "10-20 visits",
        "Boeing 737",
        "you may 12",
        "He may go",
        "24/7",
        "a march of 12",
        "4000",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_places_are_moved_by_the_offset() -> None:
    assert [(m.start, m.end) for m in find_dates("in May 2019", 100)] == [(103, 111)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2016", True),
        ("since 1986", True),
        ("(1999)", True),
        ("2016's vote", True),
        ("mid-2016", True),
        ("by 2030", True),
        ("of 2000 people", False),
        ("about 1500", False),
        ("killed 2000", False),
    ],
)
def test_where_four_digits_are_a_year(text: str, expected: bool) -> None:
    start = next(i for i, c in enumerate(text) if c.isdigit())
    assert is_year_context(text, start, start + 4) is expected


# --- EDTF --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "basis"),
    [
        ("2016-04-15", "2016-04-15", "2016-04-15", "day", "stated"),
        ("2016-04", "2016-04-01", "2016-04-30", "month", "stated"),
        ("2016", "2016-01-01", "2016-12-31", "year", "stated"),
        ("2016-21", "2016-03-01", "2016-05-31", "season", "stated"),
        ("2016-04/2016-06", "2016-04-01", "2016-06-30", "range", "stated"),
        ("2021-02/..", "2021-02-01", "None", "range", "bounded"),
        ("../2016-04-15", "None", "2016-04-15", "range", "bounded"),
        ("2016-04-15T10:20:00Z", "2016-04-15", "2016-04-15", "day", "stated"),
        ("2016?", "2016-01-01", "2016-12-31", "year", "stated"),
        ("2016~", "2016-01-01", "2016-12-31", "year", "stated"),
        ("201X", "2010-01-01", "2019-12-31", "decade", "stated"),
    ],
)
def test_edtf_is_read(text: str, start: str, end: str, precision: str, basis: str) -> None:
    period = parse_edtf(text)
    assert (str(period.start), str(period.end), period.precision, period.basis) == (start, end, precision, basis)


@pytest.mark.parametrize(
    "text", ["soon", "", "2016-13", "2016-02-30", "0000", "../..", "/", "2017/2016", "2016-04-15/x", "٢٠١٦", "9" * 5000]
)
def test_what_is_no_edtf_says_so_in_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date") as error:
        parse_edtf(text)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 120


_days = st.dates(min_value=date(1000, 1, 1), max_value=date(2100, 12, 31))
_years = st.integers(min_value=1000, max_value=2100)
_periods = st.one_of(
    st.builds(day_period, _days),
    st.builds(month_period, _years, st.integers(1, 12)),
    st.builds(quarter_period, _years, st.integers(1, 4)),
    st.builds(season_period, _years, st.integers(1, 4)),
    st.builds(year_period, _years),
    st.builds(lambda a, b: Period(start=min(a, b), end=max(a, b), precision="range"), _days, _days),
    st.builds(lambda a: Period(start=a, end=None, precision="range", basis="bounded"), _days),
    st.builds(lambda a: Period(start=None, end=a, precision="range", basis="bounded"), _days),
)


@given(_periods)
def test_edtf_goes_out_as_it_came_in(period: Period) -> None:
    assert parse_edtf(format_edtf(period)) == period


@given(st.text(alphabet="0123456789/-. ,:AprilMay'", max_size=80))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(_days)
def test_one_day_is_read_alike_in_every_form(day: date) -> None:
    for form in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", day.isoformat()):
        assert only(form).readings == (day_period(day),)


@pytest.mark.parametrize("unit", ["1", "/", "1/", "April ", "12 April ", "2016-", "Sun, Apr 1, ", "\n", "12:30 "])
def test_hostile_text_takes_work_in_proportion(unit: str, grows_in_proportion: Any) -> None:
    grows_in_proportion(lambda size: find_dates(unit * (size // len(unit))), 50_000)
