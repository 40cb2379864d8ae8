"""The ledger: reviewed figures on disk. One YAML file a subject, one entry a figure and its time; written by people.

An entry follows Wikidata's statement: what is measured (in one phrase, with the others it goes by), the figure with its
bounds and unit, the time it holds for, a rank, and which sources stand behind it. A figure that proved wrong stays on
record as deprecated instead of being deleted. What cannot be read is one clear line with file and line.

``entry`` is the noun, ``reading`` and ``writing`` stand at the disk, ``schema`` tells editors what may be written, and
``speaking`` puts an entry into sentences, so that it can be held against what a text claims, ``taking`` makes an
entry of such a claim and ``placing`` finds its file. ``faults`` are those among entries.
"""

from __future__ import annotations

from checker.ledger.entry import FIGURE, LedgerEntry, Reference
from checker.ledger.faults import Fault, faults
from checker.ledger.placing import Home, home, put
from checker.ledger.reading import Ledger, LedgerError, Problem, load, read, read_file, read_text
from checker.ledger.schema import schema
from checker.ledger.speaking import beginnings, figure, may_concern, reviewed, spoken
from checker.ledger.taking import taken
from checker.ledger.writing import with_entry, with_reference, written

__all__ = [
    "FIGURE",
    "Fault",
    "Home",
    "Ledger",
    "LedgerEntry",
    "LedgerError",
    "Problem",
    "Reference",
    "beginnings",
    "faults",
    "figure",
    "home",
    "load",
    "may_concern",
    "put",
    "read",
    "read_file",
    "read_text",
    "reviewed",
    "schema",
    "spoken",
    "taken",
    "with_entry",
    "with_reference",
    "written",
]  # fmt: skip
