"""Entries of the ledger ⇄ claims: as they are held against claims, and made of what documents agree on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from checker.model import Claim, Document, Period, Reviewed, Subject
from checker.pipeline.extracting import Progress, subjects_in, subjects_of
from checker.pipeline.reconciling import reconcile

if TYPE_CHECKING:
    from checker.ledger import LedgerEntry

MENTIONED: Final = 8
"""How many of the sources that agree an entry names."""


def reviewed(entries: Iterable[LedgerEntry], documents: Sequence[Document] | None = None) -> tuple[Reviewed, ...]:
    """The entries of a ledger as they are held against claims; where the ``documents`` are given that they are to be
    held against, those that name nobody there are not read out, and have no wordings.
    """
    listed = list(entries)
    if not listed:
        return ()
    from checker import ledger

    entries = tuple(entries)
    if not entries:
        return ()
    begun = None if documents is None else ledger.beginnings(document.text for document in documents)
    return tuple(
        ledger.reviewed(
            entry, subjects_of(ledger.spoken(entry)) if begun is None or ledger.may_concern(entry, begun) else ()
        )
        for entry in listed
    )


def entry_of(
    claim: Claim,
    documents: Sequence[Document],
    entries: Sequence[LedgerEntry],
    *,
    measure: str | None = None,
    when: Period | None = None,
    reviewed_by: str | None = None,
    reviewed_on: date | None = None,
) -> LedgerEntry:
    """A claim of the documents as an entry; without a ``measure`` that of the ledger's entries which it is of, else its
    own sentence. Raises ValueError where no entry can be made of it.
    """
    from checker.ledger import taken

    by_name = {d.name: d for d in documents}
    if measure is None:
        subjects = [s for s in subjects_of(by_name[claim.document]) if s.claim.id == claim.id]
        measure = _known(subjects, entries).get(claim.id)
    return taken(
        claim,
        [(claim, by_name[claim.document])],
        measure=measure,
        when=when,
        reviewed_by=reviewed_by,
        reviewed=reviewed_on,
    )


def suggest(
    documents: Sequence[Document],
    entries: Sequence[LedgerEntry] = (),
    *,
    progress: Progress | None = None,
    jobs: int | None = 1,
) -> tuple[LedgerEntry, ...]:
    """Entries, to be reviewed, for the figures that several origins agree on and the ledger lacks."""
    from checker.ledger import taken
    from checker.verdicts import agreed

    subjects = subjects_in(documents, progress, jobs=jobs)
    data = reconcile(subjects, documents, frozenset(d.name for d in documents), None, ledger=reviewed(entries))
    known = _known(subjects, entries)
    found: dict[str, LedgerEntry] = {}
    for claims in agreed(data):
        voices = list({data.origin[c.id]: c for c in reversed(claims)}.values())
        plainest = min(voices, key=lambda c: (len(c.sentence), c.document, c.start))
        one_each = {c.document: c for c in (*reversed(voices), plainest)}.values()
        listed = [plainest, *(c for c in one_each if c != plainest)][:MENTIONED]
        try:
            entry = taken(plainest, [(c, data.documents[c.document]) for c in listed], measure=known.get(plainest.id))
        except ValueError:
            continue  # neither dated nor sayable: nothing to write down
        if reviewed([entry])[0].wordings:
            found.setdefault(entry.id, entry)
    return tuple(found.values())


def _known(subjects: Sequence[Subject], entries: Sequence[LedgerEntry]) -> dict[str, str]:
    """Claim id → the measure of the ledger that a claim is of, in the ledger's words."""
    if not entries:
        return {}
    from checker.match.rarity import Rarity
    from checker.reviewed import measures_of

    ledger = reviewed(entries)
    said = [s for entry in ledger for s in entry.wordings]
    figures = [s for s in subjects if s.claim.quantity is not None]
    rarity = Rarity([s.frame for s in (*figures, *said)], [s.claim for s in figures])
    words = {entry.id: entry.measure for entry in entries}
    return {claim: words[entry.claim.id] for claim, entry in measures_of(figures, ledger, rarity).items()}
