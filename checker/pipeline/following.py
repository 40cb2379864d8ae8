"""Documents → their measures, each followed through time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.model import Document, Group, Subject
from checker.pipeline.extracting import Progress, in_file, subjects_in
from checker.pipeline.reconciling import reconcile

if TYPE_CHECKING:
    from checker.cache import Kept


def timeline(
    documents: Sequence[Document],
    *,
    measure: str | None = None,
    progress: Progress | None = None,
    jobs: int | None = 1,
    kept: Kept | None = None,
) -> tuple[Group, ...]:
    """The measures of the documents with their claims oldest first; ``measure`` keeps those its words fit."""
    from checker.asked import asked, fits

    subjects = subjects_in(documents, progress, jobs=jobs, kept=kept)
    data = reconcile(subjects, documents, frozenset(), None)
    groups = sorted(data.groups, key=lambda g: (-len(g.claims), g.claims[0].document, g.claims[0].start))
    if measure is not None:
        wanted = asked(measure)
        groups = [g for g in groups if any(fits(Subject(c, data.frames[c.id]), wanted) for c in g.claims)]
    by_name = data.documents
    return tuple(g.model_copy(update={"claims": tuple(in_file(c, by_name) for c in g.claims)}) for g in groups)
