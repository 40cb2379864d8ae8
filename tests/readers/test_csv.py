"""CSV: dialects found out, titles and notes told from the table, places exact, and what hostile files hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model import Document
from checker.readers import Unreadable, reader_for


def read(text: str | bytes, name: str = "exports.csv") -> Document:
    reader = reader_for(name)
    assert reader is not None
    (document,) = reader.read(name, text.encode() if isinstance(text, str) else text)
    return document


def cells(document: Document) -> list[list[str]]:
    return [[document.text[c.start : c.end] for c in row] for table in document.tables for row in table.rows]


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "|"), ("a.tsv", "\t")])
def test_the_delimiter_is_found_out(name: str, mark: str) -> None:
    text = "Town,Workers,Share\nLindholm,120,1.5\nMarrow,80,2.5\n".replace(",", mark)
    assert cells(read(text, name)) == [
        ["Town", "Workers", "Share"],
        ["Lindholm", "120", "1.5"],
        ["Marrow", "80", "2.5"],
    ]


def test_quotes_hold_delimiters_and_line_breaks() -> None:
    document = read('Town,Workers\n"Lindholm, upper\nend",120\n"The ""Ford""",80\n')
    assert cells(document)[1:] == [["Lindholm, upper\nend", "120"], ['The ""Ford""', "80"]]
    assert document.place(document.tables[0].rows[2][1].start) == (4, 16)


def test_titles_stand_above_and_notes_below() -> None:
    document = read(
        "\ufeffExports (US$ billion)\n\nCountry,2018,2019\nJapan,18.8,19.2\nTotal,20.8,21.2\n\nSource: customs\n"
    )
    assert document.title == "Exports (US$ billion)"
    assert [(b.kind, b.reason) for b in document.blocks] == [("heading", ""), ("table", ""), ("skipped", "note")]
    assert document.tables[0].header == 1


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    assert read("Town,Workers\nLindholm,120\n", "data/workers_by-town.csv").title == "workers by town"


def test_ragged_rows_and_blank_rows_within() -> None:
    document = read("Town,Workers,Share\nLindholm,120\n\nMarrow,80,2.5,extra\n")
    assert len(document.tables) >= 1
    assert ["Lindholm", "120"] in cells(document)


def test_a_quote_that_never_closes_swallows_no_table() -> None:
    assert ['"Lindholm', "120"] in cells(read('Town,Workers\n"Lindholm,120\nMarrow,80\n'))


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02\x00" * 40])
def test_no_text_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def test_too_many_cells_are_not_read() -> None:
    with pytest.raises(Unreadable, match="table cells"):
        read("," * 600_000)


@pytest.mark.parametrize("hostile", ['"a\n', ',"', '"', ',""x', '"a,"', ";,|\t"])
def test_no_marks_make_it_slow(hostile: str, grows_in_proportion: Callable[..., None]) -> None:
    grows_in_proportion(lambda times: read("Town,Workers\nLindholm,120\n" + hostile * times), 2_000)
