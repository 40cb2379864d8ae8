"""The figure under the pointer: its verdict, the newest figure, who says so and when, and how it moved.

Texts of others stand in it letter by letter: each mark that Markdown gives a meaning to is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lsprotocol import types

from checker.lsp.analysis import Analysis
from checker.model import Check, Claim, Group, Verdict
from checker.reporters._printable import plain
from checker.reporters._sides import Source
from checker.reporters._verdicts import Ground, grounds
from checker.reporters._wording import figure, measured
from checker.wording import printed, when

WORDS: Final[dict[Verdict, str]] = {
    "confirmed": "confirmed",
    "conflicts": "in conflict",
    "outdated": "outdated",
    "unsourced": "no source speaks of it",
    "not-checkable": "nothing to hold it against",
}
STEPS: Final = 8
"""Steps of a history that are shown, the last ones."""
_MARKS: Final = re.compile(r"[\\`*_\[\]<>&|~#]")

Line = tuple[str, str]
"""A line and what it is: "title", "text" or "quote". A title's first words are the figure, up to a tab."""


def hover(analysis: Analysis, position: types.Position, kinds: Sequence[types.MarkupKind]) -> types.Hover | None:
    """The story of the figure at a place, None where none stands there; ``kinds`` are what the editor can show."""
    claim = analysis.at(analysis.places.offset(position))
    if claim is None:
        return None
    lines = story(claim, analysis)
    marked = types.MarkupKind.Markdown in kinds
    value = markdown(lines) if marked else "\n".join(line.replace("\t", " ") for _, line in lines)
    kind = types.MarkupKind.Markdown if marked else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, value), analysis.places.range(*analysis.spans[claim.id]))


def story(claim: Claim, analysis: Analysis) -> list[Line]:
    """The story of a claim, line by line."""
    report = analysis.report
    check = analysis.checks.get(claim.id)
    if report is None or check is None:
        return []
    lines: list[Line] = [("title", f"{plain(printed(claim))}\t{measured(claim.measure)}")]
    sources = Source.by_name(report.documents)
    finding = next((f for f in report.findings if f.fingerprint == check.finding), None)
    told = f": {finding.code} {plain(finding.message)}" if finding is not None else ""
    lines.append(("text", f"{WORDS[check.verdict]}{told}"))
    lines += _voices(check, sources)
    group = (
        next((g for g in report.view.moved if any(c.id == claim.id for c in g.claims)), None) if report.view else None
    )
    return [*lines, *_history(group)] if group is not None else lines


def _voices(check: Check, sources: dict[str, Source]) -> list[Line]:
    """What the sources print, the newest first, each with its sentence."""
    lines: list[Line] = []
    for number, ground in enumerate(grounds(check, sources)):
        if not ground.surface:
            lines.append(("text", ground.who))
            continue
        lead = "newest: " if number == 0 and _dated(ground, sources) else ""
        lines.append(("text", f"{lead}“{ground.surface}” {ground.who}"))
        if ground.sentence:
            lines.append(("quote", ground.sentence))
    return lines


def _dated(ground: Ground, sources: dict[str, Source]) -> bool:
    known = sources.get(ground.document)
    return known is not None and (known.period.start is not None or known.period.end is not None)


def _history(group: Group) -> list[Line]:
    """How the figure of a measure moved, oldest first."""
    steps: list[str] = []
    for claim in group.claims:
        if claim.quantity is not None:
            step = f"{when(claim.period)} {figure(claim.quantity)}"
            if step not in steps:
                steps.append(step)
    before = "… → " if len(steps) > STEPS else ""
    return [("text", f"over time: {before}{' → '.join(steps[-STEPS:])}")] if len(steps) > 1 else []


def markdown(lines: Sequence[Line]) -> str:
    """The lines as Markdown, a paragraph each."""
    return "\n\n".join(_marked(kind, line) for kind, line in lines)


def _marked(kind: str, line: str) -> str:
    if kind == "title":
        first, _, rest = line.partition("\t")
        return f"**{escaped(first)}** {escaped(rest)}"
    return f"> {_led(line)}" if kind == "quote" else _led(line)


def _led(line: str) -> str:
    """A line that begins with none of the marks of a list or a heading."""
    shown = escaped(line)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", f"\\{shown}" if shown[:1] in "+-=" and shown else shown)


def escaped(text: str) -> str:
    """Text of others within a line of Markdown."""
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)
