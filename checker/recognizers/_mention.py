"""A figure as a mention: what the recognizers of quantities share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.changes import change_of
from checker.figures import Figure, quantity
from checker.model import Mention, Quantity, Sentence, Token, Whole
from checker.wholes import Phrase


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


def share(
    sentence: Sentence,
    figure: Figure,
    tokens: tuple[int, int],
    whole: Whole,
    counted: Phrase | None,
    recognizer: str,
    confidence: float,
    *,
    value: Decimal | None = None,
) -> Mention:
    """A part of a whole as a mention over ``tokens``; ``value`` where words and not the figure say how large it is."""
    first, last = tokens
    size = quantity(sentence, figure, first, last)
    if value is not None:
        size = exactly(value, size.surface)
    return Mention(
        "ratio", sentence.tokens[first].start, sentence.tokens[last - 1].end, first, last, recognizer,
        quantity=size, whole=whole, counted=(counted.first, counted.last) if counted and counted.text else None,
        confidence=confidence,
    )  # fmt: skip


def exactly(value: Decimal, surface: str) -> Quantity:
    """A count that leaves no room: "none", "both", "all but two of the 27"."""
    return Quantity(surface=surface, value=value, low=value, high=value, likely_low=value, likely_high=value)


def cited(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the number stands in brackets with nothing but numbers: (1), [27,28], (26, 29, 49)."""
    if figure.form != "digits" or not tokens[figure.first].text.isdigit():
        return False
    opening, closing = figure.first - 1, figure.last
    while opening >= 0 and figure.first - opening < 40 and _listed(tokens[opening].text):
        opening -= 1
    while closing < len(tokens) and closing - figure.last < 40 and _listed(tokens[closing].text):
        closing += 1
    if opening < 0 or closing >= len(tokens):
        return False
    brackets = tokens[opening].text + tokens[closing].text
    short = len(tokens[figure.first].text) <= 2
    return brackets == "[]" or (brackets == "()" and (short or opening == 0) and len(tokens[figure.first].text) < 4)


def _listed(text: str) -> bool:
    return text.isdigit() or text in (",", "-", "–", ";")
