"""A million articles: their claims in a store of Parquet files, reconciled block by block.

``build`` reads sources into a store, ``scan`` reconciles what is in it, ``timeline`` follows a measure through it. The
work itself is the pipeline's: a document in, its claims out; a block of documents in, its findings out. What is here
decides which documents are read again, which stand in one block, and that nothing is lost when a run is cut short.

Nothing here reads the clock: what is newer is told by the order in which it was committed.
"""

from __future__ import annotations


class CorpusError(Exception):
    """What keeps a corpus from being built or read, in one line."""
