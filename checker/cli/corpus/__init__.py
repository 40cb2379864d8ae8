"""``claimcheck corpus``: a million articles in a store, one thin file a command."""

from __future__ import annotations

import typer

from checker.cli.corpus import build, scan

app = typer.Typer(name="corpus", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def corpus() -> None:
    """Keep a store of the claims of a corpus, and reconcile it: more documents than fit in memory."""


app.command()(build.build)
app.command()(scan.scan)
