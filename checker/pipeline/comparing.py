"""Two sentences → how they stand to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.pipeline.extracting import subjects_in
from checker.pipeline.reading import document_of
from checker.pipeline.reconciling import reconcile

if TYPE_CHECKING:
    from checker.comparison import Comparison


def compare(a: str, b: str, *, dates: tuple[str, str] | None = None) -> Comparison:
    """Compare two sentences, each dated by an EDTF date where ``dates`` gives one; an empty one is none."""
    from checker.comparison import ALIKE, compared

    documents = [document_of(name, text, day) for name, text, day in zip("ab", (a, b), dates or ("", ""), strict=True)]
    subjects = subjects_in(documents, None)
    data = reconcile(subjects, documents, frozenset(), None, threshold=ALIKE)
    return compared(data, documents[0], documents[1], (s.claim for s in subjects))
