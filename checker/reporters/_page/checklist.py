"""The fact-checker's list: every figure under check with its verdict and the sources' sentences beside it."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from checker.model import Check, Verdict
from checker.reporters._excerpt import clipped, found
from checker.reporters._page.contents import Contents, marked
from checker.reporters._page.elements import BLANK, Markup, element, join
from checker.reporters._printable import plain
from checker.reporters._verdicts import WORDS, Ground, figured, grounds

ORDER: Final[tuple[Verdict, ...]] = ("conflicts", "outdated", "unsourced", "not-checkable", "confirmed")
QUOTED: Final = 2
"""Voices beside a figure whose sentences are shown; of one that is confirmed, the first alone."""
SENTENCE: Final = 320
"""Characters of a sentence that is shown."""


def checklist(contents: Contents) -> Markup:
    """A table a document under check, a row a figure in the order of the text."""
    checks = contents.report.checks
    verdicts = [verdict for verdict in ORDER if any(check.verdict == verdict for check in checks)]
    numbered = enumerate(checks)
    tables = [
        _table(document, list(own), contents) for document, own in groupby(numbered, key=lambda pair: pair[1].document)
    ]
    return join([_filters(verdicts, contents), element("div", *tables, id="check-list")])


def _filters(verdicts: list[Verdict], contents: Contents) -> Markup:
    counts = {verdict: sum(check.verdict == verdict for check in contents.report.checks) for verdict in verdicts}
    boxes = (
        element(
            "label",
            element("input", type="checkbox", name="verdict", value=verdict, checked=True),
            element("span", f"{WORDS.get(verdict, verdict)} {counts[verdict]:,}"),
            class_=f"chip v-{verdict}",
        )
        for verdict in verdicts
    )
    return element(
        "form",
        element("fieldset", element("legend", "Verdict"), *boxes),
        element("label", element("span", "Search"), element("input", type="search", name="q"), class_="search"),
        element("output", "", class_="count", aria_live="polite"),
        class_="filters",
        id="check-filters",
        aria_label="Filter the checklist",
    )


def _table(document: str, checks: list[tuple[int, Check]], contents: Contents) -> Markup:
    heads = (element("th", name, scope="col") for name in ("Line", "In the draft", "Verdict", "Beside it"))
    table = element(
        "table",
        element("caption", contents.link(plain(document), document)),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(number, check, contents) for number, check in checks)),
        class_="checks",
    )
    return element("div", table, class_="later")


def _row(number: int, check: Check, contents: Contents) -> Markup:
    figure, counted = figured(check)
    sentence = clipped(plain(check.sentence), figure, check.counted, SENTENCE)
    place = f"{plain(check.document)}:{check.line}:{check.column}"
    anchor = contents.places.get(place)
    where = f"{check.line}:{check.column}"
    shown = [element("b", figure, class_="figure"), BLANK, element("span", counted)]
    said = element("blockquote", marked(sentence, figure, found(sentence, figure, check.counted))) if sentence else ""
    quoted = 1 if check.verdict == "confirmed" else QUOTED
    beside = [_ground(ground, n < quoted, contents) for n, ground in enumerate(grounds(check, contents.sources))]
    return element(
        "tr",
        element("td", element("a", where, href=f"#{anchor}") if anchor else element("span", where), class_="line"),
        element("td", *shown, said, class_="mine"),
        element("td", verdict(check.verdict), *_rule(check, contents), class_="verdict"),
        element("td", element("ul", *beside) if beside else element("span", "nothing", class_="soft"), class_="beside"),
        id=f"k{number}",
        data_verdict=check.verdict,
    )


def verdict(word: Verdict) -> Markup:
    """A verdict as a badge."""
    return element("span", WORDS.get(word, word), class_=f"badge v-{word}")


def _rule(check: Check, contents: Contents) -> list[Markup]:
    """The finding that spoke against the figure."""
    number = contents.known.get(check.finding or "")
    if number is None:
        return []
    finding = contents.report.findings[number]
    return [BLANK, element("a", finding.code, href=f"#f{number}", class_="code", title=finding.message)]


def _ground(ground: Ground, quoted: bool, contents: Contents) -> Markup:
    """A voice, with its sentence where it is to be ``quoted``, else its figure alone."""
    if not ground.place:
        return element("li", ground.who, class_="soft")
    place = contents.link(ground.place, ground.document)
    who = element("span", ground.who, class_="who")
    if not quoted:
        return element("li", who, Markup(": "), element("span", ground.surface), BLANK, place)
    sentence = clipped(ground.sentence, ground.surface, "", SENTENCE)
    quote = element("blockquote", marked(sentence, ground.surface, found(sentence, ground.surface, "")))
    return element("li", who, quote, place)
