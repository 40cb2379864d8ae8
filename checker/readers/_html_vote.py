"""Another process that is asked about a page: which lines of it are prose (trafilatura), when it is from (htmldate).

Both libraries do more than this program wants to depend on, in C and in Python, on pages anyone may have written: so
they are asked in a process of their own, with a bound on time and memory, and only where a page itself leaves it open.
Their answer is a vote. htmldate would fill in bounds by the clock: it is given fixed ones.
"""

from __future__ import annotations

import json
import re
import signal
import sys
from typing import Any, Final, NamedTuple

from checker.limits import LIMITS
from checker.readers._dating import Dating, stated_date
from checker.readers._html_prose import key
from checker.readers._process import Process, bound_memory, received, send

MOST_ASKED: Final = 2_000_000
"""Characters of a page above which nobody is asked."""
DEEPEST: Final = 200
"""Elements within one another above which nobody is asked, about: their parser cuts such pages off."""
SECONDS: Final[float] = 20.0
"""Time given to one page."""
_BODY = re.compile(r"<body\b", re.IGNORECASE)


class Vote(NamedTuple):
    """The keys of the lines that are held for prose, None where nobody was asked; ``problem`` tells of no answer."""

    lines: frozenset[str] | None = None
    problem: str = ""


class Voter:
    """The other process, as this one sees it."""

    def __init__(self) -> None:
        self._process = Process(__name__)

    def vote(self, text: str) -> Vote:
        """What the other process holds for prose."""
        if not _may_be_asked(text):
            return Vote()
        answer = self._asked("prose", text)
        if answer is None:
            return Vote(problem="which of its lines are prose was judged without trafilatura, which did not answer")
        return Vote(frozenset(key(line) for line in str(answer).split("\n") if line.strip()))

    def dating(self, text: str) -> Dating | None:
        """The date the other process finds in the head of a page, None where it finds none. What stands below may be
        the date of anything.
        """
        body = _BODY.search(text, 0, MOST_ASKED)
        head = text[: body.start()] if body is not None else ""
        answer = self._asked("date", head) if "<meta" in head and _may_be_asked(head) else None
        return stated_date(str(answer), "htmldate") if answer else None

    def _asked(self, what: str, text: str) -> Any:
        """What the process answers, None when it died or was not done in time."""
        answer = self._process.ask((json.dumps([what, text]).encode(),), SECONDS)
        return None if answer is None else json.loads(answer)

    def close(self) -> None:
        """End the process, if there is one."""
        self._process.close()


def _may_be_asked(text: str) -> bool:
    """Whether a page is one that a parser which goes down into it can take: not too long, not too deep."""
    if len(text) > MOST_ASKED:
        return False
    depth = deepest = at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("</", at):
            depth -= 1
        elif text[at + 1 : at + 2].isalpha():
            depth += not text.startswith(("<br", "<img", "<meta", "<link", "<input", "<hr", "<p", "<li"), at)
            deepest = max(deepest, depth)
        at += 1
    return deepest <= DEEPEST


def serve() -> None:
    """What the other process does: answer until there is no more to read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides
    bound_memory(LIMITS.memory_megabytes)
    while (data := received(sys.stdin.buffer)) is not None:
        what, text = json.loads(data)
        try:
            answer = _prose(text) if what == "prose" else _date(text)
        except ImportError:
            return  # half an installation is told as no answer
        except Exception:  # the libraries raise whatever they stumble over
            answer = ""
        send(sys.stdout.buffer, json.dumps(answer).encode())


def _prose(text: str) -> str:
    from trafilatura import extract

    found = extract(text, output_format="txt", include_comments=False, include_tables=True, favor_recall=True)
    return str(found or "")


def _date(text: str) -> str:
    from htmldate import find_date

    found = find_date(text, extensive_search=False, original_date=True, min_date="1995-01-01", max_date="2099-12-31")
    return str(found or "")
