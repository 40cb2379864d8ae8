"""What a file's name says of a text's date, and marks that are no list marks."""

from __future__ import annotations

import pytest

from checker.dates import format_edtf
from checker.model import Document
from checker.readers import reader_for

BODY = "The council met and agreed on a plan for the harbour, and on two piers.\n"


def read(name: str, text: str) -> Document:
    reader = reader_for(name)
    assert reader is not None
    return reader.read(name, text.encode())[0]


@pytest.mark.parametrize(
    ("name", "edtf"),
    [("1957-address.txt", "1957"), ("2019-06-05-report.md", "2019-06-05"), ("a/20190605_x.txt", "2019-06-05")],
)
def test_a_file_name_dates_what_nothing_else_dates(name: str, edtf: str) -> None:
    document = read(name, BODY)
    assert format_edtf(document.period) == edtf
    assert document.dated_by.startswith("file name")
    assert document.problems == ()


@pytest.mark.parametrize("name", ["notes.txt", "1957-1961-budget.txt", "2019/notes.txt", "12019.txt"])
def test_a_name_without_one_date_dates_nothing(name: str) -> None:
    assert not read(name, BODY).period.known


def test_a_date_in_the_text_goes_before_the_name() -> None:
    document = read("1957.txt", "Harbour to get two piers\n\nJanuary 24, 1995\n\n" + BODY)
    assert format_edtf(document.period) == "1995-01-24"


@pytest.mark.parametrize(("text", "kept"), [("- 10 degrees at dawn\n", "- 10"), ("- 12 men came.\n- 4 left.\n", "12")])
def test_a_minus_before_degrees_is_no_list_mark(text: str, kept: str) -> None:
    document = read("a.txt", text)
    block = next(b for b in document.blocks if b.kind != "skipped")
    assert document.text[block.start : block.end].startswith(kept)


def test_a_price_is_no_clock_time() -> None:
    assert all(b.kind != "skipped" for b in read("a.txt", "$99.99)(").blocks)
