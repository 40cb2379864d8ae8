"""The documents shared out among processes: their claims in order, whoever read them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from checker.model import Document, Subject

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Extraction = Callable[[Document], Sequence[Subject]]
"""Gives the claims of a document with their frames: reads them, or has them from before."""
Read = tuple[Document, Sequence[Subject] | None]
"""A document with its claims; None where the process that read it was killed."""
ALONE: Final = 2_000_000
"""Characters of text below which one process is done before others are ready to help."""
SHARES: Final = 8
"""How many batches a process gets to work on, one after the other: few enough to be worth the sending."""


def processes(documents: Sequence[Document], jobs: int | None) -> int:
    """How many processes to work in, never more than there are documents."""
    if jobs is None:
        affinity = getattr(os, "sched_getaffinity", None)
        there = len(affinity(0)) if affinity else os.cpu_count() or 1
        jobs = there if sum(len(d.text) for d in documents) >= ALONE else 1
    return max(1, min(jobs, len(documents)))


def worked_on(documents: Sequence[Document], extraction: Extraction, processes: int) -> Iterator[list[Read]]:
    """Batches of documents with their claims, in order, read by this process or by ``processes`` others.

    Where one of those dies (out of memory, killed), what is left is read a document at a time by a process of its own,
    and the one that kills it has no claims but None. Where no other process can be made, this one reads.
    """
    if processes == 1:
        for document in documents:
            yield [(document, extraction(document))]
        return
    from concurrent.futures.process import BrokenProcessPool

    shares = batches(documents, processes * SHARES)
    pool = _pool(processes)
    done = 0
    try:
        for result in [pool.submit(_read_batch, extraction, batch) for batch in shares]:
            subjects = result.result()
            yield list(zip(shares[done], subjects, strict=True))
            done += 1
    except BrokenProcessPool:
        for batch in shares[done:]:
            yield list(_one_by_one(batch, extraction))
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(processes: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=gc.set_threshold, initargs=gc.get_threshold()
    )


def _one_by_one(documents: Sequence[Document], extraction: Extraction) -> Iterator[Read]:
    """Documents read by another process, and by a new one after each that kills it; by this one where none lives."""
    from concurrent.futures.process import BrokenProcessPool

    pool: ProcessPoolExecutor | None = None
    try:
        for document in documents:
            if pool is None:
                pool = _pool(1)
                try:
                    pool.submit(gc.get_threshold).result()
                except BrokenProcessPool:
                    yield document, extraction(document)
                    continue
            try:
                yield document, pool.submit(extraction, document).result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = None
                yield document, None
    finally:
        if pool is not None:
            pool.shutdown()


def batches(documents: Sequence[Document], count: int) -> list[list[Document]]:
    """The documents in order, in about ``count`` batches of about one length."""
    share = sum(len(d.text) for d in documents) / count
    listed: list[list[Document]] = [[]]
    length = 0
    for document in documents:
        if listed[-1] and length + len(document.text) > share:
            listed.append([])
            length = 0
        listed[-1].append(document)
        length += len(document.text)
    return listed


def _read_batch(extraction: Extraction, batch: Sequence[Document]) -> list[Sequence[Subject]]:
    return [extraction(document) for document in batch]
