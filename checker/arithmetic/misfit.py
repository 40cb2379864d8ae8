"""What the sums find: claims of one document that cannot all be right, and the sum that shows it."""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Claim


class Misfit(NamedTuple):
    """Claims that do not go together, in the order of the text; ``sum`` shows why, ``confidence`` how sure that is
    where all was read well.
    """

    claims: tuple[Claim, ...]
    sum: str
    confidence: float
