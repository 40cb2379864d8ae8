"""XLSX: sheets as documents, cells as their format shows them, hidden sheets left out, hostile files refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest

from checker.model import Document
from checker.pipeline import extract, scan
from checker.readers import Unreadable, reader_for

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: pip install -e '.[test]'")


def made(rows: list[list[Any]], **sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Trade"
    for row in rows:
        book.active.append(row)
    for name, listed in sheets.items():
        sheet = book.create_sheet(name)
        for row in listed:
            sheet.append(row)
        if name.startswith("Hidden"):
            sheet.sheet_state = "hidden"
    return saved(book)


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> list[Document]:
    reader = reader_for("a.xlsx")
    assert reader is not None
    return reader.read("a.xlsx", data)


ROWS: list[list[Any]] = [
    ["Exports (US$ billion)"],
    [],
    ["Country", 2018, 2019],
    ["Japan", 18.8, 19.2],
    ["Korea", 18.2, 19.7],
]


def test_a_sheet_is_a_document_and_its_lines_are_rows() -> None:
    (document,) = read(made(ROWS))
    assert (document.name, document.path, document.title) == ("a.xlsx#Trade", "a.xlsx", "Exports (US$ billion)")
    claims = [c for c in extract([document]) if c.zone == "table"]
    assert [(c.surface, c.line) for c in claims] == [("18.8", 4), ("19.2", 4), ("18.2", 5), ("19.7", 5)]
    assert claims[1].quantity is not None
    assert claims[1].quantity.value == 19_200_000_000


def test_a_draft_is_held_against_a_sheet() -> None:
    written = reader_for("draft.md")
    assert written is not None
    for figure, verdict in (("19.2", "confirmed"), ("29.2", "conflicts")):
        draft = written.read("draft.md", f"Exports to Japan reached ${figure} billion in 2019.".encode())
        assert [check.verdict for check in scan(draft, read(made(ROWS))).checks] == [verdict]


def test_hidden_sheets_are_left_out() -> None:
    names = [document.name for document in read(made(ROWS, HiddenNotes=ROWS, Shown=ROWS))]
    assert names == ["a.xlsx#Trade", "a.xlsx#Shown"]


def test_dates_and_shares_as_their_format_shows_them() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Day", "Turnout"])
    book.active.append([date(2020, 3, 1), 0.456])
    book.active["B2"].number_format = "0.0%"
    (document,) = read(saved(book))
    assert document.text == "Day\tTurnout\n2020-03-01\t45.6%\n"


def test_formulas_are_not_reckoned() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Town", "Workers"])
    book.active.append(["Lindholm", "=1+1"])
    book.active.append(["Marrow", '=HYPERLINK("http://x.invalid","9")'])
    (document,) = read(saved(book))
    assert document.text == "Town\tWorkers\nLindholm\nMarrow\n"


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr({"types": "[Content_Types].xml"}.get(name, f"xl/{name}.xml"), data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"Town,Workers", "not an XLSX file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format"),
        (made(ROWS)[:-200], "not a whole XLSX file"),
        (packed(workbook=b"<x/>"), "not an XLSX file"),
        (packed(types=b"<x/>"), "not a whole XLSX file"),
        (packed(types=b"<x/>", workbook=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares entities"),
        (packed(types=b"<x/>", bomb=b" " * 41_000_000), "MB of XML"),
        (packed(types=b"<x/>", many=b"<c/>" * 9_000_000), "MB of XML|marks"),
    ],
    ids=["empty", "text", "old", "cut", "other zip", "no workbook", "entities", "bomb", "marks"],
)
def test_hostile_files_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(data)


def test_a_sheet_of_too_many_cells_is_told_and_the_others_are_read() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Huge"
    book.active.append(["Town", "Workers"])
    book.active.cell(row=400, column=16_000, value=1)
    other = book.create_sheet("Small", 0)
    for row in ROWS:
        other.append(row)
    small, huge = read(saved(book))
    assert small.tables
    assert [problem.code for problem in huge.problems] == ["SR003"]


def test_what_the_library_prints_of_a_broken_style_is_not_heard(capsys: pytest.CaptureFixture[str]) -> None:
    data = made([["Town", "Workers"], ["Lindholm", 120]])
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(buffer, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            bad.writestr(name, content.replace(b' xfId="0"', b' xfId="999"') if name == "xl/styles.xml" else content)
    with pytest.raises(IndexError):
        openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))
    assert capsys.readouterr().out == "999 is out of range\n", "the library has a word of its own"
    with pytest.raises(Unreadable, match="not a whole XLSX file"):
        read(buffer.getvalue())
    assert capsys.readouterr() == ("", "")
