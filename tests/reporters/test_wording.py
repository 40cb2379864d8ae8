"""Dates, figures and confidence in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker.model import Period, Quantity
from checker.reporters._printable import plain
from checker.reporters._wording import figure, newest, sureness
from checker.wording import when

D = date


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (None, None, "range", "undated"),
        (None, D(2016, 4, 15), "day", "by 15 Apr 2016"),
        (D(2021, 2, 1), None, "month", "from 1 Feb 2021"),
        (D(2017, 12, 4), D(2017, 12, 4), "day", "4 Dec 2017"),
        (D(2017, 12, 1), D(2017, 12, 31), "month", "Dec 2017"),
        (D(2017, 4, 1), D(2017, 6, 30), "quarter", "Q2 2017"),
        (D(2017, 1, 1), D(2017, 12, 31), "year", "2017"),
        (D(2017, 3, 1), D(2017, 5, 31), "season", "spring 2017"),
        (D(2010, 1, 1), D(2019, 12, 31), "decade", "2010s"),
        (D(2016, 1, 1), D(2020, 12, 31), "range", "2016–2020"),
        (D(2017, 10, 2), D(2017, 10, 5), "range", "2–5 Oct 2017"),
        (D(2017, 10, 30), D(2017, 11, 2), "range", "30 Oct – 2 Nov 2017"),
        (D(2017, 12, 30), D(2018, 1, 2), "range", "30 Dec 2017 – 2 Jan 2018"),
    ],
)
def test_when(start: date | None, end: date | None, precision: Any, words: str) -> None:
    assert when(Period(start=start, end=end, precision=precision)) == words


def test_a_draft_is_called_one() -> None:
    assert when(Period(start=None, end=None, basis="draft")) == "draft"


@pytest.mark.parametrize(
    ("fields", "signs"),
    [
        ({"value": "33"}, "33"),
        ({"value": "306300000000", "unit": "dollar"}, "306,300,000,000 dollar"),
        ({"value": "59", "comparator": ">="}, "≥ 59"),
        ({"value": "100", "comparator": ">"}, "> 100"),
        ({"value": "20", "comparator": "<="}, "≤ 20"),
        ({"value": "195", "comparator": "~", "approximate": True}, "~ 195"),
        ({"value": "7.1", "unit": "percent"}, "7.1%"),
        ({"low": "10", "high": "20"}, "10–20"),
        ({"low": "59"}, "≥ 59"),
        ({}, "dozens"),
    ],
)
def test_figure(fields: dict[str, Any], signs: str) -> None:
    numbers = {key: Decimal(value) if key in ("value", "low", "high") else value for key, value in fields.items()}
    assert figure(Quantity(surface="dozens", **numbers)) == signs


def test_sureness_says_words_and_number() -> None:
    assert [sureness(x) for x in (1.0, 0.8, 0.5, 0.2)] == [
        *("very sure 1.00", "sure 0.80", "fairly sure 0.50", "unsure 0.20")
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("two\n  lines\tand more", "two lines and more"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("lone \ud800", "lone \\ud800"),
        ("Việt Nam 東京 می\u200cشود", "Việt Nam 東京 می\u200cشود"),
        ("soft\u00adhyphen", "softhyphen"),
        ("[bold]", "[bold]"),
    ],
)
def test_plain(text: str, printed: str) -> None:
    assert plain(text) == printed


def test_newest() -> None:
    old = Period(start=None, end=D(2016, 4, 15), basis="bounded")
    new = Period(start=D(2017, 12, 1), end=D(2017, 12, 31), precision="month")
    within = Period(start=D(2017, 12, 4), end=D(2017, 12, 4))
    undated = Period(start=None, end=None, precision="range", basis="unknown")
    draft = Period(start=None, end=None, precision="range", basis="draft")
    assert newest({"a": old, "b": new}) == ({"b"}, "newest")
    assert newest({"a": old, "b": new, "c": undated}) == ({"b"}, "newest dated")
    assert newest({"a": old, "b": new, "c": draft}) == ({"b"}, "newest")
    assert newest({"a": new, "b": new})[0] == set()
    assert newest({"a": old, "b": new, "c": within})[0] == set()
