"""Another process that reads for this one: what is written in C, or goes down into whatever nests, may take its time,
its memory or its life. Messages are told by their length.
"""

from __future__ import annotations

import atexit
import contextlib
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from checker.limits import MEGABYTE

_ROOT: Final = str(Path(__file__).resolve().parents[2])
_LENGTH: Final = struct.Struct(">Q")


class Process:
    """A process that is started when it is first asked, and runs ``serve`` of the module named."""

    def __init__(self, module: str) -> None:
        self._start = f"import sys; sys.path.insert(0, sys.argv[1]); from {module} import serve; serve()"
        self._process: subprocess.Popen[bytes] | None = None
        self.late = False
        """Whether the last answer was not there in time."""

    def ask(self, messages: Sequence[bytes], seconds: float) -> bytes | None:
        """What it answers to the messages, None where it died or was not done in time: then the next one is fresh."""
        process = self._process or self._started()
        self.late = False

        def end() -> None:
            self.late = True
            process.kill()

        watch = threading.Timer(seconds, end)
        watch.daemon = True
        watch.start()
        try:
            for message in messages:
                send(process.stdin, message)
            answer = received(process.stdout)
        except OSError:
            answer = None
        finally:
            watch.cancel()
        if answer is None:
            self.close()
        return answer

    def kill(self) -> None:
        """End the process as a fault would."""
        if self._process is not None:
            self._process.kill()

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

    def _started(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", self._start, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(self.close)
        return self._process


def bound_memory(megabytes: float) -> None:
    """Sets what this process may take, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (int(megabytes * MEGABYTE), hard))


def send(pipe: IO[bytes] | None, data: bytes) -> None:
    """Writes a message."""
    assert pipe is not None
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def received(pipe: IO[bytes] | None) -> bytes | None:
    """The next message, None where there is none or only a piece of one."""
    assert pipe is not None
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return data if len(data) == length else None
