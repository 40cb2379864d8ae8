"""SC012: double units, rates over another period, money at a stated rate."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Messages = Callable[[str, str], list[str]]

FIRES = (
    "It was 30 degrees Celsius, or 96 degrees Fahrenheit.",
    "It is 30 degrees (96 F) today.",
    "It dropped to minus 10 C (5 F).",
    "It weighs 10 kg (32 lb).",
    "The farm has 100 acres (60 hectares).",
    "They drive 60 mph (120 km/h).",
    "It uses 5 gallons (29 litres).",
    "A 500-metre (3,000-foot) cliff.",
    "He is 5ft 10in (1.68m) tall.",
    "Each weighs 5 lb 4 oz (3.4 kg).",
    "It is 10 miles/26 km away.",
    "The hike is 10 to 15 miles (16 to 40 km).",
    "The lot is 500 sq ft (100 sq m).",
    "It uses 100 kWh (900 MJ).",
    "About 4,000 metres (20,000 feet) up.",
    "The plane flew at 500 mph, or 500 km/h.",
    "It treats 120 people a day, or 50,000 a year.",
    "It sells 120 cars a month, or 2,000 a year.",
    "She earns $3,000 a month, or $30,000 a year.",
    "He works 8 hours a day, or 80 hours a week.",
    "The pond loses 5 litres a minute, or 500 litres an hour.",
    "It pays $300 a month for 24 months, a total of $6,000.",
    "At an exchange rate of 1.10 dollars to the euro, the 100 euros ($130) is cheap.",
    "One euro is worth $1.10. The fare is 100 euros ($130).",
    "With $1 worth 7 yuan, it costs 70 yuan ($30).",
    "The price is 100 euros ($110). ($1 = 0.80 euros)",
    "Turnover was €42m ($48.2m at $1.10 to the euro).",
    "Turnover was €42m, or $49.2m at a rate of $1.10 to the euro.",
    "Turnover was €42m; at $1.10 to the euro that is $49.2m.",
    "At $1.10 to the euro, the €42m comes to $49.2m.",
    "The euro buys $1.10. Turnover was €42m, which is $49.2m.",
    "The field measures 12 hectares, which is 50 acres.",
    "The field covers 8,400 hectares. That is 840 square kilometres.",
)
QUIET = (
    "Turnover was €42m ($46.2m at $1.10 to the euro).",
    "Turnover was €42m; costs were $49.2m. The euro buys $1.10.",
    "He paid €42m and got $60m for it, at $1.10 to the euro.",
    "The pool is 25 metres long, which is 5 feet more than it was.",
    "The 10-km (6.2-mile) race was won in 30 minutes.",
    "It fell from 30,000 feet (9,100 metres).",
    "He ran 100 metres (110 yards) and 5 miles (8 km).",
    "The 2-metre (6-foot) wall fell.",
    "It holds 20 litres (5 gallons), and a pint (568 ml) more.",
    "It is 6ft 2in (1.88m) tall and weighs 2.2 pounds (1 kg).",
    "The temperature fell to -40 C (-40 F) from 104 degrees Fahrenheit (40 Celsius).",
    "Warming of 2 °C (3.6 °F) is feared.",
    "The ship sailed 100 miles (185 km) with 50 tons (50 tonnes) of sand.",
    "It ran 5 miles (3 miles uphill) and 10 km (20 km in all).",
    "The room is 10 by 20 feet (3 by 6 metres).",
    "Runners choose 10 miles or 5 km.",
    "It snowed for five days (40 hours).",
    "It costs $10 (£8).",
    "He pays $500 a month, or about $6,000 a year.",
    "The pass costs $20 a month, or $200 a year.",
    "She works 40 hours a week, or 2,000 hours a year.",
    "Rent is $100 a day, or $600 a week.",
    "They make 100 cars a day, or about 25,000 a year.",
    "It uses 1,500 calories (6,300 kJ).",
    "He pays $300 a month for two years, or $7,200.",
    "At $1.10 a euro, 100 euros ($110) is cheap, and 10 pounds ($30) is dear.",
    "It lasted 90 minutes (one and a half hours).",
)


@pytest.mark.parametrize("text", FIRES)
def test_fires(messages: Messages, text: str) -> None:
    assert len(messages("SC012", text)) == 1


@pytest.mark.parametrize("text", QUIET)
def test_quiet(messages: Messages, text: str) -> None:
    assert messages("SC012", text) == []


def test_the_message_shows_the_conversion(messages: Messages) -> None:
    assert messages("SC012", "It is 10 miles (26 km) away.") == ["10 miles is 16.1 km, not 26 km"]
    assert messages("SC012", "It was 30 °C (96 °F).") == ["30 °C is 86 °F, not 96 °F"]
    assert messages("SC012", "The pass costs $20 a month, or $250 a year.") == ["$20 a month is $240 a year, not $250"]


KILOMETRES = 1.609344


@settings(deadline=None)
@given(st.integers(4, 900), st.integers(0, 2))
def test_miles_printed_in_kilometres_are_never_wrong(messages: Messages, miles: int, places: int) -> None:
    assert messages("SC012", f"It is {miles} miles ({miles * KILOMETRES:.{places}f} km) away.") == []


@settings(deadline=None)
@given(st.integers(4, 900), st.sampled_from((0.6, 0.75, 1.4, 1.6)))
def test_miles_misprinted_by_a_quarter_and_more_are_always_found(messages: Messages, miles: int, by: float) -> None:
    assert len(messages("SC012", f"It is {miles} miles ({miles * KILOMETRES * by:.1f} km) away.")) == 1


@settings(deadline=None)
@given(st.integers(-40, 140))
def test_degrees_printed_on_the_other_scale_are_never_wrong(messages: Messages, celsius: int) -> None:
    fahrenheit = round(celsius * 9 / 5 + 32)
    assert messages("SC012", f"It was {celsius} °C ({fahrenheit} °F) there.") == []
    if abs(fahrenheit + 10 - celsius * 9 / 5) > 3:
        assert len(messages("SC012", f"It was {celsius} °C ({fahrenheit + 10} °F) there.")) == 1
