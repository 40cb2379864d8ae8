"""``claimcheck rule --format markdown``: the table of the README and the reference."""

from __future__ import annotations

import re
from typing import Any

from checker.cli._rule_reference import page, table
from checker.registry import plugins

RULES = plugins("checker.rules", key="code", examples=("fires", "quiet"))
RECORD = {
    "code": "SC002",
    "name": "bound-mismatch",
    "severity": "warning",
    "what": "One text has `a | b`.",
    "why": "Why: it is so.",
    "mend": "To mend: do so.",
    "fires": [[{"date": "2021", "text": "It has 12 gates."}, {"date": "", "text": "It has 14 gates."}]],
    "quiet": [[{"date": "", "text": "A\n```\n12\n```"}], [{"date": "", "text": "It is old."}]],
}


def test_the_reference_has_every_rule_with_all_its_examples(claimcheck: Any) -> None:
    out = claimcheck("rule", "--all", "--format", "markdown").out
    assert re.findall(r"^## (\w+)", out, re.MULTILINE) == [rule.code for rule in RULES]
    for rule in RULES:
        for _, text in (document for example in (*rule.fires, *rule.quiet) for document in example):
            assert text.strip() in out
    assert claimcheck("rule", "--format", "markdown").out == out[: out.index("\n## ")]


def test_one_rule(claimcheck: Any) -> None:
    out = claimcheck("rule", "sc002", "--format", "markdown").out
    assert out.startswith("## SC002 bound-mismatch\n\nSeverity: warning\n")
    assert "| code |" not in out


def test_a_line_of_the_table_is_one_row() -> None:
    assert table([RECORD]).splitlines()[2:] == ["| SC002 | bound-mismatch | warning | One text has `a \\| b`. |"]


def test_what_a_ledger_and_a_rule_that_is_off_look_like() -> None:
    record = {**RECORD, "off": True, "quiet": [[{"ledger": "- measure: gates\n"}]]}
    assert "| warning, off by default |" in table([record])
    assert "Severity: warning, off by default\n" in page(record)
    assert "ledger:\n\n```yaml\n- measure: gates\n```\n" in page(record)


def test_a_page() -> None:
    text = page(RECORD)
    assert "### Fires on\n\n2021:\n\n```text\nIt has 12 gates.\n```\n\nundated:\n\n```text" in text
    assert "Example 1:\n\nundated:\n\n`````text\nA\n```\n12\n```\n`````\n" in text
    assert "Example 2:" in text
