"""``claimcheck scan``: the main job."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli._configuration import configured
from checker.cli._failure import Failure, complain, one_of
from checker.cli._intake import Intake, check_stdin, gather
from checker.cli._options import Jobs, NoConfig, Output, StdinFilename
from checker.cli._outlet import check_output, check_overwrite, emit, look
from checker.cli._progress import progress
from checker.cli._rules import check_codes, codes, rules, selected
from checker.registry import modules, plugins

if TYPE_CHECKING:
    from checker.model import Report
    from checker.settings import Settings

LEVELS = ("error", "warning", "info")
FORMATS = modules("checker.reporters")


def scan(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Documents to check: files, folders, or - for standard input."),
    ] = None,
    against: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="Sources to check them against; may repeat.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DATE|today", help="The day to judge from.")] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Only these rules: codes or beginnings of codes.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="All rules but these.")] = None,
    min_confidence: Annotated[
        float | None, typer.Option(metavar="X", min=0.0, max=1.0, help="Leave out findings less sure than X, 0 to 1.")
    ] = None,
    show: Annotated[str, typer.Option(metavar="findings|all", help="all: also what was confirmed.")] = "findings",
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="error|warning|info|never", help="Exit with 1 from this severity on (default error)."),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"How to print: {', '.join(FORMATS)}.")
    ] = "table",
    output: Output = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Also count the findings of each rule, on standard error.")
    ] = False,
    stdin_filename: StdinFilename = None,
    jobs: Jobs = None,
    no_config: NoConfig = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", hidden=True)] = False,
) -> None:
    """Check documents: print the figures that disagree.

    PATHs are checked against one another and against the sources. Without a PATH the configured drafts are, or else
    the sources (seeds/) among themselves. Exit status: 0 nothing at or above --fail-on, 1 findings, 2 something could
    not be done.
    """
    del no_cache
    settings = configured(no_config)
    day = _day(as_of)
    one_of("--format", format_, FORMATS)
    one_of("--show", show, ("findings", "all"))
    level = one_of("--fail-on", fail_on or settings.fail_on, (*LEVELS, "never"))
    check_output(output)
    chosen, ignored = _codes(codes(select or ()), codes(ignore or ()), settings)
    scope = _scope(paths or [], against or [], settings)
    check_stdin([*scope.drafts, *scope.sources], stdin_filename)

    if day is None and (waiting := _waiting(chosen, ignored)):
        complain(f"not checked for want of --as-of: {', '.join(waiting)}")
    drafts, sources = _intake(scope.drafts, stdin_filename), _intake(scope.sources, stdin_filename)
    failed = drafts.failed or sources.failed
    if not drafts.documents and (scope.drafts or not sources.documents):
        raise typer.Exit(2)
    mine = {os.path.realpath(document.path) for document in drafts.documents}
    check_overwrite(output, {document.path for document in (*drafts.documents, *sources.documents)})

    from checker import pipeline

    reporter = next(plugin for plugin in plugins("checker.reporters") if plugin.name == format_)
    with progress() as tell:
        report = pipeline.scan(
            drafts.documents,
            tuple(document for document in sources.documents if os.path.realpath(document.path) not in mine),
            skipped=(*drafts.skipped, *sources.skipped),
            select=chosen,
            ignore=ignored,
            min_confidence=settings.min_confidence if min_confidence is None else min_confidence,
            severity=settings.severity,
            as_of=day,
            progress=tell,
            jobs=jobs,
            view=getattr(reporter, "shows_texts", False),
        )
    form = look(output)
    emit(reporter().render(report, width=form.width, colour=form.colour, show=show, links=form.links), output)
    if statistics:
        _statistics(report)
    raise typer.Exit(2 if failed else _status(report, level))


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


def _intake(paths: Sequence[str], stdin_filename: str | None) -> Intake:
    if not paths:
        return Intake((), (), failed=False)
    return gather(paths, stdin_filename if "-" in paths else None, tell_unread=False)


def _day(as_of: str | None) -> date | None:
    if as_of is None:
        return None
    if as_of == "today":
        return date.today()
    try:
        return date.fromisoformat(as_of)
    except ValueError:
        raise Failure(f"--as-of: {as_of!r} is not a date; write YYYY-MM-DD or today") from None


def _codes(
    select: tuple[str, ...], ignore: tuple[str, ...], settings: Settings
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes to select and to ignore: those of the command line take the place of the configured ones."""
    known = rules()
    check_codes("--select", select, known)
    check_codes("--ignore", ignore, known)
    if not select and not ignore:
        check_codes(f"{settings.origin}: select", codes(settings.select), known)
        check_codes(f"{settings.origin}: ignore", codes(settings.ignore), known)
        select, ignore = codes(settings.select), codes(settings.ignore)
    elif not select:
        select = codes(settings.select)
    check_codes(f"{settings.origin}: severity", tuple(settings.severity), known)
    selected(select, ignore, known)
    return select, ignore


def _waiting(select: tuple[str, ...], ignore: tuple[str, ...]) -> list[str]:
    """The selected rules that judge from a day."""
    known = rules()
    return [code for code in selected(select, ignore, known) if getattr(known[code], "needs_as_of", False)]


def _statistics(report: Report) -> None:
    names = {finding.code: finding.name for finding in report.findings}
    for code, count in sorted(Counter(finding.code for finding in report.findings).items()):
        complain(f"{count:6,} {code} {names[code]}")


def _status(report: Report, level: str) -> int:
    if level == "never":
        return 0
    counted = LEVELS[: LEVELS.index(level) + 1]
    return int(any(finding.severity in counted for finding in report.findings))
