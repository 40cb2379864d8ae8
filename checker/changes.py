"""Rises and falls said beside a figure: "up 5 percent", "rose to 512 from 500", "a 10% increase", "doubled to 40"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from checker.figures import Figure, quantity
from checker.lexicon import table
from checker.model import Change, Sentence, Token
from checker.wordclass import base_form, singular

Direction = Literal["up", "down"]

_SKIPPED = frozenset(
    "just only also another further additional sharply slightly steadily rapidly significantly dramatically modestly a an the by of even"
    " overall again well back still then much roughly".split()
)
_ROLES = {"by": "by", "to": "to", "from": "from", "of": "by"}


class _Words(NamedTuple):
    verbs: dict[str, Direction]
    nouns: dict[str, Direction]
    adverbs: dict[str, Direction]
    after: dict[str, Direction]


@cache
def _lexicon() -> _Words:
    def turned(key: str) -> dict[str, Direction]:
        listed: dict[Direction, str] = table("changes")[key]
        return {word: direction for direction, words in listed.items() for word in words.split()}

    return _Words(turned("verbs"), turned("nouns"), turned("adverbs"), turned("after"))


def change_of(sentence: Sentence, figures: Sequence[Figure], index: int) -> Change | None:
    """The change that figure ``index`` is a part of, with its other parts where they stand near."""
    figure = figures[index]
    own = _cue_before(sentence.tokens, figure.first)
    if figure.joint == "from":
        direction = own[0] if own is not None else None
        if direction is None:
            back = _cue_before(sentence.tokens, figure.first, reach=4)
            direction = back[0] if back is not None else None
        return _span(sentence, figure, direction)
    if own is None:
        direction = _cue_after(sentence.tokens, figure)
        return None if direction is None else Change(direction=direction, by=quantity(sentence, figure))
    direction, role = own
    parts = {role: figure}
    _neighbours(sentence, figures, index, parts)
    return _change(sentence, direction, parts)


def _change(sentence: Sentence, direction: Direction, parts: dict[str, Figure]) -> Change:
    given = {role: quantity(sentence, f) for role, f in parts.items()}
    return Change(direction=direction, by=given.get("by"), from_=given.get("from"), to=given.get("to"))


def _span(sentence: Sentence, figure: Figure, direction: Direction | None) -> Change | None:
    """The change in "from 500 to 512": the numbers themselves say which way where a word of change stands near."""
    if direction is None:
        return None
    first, last = figure.operands[0], figure.operands[1]
    if first.number.value is None or last.number.value is None:
        return None
    begin, end = figure.low, figure.high
    if first.number.value > last.number.value and last.number.scale == first.number.scale:
        begin, end = end, begin
    way: Direction = "up" if begin is not None and end is not None and begin < end else "down"
    sides = []
    for operand, value in ((first, begin), (last, end)):
        single = Figure(
            figure.kind, figure.unit, (operand,), operand.first, operand.last, operand.first, operand.last, "", False, "",
            value, None, None,
        )  # fmt: skip
        sides.append(quantity(sentence, single))
    return Change(direction=way, from_=sides[0], to=sides[1])


def _cue_before(tokens: Sequence[Token], first: int, reach: int = 3) -> tuple[Direction, str] | None:
    """The word of change before token ``first`` and the role of the figure there."""
    at, role = first - 1, ""
    for _ in range(reach):
        if at < 0:
            return None
        token = tokens[at]
        lower = token.lower
        if lower in _ROLES and not role:
            role = _ROLES[lower]
        else:
            direction = _direction(token)
            if direction is not None:
                noun = singular(lower) in _lexicon().nouns and token.tag in ("NOUN", "PLURAL")
                if noun and role not in ("by",) and not (role in ("to", "from")):
                    return None
                if (
                    lower in ("add", "added", "lost", "lose", "cut", "gained", "gain")
                    and role == "by"
                    and tokens[at + 1].lower != "by"
                ):
                    pass
                return direction, role or "by"
            if lower not in _SKIPPED and token.tag != "ADV":
                return None
        at -= 1
    return None


def _direction(token: Token) -> Direction | None:
    words = _lexicon()
    if token.lower in words.adverbs:
        return words.adverbs[token.lower]
    if token.tag in ("NUM", "PUNCT", "DET", "PREP"):
        return None
    base = base_form(token.lower)
    found = words.verbs.get(base) or words.verbs.get(token.lower)
    if found is not None and token.lower not in ("add", "slide", "contract", "cut", "lower"):
        return found
    if found is not None:
        return found if token.tag in ("VERB", "PAST", "NOUN") else None
    return words.nouns.get(singular(token.lower)) if token.tag in ("NOUN", "PLURAL") else None


def _cue_after(tokens: Sequence[Token], figure: Figure) -> Direction | None:
    """The word of change behind a figure: "5 percent higher", "a 10% increase"."""
    words, at = _lexicon(), figure.last
    if at >= len(tokens):
        return None
    lower = tokens[at].lower
    if figure.kind in ("percent", "money", "measure") or figure.unit == "percentage point":
        if lower in words.after:
            return words.after[lower]
        for token in tokens[at : at + 2]:
            if token.tag == "NOUN" and token.lower in words.nouns:
                return words.nouns[token.lower]
            if token.tag != "ADJ":
                break
    return None


def _neighbours(sentence: Sentence, figures: Sequence[Figure], index: int, parts: dict[str, Figure]) -> None:
    """Add the figures that follow or precede with "to" and "from": rose 5% to 12, rose to 512 from 500."""
    tokens = sentence.tokens
    here = figures[index]
    for other in figures[index + 1 : index + 3]:
        role = tokens[other.first - 1].lower if other.first else ""
        if role not in ("to", "from", "by") or role in parts or other.first - here.last > 6:
            break
        parts[role] = other
        here = other
