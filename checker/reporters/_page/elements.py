"""HTML made of elements, so that text of others is text and nothing else.

A child that is ``Markup`` is HTML already; any other string is somebody's text: unseen characters are written out and
the marks of HTML become references. There is no way to write an attribute or an element by joining strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from checker.reporters._printable import plain


class Markup(str):
    """A piece of HTML."""

    __slots__ = ()


NOTHING = Markup("")
BLANK = Markup(" ")
VOID = frozenset({"meta", "input", "br", "hr"})
"""Elements that hold nothing."""


def text(words: str) -> Markup:
    """Text of others, on one line."""
    return Markup(escape(plain(words), quote=False))


def piece(words: str) -> Markup:
    """A piece out of a text of others: blanks at its ends stay, one each, for what goes on there."""
    inner = text(words)
    if not inner:
        return BLANK if words else NOTHING
    return Markup(f"{' ' if words[0].isspace() else ''}{inner}{' ' if words[-1].isspace() else ''}")


def join(parts: Iterable[str], between: Markup = NOTHING) -> Markup:
    """Pieces one after the other."""
    return Markup(between.join(part if isinstance(part, Markup) else text(part) for part in parts))


def element(name: str, /, *children: str, **attributes: str | int | float | bool | None) -> Markup:
    """An element. Attributes are written with ``_`` for ``-`` and behind what Python keeps for itself (``class_``);
    ``True`` has no value, ``None`` and ``False`` leave it out.
    """
    told = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{join(children)}</{name}>")


def _attribute(key: str, value: str | int | float | bool | None) -> str:
    if value is None or value is False:
        return ""
    shown = key.strip("_").replace("_", "-")
    return f" {shown}" if value is True else f' {shown}="{escape(plain(str(value)))}"'
