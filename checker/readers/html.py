"""HTML: pages as they are published, saved or written by hand."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from checker.limits import LIMITS, Limits
from checker.model import Directive, Document, Problem
from checker.readers._assemble import assemble
from checker.readers._decode import Unreadable, declared_encoding, decode
from checker.readers._directives import directives
from checker.readers._front_matter import FrontMatter, Value
from checker.readers._limits import sized
from checker.readers._told import lay_out_told

if TYPE_CHECKING:
    from checker.readers._html_vote import Voter


class Html:
    """HTML pages: headings, paragraphs, lists, tables, quotes and captions.

    Places are those in the file, whatever marks and references stand between the letters. Scripts, menus, readers'
    comments, what is hidden and what leads elsewhere are left out. Needs the extra ``html``.
    """

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def __init__(self) -> None:
        self._voter: Voter | None = None

    def read(self, path_shown: str, data: bytes, limits: Limits = LIMITS) -> list[Document]:
        """The one document of a file; raises Unreadable."""
        if find_spec("trafilatura") is None or find_spec("htmldate") is None:
            raise Unreadable("to read HTML install claimcheck-lint[html]")
        from checker.readers._html_facts import facts_of
        from checker.readers._html_layout import written
        from checker.readers._html_page import page_of
        from checker.readers._html_prose import in_doubt, judge_blocks
        from checker.readers._html_vote import Voter

        voter = self._voter = self._voter or Voter()
        text = decode(sized(data, limits), declared_encoding(data))
        said = {directive.start: directive for directive in directives(text)}
        page = page_of(text, said, limits)
        judge_blocks(page)
        problems: tuple[Problem, ...] = ()
        if in_doubt(page):
            vote = voter.vote(text)
            problems = (Problem("SR003", vote.problem),) if vote.problem else ()
            judge_blocks(page, vote.lines)
        facts = facts_of(page)
        mapped, parts, tables, headline, places = written(page, text, facts.titles)
        if not any(not part.skipped for part in parts):
            raise Unreadable("no text in it")
        layout = lay_out_told(parts, tables, titled=False, headline=headline)
        source = mapped.source(text)
        found = [_moved(said[source.begins(place)], place) for place in places]
        known = {"publisher": facts.publisher, "author": facts.author, "url": facts.url}
        stated = FrontMatter({k: Value(v, 0, 0) for k, v in known.items() if v is not None}, 0, problems)
        document = assemble(
            path_shown, path_shown, mapped.text, layout, stated, directives=found, source_map=source, told=facts.dates
        )
        if document.period.basis == "unknown" and (weakly := voter.dating(text)) is not None:
            others = tuple(problem for problem in document.problems if problem.code != "SR001")
            document = replace(document, period=weakly.period, dated_by=weakly.dated_by, problems=others)
        title = document.title or next((title for title in facts.titles if title), None)
        return [replace(document, title=title)]


def _moved(directive: Directive, place: int) -> Directive:
    """A directive with its place in the text read out, where one blank stands for it."""
    return directive._replace(start=place, end=place + 1)
