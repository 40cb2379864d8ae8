"""What is said when something cannot be done: one line each on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from checker.reporters._printable import plain


class Failure(Exception):
    """The command cannot go on; the message is the line to print and the exit status is 2."""


def complain(line: str) -> None:
    """One line on standard error, safe to print."""
    try:
        sys.stderr.write(f"claimcheck: {plain(line)}\n")
    except UnicodeEncodeError:
        sys.stderr.write(f"claimcheck: {plain(line).encode('ascii', 'backslashreplace').decode('ascii')}\n")


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a complaint about an unknown word: which known one was likely meant, else all of them."""
    from rapidfuzz import fuzz, process

    names = sorted(known)
    found = process.extractOne(word, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=60)
    return f"did you mean {found[0]}?" if found else f"known are {', '.join(names)}"


def one_of(option: str, value: str, known: Iterable[str]) -> str:
    """The value of an option where it is one of the known words. Raises Failure."""
    names = tuple(known)
    if value not in names:
        raise Failure(f"{option}: unknown value {value!r}; {nearest(value, names)}")
    return value
