"""The rules as Markdown: the table of the README, and the reference with every explanation and example."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def table(records: Sequence[dict[str, Any]]) -> str:
    """One line a rule: code, name, severity, what it is about."""
    lines = ["| code | name | severity | what |", "|---|---|---|---|"]
    for record in records:
        what = " ".join(record["what"].split()).replace("|", "\\|")
        lines.append(f"| {record['code']} | {record['name']} | {_severity(record)} | {what} |")
    return "\n".join(lines) + "\n"


def page(record: dict[str, Any]) -> str:
    """A rule with its explanation and its examples, each document of them as a text of its own."""
    parts = [f"## {record['code']} {record['name']}", f"Severity: {_severity(record)}", record["what"]]
    parts += [part for part in (record["why"], record["mend"]) if part]
    for title, examples in (("Fires on", record["fires"]), ("Stays quiet on", record["quiet"])):
        parts.append(f"### {title}")
        for number, documents in enumerate(examples, start=1):
            if len(examples) > 1:
                parts.append(f"Example {number}:")
            parts += [_text(document) for document in documents]
    return "\n\n".join(parts) + "\n"


def _severity(record: dict[str, Any]) -> str:
    return f"{record['severity']}, off by default" if record.get("off") else str(record["severity"])


def _text(document: dict[str, str]) -> str:
    """A document with its date, or the ledger that the documents are held against."""
    if "ledger" in document:
        return f"ledger:\n\n```yaml\n{document['ledger'].strip()}\n```"
    fence = "`" * (3 + 2 * ("```" in document["text"]))
    return f"{document['date'] or 'undated'}:\n\n{fence}text\n{document['text'].strip()}\n{fence}"
