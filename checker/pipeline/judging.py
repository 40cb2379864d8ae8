"""A reconciliation → what the selected rules find in it and the project wants to hear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from checker.model import Finding, Reconciliation, Severity
from checker.registry import plugins

if TYPE_CHECKING:
    from checker.silence import Terms


def judged(
    data: Reconciliation, select: Sequence[str], ignore: Sequence[str], min_confidence: float, terms: Terms
) -> tuple[list[Finding], int]:
    """What the selected rules find and the project wants to hear, and how many findings it does not.

    Where a rule is to tell what silence is for nothing, the others are asked too: only they know.
    """
    from checker.findings import without_told_twice
    from checker.reviewed import without_replaced
    from checker.rules import chosen
    from checker.silence import Rules, ignored, silenced

    known = plugins("checker.rules", key="code", examples=("fires", "quiet"))
    asked = {rule.code for rule in known if chosen(rule, select, ignore)}
    last = [rule for rule in known if rule.code in asked and getattr(rule, "of_silence", False)]
    first = [
        rule
        for rule in known
        if not getattr(rule, "of_silence", False) and (rule.code in asked or (last and not getattr(rule, "off", False)))
    ]
    shown = data.under_check | {entry.claim.document for entry in data.ledger}
    found = [f for rule in first for f in rule().check(data) if not data.under_check or _touches(f, shown)]
    found = without_replaced(without_told_twice(found), data, asked)
    able = {rule.code for rule in first if data.as_of is not None or not getattr(rule, "needs_as_of", False)}
    off = {rule.code for rule in known if getattr(rule, "off", False)}
    left, suppressions = silenced(found, data, terms, Rules({rule.code for rule in known}, able, off))
    data = replace(data, suppressions=suppressions)
    told = [f for rule in last for f in rule().check(data)]
    kept = [*left, *(f for f in told if not ignored(f, data, terms))]

    def wanted(findings: Iterable[Finding]) -> list[Finding]:
        return [f for f in findings if f.code in asked and f.confidence >= min_confidence]

    heard = wanted(kept)
    return heard, len(wanted((*found, *told))) - len(heard)


def _touches(finding: Finding, under_check: frozenset[str]) -> bool:
    return finding.document in under_check or any(
        c.document in under_check and c.side is not None for c in finding.claims
    )


def weighed(finding: Finding, severity: Mapping[str, Severity]) -> Finding:
    """A finding with the severity that is configured for its code."""
    found = max((code for code in severity if finding.code.startswith(code)), key=len, default=None)
    return finding if found is None else finding.model_copy(update={"severity": severity[found]})


def worst_first(finding: Finding) -> tuple[Any, ...]:
    return (
        ("error", "warning", "info").index(finding.severity),
        -finding.confidence,
        finding.document,
        finding.line,
        finding.column,
        finding.code,
    )
