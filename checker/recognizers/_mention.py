"""A figure as a mention: what the recognizers of quantities share."""

from __future__ import annotations

from collections.abc import Sequence

from checker.changes import change_of
from checker.figures import Figure, quantity
from checker.model import Mention, Sentence, Whole


def mention(
    sentence: Sentence,
    figures: Sequence[Figure],
    index: int,
    recognizer: str,
    *,
    whole: Whole | None = None,
    counted: tuple[int, int] | None = None,
    confidence: float = 0.9,
) -> Mention:
    """Figure ``index`` as a mention of its own kind, with the change it is a part of."""
    figure = figures[index]
    tokens = sentence.tokens
    return Mention(
        kind=figure.kind,
        start=tokens[figure.first].start,
        end=tokens[figure.last - 1].end,
        first=figure.first,
        last=figure.last,
        recognizer=recognizer,
        quantity=quantity(sentence, figure),
        whole=whole,
        change=change_of(sentence, figures, index),
        counted=counted,
        confidence=confidence,
    )
