"""What a DOCX or PDF file states of itself: title, author, when it was made and last changed.

All of it is weak evidence. Programs fill it in, templates carry it along and nobody looks at it: the text goes first,
then the file's name. When it was made and changed bounds the date of a text and gives it only where both are one day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from checker.model import Period
from checker.readers._dating import Dating

_NO_TITLE = re.compile(
    r"""(?: untitled | unbenannt | sans\ titre | (?:word\ )?document | presentation | title | blank | print | draft
          | microsoft\ \w+\ -\ .* | .*\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|html?|txt) | https?://.* | about:blank
        )[\W\d_]*""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:python-docx|(?:windows |microsoft )?(?:office )?user|admin(?:istrator)?|author|owner|unknown|root|.*[@\\/].*)",
    re.IGNORECASE,
)
_TEMPLATES = frozenset({date(2013, 12, 23)})
"""Days a widely used library's own template was made; every file it writes states them."""
_FIRST_YEAR = 1985
_LONGEST = 300


class Properties(NamedTuple):
    """A file's own statements, None where it has none."""

    title: str | None = None
    author: str | None = None
    created: date | None = None
    modified: date | None = None

    def own_author(self) -> str | None:
        """The author, None where it is a program's name or an account."""
        author = _line(self.author)
        return None if author is None or _NO_AUTHOR.fullmatch(author) else author

    def own_title(self) -> str | None:
        """The title, None where it is a program's placeholder or a file's name."""
        title = _line(self.title)
        return None if title is None or _NO_TITLE.fullmatch(title) else title

    def dating(self, *, written_in_it: bool) -> Dating | None:
        """What the days say of the text's date, None where they say nothing.

        ``written_in_it``: people write in such a file, so that its text is not older than it is; a file made from
        another (a print) only says: then or earlier.
        """
        days = {"created": self.created, "modified": self.modified}
        known = {k: d for k, d in days.items() if d is not None and d.year >= _FIRST_YEAR and d not in _TEMPLATES}
        if not known:
            return None
        evidence = "file properties: " + ", ".join(f"{name} {day}" for name, day in known.items())
        first, last = known.get("created"), max(known.values())
        if not written_in_it or first is None:
            first = None
            evidence += ": then or earlier"
        if first == last:
            return Dating(Period(start=first, end=last, precision="day", basis="document"), evidence)
        return Dating(Period(start=first, end=last, precision="range", basis="bounded"), evidence)


def _line(text: str | None) -> str | None:
    folded = " ".join((text or "").split())[:_LONGEST]
    return folded if any(c.isalpha() for c in folded) else None
