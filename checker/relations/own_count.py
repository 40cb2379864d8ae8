"""What a speaker counts of its own doings."""

from __future__ import annotations

import re
from typing import Final

from checker.model import Claim, Standing, Subject
from checker.names import fold

_ITSELF: Final = re.compile(r"\W+\w+(?:\s+that)?\s+(?:it|they|we)\b", re.IGNORECASE)
"""Behind the name of a speaker: the word for saying, and the speaker again as the one who does."""


class OwnCount:
    """ "The clinic said it treated 14" and another clinic's 19: who counts its own doings rivals nobody who counts
    theirs.
    """

    name = "own-count"
    order = 27
    fires = (("Harbour Clinic said it treated 14 patients.", "Lindholm Clinic said 19 patients were treated."),)
    quiet = (("Harbour Clinic said 14 patients were treated.", "Lindholm Clinic said 19 patients were treated."),)

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where two speakers are named and one of them counts what it did itself."""
        x, y = a.claim.speaker, b.claim.speaker
        if not x or not y or set(fold(x).split()) & set(fold(y).split()) == set(fold(x).split()):
            return None
        if _of_itself(a.claim, x) or _of_itself(b.claim, y):
            return Standing("excused", "a speaker counts its own")
        return None


def _of_itself(claim: Claim, speaker: str) -> bool:
    """Whether the speaker is said to have done what it counts."""
    text, name = " ".join(claim.sentence.split()), " ".join(speaker.split())
    return any(_ITSELF.match(text, place.end()) is not None for place in re.finditer(re.escape(name), text))
