"""Tagged tokens → phrases, and how the phrase that holds a figure hangs in its clause.

A chunker, not a parser: noun phrases, verb groups and the marks between them, read left and right from the figure. It
knows just what a measure needs: the phrase counted, the verb and whether the figure is its subject or object, the noun
a preposition hangs it on ("relations with 80 countries"), the phrases that follow ("at the airport"), and the phrase it
is part of ("24 people, including 10 children").
"""

from __future__ import annotations

from checker.phrases.chunk import PERIODS, REPORTING, TITLED, TRANSPARENT, Chunk, phrase_text, with_figures
from checker.phrases.chunker import chunks
from checker.phrases.hanging import Clause, clause
from checker.phrases.subjects import main_verb, subject_of

__all__ = [
    "PERIODS",
    "REPORTING",
    "TITLED",
    "TRANSPARENT",
    "Chunk",
    "Clause",
    "chunks",
    "clause",
    "main_verb",
    "phrase_text",
    "subject_of",
    "with_figures",
]
