"""Figures that only look alike: each is of a story of its own."""

from __future__ import annotations

from typing import Final

from checker.model import Frame, Standing, Subject

SHARED: Final = 0.05
"""Share of the names two texts are about that both must have to be of one story (a convention, set on news)."""
KNOWN: Final = 3
"""Names a text must be about, at least, for its story to be known."""


class OtherStory:
    """Twenty were killed there and twenty-two here: a figure of a place or happening that the other text never names,
    or of a text about something else, disputes nothing.
    """

    name = "other-story"
    order = 25
    fires = (
        (
            "The fire in Lindholm killed 20 people.",
            "The flood in Brackwater killed 22 people.",
        ),
    )
    quiet = (
        ("The flood killed 20 people.", "The flood killed 22 people."),
        ("The flood in Brackwater killed 20 people.", "The flood killed 22 people."),
        ("The flood in Brackwater killed 20 people.", "The flood in Brackwater killed 22 people."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where a named scope is foreign to the other text, or the two texts share hardly a name."""
        f, g = a.frame, b.frame
        if _foreign(f, g) or _foreign(g, f):
            return Standing("excused", "they speak of different places or happenings")
        known = a.claim.document != b.claim.document and min(len(f.topic), len(g.topic)) >= KNOWN
        if known and len(f.topic & g.topic) < SHARED * len(f.topic | g.topic):
            return Standing("excused", "the two texts are about different things")
        return None


def _foreign(f: Frame, g: Frame) -> bool:
    """Whether the place or happening of a figure is named nowhere by the other and its text, which names others."""
    scope, other = f.places | f.events, g.places | g.events
    known = other or len(g.topic | g.names) >= KNOWN
    return bool(scope) and bool(known) and not scope & (other | g.topic | g.names)
