"""CSV and TSV: tables of figures as statistical offices publish them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from checker.limits import LIMITS, Limits
from checker.model import Document
from checker.readers._assemble import assemble
from checker.readers._decode import decode
from checker.readers._delimited import delimiter_of, rows_of
from checker.readers._front_matter import FrontMatter
from checker.readers._limits import Bounds, bounded, sized
from checker.readers._sheet import lay_out_sheet

_APART = re.compile(r"[\W_]+")


class Csv:
    """Delimited text: commas, semicolons, tabs or bars, found out from the file; quotes and ragged rows.

    Rows above a table with one filled cell are its titles, rows below are notes and left out. Without a title the
    file's name is one. Places are those in the file.
    """

    name = "csv"
    suffixes = (".csv", ".tsv")

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        bounds = Bounds(limits)
        text = bounded(decode(sized(data, limits)), limits)
        delimiter = "\t" if path_shown.lower().endswith(".tsv") else delimiter_of(text)
        layout = lay_out_sheet(text, rows_of(text, delimiter, bounds))
        document = assemble(path_shown, path_shown, text, layout, FrontMatter({}, 0))
        return [replace(document, title=document.title or title_of(path_shown))]


def title_of(path: str) -> str | None:
    """What a file's name says its table is of, None where it says nothing."""
    words = " ".join(_APART.split(PurePath(path).stem)).strip()
    return words if any(map(str.isalpha, words)) else None
