"""The text itself calls a figure outdated."""

from __future__ import annotations

from checker.model import Standing, Subject


class Revision:
    """A figure the text presents as outdated disputes nothing: it is told, not held."""

    name = "revision"
    order = 10
    fires = (
        ("Officials earlier reported 51 deaths in the storm.", "The storm killed 24 people."),
        ("The ministry revised the toll to 49, from 50.", "The attack killed 49 people."),
    )
    quiet = (("The storm killed 51 people.", "The storm killed 24 people."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where either figure is one its own text has revised."""
        if "revised" in (a.claim.modality, b.claim.modality):
            return Standing("excused", "the text itself calls one of the figures outdated")
        return None
