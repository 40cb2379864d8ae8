"""A finding, a report or a measure over time as a piece of HTML that stands by itself: what a notebook shows.

The parts and the style are those of the page; a piece has no script, leads nowhere and names nothing outside of itself.
Its style touches nothing beside it, and follows the notebook's theme, or else the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final
from zlib import crc32

from checker.model import Finding, Group, Report
from checker.reporters._page.contents import Contents
from checker.reporters._page.elements import BLANK, Markup, element, join
from checker.reporters._page.findings import because, places, sides
from checker.reporters._page.frame import asset
from checker.reporters._page.history import measure
from checker.reporters._sides import Source, rows
from checker.reporters._verdicts import tally
from checker.reporters._wording import NOTE, measured, summed_up, sureness

SHOWN: Final = 30
"""Findings, or measures, that are shown at once; the others are counted."""
SECTIONS: Final = ("badges", "findings", "over time")
"""The sections of the page's style that a piece needs."""
DARK: Final = ('body[data-jp-theme-light="false"]', "body.vscode-dark", "html[theme=dark]")
LIGHT: Final = ('body[data-jp-theme-light="true"]', "body.vscode-light")
"""How notebooks say which theme they have."""


def of_finding(finding: Finding) -> str:
    """One finding; without its report the sources are called by their files."""
    return _piece(_finding(finding, Contents.of(_bare((finding,)))))


def of_report(report: Report) -> str:
    """What a report says: its sum, the verdicts, and the findings, worst first."""
    contents = Contents.of(report.model_copy(update={"view": None}))
    parts = [element("p", summed_up(report), class_="soft")]
    if report.checks:
        parts.append(element("p", tally(report.checks), class_="soft"))
    parts += [_finding(finding, contents) for finding in report.findings[:SHOWN]]
    return _piece(*parts, _more(len(report.findings) - SHOWN, "finding"))


def of_groups(groups: Sequence[Group], sources: Mapping[str, Source]) -> str:
    """Measures over time, each drawn and listed."""
    contents = Contents(_bare(()), dict(sources))
    drawn = (
        measure(crc32("\0".join(c.id for c in group.claims).encode()), group, contents) for group in groups[:SHOWN]
    )
    if not groups:
        return _piece(element("p", "No measure.", class_="soft"))
    return _piece(element("div", *drawn, class_="measures"), _more(len(groups) - SHOWN, "measure"))


def _bare(findings: tuple[Finding, ...]) -> Report:
    return Report(documents=(), skipped=(), claims=0, findings=findings)


def _finding(finding: Finding, contents: Contents) -> Markup:
    voices = rows(finding, contents.sources)
    head = element(
        "header",
        element("span", NOTE[finding.severity], class_=f"badge sev-{finding.severity}"),
        BLANK,
        element("span", f"{finding.code} {finding.name}", class_="code"),
        BLANK,
        element("span", sureness(finding.confidence), class_="soft"),
    )
    parts = [
        head,
        element("h3", finding.message),
        element("p", measured(finding.measure), class_="measure") if finding.measure else "",
        sides(voices, contents) if voices else places(finding, contents),
        because(finding),
        element("p", element("b", "To mend:"), BLANK, element("span", finding.help), class_="mend")
        if finding.help
        else "",
    ]
    return element("article", *parts, class_=f"finding sev-{finding.severity}")


def _more(count: int, noun: str) -> Markup:
    return (
        element("p", f"and {count:,} more {noun}{'' if count == 1 else 's'}", class_="soft") if count > 0 else join([])
    )


def _piece(*parts: str) -> str:
    return element("div", element("style", Markup(_style())), *parts, class_="claimcheck")


@cache
def _style() -> str:
    """The part of the page's style that a piece needs, for the piece alone."""
    whole = asset("page.css")
    light, dark = (" ".join(found.split()) for found in re.findall(r":root \{(.*?)\}", whole, re.DOTALL)[:2])
    wanted = [part.partition("*/") for part in whole.split("/*")[1:]]
    sections = "".join(inner for name, _, inner in wanted if name.strip() in SECTIONS)
    own = "background:none;color:var(--ink);font:.94rem/1.5 var(--sans);overflow-wrap:break-word;max-width:76rem;"
    reset = ":is(h3,p,ul,figure,blockquote){margin:0;padding:0;border:0;text-align:left}ul{list-style:none}"
    narrow = ".measures{grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),28rem))}"
    small = "code{font:.86em var(--mono);background:none;color:inherit}.soft{color:var(--soft)}"
    return "\n".join(
        (
            f".claimcheck{{{light}}}",
            f"@media (prefers-color-scheme:dark){{.claimcheck{{{dark}}}}}",
            *(f"{theme} .claimcheck{{{light}color-scheme:light;}}" for theme in LIGHT),
            *(f"{theme} .claimcheck{{{dark}color-scheme:dark;}}" for theme in DARK),
            f".claimcheck{{{own}*{{box-sizing:border-box}}{reset}{small}{sections.strip()}{narrow}}}",
        )
    )
