"""How measures are printed by ``timeline``: the values on a line of numbers, oldest first, bounds drawn as bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.text import Text

import checker
from checker.cli._outlet import Look
from checker.model import Claim, Document, Group, Quantity
from checker.reporters._ends import ends
from checker.reporters._links import linked
from checker.reporters._paper import Cell, Paper, fitting
from checker.reporters._printable import plain
from checker.reporters._records import SCHEMA, group_record, indented
from checker.reporters._sides import Source, place
from checker.reporters._wording import figure, many, measured, newest
from checker.wording import said, source, when

GAP = 2
INDENT = 2


def as_json(groups: Sequence[Group]) -> str:
    """All measures in one object."""
    return indented(
        {"schema": SCHEMA, "version": checker.__version__, "groups": [group_record(group) for group in groups]}
    )


@dataclass(frozen=True)
class Line:
    """One value of one source at one time, however often it is repeated there."""

    when: Text
    figure: Text
    who: Text
    claim: Claim


def as_table(groups: Sequence[Group], documents: Sequence[Document], form: Look) -> str:
    """A block a measure, a line a value: when, the figure, its place among the others, who says so, where."""
    if not groups:
        return "no measure fits\n"
    sources = {document.name: Source(document.publisher, document.period) for document in documents}
    paper = Paper(form.width, form.colour)
    blocks = [(group, _lines(group, sources)) for group in groups]
    lines = [line for _, block in blocks for line in block]
    room = form.width - INDENT
    time = fitting((line.when for line in lines), 26)
    number = fitting((line.figure for line in lines), max(16, form.width // 6))
    who = max(fitting((line.who for line in lines), max(24, form.width // 5)), 12)
    where = fitting((Text(place(line.claim)) for line in lines), max(30, form.width // 3))
    bar = min(max(room - time - number - who - where - 4 * GAP, 0), 40)
    if bar < 16:
        where, bar = 0, min(max(room - time - number - who - 3 * GAP, 12), 32)
        who = min(who, max(room - time - number - bar - 3 * GAP, 12))
    for group, block in blocks:
        paper.paragraph(Text(measured(group.measure), "bold"))
        scale = _scale([line.claim.quantity for line in block])
        for line in block:
            spot = linked(plain(place(line.claim)), line.claim.document, form.links, "dim")
            inline = bool(where) and spot.cell_len <= where
            cells = [
                Cell(line.when, time),
                Cell(line.figure, number),
                Cell(Text(_drawn(line.claim.quantity, scale, bar), "cyan"), bar),
                Cell(line.who, who),
            ]
            paper.row([*cells, Cell(spot, where)] if inline else cells, indent=INDENT, gap=GAP)
            if not inline:
                paper.unbroken(spot, indent=INDENT + time + GAP + number + GAP)
        paper.blank()
    claims = sum(len(group.claims) for group in groups)
    paper.paragraph(Text(f"{many(len(groups), 'measure')}, {many(claims, 'claim')}"))
    return paper.printed()


def _lines(group: Group, sources: dict[str, Source]) -> list[Line]:
    fresh, word = newest({claim.id: claim.period for claim in group.claims})
    told: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in group.claims:
        value = figure(claim.quantity) if claim.quantity else plain(claim.surface)
        if claim.whole is not None and claim.whole.quantity is not None:
            value += f" of {figure(claim.whole.quantity)}"
        told.setdefault((when(claim.period), value, _who(claim, sources)), []).append(claim)
    lines = []
    for (time, value, who), claims in told.items():
        stamp = Text(time)
        if any(claim.id in fresh for claim in claims):
            stamp.append(f" {word}", "bold green")
        shown = Text(value, "bold")
        if len(claims) > 1:
            shown.append(f" ×{len(claims)}", "dim")
        modality = claims[0].modality
        speaker = Text(who) if modality == "asserted" else Text.assemble(who, (f" ({modality})", "dim"))
        lines.append(Line(stamp, shown, speaker, claims[0]))
    return lines


def _who(claim: Claim, sources: dict[str, Source]) -> str:
    """The source, with the day it said so where that is another than the time it speaks of."""
    day = when(said(claim, sources))
    return source(claim, sources) if day == when(claim.period) else f"{source(claim, sources)}, {day}"


# --- the line of numbers -----------------------------------------------------------------------------------------


def _scale(quantities: Sequence[Quantity | None]) -> tuple[Decimal, Decimal] | None:
    """The smallest and the largest number there is; ``None`` where nothing can be told apart."""
    known = [end for quantity in quantities for end in ends(quantity) if end is not None]
    if not known or min(known) == max(known):
        return None
    return min(known), max(known)


def _drawn(quantity: Quantity | None, scale: tuple[Decimal, Decimal] | None, width: int) -> str:
    """A value on the line: ● exact, ○ about, ├──→ at least, ←──┤ at most, ├──┤ a range."""
    low, high = ends(quantity)
    if quantity is None or scale is None or (low is None and high is None):
        return ""
    span = scale[1] - scale[0]

    def at(value: Decimal) -> int:
        return int((value - scale[0]) / span * (width - 3)) + 1

    if low is not None and low == high:
        return " " * at(low) + ("○" if quantity.approximate or quantity.comparator == "~" else "●")
    if low is None and high is not None:
        return "←" + "─" * (at(high) - 1) + "┤"
    if low is not None and high is None:
        return " " * at(low) + "├" + "─" * (width - at(low) - 2) + "→"
    assert low is not None
    assert high is not None
    return " " * at(low) + "├" + "─" * (at(high) - at(low) - 1) + "┤"
