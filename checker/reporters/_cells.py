"""Rows as comma-separated values (RFC 4180) that a spreadsheet may open: no text of others is ever a formula there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from checker.reporters._printable import plain

FORMULA: Final = re.compile(r"=(?!$)|[@\t\r\n＝＋－＠]|[+-](?![\d.,\s]*%?$)")
"""What a spreadsheet would take for a formula at the start of a cell; a signed number is none."""


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A header and a line a row, ended by CR LF; what a row does not tell is an empty cell."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return buffer.getvalue()


def _cell(value: object) -> object:
    """Text on one line, with an apostrophe before what a spreadsheet would run; numbers in full."""
    match value:
        case str():
            shown = plain(value)
            return f"'{shown}" if FORMULA.match(value) or FORMULA.match(shown) else shown
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
    return value
