"""What the rules say of themselves: what, why, how to mend, and texts they fire on and stay quiet on."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any, NamedTuple

from checker.model import Severity
from checker.registry import plugins

Example = tuple[tuple[str, str], ...]
"""Texts with their dates, as EDTF; an empty date is none."""


class Page(NamedTuple):
    """One rule's page."""

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    mend: str
    fires: tuple[Example, ...]
    quiet: tuple[Example, ...]


def pages() -> dict[str, Page]:
    """The pages of all rules by code."""
    return {rule.code: page(rule) for rule in plugins("checker.rules", key="code", examples=("fires", "quiet"))}


def page(rule: type[Any]) -> Page:
    """A rule's page, from its documentation: first what it is about, then why, last how to mend."""
    what, *rest = paragraphs(rule)
    return Page(
        rule.code,
        rule.name,
        rule.severity,
        what,
        "\n\n".join(rest[:-1]),
        rest[-1] if rest else "",
        tuple(_example(example) for example in rule.fires),
        tuple(_example(example) for example in rule.quiet),
    )


def paragraphs(rule: type[Any]) -> list[str]:
    """The documentation, a paragraph a line."""
    return [" ".join(part.split()) for part in inspect.cleandoc(rule.__doc__ or "").split("\n\n") if part.strip()]


def _example(texts: Iterable[Any]) -> Example:
    return tuple((str(day), " ".join(str(text).split())) for day, text in texts)
