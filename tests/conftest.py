"""What every test starts from: a terminal nobody has configured."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the person running the tests decides how a report looks."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "CLAIMCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
