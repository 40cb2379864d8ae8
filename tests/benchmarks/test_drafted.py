"""Drafts in their own words against their sources: most planted errors are found, and what is right is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafted import DRAFTS, tried

FOUND = 0.6
"""Share of a draft's errors that must be found; what is reached is printed by drafted.py."""


@pytest.mark.parametrize("folder", sorted(DRAFTS.iterdir()), ids=lambda f: f.name)
def test_errors_are_found_and_what_is_right_is_left_alone(folder: Path) -> None:
    outcome = tried(folder)
    assert outcome.untrue == 0
    assert outcome.elsewhere <= 1
    assert len(outcome.found) >= FOUND * (len(outcome.found) + len(outcome.missed)), outcome.missed
