"""``claimcheck timeline``: the values of a measure by date and source."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli._configuration import configured, wanted
from checker.cli._failure import Failure, one_of
from checker.cli._intake import check_stdin, gather
from checker.cli._outlet import check_output, check_overwrite, emit, look

FORMATS = ("table", "json")


def timeline(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ] = None,
    measure: Annotated[
        str | None, typer.Option(metavar="WORDS", help='Measures these words fit, such as "people killed".')
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every measure.")] = False,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to print: {', '.join(FORMATS)}.")
    ] = "table",
    output: Annotated[str | None, typer.Option(metavar="FILE", help="Write the timeline to FILE.")] = None,
    stdin_filename: Annotated[str | None, typer.Option(metavar="NAME", help="What - is called.")] = None,
    no_config: Annotated[bool, typer.Option("--no-config", help="Read no configuration file.")] = False,
) -> None:
    """Print the values of measures by date and source.

    Without a PATH those of the configured drafts and sources (seeds/). Exit status: 0, or 2 when something could not
    be done.
    """
    one_of("--format", format_, FORMATS)
    if measure is not None and everything:
        raise Failure("--measure and --all contradict each other")
    if not everything and not (measure or "").split():
        raise Failure("say --measure WORDS, or --all for every measure")
    check_output(output)
    chosen = wanted(paths or [], configured(no_config))
    check_stdin(chosen, stdin_filename)
    intake = gather(chosen, stdin_filename)
    if not intake.documents:
        raise typer.Exit(2)
    check_overwrite(output, {document.path for document in intake.documents})

    from checker import pipeline
    from checker.cli import _history

    groups = pipeline.timeline(intake.documents, measure=measure)
    as_json = format_ == "json"
    emit(_history.as_json(groups) if as_json else _history.as_table(groups, intake.documents, look(output)), output)
    raise typer.Exit(2 if intake.failed else 0)
