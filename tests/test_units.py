"""One unit, one name, whatever way it is written."""

from __future__ import annotations

import pytest

from checker.dimension import dimension
from checker.figures import figures
from checker.model import Sentence
from checker.numerals import numbers
from checker.tokens import tokenize
from checker.units import rate_at, unit_at
from checker.wordclass import tag

NAMES = {
    "kilometre": "km|kilometres|kilometers|KM",
    "square kilometre": "km²|km2|km^2|sq km|square kilometres|km squared",
    "cubic metre": "m3|m³|cubic metres|cubic meters",
    "metre per second": "m/s|m s−1|metres per second",
    "kilometre per hour": "km/h|kph|kilometres an hour",
    "mile per hour": "mph",
    "gram per mole": "g mol−1|g/mol",
    "joule per square metre per year": "J/m^2 per year",
    "celsius": "°C|degrees Celsius|degrees C",
    "micrometre": "μm|µm|microns",
    "kilowatt hour": "kWh|kilowatt hours|kilowatt-hours",
    "metric ton": "t|tonnes|metric tons",
    "basis point": "basis points|basis-point",
    "inverse centimetre": "cm−1|cm-1",
    "hour": "h|hrs|hours",
    "megayear": "Ma|Myr",
    "barrel per day": "barrel-a-day|barrels-per-day|bpd|barrels a day",
    "square foot": "square-foot|sq ft|square feet",
    "gallon": "US gallons|gal",
    "metric ton per person": "t per capita|tonnes per person",
    "inverse femtobarn": "fb−1",
    "joule second": "Js",
}


@pytest.mark.parametrize(("text", "name"), [(text, name) for name, forms in NAMES.items() for text in forms.split("|")])
def test_canonical_names(text: str, name: str) -> None:
    tokens = tag(tokenize(f"5 {text}"))
    found = unit_at(tokens, 1)
    assert found is not None
    assert (found.name, found.last) == (name, len(tokens))


@pytest.mark.parametrize("text", ["people", "in the", "a year", "Main Street", "of them", "am"])
def test_no_unit(text: str) -> None:
    assert unit_at(tag(tokenize(f"5 {text}")), 1) is None


@pytest.mark.parametrize(
    ("text", "name"), [("per ounce", "ounce"), ("a month", "month"), ("/hour", "hour"), ("per share", "share")]
)
def test_rates(text: str, name: str) -> None:
    tokens = tag(tokenize(f"5 {text}"))
    assert rate_at(tokens, 1) == (name, len(tokens))


def test_a_year_earlier_is_no_rate() -> None:
    assert rate_at(tag(tokenize("5 a year earlier")), 1) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('The telescope resolves 5" there.', "second of arc"),
        ('The board is 5" wide.', "inch"),
        ("The capacitor holds 5 F now.", "farad"),
        ("The oven is at 5 F now.", "fahrenheit"),
        ("The ship lay 5 nm off.", "nautical mile"),
        ("The wire is 5 nm thin.", "nanometre"),
        ("The slope has 5° there.", "degree"),
        ("It is 5° on the Celsius scale.", "celsius"),
        ("On the Fahrenheit scale it is 5°.", "fahrenheit"),
        ("A ticket cost 5 kn.", "croatian kuna"),
        ("The boat made 5 kn.", "knot"),
        ("He paid 5 pounds.", "pound sterling"),
        ("He lost 5 pounds.", "pound-mass"),
        ("A 5-year-old slept.", "year of age"),
        ("A 5-year plan failed.", "year"),
    ],
)
def test_the_sentence_tells_what_a_symbol_stands_for(text: str, name: str) -> None:
    tokens = tag(tokenize(text))
    assert [figure.unit for figure in figures(Sentence(0, len(text), text, "body", 0, tokens), numbers(tokens))] == [
        name
    ]


def test_an_age_is_no_duration() -> None:
    assert dimension("duration", "month of age") == dimension("duration", "year of age") == "age"
    assert dimension("duration", "year") == "time"
    assert dimension("measure", "megawatt") != dimension("measure", "megawatt hour")
    assert dimension("measure", "kilowatt hour") == dimension("measure", "kilowatt-hour") == "energy"
