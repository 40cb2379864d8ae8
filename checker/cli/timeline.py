"""``claimcheck timeline``: the values of a measure by date and source."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli._failure import Failure, one_of
from checker.cli._intake import taken_in
from checker.cli._kept import keeping
from checker.cli._options import Jobs, NoCache, NoConfig, Output, Paths, StdinFilename
from checker.cli._outlet import emit, look
from checker.cli._progress import progress

FORMATS = ("table", "json")


def timeline(
    paths: Paths = None,
    measure: Annotated[
        str | None, typer.Option(metavar="WORDS", help='Measures these words fit, such as "people killed".')
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every measure.")] = False,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to print: {', '.join(FORMATS)}.")
    ] = "table",
    output: Output = None,
    stdin_filename: StdinFilename = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    no_config: NoConfig = False,
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
    intake = taken_in(paths, no_config=no_config, stdin_filename=stdin_filename, output=output)

    from checker import pipeline
    from checker.cli import _history

    with progress() as tell, keeping(no_cache) as kept:
        groups = pipeline.timeline(intake.documents, measure=measure, progress=tell, jobs=jobs, kept=kept)
    as_json = format_ == "json"
    emit(_history.as_json(groups) if as_json else _history.as_table(groups, intake.documents, look(output)), output)
    raise typer.Exit(2 if intake.failed else 0)
