"""HTML: the text of a page and nothing beside it, each claim in its place in the file, whatever stands between."""

from __future__ import annotations

import contextlib
import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install -e '.[test]'")
pytest.importorskip("htmldate", reason="htmldate is not installed: pip install -e '.[test]'")

from checker import pipeline
from checker.model import Claim, Document
from checker.readers import Unreadable, _html_vote, reader_for
from checker.readers._html_marks import marks
from checker.readers._html_page import page_of
from checker.readers._html_vote import Voter

FILLER = (
    "<p>The ministry of the interior said in a statement that the harvest was lost in the north of the country, where "
    "most of the people live from it.</p>"
)

DATED = '<meta name="date" content="2016-03-24"><h1>Counts</h1>'


def read(page: str | bytes) -> Document:
    """The document of a page."""
    reader = reader_for("a.html")
    assert reader is not None
    return reader.read("a.html", page.encode() if isinstance(page, str) else page)[0]


def claims(page: str, *, everything: bool = False) -> tuple[Claim, ...]:
    """The claims of a page, each held against its place in the file."""
    found = pipeline.extract([read(page)], everything=everything)
    lines = re.split("\r\n|\r|\n", page)
    for claim in found:
        written = page[claim.start : claim.end]
        assert lines[claim.line - 1].startswith(re.split("[\r\n]", written)[0], claim.column - 1)
    return found


def shown(page: str) -> list[tuple[str, str, str]]:
    """The parts of a page that are text: nature, zone, words."""
    document = read(page)
    return [(b.kind, b.zone, document.text[b.start : b.end]) for b in document.blocks if b.kind != "skipped"]


def words(page: str) -> list[str]:
    """The words of the parts of a page that are text."""
    return [told for _, _, told in shown(page)]


def left(page: str) -> dict[str, str]:
    """The parts of a page that are left out, with the reason."""
    document = read(page)
    return {document.text[b.start : b.end]: b.reason for b in document.blocks if b.kind == "skipped"}


# --- places --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "surface", "place"),
    [
        ("<p>It killed <b>3</b> million people.", "3 million", "3</b> million"),
        ("<p>It killed 1<i>5</i> people.", "15", "1<i>5"),
        ("<p>It killed 4,500&nbsp;people.", "4,500", "4,500"),
        ("<p>It killed more&#32;than <span>2</span>0 people.", "more than 20", "more&#32;than <span>2</span>0"),
        ("<p>It killed 3 mil&shy;lion people.", "3 million", "3 mil&shy;lion"),
        ("<p>It killed 3 mil<wbr>lion people.", "3 million", "3 mil<wbr>lion"),
        ("<p>It killed 3 mil\u00adlion people.", "3 million", "3 mil\u00adlion"),
        ("<p>It killed at\n   least\t15 people.", "at least 15", "at\n   least\t15"),
        ("<p>It cost &euro;15 to kill it.", "€15", "&euro;15"),
        ("<p>It cost &#x24;15 to kill it.", "$15", "&#x24;15"),
        ("<p>It cost &pound15 to kill it.", "£15", "&pound15"),
        ("<p>It killed 15<!-- 99 --> people.", "15", "15"),
        ("<p>It killed 15<sup>2</sup> people.", "15", "15"),
        ('<p>It killed 15<sup><a href="#n">a</a></sup> people.', "15", "15"),
        ("<p>It killed 15<sup>[3]</sup> people.", "15", "15"),
        ('<p>It killed 15<a href="#n1"><sup>1</sup></a> people.', "15", "15"),
        ('<p>It killed 15<a href="#n1">[1]</a> people.', "15", "15"),
        ('<p><a href="#a1">1</a> It killed 15 people.', "15", "15"),
        ('<p>It killed <a href="#table">15</a> people.', "15", "15"),
        ('<p>It killed <span hidden>99</span>15<span style="display: none">0</span> people.', "15", "15"),
        ("<p>It killed <del>99</del><ins>15</ins> people.", "15", "15"),
        ("<p>It killed <a href=x>15 people</a> in all.", "15", "15"),
        ("<P CLASS='a>b'>It killed <B\n>15</B\t> people.", "15", "15"),
        ("<p>It covers 15 km<sup>2</sup> of land.", "15 km²", "15 km<sup>2"),
        ("<p>A &lt;b&gt; is 15 pixels &amp; more.", "15 pixels", "15 pixels"),
    ],
)
def test_a_figure_is_read_through_marks_and_found_in_its_place(written: str, surface: str, place: str) -> None:
    (claim,) = claims(f"<title>x</title>\r\n{written}")
    assert claim.surface.replace("\u00a0", " ") == surface
    assert f"<title>x</title>\r\n{written}"[claim.start : claim.end] == place


def test_what_is_raised_may_be_part_of_a_word() -> None:
    assert words("<p>On the 1<sup>st</sup> and 2<sup>nd</sup> of May.") == ["On the 1st and 2nd of May."]
    assert words("<p>It is 3<sup>1</sup>&frasl;<sub>2</sub> miles, CO<sub>2</sub>.") == ["It is 3 1⁄2 miles, CO2."]


def test_findings_stand_where_the_file_has_them() -> None:
    page = DATED + "\n<p>The leaders made <b>more</b> than 33 calls.</p>\n<p>The leaders made 3<i>3</i> calls.</p>"
    report = pipeline.scan([read(page)])
    (finding,) = [f for f in report.findings if f.code == "SC002"]
    places = {(p.line, p.column, p.end_line, p.end_column) for p in finding.locations}
    assert places == {(2, 24, 2, 40), (3, 21, 3, 26)}
    written = {"more</b> than 33", "3<i>3"}
    assert {page[c.start : c.end] for c in finding.claims} == written
    groups = pipeline.timeline([read(page)], measure="calls")
    assert {page[c.start : c.end] for group in groups for c in group.claims} == written


PIECES = [
    "<p>", "</p>", "<b>", "</b>", "12", " people died", ". ", "&nbsp;", "&amp;", "&#8217;", "&shy;", "\u00ad", "\n",
    "<br>",
    "<table><tr><td>", "<td>", "<tr>", "</table>", "<li>", "<ul>", "</ul>", "<h1>", "</h1>", "<!-- x -->", "<div>",
    "</div>", "<sup>", "</sup>", "3", "e\u0301", "<nav>", "</nav>", "<span hidden>", "</span>", "<", ">", "&", "&#",
    "\r\n",
    "<script>", "</script>", "<pre>", "</pre>", "<blockquote>", "\ufdd0", "\x1e", "<svg>", "<a href=x>", "</a>", "<q>",
    "<!-- claimcheck: allow SC001 because -->", "<td rowspan=3 colspan=2>", "<caption>", "<figcaption>", "<![CDATA[",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(deadline=None, max_examples=150)
def test_whatever_a_page_is_made_of_its_figures_are_in_their_place(page: str) -> None:
    try:
        document = read(page)
    except Unreadable:
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    for place, char in enumerate(document.text):
        low, high = document.in_file(place, place + 1)
        assert 0 <= low <= high <= len(page)
        if char.isascii() and char.isalnum():
            assert page[low:high] == char
    source = document.source
    assert source is not None
    starts = [source.begins(place) for place in range(len(document.text) + 1)]
    assert starts == sorted(starts)


# --- structure -----------------------------------------------------------------------------------------------------


def test_the_parts_of_a_page() -> None:
    page = """<title>Storm kills 12 | The Courier</title><body>
    <p>World</p><h1>Storm kills 12</h1><p>By Ann Lee<p>The storm killed 12 people in the old town.
    <h2>What is known</h2><ul><li>One thing.<li>Another<ul><li>inner</ul></ul>
    <blockquote><p>We saw it all.</p></blockquote><figure><img alt=y><figcaption>The old town</figcaption></figure>
    <table><caption>Losses</caption><thead><tr><th>Town<th>Dead</thead><tr><td>North<td>12</table>"""
    assert shown(page) == [
        ("heading", "headline", "Storm kills 12"),
        ("prose", "lede", "The storm killed 12 people in the old town."),
        ("heading", "body", "What is known"),
        ("item", "body", "One thing."),
        ("item", "body", "Another"),
        ("item", "body", "inner"),
        ("quote", "quote", "We saw it all."),
        ("caption", "caption", "The old town"),
        ("caption", "caption", "Losses"),
        ("table", "table", "Town\tDead\nNorth\t12"),
    ]
    assert read(page).title == "Storm kills 12"
    assert read(page).author == "Ann Lee"


def test_without_a_heading_the_title_is_the_headline() -> None:
    page = f"<title>Storm kills 12 &amp; more - The Courier</title>{FILLER}"
    assert shown(page)[0] == ("heading", "headline", "Storm kills 12 & more")
    assert claims(page)[0].column == page.index("12") + 1


def test_broken_lines_and_kept_blanks() -> None:
    assert words("<p>One of<br>two.<br> <br>Three of it.") == ["One of\ntwo.", "Three of it."]
    assert words("<pre>One line\nof it.\n\n\nAnother.</pre>") == ["One line\nof it.", "Another."]
    assert words("<div>One is.<div>Two is.</div>Three is.</div>") == ["One is.", "Two is.", "Three is."]


def test_a_table_that_does_not_add_up() -> None:
    page = (
        "<h1>Losses</h1><table><tr><th>Province</th><th>Dead</th></tr><tr><td>North</td><td>1<b>2</b></td></tr>"
        "<tr><td>South</td><td>4</td></tr><tr><td>Total</td><td>17</td></tr></table>"
    )
    (finding,) = [f for f in pipeline.scan([read(page)]).findings if f.code == "SC011"]
    assert finding.message.startswith("12 + 4 is 16, not 17")


def test_cells_that_span_keep_the_columns() -> None:
    page = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>"
    document = read(page)
    (table,) = document.tables
    assert [[document.text[c.start : c.end] for c in row] for row in table.rows] == [
        ["a", "b", ""],
        ["", "c", "d"],
        ["e", "f", "g"],
    ]


def test_a_table_that_lays_out_a_page_is_none() -> None:
    inner = "<table><tr><td>a<td>b<tr><td>c<td>4</table>"
    page = f"<table><tr><td>{FILLER * 3}<td>x<tr><td><p>It has 12 towns.<td>{inner}</table>"
    assert ("prose", "body", "It has 12 towns.") in shown(page)
    assert len(read(page).tables) == 1


# --- what is left out ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("beside", "reason"),
    [
        ("<nav><p>It killed 99 people.</p></nav>", "menu"),
        ('<div role="navigation">It killed 99 people.</div>', "menu"),
        ("<footer><p>It killed 99 people.</p></footer>", "furniture"),
        ('<div class="cookie-banner"><p>It killed 99 people.</p></div>', "furniture"),
        ('<div id="newsletterSignup"><p>It killed 99 people.</p></div>', "furniture"),
        ('<section class="comments"><p>It killed 99 people.</p></section>', "comment"),
        ("<ul><li><a href=x>Quake kills 99 people</a></ul>", "link"),
        ("<h3><a href=x>Quake kills 99 people</a></h3>", "link"),
        ("<aside><p>It killed 99 people.</p></aside>", "aside"),
    ],
)
def test_what_is_beside_the_matter_is_left_out(beside: str, reason: str) -> None:
    page = f"<h1>The harvest</h1>{FILLER * 2}{beside}{FILLER}"
    assert reason in left(page).values()
    assert "99" not in " ".join(words(page))


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>It killed 99 people.</script>",
        "<script>x = '<p>It killed 99 people.</p>'</script>",
        "<style>p { content: 'It killed 99 people.' }</style>",
        "<noscript>It killed 99 people.</noscript>",
        "<template><p>It killed 99 people.</p></template>",
        "<p hidden>It killed 99 people.</p>",
        '<p style="color: red; display:none">It killed 99 people.</p>',
        '<span class="sr-only">It killed 99 people.</span>',
        "<button>It killed 99 people.</button>",
        "<select><option>It killed 99 people.</select>",
        "<svg><text>It killed 99 people.</text></svg>",
        "<textarea><p>It killed 99 people.</p></textarea>",
        "<!-- It killed 99 people. -->",
        "<!--[if IE]><p>It killed 99 people.</p><![endif]-->",
        "<iframe>It killed 99 people.</iframe>",
        '<img alt="It killed 99 people.">',
        "<pre><code>It killed 99 people.</code></pre>",
        "<s>It killed 99 people.</s>",
        "<? It killed 99 people. ?>",
        '<p data-x="It killed 99 people.">',
    ],
)
def test_what_is_not_shown_is_not_read(unseen: str) -> None:
    assert "99" not in read(f"<h1>The harvest</h1>{FILLER}{unseen}{FILLER}").text


@pytest.mark.parametrize(
    "page",
    [
        f"<header><h1>Storm</h1><p>It killed 12 people.</p></header>{FILLER}",
        f'<body class="has-sidebar no-comments"><h1>Storm</h1><p>It killed 12 people.</p>{FILLER}',
        f'<div class="page-with-sidebar widget"><h1>Storm</h1><p>It killed 12 people.</p>{FILLER}</div>',
        f"<nav><a href=/>Home</a><h1>Storm</h1><p>It killed 12 people.</p>{FILLER}",
        f"<h1>Storm</h1><svg><path><p>It killed 12 people.</p>{FILLER}",
        f"<main><h1>Storm</h1><aside><p>It killed 12 people.</p></aside>{FILLER}</main>",
        f"<h1>Storm</h1><form><p>It killed 12 people.</p>{FILLER}</form>",
        f"<article><h1>Storm</h1><p>It killed 12 people.</p>{FILLER}</article><p>Another tale of 99 people.</p>",
        f"<h1>Storm</h1><div><p>It killed 12 people.</p>{FILLER}</div></div></div></section>",
    ],
)
def test_what_holds_the_matter_is_read_whatever_it_is_called(page: str) -> None:
    assert [claim.surface for claim in claims(page)] == ["12"]


# --- what a page says of itself ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "day", "by"),
    [
        ('<meta property="article:published_time" content="2021-03-03T23:10:00-05:00">', "2021-03-03", "meta article"),
        ('<meta name="date" content="March 3, 2021">', "2021-03-03", "meta date"),
        ('<script type="application/ld+json">[{"@type": ["NewsArticle"], "datePublished": "2021-03-03"}]</script>',
         "2021-03-03", "JSON-LD"),
        ('<time datetime="2021-03-03T10:00" itemprop="datePublished">3rd</time>', "2021-03-03", "time element"),
        ('<link rel="canonical" href="https://example.org/2021/03/03/a">', "2021-03-03", "address"),
        ('<meta property="article:modified_time" content="2021-03-03">', "None", ""),
        ('<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>", "None", ""),
    ],
)  # fmt: skip
def test_the_date_of_a_page(head: str, day: str, by: str) -> None:
    document = read(f"<head>{head}</head><h1>The harvest</h1>{FILLER}")
    assert str(document.period.start) == day
    assert document.dated_by.startswith(by)


def test_what_the_page_shows_goes_before_what_it_tells_programs_where_it_says_it_is_its_date() -> None:
    head = '<meta property="article:published_time" content="2021-03-05">'
    labelled = read(f"{head}<h1>The harvest</h1><p>Published 3 March 2021</p>{FILLER}")
    assert (str(labelled.period.start), labelled.dated_by) == (
        "2021-03-03",
        "line “Published 3 March 2021”; 2021-03-05 on the page",
    )
    bare = read(f"{head}<h1>The harvest</h1><p>3 March 2021</p>{FILLER}")
    assert str(bare.period.start) == "2021-03-05"


def test_the_date_of_another_story_is_none_of_the_page() -> None:
    page = f"<h1>The harvest</h1>{FILLER}<aside><p>3 March 2021</p><time datetime=2021-03-03 pubdate>x</time></aside>"
    assert read(page).period.start is None


def test_publisher_author_and_address() -> None:
    document = read(
        '<meta property="og:site_name" content="The  Courier &amp; Post"><meta name="author" content="Ann Lee">'
        '<link rel=canonical href="https://example.org/a">'
        f"<h1>The harvest</h1>{FILLER}"
    )
    assert (document.publisher, document.author, document.url) == (
        "The Courier & Post",
        "Ann Lee",
        "https://example.org/a",
    )
    said = '{"@type":"Article","publisher":{"name":"The Courier"},"author":[{"name":"Bo"}]}'
    linked = f'<script type="application/ld+json">{said}</script>'
    assert (read(linked + FILLER).publisher, read(linked + FILLER).author) == ("The Courier", "Bo")


# --- comments to claimcheck ----------------------------------------------------------------------------------------

QUARREL = "<p>The leaders made more than 33 calls in 2020.</p>\n{}<p>The leaders made 33 calls in 2020.{}</p>{}\n"
ALLOW = "<!-- claimcheck: allow SC because the count goes on -->"


@pytest.mark.parametrize(
    ("page", "codes"),
    [
        (QUARREL.format("", "", ""), ["SC002"]),
        (QUARREL.format(ALLOW + "\n", "", ""), []),
        (QUARREL.format(ALLOW, "", ""), []),
        (QUARREL.format("", ALLOW, ""), []),
        (QUARREL.format("", " " + ALLOW, ""), []),
        (QUARREL.format("", "", " " + ALLOW), []),
        (QUARREL.format("", "", "\n" + ALLOW + "\n\n<p>No more.</p>"), []),
        (QUARREL.format("", "", "\n\n" + ALLOW + "\n<p>No more.</p>"), ["SC002", "SP001"]),
        (QUARREL.format("<pre><code>&lt;" + ALLOW[1:] + "</code></pre>", "", ""), ["SC002"]),
        (QUARREL.format("<script>" + ALLOW + "</script>", "", ""), ["SC002"]),
        (QUARREL.format("<!-- claimcheck: off -->", "", "<!-- claimcheck: on -->"), []),
        (QUARREL.format("<div><!-- claimcheck: off --></div>", "", "<!-- claimcheck: on --><p>99 of it."), []),
        (QUARREL.format("", "", "<ul><li>a</li>" + ALLOW + "<li>b</li></ul>"), ["SC002", "SP001"]),
    ],
)
def test_comments_silence_as_elsewhere(page: str, codes: list[str]) -> None:
    page = DATED + page
    found = [f for f in pipeline.scan([read(page)]).findings if f.code in ("SC002", "SP001")]
    assert sorted(f.code for f in found) == codes
    for finding in found:
        if finding.code == "SP001":
            place = page.split("\n")[finding.line - 1][finding.column - 1 : finding.end_column - 1]
            assert place == ALLOW


def test_a_comment_in_a_table_speaks_for_the_table() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    table = "".join(
        (row.format("Town", "Dead"), row.format("A", 12), "{}", row.format("B", 4), row.format("Total", 17))
    )
    page = f"<h1>Losses</h1><table>{table}</table>"
    allow = "<!-- claimcheck: allow SC011 because -->"
    assert [f.code for f in pipeline.scan([read(page.format(""))]).findings if f.code < "SP"] == ["SC011"]
    assert [f.code for f in pipeline.scan([read(page.format(allow))]).findings if f.code < "SP"] == []


# --- the vote ------------------------------------------------------------------------------------------------------

DOUBTFUL = f'<h1>The harvest</h1>{FILLER * 2}<div class="promo"><p>It killed 99 people.</p></div>{FILLER}'


def test_a_page_is_read_without_the_others_vote_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_html_vote, "SECONDS", 0.0)
    reader = reader_for("a.html")
    assert reader is not None
    monkeypatch.setattr(reader, "_voter", Voter())
    document = read(DOUBTFUL)
    assert [p.code for p in document.problems if "trafilatura" in p.message] == ["SR003"]
    assert FILLER[3:20] in document.text


def test_nobody_is_asked_where_the_page_itself_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> object:
        raise AssertionError("asked")

    monkeypatch.setattr(Voter, "_asked", asked)
    assert read(f"<meta name=date content=2021-03-03><nav>a</nav><main>{FILLER}</main><footer>b</footer>").text
    with pytest.raises(AssertionError, match="asked"):
        read(DOUBTFUL)


def test_without_the_extra_one_line_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.readers.html.find_spec", lambda _: None)
    with pytest.raises(Unreadable, match=r"^to read HTML install claimcheck-lint\[html\]$"):
        read(FILLER)


# --- hostile -------------------------------------------------------------------------------------------------------

SHAPES: dict[str, Callable[[int], str]] = {
    "elements in elements": lambda n: "<div>" * n + "It killed 12 people." + "</div>" * n,
    "elements that are not closed": lambda n: "<div>It killed 12 people." * n,
    "ends of nothing": lambda n: "<div>" * n + "</span>" * n,
    "ends across": lambda n: "<i><p>" * n + "</i>" * n,
    "items in items": lambda n: "<ul><li>" + "<ul>" + "<div>" * n + "<li></li>" * n,
    "formatting in formatting": lambda n: "<b>" * n + "12 people died." + "<a href=x>x</a>" * n,
    "tables in tables": lambda n: "<table><tr><td>" * n + "12 people died.",
    "cells": lambda n: "<table><tr>" + "<td>1" * n,
    "rows": lambda n: "<table>" + "<tr><td rowspan=9>1" * n,
    "signs": lambda n: "<" * n + "&" * n + "&#" * n + "&a" * n,
    "comments that are not closed": lambda n: "<!--" * n,
    "comments that close at once": lambda n: "<!-->" * n,
    "declarations": lambda n: "<![CDATA[" * n + "<?" * n,
    "quotes": lambda n: "<a b='" * n + '<a b="' * n,
    "attributes": lambda n: "<a " + "b=c " * n + ">",
    "blanks in a mark": lambda n: "<a " + " " * n + "=" + " " * n,
    "scripts": lambda n: "<script>" + "</scrip>" * n,
    "scripts that are not closed": lambda n: "<p>It killed 12 people.</p><script>" + "</script <" * n,
    "raised": lambda n: "<sup>" * n + "1" + "</sup>" * n,
    "broken lines": lambda n: "<p>12 people died" + "<br> " * n,
    "classes": lambda n: f"<div class='{'a-b ' * n}'>12 people died.",
    "headings": lambda n: "<h1>It killed 12 people" * n,
    "besides": lambda n: "<nav><aside><footer>" * n + "It killed 12 people.",
    "articles": lambda n: "<article><main>" * n + "It killed 12 people.",
    "comments to claimcheck": lambda n: "<p>It killed 12 people.<!-- claimcheck: allow SC001 because -->" * n,
    "plain text": lambda n: "<plaintext>" + "12 people died.\n\n" * n,
    "drawings": lambda n: "<svg>" * n + "<p>12 people died.",
    "meta": lambda n: "<meta name=a content=b>" * n + "<p>12 people died.",
    "quotes of speech": lambda n: "<q>" * n + "12 people died",
}


def tried(page: str) -> None:
    """Read a page, if it can be read."""
    reader = reader_for("a.html")
    assert reader is not None
    with contextlib.suppress(Unreadable):
        reader.read("a.html", page.encode())


@pytest.mark.parametrize("shape", SHAPES)
def test_no_page_makes_reading_slow(shape: str, grows_in_proportion: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Voter, "_asked", lambda *_: "")
    grows_in_proportion(lambda size: tried(SHAPES[shape](size)), 300)


@pytest.mark.parametrize("shape", ["elements in elements", "tables in tables", "formatting in formatting", "quotes"])
def test_no_page_is_too_deep(shape: str) -> None:
    tried(SHAPES[shape](20_000))


def test_one_line_of_many_megabytes_is_read_or_given_up_with_a_reason() -> None:
    attribute = "<p title='" + "x" * 50_000_000 + "'>It killed 12 people."
    assert words(attribute) == ["It killed 12 people."]
    with pytest.raises(Unreadable, match=r"characters of text"):
        read("<p>" + "It killed 12 people. " * 2_500_000)
    with pytest.raises(Unreadable, match=r"^binary file$"):
        read(b"<p>It killed\0 12 people.")
    with pytest.raises(Unreadable, match=r"table cells"):
        read("<table><tr>" + "<td colspan=100>1" * 5_001)
    with pytest.raises(Unreadable, match=r"^no text in it$"):
        read("<script>" + "x" * 1_000_000)


def test_marks_follow_one_another_without_a_gap() -> None:
    page = html.unescape("<p>a&lt;b<i x=1>c</i><!-- d --><script>e</script></p f>g<")
    end = 0
    for mark in marks(page):
        assert mark.start == end
        end = mark.end
    assert end == len(page)


def test_a_page_may_say_anything_of_itself() -> None:
    for value in (
        "[" * 100_000,
        '{"@type": 1, "datePublished": []}',
        "null",
        '[[{"@graph": {"@graph": 2}}]]',
        '"\\ud800"',
    ):
        page = (
            f'<script type="application/ld+json">{value}</script><html lang><meta name content><p>It killed 12 people.'
        )
        assert words(page) == ["It killed 12 people."]
    assert page_of("<html").blocks == []


def test_nothing_of_a_page_is_markup_in_a_report() -> None:
    from checker.reporters import html as page_report

    evil = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt; [red]x[/red]"
    page = f"<h1>{evil} storm</h1><p>{evil} The storm killed 12 people.<p>The storm killed 14 people."
    report = pipeline.scan([read(page)], view=True)
    printed = page_report.Html().render(report, width=100, colour=False)
    assert "storm" in printed
    assert "<img src=x" not in printed
    assert "<script>alert" not in printed
