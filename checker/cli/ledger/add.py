"""``claimcheck ledger add``: a figure of a text becomes an entry."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from checker.cli._configuration import configured
from checker.cli._day import day_of
from checker.cli._failure import Failure, complain
from checker.cli._intake import gather
from checker.cli._ledger import needed
from checker.cli._options import Ledger
from checker.cli._outlet import emit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.ledger import LedgerEntry
    from checker.model import Claim, Period

_PLACE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?")


def add(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE[:COLUMN]", help="Where the figure stands.")],
    measure: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="What is measured; or a sentence with {figure} where the figure stands."),
    ] = None,
    subject: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="The file of the ledger to write to, NAME.yaml.")
    ] = None,
    when: Annotated[
        str | None, typer.Option(metavar="EDTF", help="The time of the figure, where the text does not say it.")
    ] = None,
    reviewed_by: Annotated[str | None, typer.Option(metavar="NAME", help="Who looked the figure up.")] = None,
    reviewed: Annotated[str | None, typer.Option(metavar="DATE|today", help="The day it was looked up.")] = None,
    ledger: Ledger = None,
) -> None:
    """Put a figure of a text into the ledger, as reviewed.

    It goes to the file that has its measure, else to --as NAME, else to one named for the measure. Where the ledger has
    the very figure for that time, the text is added to the sources of that entry. Where a line holds several figures,
    name the column; they are listed. Exit status: 0 written, 2 something could not be done.
    """
    from checker import pipeline
    from checker.ledger import read

    day = None if reviewed is None else day_of(reviewed, "--reviewed")
    settings = configured(no_config=False)
    folder = needed(ledger, settings)
    known = read(folder) if folder.exists() else None
    if known is not None and known.problems:
        raise Failure(f"{known.problems[0]} (mend the ledger first: claimcheck ledger check)")
    entries = known.entries if known is not None else ()
    spot = _spot(place)
    intake = gather([spot.file], limits=settings.limits)
    if not intake.documents:
        raise typer.Exit(2)
    claim = _claim(spot, pipeline.extract(intake.documents))
    try:
        entry = pipeline.entry_of(
            claim, intake.documents, entries, measure=measure, when=_period(when), reviewed_by=reviewed_by,
            reviewed_on=day,
        )  # fmt: skip
    except ValueError as error:
        raise Failure(f"{place}: {_first_line(error)}") from None
    if not pipeline.reviewed([entry])[0].wordings:
        raise Failure(f"{place}: no sentence with this measure reads as the figure; say --measure with {{figure}}")
    _write(entry, entries, folder, subject)


class _Spot(NamedTuple):
    """A place in a text; column None: anywhere on the line."""

    file: str
    line: int
    column: int | None


def _spot(place: str) -> _Spot:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise Failure(f"{place}: name a place as FILE:LINE or FILE:LINE:COLUMN")
    return _Spot(found["file"], int(found["line"]), int(found["column"]) if found["column"] else None)


def _claim(spot: _Spot, claims: Sequence[Claim]) -> Claim:
    """The one figure there. Raises Failure, or Exit where there are several, which are listed."""
    there = [c for c in claims if c.line == spot.line and c.quantity is not None]
    chosen = there
    if spot.column is not None:
        chosen = [c for c in there if c.column <= spot.column < c.column + max(1, c.end - c.start)]
    if len(chosen) == 1:
        return chosen[0]
    if not there:
        raise Failure(f"{spot.file}:{spot.line}: no figure is read on this line")
    complain(f"{spot.file}:{spot.line}: {len(there)} figures on this line; name the column")
    for claim in there:
        complain(f"{spot.file}:{claim.line}:{claim.column}: {claim.surface} {claim.measure.counted}".rstrip())
    raise typer.Exit(2)


def _period(when: str | None) -> Period | None:
    from checker.dates import parse_edtf

    try:
        return parse_edtf(when) if when is not None else None
    except ValueError as error:
        raise Failure(f"--when: {error}") from None


def _first_line(error: ValueError) -> str:
    """What is wrong, in one line, also where pydantic says it in several."""
    listed = getattr(error, "errors", None)
    said = str(listed(include_url=False)[0]["msg"]).removeprefix("Value error, ") if listed else str(error)
    return " ".join(said.split())


def _write(entry: LedgerEntry, entries: Sequence[LedgerEntry], folder: Path, subject: str | None) -> None:
    """Put the entry, or its source, into the file it belongs to, and say where it stands now."""
    from checker import ledger
    from checker.reporters._printable import plain

    place = ledger.home(entry, entries, folder.as_posix(), subject)
    path = Path(place.file)
    try:
        put = ledger.put(path.read_bytes().decode("utf-8") if path.exists() else "", entry, place)
        if put is None and place.same is not None:
            emit(f"{plain(place.same.file)}:{place.same.line}: the ledger has this figure from this source\n")
        if put is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, put[0].encode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{path.as_posix()}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from error
    except ValueError as error:
        raise Failure(f"{path.as_posix()}: {error}") from None
    what = "one more source of" if place.same is not None else "added"
    emit(f"{plain(path.as_posix())}:{put[1]}: {what} {ledger.figure(entry)}, {plain(entry.measure)}\n")


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
