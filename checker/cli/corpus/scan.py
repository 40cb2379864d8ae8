"""``claimcheck corpus scan``: reconcile what a store holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli._completion import among, of_codes
from checker.cli._configuration import configured
from checker.cli._day import day_of
from checker.cli._failure import complain, one_of
from checker.cli._options import NoConfig, Output
from checker.cli._outlet import check_output, emit, look, streamed
from checker.cli._rules import LEVELS, codes, codes_asked, status_of, waiting_for_day
from checker.cli.corpus._options import ENGINES, Engine, Memory, Most, Store, failing, needed
from checker.registry import modules, one

if TYPE_CHECKING:
    from checker.corpus.judging import Asked
    from checker.corpus.scanning import Outcome
    from checker.corpus.telling import Collected

FORMATS = modules("checker.reporters")


def scan(
    store: Store,
    as_of: Annotated[str | None, typer.Option(metavar="DATE|today", help="The day to judge from.")] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Only these rules: codes or beginnings of codes.", autocompletion=of_codes),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="All rules but these.", autocompletion=of_codes)
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out findings less sure than X, 0 to 1.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="error|warning|info|never",
            help="Exit with 1 from this severity on (default error).",
            autocompletion=among((*LEVELS, "never")),
        ),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help=f"How to print: {', '.join(FORMATS)}.", autocompletion=among(FORMATS)
        ),
    ] = "table",
    output: Output = None,
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Reconcile N blocks at a time (default: one a processor).")
    ] = None,
    memory: Memory = 1_000,
    block_claims: Most = 20_000,
    engine: Engine = "duckdb",
    no_config: NoConfig = False,
) -> None:
    """Reconcile the documents of a store among themselves, block by block.

    jsonl, concise and csv print each finding as soon as it is known; others collect the ten thousand worst.
    A run cut short goes on where it was. Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could
    not be done.
    """
    needed()
    one_of("--engine", engine, ENGINES)
    one_of("--format", format_, FORMATS)
    settings = configured(no_config)
    level = one_of("--fail-on", fail_on or settings.fail_on, (*LEVELS, "never"))
    check_output(output)
    chosen, ignored = codes_asked(codes(select or ()), codes(ignore or ()), settings)
    day = day_of(as_of)
    waiting = waiting_for_day(chosen, ignored, settings, ledger=False) if day is None else []
    if waiting:
        complain(f"not checked for want of --as-of: {', '.join(waiting)}")
    with failing():
        from checker.corpus.judging import Asked
        from checker.corpus.telling import Collected

        least = settings.min_confidence if min_confidence is None else min_confidence
        asked = Asked(chosen, ignored, least, day, settings)
        told = Collected(asked.digest(), keep=not getattr(one("checker.reporters", format_), "streams", False))
        with _outcomes(Path(store), asked, engine, jobs, memory, block_claims) as outcomes:
            _print(outcomes, told, format_, output)
    raise typer.Exit(2 if told.failed else status_of(told.severities, level))


@contextmanager
def _outcomes(
    folder: Path, asked: Asked, engine: str, jobs: int | None, memory: int, most: int
) -> Iterator[Iterator[Outcome]]:
    """What comes of each block. Raises CorpusError."""
    from checker.corpus.scanning import DuckEngine, ready, scan
    from checker.corpus.store import opened
    from checker.corpus.workers import processors

    with opened(folder, write=True, memory=memory) as store:
        ready(store)
        if engine == "spark":
            from checker.corpus.spark import SparkEngine, session

            with session() as spark:
                yield scan(store, asked, SparkEngine(store, spark, asked), most)
        else:
            with store.database(jobs or processors()) as db:
                yield scan(store, asked, DuckEngine(store, db, asked, jobs), most)


def _print(outcomes: Iterator[Outcome], told: Collected, format_: str, output: str | None) -> None:
    """Print what comes of the blocks: as it comes where the format can, else when all is known."""
    reporter, form = one("checker.reporters", format_)(), look(output)

    def rendered(report: Any) -> str:
        text: str = reporter.render(report, width=form.width, colour=form.colour, links=form.links)
        return text

    if told.keep:
        for outcome in outcomes:
            _complained(told.add(outcome))
        if told.left:
            from checker.reporters._wording import many

            complain(f"the report holds the worst {len(told.worst()):,}; not shown: {many(told.left, 'finding')}")
        emit(rendered(told.report()), output)
        return
    opening = rendered(told.nothing())
    with streamed(output) as write:
        reading = write(opening) if opening else True
        for outcome in outcomes:
            report = told.add(outcome)
            _complained(report)
            if reading and outcome.judged is not None:
                reading = write(rendered(told.alone(outcome.judged)).removeprefix(opening))


def _complained(reason: str) -> None:
    if reason:
        complain(reason)
