"""The ledger a command works with: the one named, else the configured one where it is there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli._failure import Failure, complain

if TYPE_CHECKING:
    from checker.ledger import LedgerEntry
    from checker.settings import Settings


@dataclass(frozen=True)
class Book:
    """The entries that can be relied on; ``failed`` where the ledger, or a file of it, could not be read."""

    entries: tuple[LedgerEntry, ...] = ()
    failed: bool = False

    @property
    def needs_a_day(self) -> bool:
        """Whether an entry is to be reviewed some day."""
        return any(entry.review_after is not None for entry in self.entries)


def folder_of(given: str | None, settings: Settings, *, no_config: bool) -> Path | None:
    """Where the ledger is; None where none is named and none is there."""
    if given is not None:
        return Path(given)
    if no_config or not settings.ledger:
        return None
    folder = Path(settings.paths((settings.ledger,))[0])
    return folder if folder.exists() or "ledger" in settings.model_fields_set else None


def opened(given: str | None, settings: Settings, *, no_config: bool) -> Book:
    """The ledger to check against. What is broken is one line, and the files it stands in are left out."""
    folder = folder_of(given, settings, no_config=no_config)
    if folder is None:
        return Book()
    from checker.ledger import read

    ledger = read(folder)
    if ledger.problems:
        first, more = ledger.problems[0], len(ledger.problems) - 1
        complain(f"{first}{f' (and {more:,} more: claimcheck ledger check)' if more else ''}")
    return Book(ledger.sound, failed=bool(ledger.problems))


def needed(given: str | None, settings: Settings) -> Path:
    """Where the ledger is or is to be. Raises Failure where the place is a file."""
    folder = folder_of(given, settings, no_config=False) or Path(settings.paths((settings.ledger or "claims",))[0])
    if folder.exists() and not folder.is_dir():
        raise Failure(f"{folder.as_posix()}: is no folder")
    return folder
