"""Another process that reads PDF: the library is C++, so that a hostile page can take its time, memory or life.

It is started when the first PDF is met, reads one file after another and is ended when a file takes too long; when it
dies over a file, that file is read once more by a fresh one before it is given up. What comes back is plain JSON.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import signal
import struct
import subprocess
import sys
import threading
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Final

from checker.limits import LIMITS, MEGABYTE, Limits
from checker.readers._decode import Unreadable
from checker.readers._limits import Bounds, overdue, sized
from checker.readers._pdf_words import Page, Pages, Word, pages_of
from checker.readers._properties import Properties

_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from checker.readers._pdf_worker import serve; serve()"
_LENGTH: Final = struct.Struct(">Q")
_TRIES = 2


class Worker:
    """The other process, as this one sees it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def pages(self, data: bytes, limits: Limits = LIMITS) -> Pages:
        """The words of a PDF file; raises Unreadable."""
        if find_spec("pypdfium2") is None:
            raise Unreadable("to read PDF install claimcheck-lint[pdf]")
        sized(data, limits)
        for _ in range(_TRIES):
            answer = self._asked(data, limits)
            if answer is not None:
                return _unpacked(answer)
        memory = f"{limits.memory_megabytes:g} MB of memory (limits.memory-megabytes)"
        raise Unreadable(f"broken, or it needs more than {memory}")

    def _asked(self, data: bytes, limits: Limits) -> Any:
        """What the process answers, None when it died; raises Unreadable when it is not done in time."""
        process = self._process or self._started()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(limits.seconds, end)
        watch.daemon = True
        watch.start()
        try:
            _send(process.stdin, limits.model_dump_json().encode())
            _send(process.stdin, data)
            answer = _received(process.stdout)
        except OSError:
            answer = None
        finally:
            watch.cancel()
        if answer is not None:
            return json.loads(answer)
        self.close()
        if late.is_set():
            raise Unreadable(overdue(limits))
        return None

    def _started(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(self.close)
        return self._process

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()
        atexit.unregister(self.close)


def serve() -> None:
    """What the other process does: answer until there is no more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides
    while (told := _received(sys.stdin.buffer)) is not None and (data := _received(sys.stdin.buffer)) is not None:
        limits = Limits.model_validate_json(told)
        _bound_memory(limits)
        try:
            answer = _packed(pages_of(data, Bounds(limits)))
        except Unreadable as error:
            answer = {"reason": str(error)}
        except Exception as error:  # the library raises whatever it stumbles over
            answer = {"reason": f"not a whole PDF file ({type(error).__name__})"}
        _send(sys.stdout.buffer, json.dumps(answer).encode())


def _bound_memory(limits: Limits) -> None:
    """Sets what the process may take, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (int(limits.memory_megabytes * MEGABYTE), hard))


def _send(pipe: IO[bytes] | None, data: bytes) -> None:
    assert pipe is not None
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _received(pipe: IO[bytes] | None) -> bytes | None:
    """The next message, None where there is none or only a piece of one."""
    assert pipe is not None
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None


def _packed(pages: Pages) -> dict[str, Any]:
    stated = pages.properties
    days = [None if day is None else day.isoformat() for day in (stated.created, stated.modified)]
    return {"pages": pages.pages, "properties": [stated.title, stated.author, *days], "broken": pages.broken}


def _unpacked(answer: dict[str, Any]) -> Pages:
    if "reason" in answer:
        raise Unreadable(answer["reason"])
    title, author, *days = answer["properties"]
    created, modified = (None if day is None else date.fromisoformat(day) for day in days)
    pages = [Page([Word(*word) for word in words], *rest) for words, *rest in answer["pages"]]
    return Pages(pages, Properties(title, author, created, modified), tuple(answer["broken"]))
