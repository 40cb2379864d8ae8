"""Two claims of one measure → how they stand. One relation a file; the first that has something to say, in their order,
is heard.
"""

from __future__ import annotations

from typing import ClassVar, Protocol

from checker.model import Standing, Subject


class Relation(Protocol):
    """What every relation is."""

    name: ClassVar[str]
    order: ClassVar[int]
    fires: ClassVar[tuple[tuple[str, str], ...]]
    """Pairs of sentences that stand in this relation."""
    quiet: ClassVar[tuple[tuple[str, str], ...]]
    """Pairs that do not."""

    def stand(self, a: Subject, b: Subject) -> Standing | None:
        """How the two stand, or None where this relation has nothing to say; symmetric."""
        ...
