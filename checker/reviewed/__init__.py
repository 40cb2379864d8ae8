"""Reviewed figures against claims under check: which are of one measure, and what the ledger says for a claim's time.

An entry stands behind many texts and is read by nobody beside them, so a wrong word of the ledger costs more than a
wrong word of one source. ``measures`` says what a claim is of, ``times`` which entries are in force then, ``held`` how
the claim stands to them, and ``said`` gathers that for the rules.
"""

from __future__ import annotations

from checker.reviewed.held import DECIDED_HERE, held, measures_of
from checker.reviewed.said import gathered, without_replaced

__all__ = ["DECIDED_HERE", "gathered", "held", "measures_of", "without_replaced"]
