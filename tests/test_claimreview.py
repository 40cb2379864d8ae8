"""Ledger entries as ClaimReview: what they say, how they were judged, and where it appears."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
