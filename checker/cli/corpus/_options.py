"""Options that the corpus commands share, and how what fails in a store becomes a line and an exit status."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Annotated

import typer

from checker.cli._failure import Failure

STORE = typer.Option("--store", metavar="DIR", help="The folder of the store.")
MEMORY = typer.Option(
    "--memory", metavar="MB", min=100, help="Megabytes DuckDB may take; what is more is spilled to the disk."
)

ENGINES = ("duckdb", "spark")

Store = Annotated[str, STORE]
Memory = Annotated[int, MEMORY]
Engine = Annotated[str, typer.Option("--engine", metavar="|".join(ENGINES), help="Who does the work.")]
Most = Annotated[
    int, typer.Option("--block-claims", metavar="N", min=100, help="Claims that are reconciled together, at most.")
]


def needed() -> None:
    """Whether what a corpus needs is installed. Raises Failure."""
    if find_spec("duckdb") is None or find_spec("pyarrow") is None:
        raise Failure("for a corpus install claimcheck-lint[corpus]")


@contextlib.contextmanager
def failing() -> Iterator[None]:
    """What fails in a store is one line. Raises Failure."""
    needed()
    from checker.corpus import CorpusError

    try:
        yield
    except CorpusError as error:
        raise Failure(str(error)) from error
