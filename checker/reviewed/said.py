"""What the ledger says of claims, gathered for the rules; and the findings that are left beside its word."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Sequence
from typing import Final

from checker.model import Claim, Finding, Held, Reconciliation

SPEAKING: Final = ("LG001", "LG002")
IN_PLACE_OF: Final = ("CF",)
"""Findings that a word of the ledger on the same claims takes the place of."""


def gathered(data: Reconciliation, *hows: str) -> Iterator[tuple[Held, list[Claim]]]:
    """The claims that stand so to the ledger, those that print one figure against the same entries together."""
    found: dict[Hashable, tuple[Held, list[Claim]]] = {}
    for claim in data.claims:
        said = data.held.get(claim.id)
        if said is None or said.how not in hows or claim.quantity is None:
            continue
        q = claim.quantity
        key = (said.how, q.value, q.low, q.high, q.comparator, q.unit,
               *(e.claim.id for e in (*said.entries, *said.old)))  # fmt: skip
        found.setdefault(key, (said, []))[1].append(claim)
    yield from found.values()


def without_replaced(findings: Sequence[Finding], data: Reconciliation, asked: Container[str]) -> list[Finding]:
    """The findings without those in which the claims under check are all spoken for by the ledger, as far as the codes
    of its rules are ``asked`` for.
    """
    speaking = [f for f in findings if f.code in SPEAKING and f.code in asked]
    spoken = {c.id for f in speaking for c in f.claims if c.document in data.under_check}
    backed = {claim for claim, said in data.held.items() if said.how == "agrees"}

    def replaced(finding: Finding) -> bool:
        mine = {c.id for c in finding.claims if c.side is not None and c.document in data.under_check}
        return finding.code.startswith(IN_PLACE_OF) and bool(mine & spoken) and mine <= spoken | backed

    return [f for f in findings if not replaced(f)]
