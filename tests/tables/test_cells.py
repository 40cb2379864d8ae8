"""What the cells of tables say: numbers as printed, units of headings, times of columns and rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.model import Claim
from checker.pipeline import extract
from checker.readers import reader_for
from checker.tables.periods import timed
from checker.tables.printed import number_of, style_of
from checker.tables.units import headed


def told(text: str, name: str = "a.csv") -> list[Claim]:
    reader = reader_for(name)
    assert reader is not None
    return [claim for claim in extract(reader.read(name, text.encode())) if claim.zone == "table"]


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("1,234", ".", "1234"),
        ("1.234,5", ",", "1234.5"),
        ("1 234,5", ",", "1234.5"),
        ("1'234.5", ".", "1234.5"),
        ("(12)", ".", "-12"),
        ("−3.4", ".", "-3.4"),
        ("12.3*", ".", "12.3"),
        ("12.3 [2]", ".", "12.3"),
        ("12.3 p", ".", "12.3"),
        ("'007", ".", "7"),
        ("45%", ".", "45"),
    ],
)
def test_numbers_as_printed(text: str, style: str, value: str) -> None:
    number = number_of(text, style)  # type: ignore[arg-type]
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize("text", ["n/a", "..", "-", "", "12 km", "5bn", "1,2,3", "Lindholm", "(12", "2019-01-02"])
def test_no_numbers(text: str) -> None:
    assert number_of(text, ".") is None


def test_the_decimal_mark_is_that_of_the_column() -> None:
    assert style_of(["1.234", "12.345,6", "7.000"]) == ","
    assert style_of(["1,234", "0.5"]) == "."
    assert style_of(["1,234", "5,678"]) is None


@pytest.mark.parametrize(
    ("heading", "words", "unit", "scale"),
    [
        ("Exports (US$ bn)", "Exports", "dollar", 10**9),
        ("Share, %", "Share", "percent", 1),
        ("thousand people", "people", "", 1000),
        ("Population, '000", "Population", "", 1000),
        ("Revenue (€m)", "Revenue", "euro", 10**6),
        ("In millions of dollars", "", "dollar", 10**6),
        ("Output (million tonnes)", "Output", "metric ton", 10**6),
        ("Exports US$ bn", "Exports", "dollar", 10**9),
    ],
)
def test_units_of_headings(heading: str, words: str, unit: str, scale: int) -> None:
    found = headed(heading)
    assert found.unit is not None
    assert (found.words, found.unit.name, found.unit.scale) == (words, unit, scale)


@pytest.mark.parametrize("heading", ["Country", "Exports to Japan", "Index (2010=100)", "2019", "Number of deaths"])
def test_headings_without_a_unit(heading: str) -> None:
    assert headed(heading).unit is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("Q3 2020", "2020-07-01", "2020-09-30"),
        ("March 2021", "2021-03-01", "2021-03-31"),
        ("Mar-21", "2021-03-01", "2021-03-31"),
        ("2021M03", "2021-03-01", "2021-03-31"),
        ("2020-12-31", "2020-12-31", "2020-12-31"),
        ("2019 (est.)", "2019-01-01", "2019-12-31"),
    ],
)
def test_times_of_headings(text: str, first: str, last: str) -> None:
    found = timed(text)
    assert found is not None
    assert (str(found.period.start), str(found.period.end), found.rest) == (first, last, "")


def test_a_cell_is_of_its_row_heading_unit_and_year() -> None:
    claims = told("Exports (US$ billion)\n\nCountry,2018,2019\nJapan,18.8,19.2\nKorea,..,19.7\n")
    assert [c.quantity.value for c in claims if c.quantity] == [18_800_000_000, 19_200_000_000, 19_700_000_000]
    assert claims[1].period.start is not None
    assert claims[1].period.start.year == 2019
    assert claims[1].measure.subject == "Japan"
    assert claims[1].sentence == "Exports (US$ billion): Japan, 2019: 19.2"


def test_years_in_rows_and_ids_that_are_no_figures() -> None:
    claims = told("Id,Year,Town,Workers\n901,2018,Lindholm,120\n902,2019,Lindholm,130\n")
    assert [(c.surface, c.period.start and c.period.start.year) for c in claims] == [("120", 2018), ("130", 2019)]


def test_a_european_column() -> None:
    claims = told("Town;Tonnes\nLindholm;1.234,5\nMarrow;980,2\n")
    assert [str(c.quantity.value) for c in claims if c.quantity] == ["1234.5", "980.2"]


def test_forecasts_are_planned() -> None:
    claims = told("Town,2018,2030 (forecast)\nLindholm,120,150\nMarrow,20,25\n")
    assert {c.surface: c.modality for c in claims} == {
        "120": "asserted",
        "150": "planned",
        "20": "asserted",
        "25": "planned",
    }


def test_markdown_tables_are_read_alike() -> None:
    claims = told(
        "Exports (US$ billion)\n\n| Country | 2019 |\n|---|---|\n| **Japan** | 19.2 |\n| Korea | $7.1 |\n", "a.md"
    )
    assert [c.quantity.value for c in claims if c.quantity] == [19_200_000_000, 7_100_000_000]
