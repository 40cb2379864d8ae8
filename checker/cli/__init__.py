"""The command line: one thin file a command, and the one place where exceptions become exit statuses.

Imported light: what a command needs it imports when it runs, so that ``--version`` and ``--help`` stay quick.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

import checker
from checker.cli import cache, compare, corpus, extract, init, ledger, lsp, rule, scan, timeline
from checker.cli._failure import Failure, complain

INTERRUPTED = 130
COLLECTED_EVERY = 100_000
"""New objects between two looks for cycles of them: reading makes many that live long, and hardly a cycle."""

app = typer.Typer(name="claimcheck", rich_markup_mode=None, pretty_exceptions_enable=False)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {checker.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def claimcheck(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """A linter for facts: finds figures that disagree with each other, with their sources or with themselves."""
    del version
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command()(scan.scan)
app.command()(extract.extract)
app.command()(compare.compare)
app.command()(timeline.timeline)
app.command()(rule.rule)
app.command()(init.init)
app.command()(lsp.lsp)
app.add_typer(ledger.app, name="ledger")
app.add_typer(cache.app, name="cache")
app.add_typer(corpus.app, name="corpus")


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; whatever goes wrong is one line on standard error."""
    try:
        status = typer.main.get_command(app).main(list(arguments), prog_name="claimcheck", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except Failure as failure:
        complain(str(failure))
        return 2
    except Exception as error:
        # typer brings its own copy of click since 0.2x, so a usage error is known by what it offers.
        if hasattr(error, "format_message"):
            complain(f"{error.format_message()} (see claimcheck --help)")
            return 2
        if os.environ.get("CLAIMCHECK_DEBUG") == "1":
            import traceback

            traceback.print_exc()
        complain(f"internal error: {type(error).__name__}: {error}; please report")
        return 2
    return status if isinstance(status, int) else 0


def main() -> None:
    """The console script."""
    gc.set_threshold(COLLECTED_EVERY, 50)
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # to look for them takes longer than to build the nouns
    sys.exit(run(sys.argv[1:]))
