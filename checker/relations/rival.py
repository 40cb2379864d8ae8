"""Named speakers who give different figures."""

from __future__ import annotations

from checker.model import Standing, Subject
from checker.names import fold


class Rival:
    """Two named speakers with different figures are rivals, not a contradiction of the texts that quote them."""

    name = "rival"
    order = 40
    fires = (
        ("The Interior Ministry said 30 people were killed.", "Amnesty International said 200 people were killed."),
    )
    quiet = (("Police said 30 people were killed.", "Police said 31 people were killed."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Rival speakers where both are named, differ, and so do the figures."""
        x, y = a.claim.speaker, b.claim.speaker
        if not x or not y or not (_named(x) and _named(y)) or a.claim.quantity is None or b.claim.quantity is None:
            return None
        if set(fold(x).split()) & set(fold(y).split()):
            return None
        if a.claim.quantity.likely.overlaps(b.claim.quantity.likely):
            return None
        return Standing("rival-speakers", f"{x} / {y}")


def _named(speaker: str) -> bool:
    """Whether a speaker is called by a name; "authorities" and "police" are nobody in particular."""
    return any(word[:1].isupper() for word in speaker.split())
