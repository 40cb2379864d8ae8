"""``claimcheck ledger export``: the reviewed figures in a form that others read."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

import typer

from checker.cli._completion import among
from checker.cli._configuration import configured
from checker.cli._failure import Failure, complain, one_of
from checker.cli._ledger import needed
from checker.cli._options import Output
from checker.cli._outlet import check_output, check_overwrite, emit

FORMATS = ("claimreview",)


def export(
    folder: Annotated[
        str | None, typer.Argument(metavar="DIR", help="The ledger (default: the configured one, claims/).")
    ] = None,
    page: Annotated[
        str, typer.Option(metavar="URL", help="The address of the page on which the reviews are published.")
    ] = "",
    publisher: Annotated[
        str, typer.Option(metavar="NAME", help="Who answers for a review that does not say who made it.")
    ] = "",
    format_: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help=", ".join(FORMATS), autocompletion=among(FORMATS)),
    ] = "claimreview",
    output: Output = None,
) -> None:
    """Print the ledger as ClaimReview (schema.org), JSON-LD for the page that --page names.

    It may stand in a script element of type application/ld+json as it is. Exit status: 0, or 2 when something could not
    be done; a file that cannot be read is left out.
    """
    one_of("--format", format_, FORMATS)
    address = _address(page)
    if not publisher.strip():
        raise Failure("--publisher: say who publishes the reviews")
    check_output(output)
    where = needed(folder, configured(no_config=False))
    from checker.claimreview import json_ld
    from checker.ledger import read

    ledger = read(where)
    for problem in ledger.problems:
        complain(str(problem))
    if not ledger.sound:
        if ledger.problems:
            raise typer.Exit(2)
        raise Failure(f"{where.as_posix()}: no entry there")
    check_overwrite(output, {entry.file for entry in ledger.entries})
    emit(json_ld(ledger.sound, address, " ".join(publisher.split())), output)
    raise typer.Exit(2 if ledger.problems else 0)


def _address(page: str) -> str:
    """The address of a page, without an anchor. Raises Failure."""
    if not page:
        raise Failure("--page: say at which address the reviews are published")
    try:
        parts = urlsplit(page)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole or parts.fragment or any(c.isspace() for c in page):
        raise Failure(f"--page: {page!r} is no address of a page; write https://…, without an anchor")
    return page
