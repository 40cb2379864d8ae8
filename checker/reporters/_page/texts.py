"""The documents on the page: each text with its claims marked in place, coloured by how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from checker.model import Block, Claim, Document, DocumentRecord, Table
from checker.reporters._page.contents import Contents, numbers
from checker.reporters._page.elements import BLANK, Markup, element, join, piece
from checker.reporters._printable import plain
from checker.reporters._wording import many, measured
from checker.wording import when

LOOKS: Final = {
    "v-conflicts": "in conflict",
    "v-outdated": "outdated",
    "disputed": "in a finding",
    "v-unsourced": "unsourced",
    "v-confirmed": "confirmed",
    "v-not-checkable": "not checkable",
    "read": "read, in no finding",
}
"""How a claim may stand, the worst first, and what that is called."""
RANKED: Final = tuple(LOOKS)
UNFOLDED: Final = 5
"""Documents under check that are unfolded at first; of more, none."""
CITED: Final = 40
"""Findings and checks that a claim leads to, each; a source may be cited by every line of a long draft."""
LEFT_OUT: Final = "front matter"
"""What a document's head tells already."""


@dataclass(frozen=True)
class Span:
    """A stretch of a text that claims stand on; where they overlap, together."""

    start: int
    end: int
    claims: tuple[Claim, ...]


def texts(contents: Contents) -> Markup:
    """The documents: those under check first and unfolded, then the sources."""
    view = contents.report.view
    assert view is not None
    mine = contents.under_check()
    by_document: dict[str, list[Claim]] = {}
    for claim in view.claims:
        by_document.setdefault(claim.document, []).append(claim)
    records = sorted(contents.report.documents, key=lambda record: record.document not in mine)
    shown = (
        _document(record, view.documents[record.document], by_document.get(record.document, []), contents)
        for record in records
        if record.document in view.documents
    )
    return join([_legend(bool(mine)), *shown])


def _legend(judged: bool) -> Markup:
    looks = [look for look in RANKED if judged or not look.startswith("v-")]
    marks = (element("li", element("span", LOOKS[look], class_=f"claim {look}")) for look in looks)
    return element("ul", *marks, class_="legend", aria_label="What the colours mean")


def _document(record: DocumentRecord, document: Document, claims: Sequence[Claim], contents: Contents) -> Markup:
    name, mine = plain(record.document), contents.under_check()
    told = [part for part in (record.publisher, when(record.period), many(record.claims, "claim")) if part]
    summary = element(
        "summary",
        element("b", record.title or name),
        *(join([BLANK, element("span", part, class_="soft")]) for part in told),
        *([BLANK, element("span", "under check", class_="tag")] if record.document in mine else []),
    )
    about = element(
        "dl",
        *_about("File", element("code", name)),
        *_about("Dated by", record.dated_by),
        *_about("SHA-256", element("code", record.sha256)),
        class_="record",
    )
    return element(
        "details",
        summary,
        about,
        element("div", *_body(document, _spans(claims), contents), class_="text", lang=document.language),
        class_="document",
        id=contents.documents[record.document],
        open=len(mine) <= UNFOLDED and (record.document in mine or len(contents.report.documents) == 1),
    )


def _about(term: str, told: str) -> list[Markup]:
    return [element("div", element("dt", term), element("dd", told))] if told else []


def _spans(claims: Sequence[Claim]) -> list[Span]:
    """The stretches that are marked, in order; what overlaps is one."""
    spans: list[Span] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if spans and claim.start < spans[-1].end:
            last = spans[-1]
            spans[-1] = Span(last.start, max(last.end, claim.end), (*last.claims, claim))
        elif claim.end > claim.start:
            spans.append(Span(claim.start, claim.end, (claim,)))
    return spans


# --- blocks ------------------------------------------------------------------------------------------------------


def _body(document: Document, spans: Sequence[Span], contents: Contents) -> Iterator[Markup]:
    """The text, block by block; a text without blocks is one."""
    blocks = document.blocks or (Block(0, len(document.text), "prose", "body"),)
    tables = iter(document.tables)
    table = next(tables, None)
    left = iter(spans)
    span = next(left, None)
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        shown: list[Markup] = []
        for block in run:
            own: list[Span] = []
            while span is not None and span.start < block.end:
                if span.start >= block.start:
                    own.append(span)
                span = next(left, None)
            if block.reason == LEFT_OUT:
                continue
            if kind == "table" and table is not None and table.start < block.end:
                shown.append(_table(document, table, own, contents))
                table = next(tables, None)
                continue
            shown.append(_block(document, block, own, contents))
        if kind == "item" and shown:
            yield element("ul", *shown)
        else:
            yield from shown


def _block(document: Document, block: Block, spans: Sequence[Span], contents: Contents) -> Markup:
    inner = _marked(document.text, block.start, block.end, spans, contents)
    if not inner.strip():
        return Markup("")
    match block.kind:
        case "heading":
            return element("p", inner, class_="heading", role="heading", aria_level=3)
        case "item":
            return element("li", inner)
        case "quote":
            return element("blockquote", element("p", inner))
        case "caption" | "skipped" | "table":
            return element("p", inner, class_=block.kind)
    return element("p", inner)


def _table(document: Document, table: Table, spans: Sequence[Span], contents: Contents) -> Markup:
    rows = []
    for number, cells in enumerate(table.rows):
        name = "th" if number < table.header else "td"
        shown = []
        for cell in cells:
            own = [span for span in spans if cell.start <= span.start < cell.end]
            shown.append(element(name, _marked(document.text, cell.start, cell.end, own, contents)))
        rows.append(element("tr", *shown))
    return element("div", element("table", *rows), class_="wide")


def _marked(text: str, start: int, end: int, spans: Sequence[Span], contents: Contents) -> Markup:
    """A stretch of a text with its claims as links."""
    parts = []
    at = start
    for span in spans:
        stop = min(span.end, end)
        parts += [piece(text[at : span.start]), _claim(text[span.start : stop], span.claims, contents)]
        at = stop
    return join([*parts, piece(text[at:end])])


def _claim(words: str, claims: Sequence[Claim], contents: Contents) -> Markup:
    look = min((_look(claim, contents) for claim in claims), key=RANKED.index)
    found = sorted({number for claim in claims for number in contents.findings.get(claim.id, ())})[:CITED]
    checked = _checked(claims, contents)
    first, *others = (contents.claims[claim.id] for claim in claims)
    leads = f"f{found[0]}" if found else f"k{checked[0]}" if checked else first
    about = "; ".join(dict.fromkeys(_about_claim(claim) for claim in claims))
    return element(
        "a",
        *(element("span", id=other) for other in others),
        piece(words),
        class_=f"claim {look}",
        id=first,
        href=f"#{leads}",
        aria_label=f"{plain(words)}, {LOOKS[look]}",
        title=about,
        data_findings=numbers(found, "f"),
        data_checks=numbers(checked, "k"),
    )


def _checked(claims: Sequence[Claim], contents: Contents) -> list[int]:
    """The checks that tell of claims: those of the claims themselves, then the first of those that cite them."""
    own = {claim.id for claim in claims}
    told = {number for claim in claims for number in contents.checks.get(claim.id, ())}
    return sorted(told, key=lambda number: (contents.report.checks[number].claim not in own, number))[:CITED]


def _look(claim: Claim, contents: Contents) -> str:
    check = contents.verdicts.get(claim.id)
    if check is not None:
        return f"v-{check.verdict}"
    return "disputed" if contents.findings.get(claim.id) else "read"


def _about_claim(claim: Claim) -> str:
    """What is measured, of which time, and how firmly it is said."""
    said = [measured(claim.measure), when(claim.period)]
    return ", ".join(said if claim.modality == "asserted" else [*said, claim.modality])
