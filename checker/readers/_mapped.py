"""A text as it is read, with the map to the text that was written: made of pieces, and rewritten where a mark is no
letter, a line end is another's, or a letter is written in two.

Whoever writes a text may use any of the ways there are to write the same: line ends of three systems, soft hyphens,
marks that only steer how a line runs, an accent beside its letter. Here they are made one, so that nothing behind has
to know of them, and the map keeps every place.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable
from typing import Final, NamedTuple

from checker.model import SourceMap

UNSEEN: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Characters no reader sees (Unicode's Default_Ignorable_Code_Point), as a class of a pattern: soft hyphens, blanks of
no width, joiners, marks of direction, variants."""
_MARKS = "\u0300-\u1fff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ua670-\uabff\ufe20-\ufe2f\U00010000-\U0001f000"
_MOST_MARKS = 30
_COMPOSED = re.compile(rf"[^{_MARKS}]?[{_MARKS}]{{1,{_MOST_MARKS}}}|[\u2000\u2001\u2126\u212a\u212b\u2329\u232a]")
"""A letter with the marks behind it (as many as Unicode's stream-safe format allows), or a letter's double."""
_LINE_ENDS = re.compile("\r\n?|[\v\x85\u2028]")
_PARAGRAPH_END = re.compile("\u2029")
_PAGE_IN_SENTENCE = re.compile(r"(?<=[^\s.!?…:;\"'”’)\]])[ \t]{0,9}(?:\n\f|\f\n?)(?=[ \t]{0,9}\S)")
_DROPPED = re.compile(f"[{UNSEEN}]+")
_WRITTEN_OTHERWISE = re.compile(f"[\r\v\f\x85\u2028\u2029{UNSEEN}{_MARKS}\u2000\u2001\u2126\u212a\u212b\u2329\u232a]")


class Mapped(NamedTuple):
    """A text and its runs: the n-th begins at ``read[n]`` in it and stands between ``start[n]`` and ``end[n]`` in the
    text written (as in ``SourceMap``).
    """

    text: str
    read: array[int]
    start: array[int]
    end: array[int]

    def rewritten(self, pattern: re.Pattern[str], into: str | Callable[[re.Match[str]], str]) -> Mapped:
        """The same with something else for what a pattern fits; what stays as it is costs no run."""
        made = Pieces()
        at = 0
        for match in pattern.finditer(self.text):
            low, high = match.span()
            words = into if isinstance(into, str) else into(match)
            if words == match.group():
                continue
            made.copy(self, at, low)
            start, end = self.span(low, high)
            made.put(words, start, end)
            at = high
        if not at:
            return self
        made.copy(self, at, len(self.text))
        return made.done()

    def span(self, low: int, high: int) -> tuple[int, int]:
        """Where what stands between two offsets, which are not one, stands in the text written."""
        return self._placed(low)[0], self._placed(high - 1)[1]

    def _placed(self, offset: int) -> tuple[int, int]:
        """Where one character stands in the text written."""
        run = bisect_right(self.read, offset) - 1
        until = self.read[run + 1] if run + 1 < len(self.read) else len(self.text)
        if until - self.read[run] == self.end[run] - self.start[run]:
            place = self.start[run] + offset - self.read[run]
            return place, place + 1
        return self.start[run], self.end[run]

    def source(self, written: str) -> SourceMap:
        """The map for a document of this text."""
        return SourceMap.of(written, len(self.text), self.read, self.start, self.end)


class Pieces:
    """A text that is put together from pieces of the text written, in its order."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._read, self._start, self._end = array("q"), array("q"), array("q")
        self._plain = False
        self.length = 0

    def put(self, words: str, start: int, end: int) -> None:
        """Add words that stand for what is written between two places: the same characters where they are as many."""
        if not words:
            return
        plain = len(words) == end - start
        if not (plain and self._plain and self._end[-1] == start):
            self._read.append(self.length)
            self._start.append(start)
            self._end.append(end)
        else:
            self._end[-1] = end
        self._plain = plain
        self._words.append(words)
        self.length += len(words)

    def copy(self, mapped: Mapped, low: int = 0, high: int | None = None) -> None:
        """Add what stands between two offsets of a mapped text; a run that is cut stands for all it stood for."""
        high = len(mapped.text) if high is None else high
        if high <= low:
            return
        run = bisect_right(mapped.read, low) - 1
        while low < high:
            until = mapped.read[run + 1] if run + 1 < len(mapped.read) else len(mapped.text)
            stop = min(until, high)
            start, end = mapped.start[run], mapped.end[run]
            if until - mapped.read[run] == end - start:
                start, end = start + low - mapped.read[run], start + stop - mapped.read[run]
            self.put(mapped.text[low:stop], start, end)
            low, run = stop, run + 1

    def done(self) -> Mapped:
        """The text with its runs."""
        return Mapped("".join(self._words), self._read, self._start, self._end)


def whole(text: str, start: int = 0) -> Mapped:
    """A text as it is written, the first character at ``start``."""
    pieces = Pieces()
    pieces.put(text, start, start + len(text))
    return pieces.done()


def plain(text: str, dropped: re.Pattern[str] | None = None) -> tuple[str, SourceMap | None]:
    """A text without unseen marks, with one kind of line end and with whole letters, and the way back to it; without
    what is to be ``dropped`` too.
    """
    odd = _WRITTEN_OTHERWISE.search(text) is not None
    if not odd and (dropped is None or dropped.search(text) is None):
        return text, None
    made = whole(text)
    if odd:
        made = letters(made).rewritten(_LINE_ENDS, "\n").rewritten(_PARAGRAPH_END, "\n\n")
        made = made.rewritten(_PAGE_IN_SENTENCE, "\n")
    if dropped is not None:
        made = made.rewritten(dropped, "")
    return (text, None) if made.text == text else (made.text, made.source(text))


def letters(mapped: Mapped) -> Mapped:
    """The same with whole letters and without unseen marks."""
    if mapped.text.isascii():
        return mapped
    return mapped.rewritten(_DROPPED, "").rewritten(_COMPOSED, lambda found: unicodedata.normalize("NFC", found[0]))


def seen(text: str) -> str:
    """What a reader sees of a text: whole letters, no unseen marks."""
    return letters(whole(text)).text if not text.isascii() else text
