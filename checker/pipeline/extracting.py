"""Documents → their claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from checker.model import WHOLE, Claim, Document, Subject
from checker.pipeline.sharing import Extraction, processes, worked_on

if TYPE_CHECKING:
    from checker.cache import Kept

Progress = Callable[[int, int], None]
"""Told (documents done, documents in all) while a long run goes on."""
KILLED: Final = "the process that read it was killed, perhaps for want of memory"


def subjects_of(document: Document, *, everything: bool = False) -> list[Subject]:
    """The claims of a document with their frames; ``everything`` adds what is no claim.

    What reads is loaded here: where all that is asked for is kept from before, nothing has to read.
    """
    from checker.extraction import subjects_of as read

    return read(document, everything=everything)


def subjects_in(
    documents: Iterable[Document],
    progress: Progress | None,
    extraction: Extraction | None = None,
    everything: bool = False,
    jobs: int | None = 1,
    kept: Kept | None = None,
    lost: set[str] | None = None,
) -> list[Subject]:
    """The claims of all documents in their order; ``jobs`` and ``kept`` as for ``extract``.

    A document whose reading killed the process that read it goes into ``lost`` and has no claims; where nobody asks for
    those, raises RuntimeError. ``extraction`` takes the place of reading and of the cache.
    """
    listed = list(documents)
    found: list[Sequence[Subject]] = [()] * len(listed)
    new = list(range(len(listed)))
    if extraction is not None:
        kept = None
    if kept is not None:
        new = []
        for n, document in enumerate(listed):
            known = kept.known(document, everything=everything)
            if known is None:
                new.append(n)
            else:
                found[n] = known
    done = len(listed) - len(new)
    if progress is not None and done:
        progress(done, len(listed))
    unread = [listed[n] for n in new]
    at = iter(new)
    for batch in worked_on(unread, extraction or partial(subjects_of, everything=everything), processes(unread, jobs)):
        for document, subjects in batch:
            n = next(at)
            if subjects is None:
                if lost is None:
                    raise RuntimeError(f"{document.name}: {KILLED}")
                lost.add(document.name)
                continue
            found[n] = subjects
            if kept is not None:
                kept.keep(document, subjects, everything=everything)
        done += len(batch)
        if progress is not None:
            progress(done, len(listed))
    return [subject for subjects in found for subject in subjects]


def extract(
    documents: Iterable[Document],
    *,
    everything: bool = False,
    progress: Progress | None = None,
    jobs: int | None = 1,
    kept: Kept | None = None,
) -> tuple[Claim, ...]:
    """The typed claims of the documents, by document and place; ``everything`` adds what is no claim.

    ``jobs`` is the number of processes that share the documents out among them; ``None``: as many as there are
    processors where the text is long enough to be worth it. A script that asks for more than one must be importable.
    ``kept`` is a cache: what it knows is not read again, and it is told what was read.
    """
    listed = list(documents)
    by_name = {document.name: document for document in listed}
    found = subjects_in(listed, progress, everything=everything, jobs=jobs, kept=kept)
    told = (s.claim for s in found if s.claim.recognizer != WHOLE)  # a whole is told with its ratio
    return tuple(in_file(claim, by_name) for claim in told)


def in_file(claim: Claim, documents: Mapping[str, Document]) -> Claim:
    """A claim as it leaves the program: with the offsets of its file."""
    document = documents[claim.document]
    if document.source is None:
        return claim
    start, end = document.in_file(claim.start, claim.end)
    return claim.model_copy(update={"start": start, "end": end})
