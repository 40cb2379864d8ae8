"""Claims → measures: which claims speak of one thing. Candidates, likeness with reasons, clusters, copies."""

from __future__ import annotations

from checker.match.clusters import THRESHOLD, groups
from checker.match.likeness import Likeness, evidence_on, likeness
from checker.match.origins import origins

__all__ = ["THRESHOLD", "Likeness", "evidence_on", "groups", "likeness", "origins"]
