"""What an editor offers to do about a finding: use the newest figure, allow it with a reason, add to the ledger."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lsprotocol import types

from checker.lsp.allowing import allowance
from checker.lsp.analysis import Analysis, rivals
from checker.lsp.buffers import uri_of
from checker.lsp.diagnostics import Client, of_finding
from checker.lsp.entering import entering
from checker.lsp.positions import Places
from checker.lsp.rewriting import rewritten
from checker.model import Finding, SidedClaim
from checker.reporters._printable import plain
from checker.reporters._sides import Source
from checker.wording import printed, recency, said, source, when

CHOICES: Final = 3
"""Figures of sources that are offered for one finding."""
AT_ONCE: Final = 3
"""Claims of one selection that are offered for the ledger."""


@dataclass(frozen=True)
class Editing:
    """How an edit is to be told to this editor: with versions, and whether it can make files."""

    versions: bool = False
    creates: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> Editing:
        """As the editor says itself."""
        can = capabilities.workspace.workspace_edit if capabilities.workspace else None
        if can is None or not can.document_changes:
            return cls()
        return cls(True, types.ResourceOperationKind.Create in (can.resource_operations or ()))

    def edit(
        self, uri: str, version: int | None, edits: Sequence[types.TextEdit], *, new: bool = False
    ) -> types.WorkspaceEdit:
        """The edits of one file, which is made first where it is ``new``."""
        if not self.versions:
            return types.WorkspaceEdit(changes={uri: list(edits)})
        changes: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
        if new:
            changes.append(types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)))
        where = types.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        changes.append(types.TextDocumentEdit(where, list(edits)))
        return types.WorkspaceEdit(document_changes=changes)


def fixes(
    analysis: Analysis,
    span: types.Range,
    context: types.CodeActionContext,
    client: Client,
    editing: Editing,
    texts: Mapping[str, str],
) -> list[types.CodeAction]:
    """What is offered for a stretch of the buffer. ``texts`` are what stands in the editor in place of files."""
    if context.only and not any(types.CodeActionKind.QuickFix.startswith(kind) for kind in context.only):
        return []
    low, high = sorted((analysis.places.offset(span.start), analysis.places.offset(span.end)))
    findings = analysis.report.findings if analysis.report is not None else ()
    made: list[types.CodeAction] = []
    for finding in findings:
        for (start, end), shown in zip(analysis.spots(finding), of_finding(finding, analysis, client), strict=True):
            if start <= high and low <= end:
                made += _figures(finding, (start, end), shown, analysis, editing)
                made += _allowing(finding, start, shown, analysis, editing)
    return [*made, *_entering(low, high, analysis, editing, texts)]


def _action(title: str, edit: types.WorkspaceEdit, shown: types.Diagnostic | None, *, best: bool) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown] if shown is not None else None,
        is_preferred=best or None,
        edit=edit,
    )


def _figures(
    finding: Finding, spot: tuple[int, int], shown: types.Diagnostic, analysis: Analysis, editing: Editing
) -> Iterator[types.CodeAction]:
    """The figures of the sources in place of the buffer's, the newest first."""
    if analysis.document is None or analysis.report is None:
        return
    mine = analysis.disputed(finding, spot)
    if mine is None or not _doubted(mine, analysis) or analysis.buffer.text[slice(*spot)] != mine.surface:
        return  # where marks stand within a figure, it is not put in their place
    sources = Source.by_name(analysis.report.documents)
    ordered = sorted(rivals(finding, analysis.document.name), key=lambda c: recency(c, sources), reverse=True)
    told: list[str] = []
    for number, rival in enumerate(ordered):
        words = rewritten(mine, rival)
        if words is None or words in told or len(told) == CHOICES:
            continue
        told.append(words)
        newest = number == 0 and _newest(rival, ordered[1:], sources)
        lead = "Use the newest figure" if newest else "Use the figure"
        who = f"{plain(source(rival, sources))}, {when(said(rival, sources))}"
        there = "" if words == printed(rival) else f": “{plain(printed(rival))}”"
        title = f"{lead}: “{plain(words)}” ({who}{there})"
        change = types.TextEdit(analysis.places.range(*spot), words)
        edit = editing.edit(analysis.buffer.uri, analysis.buffer.version, [change])
        yield _action(title, edit, shown, best=newest)


def _doubted(mine: SidedClaim, analysis: Analysis) -> bool:
    """Whether something speaks against a figure; one that is newer than its rivals keeps its place."""
    check = analysis.checks.get(mine.id)
    return check is None or check.verdict not in ("confirmed", "unsourced")


def _newest(claim: SidedClaim, others: Sequence[SidedClaim], sources: Mapping[str, Source]) -> bool:
    """Whether a claim has a date and none of the others that say another figure may be as new."""
    time = said(claim, sources)
    rest = [said(o, sources) for o in others if printed(o).casefold() != printed(claim).casefold()]
    return (time.start is not None or time.end is not None) and all(period.before(time) for period in rest)


def _allowing(
    finding: Finding, start: int, shown: types.Diagnostic, analysis: Analysis, editing: Editing
) -> Iterator[types.CodeAction]:
    """The comment that allows the finding."""
    if finding.code.startswith("SP"):
        return
    put = allowance(analysis, finding.code, start)
    if put is not None:
        change = types.TextEdit(analysis.places.range(put.offset, put.offset), put.text)
        edit = editing.edit(analysis.buffer.uri, analysis.buffer.version, [change])
        yield _action(f"Allow {finding.code} here, with a reason", edit, shown, best=False)


def _entering(
    low: int, high: int, analysis: Analysis, editing: Editing, texts: Mapping[str, str]
) -> Iterator[types.CodeAction]:
    """The figures of a stretch as entries of the ledger."""
    for claim in analysis.within(low, high)[:AT_ONCE]:
        made = entering(claim, analysis, texts)
        if made is None or (made.old is None and not editing.creates):
            continue
        places = Places(made.old or "", analysis.encoding)
        start, end, words = _difference(made.old or "", made.new)
        change = types.TextEdit(places.range(start, end), words)
        edit = editing.edit(uri_of(os.path.realpath(made.file)), None, [change], new=made.old is None)
        yield _action(made.title, edit, None, best=False)


def _difference(old: str, new: str) -> tuple[int, int, str]:
    """The stretch of the old text that is another in the new, and what stands there then."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return start, len(old) - end, new[start : len(new) - end]


def _alike(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
