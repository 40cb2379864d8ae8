"""Figures of a happening that is pointed at as another."""

from __future__ import annotations

import re
from typing import Final

from checker.lexicon import words
from checker.model import Claim, Standing, Subject

BARGAINS: Final = frozenset(
    {
        "election", "vote", "referendum", "summit", "conference", "congress", "meeting", "trial", "agreement",
        "accord", "treaty", "deal", "pact", "resolution", "bill", "act", "measure",
    }
)  # fmt: skip
"""Happenings of which a text tells on: "that bill" is the one it is about."""
HAPPENINGS: Final = words("listed_events", "concepts_lists") - BARGAINS | {"event", "incident", "tragedy", "twister"}
_POINTED: Final = re.compile(
    r"\W*(?:that|the\s+(?:earlier|previous|other|former|last)|(?:an|another)\s+(?:earlier|previous|other))\s+(\w+)",
    re.IGNORECASE,
)
"""How a sentence begins that tells of another happening than its text's own."""


class ThatEvent:
    """A text calls its own happening "the storm" or "this storm"; "that storm destroyed 1,800 homes" tells of another
    one, named before.
    """

    name = "that-event"
    order = 27
    fires = (("That storm destroyed 1,800 homes.", "The storm destroyed 1,200 homes."),)
    quiet = (
        ("The storm destroyed 1,800 homes.", "The storm destroyed 1,200 homes."),
        ("That storm destroyed 1,800 homes.", "That storm destroyed 1,200 homes."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where one alone is told of a happening pointed at as another."""
        if _pointed(a.claim) == _pointed(b.claim):
            return None
        return Standing("excused", "one tells of another happening")


def _pointed(claim: Claim) -> bool:
    found = _POINTED.match(claim.sentence)
    return found is not None and found.group(1).lower() in HAPPENINGS
