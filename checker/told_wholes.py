"""The whole of a ratio as a figure of its own: "seven of the 24 dead" also says that 24 are dead.

`extract` tells it with its ratio alone; where claims are reconciled it is held against the counts of others. What it
measures is said by its own noun phrase, up to the verb of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.clauses import verb_groups
from checker.measure import Parsed, measure_of
from checker.model import WHOLE, Frame, Measure, Mention, Sentence, Token
from checker.names import Topic
from checker.phrases import chunks, with_figures

_DEFINITE: Final = frozenset({"the", "these", "those", "its", "their", "our", "his", "her"})
_CONFIDENCE: Final = 0.8


def told_whole(
    sentence: Sentence, mention: Mention, parsed: Parsed, topic: Topic
) -> tuple[Mention, Measure, Frame] | None:
    """The whole that a ratio gives with its size, and what it measures; None where it gives none by itself."""
    size = None if mention.whole is None else mention.whole.quantity
    if mention.kind != "ratio" or size is None or size.value is None or not size.surface:
        return None
    start = mention.end - len(size.surface)
    tokens = sentence.tokens
    first = next((k for k in range(mention.first, mention.last) if tokens[k].start == start), -1)
    if (
        first <= mention.first
        or sentence.slice(start, mention.end) != size.surface
        or not _definite(tokens, mention, first)
    ):
        return None
    last = _end(tokens, mention)
    if last == mention.last:
        return None
    figure = mention.last - first
    own = with_figures(tokens[first:last], ((0, figure),))
    whole = replace(
        mention, kind="count", start=start, first=0, last=figure, recognizer=WHOLE, quantity=size, whole=None,
        counted=None, change=None, confidence=min(mention.confidence, _CONFIDENCE),
    )  # fmt: skip
    measure, frame = measure_of(Parsed(own, chunks(own), parsed.names, parsed.words), whole, topic)
    if not frame.heads and not frame.predicates:
        return None
    return replace(whole, first=first, last=mention.last), measure, frame


def _definite(tokens: Sequence[Token], mention: Mention, first: int) -> bool:
    """Whether "of the" leads to the size: "of the confirmed 24", not "one in five"."""
    between = [t.lower for t in tokens[mention.first : first]]
    return "of" in between and not _DEFINITE.isdisjoint(between[between.index("of") :])


def _end(tokens: Sequence[Token], mention: Mention) -> int:
    """Where the noun phrase of the whole ends, what describes it taken in: "the 10 children killed in the storm"."""
    groups = verb_groups(tokens)
    said = any(g.last <= mention.first for g in groups)
    last = mention.last
    while last < len(tokens) and tokens[last].tag != "PUNCT":
        last += 1
    inside = [g for g in groups if mention.last <= g.first < last]
    for at, group in enumerate(inside):
        relative = tokens[group.first - 1].tag == "WH"
        describes = group.bare and (said or at + 1 < len(inside))
        if not relative and not describes:
            return group.first
    return last
