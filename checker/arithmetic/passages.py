"""Where claims stand together: the claims of one sentence, of one block, of a table, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from checker.model import Block, Claim, Document, Reconciliation, Table


class Passage(NamedTuple):
    """A stretch of a document and the claims in it; offsets into the document's text."""

    document: Document
    start: int
    end: int
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The untouched text of the stretch."""
        return self.document.text[self.start : self.end]


class Row(NamedTuple):
    """A row of a table: its cells' texts, and the figures that stand in each (none for words)."""

    cells: tuple[str, ...]
    claims: tuple[tuple[Claim, ...], ...]


class Grid(NamedTuple):
    """A table with its claims; ``header`` is the number of leading rows that are headings."""

    document: Document
    table: Table
    rows: tuple[Row, ...]
    header: int


def by_document(data: Reconciliation) -> tuple[tuple[Document, tuple[Claim, ...]], ...]:
    """The documents to judge, those under check or all, each with its claims and marks in the order of the text."""
    return data.once("documents", lambda: tuple(_by_document(data)))


def sentences(data: Reconciliation) -> tuple[Passage, ...]:
    """The sentences that hold claims, documents to judge only."""
    return data.once("sentences", lambda: tuple(_sentences(data)))


def blocks(data: Reconciliation) -> tuple[tuple[Passage, Block], ...]:
    """The blocks (paragraphs, items, headings, cells apart) that hold claims, documents to judge only."""
    return data.once("blocks", lambda: tuple(_blocks(data)))


def _by_document(data: Reconciliation) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    seen = sorted((*data.claims, *data.marks), key=lambda c: (c.document, c.start, c.end))
    for name, claims in groupby(seen, key=lambda c: c.document):
        if not data.under_check or name in data.under_check:
            yield data.documents[name], tuple(claims)


def _sentences(data: Reconciliation) -> Iterator[Passage]:
    for document, claims in by_document(data):
        held: list[Claim] = []
        start = 0
        for claim in claims:
            if held and (claim.sentence != held[0].sentence or claim.start >= start + len(claim.sentence)):
                yield Passage(document, start, start + len(held[0].sentence), tuple(held))
                held = []
            if not held:
                start = _sentence_start(document, claim)
            held.append(claim)
        if held:
            yield Passage(document, start, start + len(held[0].sentence), tuple(held))


def _blocks(data: Reconciliation) -> Iterator[tuple[Passage, Block]]:
    for document, claims in by_document(data):
        starts = [block.start for block in document.blocks]
        for index, found in groupby(claims, key=lambda c: bisect_right(starts, c.start) - 1):
            if index >= 0:
                block = document.blocks[index]
                yield Passage(document, block.start, block.end, tuple(found)), block


def tables(data: Reconciliation) -> Iterator[Grid]:
    """The tables of the documents to judge, with the claims in their cells."""
    for document, claims in by_document(data):
        starts = [c.start for c in claims]
        for table in document.tables:
            rows = tuple(
                Row(
                    tuple(document.text[cell.start : cell.end] for cell in row),
                    tuple(
                        tuple(
                            _printed(claim, data)
                            for claim in claims[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
                        )
                        for cell in row
                    ),
                )
                for row in table.rows
            )
            yield Grid(document, table, rows, table.header)


def _printed(claim: Claim, data: Reconciliation) -> Claim:
    """A cell's claim with the number as it is printed there, for sums of one column want no unit from its heading."""
    frame = data.frames.get(claim.id)
    if frame is None or frame.labels is None:
        return claim
    printed = frame.labels.printed
    kind = "percent" if printed.unit == "percent" else claim.kind
    return claim.model_copy(update={"quantity": printed, "kind": kind})


def _sentence_start(document: Document, claim: Claim) -> int:
    """Where the sentence of a claim begins: its last copy that begins before the claim."""
    longest = len(claim.sentence)
    within = claim.sentence.find(claim.surface)
    while within >= 0:
        start = claim.start - within
        if start >= 0 and document.text[start : start + longest] == claim.sentence:
            return start
        within = claim.sentence.find(claim.surface, within + 1)
    return claim.start
