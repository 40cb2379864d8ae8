"""Reading what is named on the command line, standard input included, and saying what could not be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from checker.cli._configuration import configured, wanted
from checker.cli._failure import Failure, complain
from checker.cli._outlet import check_output, check_overwrite

if TYPE_CHECKING:
    from checker.limits import Limits
    from checker.model import Document, Skipped


@dataclass(frozen=True)
class Intake:
    """What was read; ``failed`` when a path named by the user, or everything, could not be."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...]
    failed: bool


UNREAD = "SR003"
"""The problem of a document inside a folder that could not be read; a scan makes a finding of it."""


def gather(
    paths: Sequence[str], stdin_filename: str | None = None, *, tell_unread: bool = True, limits: Limits | None = None
) -> Intake:
    """Read the paths; each that cannot be read is one line on standard error.

    ``tell_unread``: also the files of folders, where no finding will tell of them.
    """
    from checker import pipeline
    from checker.limits import LIMITS

    limits = limits or LIMITS
    stdin = piped_in(limits) if "-" in paths else None
    reading = pipeline.read(paths, stdin=stdin, stdin_filename=stdin_filename or "-", limits=limits)
    for skipped in reading.skipped:
        complain(f"{skipped.path}: {skipped.reason}")
    named = {os.path.normpath(path) for path in paths} | ({stdin_filename} if stdin_filename else set())
    failed = any(os.path.normpath(skipped.path) in named for skipped in reading.skipped)
    unread = [(d, p) for d in reading.documents for p in d.problems if p.code == UNREAD]
    if tell_unread:
        for document, problem in unread:
            complain(f"{document.path}: {problem.message}")
    if not reading.documents and not reading.skipped:
        complain(f"{', '.join(paths)}: no document there")
    return Intake(reading.documents, reading.skipped, failed or len(unread) == len(reading.documents))


def taken_in(paths: list[str] | None, *, no_config: bool, stdin_filename: str | None, output: str | None) -> Intake:
    """What a command that only reads works on: the paths given, else the configured ones; there is a document in it.

    Raises Failure, or Exit where nothing could be read.
    """
    check_output(output)
    settings = configured(no_config)
    chosen = wanted(paths or [], settings)
    check_stdin(chosen, stdin_filename)
    intake = gather(chosen, stdin_filename, limits=settings.limits)
    if not intake.documents:
        raise typer.Exit(2)
    check_overwrite(output, {document.path for document in intake.documents})
    return intake


def check_stdin(paths: Sequence[str], stdin_filename: str | None) -> None:
    """Whether ``-`` and its name fit together. Raises Failure."""
    if paths.count("-") > 1:
        raise Failure("-: standard input can be read once only")
    if stdin_filename is not None and "-" not in paths:
        raise Failure("--stdin-filename: names standard input, but - is not among the PATHs")


def piped_in(limits: Limits) -> bytes:
    """All of standard input. Raises Failure where there is more of it than is read."""
    from checker.readers import Unreadable, piped

    try:
        return piped(sys.stdin.buffer, limits)
    except Unreadable as reason:
        raise Failure(f"-: {reason}") from None


def standard_input() -> str:
    """All of standard input as text. Raises Failure where it is not UTF-8."""
    from checker.limits import LIMITS

    data = piped_in(LIMITS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Failure(f"-: not valid UTF-8 at byte {error.start}") from error
