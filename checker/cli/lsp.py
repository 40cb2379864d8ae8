"""``claimcheck lsp``: the language server, for editors."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated

import typer

from checker.cli._day import day_of
from checker.cli._failure import Failure


def lsp(
    as_of: Annotated[str | None, typer.Option(metavar="DATE|today", help="The day to judge from.")] = None,
) -> None:
    """Serve an editor: findings while writing, what is known of a figure, and quick fixes.

    An editor starts it and speaks the Language Server Protocol over standard input and output. Each text is held
    against the sources and the ledger of the configuration it lies under. Exit status: 0 when the editor took its
    leave, else 1; 2 when something could not be done.
    """
    day_of(as_of)
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        raise Failure("lsp needs the package pygls: pip install 'claimcheck-lint[lsp]'")
    from checker.lsp.server import serve

    raise typer.Exit(serve(lambda: day_of(as_of)))
