"""HTML → its marks and the text between them, each with its place: the tokenizer of the HTML standard as far as it
matters for reading.

No parser that is at hand gives the place of each character: lxml and selectolax know lines at most, and the standard
library's takes time by the square of its input where marks are not closed. Here each character is passed once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

_NAME = re.compile(r"[A-Za-z][^\s/>]{0,80}")
_ATTRIBUTE = re.compile(
    r"""[\s/]* (?P<name>[^\s/>][^\s/>=]*)
        (?: \s*=\s* (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[^\s>"'][^\s>]*) )? )?""",
    re.VERBOSE,
)
_REST = re.compile(r"[\s/]*")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:\#[0-9]{1,12};?|\#[xX][0-9A-Fa-f]{1,10};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_RAW: Final = frozenset(
    ("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title", "plaintext")
)
"""Elements whose content holds no marks."""
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_LONGEST_VALUE = 20_000
_MOST_ATTRIBUTES = 64


class Mark(NamedTuple):
    """A mark, or the text between two: ``raw`` is the content of an element that holds no marks, of that ``name``."""

    kind: Literal["text", "start", "end", "comment", "raw"]
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, str] = {}


def marks(text: str) -> Iterator[Mark]:
    """The marks of a text and what stands between them, in order."""
    position, size, done = 0, len(text), 0
    while position < size:
        opening = text.find("<", position)
        if opening < 0:
            break
        mark = _mark(text, opening)
        if mark is None:
            position = opening + 1
            continue
        if opening > done:
            yield Mark("text", done, opening)
        yield mark
        done = position = mark.end
        if mark.kind == "start" and mark.name in _RAW:
            closing = None if mark.name == "plaintext" else _RAW_END[mark.name].search(text, done)
            end = size if closing is None else closing.start()
            yield Mark("raw", done, end, mark.name)
            done = position = end
    if done < size:
        yield Mark("text", done, size)


def _mark(text: str, opening: int) -> Mark | None:
    """The mark that a ``<`` opens, None where it is only that sign."""
    following = text[opening + 1 : opening + 2]
    if following.isascii() and following.isalpha():
        return _tag(text, opening, opening + 1, "start")
    if following == "/":
        behind = text[opening + 2 : opening + 3]
        if behind.isascii() and behind.isalpha():
            return _tag(text, opening, opening + 2, "end")
        return _bogus(text, opening) if behind else None
    if text.startswith("<!--", opening):
        if text.startswith((">", "->"), opening + 4):
            return Mark("comment", opening, text.index(">", opening) + 1)
        closing = _COMMENT_END.search(text, opening + 4)
        return Mark("comment", opening, len(text) if closing is None else closing.end())
    return _bogus(text, opening) if following in ("!", "?") and following else None


def _bogus(text: str, opening: int) -> Mark:
    closing = text.find(">", opening)
    return Mark("comment", opening, len(text) if closing < 0 else closing + 1)


def _tag(text: str, opening: int, position: int, kind: Literal["start", "end"]) -> Mark:
    named = _NAME.match(text, position)
    assert named is not None
    name = named.group().lower()
    attributes: dict[str, str] = {}
    position = named.end()
    while True:
        found = _ATTRIBUTE.match(text, position)
        if found is None:
            break
        position = found.end()
        if len(attributes) < _MOST_ATTRIBUTES:
            value = next((v for v in (found["double"], found["single"], found["bare"]) if v is not None), "")
            attributes.setdefault(found["name"].lower()[:80], unescaped(value[:_LONGEST_VALUE]))
        if found["name"] and text[position : position + 1] in ('"', "'") and text[position - 1] == "=":
            return Mark(kind, opening, len(text), name)  # a value that is not closed: the rest is its
    rest = _REST.match(text, position)
    end = position if rest is None else rest.end()
    return Mark(kind, opening, min(len(text), end + 1), name, attributes)


def unescaped(text: str) -> str:
    """A text with characters for its references."""
    return _REFERENCE.sub(character, text) if "&" in text else text


def character(found: re.Match[str]) -> str:
    """What a reference stands for."""
    return html.unescape(found.group())


def references(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The references to characters between two places."""
    return _REFERENCE.finditer(text, start, end)
