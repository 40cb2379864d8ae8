"""Where a Markdown text shows code: there a comment is an example of one, and speaks to nobody."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from checker.model import Directive
from checker.readers._paragraphs import Paragraph

_BACKTICKS = re.compile("`+")


def spoken(found: Sequence[Directive], text: str, parts: Sequence[Paragraph]) -> list[Directive]:
    """The directives that stand in no code, neither a block of it nor a span within a paragraph."""
    literal: list[tuple[int, int]] = []
    for part in parts:
        if part.skipped and part.reason == "code":
            literal.append((part.start, part.end))
        elif not part.skipped:
            literal.extend(code_spans(text, part.start, part.end))
    literal.sort(reverse=True)
    kept: list[Directive] = []
    for directive in found:
        while literal and literal[-1][1] <= directive.start:
            literal.pop()
        if not literal or literal[-1][0] > directive.start:
            kept.append(directive)
    return kept


def code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of inline code in a paragraph: from a run of backticks to the next of the same length."""
    runs = [match.span() for match in _BACKTICKS.finditer(text, start, end)]
    of_length: dict[int, deque[int]] = defaultdict(deque)
    for index, (low, high) in enumerate(runs):
        of_length[high - low].append(index)
    index = 0
    while index < len(runs):
        low, high = runs[index]
        same = of_length[high - low]
        while same and same[0] <= index:
            same.popleft()
        if same:
            yield low, runs[same[0]][1]
            index = same[0] + 1
        else:
            index += 1
