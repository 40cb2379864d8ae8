"""Superlatives of a thing whose figure stands beside those of others: the rows of a table, names with a figure in
brackets. "Arden has the highest number", and Bexhill has more.

Which figure a superlative is of is seldom said. So it counts as refuted only where the thing is beaten in every column
that it may be of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from checker.arithmetic.cells import YEARS
from checker.arithmetic.headings import words_of
from checker.arithmetic.passages import by_document, sentences, tables
from checker.arithmetic.shown import number
from checker.arithmetic.tables import MOST_COLUMNS, MOST_ROWS, Sheet
from checker.lexicon import words
from checker.model import Claim, Document, Location, Reconciliation
from checker.pattern import pattern
from checker.wordclass import singular

NEAR: Final = 1500
"""Characters between figures side by side and a superlative of them."""
MOST: Final = 60
"""Things set side by side that are looked at."""
_BETWEEN: Final = 80
_CLAUSE: Final = 160
_BEFORE: Final = 300


class Column(NamedTuple):
    """Figures of things side by side: what heads them, a value a thing (``None`` where none is told), the claims."""

    heading: str
    values: tuple[Decimal | None, ...]
    claims: tuple[Claim | None, ...]
    share: bool


class Field(NamedTuple):
    """Things set side by side: their names, their figures, the words that tell what they are, and their place."""

    names: tuple[str, ...]
    columns: tuple[Column, ...]
    kind: str
    told: str
    start: int
    end: int
    tabular: bool


class Refuted(NamedTuple):
    """A superlative, the place of its words, the claims of the thing and of the one that beats it, and how in words."""

    claims: tuple[Claim, ...]
    place: Location
    sum: str


def beaten(data: Reconciliation) -> Iterator[Refuted]:
    """The superlatives of the documents to judge that figures side by side refute."""
    fields: dict[str, list[Field]] = {}
    for grid in tables(data):
        if 2 <= len(grid.rows) <= MOST_ROWS and all(len(row.cells) <= MOST_COLUMNS for row in grid.rows):
            field = _of_table(Sheet(grid), grid.document, grid.table.start, grid.table.end)
            if field is not None:
                fields.setdefault(grid.document.name, []).append(field)
    for document, found in _bracketed(data):
        fields.setdefault(document.name, []).append(found)
    for document, _ in by_document(data):
        for field in fields.get(document.name, ()):
            yield from _refuted(document, field)


def _of_table(sheet: Sheet, document: Document, start: int, end: int) -> Field | None:
    rows = sheet.things()
    if not 2 <= len(rows) <= MOST:
        return None
    columns = []
    for column in range(sheet.width):
        cells = [sheet.body[i][column] for i in rows]
        if column == sheet.label or sum(c.state == "number" for c in cells) < 2:
            continue
        values = tuple(c.value if c.state == "number" else None for c in cells)
        share = sheet.is_percent(column, [c for c in cells if c.state == "number"])
        columns.append(Column(sheet.headings[column], values, tuple(c.claim for c in cells), share))
    names = tuple(" ".join(sheet.body[i][sheet.label].text.split()).strip("*_` ") for i in rows)
    if not columns or len(set(names)) < len(names):
        return None
    told = document.text[max(0, start - _BEFORE) : start]
    return Field(names, tuple(columns), sheet.headings[sheet.label], told, start, end, tabular=True)


_NAMED: Final = pattern(r"(?P<name>[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|de|van|von|der|of))*)\s*\($")


def _bracketed(data: Reconciliation) -> Iterator[tuple[Document, Field]]:
    """Names of one sentence with a figure in brackets each: "Ada Lind (€2m), Eva Berg (€4m)"."""
    for passage in sentences(data):
        text = passage.document.text
        pairs: list[tuple[str, Claim]] = []
        for claim in passage.claims:
            found = _NAMED.search(text, max(passage.start, claim.start - 60), claim.start)
            q = claim.quantity
            if found and text[claim.end : claim.end + 1] == ")" and q is not None and q.value is not None:
                pairs.append((found["name"], claim))
        if 2 <= len(pairs) <= MOST and len({(c.kind, c.quantity.unit) for _, c in pairs if c.quantity}) == 1:
            names = tuple(name for name, _ in pairs)
            values = tuple(c.quantity.value if c.quantity else None for _, c in pairs)
            column = Column("", values, tuple(c for _, c in pairs), share=False)
            if len(set(names)) == len(names):
                yield (
                    passage.document,
                    Field(names, (column,), "", passage.text, passage.start, passage.end, tabular=False),
                )


# --- what is said ----------------------------------------------------------------------------------------------------


@cache
def _superlative() -> re.Pattern[str]:
    known = sorted(words("most", "ranks") | words("least", "ranks"))
    return pattern(rf"(?<![\w-])(?P<word>{'|'.join(known)})(?![\w-])", re.IGNORECASE)


def _refuted(document: Document, field: Field) -> Iterator[Refuted]:
    text = document.text
    starts = [b.start for b in document.blocks]
    for low, high in ((max(0, field.start - NEAR), field.start), (field.end, min(len(text), field.end + NEAR))):
        for found in _superlative().finditer(text, low, high):
            index = bisect_left(starts, found.start() + 1) - 1
            if index < 0 or document.blocks[index].kind not in ("prose", "item", "caption", "heading", "quote"):
                continue
            block = document.blocks[index]
            if found.start() >= block.end:
                continue
            begin = _clause_start(text, max(block.start, found.start() - _CLAUSE), found.start())
            end = _clause_end(text, found.end(), min(block.end, found.end() + _CLAUSE))
            thing = _thing(text[begin : found.start()], text[found.end() : end], field.names)
            if thing is None or _is_bounded(text[begin:end]):
                continue
            told = field.told.replace(text[begin:end].strip(), " ")
            shown = _beaten(field._replace(told=told), thing, found["word"].lower(), text[found.end() : end])
            if shown is not None:
                best, column = shown
                first, last = document.place(begin), document.place_behind(end)
                place = Location(
                    document=document.name, line=first[0], column=first[1], end_line=last[0], end_column=last[1]
                )
                mine, its = column.values[thing], column.values[best]
                claims = sorted((c for c in (column.claims[thing], column.claims[best]) if c), key=lambda c: c.start)
                if claims and mine is not None and its is not None:
                    sort = "more" if found["word"].lower() in words("most", "ranks") else "less"
                    said = " ".join(text[begin:end].split()).rstrip(" ,.;:")
                    told = f"“{said}”, but {field.names[best]} has {sort}: {number(its)} against {number(mine)}"
                    yield Refuted(tuple(claims), place, told)


_ENDING: Final = pattern(r"[.!?;:]\s|\n\s*\n|\b(?:whereas|while|although|though|but)\b")


def _clause_start(text: str, low: int, end: int) -> int:
    start = low
    for found in _ENDING.finditer(text, low, end):
        start = found.end()
    while start < end and text[start] in " \n\t*_#>-":
        start += 1
    return start


def _clause_end(text: str, start: int, high: int) -> int:
    found = _ENDING.search(text, start, high)
    return found.start() if found is not None else high


def _is_bounded(clause: str) -> bool:
    said = set(re.findall(r"[a-z][a-z-]*", clause.lower()))
    return bool(said & words("bounded", "ranks")) or _BOUNDED.search(clause) is not None


_BOUNDED: Final = pattern(
    r"""
    \b(?:one|some|two|three|many|several|each|both)\ of\b   # one of the largest
    | n[’']t\b
    | \bper\ (?:head|capita|person|inhabitant|resident|member|square)\b
    | (?:-|\b(?:second|third|fourth|fifth|sixth|next|two|three|four|five)\ )   # the second largest
      (?:largest|biggest|greatest|highest|most|smallest|lowest|fewest|least)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@cache
def _link() -> re.Pattern[str]:
    """Between a thing and its superlative: "is still the", "district has the", "'s was the"."""
    adverbs = "still|now|also|again|easily|clearly|alone|then|by far|far"
    verbs = "|".join(sorted(words("holding", "ranks"), key=len, reverse=True))
    return pattern(
        rf"(?:\s[a-z-]+){{0,2}}?(?:['’]s?)?(?:\s(?:{adverbs}))*\s(?:{verbs})"
        rf"(?:\s(?:{adverbs}|up|in|out|for|with|by|of|all|both))*(?:\s(?:the|its|their))?\s"
    )


_APPOSED: Final = pattern(r",(?:\s(?:now|still|by far|easily|also))?\s(?:the\s)?")
_LEADING: Final = pattern(
    r"(?:^|[,–—]|\b(?:and|that|where|when|as|so|even so|still|yet|again))\s*(?:the\s|its\s|their\s)?$", re.IGNORECASE
)
_TURNED: Final = pattern(
    r"\s(?:[\w’'-]+\s){0,6}?"
    r"(?:is|was|are|were|remains|remained|went to|goes to|comes from|came from|belongs to|fell to|falls to)"
    r"(?:\s(?:still|now|again|that of|those of|the|in))*\s$"
)


def _thing(before: str, behind: str, names: Sequence[str]) -> int | None:
    """Which of the things a superlative is said of; ``None`` where that is not plain."""
    ahead = [(i, m) for i, name in enumerate(names) for m in _mentions(name, before)]
    if len({i for i, _ in ahead}) > 1:
        return None
    if ahead:
        thing, mention = ahead[-1]
        between = before[mention.end() :]
        if len(between) > _BETWEEN or not _LEADING.search(before[: mention.start()]):
            return None
        return thing if _link().fullmatch(between) or _APPOSED.fullmatch(between) else None
    after = [(i, m) for i, name in enumerate(names) for m in _mentions(name, behind)]
    if len({i for i, _ in after}) != 1:
        return None
    thing, mention = after[0]
    opens = re.fullmatch(r"(?:[A-Za-z][\w ]{0,40},\s|and\s|but\s)?[Tt]he\s|By far the\s", before)
    return thing if opens and _TURNED.fullmatch(behind[: mention.start()]) else None


def _mentions(name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a text names a thing: in full, or a person by the last name."""
    bare = re.sub(r"\s*\([^()]*\)$|^[Tt]he\s", "", name)
    if not re.search(r"[^\W\d_]{2}", bare):
        return
    found = list(re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text))
    if not found and " " in bare:
        found = list(re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text, re.IGNORECASE))
    if not found and re.fullmatch(r"(?:[A-Z][\w’-]+ )+[A-Z][\w’-]+", bare):
        found = list(re.finditer(rf"(?<!\w){re.escape(bare.split()[-1])}(?!\w)", text))
    yield from found


# --- which figures it is of ------------------------------------------------------------------------------------------


def _beaten(field: Field, thing: int, word: str, behind: str) -> tuple[int, Column] | None:
    """The thing that beats another, and in which column, where it is beaten in all that a superlative may be of."""
    more = word in words("most", "ranks")
    columns = _meant(field, word, behind)
    best: tuple[int, Column] | None = None
    for column in field.columns:
        values = [v for v in column.values if v is not None]
        mine = column.values[thing]
        top = max(values) if more else min(values)
        if mine is None or mine == top:
            return None
        if column in columns:
            place = column.values.index(top)
            if best is None or not column.share:
                best = place, column
    return best


_NOUNS: Final = pattern(r"(?:\s[\w²’'-]+){0,6}")


def _meant(field: Field, word: str, behind: str) -> list[Column]:
    """The columns that a superlative may be of."""
    said: list[str] = []
    for token in (_NOUNS.match(behind) or [""])[0].lower().split():
        if token in words("behind_superlative", "ranks"):
            break
        said.append(token)
    if "of" in said:
        at = said.index("of")
        noun, of = said[:at], [w for w in said[at + 1 :] if w not in ("the", "all", "its", "these", "those", "them")]
    else:
        noun, of = said, []
    head = singular(noun[-1]) if noun else ""
    other = singular(of[-1]) if of else ""
    whole = {singular(w) for w in words_of(field.told)}
    kind = {singular(w) for w in words_of(field.kind)}
    if head and head in words("unnamed", "ranks"):
        if not other or other in ("total", "whole", "three", "four", "five"):
            return list(field.columns)
        return _headed(field, other) or (list(field.columns) if other in whole and _unlabelled(field) else [])
    if head and _headed(field, head):
        return _headed(field, head)
    if not field.tabular:
        return list(field.columns) if head in whole or head in _PRICES else []
    sizes = [c for c in field.columns if _is_size(c)]
    if word in words("sized", "ranks") and (not head or head in kind or head in whole or other):
        return sizes
    if head in words("sizes", "ranks"):
        return sizes
    return list(field.columns) if head and head in whole and _unlabelled(field) else []


_PRICES: Final = frozenset({"fee", "price", "sum", "amount", "payment", "deal", "cost", "bill"})


def _headed(field: Field, noun: str) -> list[Column]:
    return [c for c in field.columns if noun in {singular(w) for w in words_of(c.heading)}]


def _is_year(heading: str) -> bool:
    return all(w.isdigit() and int(w) in YEARS for w in re.findall(r"\w+", heading)) and bool(heading)


def _unlabelled(field: Field) -> bool:
    """Whether the headings say nothing of what is counted: years and shares."""
    return all(c.share or _is_year(c.heading) or not c.heading for c in field.columns)


def _is_size(column: Column) -> bool:
    said = {singular(w) for w in re.findall(r"[^\W\d_]+²?", column.heading.lower())}
    return bool(said & words("sizes", "ranks")) or _is_year(column.heading)
