"""The day to judge from: the one thing that is ever asked of the clock."""

from __future__ import annotations

from datetime import date

from checker.cli._failure import Failure


def day_of(given: str | None, option: str = "--as-of") -> date | None:
    """The day an option names. Raises Failure."""
    if given is None:
        return None
    if given == "today":
        return date.today()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Failure(f"{option}: {given!r} is not a date; write YYYY-MM-DD or today") from None
