"""The page in a real browser: it works by mouse and by keyboard, says no error, and asks for nothing outside itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.reporters.html import Html

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'")
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed (Debian: apt-get install chromium)")

DRAFT = """---
title: The port <script>document.title = "taken over"</script>
---
# The port

The Port of Halden handled 412 ships in 2023. The port employs 85 people. <img src="x" onerror="document.title='taken'">

The leaders made more than 33 calls in 2020. In 2020 alone, the leaders made 33 calls.
"""
SOURCES = {
    "board.md": (
        "2024-01-15",
        "Harbour Board",
        "The Port of Halden handled 421 ships in 2023. The port employs 85 people.",
    ),
    "wire.md": (
        "2024-03-10",
        "Norway Wire",
        "The Port of Halden handled 421 ships in 2023. The port employs 90 people.",
    ),
    "old.md": ("2019-03-10", "Gazette", "The port employs 60 people."),
}


class Opened:
    """The page in a tab, with all that it said and asked for."""

    def __init__(self, tab: Any, file: Path) -> None:
        self.tab = tab
        self.said: list[str] = []
        self.asked: list[str] = []
        tab.on("console", lambda message: self.said.append(message.text))
        tab.on("pageerror", lambda error: self.said.append(str(error)))
        tab.on("request", lambda request: self.asked.append(request.url))
        self.address = file.as_uri()
        tab.goto(self.address)

    def shown(self, what: str) -> int:
        """How many of the elements can be seen."""
        return sum(found.is_visible() for found in self.tab.query_selector_all(what))

    def count(self) -> str:
        """What the filter of the findings says."""
        return str(self.tab.inner_text("#finding-filters output"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser without a window."""
    with playwright.sync_playwright() as play:
        try:
            started = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        except playwright.Error as error:
            pytest.skip(f"{BROWSER} does not start: {str(error).splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on a draft and its sources."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (folder / "s").mkdir()
    for name, (day, publisher, text) in SOURCES.items():
        note = f"---\npublisher: {publisher}\ndate: {day}\n---\n{text}\n"
        (folder / "s" / name).write_text(note, encoding="utf-8")
    drafts, sources = (pipeline.read([str(folder / name)]).documents for name in ("draft.md", "s"))
    report = pipeline.scan(drafts, sources, view=True)
    page = folder / "report.html"
    page.write_text(Html().render(report, width=80, colour=False, show="all"), encoding="utf-8")
    return page


@pytest.fixture(params=[(390, 844), (1280, 900)], ids=["phone", "desktop"])
def page(browser: Any, file: Path, request: pytest.FixtureRequest) -> Iterator[Opened]:
    """The report, opened; whatever was done with it, it said no error and asked for nothing but itself."""
    width, height = request.param
    tab = browser.new_page(viewport={"width": width, "height": height})
    opened = Opened(tab, file)
    yield opened
    assert opened.said == []
    assert {address.partition("#")[0] for address in opened.asked} == {opened.address}
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.title().startswith("claimcheck: ")
    tab.close()


def test_all_is_shown_at_first(page: Opened) -> None:
    assert page.shown("#finding-list > article") == len(page.tab.query_selector_all("#finding-list > article")) >= 3
    assert page.shown("#check-list tbody tr") == 4
    assert page.shown("svg.chart") == 1


def test_filters(page: Opened) -> None:
    before = page.shown("#finding-list > article")
    page.tab.uncheck("input[name=severity][value=error]")
    assert page.shown("#finding-list > article.sev-error") == 0
    assert page.count() == f"{page.shown('#finding-list > article')} of {before} shown"
    page.tab.check("input[name=severity][value=error]")
    page.tab.select_option("select[name=code]", "SC002")
    assert page.shown("#finding-list > article") == 1
    page.tab.select_option("select[name=code]", "")
    page.tab.fill("#finding-filters input[name=q]", "HARBOUR 421")
    assert page.shown("#finding-list > article") == 1
    page.tab.fill("#finding-filters input[name=q]", "nowhere to be found")
    assert page.count() == f"0 of {before} shown"


def test_the_checklist_is_filtered_too(page: Opened) -> None:
    page.tab.uncheck("input[name=verdict][value=conflicts]")
    assert page.shown("#check-list tbody tr") == 1
    assert page.shown("#check-list .badge.v-conflicts") == 0
    page.tab.fill("#check-filters input[name=q]", "no such words")
    assert page.shown("#check-list table") == 0


def test_sorting(page: Opened) -> None:
    def sure() -> list[float]:
        return [
            float(item.get_attribute("data-sure")) for item in page.tab.query_selector_all("#finding-list > article")
        ]

    worst = sure()
    page.tab.select_option("select[name=sort]", "sure")
    assert sure() == sorted(worst, reverse=True)
    page.tab.select_option("select[name=sort]", "worst")
    assert sure() == worst


def test_a_click_on_a_claim_shows_both_sides(page: Opened) -> None:
    page.tab.click(".text a.claim.v-conflicts >> text=412")
    assert page.tab.is_visible("#panel")
    assert page.tab.inner_text("#panel-title") == "412"
    sides = page.tab.query_selector_all("#panel .finding .side")
    assert len(sides) == 2
    told = [side.inner_text() for side in sides]
    assert any("421" in side and "Harbour Board" in side for side in told)
    assert any("412" in side and "draft" in side for side in told)
    box = page.tab.query_selector(".text a.claim.current").bounding_box()
    panel = page.tab.query_selector("#panel").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= panel["y"] or box["x"] + box["width"] <= panel["x"]
    page.tab.click("#panel [data-go='1']")
    assert page.tab.inner_text("#panel-title") == "85"
    page.tab.click("#panel [data-close]")
    assert not page.tab.is_visible("#panel")


def test_by_keyboard(page: Opened) -> None:
    page.tab.keyboard.press("Tab")
    assert page.tab.evaluate("document.activeElement.className") == "skip"
    page.tab.keyboard.press("Enter")
    page.tab.focus(".text a.claim")
    page.tab.keyboard.press("Enter")
    assert page.tab.evaluate("document.activeElement.id") == "panel-title"
    page.tab.keyboard.press("Tab")
    assert page.tab.evaluate("document.activeElement.closest('#panel') !== null")
    page.tab.keyboard.press("Escape")
    assert not page.tab.is_visible("#panel")
    assert page.tab.evaluate("document.activeElement.matches('.text a.claim')")


def test_a_place_unfolds_what_it_leads_to(page: Opened) -> None:
    source = page.tab.query_selector_all("#finding-list .place")[0]
    target = source.get_attribute("href")
    assert not page.tab.is_visible(target) or page.tab.evaluate(
        f"document.querySelector('{target}').closest('details').open"
    )
    source.click()
    assert page.tab.is_visible(target)


def test_a_finding_filtered_away_is_led_to_all_the_same(page: Opened) -> None:
    page.tab.fill("#finding-filters input[name=q]", "nowhere to be found")
    page.tab.click("#check-list .verdict a.code >> nth=0")
    assert page.shown("#finding-list > article") > 0


def test_everything_to_be_operated_has_a_name(page: Opened) -> None:
    unnamed = page.tab.evaluate(
        """[...document.querySelectorAll("input, select, button, a[href], summary")].filter((e) =>
             !(e.getAttribute("aria-label") || e.textContent.trim() || e.labels?.[0]?.textContent.trim()))
           .map((e) => e.outerHTML)"""
    )
    assert unnamed == []
    levels = page.tab.evaluate(
        """[...document.querySelectorAll("h1, h2, h3, h4")].filter((e) => e.offsetParent).map((e) => +e.tagName[1])"""
    )
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_on_paper_nothing_is_folded(page: Opened) -> None:
    page.tab.emulate_media(media="print")
    page.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.tab.query_selector("details:not([open])") is None
    assert page.shown(".filters") == page.shown("nav.top") == 0
    page.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.tab.query_selector("details:not([open])") is not None


def test_without_the_script_all_can_be_read(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert tab.locator("#finding-list > article").count() >= 3
    assert not tab.is_visible("#finding-filters")
    assert tab.is_visible(".text a.claim >> nth=0")
    context.close()
