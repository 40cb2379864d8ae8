"""An entry is said in sentences that read as its figure."""

from __future__ import annotations

from typing import Any

import pytest

from checker import pipeline
from checker.dates import parse_edtf
from checker.ledger import LedgerEntry, spoken


def entry(measure: str, *aliases: str, **more: Any) -> LedgerEntry:
    """An entry of 2017."""
    return LedgerEntry(
        measure=measure, aliases=aliases, as_of=parse_edtf("2017-12"), file="a.yaml", line=3, **{"value": 80, **more}
    )


@pytest.mark.parametrize(
    ("said", "sentences"),
    [
        (entry("countries with which Vietnam has ties"), ["Vietnam has ties with 80 countries."]),
        (entry("nations that co-sponsored the resolution"), ["80 nations co-sponsored the resolution."]),
        (entry("bridges in Lindholm"), ["There are 80 bridges in Lindholm."]),
        (entry("Lindholm keeps {figure} bridges."), ["Lindholm keeps 80 bridges."]),
        (
            entry("countries with which Vietnam has relations", "defence ties"),
            [
                "Vietnam has relations with 80 countries.",
                "There are 80 defence ties.",
                "There are defence ties with 80 countries.",
            ],
        ),
        (
            entry("share of wind in the power", unit="percent"),
            ["The share of wind in the power is 80 percent.", "The share of wind in the power was 80 percent."],
        ),
    ],
)  # fmt: skip
def test_said(said: LedgerEntry, sentences: list[str]) -> None:
    assert spoken(said).text.split("\n\n") == sentences


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"value": 80}, "80"),
        ({"value": 23594}, "23,594"),
        ({"value": 100, "comparator": ">"}, "more than 100"),
        ({"value": 59, "comparator": ">="}, "at least 59"),
        ({"value": 200, "comparator": "<"}, "less than 200"),
        ({"value": 200, "comparator": "<="}, "at most 200"),
        ({"value": 300, "comparator": "~", "low": 290, "high": 310}, "about 300"),
        ({"value": None, "low": 10, "high": 20}, "10 to 20"),
        ({"value": 185, "whole": 193}, "185 of 193"),
        ({"value": "7.5", "unit": "percent"}, "7.5 percent"),
        ({"value": 12, "unit": "kilometre"}, "12 kilometres"),
        ({"value": 1, "unit": "foot"}, "1 foot"),
        ({"value": 12, "unit": "foot"}, "12 feet"),
        ({"value": 306300000000, "unit": "dollar"}, "306,300,000,000 dollars"),
    ],
)
def test_a_figure_is_printed_and_read_as_it_is(fields: dict[str, Any], printed: str) -> None:
    (reviewed,) = pipeline.reviewed([entry("Lindholm has {figure} of bridges", **fields)])
    assert reviewed.claim.surface == printed
    assert reviewed.wordings, "read as a figure"
    quantity = reviewed.wordings[0].claim.quantity
    assert quantity is not None
    wanted = entry("x", **fields)
    assert (quantity.value, quantity.comparator, quantity.unit) == (wanted.value, wanted.comparator, wanted.unit)
    assert quantity.strict == wanted.strict or wanted.unit, "a plain count allows what the entry allows"


def test_an_entry_is_a_claim_of_its_file_and_line() -> None:
    (reviewed,) = pipeline.reviewed([entry("countries with which Vietnam has relations", "ties")])
    assert (reviewed.claim.document, reviewed.claim.line, reviewed.claim.column) == ("a.yaml", 3, 1)
    assert reviewed.claim.id == entry("countries with which Vietnam has relations").id
    assert len({s.claim.id for s in reviewed.wordings} | {reviewed.claim.id}) == len(reviewed.wordings) + 1


def test_what_says_nothing_has_no_wording() -> None:
    (reviewed,) = pipeline.reviewed([entry("Room {figure}b")])
    assert reviewed.wordings == ()
    assert reviewed.claim.surface == "80"
