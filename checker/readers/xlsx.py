"""XLSX: workbooks, each sheet that is shown a document of its own."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checker.limits import LIMITS, Limits
from checker.model import Cell, Document, Problem
from checker.readers._assemble import assemble
from checker.readers._decode import Unreadable
from checker.readers._front_matter import FrontMatter
from checker.readers._limits import Bounds, sized
from checker.readers._packed import check_packed
from checker.readers._sheet import lay_out_sheet
from checker.readers.csv import title_of

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

_BLANKS = re.compile(r"\s+")
_PERCENT = re.compile(r"0(?:\.(?P<decimals>0+))?%")
_GENERAL_SHEET = re.compile(r"(?:sheet|tabelle|feuil|hoja|folha|foglio|data|table)\W*[0-9]*", re.IGNORECASE)
_TIMES = 4
"""How many times the marks of a text a workbook may have: each of its cells has some."""
_MOST_BLANK = 10_000
"""Blank rows or columns in a row, which are kept so that a line is the row of its number."""
_LONGEST_CELL = 2_000


class Xlsx:
    """Excel workbooks: the values last reckoned and saved, dates and percentages as their format shows them.

    Hidden sheets are left out; formulas, macros and links are never followed. A sheet is named ``FILE#SHEET``, its
    lines are the rows of the sheet, its columns parted by tabs. Needs the extra ``xlsx``.
    """

    name = "xlsx"
    suffixes = (".xlsx", ".xlsm")

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The documents of a workbook, a sheet each; raises Unreadable."""
        bounds = Bounds(limits)
        book = _opened(data, bounds)
        seen = [0]
        found: list[Document] = []
        try:
            with _unheard():
                for sheet in book.worksheets:
                    if sheet.sheet_state == "visible":
                        found.extend(_document(path_shown, sheet, seen, bounds))
        except Unreadable:
            raise
        except Exception as error:  # XML that says something else than its schema allows fails in its own ways
            raise Unreadable(f"not a whole XLSX file ({type(error).__name__})") from None
        finally:
            book.close()
        if not found:
            raise Unreadable("no text in it")
        return found


@contextmanager
def _unheard() -> Iterator[None]:
    """The library warns and prints of what it cannot show; standard output is the report's."""
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _opened(data: bytes, bounds: Bounds) -> Workbook:
    try:
        import openpyxl
    except ImportError:
        raise Unreadable("to read XLSX install claimcheck-lint[xlsx]") from None
    check_packed(sized(data, bounds.limits), bounds, "XLSX", "[content_types].xml", times=_TIMES)
    try:
        with _unheard():
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # the library raises whatever it stumbles over
        raise Unreadable(f"not a whole XLSX file ({type(error).__name__})") from None


def _document(path: str, sheet: Any, seen: list[int], bounds: Bounds) -> Iterator[Document]:
    name = f"{path}#{_line(sheet.title)}"
    try:
        text, rows = _written(sheet, seen, bounds)
    except Unreadable as reason:
        yield Document(name=name, path=path, text="", problems=(Problem("SR003", str(reason)),))
        return
    if not text.strip():
        return
    layout = lay_out_sheet(text, rows)
    document = assemble(name, path, text, layout, FrontMatter({}, 0))
    title = document.title or (title_of(path) if _GENERAL_SHEET.fullmatch(sheet.title) else _line(sheet.title))
    yield replace(document, title=title)


def _written(sheet: Any, seen: list[int], bounds: Bounds) -> tuple[str, list[tuple[Cell, ...]]]:
    """The text of a sheet, a line a row, and its rows of cells; raises Unreadable where there are too many."""
    pieces: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    length = blank = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if not number % 1000:
            bounds.check()
        said = [_said(cell) for cell in row]
        while said and not said[-1]:
            said.pop()
        seen[0] += max(len(row), 1)
        bounds.hold("cells", seen[0])
        if not said:
            blank += 1
            if blank > _MOST_BLANK:
                break
        else:
            blank = 0
        cells: list[Cell] = []
        for index, words in enumerate(said):
            if index:
                pieces.append("\t")
                length += 1
            pieces.append(words)
            cells.append(Cell(length, length + len(words)))
            length += len(words)
        pieces.append("\n")
        length += 1
        rows.append(tuple(cells))
        bounds.hold("characters", length)
    return "".join(pieces), rows


def _said(cell: Any) -> str:
    """A cell as its format shows it, as far as its meaning hangs on that."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else _line(str(value))[:_LONGEST_CELL]


def _number(value: float, form: str) -> str:
    """A number without the noise of binary fractions; a share as a percentage where its format says so."""
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    number = Decimal(f"{value:.15g}")
    percent = _PERCENT.search(form)
    if percent is not None:
        places = len(percent["decimals"] or "")
        return f"{(number * 100).quantize(Decimal(1).scaleb(-places)):f}%"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
