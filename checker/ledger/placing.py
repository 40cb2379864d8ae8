"""Which file of the ledger an entry belongs to, and that file with the entry, or its source, in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from checker.ledger.entry import LedgerEntry
from checker.ledger.reading import read_text
from checker.ledger.writing import with_entry, with_reference
from checker.names import fold

LONGEST: Final = 60
"""Characters of a file's name that is made of a measure."""
_NAME: Final = re.compile(r"[^a-z0-9]+")


class Home(NamedTuple):
    """The file an entry goes to; ``same`` is the entry that gives the very figure for that time already."""

    file: str
    same: LedgerEntry | None


def home(entry: LedgerEntry, entries: Sequence[LedgerEntry], folder: str, subject: str | None = None) -> Home:
    """Where an entry goes: to the file that has its measure, else to one named for the ``subject`` or the measure."""
    same = next((e for e in entries if e.id == entry.id), None)
    kin = next((e for e in entries if e.key == entry.key), None)
    known = same or kin
    return Home(known.file if known is not None else f"{folder}/{_named(subject or entry.measure)}.yaml", same)


def put(text: str, entry: LedgerEntry, place: Home) -> tuple[str, int] | None:
    """The text of a file with the entry in it, or with its source in the one that is the same, and the line it has
    there; None where that source is named already. Raises ValueError where the file cannot be added to.
    """
    if place.same is not None and all(reference in place.same.references for reference in entry.references):
        return None
    new = (
        with_entry(text, entry)
        if place.same is None
        else with_reference(text, place.same.line, entry.references[0])
    )  # fmt: skip
    after = read_text(place.file, new)
    written = next((e for e in after.entries if e.id == entry.id), None)
    if after.problems or written is None:
        raise ValueError("cannot be added to; put the entry in by hand")
    return new, written.line


def _named(words: str) -> str:
    """A file's name out of words: "Defence ties" is defence-ties."""
    name = _NAME.sub("-", fold(words.removesuffix(".yaml").replace("{figure}", " "))).strip("-")[:LONGEST].strip("-")
    return name or "figures"
