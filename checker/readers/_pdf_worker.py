"""Another process that reads PDF: the library is C++, so that a hostile page can take its time, memory or life.

It is started when the first PDF is met, reads one file after another and is ended when a file takes too long; when it
dies over a file, that file is read once more by a fresh one before it is given up. What comes back is plain JSON.
"""

from __future__ import annotations

import json
import signal
import sys
from datetime import date
from importlib.util import find_spec
from typing import Any

from checker.limits import LIMITS, Limits
from checker.readers._decode import Unreadable
from checker.readers._limits import Bounds, overdue, sized
from checker.readers._pdf_words import Page, Pages, Word, pages_of
from checker.readers._process import Process, bound_memory, received, send
from checker.readers._properties import Properties

_TRIES = 2


class Worker:
    """The other process, as this one sees it."""

    def __init__(self) -> None:
        self._process = Process(__name__)

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
        answer = self._process.ask((limits.model_dump_json().encode(), data), limits.seconds)
        if answer is not None:
            return json.loads(answer)
        if self._process.late:
            raise Unreadable(overdue(limits))
        return None

    def close(self) -> None:
        """End the process, if there is one."""
        self._process.close()


def serve() -> None:
    """What the other process does: answer until there is no more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides
    while (told := received(sys.stdin.buffer)) is not None and (data := received(sys.stdin.buffer)) is not None:
        limits = Limits.model_validate_json(told)
        bound_memory(limits.memory_megabytes)
        try:
            answer = _packed(pages_of(data, Bounds(limits)))
        except Unreadable as error:
            answer = {"reason": str(error)}
        except Exception as error:  # the library raises whatever it stumbles over
            answer = {"reason": f"not a whole PDF file ({type(error).__name__})"}
        send(sys.stdout.buffer, json.dumps(answer).encode())


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
