"""How claims are printed for programs by ``extract``: JSON, JSON Lines or CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import checker
from checker.model import Claim, Skipped, dump
from checker.reporters._cells import table
from checker.reporters._records import SCHEMA, claim_record, indented, one_line

QUANTITY = ("value", "low", "high", "likely_low", "likely_high", "comparator", "approximate", "unit")
COLUMNS = (
    *("id", "document", "line", "column", "start", "end", "zone", "kind", "aspect", "surface"),
    *QUANTITY,
    *("whole", "whole_value", "whole_low", "whole_high", "subject", "predicate", "counted", "qualifiers"),
    *("period_start", "period_end", "precision", "basis", "speaker", "quoted", "modality"),
    *("recognizer", "confidence", "sentence"),
)
"""The columns of the CSV."""


def as_jsonl(claims: Sequence[Claim]) -> str:
    """One claim a line."""
    return "".join(one_line(claim_record(claim)) for claim in claims)


def as_json(claims: Sequence[Claim], skipped: Sequence[Skipped]) -> str:
    """All claims in one object."""
    return indented(
        {
            "schema": SCHEMA,
            "version": checker.__version__,
            "skipped": [dump(path) for path in skipped],
            "claims": [claim_record(claim) for claim in claims],
        }
    )


def as_csv(claims: Sequence[Claim]) -> str:
    """One claim a row, nested values flattened."""
    return table(COLUMNS, (_flat(claim) for claim in claims))


def _flat(claim: Claim) -> dict[str, Any]:
    record = dump(claim)
    quantity, whole = record["quantity"] or {}, record["whole"] or {}
    size = whole.get("quantity") or {}
    return {
        **{key: record[key] for key in COLUMNS if key in record},
        **{key: quantity.get(key) for key in QUANTITY},
        "whole": whole.get("counted"),
        **{f"whole_{key}": size.get(key) for key in ("value", "low", "high")},
        **{key: record["measure"][key] for key in ("subject", "predicate", "counted")},
        "qualifiers": "; ".join(f"{q['role']}: {q['text']}" for q in record["measure"]["qualifiers"]),
        "period_start": record["period"]["start"],
        "period_end": record["period"]["end"],
        "precision": record["period"]["precision"],
        "basis": record["period"]["basis"],
    }
