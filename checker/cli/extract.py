"""``claimcheck extract``: the typed claims, without judging."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli._failure import one_of
from checker.cli._intake import taken_in
from checker.cli._kept import keeping
from checker.cli._options import Jobs, NoCache, NoConfig, Output, Paths, StdinFilename
from checker.cli._outlet import emit, look
from checker.cli._progress import progress

FORMATS = ("table", "json", "jsonl", "csv")


def extract(
    paths: Paths = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is no claim: identifiers, clock times, ordinals, bare years.")
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to print: {', '.join(FORMATS)}.")
    ] = "table",
    output: Output = None,
    stdin_filename: StdinFilename = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    no_config: NoConfig = False,
) -> None:
    """Print the claims of documents, without judging.

    Without a PATH those of the configured drafts and sources (seeds/). Exit status: 0, or 2 when something could not
    be done.
    """
    one_of("--format", format_, FORMATS)
    intake = taken_in(paths, no_config=no_config, stdin_filename=stdin_filename, output=output)

    from checker import pipeline
    from checker.cli import _claims

    with progress() as tell, keeping(no_cache) as kept:
        claims = pipeline.extract(intake.documents, everything=everything, progress=tell, jobs=jobs, kept=kept)
    match format_:
        case "jsonl":
            text = _claims.as_jsonl(claims)
        case "json":
            text = _claims.as_json(claims, intake.skipped)
        case "csv":
            text = _claims.as_csv(claims)
        case _:
            from checker.cli._claims_table import as_table

            text = as_table(claims, intake.documents, look(output))
    emit(text, output)
    raise typer.Exit(2 if intake.failed else 0)
