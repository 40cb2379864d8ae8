"""What an analysis found, as an editor shows it: a diagnostic a place, with what is said elsewhere beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from lsprotocol import types

from checker.lsp.analysis import Analysis
from checker.model import Claim, Finding, Severity
from checker.reporters._printable import plain
from checker.reporters._sides import Source
from checker.reporters._wording import measured
from checker.wording import printed, said, source, when

SEVERITIES: Final[dict[Severity, types.DiagnosticSeverity]] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
TAGS: Final = {
    "CF003": types.DiagnosticTag.Deprecated,
    "LG002": types.DiagnosticTag.Deprecated,
    "SP001": types.DiagnosticTag.Unnecessary,
}
"""Figures that were replaced are struck through, comments that do nothing are faded."""
RULES: Final = "https://github.com/example/claimcheck#the-rules"
"""Where the rules are described."""
UNDATED: Final = "SR001"
MOVED: Final = "CF002"
"""The rule that tells of a change, also where the text has the newer figure."""
MOST: Final = 500
"""Diagnostics of one text, the worst first."""
RELATED: Final = 8
"""Places named beside one diagnostic."""
SENTENCE: Final = 240
"""Characters of a sentence that are quoted."""


@dataclass(frozen=True)
class Client:
    """What the editor can do with a diagnostic."""

    related: bool = False
    described: bool = False
    tags: frozenset[types.DiagnosticTag] = frozenset()

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> Client:
        """As the editor says itself."""
        can = capabilities.text_document.publish_diagnostics if capabilities.text_document else None
        if can is None:
            return cls()
        tags = frozenset(can.tag_support.value_set) if can.tag_support else frozenset()
        return cls(bool(can.related_information), bool(can.code_description_support), tags)


def diagnostics(analysis: Analysis, client: Client) -> list[types.Diagnostic]:
    """The diagnostics of a buffer, the worst first."""
    findings = analysis.report.findings if analysis.report is not None else ()
    found: list[types.Diagnostic] = []
    for finding in findings:
        found += of_finding(finding, analysis, client)
        if len(found) >= MOST:
            break
    return found[:MOST]


def of_finding(finding: Finding, analysis: Analysis, client: Client) -> list[types.Diagnostic]:
    """A diagnostic for each place of the buffer where a finding may be mended."""
    tag = TAGS.get(finding.code)
    spots = list(analysis.spots(finding))
    return [
        types.Diagnostic(
            range=analysis.places.range(start, end),
            message=message(finding),
            severity=_severity(finding, (start, end), analysis),
            code=finding.code,
            code_description=types.CodeDescription(RULES) if client.described else None,
            source="claimcheck",
            tags=[tag] if tag is not None and tag in client.tags else None,
            related_information=_related(finding, (start, end), analysis) if client.related else None,
            data={"fingerprint": finding.fingerprint},
        )
        for start, end in spots
    ]


def _severity(finding: Finding, here: tuple[int, int], analysis: Analysis) -> types.DiagnosticSeverity:
    """How loud a finding is; a hint, where it tells only that the text has no date, or how a figure moved that is
    right.
    """
    level = SEVERITIES[finding.severity]
    if finding.severity == "info" and finding.code == UNDATED:
        return types.DiagnosticSeverity.Hint
    if finding.severity == "info" and finding.code == MOVED:
        claim = analysis.disputed(finding, here)
        check = analysis.checks.get(claim.id) if claim is not None else None
        if check is not None and check.verdict == "confirmed":
            return types.DiagnosticSeverity.Hint
    return level


def message(finding: Finding) -> str:
    """What is wrong, of what, and how to mend it."""
    what = [measured(finding.measure)] if finding.measure is not None and finding.match is not None else []
    return "\n".join(plain(line) for line in (finding.message, *what, finding.help) if line)


def _related(
    finding: Finding, here: tuple[int, int], analysis: Analysis
) -> list[types.DiagnosticRelatedInformation] | None:
    """The other places in dispute, then those beside it."""
    told: list[types.DiagnosticRelatedInformation] = []
    sources = Source.by_name(analysis.report.documents) if analysis.report is not None else {}
    seen: set[Any] = set()
    for claim in sorted(finding.claims, key=lambda c: c.side is None):
        mine = claim.id in analysis.spans
        place = None if analysis.spans.get(claim.id) == here else analysis.place(claim)
        if place is None or len(told) == RELATED:
            continue
        uri, span = place
        key = uri, span.start.line, span.start.character
        if key not in seen:
            seen.add(key)
            told.append(types.DiagnosticRelatedInformation(types.Location(uri, span), cited(claim, sources, mine=mine)))
    return told or None


def cited(claim: Claim, sources: dict[str, Source], *, mine: bool) -> str:
    """A figure with who says so, when, and the sentence: "“80” (Communist Review, Dec 2017): Vietnam has …"."""
    who = "this text" if mine else f"{plain(source(claim, sources))}, {when(said(claim, sources))}"
    sentence = plain(claim.sentence)
    short = sentence if len(sentence) <= SENTENCE else f"{sentence[:SENTENCE].rpartition(' ')[0]} …"
    return f"“{plain(printed(claim))}” ({who}): {short}" if short else f"“{plain(printed(claim))}” ({who})"
