"""The schema says what reading takes, no more and no less."""

from __future__ import annotations

from typing import Any

import pytest

from checker.ledger import LedgerEntry, Reference, read_text, schema
from checker.ledger.reading import OWN

ENTRY = {"measure": "bridges", "value": 12, "as_of": "2017-12"}


def fits(value: Any, rule: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a value meets the few words of JSON Schema that the ledger's uses."""
    if "$ref" in rule:
        return fits(value, root["$defs"][rule["$ref"].rpartition("/")[2]], root)
    kinds = {"string": str, "integer": int, "number": (int, float), "array": list, "object": dict, "null": type(None)}
    named = rule.get("type", [])
    types = [named] if isinstance(named, str) else named
    unknown = set(rule) - {
        "type", "enum", "minLength", "maxLength", "maxItems", "items", "properties", "required", "allOf", "anyOf",
        "oneOf", "additionalProperties", "description", "format", "$schema", "title", "$defs",
    }  # fmt: skip
    assert not unknown, f"the test knows nothing of {unknown}"
    return (
        (not types or any(isinstance(value, kinds[t]) for t in types))
        and ("enum" not in rule or value in rule["enum"])
        and (not isinstance(value, str) or rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value)))
        and (not isinstance(value, list) or all(fits(v, rule.get("items", {}), root) for v in value))
        and (not isinstance(value, dict) or all(k in value for k in rule.get("required", ())))
        and (
            not isinstance(value, dict)
            or rule.get("additionalProperties", True)
            or all(k in rule["properties"] and fits(v, rule["properties"][k], root) for k, v in value.items())
        )
        and all(fits(value, part, root) for part in rule.get("allOf", ()))
        and ("anyOf" not in rule or any(fits(value, part, root) for part in rule["anyOf"]))
        and ("oneOf" not in rule or sum(fits(value, part, root) for part in rule["oneOf"]) == 1)
    )


def test_every_field_is_in_it_and_described() -> None:
    fields = schema()["items"]["properties"]
    assert set(fields) == set(LedgerEntry.model_fields) - set(OWN)
    assert set(schema()["$defs"]["Reference"]["properties"]) == set(Reference.model_fields)
    assert all(field["description"] for field in fields.values())


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"comparator": ">", "unit": "percent", "rank": "deprecated", "whole": 193.5},
        {"references": [{"source": "a", "place": "b", "retrieved": "2020-01-02"}], "aliases": ["x"]},
        {"reviewed_by": "me", "reviewed": "2020-01-02", "review_after": "2021-01-02", "note": "n"},
        {"value": None, "low": 1, "high": 2},
        {"period": 2020, "as_of": None},
        {"period": "2020"},
        {"as_of": None},
        {"value": None},
        {"rank": "best"},
        {"colour": "red"},
        {"line": 3},
        {"measure": ""},
        {"references": [{"place": "b"}]},
        {"references": "a"},
        {"aliases": ["x" * 401]},
    ],
    ids=str,
)
def test_it_takes_what_reading_takes(change: dict[str, Any]) -> None:
    fields = {key: value for key, value in {**ENTRY, **change}.items() if value is not None}
    import json

    read = read_text("x.yaml", json.dumps([fields]))
    assert fits([fields], schema(), schema()) == (not read.problems)
    assert bool(read.entries) == (not read.problems)
