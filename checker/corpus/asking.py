"""A store asked for a measure: which documents speak of it is told by the claims' columns; only the blocks these stand
in are reconciled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa

from checker import asked, pipeline
from checker.claims import is_claim
from checker.corpus import CorpusError, blocks
from checker.corpus.packing import Damaged, unpacked
from checker.corpus.scanning import hashed_blocks, lay, packed_blocks
from checker.corpus.store import Store
from checker.model import Document, Group, Subject

if TYPE_CHECKING:
    import duckdb


def timeline(
    store: Store, db: duckdb.DuckDBPyConnection, measure: str | None, most: int = blocks.CLAIMS
) -> tuple[tuple[Group, ...], tuple[Document, ...]]:
    """The measures that the words fit, all without words, their claims oldest first; and, without their texts, the
    documents these stand in. Raises CorpusError.
    """
    lay(db, store, most)
    wanted = None if measure is None else asked.asked(measure)
    found: list[Group] = []
    documents: dict[str, Document] = {}
    listed = {block.number: block for block in hashed_blocks(db)}
    spoken = list(listed) if wanted is None else _speaking(store, db, wanted)
    for _, records in packed_blocks(db, store, [listed[number] for number in spoken]):
        try:
            read = [unpacked(record) for record in records]
        except Damaged as error:
            raise CorpusError(f"{store.folder}: damaged ({error}); run claimcheck corpus build again") from None
        subjects = [s for _, seen in read for s in seen if is_claim(s.claim)]
        data = pipeline.reconcile(subjects, [document for document, _ in read], frozenset(), None)
        for group in data.groups:
            if wanted is None or any(asked.fits(Subject(c, data.frames[c.id]), wanted) for c in group.claims):
                found.append(group)
                for claim in group.claims:
                    documents[claim.document] = _without_text(data.documents[claim.document])
    found.sort(key=lambda g: (-len(g.claims), g.claims[0].document, g.claims[0].start))
    return tuple(found), tuple(documents[name] for name in sorted(documents))


def _without_text(document: Document) -> Document:
    return replace(document, text="", blocks=(), tables=(), directives=(), pages=())


def _speaking(store: Store, db: duckdb.DuckDBPyConnection, wanted: Sequence[asked.Keys]) -> list[int]:
    """The blocks in which a claim fits every word."""
    if not any(segment.claims for segment in store.manifest.segments):
        return []
    claims = store.claims("document, id, terms")
    terms = [term for (term,) in db.execute(f"SELECT DISTINCT unnest(terms) FROM {claims}").fetchall()]
    met = [(n, term) for n, word in enumerate(wanted) for term in terms if asked.met(word, frozenset((term,)))]
    table = pa.table(
        {"word": pa.array([n for n, _ in met], pa.int64()), "term": pa.array([term for _, term in met], pa.string())}
    )
    db.register("met", table)
    found = db.execute(
        f"SELECT DISTINCT l.block FROM (SELECT document, number, id, unnest(terms) AS term FROM {claims}) c"
        " JOIN met USING (term) JOIN laid l ON l.name = c.document AND l.number = c.number"
        " GROUP BY l.block, c.document, c.id HAVING count(DISTINCT met.word) = " + str(len(wanted))
    ).fetchall()
    db.unregister("met")
    return sorted(number for (number,) in found)
