"""What a page says of itself in its head: title, publisher, author, address, and when it was published.

Meta elements and linked data (JSON-LD) are written by the programs that publish a page, for other programs: good
evidence, weighed against what the page shows. When it was last changed is none: programs change pages every day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from checker.readers._html_page import Page

_PUBLISHED: Final = (
    "article:published_time", "datepublished", "og:published_time", "date", "dc.date.issued", "dcterms.issued",
    "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "publication-date", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "article.published", "originalpublicationdate", "og:article:published_time",
)  # fmt: skip
_PUBLISHER: Final = (
    "og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "citation_journal_title", "cre",
    "application-name",
)  # fmt: skip
_AUTHOR: Final = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_TITLE: Final = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_TIME = re.compile(r"\b(?:datepublished|pubdate|published|entry-date|dt-published|post-date|publish-date)\b")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Story|Speech|Interview)$|^(?:Review|CreativeWork|ClaimReview)")
_ADDRESS = re.compile(r"(?:https?:)?//|@|\.(?:com|org|net)/")
_MOST_NODES = 2_000
_MOST_DATA = 1_000_000
_LONGEST = 300


class Facts(NamedTuple):
    """What a page says of itself; ``dates`` are (where it says it, what is written), the best first."""

    titles: tuple[str, ...]
    publisher: str | None
    author: str | None
    url: str | None
    dates: tuple[tuple[str, str], ...]


def facts_of(page: Page) -> Facts:
    """The facts in a page's head; what cannot be read is not there."""
    meta: dict[str, str] = {}
    for what, which, value in page.named:
        if what in ("meta", "link") and (words := _line(value)):
            meta.setdefault(which, words)
    linked = _linked(page)
    dates = [(f"meta {which}", meta[which]) for which in _PUBLISHED[:3] if which in meta]
    if (day := _line(linked.get("datePublished"))) is not None:
        dates.append(("JSON-LD datePublished", day))
    dates += [(f"meta {which}", meta[which]) for which in _PUBLISHED[3:] if which in meta]
    dates += [("time element", value) for what, which, value in page.named if what == "time" and _TIME.search(which)]
    publisher = _name(linked.get("publisher"))
    author = _first(meta, _AUTHOR) or _name(linked.get("author"))
    titles = (*(meta[which] for which in _TITLE if which in meta), _line(linked.get("headline")) or "")
    return Facts(
        titles=(*titles, page.title.text if page.title is not None else ""),
        publisher=_first(meta, _PUBLISHER[:1]) or publisher or _first(meta, _PUBLISHER),
        author=author,
        url=meta.get("canonical") or meta.get("og:url"),
        dates=tuple(dates[:20]),
    )


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta and not _ADDRESS.search(meta[name])), None)


def _linked(page: Page) -> dict[str, Any]:
    """The linked data of the article: the first that is one and dated, else the first dated."""
    dated: dict[str, Any] = {}
    size = 0
    for script in page.data:
        size += len(script)
        if size > _MOST_DATA:
            break
        for node in _nodes(script):
            kinds = node.get("@type")
            named = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in named):
                return node
            if "datePublished" in node and not dated:
                dated = node
    return dated


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """The objects of linked data, outermost first, a bounded number of them."""
    try:
        waiting = [json.loads(script.strip().removesuffix(";"))]
    except (ValueError, RecursionError):
        return
    count = 0
    while waiting and count < _MOST_NODES:
        following: list[Any] = []
        for node in waiting:
            count += 1
            if isinstance(node, dict):
                yield node
                following += [node[k] for k in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if k in node]
            elif isinstance(node, list):
                following += node[: _MOST_NODES - count]
        waiting = following


def _name(value: Any) -> str | None:
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("name")
        else:
            break
    words = _line(value)
    return None if words is None or _ADDRESS.search(words) else words


def _line(value: Any) -> str | None:
    """A value as one line of text, None for what is no text."""
    return " ".join(value[: 4 * _LONGEST].split())[:_LONGEST] or None if isinstance(value, str) else None
