"""``claimcheck ledger``: keep the ledger of reviewed figures, one thin file a command."""

from __future__ import annotations

import typer

from checker.cli.ledger import add, check, export, schema, suggest

app = typer.Typer(name="ledger", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def ledger() -> None:
    """Keep the ledger of reviewed figures (claims/): check it, add to it, see what it lacks."""


app.command()(check.check)
app.command()(add.add)
app.command()(suggest.suggest)
app.command()(export.export)
app.command()(schema.schema)
