"""The file a document stands in, as programs name files: with forward slashes and without what stands in it."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import Final

RECORDS: Final = ".jsonl#"
"""Stands between a file of records and the one meant."""


def file_of(document: str) -> tuple[str, str]:
    """The path of a document's file, and which of its records the document is, "" where it is the whole file.

    The places within a record are counted from where its text begins and say nothing of the file.
    """
    name, marked, record = document.partition(RECORDS)
    path = f"{name}{RECORDS[:-1]}" if marked else document
    return (PurePath(path).as_posix() if os.sep == "\\" else path.removeprefix("./")), record
