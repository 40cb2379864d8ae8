"""When a text is checked: the last state, off the loop, and nobody waits for what is overtaken."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

pytest.importorskip("pygls", reason="pip install 'claimcheck-lint[lsp]'")

from checker.lsp.desk import Desk
from checker.lsp.project import Stop

PATIENCE = 30.0


class Bench:
    """A desk whose work is to hand on numbers; ``gate`` holds the work back where it is closed."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()
        self.state = 0
        self.told: list[Any] = []
        self.failures: list[Exception] = []
        self.threads: set[str] = set()
        self.desk = Desk(self.prepare, self.told.append, self.failures.append)

    def prepare(self) -> Callable[[Stop], Any]:
        """The work on the state as it is now."""
        state = self.state

        def work(stop: Stop) -> Any:
            self.threads.add(threading.current_thread().name)
            self.begun.set()
            assert self.gate.wait(PATIENCE)
            stop()
            if state < 0:
                raise ValueError("broken")
            return state

        return work


def run(day: Callable[[Bench], Awaitable[None]]) -> Bench:
    """A day at a bench."""

    async def whole() -> Bench:
        bench = Bench()
        await asyncio.wait_for(day(bench), PATIENCE)
        return bench

    return asyncio.run(whole())


def test_who_asks_does_not_wait_for_the_delay() -> None:
    async def day(bench: Bench) -> None:
        bench.state = 1
        bench.desk.check(delay=3600)
        assert await bench.desk.current() == 1

    bench = run(day)
    assert bench.told == [1]
    assert threading.main_thread().name not in bench.threads


def test_what_is_overtaken_is_not_told() -> None:
    async def day(bench: Bench) -> None:
        bench.gate.clear()
        bench.state = 1
        bench.desk.check(delay=0)
        await asyncio.to_thread(bench.begun.wait, PATIENCE)
        asking = asyncio.ensure_future(bench.desk.current())
        bench.state = 2
        bench.desk.check(delay=3600)
        bench.gate.set()
        assert await asking == 2

    assert run(day).told == [2]


def test_who_leaves_off_asking_stops_nothing() -> None:
    async def day(bench: Bench) -> None:
        bench.gate.clear()
        bench.state = 1
        bench.desk.check(delay=0)
        asking = asyncio.ensure_future(bench.desk.current())
        await asyncio.to_thread(bench.begun.wait, PATIENCE)
        asking.cancel()
        bench.gate.set()
        assert await bench.desk.current() == 1
        assert asking.cancelled()

    assert run(day).told == [1]


def test_what_fails_is_told_and_the_next_is_done() -> None:
    async def day(bench: Bench) -> None:
        bench.state = -1
        bench.desk.check(delay=0)
        assert await bench.desk.current() is None
        bench.state = 1
        bench.desk.check(delay=0)
        assert await bench.desk.current() == 1

    bench = run(day)
    assert [str(f) for f in bench.failures] == ["broken"]
    assert bench.told == [1]


def test_what_is_closed_is_not_told() -> None:
    async def day(bench: Bench) -> None:
        bench.gate.clear()
        bench.desk.check(delay=0)
        await asyncio.to_thread(bench.begun.wait, PATIENCE)
        bench.desk.close()
        bench.gate.set()
        assert await bench.desk.current() is None

    assert run(day).told == []
