"""Reconciliation → findings: one rule a file, found by itself.

A rule is one page: code, name and severity; a docstring that says what, why and how to mend; ``fires`` and ``quiet``
examples, which are its tests and what ``claimcheck rule CODE`` prints; and a few lines of check over the read-only
Reconciliation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Protocol

from checker.model import Finding, Reconciliation, Severity

Example = tuple[tuple[str, str], ...]
"""Short documents as (EDTF date or "", text) pairs."""


class Rule(Protocol):
    """What every rule is."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    fires: ClassVar[tuple[Example, ...]]
    quiet: ClassVar[tuple[Example, ...]]

    def check(self, data: Reconciliation) -> Iterator[Finding]:
        """The findings of this rule, in any order."""
        ...
