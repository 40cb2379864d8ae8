"""The page: golden, one file that asks for nothing, every text of others shown letter by letter, and small."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.model import Document, Known, Report
from checker.reporters._page.chart import _short, _ticks
from checker.reporters._page.elements import BLANK, Markup, element, join, piece
from checker.reporters.html import Html

Golden = Callable[[str, str], None]
VOID = {"meta", "input"}
SIZE = 300_000
"""Characters a page may have besides what it shows of the texts."""
HOSTILE = (
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "&lt;b&gt;",
    "</title></style>",
    "<!--",
    "]]>",
)


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text; refuses what is not nested as it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.inside: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The element closed must be the last that was opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the text, that of style and script apart."""
        if self.open[-1:] in (["script"], ["style"]):
            self.inside[self.open[-1]] = self.inside.get(self.open[-1], "") + data
        else:
            self.text += data

    def all(self, attribute: str) -> list[str]:
        """The values of an attribute."""
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]


def document(name: str, text: str, day: str, **more: str) -> Document:
    """A text that was published."""
    return replace(pipeline.document_of(name, text, day), **more)


def scanned(draft: str = "The port employs 85 people. It handled 412 ships in 2023.") -> Report:
    """A draft against sources that differ and moved, with the texts."""
    sources = [
        document("s/a.txt", "The port employs more than 60 people.", "2020-05-01", publisher="Gazette"),
        document(
            "s/b.txt", "The port employs 85 people. It handled 421 ships in 2023.", "2022-01-04", publisher="Wire"
        ),
        document("s/c.txt", "The port employs 90 to 95 people. It handled 421 ships in 2023.", "2024-03", title="Port"),
    ]
    return pipeline.scan([document("draft.txt", draft, "")], sources, view=True)


def rendered(report: Report, show: str = "findings") -> str:
    """The page."""
    return Html().render(report, width=80, colour=False, show=show)


def test_golden(report: Report, golden: Golden) -> None:
    page = rendered(report, show="all")
    page = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", page, flags=re.DOTALL)
    page = re.sub(r"sha256-[\w+/=]+", "sha256-…", page)
    page = re.sub(r'<details id="rule-.*?</details>', "", page)
    golden("report.html", page.replace("><", ">\n<"))


def test_the_page_asks_for_nothing(report: Report) -> None:
    for text in (rendered(scanned()), rendered(report)):
        page = Page(text)
        (policy,) = [a["content"] or "" for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; ")
        for kind in ("style", "script"):
            digest = b64encode(hashlib.sha256(page.inside[kind].encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
            assert "url(" not in page.inside[kind]
            assert "@import" not in page.inside[kind]
        assert "innerHTML" not in page.inside["script"]
        assert not page.all("src")
        assert all(address.startswith("#") for address in page.all("href"))
        assert not any(name.startswith("on") or name == "style" for _, a in page.elements for name in a)


def test_every_anchor_is_there_once(report: Report) -> None:
    for text in (rendered(scanned(), show="all"), rendered(report, show="all")):
        page = Page(text)
        ids = Counter(page.all("id"))
        assert [name for name, count in ids.items() if count > 1] == []
        assert {address[1:] for address in page.all("href")} <= set(ids)
        named = {
            name
            for key in ("aria-labelledby", "data-findings", "data-checks")
            for v in page.all(key)
            for name in v.split()
        }
        assert named <= set(ids)


def test_all_of_the_report_is_there(report: Report) -> None:
    page = Page(rendered(report))
    for finding in report.findings:
        assert finding.code in page.text
    assert "5 claims under check" in page.text
    assert "photo.jpg" in page.text


def test_what_was_known_and_silenced_is_told(report: Report) -> None:
    known = Known(fingerprint="f", code="CF001", path="a.txt", message="told before <b>", since=date(2024, 1, 5))
    page = Page(rendered(report.model_copy(update={"known": (known,), "silenced": 3})))
    assert "told before <b> a.txt, since 2024-01-05" in page.text
    assert "3 silenced" in page.text
    assert "1 known from the baseline" in page.text


def test_the_texts_are_there_with_their_claims() -> None:
    page = Page(rendered(scanned()))
    looks = {
        a["aria-label"]: a["class"] for tag, a in page.elements if tag == "a" and "claim" in (a.get("class") or "")
    }
    assert looks["412, in conflict"] == "claim v-conflicts"
    assert looks["421, in a finding"] == "claim disputed"
    assert "It handled 412 ships in 2023." in page.text


def test_what_moved_is_drawn_with_its_bounds_and_its_sources() -> None:
    text = rendered(scanned())
    (drawing,) = re.findall(r"<svg viewBox=\"0 0 \d+ \d+\" role.*?</svg>", text, re.DOTALL)
    assert drawing.count("<title>") == 4
    assert "&gt; 60, 1 May 2020: Gazette" in drawing
    assert "90–95, Mar 2024: c.txt" in drawing
    assert 'class="point mine"' in drawing
    assert len(re.findall(r'<polyline points="[^"]*" class="bar">', drawing)) == 1
    assert '<td>4 Jan 2022</td><td><b>85</b></td><td><a href="#c' in text


def test_the_page_is_small_beside_its_text() -> None:
    paragraph = (
        "In 2021 the port employed {} people, handled {} ships and moved {} tonnes of fish and 3 million of ore. "
    )
    draft = "".join(paragraph.format(n, n + 300, n + 9000) for n in range(80, 120))
    report = scanned(draft)
    assert report.view is not None
    assert len(report.checks) > 100
    shown = sum(len(document.text) for document in report.view.documents.values())
    assert len(rendered(report)) < SIZE + shown


def test_a_longer_report_takes_longer_in_proportion(
    grows_in_proportion: Callable[[Callable[[int], object], int], None],
) -> None:
    report = scanned()

    def work(size: int) -> object:
        return rendered(report.model_copy(update={"findings": report.findings * size, "checks": report.checks * size}))

    grows_in_proportion(work, 60)


def test_a_claim_that_a_long_draft_cites_leads_to_some_of_its_lines() -> None:
    report = scanned()
    crowd = report.model_copy(update={"checks": report.checks * 100})
    cited = [value.split() for value in Page(rendered(crowd)).all("data-checks")]
    assert max(map(len, cited)) == 40


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(text=st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE)))
def test_no_text_is_markup(report: Report, text: str) -> None:
    found = report.findings[0]
    claims = tuple(
        c.model_copy(update={"surface": text, "sentence": text, "speaker": text, "document": text})
        for c in found.claims
    )
    hostile = found.model_copy(update={"message": text, "help": text, "claims": claims, "code": text, "name": text})
    documents = tuple(d.model_copy(update={"document": text, "title": text}) for d in report.documents[:1])
    given = report.model_copy(update={"findings": (hostile,), "documents": documents})
    whole = Page(rendered(given))
    plain = Page(rendered(report.model_copy(update={"findings": (found,), "documents": documents})))
    allowed = {tag for tag, _ in plain.elements} | {tag for tag, _ in Page(rendered(report)).elements}
    assert {tag for tag, _ in whole.elements} <= allowed
    assert [tag for tag, _ in whole.elements].count("script") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_no_document_is_markup(text: str) -> None:
    draft = f"{text} The port employs 85 people. It handled 412 ships {text} in 2023."
    page = Page(rendered(scanned(draft)))
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert "img" not in {tag for tag, _ in page.elements}
    assert text in page.text


def test_elements() -> None:
    assert element("p", "a<b", Markup("<b>c</b>"), class_="x y", data_n=3, hidden=True, title=None) == (
        '<p class="x y" data-n="3" hidden>a&lt;b<b>c</b></p>'
    )
    assert element("meta", name='"') == '<meta name="&quot;">'
    assert join(["a", BLANK, "&"]) == "a &amp;"
    assert piece(" a\n b ") == " a b "
    assert piece("\n") == " "
    assert piece("") == ""


@pytest.mark.parametrize(
    ("low", "high", "log", "ticks"),
    [
        (0, 100, False, [0, 25, 50, 75, 100]),
        (7, 8, False, [7, 7.25, 7.5, 7.75, 8]),
        (1, 1e4, True, [1, 10, 100, 1000, 1e4]),
    ],
)
def test_marks_of_an_axis_are_round(low: float, high: float, log: bool, ticks: list[float]) -> None:
    assert _ticks(low, high, log) == ticks


def test_numbers_of_an_axis_are_short() -> None:
    shown = [_short(n) for n in (0.0, 1500.0, 25_000.0, 1.2e6, 3e9, -4e12)]
    assert shown == ["0", "1,500", "25k", "1.2M", "3bn", "-4T"]
