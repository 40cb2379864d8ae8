"""When an open text is checked: a moment after the last edit, off the event loop, and never for what is overtaken."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import Final, TypeVar

from checker.lsp.analysis import Analysis
from checker.lsp.project import Stop

DELAY: Final = 0.25
"""Seconds without an edit after which a text is checked."""

T = TypeVar("T")


class Overtaken(Exception):
    """A newer state of the text is there; what is being found out is of no more use."""


class Desk:
    """One open text: its last analysis, and the check that is going on or about to.

    ``prepare`` takes the state of things on the event loop and gives the work, which runs in a thread and heeds the
    ``Stop`` it is given; ``told`` gets each finished analysis, ``failed`` what went wrong, both on the event loop.
    """

    def __init__(
        self,
        prepare: Callable[[], Callable[[Stop], Analysis]],
        told: Callable[[Analysis], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._prepare, self._told, self._failed = prepare, told, failed
        self._wanted = self._done = 0
        self._task: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self.analysis: Analysis | None = None

    def check(self, delay: float = DELAY) -> None:
        """Check the text as it will stand after a delay, in seconds; what was going on before is dropped."""
        self._wanted += 1
        if self._task is not None:
            self._task.cancel()
        self._hurry = asyncio.Event()
        self._task = asyncio.ensure_future(self._run(self._wanted, delay, self._hurry))

    def close(self) -> None:
        """Check no more."""
        self._wanted += 1
        if self._task is not None:
            self._task.cancel()

    async def current(self) -> Analysis | None:
        """The analysis of the text as it stands now, waited for without the delay; None where there is none."""
        while self._task is not None and self._done != self._wanted:
            self._hurry.set()
            task = self._task
            await asyncio.wait({task})
            if task is self._task and self._done != self._wanted:
                return None
        return self.analysis

    async def _run(self, number: int, delay: float, hurry: asyncio.Event) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(hurry.wait(), delay)

        def stop() -> None:
            if self._wanted != number:
                raise Overtaken

        try:
            work = self._prepare()
            analysis = await in_thread(lambda: work(stop))
        except Overtaken:
            return
        except Exception as error:
            self._failed(error)
            return
        if self._wanted == number:
            self.analysis, self._done = analysis, number
            self._told(analysis)


async def in_thread(work: Callable[[], T]) -> T:
    """Do a piece of work in a thread of its own, which ends with the program and keeps nobody waiting at its end."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result: T | None = None
        failure: BaseException | None = None
        try:
            result = work()
        except BaseException as error:
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(settle, result, failure)

    threading.Thread(target=run, daemon=True).start()
    return await future
