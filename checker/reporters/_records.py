"""A report's nouns as the plain values the JSON formats print: the contract's keys, in its order."""

from __future__ import annotations

import json
import re
from typing import Any

from checker.model import Claim, Finding, Group, Location, Report, dump

SCHEMA = 1
"""Raised when a key is renamed or removed."""

UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows as it is and a terminal had better not get."""

OPTIONAL = ("date", "rank", "role", "page")


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim; the keys of facts it does not state are left out, and the page where there are none."""
    record = dump(claim)
    for key in OPTIONAL:
        if record[key] is None:
            del record[key]
    return record


def group_record(group: Group) -> dict[str, Any]:
    """A measure with its claims, oldest first."""
    return {
        "measure": dump(group.measure),
        "claims": [claim_record(claim) for claim in group.claims],
        "match": dump(group.match),
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding with its places and claims."""
    record = dump(finding)
    record["locations"] = [_location_record(location) for location in finding.locations]
    record["claims"] = [claim_record(claim) for claim in finding.claims]
    return record


def report_record(report: Report, version: str, *, show: str) -> dict[str, Any]:
    """A whole report; what was confirmed is added where all is to be shown."""
    record: dict[str, Any] = {
        "schema": SCHEMA,
        "version": version,
        "documents": [dump(document) for document in report.documents],
        "skipped": [dump(skipped) for skipped in report.skipped],
        "claims": report.claims,
        "findings": [finding_record(finding) for finding in report.findings],
        "checks": [dump(check) for check in report.checks],
        "silenced": report.silenced,
        "known": [dump(known) for known in report.known],
        "settled": report.settled,
        "summary": report.summary(),
    }
    if show == "all":
        record["confirmed"] = [group_record(group) for group in report.confirmed]
    return record


def one_line(record: dict[str, Any]) -> str:
    """A record as one line of JSON."""
    return _escaped(json.dumps(record, ensure_ascii=False)) + "\n"


def indented(record: dict[str, Any]) -> str:
    """A record as JSON for programs that people look over the shoulder of."""
    return _escaped(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


def _escaped(text: str) -> str:
    """JSON with what could disturb a terminal written as escapes; such characters stand inside strings alone."""
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _location_record(location: Location) -> dict[str, Any]:
    record = dump(location)
    if record["page"] is None:
        del record["page"]
    return record
