"""SC005: changes against their ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Messages = Callable[[str, str], list[str]]

FIRES = (
    "Sales grew 25 percent, from $40 million to $80 million.",
    "Sales grew from $40 million to $80 million, an increase of 25 percent.",
    "Sales grew from $40 million to $80 million, a 25 percent increase.",
    "Sales grew from $40 million to $80 million (up 25%).",
    "Sales grew from $40 million to $80 million, or 25 percent.",
    "Sales grew from $40 million in 2012 to $80 million in 2013, a 25 percent rise.",
    "Sales grew 25 percent to $80 million from $40 million a year earlier.",
    "Sales were $80 million, up from $40 million a year earlier, or 25 percent.",
    "Sales came to $80 million, an increase of 25 percent from $40 million.",
    "Sales came to $80 million, against $40 million in 2012, a rise of 25 percent.",
    "Sales rose 25 percent to $80 million, compared with $40 million a year earlier.",
    "A 40% increase, from 50 to 80, was recorded.",
    "A 40 percent drop from 400 to 300 was seen.",
    "Pupil numbers have dropped 40 percent, from 400 in 2010 to 300 in 2020.",
    "Pupil numbers dropped by 50, from 400 to 300.",
    "The council raised the fee from $40 to $50, a 40 percent increase.",
    "The share price fell 12 cents, from $2.50 to $2.20.",
    "Turnout rose 20 percentage points, from 40 percent to 50 percent.",
    "Turnout rose by 10 percent, from 40 percent to 50 percent.",
    "Turnout was 50 percent, up 10 percent from 40 percent in 2010.",
    "Unemployment fell to 4.9 percent from 5.0 percent, down 0.3 points.",
    "The population more than doubled to 700 from 400.",
    "The population nearly tripled from 400 to 800.",
    "The population almost halved, from 400 to 300.",
    "There was a tenfold rise, from 40 to 80.",
    "The budget was cut by a third, from $90 million to $45 million.",
    "The tally is up from 80 to 40.",
    "Membership increased to 200 from 300.",
    "The number of cases declined, from 200 to 300.",
    # told as a comparison
    "Catches reached 372,000 tons, 30 percent more than the 310,000 tons of 2019.",
    "Catches reached 420, a fifth more than the 300 of 2019.",
    "Membership was 540, a drop of 60 per cent on the 900 of 2019.",
    "The crop will come to 540,000 tonnes, a plunge of 60 per cent from the 900,000 tonnes of last year.",
    "Season passes went to 7,800 people, up 19 percent on the 7,150 of the season before.",
    "The loss was $3.1 million, some $2.9 million less than the $5.2 million of the previous year.",
    "The rate was 46%, five points higher than the 43% of 2019.",
    "The rate is 46%, up five points from 43%.",
    "Sales of 420 boats were 30 percent up on the 350 of a year earlier.",
    "The pier cost $15 million. That is 45 per cent over the $12 million budgeted.",
    # told over two clauses
    "Thefts dropped by 18% to 18,400, after 20,000 the year before.",
    "Turnover jumped by 30 percent to €42m ($46m), having been €35m in 2019.",
    "The bill rose to £26.4m from a planned £22m, an overrun of 30%.",
    "Budgeted at £22m, the pier ended up at £26.4m, an overrun of 30%.",
    "The choir had 900 members in 2019 and has 540 now, a drop of 60 percent.",
    "There were 900 boats in 2019 and 540 in 2023, 60 percent fewer.",
    "In 2019 it sold 900 boats; last year it sold 540, a fall of 60 percent.",
    "From 350 in 2022, sales climbed to 420, a gain of 30%.",
    "Compared with 350 in 2022, sales of 420 mean a rise of 30%.",
    "Debt is down from €20m to €16m, a drop of a third.",
    "The budget grew from $350 million to $420 million. That is a rise of 30 percent.",
)
QUIET = (
    "Prices rose from 50 to 80, up 60%.",
    "Prices fell from 80 to 50, down 37 percent.",
    "Prices fell from 80 to 50, down 38 percent.",
    "The rate rose from 4% to 5%, a 25% increase.",
    "The rate rose one point, from 4% to 5%.",
    "The rate went from 4% to 5%, with turnout up 12%.",
    "The number doubled from 10 to 19.",
    "The number almost tripled from 10 to 28.",
    "Sales rose from $50 million to $80 million, and profit rose 12 percent.",
    "Sales rose 9.4 percent, from $1.17 billion to $1.28 billion.",
    "Sales rose from $50 million to $80 million, up 9 percent a year.",
    "In real terms spending rose 12 percent, from $50 million to $80 million.",
    "She improved from 80 to 75 seconds.",
    "The pound fell from $1.50 to $1.30, and the euro rose from 130 yen to 120.",
    "The team climbed from 15 to 12 in the rankings.",
    "The song rose from No. 8 to No. 5.",
    "Thefts dropped by 8% to 18,400, after 20,000 the year before.",
    "Thefts dropped by 18% to 18,400, after 20,000 people had signed a petition.",
    "Thefts fell by 18% to 18,400 a month after 20,000 the year before.",
    "Turnover jumped by 20 percent to €42m ($46m), having been €35m in 2019.",
    "Budgeted at £22m, the pier ended up at £26.4m, an overrun of 20%.",
    "Catches reached 372,000 tons, one fifth more than the 310,000 tons of 2019.",
    "The firm has 420 workers, 30 percent more than the 350 seats in its hall would hold.",
    "Of the 420 pupils, 30 percent more than the 100 expected passed.",
    "It sold 900 boats in 2019 and 540 in 2023, a drop of 60 percent in exports.",
    "There were 900 boats in 2019 and 540 in 2023, 60 percent of them Greek.",
    "It built 420 homes in 2019 and 350 schools in 2020, a rise of 30 percent.",
    "The choir had 540 members, a drop of 60 per cent in three years and well below the 900 of 1990.",
    "Losses narrowed from $80 million to $50 million.",
    "Wages fell from 10 to 20 percent.",
    "Traffic increased fivefold, from 10 to 60.",
    "The club grew by 12 to 92 from 80.",
    "They raised the number from 80 to more than 90, up 15%.",
    "The share price fell 30 cents, from $2.50 to $2.20.",
)


@pytest.mark.parametrize("text", FIRES)
def test_fires(messages: Messages, text: str) -> None:
    assert len(messages("SC005", text)) == 1


@pytest.mark.parametrize("text", QUIET)
def test_quiet(messages: Messages, text: str) -> None:
    assert messages("SC005", text) == []


def test_the_message_shows_the_sum(messages: Messages) -> None:
    assert messages("SC005", "Visits rose from 50 to 80, up 40%.") == ["from 50 to 80 is up 60%, not 40%"]
    assert messages("SC005", "The rate rose 1 percent, from 4% to 5%.") == [
        "from 4% to 5% is up 1 percentage point, or 25%, not 1%"
    ]
    assert messages("SC005", "The number of farms rose from 80 to 50.") == ["from 80 to 50 is a fall, not a rise"]
    assert messages("SC005", "The number of farms doubled from 10 to 15.") == [
        "from 10 to 15 is 1.5 times as much, not “doubled”"
    ]
    assert messages("SC005", "The number of visits rose by 30 to 80 from 45.") == ["from 45 to 80 is up 35, not 30"]


WORDINGS = (
    "The number of boats rose {percent} percent, from {start} to {end}.",
    "The number of boats rose from {start} to {end}, up {percent}%.",
    "The number of boats rose from {start} to {end}, an increase of {percent} percent.",
)
ENDS = st.integers(20, 900).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 5, start * 4)))


@settings(deadline=None)
@given(st.sampled_from(WORDINGS), ENDS, st.integers(0, 1), st.booleans())
def test_a_change_worked_out_from_its_ends_is_never_wrong(
    messages: Messages, wording: str, ends: tuple[int, int], places: int, cut: bool
) -> None:
    start, end = ends
    scale = 10**places
    worth = 100 * scale * (end - start)
    rounded = worth // start if cut else (2 * worth + start) // (2 * start)
    text = wording.format(start=start, end=f"{end:,}", percent=f"{rounded / scale:.{places}f}")
    assert messages("SC005", text) == []


@settings(deadline=None)
@given(st.sampled_from(WORDINGS), ENDS, st.integers(30, 80))
def test_a_change_that_is_off_by_more_than_rounding_is_always_found(
    messages: Messages, wording: str, ends: tuple[int, int], off: int
) -> None:
    start, end = ends
    wrong = 100 * (end - start) // start + off
    assert len(messages("SC005", wording.format(start=start, end=f"{end:,}", percent=wrong))) == 1
