"""Drafts of our own with errors planted, one at a time, against their sources: how many are found, what else is said.

usage: drafted.py [FOLDER ...] [--missed]

A FOLDER holds draft.md, sources/, and errors.toml with the ``right`` words of the draft and the ``wrong`` ones put in
their place; by default every folder of tests/data/drafts. An error is found where an error or warning has a place in
the line it stands in; what is said of the draft as it is, or elsewhere, is a false alarm.

Prints a line a folder: errors, found, false alarms in the true draft, new findings elsewhere for each error.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from checker import pipeline
from checker.extraction import subjects_of
from checker.model import Document, Finding, Subject
from checker.settings import Settings

DRAFTS = Path(__file__).parent.parent / "data" / "drafts"


class Outcome(NamedTuple):
    """What a folder's errors brought about: those found, those missed, false alarms in the true draft and elsewhere."""

    found: tuple[str, ...]
    missed: tuple[str, ...]
    untrue: int
    elsewhere: int


def tried(folder: Path) -> Outcome:
    """Every error of a folder, planted one at a time."""
    text = (folder / "draft.md").read_text("utf-8")
    sources = pipeline.read([str(folder / "sources")]).documents
    read = {d.name: subjects_of(d) for d in sources}

    def known(document: Document) -> Sequence[Subject]:
        return read.get(document.name) or subjects_of(document, everything=True)

    def said(words: str) -> list[Finding]:
        draft = pipeline.read(["-"], stdin=words, stdin_filename="draft.md").documents
        shown = Settings().min_confidence
        report = pipeline.scan(draft, sources, extraction=known, min_confidence=shown)
        return [f for f in report.findings if f.severity != "info"]

    found, missed, elsewhere = [], [], 0
    before = {f.fingerprint for f in said(text)}
    for error in tomllib.loads((folder / "errors.toml").read_text("utf-8"))["error"]:
        if text.count(error["right"]) != 1:
            raise ValueError(
                f"{folder.name}: {error['right']!r} stands {text.count(error['right'])} times in the draft"
            )
        broken = text.replace(error["right"], error["wrong"])
        lines = _lines(broken, error["wrong"])
        fresh = [f for f in said(broken) if f.fingerprint not in before]
        at = [f for f in fresh if any(p.document == "draft.md" and p.line in lines for p in f.locations)]
        (found if at else missed).append(f"{error['right']} → {error['wrong']}")
        elsewhere += len(fresh) - len(at)
    return Outcome(tuple(found), tuple(missed), len(before), elsewhere)


def _lines(text: str, words: str) -> range:
    first = text.count("\n", 0, text.index(words)) + 1
    return range(first, first + words.count("\n") + 1)


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folders", nargs="*", type=Path)
    p.add_argument("--missed", action="store_true", help="also print the errors that were not found")
    a = p.parse_args()
    folders = a.folders or sorted(f for f in DRAFTS.iterdir() if f.is_dir())
    results = {f.name: tried(f) for f in folders}
    sys.stdout.write(f"{'draft':16} errors  found  untrue  elsewhere\n")
    for name, o in results.items():
        planted = len(o.found) + len(o.missed)
        sys.stdout.write(
            f"{name:16} {planted:6} {len(o.found) / planted:6.2f} {o.untrue:7} {o.elsewhere / planted:10.2f}\n"
        )
        for words in o.missed if a.missed else ():
            sys.stdout.write(f"    {' '.join(words.split())}\n")
    planted = sum(len(o.found) + len(o.missed) for o in results.values())
    sys.stdout.write(f"{'ALL':16} {planted:6} {sum(len(o.found) for o in results.values()) / planted:6.2f}\n")


if __name__ == "__main__":
    main()
