"""The documents shared out among processes: their claims in order, whoever read them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from checker.model import Document, Subject

Extraction = Callable[[Document], Sequence[Subject]]
"""Gives the claims of a document with their frames: reads them, or has them from before."""
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


def worked_on(
    documents: Sequence[Document], extraction: Extraction, processes: int
) -> Iterator[tuple[Sequence[Document], Sequence[Subject]]]:
    """Batches of documents with their claims, in order, read by this process or by ``processes`` others.

    Where one of those dies (out of memory, killed), this process does what is left.
    """
    if processes == 1:
        for document in documents:
            yield (document,), extraction(document)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    shares = batches(documents, processes * SHARES)
    pool = ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=gc.set_threshold, initargs=gc.get_threshold()
    )
    done = 0
    try:
        for result in [pool.submit(_read_batch, extraction, batch) for batch in shares]:
            subjects = result.result()
            yield shares[done], subjects
            done += 1
    except BrokenProcessPool:
        for batch in shares[done:]:
            yield batch, _read_batch(extraction, batch)
    finally:
        pool.shutdown(cancel_futures=True)


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


def _read_batch(extraction: Extraction, batch: Sequence[Document]) -> list[Subject]:
    return [subject for document in batch for subject in extraction(document)]
