"""``claimcheck cache``: what is kept of earlier runs, and how to be rid of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from checker.cli._failure import Failure

if TYPE_CHECKING:
    from checker.cache.store import Store

app = typer.Typer(name="cache", help="What is kept of earlier runs.", rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def cache(context: typer.Context) -> None:
    """What is kept of earlier runs: claims of documents, so that what has not changed is not read again.

    The folder is the user's own for caches, or CLAIMCHECK_CACHE_DIR. It may be removed at any time.
    """
    if context.invoked_subcommand is not None:
        return
    place, store = _opened()
    if store is None:
        typer.echo(f"{place}\nnothing is kept")
        return
    count, size = store.count(), store.size()
    store.close()
    typer.echo(f"{place}\nclaims of {count:,} {'text' if count == 1 else 'texts'}, {size / 1e6:,.1f} MB")


@app.command()
def clear() -> None:
    """Forget everything that is kept."""
    import sqlite3

    _, store = _opened()
    if store is None:
        return
    try:
        store.clear()
    except sqlite3.Error as error:
        raise Failure(f"the cache cannot be cleared: {error}") from error
    finally:
        store.close()


def _opened() -> tuple[str, Store | None]:
    """The folder, and the store in it where there is one. Raises Failure where it cannot be opened."""
    import sqlite3

    from checker.cache.place import folder
    from checker.cache.store import NAME, Store

    place = folder()
    if place is None or not (place / NAME).exists():
        return str(place or "no folder for caches"), None
    try:
        return str(place), Store(place)
    except (OSError, sqlite3.Error) as error:
        raise Failure(f"{place}: {error}") from error
