"""The page itself: its head with the policy that forbids every request, its parts, its style and its script."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Final

import checker
from checker.model import Report
from checker.reporters._page.checklist import ORDER, checklist
from checker.reporters._page.contents import Contents
from checker.reporters._page.elements import BLANK, Markup, element, join
from checker.reporters._page.findings import agreed, findings
from checker.reporters._page.history import history
from checker.reporters._page.texts import texts
from checker.reporters._rulebook import pages
from checker.reporters._verdicts import tally
from checker.reporters._wording import NOTE, many, summed_up

LONG: Final = 400
"""Findings and figures under check from which on a report is long."""
Part = tuple[str, str, str, Markup]
"""A part of the page: its anchor, its title, a line below that, and what it holds."""


@cache
def asset(name: str) -> str:
    """A file that the page is made with, as text."""
    return (files(__package__) / name).read_text(encoding="utf-8").strip()


def _hash(words: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"


def page(report: Report, *, agreeing: bool) -> str:
    """The whole report as one file."""
    contents = Contents.of(report)
    parts = list(_parts(contents, agreeing=agreeing))
    style, script = asset("page.css"), asset("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="generator", content=f"claimcheck {checker.__version__}"),
        element("title", f"claimcheck: {summed_up(report)}"),
        element("style", Markup(style)),
    )
    links = (element("a", title, href=f"#{anchor}") for anchor, title, _, _ in parts)
    body = element(
        "body",
        element("a", "Skip to the findings", href="#findings", class_="skip"),
        element("header", _summary(report)),
        element("nav", element("div", *links), class_="top", aria_label="Parts of the report"),
        element("main", *(_section(part) for part in parts), tabindex=-1),
        _panel(),
        element("footer", element("p", f"claimcheck {checker.__version__}")),
        element("script", Markup(script)),
    )
    long = len(report.checks) + len(report.findings) > LONG
    return f"<!doctype html>\n{element('html', head, body, lang='en', class_='long' if long else None)}\n"


def _section(part: Part) -> Markup:
    anchor, title, line, inner = part
    head = [element("h2", title, id=f"{anchor}-title"), *([element("p", line, class_="soft")] if line else [])]
    return element("section", *head, inner, id=anchor, aria_labelledby=f"{anchor}-title")


def _summary(report: Report) -> Markup:
    """The counts that matter, one tile each."""
    counts = [(f"sev-{level}" if count else "", count, NOTE[level]) for level, count in report.summary().items()]
    counts += [("", len(report.documents), "document"), ("", report.claims, "claim")]
    unsaid = [("", report.silenced, "silenced"), ("", len(report.known), "known from the baseline")]
    tiles = [_tile(look, count, noun if count == 1 else f"{noun}s") for look, count, noun in counts]
    tiles += [_tile(look, count, word) for look, count, word in unsaid if count]
    return element("div", element("h1", "claimcheck"), element("ul", *tiles, class_="tiles"), class_="summary")


def _tile(look: str, count: int, words: str) -> Markup:
    return element("li", element("b", f"{count:,}"), BLANK, element("span", words), class_=look or None)


def _parts(contents: Contents, *, agreeing: bool) -> list[Part]:
    """The parts there is something to say in."""
    report, view = contents.report, contents.report.view
    parts: list[Part] = [("findings", "Findings", "", findings(contents))]
    if report.checks:
        parts.append(("checklist", "Checklist", tally(report.checks), join([_share(contents), checklist(contents)])))
    if view is not None and view.moved:
        line = f"{many(len(view.moved), 'measure')} of which the figure changed from one date to another"
        parts.append(("moved", "Over time", line, history(contents)))
    if agreeing and report.confirmed:
        parts.append(("agreed", "What agrees", "", agreed(report.confirmed, contents)))
    if view is not None:
        line = "Every figure that was read is marked; choose one to see what stands against it"
        parts.append(("documents", "Documents", line, texts(contents)))
    if report.known:
        parts.append(("known", "Known already", "What the baseline knew, and since when", _known(report)))
    if report.skipped:
        listed = (
            element("li", element("code", path.path), BLANK, element("span", path.reason)) for path in report.skipped
        )
        parts.append(("skipped", "Not read", "", element("ul", *listed)))
    if report.findings:
        parts.append(("rules", "The rules", "", _rules(contents)))
    return parts


def _known(report: Report) -> Markup:
    """The findings of the baseline."""
    listed = (
        element(
            "li",
            element("b", one.code),
            BLANK,
            element("span", one.message),
            BLANK,
            element("span", f"{one.path}{f', since {one.since.isoformat()}' if one.since else ''}", class_="soft"),
        )
        for one in report.known
    )
    return element("ul", *listed)


def _share(contents: Contents) -> Markup:
    """How the verdicts share the claims among them, as a bar."""
    checks = contents.report.checks
    bars, at = [], 0.0
    for word in ORDER:
        share = sum(check.verdict == word for check in checks) * 100 / len(checks)
        if share:
            bars.append(element("rect", x=f"{at:.2f}", y=0, width=f"{share:.2f}", height=4, class_=f"v-{word}"))
        at += share
    return element("svg", *bars, viewBox="0 0 100 4", preserveAspectRatio="none", class_="share", aria_hidden="true")


def _rules(contents: Contents) -> Markup:
    """What the rules say that found something."""
    book = pages()
    found = sorted({finding.code for finding in contents.report.findings} & set(book))
    shown = (
        element(
            "details",
            element("summary", element("b", code), BLANK, element("span", book[code].name)),
            *(element("p", part) for part in (book[code].what, book[code].why, book[code].mend) if part),
            id=f"rule-{code}",
            class_="rule",
        )
        for code in found
    )
    return join(shown)


def _panel() -> Markup:
    """Where the script shows what stands against a claim."""
    buttons = (
        element("button", "Previous", type="button", data_go=-1),
        element("button", "Next", type="button", data_go=1),
        element("button", "Close", type="button", data_close=True),
    )
    return element(
        "aside",
        element("header", element("h2", "", id="panel-title", tabindex=-1), element("div", *buttons, class_="buttons")),
        element("div", "", class_="inner"),
        id="panel",
        hidden=True,
        aria_labelledby="panel-title",
    )
