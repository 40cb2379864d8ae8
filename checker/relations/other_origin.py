"""Distances from different places."""

from __future__ import annotations

import re
from typing import Final

from checker.model import Claim, Standing, Subject
from checker.names import fold

_FROM: Final = re.compile(
    r"""\W* (?:away \W+ | (?:due \W+)? (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) \W+
        | (?:up|down) (?:river|stream|wind) \W+ | outside \W+)? (?:of|from|outside) \W+ (?:downtown \W+ | central \W+)?
        ((?-i:[A-Z])\w* (?: [ ] (?-i:[A-Z])\w*)*)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Behind a distance: from what named place it is measured."""


class OtherOrigin:
    """65 miles south of one town may be 60 miles south of the next: distances from different places are two."""

    name = "other-origin"
    order = 27
    fires = (
        ("The school is located 65 miles south of Lindholm.", "The school is located 60 miles south of Brackwater."),
    )
    quiet = (
        ("The school is located 65 miles south of Lindholm.", "The school is located 60 miles south of Lindholm."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where both say from where they are measured, and that is not one place."""
        if a.frame.dimension != "length" or b.frame.dimension != "length":
            return None
        x, y = _origin(a.claim), _origin(b.claim)
        if not x or not y or x & y:
            return None
        return Standing("excused", "they are measured from different places")


def _origin(claim: Claim) -> set[str]:
    text, figure = " ".join(claim.sentence.split()), " ".join(claim.surface.split())
    found = _FROM.match(text, text.find(figure) + len(figure)) if figure in text else None
    return set(fold(found.group(1)).split()) if found is not None else set()
