"""Options that several commands share, worded once."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")]
Output = Annotated[str | None, typer.Option(metavar="FILE", help="Write the result to FILE.")]
StdinFilename = Annotated[str | None, typer.Option(metavar="NAME", help="What - is called.")]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no configuration file.")]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every document anew, and keep nothing for the next time.")
]
Ledger = Annotated[
    str | None, typer.Option(metavar="DIR", help="The ledger of reviewed figures (default: claims/ where it is there).")
]
Jobs = Annotated[
    int | None,
    typer.Option(metavar="N", min=1, help="Work in N processes (default: one a processor where the text is long)."),
]
