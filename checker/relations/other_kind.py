"""Figures of different kinds of things."""

from __future__ import annotations

from typing import Final

from checker.lexicon import words
from checker.model import Frame, Standing, Subject

KINDS: Final = words("people_concepts", "concepts_lists") - {"person"}
"""Kinds of persons; "people" may be any of them."""


class OtherKind:
    """Four thousand soldiers and four thousand migrants are not one another's figure, nor are people who march that of
    soldiers who are sent: what is counted has nothing in common, and neither has what is said of it.
    """

    name = "other-kind"
    order = 29
    fires = (
        ("The army deployed 5,200 soldiers.", "The caravan counts 7,000 migrants."),
        ("The ministry deployed 4,000 soldiers.", "The caravan of 3,600 people travelled north."),
    )
    quiet = (
        ("The army deployed 5,200 soldiers.", "The army deployed 4,000 soldiers."),
        ("The blast injured 12 students.", "The blast injured 14 people."),
    )

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """Excused where both count persons of kinds that exclude one another, or neither thing nor deed is shared."""
        f, g = a.frame, b.frame
        if not f.heads or not g.heads or f.heads & g.heads:
            return None
        if f.heads <= KINDS and g.heads <= KINDS and not _shared(f, g):
            return Standing("excused", "they count different kinds of persons")
        if f.predicates and g.predicates and not f.predicates & g.predicates and (f.heads | g.heads) & KINDS:
            return Standing("excused", "they say different things of different people")
        return None


def _shared(f: Frame, g: Frame) -> bool:
    return bool(f.predicates & g.predicates)
