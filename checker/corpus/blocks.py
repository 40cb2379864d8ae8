"""Which documents are reconciled together: blocks of documents that name the same, none larger than a bound.

A block is reconciled as a folder is: how telling a word is, which text copies which, what else a text gives beside a
figure, all are told within it. Two documents are like each other by the names they share, the rare ones counting more
(cosine). Under each of its most telling names a document looks at those next to it in time, a bounded number of them
(blocking and sorted neighbourhood, as joins in SQL), so the work grows with the documents and not with their square.
Then blocks grow from the likest pair down, as single link clusters do, but two are put together only while both fit
the bound: a story that is too large for one block is cut where its texts are least alike. What is left over, small and
like nothing, is put into blocks in the order of names until these are full. So documents that all fit are one block,
and reconciling it is the scan of a folder.

All of it is whole numbers and orders without ties, so that every engine makes the same blocks.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import Final

NEAR: Final = 8
"""Documents next to it in time that a document looks at under each name."""
TELLING: Final = 12
"""Names of a document, the rarest, under which it looks at others."""
CLAIMS: Final = 20_000
"""Claims, and numbers that are none, in one block: some seven hundred articles, and half a gigabyte."""

Make = Callable[[str, str], None]
"""Makes a table of a name from a query."""


def link(make: Make, count: int) -> None:
    """From ``texts(doc, day, size)`` and ``keys(doc, key)`` of ``count`` documents make ``edges(a, b, likeness)``."""
    make("common", "SELECT key, count(*) AS texts FROM keys GROUP BY key")
    make(
        "weighed",
        "SELECT k.doc AS doc, k.key AS key, t.day AS day, c.texts AS texts,"
        f" CAST(floor(1000 * ln(({count} + 20) / CAST(c.texts + 2 AS DOUBLE))) AS BIGINT) AS weight"
        " FROM keys k JOIN common c ON c.key = k.key JOIN texts t ON t.doc = k.doc",
    )
    make("norms", "SELECT doc, CAST(sum(weight) AS DOUBLE) AS norm FROM weighed GROUP BY doc")
    make(
        "placed",
        "SELECT doc, key, row_number() OVER (PARTITION BY key ORDER BY day, doc) AS place,"
        " row_number() OVER (PARTITION BY doc ORDER BY weight DESC, key) AS telling"
        " FROM weighed WHERE texts > 1",
    )
    steps = " UNION ALL ".join(f"SELECT {step} AS step" for step in range(1, NEAR + 1))
    make(
        "looking",
        f"SELECT p.doc AS doc, p.key AS key, p.place + s.step AS place FROM placed p CROSS JOIN ({steps}) s"
        f" WHERE p.telling <= {TELLING}",
    )
    make(
        "pairs",
        "SELECT DISTINCT least(l.doc, p.doc) AS a, greatest(l.doc, p.doc) AS b"
        " FROM looking l JOIN placed p ON p.key = l.key AND p.place = l.place",
    )
    make(
        "shared",
        "SELECT p.a AS a, p.b AS b, CAST(sum(x.weight) AS DOUBLE) AS weight FROM pairs p"
        " JOIN weighed x ON x.doc = p.a JOIN weighed y ON y.doc = p.b AND y.key = x.key GROUP BY p.a, p.b",
    )
    make(
        "edges",
        "SELECT s.a AS a, s.b AS b, CAST(floor(1000000 * (s.weight / sqrt(m.norm * n.norm))) AS BIGINT) AS likeness"
        " FROM shared s JOIN norms m ON m.doc = s.a JOIN norms n ON n.doc = s.b",
    )


EDGES: Final = "SELECT a, b FROM edges ORDER BY likeness DESC, a, b"
"""The pairs, the likest first."""


def grown(sizes: Iterable[int], edges: Iterable[tuple[int, int]], most: int) -> array[int]:
    """The block of each document, by its number: blocks are numbered by their first document. ``sizes`` are theirs in
    claims, ``edges`` come the likest first, ``most`` claims are in a block, or one document that has more.
    """
    size = array("q", sizes)
    head = array("q", range(len(size)))

    def top(doc: int) -> int:
        while head[doc] != doc:
            head[doc] = head[head[doc]]
            doc = head[doc]
        return doc

    def join(x: int, y: int) -> None:
        x, y = min(x, y), max(x, y)
        head[y] = x
        size[x] += size[y]

    for a, b in edges:
        x, y = top(a), top(b)
        if x != y and size[x] + size[y] <= most:
            join(x, y)
    for x, y in _filled([doc for doc in range(len(head)) if head[doc] == doc], size, most):
        join(x, y)
    return array("q", (top(doc) for doc in range(len(head))))


def _filled(heads: list[int], size: array[int], most: int) -> Iterator[tuple[int, int]]:
    """Blocks to put together, one after the other, until each is full."""
    at = None
    for head in heads:
        if at is not None and size[at] + size[head] <= most:
            yield at, head
        elif at is None or size[head] < size[at]:
            at = head
