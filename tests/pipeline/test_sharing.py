"""Documents shared out among processes: the same claims in the same order, and a process that dies hangs nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process

import pytest

from checker import pipeline
from checker.extraction import subjects_of
from checker.model import Document, Subject
from checker.pipeline import sharing


def texts(count: int) -> list[Document]:
    return [
        pipeline.document_of(f"{n:03}.txt", f"The flood in Arden killed {40 + n} people.\n\nIn 2020, {n} homes burned.")
        for n in range(count)
    ]


def killed_by_some(document: Document) -> Sequence[Subject]:
    """Reads a document, but is killed by each third one."""
    assert parent_process() is not None
    if int(document.name[:3]) % 3 == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return subjects_of(document, everything=True)


def fails(document: Document) -> Sequence[Subject]:
    raise ValueError(document.name)


def test_the_claims_are_the_same_however_many_processes_read() -> None:
    documents = texts(30)
    told: list[tuple[int, int]] = []
    alone = pipeline.extract(documents)
    assert pipeline.extract(documents, jobs=2, progress=lambda *step: told.append(step)) == alone
    assert told == sorted(told)
    assert told[-1] == (30, 30)


def test_findings_are_the_same_however_many_processes_read() -> None:
    documents = texts(12)
    assert pipeline.scan(documents, jobs=3) == pipeline.scan(documents)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_document_that_kills_its_reader_is_said_and_the_run_goes_on() -> None:
    documents = texts(5)
    report = pipeline.scan(documents, extraction=killed_by_some, jobs=2)
    unread = [f.document for f in report.findings if f.code == "SR003"]
    assert unread == ["001.txt", "004.txt"]
    claims = {d.document: d.claims for d in report.documents}
    whole = {d.document: d.claims for d in pipeline.scan(documents).documents}
    assert claims == {name: 0 if name in unread else count for name, count in whole.items()}


def dies_at_once(_documents: object) -> None:
    os._exit(3)


def test_where_no_other_process_lives_this_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = texts(4)
    pool = sharing._pool
    monkeypatch.setattr(sharing, "_pool", lambda n: ProcessPoolExecutor(n, get_context("spawn"), dies_at_once, (0,)))
    assert pipeline.scan(documents, jobs=2) == pipeline.scan(documents)
    assert pool(1).submit(os.getpid).result() != os.getpid()


def test_what_fails_in_another_process_fails_here() -> None:
    with pytest.raises(ValueError, match="000"):
        pipeline.scan(texts(4), extraction=fails, jobs=2)


def test_short_texts_are_read_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = texts(4)
    assert sharing.processes(documents, None) == 1
    assert sharing.processes(documents, 9) == 4
    monkeypatch.setattr(sharing, "ALONE", 10)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert sharing.processes(documents, None) == 3


def test_batches_keep_the_order_and_leave_nothing_out() -> None:
    documents = texts(23)
    shares = sharing.batches(documents, 5)
    assert [d for batch in shares for d in batch] == documents
    assert 4 <= len(shares) <= 7
