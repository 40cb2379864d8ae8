"""The comments that speak to claimcheck: ``<!-- claimcheck: allow SC006 because the rest were civilians -->``.

Blanks take their place before the layout is made, so that no figure and no word of them is read and every other place
stays that of the file. Which stretch each speaks for is found afterwards, from the paragraphs:

- on lines of its own for the paragraph below; where a blank line parts it from that, and none from the paragraph
  above, for the one above. A list, a table and a quote are one paragraph, a heading goes with what stands under it,
  and a line that ends in a colon with the list that it announces;
- within a paragraph or behind it for that paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from checker.model import Directive
from checker.readers._paragraphs import Paragraph

WORDS: Final = ("allow", "off", "on")
OTHER_WORDS: Final = {"ignore": "allow", "disable": "off", "enable": "on", "noqa": "allow", "skip": "allow"}
"""What other linters call it."""
LONGEST: Final = 2_000
"""A comment that is not closed after so many characters is not closed at all."""
MOST: Final = 1_000
"""Directives of one document that are obeyed."""

_OPENING = re.compile(
    r"""<!-- [ \t\r\n]{0,99} claimcheck
        (?: (?P<colon>[ \t]{0,9}:) | (?=[ \t]{1,9}(?:allow|off|on)\b) )""",
    re.VERBOSE | re.IGNORECASE,
)
_BECAUSE = re.compile(r"\bbecause\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{1,2}[0-9]{0,3}")
_LINE_END = re.compile(r"[\n\r\f\v\u2028\u2029]|\Z")
_REST = re.compile(r"[ \t]{0,99}[^\s]")
_VISIBLE = re.compile(r"[^\n\r\f\v\u2028\u2029]")


# --- what they say -------------------------------------------------------------------------------------------------


def directives(text: str, start: int = 0) -> list[Directive]:
    """The directives of ``text[start:]``, in order, none with a stretch yet."""
    found: list[Directive] = []
    opening = _OPENING.search(text, start)
    while opening is not None:
        low, body = opening.span()
        close = text.find("-->", body, low + LONGEST)
        if close < 0 or text.find("<!--", body, close) >= 0:
            line = _LINE_END.search(text, body)
            other = text.find("<!--", body, low + LONGEST)
            end = min(line.start() if line else len(text), other if other >= 0 else len(text))
            directive = Directive("broken", low, end, text[low:end], problem="it is not closed by -->")
        else:
            end = close + 3
            directive = _read(Directive("broken", low, end, text[low:end]), text[body:close])
            if opening["colon"] is None:
                directive = _broken(directive, "it wants a colon after its name")
        if len(found) >= MOST:
            told = f"of one document {MOST:,} are obeyed, neither this one nor those after it" * (len(found) == MOST)
            directive = _broken(directive, told)
        found.append(directive)
        opening = _OPENING.search(text, end)
    return found


def blanked(text: str, found: Sequence[Directive]) -> str:
    """The text with blanks for the directives, of the same length and with the same lines.

    One that text follows in its line ends in a form feed, so that it is no indentation of that text.
    """
    parts: list[str] = []
    end, indents = 0, False
    for directive in found:
        blank = _VISIBLE.sub(" ", directive.written)
        before = text[end : directive.start]
        alone = not before.rpartition("\n")[2].strip() and ("\n" in before or not end or indents)
        indents = alone and _REST.match(text, directive.end) is not None
        parts += before, blank[:-1], "\f" if indents else blank[-1]
        end = directive.end
    return "".join((*parts, text[end:]))


def _read(directive: Directive, body: str) -> Directive:
    """A directive as its words have it, those after ``claimcheck:``."""
    words = body.split()
    word = words[0].lower() if words else ""
    if word not in WORDS:
        if not word:
            return _broken(directive, f"it says nothing; known are {', '.join(WORDS)}")
        near = OTHER_WORDS.get(word) or next(iter(get_close_matches(word, WORDS, 1)), None)
        meant = f"did you mean {near}?" if near else f"known are {', '.join(WORDS)}"
        return _broken(directive, f"“{words[0][:40]}” is not understood; {meant}")
    because = _BECAUSE.search(body)
    reason = " ".join(body[because.end() :].split()) if because else ""
    named = body[: because.start() if because else len(body)].replace(",", " ").split()[1:]
    wrong = next((name for name in named if _CODE.fullmatch(name) is None), None)
    if word == "allow" and not named:
        return _broken(directive, "it names no code")
    if word != "allow" and named:
        return _broken(
            directive, f"{word} takes no codes" if wrong is None else f"{word} wants because before a reason"
        )
    if wrong is not None:
        return _broken(directive, f"“{wrong[:40]}” is no code; a reason begins with because")
    codes = tuple(dict.fromkeys(name.upper() for name in named))
    return directive._replace(
        kind="allow" if word == "allow" else "off" if word == "off" else "on", codes=codes, reason=reason
    )


def _broken(directive: Directive, problem: str) -> Directive:
    return directive._replace(kind="broken", codes=(), problem=problem)


# --- what they speak for -------------------------------------------------------------------------------------------


def reaching(found: Sequence[Directive], text: str, parts: Sequence[Paragraph]) -> tuple[Directive, ...]:
    """The directives with their stretches; ``text`` has blanks in their place, ``parts`` are its paragraphs."""
    shown = sorted((part for part in parts if not part.skipped), key=lambda part: part.start)
    starts = [part.start for part in shown]
    reached: list[Directive] = []
    off: int | None = None
    for low, high, together in _heaps(found, text):
        stretch = _spoken_for(low, high, text, shown, starts)
        for directive in together:
            problem, own = "", (0, 0)
            if directive.kind == "allow":
                own = stretch or own
                problem = "" if stretch else "no paragraph follows it"
            elif directive.kind == "off":
                problem = "" if off is None else "it is off already"
                if off is None:
                    off, own = len(reached), (directive.end, len(text))
            elif directive.kind == "on":
                problem = "nothing is off here" if off is None else ""
                if off is not None:
                    reached[off] = reached[off]._replace(stretch=(reached[off].end, directive.start))
                    off = None
            reached.append(directive._replace(stretch=own, problem=directive.problem or problem))
    return tuple(reached)


def _heaps(found: Sequence[Directive], text: str) -> Iterator[tuple[int, int, list[Directive]]]:
    """The directives that stand together without a blank line, with the place of the whole heap."""
    heap: list[Directive] = []
    for directive in found:
        if heap and not _near(text, heap[-1].end, directive.start):
            yield heap[0].start, heap[-1].end, heap
            heap = []
        heap.append(directive)
    if heap:
        yield heap[0].start, heap[-1].end, heap


def _near(text: str, start: int, end: int) -> bool:
    """Whether nothing stands between two places, no blank line either."""
    between = text[start : min(end, start + LONGEST)]
    return end - start < LONGEST and not between.strip() and between.count("\n") <= 1


def _spoken_for(
    low: int, high: int, text: str, shown: Sequence[Paragraph], starts: Sequence[int]
) -> tuple[int, int] | None:
    """The paragraph that a heap of directives between two places speaks for, None where there is none."""
    below = bisect_right(starts, low)
    above = below - 1
    follows = below < len(shown)
    if above >= 0:
        if low < shown[above].end:
            return shown[above].start, shown[above].end
        if _near(text, shown[above].end, low):
            same_line = text.find("\n", shown[above].end, low) < 0
            if same_line:
                return shown[above].start, shown[above].end
            if not follows or not _near(text, high, shown[below].start):
                return _backward(above, shown)
    return _forward(below, shown, text) if follows else None


def _backward(index: int, shown: Sequence[Paragraph]) -> tuple[int, int]:
    """The offsets of the paragraph above; of a list or a quote all of it."""
    first = index
    while first and shown[index].kind in ("item", "quote") and shown[first - 1].kind == shown[index].kind:
        first -= 1
    return shown[first].start, shown[index].end


def _forward(index: int, shown: Sequence[Paragraph], text: str) -> tuple[int, int]:
    """The offsets of the paragraph below with what is one with it."""
    last = index
    while shown[last].kind in ("heading", "caption") and last + 1 < len(shown):
        last += 1
    if (
        shown[last].kind == "prose"
        and text.endswith(":", shown[last].start, shown[last].end)
        and _is_item(shown, last + 1)
    ):
        last += 1
    while shown[last].kind in ("item", "quote") and last + 1 < len(shown) and shown[last + 1].kind == shown[last].kind:
        last += 1
    return shown[index].start, shown[last].end


def _is_item(shown: Sequence[Paragraph], index: int) -> bool:
    return index < len(shown) and shown[index].kind == "item"
