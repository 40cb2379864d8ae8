"""``claimcheck timeline``: the values of a measure by date and source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli._failure import Failure, one_of
from checker.cli._intake import taken_in
from checker.cli._kept import keeping
from checker.cli._options import Jobs, NoCache, NoConfig, Output, Paths, StdinFilename
from checker.cli._outlet import check_output, emit, look
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
    store: Annotated[
        str | None, typer.Option(metavar="DIR", help="Ask a store that claimcheck corpus build has made.")
    ] = None,
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
    if store is not None:
        if paths:
            raise Failure("--store and PATHs contradict each other")
        check_output(output)
        _of_store(store, None if everything else measure, format_, output)
        return
    intake = taken_in(paths, no_config=no_config, stdin_filename=stdin_filename, output=output)

    from checker import pipeline
    from checker.cli import _history

    with progress() as tell, keeping(no_cache) as kept:
        groups = pipeline.timeline(intake.documents, measure=measure, progress=tell, jobs=jobs, kept=kept)
    as_json = format_ == "json"
    emit(_history.as_json(groups) if as_json else _history.as_table(groups, intake.documents, look(output)), output)
    raise typer.Exit(2 if intake.failed else 0)


def _of_store(store: str, measure: str | None, format_: str, output: str | None) -> None:
    """Print the measures of a store. Raises Failure."""
    from checker.cli import _history
    from checker.cli.corpus._options import failing

    with failing():
        from checker.corpus.asking import timeline
        from checker.corpus.scanning import ready
        from checker.corpus.store import opened
        from checker.corpus.workers import processors

        with opened(Path(store), write=False, memory=1_000) as held:
            ready(held)
            with held.database(processors()) as db:
                groups, documents = timeline(held, db, measure)
    as_json = format_ == "json"
    emit(_history.as_json(groups) if as_json else _history.as_table(groups, documents, look(output)), output)
