"""``claimcheck ledger schema``: what may be written in the ledger, for editors."""

from __future__ import annotations

from checker.cli._outlet import emit


def schema() -> None:
    """Print the JSON Schema of a ledger file, by which editors complete and check.

    Save it and name it in the first line of a file: # yaml-language-server: $schema=ledger.schema.json
    """
    from checker import ledger
    from checker.reporters._records import indented

    emit(indented(ledger.schema()))
