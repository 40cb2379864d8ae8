"""The findings as JUnit's XML, which every build server shows."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from checker.model import Finding, Report
from checker.pattern import pattern
from checker.reporters._files import file_of
from checker.reporters._printable import plain
from checker.reporters._sides import Source
from checker.reporters._told import told
from checker.reporters._wording import NOTE

UNSPEAKABLE: Final = pattern("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even as a reference."""


class JUnit:
    """JUnit XML: a suite a document, a case a finding; errors fail, warnings and notes are skipped with their text."""

    name = "junit"

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """The documents by name; one without a finding has a case that passes."""
        del width, colour, show, links
        sources = Source.by_name(report.documents)
        found: dict[str, list[Finding]] = {record.document: [] for record in report.documents}
        for finding in report.findings:
            found.setdefault(finding.document, []).append(finding)
        root = ET.Element("testsuites", name="claimcheck")
        for document in sorted(found):
            root.append(_suite(document, found[document], sources))
        if report.skipped:
            root.append(_unread(report))
        for key in ("tests", "failures", "errors", "skipped"):
            root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
        ET.indent(root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(document: str, findings: Sequence[Finding], sources: Mapping[str, Source]) -> ET.Element:
    suite = ET.Element("testsuite", name=_text(document))
    for finding in findings:
        case = _case(suite, f"{finding.code} {finding.name} (line {finding.line})", document, finding.line)
        told_of = {"message": _text(finding.message), "type": finding.code}
        kind = ET.SubElement(case, "failure" if finding.severity == "error" else "skipped", told_of)
        kind.text = _text("\n".join([NOTE[finding.severity], *told(finding, sources)]))
    if not findings:
        _case(suite, "nothing disagrees", document)
    return _counted(suite)


def _unread(report: Report) -> ET.Element:
    """The paths that could not be read, each a case in error."""
    suite = ET.Element("testsuite", name="not read")
    for skipped in report.skipped:
        ET.SubElement(_case(suite, skipped.path, skipped.path), "error", message=_text(skipped.reason), type="SR003")
    return _counted(suite)


def _case(suite: ET.Element, name: str, document: str, line: int | None = None) -> ET.Element:
    file, record = file_of(document)
    where = {"line": str(line)} if line is not None and not record else {}
    return ET.SubElement(
        suite, "testcase", {"name": _text(name), "classname": _text(document), "file": _text(file), **where}
    )


def _counted(suite: ET.Element) -> ET.Element:
    cases = list(suite)
    suite.set("tests", str(len(cases)))
    for key, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(sum(case.find(kind) is not None for case in cases)))
    return suite


def _text(text: str) -> str:
    """Text XML can hold, line by line, with what cannot be seen written out."""
    return UNSPEAKABLE.sub("", "\n".join(plain(line) for line in text.split("\n")))
