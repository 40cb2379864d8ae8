"""Sentences of our own with what extraction must say of them, and traps it must not walk into.

Each line of ``tests/data/gold/*.jsonl`` holds a ``text``, its document's ``date`` where it matters, and ``claims``:
what ``claimcheck extract`` shows for it, all of it and in order. A claim is given by its ``surface`` and by whatever
else of its JSON the line is about; a list is contained if each of its items is. A line with a ``trap`` says why a
careless reader goes wrong there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline

FOLDER = Path(__file__).parent / "data" / "gold"


def lines() -> list[Any]:
    """Every marked line, named by its file and number."""
    return [
        pytest.param(json.loads(line), id=f"{file.stem}-{number}")
        for file in sorted(FOLDER.glob("*.jsonl"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
    ]


def contains(found: Any, wanted: Any) -> bool:
    """Whether all that is wanted is found, at any depth."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(k in found and contains(found[k], v) for k, v in wanted.items())
    if isinstance(wanted, list):
        return isinstance(found, list) and all(any(contains(f, w) for f in found) for w in wanted)
    if isinstance(wanted, float):
        return isinstance(found, int | float) and abs(found - wanted) < 1e-9 * max(1.0, abs(wanted))
    return bool(found == wanted)


@pytest.mark.parametrize("line", lines())
def test_what_is_extracted_is_what_was_marked(line: dict[str, Any]) -> None:
    document = pipeline.document_of("gold", line["text"], line.get("date", ""))
    found = [claim.model_dump(mode="json", by_alias=True) for claim in pipeline.extract([document])]
    assert [claim["surface"] for claim in found] == [claim["surface"] for claim in line["claims"]]
    for claim, wanted in zip(found, line["claims"], strict=True):
        assert contains(claim, wanted), (wanted, claim)


def test_there_is_enough_of_it_and_a_third_are_traps() -> None:
    marked = [param.values[0] for param in lines()]
    texts = [line["text"] for line in marked]
    assert len(set(texts)) == len(texts) >= 200
    assert sum("trap" in line for line in marked) * 3 >= len(marked)
