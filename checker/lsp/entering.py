"""A figure of the buffer as an entry of the ledger: the edit that ``claimcheck ledger add`` would make."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from checker import ledger, pipeline
from checker.lsp.analysis import Analysis
from checker.model import Claim
from checker.reporters._printable import plain


class Entering(NamedTuple):
    """The file, what stands in it now (None: it is not there yet), what is to stand in it, and that in words."""

    file: str
    old: str | None
    new: str
    title: str


def entering(claim: Claim, analysis: Analysis, texts: Mapping[str, str]) -> Entering | None:
    """What puts a claim of the buffer into the ledger; None where it cannot be one of its figures, or is already."""
    document, project = analysis.document, analysis.project
    if document is None or claim.quantity is None:
        return None
    try:
        entry = pipeline.entry_of(claim, [document], project.entries)
    except ValueError:
        return None
    if not pipeline.reviewed([entry])[0].wordings:
        return None
    place = ledger.home(entry, project.entries, project.named(project.ledger))
    file = project.paths.get(place.file) or os.path.normpath(os.path.join(project.root, place.file))
    try:
        old = _text(file, texts)
        put = ledger.put(old or "", entry, place)
    except (OSError, ValueError):
        return None
    if put is None:
        return None
    what = "Add this source to the ledger's" if place.same is not None else "Add to ledger:"
    return Entering(file, old, put[0], f"{what} {plain(ledger.figure(entry))}, {plain(entry.measure)} ({place.file})")


def _text(file: str, texts: Mapping[str, str]) -> str | None:
    """What stands in a file, in the editor or on disk; None where there is none. Raises OSError or ValueError."""
    text = texts.get(os.path.realpath(file))
    if text is not None:
        return text
    return Path(file).read_bytes().decode("utf-8") if os.path.exists(file) else None
