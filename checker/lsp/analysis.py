"""One state of one buffer, checked: what was found, and where in the buffer it stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from lsprotocol.types import Position, Range

from checker.findings import location
from checker.lsp.buffers import Buffer, uri_of
from checker.lsp.positions import Places
from checker.lsp.project import Library, Project, Stop, as_written, codes
from checker.model import Check, Claim, Document, Finding, Location, Report, SidedClaim, Subject, View
from checker.readers import Unreadable, reader_for

LONGEST: Final = 2_000_000
"""Characters of a buffer that is checked while it is being written."""


@dataclass(frozen=True)
class Analysis:
    """What is known of one state of a buffer; ``document`` and ``report`` are None where it is not of a kind that is
    checked, or holds nothing.
    """

    buffer: Buffer
    encoding: str
    project: Project
    document: Document | None = None
    report: Report | None = None
    places: Places = field(init=False)
    checks: Mapping[str, Check] = field(init=False)
    spans: Mapping[str, tuple[int, int]] = field(init=False)
    _places: dict[str, Places] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", Places(self.buffer.text, self.encoding))
        found = self.report.checks if self.report is not None else ()
        object.__setattr__(self, "checks", {check.claim: check for check in found})
        object.__setattr__(self, "spans", {claim.id: self._span(claim) for claim in self.claims})

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the buffer, in order."""
        if self.report is None or self.report.view is None or self.document is None:
            return ()
        return tuple(claim for claim in self.report.view.claims if claim.document == self.document.name)

    def _span(self, claim: Claim) -> tuple[int, int]:
        """The stretch of the buffer that a claim of it stands in."""
        return self._stretch(location(claim, {claim.document: self.document}))

    def _stretch(self, spot: Location | Finding) -> tuple[int, int]:
        start = self.places.at(spot.line, spot.column)
        return start, max(start, self.places.at(spot.end_line, spot.end_column))

    def at(self, offset: int) -> Claim | None:
        """The claim an offset lies in or behind, the shortest of several."""
        return min(self.within(offset, offset), key=lambda claim: claim.end - claim.start, default=None)

    def within(self, low: int, high: int) -> list[Claim]:
        """The claims that a stretch of the buffer touches."""
        return [c for c in self.claims if self.spans[c.id][0] <= high and low <= self.spans[c.id][1]]

    def disputed(self, finding: Finding, here: tuple[int, int]) -> SidedClaim | None:
        """The claim of a finding that stands in a stretch of the buffer."""
        return next((claim for claim in finding.claims if self.spans.get(claim.id) == here), None)

    def spots(self, finding: Finding) -> Iterator[tuple[int, int]]:
        """The stretches of the buffer that a finding is about, its own place first, each once."""
        if self.document is None:
            return
        seen = set()
        spots: tuple[Finding | Location, ...] = (finding, *finding.locations)
        for spot in spots:
            stretch = self._stretch(spot)
            if spot.document == self.document.name and stretch not in seen:
                seen.add(stretch)
                yield stretch

    def place(self, claim: Claim) -> tuple[str, Range] | None:
        """The address and the place of a claim in the editor: of one in a format that is no text only the file, of an
        entry of the ledger its line.
        """
        if claim.id in self.spans:
            return self.buffer.uri, self.places.range(*self.spans[claim.id])
        path = self.project.paths.get(claim.document)
        if path is None:
            return None
        source = self._sources.get(claim.id)
        if source is not None and claim.document in self.project.written:
            if claim.document not in self._places:
                self._places[claim.document] = Places(self.project.written[claim.document], self.encoding)
            places = self._places[claim.document]
            spot = location(source, self._view.documents)
            return uri_of(path), places.range(
                places.at(spot.line, spot.column), places.at(spot.end_line, spot.end_column)
            )
        line = 0 if source is not None else max(0, claim.line - 1)
        return uri_of(path), Range(Position(line, 0), Position(line, 0))

    @property
    def _view(self) -> View:
        assert self.report is not None
        assert self.report.view is not None
        return self.report.view

    @cached_property
    def _sources(self) -> dict[str, Claim]:
        """The claims of all documents by their ids."""
        return {claim.id: claim for claim in self._view.claims} if self.report is not None else {}


def rivals(finding: Finding, mine: str) -> list[SidedClaim]:
    """What a finding holds against the claims of a document, in the order of the sides."""
    sides = {claim.side for claim in finding.claims if claim.document == mine}
    others = [c for c in finding.claims if c.side is not None and c.side not in sides]
    return sorted((c for c in others if c.document != mine), key=lambda c: c.side or 0)


def analysed(
    buffer: Buffer,
    library: Library,
    folders: list[str],
    texts: Mapping[str, str],
    encoding: str,
    as_of: Callable[[], date | None],
    stop: Stop,
) -> Analysis:
    """Check one state of a buffer as ``claimcheck scan`` would its file. What ``stop`` raises goes through."""
    project = library.project(buffer.path, folders, texts, stop)
    name = project.named(buffer.path) if buffer.path else f"untitled{buffer.suffix}"
    document = _document(buffer, name)
    if document is None:
        return Analysis(buffer, encoding, project)

    def extraction(one: Document) -> Sequence[Subject]:
        stop()
        return library.subjects(one)

    from checker import pipeline
    from checker.silence import Terms

    settings = project.settings
    ignored = settings.ignored_in(os.path.abspath(buffer.path)) if buffer.path else ()
    report = pipeline.scan(
        [document],
        project.sources,
        select=codes(settings.select),
        ignore=codes(settings.ignore),
        min_confidence=settings.min_confidence,
        severity=settings.severity,
        terms=Terms(settings.allowances, {name: ignored}, complete=False),
        as_of=as_of(),
        ledger=project.entries,
        extraction=extraction,
        view=True,
    )
    return Analysis(buffer, encoding, project, document, _unknown(report, project))


def _document(buffer: Buffer, name: str) -> Document | None:
    """The one document of a buffer whose places are the buffer's, None where there is none."""
    reader = reader_for(f"x{buffer.suffix}")
    if reader is None or len(buffer.text) > LONGEST:
        return None
    try:
        data = buffer.file()
        documents = reader.read(name, data)
    except Unreadable:
        return None
    return documents[0] if len(documents) == 1 and as_written(documents[0], data) is not None else None


def _unknown(report: Report, project: Project) -> Report:
    """The report without what the baseline knows."""
    file = project.settings.baseline
    if file is None:
        return report
    from checker.baseline import BaselineError, load, parted

    try:
        entries = load(Path(project.root) / file)
    except BaselineError:
        return report
    return report.model_copy(update={"findings": parted(report.findings, entries).new})
