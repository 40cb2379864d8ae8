"""What every test starts from: a terminal nobody has configured."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("whatever the machine does", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("whatever the machine does")

Grows = Callable[[Callable[[int], object], int], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--write-golden`` writes the expected output of reporters and renderers anew."""
    parser.addoption("--write-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No variable of the person running the tests decides how a report looks, nor is their cache used."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "CLAIMCHECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


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


@pytest.fixture(scope="session")
def calls_of() -> Callable[[Callable[[], object]], int]:
    """How many functions a piece of work calls, those written in C among them: no clock, so a busy machine is no
    failure. A pattern that backtracks without end would hang here.
    """

    def counted(work: Callable[[], object]) -> int:
        count = 0

        def seen(_frame: FrameType, event: str, _arg: Any) -> None:
            nonlocal count
            count += event != "return"

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(before)
        return count

    return counted


@pytest.fixture
def grows_in_proportion(calls_of: Callable[[Callable[[], object]], int]) -> Grows:
    """Hold the work done at a size against that at four times the size."""
    most, floor = 4.6, 20_000

    def compare(work: Callable[[int], object], size: int) -> None:
        work(size // 2)  # tables and vocabularies are loaded
        small, large = calls_of(lambda: work(size)), calls_of(lambda: work(4 * size))
        assert large <= max(floor, most * small)

    return compare
