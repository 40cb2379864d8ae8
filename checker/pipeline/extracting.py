"""Documents → their claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from checker.extraction import subjects_of
from checker.model import WHOLE, Claim, Document, Subject
from checker.pipeline.sharing import Extraction, processes, worked_on

Progress = Callable[[int, int], None]
"""Told (documents done, documents in all) while a long run goes on."""


def subjects_in(
    documents: Iterable[Document],
    progress: Progress | None,
    extraction: Extraction = subjects_of,
    jobs: int | None = 1,
) -> list[Subject]:
    """The claims of all documents in their order; ``jobs`` as for ``extract``."""
    listed = list(documents)
    found: list[Subject] = []
    done = 0
    for batch, subjects in worked_on(listed, extraction, processes(listed, jobs)):
        found.extend(subjects)
        done += len(batch)
        if progress is not None:
            progress(done, len(listed))
    return found


def extract(
    documents: Iterable[Document],
    *,
    everything: bool = False,
    progress: Progress | None = None,
    jobs: int | None = 1,
) -> tuple[Claim, ...]:
    """The typed claims of the documents, by document and place; ``everything`` adds what is no claim.

    ``jobs`` is the number of processes that share the documents out among them; ``None``: as many as there are
    processors where the text is long enough to be worth it. A script that asks for more than one must be importable.
    """
    extraction = partial(subjects_of, everything=everything)
    found = subjects_in(documents, progress, extraction, jobs)
    return tuple(s.claim for s in found if s.claim.recognizer != WHOLE)  # told with its ratio
