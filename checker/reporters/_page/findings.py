"""The findings on the page: each an article with its sides next to one another, and what filters and sorts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from checker.model import Finding, Group, Severity
from checker.reporters._excerpt import found
from checker.reporters._page.contents import Contents, marked
from checker.reporters._page.elements import BLANK, Markup, element, join, text
from checker.reporters._printable import plain
from checker.reporters._sides import More, Row, agreeing, rows
from checker.reporters._wording import NOTE, measured, sureness

LEVELS: Final[tuple[Severity, ...]] = ("error", "warning", "info")


def findings(contents: Contents) -> Markup:
    """The findings, worst first."""
    listed = contents.report.findings
    if not listed:
        return element("p", "Nothing disagrees.", class_="none")
    articles = (article(number, finding, contents) for number, finding in enumerate(listed))
    return join([_filters(contents), element("div", *articles, id="finding-list")])


def _filters(contents: Contents) -> Markup:
    listed = contents.report.findings
    levels = [level for level in LEVELS if any(finding.severity == level for finding in listed)]
    codes = sorted({(finding.code, finding.name) for finding in listed})
    named = sorted({name for finding in listed for name in _documents(finding)} & set(contents.documents))
    return element(
        "form",
        element(
            "fieldset",
            element("legend", "Severity"),
            *(_box("severity", level, f"{NOTE[level]}s", f"sev-{level}") for level in levels),
        ),
        _choice("code", "Rule", [("", "all")] + [(code, f"{code} {name}") for code, name in codes]),
        _choice("document", "Document", [("", "all")] + [(contents.documents[d], d) for d in named]),
        _choice(
            "sort", "Sort by", [("worst", "worst first"), ("sure", "surest first"), ("place", "document and line")]
        ),
        element("label", element("span", "Search"), element("input", type="search", name="q"), class_="search"),
        element("output", "", class_="count", aria_live="polite"),
        class_="filters",
        id="finding-filters",
        aria_label="Filter the findings",
    )


def _box(name: str, value: str, label: str, look: str) -> Markup:
    box = element("input", type="checkbox", name=name, value=value, checked=True)
    return element("label", box, element("span", label), class_=f"chip {look}")


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> Markup:
    listed = (element("option", shown, value=value) for value, shown in options)
    return element("label", element("span", label), element("select", *listed, name=name))


def _documents(finding: Finding) -> list[str]:
    """The documents a finding is of, its own first."""
    told = [spot.document for spot in finding.locations] + [claim.document for claim in finding.claims]
    return list(dict.fromkeys((finding.document, *told)))


def article(number: int, finding: Finding, contents: Contents) -> Markup:
    """One finding. Its data are what the filters ask for."""
    head = element(
        "header",
        element("span", NOTE[finding.severity], class_=f"badge sev-{finding.severity}"),
        element("a", finding.code, href=f"#rule-{plain(finding.code)}", title=finding.name, class_="code"),
        element("span", sureness(finding.confidence), class_="soft"),
    )
    voices = rows(finding, contents.sources)
    parts = [
        head,
        element("h3", finding.message, id=f"f{number}-title"),
        element("p", measured(finding.measure), class_="measure") if finding.measure else "",
        sides(voices, contents) if voices else places(finding, contents),
        because(finding),
        element("p", element("b", "To mend:"), BLANK, text(finding.help), class_="mend") if finding.help else "",
    ]
    return element(
        "article",
        *parts,
        class_=f"finding sev-{finding.severity}",
        id=f"f{number}",
        tabindex=-1,
        aria_labelledby=f"f{number}-title",
        data_order=number,
        data_severity=finding.severity,
        data_code=finding.code,
        data_sure=finding.confidence,
        data_documents=" ".join(contents.documents.get(name, "") for name in _documents(finding)),
        data_place=f"{contents.documents.get(finding.document, 'd')[1:]} {finding.line} {finding.column}",
    )


def sides(voices: Sequence[Row | More], contents: Contents) -> Markup:
    """The voices in columns, a side each; what is not in dispute comes last."""
    columns: list[list[Row | More]] = []
    for row in voices:
        begins = isinstance(row, Row) and bool(row.side)
        leaves = bool(columns) and columns[-1][0].disputed and not row.disputed
        if not columns or begins or leaves:
            columns.append([])
        columns[-1].append(row)
    return element("div", *(_side(column, contents) for column in columns), class_="sides")


def _side(column: Sequence[Row | More], contents: Contents) -> Markup:
    first = column[0]
    letter = first.side if isinstance(first, Row) else ""
    head = [element("span", letter, class_="letter")] if letter else []
    if not first.disputed:
        head.append(element("span", "not in dispute", class_="soft"))
    shown: list[Markup] = []
    for figure, same in groupby(_figures(column), key=lambda pair: pair[0]):
        voices = element("ul", *(_voice(row, contents) for _, row in same))
        shown.append(join([element("p", figure, class_="figure"), voices]))
    look = "side" if first.disputed else "side context"
    inner = [element("p", *head, class_="head")] if head else []
    return element("div", *inner, *shown, class_=look, role="group", aria_label=_called(letter))


def _called(letter: str) -> str:
    return f"Side {letter}" if letter else "Sources"


def _figures(column: Sequence[Row | More]) -> Iterable[tuple[str, Row | More]]:
    """The rows with the figure each prints; one that says no figure of its own goes on with that before it."""
    figure = ""
    for row in column:
        figure = (row.figure if isinstance(row, Row) else "") or figure
        yield figure, row


def _voice(row: Row | More, contents: Contents) -> Markup:
    if isinstance(row, More):
        return element("li", row.text, class_="soft")
    sentence = plain(row.sentence)
    time = [element("span", " ".join(part for part in (row.when, row.of) if part), class_="when")]
    tags = ([row.mark] if row.mark else []) + list(row.notes)
    return element(
        "li",
        element("span", row.who, class_="who"),
        BLANK,
        *time,
        *(join([BLANK, element("span", tag, class_="tag")]) for tag in tags),
        element("blockquote", marked(sentence, row.surface, found(sentence, row.surface, row.counted))),
        contents.link(row.place, row.document),
        class_="here" if row.here else None,
    )


def places(finding: Finding, contents: Contents) -> Markup:
    """Where a finding stands that is of no claims."""
    spots = finding.locations or (finding,)
    listed = (
        element("li", contents.link(f"{plain(spot.document)}:{spot.line}:{spot.column}", spot.document))
        for spot in spots
    )
    return element("ul", *listed, class_="places")


def because(finding: Finding) -> Markup:
    """Why the figures are held for one measure; to be unfolded."""
    match = finding.match
    if match is None or not (match.reasons or match.differences):
        return Markup("")
    parts = [
        element("p", element("b", label), BLANK, text("; ".join(map(plain, said))))
        for label, said in (("One measure:", match.reasons), ("But differ:", match.differences))
        if said
    ]
    return element("details", element("summary", "Why these are held for one measure"), *parts, class_="why")


def agreed(groups: Sequence[Group], contents: Contents) -> Markup:
    """What several sources give alike."""
    shown = (
        element(
            "article",
            element("h3", measured(group.measure)),
            sides(agreeing(group, contents.sources), contents),
            class_="finding agreed",
        )
        for group in groups
    )
    return join(shown)
