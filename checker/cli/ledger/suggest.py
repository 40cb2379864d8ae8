"""``claimcheck ledger suggest``: figures that the ledger lacks and two origins agree on."""

from __future__ import annotations

import typer

from checker.cli._configuration import configured
from checker.cli._intake import taken_in
from checker.cli._ledger import opened
from checker.cli._options import Jobs, Ledger, NoConfig, Output, Paths, StdinFilename
from checker.cli._outlet import emit
from checker.cli._progress import progress


def suggest(
    paths: Paths = None,
    ledger: Ledger = None,
    output: Output = None,
    stdin_filename: StdinFilename = None,
    jobs: Jobs = None,
    no_config: NoConfig = False,
) -> None:
    """Print entries to review: the figures that two independent texts agree on and the ledger lacks, as YAML.

    Without a PATH those of the configured drafts and sources (seeds/). Look each up, say who reviewed it and when, and
    put it into a file of the ledger. Exit status: 0, or 2 when something could not be done.
    """
    settings = configured(no_config)
    intake = taken_in(paths, no_config=no_config, stdin_filename=stdin_filename, output=output)
    book = opened(ledger, settings, no_config=no_config)
    from checker import pipeline
    from checker.ledger import figure, written

    with progress() as tell:
        entries = pipeline.suggest(intake.documents, book.entries, progress=tell, jobs=jobs)
    said = (
        written(entry, comment=f"to review: {figure(entry)}, from {len(entry.references)} sources") for entry in entries
    )
    emit("\n".join(said), output)
    raise typer.Exit(2 if intake.failed or book.failed else 0)
