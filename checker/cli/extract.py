"""``claimcheck extract``: the typed claims, without judging."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli._configuration import configured, wanted
from checker.cli._failure import one_of
from checker.cli._intake import check_stdin, gather
from checker.cli._outlet import check_output, check_overwrite, emit, look
from checker.cli._progress import progress

FORMATS = ("table", "json", "jsonl", "csv")


def extract(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is no claim: identifiers, clock times, ordinals, bare years.")
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to print: {', '.join(FORMATS)}.")
    ] = "table",
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write the claims to FILE.")] = None,
    stdin_filename: Annotated[str | None, typer.Option(metavar="NAME", help="What - is called.")] = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="Read no configuration file.")] = False,
) -> None:
    """Print the claims of documents, without judging.

    Without a PATH those of the configured drafts and sources (seeds/). Exit status: 0, or 2 when something could not
    be done.
    """
    one_of("--format", format_, FORMATS)
    check_output(output)
    chosen = wanted(paths or [], configured(no_config))
    check_stdin(chosen, stdin_filename)
    intake = gather(chosen, stdin_filename)
    if not intake.documents:
        raise typer.Exit(2)
    check_overwrite(output, {document.path for document in intake.documents})

    from checker import pipeline
    from checker.cli import _claims

    with progress() as tell:
        claims = pipeline.extract(intake.documents, everything=everything, progress=tell)
    match format_:
        case "jsonl":
            text = _claims.as_jsonl(claims)
        case "json":
            text = _claims.as_json(claims, intake.skipped)
        case "csv":
            text = _claims.as_csv(claims)
        case _:
            text = _claims.as_table(claims, intake.documents, look(output))
    emit(text, output)
    raise typer.Exit(2 if intake.failed else 0)
