"""Puts a document together: its layout, what its metadata states, and what the text shows where that is silent."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Block, Directive, Document, Problem, SourceMap
from checker.readers._dating import Dating, date_from_name, date_from_text, stated_date
from checker.readers._directives import reaching
from checker.readers._front_matter import FrontMatter, Value
from checker.readers._language import language_of
from checker.readers._layout import Layout, blocks
from checker.readers._paragraphs import Paragraph
from checker.readers._provenance import author_of, publisher_of

_ENOUGH_FOR_LANGUAGE = 6_000


def assemble(
    name: str,
    path: str,
    text: str,
    layout: Layout,
    stated: FrontMatter,
    *,
    source: str = "front matter",
    directives: Sequence[Directive] = (),
    weakly: Dating | None = None,
    pages: tuple[int, ...] = (),
    source_map: SourceMap | None = None,
    told: Sequence[tuple[str, str]] = (),
) -> Document:
    """The document of a text with blanks for its directives; what ``stated`` says goes before what the text shows,
    ``weakly`` is the date where neither of them nor the file's name gives one. ``source_map`` leads from the text to
    that of the file where the two differ; ``told`` are dates of publication that programs wrote for programs, with
    where they stand, the best first.
    """
    problems = list(stated.problems)
    dating = _dating(layout, stated, source, path, weakly, told)
    problems += dating.problems
    title = stated.text("title")
    if title is None and layout.headline is not None:
        title = " ".join(layout.headline.text.split())
    language = language_of(_prose(layout.parts))
    if language != "en":
        problems.append(Problem("SR005", f"the text is not English ({language})"))
    return Document(
        name=name,
        path=path,
        text=text,
        blocks=(*_front_blocks(text, stated), *blocks(layout.parts)),
        tables=tuple(layout.tables),
        title=title,
        publisher=stated.text("publisher") or publisher_of(layout.parts),
        author=stated.text("author", "speaker") or author_of(layout.parts),
        url=stated.text("url"),
        period=dating.period,
        dated_by=dating.dated_by,
        language=language,
        problems=tuple(problems),
        directives=reaching(directives, text, layout.parts) if directives else (),
        pages=pages,
        source=source_map,
    )


def _dating(
    layout: Layout, stated: FrontMatter, source: str, path: str, weakly: Dating | None, told: Sequence[tuple[str, str]]
) -> Dating:
    value = stated.values.get("date") or stated.values.get("published")
    given: Dating | None = None
    if value is not None and value.text:
        given = stated_date(value.text, source, value.start, value.end)
        if given.dated_by:
            return given
    shown = date_from_text(layout.parts, stated.text("url"), told)
    if not shown.dated_by and given is None:
        shown = date_from_name(path) or weakly or shown
    if given is None:
        return shown
    return shown._replace(problems=given.problems + tuple(p for p in shown.problems if p.code != "SR001"))


def _front_blocks(text: str, stated: FrontMatter) -> list[Block]:
    """The front matter as skipped blocks around the title, which is a headline in its exact place."""
    if not stated.end:
        return []
    title = stated.values.get("title")
    if title is None or not _in_place(text, title):
        return [Block(0, stated.end, "skipped", "body", "front matter")]
    return [
        Block(0, title.start, "skipped", "body", "front matter"),
        Block(title.start, title.end, "heading", "headline"),
        Block(title.end, stated.end, "skipped", "body", "front matter"),
    ]


def _in_place(text: str, value: Value) -> bool:
    return value.end > value.start and text[value.start : value.end] == value.text


def _prose(parts: list[Paragraph]) -> str:
    """Enough of the text proper to judge its language by."""
    taken: list[str] = []
    size = 0
    for part in parts:
        if not part.skipped:
            taken.append(part.text)
            size += len(part.text)
            if size > _ENOUGH_FOR_LANGUAGE:
                break
    return "\n".join(taken)
