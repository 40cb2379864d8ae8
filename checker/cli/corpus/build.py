"""``claimcheck corpus build``: sources into a store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli._failure import complain, one_of
from checker.cli._outlet import emit
from checker.cli.corpus._options import ENGINES, Engine, Memory, Store, failing


def build(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCES", help="Folders and files; JSON Lines (.jsonl, .gz, .zst) and Parquet too."),
    ],
    store: Store,
    jobs: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="Read in N processes (default: one a processor; 0: in this one)."),
    ] = None,
    seconds: Annotated[
        float, typer.Option(metavar="S", min=0.1, help="Seconds one document may take; then it is SR003.")
    ] = 60.0,
    megabytes: Annotated[
        int, typer.Option(metavar="MB", min=50, help="Megabytes of memory one document may take; then it is SR003.")
    ] = 2_000,
    memory: Memory = 1_000,
    anew: Annotated[bool, typer.Option("--anew", help="Forget what the store holds and read everything.")] = False,
    engine: Engine = "duckdb",
) -> None:
    """Bring a store in line with its sources: read what is new or changed, take out what is gone.

    A run that was cut short goes on where it was when it is started again. Exit status: 0, or 2 when something could
    not be done; then nothing is taken out.
    """
    one_of("--engine", engine, ENGINES)
    with failing():
        from checker.corpus.workers import Limits

        limits = Limits(seconds, megabytes)

        def tell(path: str, reason: str) -> None:
            complain(f"{path}: {reason}")

        if engine == "spark":
            from checker.corpus.spark import build as by_spark

            built = by_spark(sources, Path(store), complain=tell, limits=limits, memory=memory, anew=anew)
        else:
            from checker.corpus.building import build as by_duckdb

            built = by_duckdb(sources, Path(store), complain=tell, jobs=jobs, limits=limits, memory=memory, anew=anew)
    emit(f"{built.read:,} documents read, {built.kept:,} as they were, {built.removed:,} gone\n")
    if not built.complete:
        complain("not all sources could be read: no document was taken out of the store")
    raise typer.Exit(0 if built.complete else 2)
