"""``claimcheck ledger check``: is the ledger itself in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli._configuration import configured
from checker.cli._day import day_of
from checker.cli._failure import Failure, complain
from checker.cli._ledger import needed
from checker.cli._outlet import emit

if TYPE_CHECKING:
    from datetime import date

    from checker.ledger import LedgerEntry


def check(
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", help="The ledger (default: the configured one, claims/).")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE|today", help="Also tell which entries are to be reviewed by then.")
    ] = None,
) -> None:
    """Check the ledger: entries that cannot be read, without a source (LG005), due for review (LG004), given twice,
    rivals of one measure, time and rank, and such as no text can be held against.

    One line each, path:line:column first. Exit status: 0 in order or only due for review, 1 something is wrong with an
    entry, 2 something cannot be read.
    """
    day = day_of(as_of)
    where = needed(folder, configured(no_config=False))
    from checker.ledger import read
    from checker.reporters._printable import plain

    ledger = read(where)
    for problem in ledger.problems:
        complain(str(problem))
    if not ledger.entries and not ledger.problems:
        raise Failure(f"{where.as_posix()}: no entry there")
    wrong = sorted(_wrong(ledger.entries))
    due = sorted(_of_rules(ledger.entries, "LG004", day))
    emit("".join(f"{plain(file)}:{line}:1: {plain(said)}\n" for file, line, said in sorted([*wrong, *due])))
    raise typer.Exit(2 if ledger.problems else int(bool(wrong)))


def _wrong(entries: Sequence[LedgerEntry]) -> Iterator[tuple[str, int, str]]:
    from checker import ledger, pipeline

    for fault in ledger.faults(entries):
        yield fault.entry.file, fault.entry.line, fault.message
    yield from _of_rules(entries, "LG005", None)
    for entry in pipeline.reviewed(entries):
        if not entry.wordings:
            where = entry.claim.document, entry.claim.line
            yield *where, f"no wording reads as a figure; give it an alias with {ledger.FIGURE}"


def _of_rules(entries: Sequence[LedgerEntry], code: str, day: date | None) -> Iterator[tuple[str, int, str]]:
    from checker import pipeline

    for finding in pipeline.scan((), ledger=entries, select=[code], as_of=day).findings:
        yield finding.document, finding.line, f"{finding.code} {finding.message}"
