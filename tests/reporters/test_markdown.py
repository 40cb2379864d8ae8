"""Markdown: golden, short enough for a comment, and no text of others is markup in it."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model import Report
from checker.reporters._markup import NOTHING, code, inert
from checker.reporters._printable import plain
from checker.reporters.markdown import LONGEST, Markdown

markdown_it = pytest.importorskip("markdown_it")
Golden = Callable[[str, str], None]
HOSTILE = (
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "a|b|c",
    "`code` **bold** _it_ ~~s~~ $x$",
    "</details><h1>x</h1>",
    "&lt;b&gt; &#60;",
    "<!-- hidden -->",
    "<http://evil.example>",
    "# head",
    "[x]: http://evil.example",
    "\\*x\\*",
    "a\n\n# b",
)
SHOWN = {
    "details",
    "summary",
    "b",
    "p",
    "strong",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "code",
    "h3",
    "h4",
    "br",
}


class Seen(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Note the tag; none of ours has an attribute."""
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.text += data


def seen(text: str) -> Seen:
    """What a reader of the page sees."""
    page = Seen()
    page.feed(markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
    page.close()
    return page


def test_golden(report: Report, golden: Golden) -> None:
    golden("report.md", Markdown().render(report, width=80, colour=False, show="all"))


def test_it_is_a_page_of_details_and_tables(report: Report) -> None:
    page = seen(Markdown().render(report, width=80, colour=False, show="all"))
    assert page.tags <= SHOWN
    assert {"details", "table"} <= page.tags
    for finding in report.findings:
        assert plain(finding.message) in page.text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    for wrapped in (inert(text), code(text)):
        page = seen(f"| a | b |\n|---|---|\n| x | {wrapped} |\n")
        assert page.tags <= {"table", "thead", "tbody", "tr", "th", "td", "code"}
        assert plain(text) in page.text.replace(NOTHING, "")


@pytest.mark.parametrize(
    "text", ["@somebody", "see #12", "GH-12", "https://evil.example", "www.evil.example", ":bomb:"]
)
def test_what_github_would_bring_to_life_is_broken(text: str) -> None:
    assert text not in seen(f"x {inert(text)}").text
    assert NOTHING in inert(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(text=st.one_of(st.text(max_size=60), st.sampled_from(HOSTILE)))
def test_no_text_is_markup(report: Report, text: str) -> None:
    found = report.findings[0]
    claims = tuple(
        c.model_copy(update={"surface": text, "sentence": text, "speaker": text, "document": text})
        for c in found.claims
    )
    measure = found.measure and found.measure.model_copy(update={"counted": text})
    hostile = found.model_copy(update={"message": text, "help": text, "claims": claims, "measure": measure})
    checks = tuple(c.model_copy(update={"surface": text, "counted": text}) for c in report.checks)
    given = report.model_copy(update={"findings": (hostile,), "checks": checks})
    assert seen(Markdown().render(given, width=80, colour=False, show="all")).tags <= SHOWN


def test_no_longer_than_a_comment_may_be(report: Report) -> None:
    many = report.model_copy(update={"findings": report.findings * 100, "checks": report.checks * 200})
    text = Markdown().render(many, width=80, colour=False, show="all")
    assert len(text) < LONGEST + 200
    assert "more not shown here" in text
    assert seen(text).tags <= SHOWN
