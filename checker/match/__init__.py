"""Claims → measures: which claims speak of one thing. Candidates, likeness with reasons, clusters, copies."""

from __future__ import annotations

from checker.match.clusters import groups
from checker.match.likeness import Likeness, likeness
from checker.match.origins import origins

__all__ = ["Likeness", "groups", "likeness", "origins"]
