"""Ledger entries as ClaimReview: what they say, how they were judged, and where it appears."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.claimreview import claim_review, json_ld
from checker.ledger import LedgerEntry, load

ROOT = Path(__file__).parent.parent


def reviewed(**more: Any) -> dict[str, Any]:
    """An entry as ClaimReview."""
    record: dict[str, Any] = {"measure": "ships that called at Halden", "value": 412, "period": "2023", **more}
    return claim_review(LedgerEntry.model_validate(record), "https://desk.example/claims", "The Desk")


@pytest.mark.parametrize(
    ("more", "claim"),
    [
        ({}, "ships that called at Halden: 412 (2023-01-01/2023-12-31)"),
        ({"measure": "Halden saw {figure} ships"}, "Halden saw 412 ships (2023-01-01/2023-12-31)"),
        ({"comparator": ">", "value": 1200}, "ships that called at Halden: more than 1,200 (2023-01-01/2023-12-31)"),
        ({"value": None, "low": 10, "high": 20}, "ships that called at Halden: 10 to 20 (2023-01-01/2023-12-31)"),
        ({"whole": 500}, "ships that called at Halden: 412 of 500 (2023-01-01/2023-12-31)"),
        ({"value": "2.50", "unit": "percent"}, "ships that called at Halden: 2.5% (2023-01-01/2023-12-31)"),
        ({"period": "2023-05-01"}, "ships that called at Halden: 412 (2023-05-01)"),
        ({"period": None, "as_of": "../2016-04-15"}, "ships that called at Halden: 412 (../2016-04-15)"),
    ],
)
def test_the_claim_is_a_sentence_with_its_time(more: dict[str, Any], claim: str) -> None:
    found = reviewed(**more)
    assert found["claimReviewed"] == found["itemReviewed"]["name"] == claim


def test_what_a_review_has_to_say() -> None:
    found = reviewed(
        reviewed_by="A. Editor", reviewed="2024-01-15", references=[{"source": "https://port.example", "place": "p. 3"}]
    )
    assert found["author"] == {"@type": "Person", "name": "A. Editor"}
    assert found["datePublished"] == "2024-01-15"
    assert found["reviewRating"]["alternateName"] == "Confirmed"
    work = {"@type": "CreativeWork", "url": "https://port.example", "description": "p. 3"}
    assert found["itemReviewed"]["appearance"] == [work]
    assert found["url"].startswith("https://desk.example/claims#")


def test_what_was_withdrawn_is_rated_so_and_the_desk_answers_for_it() -> None:
    found = reviewed(rank="deprecated")
    assert (found["reviewRating"]["ratingValue"], found["reviewRating"]["alternateName"]) == (1, "Withdrawn")
    assert found["author"] == {"@type": "Organization", "name": "The Desk"}
    assert "datePublished" not in found


def test_the_whole_ledger_is_one_document() -> None:
    entries = load(ROOT / "claims")
    document = json.loads(json_ld(entries, "https://desk.example/claims", "The Desk"))
    assert document["@context"] == "https://schema.org"
    assert len(document["@graph"]) == len(entries)
    assert len({review["url"] for review in document["@graph"]}) == len(entries)


def test_no_entry_ends_the_script_it_stands_in() -> None:
    entry = LedgerEntry.model_validate({"measure": "x </script><b>", "value": 1, "period": "2023"})
    printed = json_ld([entry], "", "The Desk")
    assert "<" not in printed
    assert json.loads(printed)["@graph"][0]["claimReviewed"].startswith("x </script><b>: 1")


NAMED = {"type": "object", "required": ["@type", "name"], "properties": {"name": {"type": "string", "minLength": 1}}}
REVIEW: dict[str, Any] = {
    "type": "object",
    "required": ["@type", "url", "claimReviewed", "reviewRating", "author", "itemReviewed"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string", "pattern": "^https?://[^#]+#[0-9a-f]+$"},
        "claimReviewed": {"type": "string", "minLength": 1},
        "author": {**NAMED, "properties": {"@type": {"enum": ["Person", "Organization"]}}},
        "datePublished": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "reviewBody": {"type": "string", "minLength": 1},
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName", "ratingValue", "bestRating", "worstRating"],
            "properties": {
                "@type": {"const": "Rating"},
                "alternateName": {"type": "string", "minLength": 1},
                "ratingValue": {"type": "integer", "minimum": 1, "maximum": 5},
                "bestRating": {"const": 5},
                "worstRating": {"const": 1},
            },
            "additionalProperties": False,
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "name"],
            "properties": {
                "@type": {"const": "Claim"},
                "name": {"type": "string"},
                "temporalCoverage": {"type": "string"},
                "appearance": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["@type"],
                        "properties": {"@type": {"const": "CreativeWork"}},
                        "anyOf": [{"required": ["url"]}, {"required": ["name"]}],
                    },
                },
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
"""What schema.org has for these types, and of it what a search engine requires of a fact check: claimReviewed, url and
a rating with its name; a numeric rating with both ends of its scale.
"""


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"rank": "deprecated", "note": "A slip of the pen.", "reviewed": "2024-01-15", "reviewed_by": "A. Editor"},
        {"references": [{"source": "https://port.example"}, {"source": "notes/port.md", "place": "line 3"}]},
    ],
)
def test_each_review_is_what_schema_org_expects(more: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(REVIEW)
    assert [error.message for error in validator.iter_errors(reviewed(**more))] == []
    assert not validator.is_valid({**reviewed(**more), "reviewRating": {"@type": "Rating"}})


def test_the_own_ledger_is_what_schema_org_expects() -> None:
    for review in json.loads(json_ld(load(ROOT / "claims"), "https://desk.example/claims", "The Desk"))["@graph"]:
        jsonschema.validate(review, REVIEW)
