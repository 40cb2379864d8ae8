"""What may be written in a file of the ledger, as a JSON Schema that editors complete and check by."""

from __future__ import annotations

from typing import Any, Final

from checker.ledger.entry import LedgerEntry

DAY: Final = "a date of EDTF: 2017-12, 2020, 2021-02/.. (then or later), ../2016-04-15 (then or earlier)"
NUMBER: Final[dict[str, Any]] = {"type": "number"}
SAID: Final = {
    "measure": "What is measured, in one phrase; or a sentence with {figure} where the figure stands",
    "aliases": "Other phrases and sentences it goes by",
    "value": "The number, scale words folded in: 306300000000",
    "low": "The least the figure may be, where value and comparator do not say it",
    "high": "The most the figure may be, where value and comparator do not say it",
    "comparator": "How the value bounds the figure",
    "unit": "percent, dollar, kilometre; empty for a plain count",
    "whole": "The size of what it is a part of: 193 in 185 of 193",
    "as_of": f"When a state was seen to hold, or a happening was counted; {DAY}",
    "period": f"The stretch of time a total is for; {DAY}",
    "rank": "preferred before normal; deprecated: known to be wrong, kept on record",
    "references": "The sources that stand behind the figure",
    "reviewed_by": "Who looked the figure up",
    "reviewed": "When",
    "review_after": "When somebody should look again",
    "note": "What a reader of the entry should know",
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one file: a list of entries."""
    made = LedgerEntry.model_json_schema(mode="validation")
    reference = made["$defs"]["Reference"]
    fields: dict[str, Any] = {}
    for name, field in made["properties"].items():
        if name in SAID:
            fields[name] = {**_plain(name, field), "description": SAID[name]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimcheck ledger",
        "description": "Reviewed figures, an entry each figure and its time",
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": fields,
            "required": ["measure"],
            "allOf": [
                {"oneOf": [{"required": ["as_of"]}, {"required": ["period"]}]},
                {"anyOf": [{"required": ["value"]}, {"required": ["low", "high"]}]},
            ],
            "additionalProperties": False,
        },
        "$defs": {"Reference": _reference(reference)},
    }


def _plain(name: str, field: dict[str, Any]) -> dict[str, Any]:
    """A field as YAML gives it: dates and numbers as they are written."""
    if name in ("value", "low", "high", "whole"):
        return dict(NUMBER)
    if name in ("as_of", "period"):
        return {"type": ["string", "integer"]}
    kept = {key: value for key, value in field.items() if key not in ("title", "default")}
    options = kept.pop("anyOf", None)
    return {**kept, **next(o for o in options if o.get("type") != "null")} if options else kept


def _reference(made: dict[str, Any]) -> dict[str, Any]:
    said = {
        "source": "A file, an address, or the name of a publication",
        "place": "Where in it",
        "retrieved": "When it was seen",
    }
    fields = {name: {**_plain(name, made["properties"][name]), "description": text} for name, text in said.items()}
    return {"type": "object", "properties": fields, "required": ["source"], "additionalProperties": False}
