"""Processes that do one piece of work after another, each piece with a limit of time and of memory.

A piece that takes too long is ended with its process, one that asks for too much memory is told no, one that kills its
process is tried once more by a fresh one; then it is given up and the rest goes on. Results come in the order of the
work. The processes end with the one that started them: they read from a pipe, and it is closed.
"""

from __future__ import annotations

import contextlib
import gc
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Final, NamedTuple

from checker.frozen import frozen

AHEAD: Final = 4
"""Pieces a process that are begun or done before the first of them is handed on."""
TRIES: Final = 2
COLLECTED_EVERY: Final = 100_000


class Limits(NamedTuple):
    """What one piece of work may take: seconds, and megabytes of memory beside what the process needs itself."""

    seconds: float = 60.0
    megabytes: int = 2_000


@frozen
class GivenUp:
    """What stands in the place of a result: why there is none."""

    reason: str


class _Piece:
    """A piece of work, how often it was begun, and what came of it."""

    def __init__(self, task: Any) -> None:
        self.task = task
        self.begun = 0
        self.done = False
        self.result: Any = None

    def finish(self, result: Any) -> None:
        self.result, self.done = result, True


class _Worker:
    """One process as its parent sees it: the piece it is at, and until when it may be."""

    def __init__(self, work: Callable[[Any], Any], limits: Limits) -> None:
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, work, limits.megabytes, os.getpid()), daemon=False)
        self.process.start()
        other.close()
        self.piece: _Piece | None = None
        self.until = 0.0

    def begin(self, piece: _Piece, seconds: float) -> bool:
        """Whether the process has taken the piece."""
        self.piece, self.until = piece, time.monotonic() + seconds
        try:
            self.pipe.send(piece.task)
        except OSError:
            return False
        return True

    def end(self) -> None:
        """The process ends, whatever it is at."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """So many processes that do ``work``; use it in a ``with`` statement. With none it is done here, without limits."""

    def __init__(self, work: Callable[[Any], Any], count: int, limits: Limits) -> None:
        self._work, self._count, self._limits = work, count, limits
        self._all: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        while self._all:
            self._all.pop().end()

    def results(self, tasks: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
        """Each task with its result or GivenUp, in order; tasks are taken as they are needed."""
        if self._count < 1:
            yield from ((task, self._done_here(task)) for task in tasks)
            return
        coming = iter(tasks)
        line: deque[_Piece] = deque()
        waiting: deque[_Piece] = deque()
        more = True
        while True:
            while more and len(line) < self._count * AHEAD:
                task = next(coming, _END)
                if task is _END:
                    more = False
                    break
                line.append(_Piece(task))
                waiting.append(line[-1])
            while line and line[0].done:
                piece = line.popleft()
                yield piece.task, piece.result
            if not line and not more:
                return
            self._begin(waiting)
            if line and not line[0].done and not (more and len(line) < self._count * AHEAD):
                self._listen(waiting)

    def _done_here(self, task: Any) -> Any:
        try:
            return self._work(task)
        except Exception as error:
            return GivenUp(_told(error))

    def _begin(self, waiting: deque[_Piece]) -> None:
        """Idle processes get the next pieces; where there are too few, one more is started."""
        for worker in [w for w in self._all if w.piece is None]:
            if waiting:
                self._give(worker, waiting)
        while waiting and len(self._all) < self._count:
            self._all.append(_Worker(self._work, self._limits))
            self._give(self._all[-1], waiting)

    def _give(self, worker: _Worker, waiting: deque[_Piece]) -> None:
        piece = waiting.popleft()
        piece.begun += 1
        if not worker.begin(piece, self._limits.seconds + _START):
            self._lost(worker, waiting)

    def _listen(self, waiting: deque[_Piece]) -> None:
        """Wait until some process answers, dies or is late."""
        busy = [w for w in self._all if w.piece is not None]
        if not busy:
            return
        now = time.monotonic()
        ready = wait([w.pipe for w in busy], max(0.0, min(w.until for w in busy) - now))
        for worker in busy:
            if worker.pipe in ready:
                self._answered(worker, waiting)
            elif worker.piece is not None and time.monotonic() >= worker.until:
                worker.piece.finish(GivenUp(f"not done within {self._limits.seconds:g} seconds"))
                self._dropped(worker)

    def _answered(self, worker: _Worker, waiting: deque[_Piece]) -> None:
        piece = worker.piece
        assert piece is not None
        try:
            kind, said = worker.pipe.recv()
        except (EOFError, OSError):
            self._lost(worker, waiting)
            return
        if kind == "ready":  # it has loaded what it needs: from now on its time counts
            worker.until = time.monotonic() + self._limits.seconds
            return
        worker.piece = None
        piece.finish(said if kind == "done" else GivenUp(said))
        if kind == "full":
            self._dropped(worker)

    def _lost(self, worker: _Worker, waiting: deque[_Piece]) -> None:
        """A process has died over its piece."""
        piece = worker.piece
        self._dropped(worker)
        if piece is None:
            return
        if piece.begun < TRIES:
            waiting.appendleft(piece)
        else:
            piece.finish(GivenUp("the process that worked on it died"))

    def _dropped(self, worker: _Worker) -> None:
        worker.piece = None
        self._all.remove(worker)
        worker.end()


WATCHED_EVERY: Final = 1.0
"""Seconds between two looks whether the parent is still there."""
_END: Final = object()
_START: Final = 60.0
"""Seconds a process may take to load the program, before the time of its first piece begins."""


def _serve(pipe: Connection, work: Callable[[Any], Any], megabytes: int, parent: int) -> None:
    """What each process does: answer until the pipe is closed."""
    import signal

    with contextlib.suppress(ValueError, OSError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    gc.set_threshold(COLLECTED_EVERY, 50)
    first = True
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            if first:
                _bound_memory(megabytes)
                pipe.send(("ready", None))
                first = False
            try:
                answer = ("done", work(task))
            except MemoryError:
                answer = ("full", f"it needs more than {megabytes} MB of memory")
            except Exception as error:
                answer = ("failed", _told(error))
            pipe.send(answer)
        except OSError:  # nobody is there any more
            os._exit(0)


def _told(error: Exception) -> str:
    """What went wrong, in a line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _end_with(parent: int) -> None:
    """A process whose parent was killed ends too, even in the midst of a piece that never will."""
    while os.getppid() == parent:
        time.sleep(WATCHED_EVERY)
    os._exit(0)


def _bound_memory(megabytes: int) -> None:
    """Sets what the process may take beside what it has, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as told:
            own = int(told.read().split()[0]) * resource.getpagesize()
        bound = own + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def processors() -> int:
    """How many processors there are for this process."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
