"""What every test starts from: a terminal nobody has configured."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--write-golden`` writes the expected output of reporters and renderers anew."""
    parser.addoption("--write-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of the person running the tests decides how a report looks."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "CLAIMCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Hold a text against the file of that name in ``golden/`` beside the test."""
    folder = request.path.parent / "golden"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--write-golden"):
            folder.mkdir(exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
        assert file.read_bytes().decode("utf-8") == text

    return compare
