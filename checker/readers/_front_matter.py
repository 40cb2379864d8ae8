"""The YAML block that may open a text: title, publisher, author, date, url.

Only the YAML nodes are composed, never built into objects: every value is the text that was written, with its place,
and tags, aliases and anything beyond the bounds are refused. A front matter that is broken costs its values, not the
document.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model import Problem

_MOST_CHARACTERS = 32_768
_MOST_LINES = 400
_MOST_YAML = 8_192
_MOST_MARKS = 60
_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp"))
_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$\n?", re.MULTILINE)
_KEY_LINE = re.compile(r"[ \t]*[A-Za-z_][\w -]{0,40}:(?:[ \t]|\r?$)", re.MULTILINE)
_PLAIN_LINE = re.compile(
    r"""(?P<key>[A-Za-z_][\w-]*):[ \t]*
        (?: "(?P<double>[^"\\\n]*)" | '(?P<single>[^'\n]*)' | (?P<plain>[\w(/](?:(?![ ]\#|:[ ]|:$)[^\n\r])*) )?
        [ \t]*\r?$""",
    re.VERBOSE | re.MULTILINE,
)
KEYS = frozenset({"title", "publisher", "author", "date", "published", "url", "speaker"})


class Value(NamedTuple):
    """A value as written and the place of its text in the document, quotes left out."""

    text: str
    start: int
    end: int


class FrontMatter(NamedTuple):
    """What a text opens with; ``end`` is where its body begins, 0 where it has no front matter."""

    values: dict[str, Value]
    end: int
    problems: tuple[Problem, ...] = ()

    def text(self, *keys: str) -> str | None:
        """The first non-empty value of the keys."""
        for key in keys:
            if key in self.values and self.values[key].text:
                return self.values[key].text
        return None


class _Broken(Exception):
    """A front matter that cannot be used; its text says why."""


def front_matter(text: str) -> FrontMatter:
    """The front matter of a text; never raises."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter({}, 0)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MOST_CHARACTERS)
    first = opening.end()
    if closing is None:
        if _KEY_LINE.match(text, first) is None:
            return FrontMatter({}, 0)
        end = _end_of_keys(text, first)
        return FrontMatter({}, end, (Problem("SR003", "front matter is not closed", 0, end),))
    body = closing.end()
    if text[first : closing.start()].count("\n") > _MOST_LINES:
        return FrontMatter({}, body, (Problem("SR003", "front matter is too long to be read", 0, body),))
    try:
        return FrontMatter(_values(text, first, closing.start()), body)
    except _Broken as error:
        return FrontMatter({}, body, (Problem("SR003", f"front matter is not valid YAML: {error}", 0, body),))


def _end_of_keys(text: str, start: int) -> int:
    """Where the lines that look like keys end."""
    while (match := _KEY_LINE.match(text, start)) is not None:
        newline = text.find("\n", match.end() - 1)
        if newline < 0:
            return len(text)
        start = newline + 1
    return start


def _values(text: str, start: int, end: int) -> dict[str, Value]:
    plain = _plain_values(text, start, end)
    return plain if plain is not None else _yaml_values(text, start, end)


def _plain_values(text: str, start: int, end: int) -> dict[str, Value] | None:
    """The values where every line is a plain key and value, as is usual; None leaves the text to the YAML parser."""
    values: dict[str, Value] = {}
    position = start
    while position < end:
        match = _PLAIN_LINE.match(text, position, end)
        if match is None or match["key"].lower() in values:
            return None
        for style in ("double", "single", "plain"):
            if match[style] is not None:
                values[match["key"].lower()] = _trimmed(text, *match.span(style))
        newline = text.find("\n", match.end(), end)
        position = newline + 1 if newline >= 0 else end
    return {key: value for key, value in values.items() if key in KEYS}


def _trimmed(text: str, start: int, end: int) -> Value:
    while end > start and text[end - 1] in " \t\r":
        end -= 1
    return Value(text[start:end], start, end)


def _yaml_values(text: str, start: int, end: int) -> dict[str, Value]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.nodes import MappingNode, ScalarNode

    source = text[start:end]
    if len(source) > _MOST_YAML or any(source.count(mark) > _MOST_MARKS for mark in "[{?&*!"):
        raise _Broken("it is too large or too deep")
    try:
        if any(type(event).__name__ == "AliasEvent" for event in YAML(typ="safe", pure=True).parse(source)):
            raise _Broken("aliases are not read")
        node = YAML(typ="safe", pure=True).compose(source)
    except (YAMLError, ValueError, RecursionError, TypeError, AttributeError, IndexError) as error:
        raise _Broken(_one_line(error)) from None
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        raise _Broken("it is not a list of keys and values")
    values: dict[str, Value] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or not isinstance(value, ScalarNode) or str(key.value).lower() not in KEYS:
            continue
        if str(value.tag) not in _TAGS:
            raise _Broken(f"the tag of {key.value} is not read")
        low, high = start + value.start_mark.index, start + value.end_mark.index
        values[str(key.value).lower()] = _written(text, low, high, str(value.value))
    return values


def _written(text: str, low: int, high: int, value: str) -> Value:
    """The value with its exact place where it is written out, with the place of the whole node where it is escaped."""
    value = value.strip()
    place = text.find(value, low, high) if value else -1
    return Value(value, place, place + len(value)) if place >= 0 else Value(value, low, high)


def _one_line(error: Exception) -> str:
    reason = getattr(error, "problem", None) or getattr(error, "context", None) or type(error).__name__
    mark = getattr(error, "problem_mark", None)
    where = f", line {mark.line + 2}" if mark is not None else ""
    return f"{' '.join(str(reason).split())}{where}"[:160]
