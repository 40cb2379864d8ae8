"""Days no calendar has, weekdays that are not those of their dates, ends before beginnings; and what only looks so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Messages = Callable[..., list[str]]

FIRES = (
    ("2024-01-03", "The bridge closed on 31 June 2019."),
    ("2024-01-03", "The council met on February 30 and passed 3 bills."),
    ("2024-01-03", "The club will meet on 29 February 2023."),
    ("2024-01-03", "The paper is dated 31/6/2019."),
    ("2024-01-03", "The fair is on April 31."),
    ("2024-01-03", "The hearing is set for Monday, 3 January 2024."),
    ("2024-01-03", "The hearing is set for Monday 3 January 2024."),
    ("2024-01-03", "The hearing (Monday, 3 January 2024) is open."),
    ("2024-01-03", "On 3 January 2024, a Monday, the court met."),
    ("2024-01-03", "January 3, 2024 was a Monday."),
    ("2024-01-03", "The court met on Monday evening, January 3, 2024."),
    ("2024-01-03", "On Monday, Jan. 3, the council met."),
    ("2024-01-03", "The council met on Monday (Jan. 3)."),
    ("2024-01-03", "The council meets 3 times on Friday 5 May 2023 and Monday 9 May 2023."),
    ("2024-01-05", "Mayor Ada Lind said today, Tuesday, that 5 roads would close."),
    ("2024-01-05", "Mayor Ada Lind said the council met yesterday (Monday) for 5 hours."),
    ("2024-01-03", "The fair ran from 12 May to 3 May 2020."),
    ("2024-01-03", "The fair ran from 12 May 2020 to 3 May 2020."),
    ("2024-01-03", "The fair ran from 12 May to 3 May."),
    ("2024-01-03", "He served from 2014 to 2010."),
    ("2024-01-03", "The plant opened in 2015 and closed in 2012."),
    ("2024-01-03", "Born in 1950, he died in 1941."),
    ("2024-01-03", "She was born in 1950 in Bern and died in 1941."),
    ("2024-01-03", "She was born in 1950. She died in 1941."),
    ("2024-01-03", "The firm was founded in 1990 and was finally abolished in 1980."),
    ("2021-06-01", "The bridge opened in 1950. It closed in 1940."),
    ("2021-06-01", "The meeting was on Friday, 30 February 2021."),
    ("2021-06-01", "The trial began on Monday, 1 June 2021."),
    ("2021-06-01", "He was elected in 1990 and died in 1985."),
    ("2021-06-01", "The museum, founded in 1950 and closed in 1940 during the war, reopened."),
)

QUIET = (
    ("2024-01-03", "The hearing is set for Wednesday, 3 January 2024."),
    ("2024-01-03", "In June 31 people died."),
    ("2024-01-03", "The 31 June graduates met."),
    ("2024-01-03", "On Bloody Sunday, 1972, 13 people were shot."),
    ("2024-01-03", "Black Friday 2019 came on 29 November 2019."),
    ("2024-01-03", "On 25 October 1917, a Wednesday, the palace fell."),
    ("2024-01-03", "The battle was on Monday, 14 October 1066."),
    ("2024-01-03", "The 2012-13 season ended in May 2013."),
    ("2024-01-03", "The hearing runs Monday, January 1 to Friday, January 5."),
    ("2024-01-03", "It was open Saturday and Sunday, January 6 and 7, 2024."),
    ("2024-01-03", "The vote was moved from 12 May to 3 May 2020."),
    ("2024-01-03", "The mill closed in 2012 and opened again in 2015."),
    ("2024-01-03", "The store that opened in 2015 replaced one that closed in 2012."),
    ("2024-01-03", "Born in 1950, he wed a woman who died in 1941."),
    ("2024-01-03", "The reign ran from 1200 to 1180 BC."),
    ("2024-01-03", "Every Monday, January 3 included, the 5 clubs meet."),
    ("2018-04-15", "In 2013 they ran again. On Monday, April 15, two bombs went off."),
    ("2024-01-04", "Mayor Ada Lind said today, Wednesday, that 5 roads would close."),
    ("2024-01-03", "The fair ran from 28 December to 3 January 2020."),
    ("2024-01-03", "She died in 1941, and her son was born in 1950."),
    ("2021-06-01", "On Sunday, 30 January 1972, 13 were shot; Bloody Sunday is its name."),
    ("2021-06-01", "The gallery is open from Monday to Friday from May 3 to June 1."),
)


@pytest.mark.parametrize(("day", "text"), FIRES, ids=lambda value: value[:60])
def test_fires(day: str, text: str, messages: Messages) -> None:
    assert len(messages("SC008", (day, text))) == 1


@pytest.mark.parametrize(("day", "text"), QUIET, ids=lambda value: value[:60])
def test_quiet(day: str, text: str, messages: Messages) -> None:
    assert messages("SC008", (day, text)) == []


def test_the_sum_is_shown(messages: Messages) -> None:
    said = messages("SC008", ("2024-01-02", "The hearing is set for Monday, 3 January 2024."))
    assert said == ["3 January 2024 was a Wednesday, not a Monday"]
    assert messages("SC008", ("2020-01-02", "It closed on 31 June 2019.")) == [
        "no such day as “31 June 2019”: June has 30 days"
    ]


def test_a_day_without_a_year_needs_a_dated_text(messages: Messages) -> None:
    assert messages("SC008", ("", "On Monday, Jan. 3, the council met.")) == []


def test_a_text_that_goes_on_after_its_date_is_let_pass(messages: Messages) -> None:
    assert messages("SC008", ("2013-04-21", "A jury condemned him on Friday, May 15, for 4 killings.")) == []
    assert len(messages("SC008", ("2013-04-21", "The jury will meet on Friday, May 15, at noon."))) == 1
