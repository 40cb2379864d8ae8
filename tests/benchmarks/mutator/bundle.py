"""The texts one error is planted in, read once: their claims, their measures, and what of them repeats what."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import pipeline
from checker.claims import is_claim
from checker.model import Claim, Document, Reconciliation, Subject
from checker.readers import reader_for
from mutator.plant import Place


@dataclass(frozen=True)
class Bundle:
    """Documents that are checked against one another, with what was read and reconciled of them."""

    name: str
    documents: tuple[Document, ...]
    subjects: tuple[Subject, ...]
    marks: tuple[Subject, ...]
    data: Reconciliation

    def text(self, document: str) -> str:
        """The untouched text of one of the documents."""
        return self.data.documents[document].text


def link(name: str, documents: Sequence[Document]) -> Bundle:
    """Read the claims of the documents, and the numbers and dates that are none, and put them into measures."""
    seen = [s for d in documents for s in pipeline.subjects_of(d, everything=True)]
    subjects = tuple(s for s in seen if is_claim(s.claim))
    marks = tuple(s for s in seen if not is_claim(s.claim))
    under_check = frozenset(d.name for d in documents)
    data = pipeline.reconcile(subjects, documents, under_check, None, marks=marks)
    return Bundle(name, tuple(documents), subjects, marks, data)


def reread(document: Document, text: str) -> Document:
    """The document as its reader reads it with another text."""
    reader = reader_for(Path(document.path))
    assert reader is not None
    return next(d for d in reader.read(document.path, text.encode("utf-8", "surrogateescape")))


def rank(seed: int, *marks: object) -> str:
    """The place of something in a draw: told by its marks alone, so that every machine draws the same."""
    return hashlib.sha256("\0".join(map(str, (seed, *marks))).encode()).hexdigest()


def drawn(places: Iterable[Place], seed: int, kind: str) -> list[Place]:
    """The places in the order in which they are drawn."""
    return sorted(places, key=lambda p: rank(seed, kind, Path(p.document).name, p.start))


def repeated(bundle: Bundle) -> list[tuple[Claim, list[Claim]]]:
    """Every asserted claim whose figure another claim of its measure gives too, with those others.

    Where the two are excused from one another (another story, years apart, one paragraph), the figure is not repeated:
    two of anything are in many a text.
    """
    found: list[tuple[Claim, list[Claim]]] = []
    for group in bundle.data.groups:
        same: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in group.claims:
            q = claim.quantity
            if q is not None and q.value is not None and claim.modality == "asserted":
                same[q.value, q.unit].append(claim)
        for claims in (claims for claims in same.values() if len(claims) > 1):
            for claim in claims:
                others = [c for c in claims if c is not claim and _apart(c, claim) and _agree(c, claim, bundle)]
                found += [(claim, others)] if others else []
    return found


def _apart(a: Claim, b: Claim) -> bool:
    return a.document != b.document or a.line != b.line


def _agree(a: Claim, b: Claim, bundle: Bundle) -> bool:
    return bundle.data.stand(a, b).how != "excused"
