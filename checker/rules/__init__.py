"""Reconciliation → findings: one rule a file, found by itself.

A rule is one page: code, name and severity; a docstring that says what, why and how to mend; ``fires`` and ``quiet``
examples, which are its tests and what ``claimcheck rule CODE`` prints; and a few lines of check over the read-only
Reconciliation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Protocol

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
        """The findings of this rule, in any order. A rule with ``of_silence`` is asked last, when it is known what
        silenced what.
        """
        ...


def chosen(rule: Any, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a rule is among those selected and not ignored, both by beginnings of codes: the longest decides, of
    equals the one that ignores. A rule that is ``off`` by default is only where its very code is selected.
    """
    if getattr(rule, "off", False) and rule.code not in select:
        return False
    taken = max((len(part) for part in select if rule.code.startswith(part)), default=-1 if select else 0)
    left = max((len(part) for part in ignore if rule.code.startswith(part)), default=-1)
    return taken > left
