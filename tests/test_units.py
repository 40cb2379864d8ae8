"""One unit, one name, whatever way it is written."""

from __future__ import annotations

import pytest

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
