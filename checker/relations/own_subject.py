"""Figures that one text gives of two bearers."""

from __future__ import annotations

from checker.model import Standing, Subject


class OwnSubject:
    """ "Her 2 million followers" and, further down, "his 3 million followers": within one text two named bearers have
    each their own figure.
    """

    name = "own-subject"
    order = 26
    fires = (("The Kestrel Fund lost $20 million.\n\nThe Harbour Bank lost $30 million.", ""),)
    quiet = (
        ("The Kestrel Fund lost $20 million.\n\nThe Kestrel Fund lost $30 million.", ""),
        ("The storm killed 51 people.", "The tornado killed 24 people."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where both stand in one text and their subjects, both named there, are not the same."""
        if a.claim.document != b.claim.document:
            return None
        f, g = a.frame.subjects, b.frame.subjects
        if not f or not g or f & g or not (_named(a) and _named(b)):
            return None
        return Standing("excused", "each is of a subject of its own")


def _named(subject: Subject) -> bool:
    said = subject.claim.measure.subject
    return said is not None and any(word[:1].isupper() for word in said.split())
