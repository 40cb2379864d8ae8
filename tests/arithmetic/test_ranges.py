"""SC010: ranges the wrong way round."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Messages = Callable[[str, str], list[str]]

FIRES = (
    "It hires 30-20 workers a year.",
    "About 400-300 homes were lost.",
    "It takes 30 to 20 minutes.",
    "It measures 30 to 20 centimetres.",
    "It weighs 500-400 grams.",
    "A seat costs between $30 and $20.",
    "Between 40 and 30 percent of them left.",
    "Between forty and thirty people came.",
    "He commutes between 30 and 20 miles a day.",
    "The plant has between 1.5 and 1.2 million customers.",
    "The valley is 30-20 miles wide.",
    "Roughly 90–80 people live there.",
    "Temperatures between 30 and 20 degrees are ideal.",
    "Seats cost anything from €90 to €30.",
    "Fares run from $12 to $4.",
    "Members' ages run from 81 to 22.",
    "Their ages range from 70 to 18.",
    "The guests, ranging in age from 81 to 9, ate soup.",
    "Those charged are aged from 61 to 23.",
    "Fines of between £5,000 and £100 are due.",
    "Rents vary from €900 to €400 a month.",
    "The stones weigh from 90 kg to 20 kg.",
    "The plots measure from 900 to 200 square metres.",
    "Sentences range from 12 years to 3 years.",
    "Entrance costs €20 to €8.",
)
QUIET = (
    "It hires 20-30 workers a year.",
    "The gap between 30 and 20 is wide.",
    "The price fell from €90 to €30, and the fee was cut from €58 to €24.",
    "He cut the staff from 90 to 30 and moved from 80 kg to 70 kg.",
    "The clock runs from 10 to 1, and the bus from 10 to 6.",
    "Marks range from 6 to 1.",
    "The fare, from $12 to $4 in a year, is the lowest.",
    "Prices from €90 to €30 since May are lower still.",
    "A reduction in the tax rate from 48 to 46 percent was asked for.",
    "Jobless rates went from 9 percent to 4 percent.",
    "The split was between 52 Democrats and 48 Republicans.",
    "Polls show a 52-48 lead, and the Senate has 54-46 seats.",
    "They beat us by 30-20, and he trailed 20-10 points.",
    "The law passed 220-180 votes.",
    "The countdown goes from 10 to 1, and the wait fell from 30 to 20 minutes.",
    "Open between 11 and 3 daily.",
    "It flew between 2016 and 2010, or 2012-10 at the latest.",
    "They cut the wait 30 to 20 minutes.",
    "Call 555-123 now, or 800-20-10.",
    "The 747-400 jets flew.",
    "It reported 60-40 splits and 3-1 odds.",
    "Sand lay at a depth between 11.8 m and 11.5 m.",
    "Temperatures fell to between -5 and -10 degrees.",
    "It sent 200 to 20 schools.",
    "The season 2019-18 boats are old.",
)


@pytest.mark.parametrize("text", FIRES)
def test_fires(messages: Messages, text: str) -> None:
    assert len(messages("SC010", text)) == 1


@pytest.mark.parametrize("text", QUIET)
def test_quiet(messages: Messages, text: str) -> None:
    assert messages("SC010", text) == []


def test_the_message_quotes_the_range(messages: Messages) -> None:
    assert messages("SC010", "The walk takes 30 to 20 minutes.") == [
        "“30 to 20 minutes” runs from the larger number to the smaller"
    ]


@settings(deadline=None)
@given(st.integers(13, 900), st.integers(1, 400))
def test_a_range_is_found_where_it_falls_and_only_there(messages: Messages, low: int, more: int) -> None:
    high = low + min(more, 15 * low)
    assert len(messages("SC010", f"Between {high} and {low} people came.")) == 1
    assert messages("SC010", f"Between {low} and {high} people came.") == []
