"""What the cells of tables measure: header, unit, row label and title make the measure, a heading or label the time.

A document's tables are read column by column: which columns hold figures, which name the rows, which say when. A cell
that holds one number becomes a claim in the table's own words. That is so for the tables of every format.
"""

from __future__ import annotations

from checker.tables.keys import key_of, keys_of, listed
from checker.tables.reading import RECOGNIZER, Sheets

__all__ = ["RECOGNIZER", "Sheets", "key_of", "keys_of", "listed"]
