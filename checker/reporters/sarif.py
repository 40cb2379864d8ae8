"""The findings as SARIF 2.1.0, which GitHub's code scanning, GitLab, Azure and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html; the limits are those
of https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Final
from urllib.parse import quote

import checker
from checker.model import Finding, Location, Report, Severity, SidedClaim
from checker.reporters._files import file_of
from checker.reporters._markup import inert
from checker.reporters._printable import plain
from checker.reporters._rulebook import Example, Page, pages
from checker.reporters._sides import Source
from checker.reporters._wording import many
from checker.wording import MOST, said, source, when

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT: Final = "%SRCROOT%"
RESULTS: Final = 25_000
"""Results in one run, at most."""
PLACES: Final = 1_000
"""Places of one result, at most."""
SIZE: Final = 10_000_000
"""Bytes in all, at most."""
LEVELS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
DEPTH: Final = 8
"""Columns a result is set in from the margin."""
LITERAL: Final = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})
"""How a message says what would else be a link or a placeholder."""


class Sarif:
    """SARIF 2.1.0 with the rules, their help and the other sources as related places; for code scanning and editors."""

    name = "sarif"

    def render(
        self, report: Report, *, width: int, colour: bool, show: str = "findings", links: Path | None = None
    ) -> str:
        """One run, worst first, as many results as code scanning takes."""
        del width, colour, show, links
        sources, book = Source.by_name(report.documents), pages()
        index = {code: number for number, code in enumerate(book)}
        run: dict[str, Any] = {
            "tool": {"driver": _driver(book.values())},
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder claimcheck was run in"}}},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": []}],
            "results": [],
        }
        notes = run["invocations"][0]["toolExecutionNotifications"]
        notes += [_note(f"not read: {path.reason}", path.path) for path in report.skipped]
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        results = [_result(finding, index, sources) for finding in report.findings[:RESULTS]]
        kept = _fitting(results, SIZE - len(_printed(log)) - 1_000)
        if kept < len(report.findings):
            notes.append(
                _note(f"{many(len(report.findings) - kept, 'result')} left out: more than code scanning takes")
            )
        run["results"] = results[:kept]
        return _printed(log)


def _printed(record: Mapping[str, Any]) -> str:
    return json.dumps(record, indent=2) + "\n"


def _fitting(results: Sequence[Mapping[str, Any]], room: int) -> int:
    """How many of the results, from the first on, there is room for."""
    for number, result in enumerate(results):
        text = json.dumps(result, indent=2)
        room -= len(text) + (text.count("\n") + 1) * DEPTH + len(",\n")
        if room < 0:
            return number
    return len(results)


# --- rules -------------------------------------------------------------------------------------------------------


def _driver(book: Iterable[Page]) -> dict[str, Any]:
    return {
        "name": "claimcheck",
        "version": checker.__version__,
        "semanticVersion": checker.__version__,
        "rules": [_rule(page) for page in book],
    }


def _rule(page: Page) -> dict[str, Any]:
    name = "".join(part.capitalize() for part in page.name.split("-"))
    return {
        "id": page.code,
        "name": name,
        "shortDescription": {"text": page.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": page.what},
        "help": {"text": _help(page, "{}", plain), "markdown": _help(page, "**{}**", inert)},
        "defaultConfiguration": {"level": LEVELS[page.severity]},
        "properties": {"tags": ["facts", "consistency"], "problem.severity": _problem(page.severity)},
    }


def _problem(severity: Severity) -> str:
    """What GitHub calls a severity."""
    return "recommendation" if severity == "info" else severity


def _help(page: Page, title: str, written: Callable[[str], str]) -> str:
    parts = [written(part) for part in (page.what, page.why, page.mend)]
    for label, examples in (("Fires on", page.fires), ("Stays quiet on", page.quiet)):
        parts += [title.format(label), *(_example(example, written) for example in examples)]
    return "\n\n".join(part for part in parts if part)


def _example(example: Example, written: Callable[[str], str]) -> str:
    """An item of a list, a text a line."""
    return "- " + "\n  ".join(f"{day or 'undated'}: {written(text)}" for day, text in example)


# --- results -----------------------------------------------------------------------------------------------------


def _result(finding: Finding, index: Mapping[str, int], sources: Mapping[str, Source]) -> dict[str, Any]:
    here = (finding.document, finding.line, finding.column)
    others = [c for c in finding.claims if (c.document, c.line, c.column) != here][: PLACES - 1]
    ends = {(spot.document, spot.line, spot.column): spot for spot in finding.locations}
    related = [
        {"id": number, **_physical(_spot(claim, ends)), "message": {"text": _literal(_voice(claim, sources))}}
        for number, claim in enumerate(others, start=1)
    ]
    _, record = file_of(finding.document)
    told = f"{record}: {finding.message}" if record else finding.message
    links = ", ".join(
        f"[{_literal(_voice(claim, sources))}]({number})" for number, claim in enumerate(others[: MOST + 1], start=1)
    )
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": _literal(told) + (f"\nSee {links}" if links else "")},
        "locations": [
            _physical(Location(**{key: getattr(finding, key) for key in Location.model_fields if key != "page"}))
        ],
        "partialFingerprints": {"claimcheck/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if related:
        result["relatedLocations"] = related
    return result


def _spot(claim: SidedClaim, ends: Mapping[tuple[str, int, int], Location]) -> Location:
    """Where a claim stands."""
    known = ends.get((claim.document, claim.line, claim.column))
    last = claim.surface.rpartition("\n")[2]
    lines = claim.surface.count("\n")
    end = len(last) + 1 if lines else claim.column + len(last)
    return known or Location(
        document=claim.document, line=claim.line, column=claim.column, end_line=claim.line + lines, end_column=end
    )


def _physical(spot: Location) -> dict[str, Any]:
    """A place for programs; within a file of records the record is named, its lines are not those of the file."""
    path, record = file_of(spot.document)
    region = {"startLine": spot.line, "startColumn": spot.column}
    region |= {"endLine": spot.end_line, "endColumn": spot.end_column}
    place: dict[str, Any] = {"artifactLocation": _artifact(path), "region": {"startLine": 1} if record else region}
    found: dict[str, Any] = {"physicalLocation": place}
    if record:
        found["logicalLocations"] = [{"name": plain(record), "fullyQualifiedName": plain(spot.document)}]
    return found


def _artifact(path: str) -> dict[str, Any]:
    """A file by its address, from the root of the sources unless it is given from that of the disk."""
    address = quote(path.encode("utf-8", "surrogatepass"))
    if PurePosixPath(path).is_absolute():
        return {"uri": f"file://{address}"}
    if PureWindowsPath(path).is_absolute():
        return {"uri": f"file:///{quote(path, safe='/:')}"}
    return {"uri": address, "uriBaseId": ROOT}


def _voice(claim: SidedClaim, sources: Mapping[str, Source]) -> str:
    copy = ", copy" if claim.origin else ""
    return f"{plain(claim.surface)} ({source(claim, sources)}, {when(said(claim, sources))}{copy})"


def _literal(text: str) -> str:
    return plain(text).translate(LITERAL)


def _note(text: str, path: str | None = None) -> dict[str, Any]:
    note: dict[str, Any] = {"level": "warning", "message": {"text": _literal(text)}}
    if path is not None:
        note["locations"] = [{"physicalLocation": {"artifactLocation": _artifact(file_of(path)[0])}}]
    return note
