"""Errors as they happen to writers, planted one at a time in a text: a nought, a scale word, a date."""

from __future__ import annotations

from mutator.bundle import Bundle, drawn, link, reread
from mutator.dates import DATES
from mutator.figures import FIGURES
from mutator.inserted import INSERTED
from mutator.plant import Plant, Planter

PLANTERS: dict[str, Planter] = {**FIGURES, **DATES, **INSERTED}
"""Every class of error: those of reconciling first, then those of a text's own arithmetic."""
RECONCILING: tuple[str, ...] = (*FIGURES, "date")

__all__ = ["PLANTERS", "RECONCILING", "Bundle", "Plant", "Planter", "drawn", "link", "reread"]
