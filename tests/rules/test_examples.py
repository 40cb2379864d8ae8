"""Every rule fires on its firing examples and is silent on its quiet ones, and the catalogue obeys the house's laws."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.ledger import LedgerEntry, load
from checker.registry import plugins
from checker.rules import LEDGER, Example

RULES = plugins("checker.rules", key="code", examples=("fires", "quiet"))


def codes(rule: Any, example: Example, folder: Path) -> list[str]:
    """The codes of the findings on an example, its documents written as files with front matter, its ledger beside."""
    entries: tuple[LedgerEntry, ...] = ()
    for number, (day, text) in enumerate(example):
        if day == LEDGER:
            (folder / "ledger").mkdir()
            (folder / "ledger" / "example.yaml").write_text(text, "utf-8")
            entries = load(folder / "ledger")
            continue
        front = "" if text.startswith("---") or not day else f"---\ndate: {day}\n---\n\n"
        (folder / f"{number}.md").write_text(front + text + "\n", "utf-8")
    reading = pipeline.read([str(folder)])
    as_of = date.fromisoformat(rule.as_of) if hasattr(rule, "as_of") else None
    select = [r.code for r in RULES if r is rule or not getattr(r, "off", False)]
    return [f.code for f in pipeline.scan(reading.documents, as_of=as_of, ledger=entries, select=select).findings]


@pytest.mark.parametrize(
    ("rule", "n"), [(r, n) for r in RULES for n in range(len(r.fires))], ids=lambda v: getattr(v, "code", str(v))
)
def test_fires(rule: Any, n: int, tmp_path: Path) -> None:
    assert rule.code in codes(rule, rule.fires[n], tmp_path)


@pytest.mark.parametrize(
    ("rule", "n"), [(r, n) for r in RULES for n in range(len(r.quiet))], ids=lambda v: getattr(v, "code", str(v))
)
def test_quiet(rule: Any, n: int, tmp_path: Path) -> None:
    assert rule.code not in codes(rule, rule.quiet[n], tmp_path)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_catalogue(rule: Any) -> None:
    assert re.fullmatch(r"(CF|SC|LG|SR|SP)\d{3}", rule.code)
    assert rule.__module__.rsplit(".", 1)[1] == rule.name.replace("-", "_")
    assert rule.__name__ == "".join(part.capitalize() for part in rule.name.split("-"))
    assert rule.severity in ("error", "warning", "info")
    assert "Why:" in rule.__doc__
    assert "To mend:" in rule.__doc__
