"""``claimcheck scan``: the main job."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli._completion import among, of_codes
from checker.cli._configuration import configured
from checker.cli._day import day_of
from checker.cli._failure import Failure, complain, one_of
from checker.cli._intake import Intake, check_stdin, gather
from checker.cli._kept import keeping
from checker.cli._ledger import opened
from checker.cli._options import Jobs, Ledger, NoCache, NoConfig, Output, StdinFilename
from checker.cli._outlet import check_output, check_overwrite, emit, look
from checker.cli._progress import progress
from checker.cli._rules import LEVELS, codes, codes_asked, rules, selected, status_of, waiting_for_day
from checker.registry import modules, one

if TYPE_CHECKING:
    from checker.cli._baseline import Baseline
    from checker.limits import Limits
    from checker.model import Report
    from checker.settings import Settings

FORMATS = modules("checker.reporters")
SHOWN = ("findings", "all")


def scan(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Documents to check: files, folders, or - for standard input."),
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="Sources to check them against; may repeat.")
    ] = None,
    ledger: Ledger = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE|today", help="The day to judge from.")] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Only these rules: codes or beginnings of codes.", autocompletion=of_codes),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="All rules but these.", autocompletion=of_codes),
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out findings less sure than X, 0 to 1.")
    ] = None,
    show: Annotated[
        str,
        typer.Option(metavar="findings|all", help="all: also what was confirmed.", autocompletion=among(SHOWN)),
    ] = "findings",
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
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Leave out the findings that are known from FILE.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the baseline.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Also count the findings of each rule, on standard error.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
    stdin_filename: StdinFilename = None,
    jobs: Jobs = None,
    no_config: NoConfig = False,
    no_cache: NoCache = False,
) -> None:
    """Check documents: print the figures that disagree.

    PATHs are checked against one another and against the sources. Without a PATH the configured drafts are, or else
    the sources (seeds/) among themselves. Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could
    not be done.
    """
    asked = Asked(
        paths=paths or [],
        against=against or [],
        ledger=ledger,
        as_of=as_of,
        select=codes(select or ()),
        ignore=codes(ignore or ()),
        min_confidence=min_confidence,
        show=show,
        fail_on=fail_on,
        format=format_,
        output=output,
        baseline=baseline,
        write_baseline=write_baseline,
        statistics=statistics,
        stdin_filename=stdin_filename,
        jobs=jobs,
        no_config=no_config,
        no_cache=no_cache,
    )
    if not watch:
        raise typer.Exit(scanned(asked))
    from checker.cli._watch import again

    if write_baseline:
        raise Failure("--watch and --write-baseline contradict each other")
    again(lambda: scanned(asked), lambda: _watched(asked), own=[f for f in (output,) if f])


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    paths: list[str]
    against: list[str]
    ledger: str | None
    as_of: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_confidence: float | None
    show: str
    fail_on: str | None
    format: str
    output: str | None
    baseline: str | None
    write_baseline: bool
    statistics: bool
    stdin_filename: str | None
    jobs: int | None
    no_config: bool
    no_cache: bool


def scanned(asked: Asked) -> int:
    """Scan once, print the report and return the exit status. Raises Failure."""
    settings = configured(asked.no_config)
    day = day_of(asked.as_of)
    book = opened(asked.ledger, settings, no_config=asked.no_config)
    one_of("--format", asked.format, FORMATS)
    one_of("--show", asked.show, SHOWN)
    level = one_of("--fail-on", asked.fail_on or settings.fail_on, (*LEVELS, "never"))
    check_output(asked.output)
    chosen, ignored = codes_asked(asked.select, asked.ignore, settings)
    scope = _scope(asked.paths, asked.against, settings)
    check_stdin([*scope.drafts, *scope.sources], asked.stdin_filename)
    baseline = _baseline(asked, settings)

    waiting = waiting_for_day(chosen, ignored, settings, book.needs_a_day) if day is None else []
    if waiting:
        complain(f"not checked for want of --as-of: {', '.join(waiting)}")
    drafts, sources = (_intake(paths, asked.stdin_filename, settings.limits) for paths in (scope.drafts, scope.sources))
    failed = book.failed or drafts.failed or (sources.failed and not _merely_empty(sources, asked, drafts))
    if not drafts.documents and (scope.drafts or not sources.documents):
        return 2
    mine = {os.path.realpath(document.path) for document in drafts.documents}
    everything = (*drafts.documents, *sources.documents)
    check_overwrite(asked.output, {document.path for document in everything})
    if baseline is not None:
        check_overwrite(baseline.file, {document.path for document in everything}, "--baseline")

    from checker import pipeline
    from checker.silence import ABOUT_SILENCE, Terms

    filed = {document.path: settings.filed(document.path) for document in everything}
    complete = not asked.paths and not asked.against and not failed
    reporter = one("checker.reporters", asked.format)
    with progress() as tell, keeping(asked.no_cache) as kept:
        report = pipeline.scan(
            drafts.documents,
            tuple(document for document in sources.documents if os.path.realpath(document.path) not in mine),
            skipped=(*drafts.skipped, *sources.skipped),
            select=chosen,
            ignore=ignored,
            min_confidence=settings.min_confidence if asked.min_confidence is None else asked.min_confidence,
            severity=settings.severity,
            terms=Terms(
                settings.allowances,
                {path: settings.ignored_in(path) for path in filed} if settings.per_file_ignores else {},
                complete=complete,
            ),
            filed=filed,
            as_of=day,
            ledger=book.entries,
            progress=tell,
            jobs=asked.jobs,
            kept=kept,
            view=getattr(reporter, "shows_texts", False),
        )
    if baseline is not None:
        names = {document.name: filed[document.path] + document.name[len(document.path) :] for document in everything}
        ran = [
            code
            for code in selected(chosen, ignored, rules())
            if code not in waiting and (complete or not code.startswith(ABOUT_SILENCE))
        ]
        report = baseline.applied(report, settings, names, ran, day, failed=failed)
    form = look(asked.output)
    text = reporter().render(report, width=form.width, colour=form.colour, show=asked.show, links=form.links)
    emit(text, asked.output)
    if asked.statistics:
        _statistics(report)
    return 2 if failed else status_of((finding.severity for finding in report.findings), level)


def _baseline(asked: Asked, settings: Settings) -> Baseline | None:
    """The baseline that is asked for or configured. Raises Failure."""
    file = asked.baseline or (settings.paths([settings.baseline])[0] if settings.baseline else None)
    if file is None:
        if asked.write_baseline:
            raise Failure("--write-baseline: say where with --baseline FILE, or baseline in the configuration")
        return None
    from checker.cli._baseline import Baseline

    return Baseline(file, write=asked.write_baseline)


def _watched(asked: Asked) -> list[str]:
    """The paths that a scan depends on, its configuration and its baseline among them. Raises Failure."""
    settings = configured(asked.no_config)
    scope = _scope(asked.paths, asked.against, settings)
    check_stdin([*scope.drafts, *scope.sources], asked.stdin_filename)
    if "-" in (*scope.drafts, *scope.sources):
        raise Failure("--watch: standard input cannot be watched")
    baseline = asked.baseline or (settings.paths([settings.baseline])[0] if settings.baseline else None)
    own = [os.path.relpath(settings.file)] if settings.file else []
    beside = [*settings.paths([settings.ledger]), *([baseline] if baseline else [])]
    return [*scope.drafts, *scope.sources, *own, *(path for path in beside if os.path.exists(path))]


@dataclass(frozen=True)
class Scope:
    """Which paths are under check and which they are checked against."""

    drafts: list[str]
    sources: list[str]


def _scope(paths: list[str], against: list[str], settings: Settings) -> Scope:
    configured_sources = settings.paths(settings.sources)
    drafts = paths or settings.paths(settings.drafts)
    if drafts:
        return Scope(drafts, against or (configured_sources if settings.sources_named else []))
    if not against and not settings.sources_named and not any(os.path.exists(path) for path in configured_sources):
        raise Failure("no PATH given and there is no folder seeds/ here; name a file or a folder")
    return Scope([], against or configured_sources)


def _merely_empty(sources: Intake, asked: Asked, drafts: Intake) -> bool:
    """Whether nothing is wrong with the configured sources but that there are none yet."""
    empty = not sources.documents and all(os.path.isdir(skipped.path) for skipped in sources.skipped)
    return empty and not asked.against and bool(drafts.documents)


def _intake(paths: Sequence[str], stdin_filename: str | None, limits: Limits) -> Intake:
    if not paths:
        return Intake((), (), failed=False)
    return gather(paths, stdin_filename if "-" in paths else None, tell_unread=False, limits=limits)


def _statistics(report: Report) -> None:
    names = {finding.code: finding.name for finding in report.findings}
    counts = Counter(finding.code for finding in report.findings)
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        complain(f"{count:6,} {code} {names[code]}")
