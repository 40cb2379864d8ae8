"""The way through, once: paths to documents, documents to claims, claims to measures, measures to findings.

What only some of the way needs is imported where it is needed, so that to extract claims loads no matching.
"""

from checker.pipeline.comparing import compare
from checker.pipeline.entries import entry_of, reviewed, suggest
from checker.pipeline.extracting import Progress, extract, subjects_of
from checker.pipeline.following import timeline
from checker.pipeline.reading import Reading, document_of, read
from checker.pipeline.reconciling import reconcile
from checker.pipeline.scanning import scan
from checker.pipeline.sharing import Extraction

__all__ = [
    "Extraction",
    "Progress",
    "Reading",
    "compare",
    "document_of",
    "entry_of",
    "extract",
    "read",
    "reconcile",
    "reviewed",
    "scan",
    "subjects_of",
    "suggest",
    "timeline",
]
