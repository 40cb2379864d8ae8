"""Rises and falls said beside a figure: "up 5 percent", "rose to 512 from 500", "a 10% increase", "doubled to 40"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from checker.figures import Figure, Operand, quantity
from checker.hedges import hedge
from checker.lexicon import table, words
from checker.model import Change, Quantity, Sentence, Token
from checker.wordclass import base_form, singular

Direction = Literal["up", "down"]

_REACH: Final = 6
"""How many figures away the other parts of a change may stand."""
_ROLES: Final = {"by": "by", "to": "to", "from": "from", "of": "by"}


class _Words(NamedTuple):
    verbs: dict[str, Direction]
    nouns: dict[str, Direction]
    adverbs: dict[str, Direction]
    after: dict[str, Direction]


class _Cue(NamedTuple):
    """A word of change: which way, the figure's part in it, whether a preposition says so, and the verb."""

    direction: Direction
    role: str
    explicit: bool
    verb: str


@cache
def _lexicon() -> _Words:
    def turned(key: str) -> dict[str, Direction]:
        listed: dict[Direction, str] = table("changes")[key]
        return {word: direction for direction, forms in listed.items() for word in forms.split()}

    return _Words(turned("verbs"), turned("nouns"), turned("adverbs"), turned("after"))


def change_of(sentence: Sentence, figures: Sequence[Figure], index: int) -> Change | None:
    """The change that figure ``index`` is a part of, with its other parts where they stand near."""
    figure = figures[index]
    near = figures[max(0, index - _REACH) : index + _REACH]
    figures = [f for f in near if f is figure or not _is_year(f)]  # from 7 % in 2019 to 5 % in 2021
    index = figures.index(figure)
    if figure.joint == "from":
        return _span(sentence, figure, _cue_before(sentence.tokens, figure.first, reach=4))
    for start in range(index, max(-1, index - 3), -1):
        chain = _chain(sentence, figures, start)
        if chain is not None:
            direction, parts = chain
            return _change(sentence, direction, parts) if figure in parts.values() else None
        if not _follows(sentence.tokens, figures, start):
            break
    direction_after = _cue_after(sentence.tokens, figure)
    return None if direction_after is None else Change(direction=direction_after, by=quantity(sentence, figure))


def _is_year(figure: Figure) -> bool:
    """Whether a figure is most likely a year."""
    return (
        figure.kind == "count"
        and figure.form == "digits"
        and figure.value is not None
        and (1800 <= figure.value <= 2100 and figure.operands[0].number.end - figure.operands[0].number.start == 4)
    )


def _chain(sentence: Sentence, figures: Sequence[Figure], index: int) -> tuple[Direction, dict[str, Figure]] | None:
    """The change whose word stands before figure ``index``: its direction and its figures by their part in it."""
    figure = figures[index]
    cue = _cue_before(sentence.tokens, figure.first)
    if cue is None or figure.joint == "from":
        return None
    direction, role, explicit, verb = cue
    if not explicit and verb in words("transitive", "changes") and figure.kind != "percent":
        return None
    if not explicit and figure.kind == "duration":
        return None  # has fallen 2 years in a row
    parts = {role: figure}
    for k in range(index + 1, min(index + 3, len(figures))):
        preposition = sentence.tokens[figures[k].first - 1].lower
        if not _follows(sentence.tokens, figures, k) or preposition in parts:
            break
        parts[preposition] = figures[k]
    return direction, parts


def _follows(tokens: Sequence[Token], figures: Sequence[Figure], k: int) -> bool:
    """Whether figure ``k`` hangs on the one before it by "to" or "from"."""
    here = figures[k]
    if k == 0 or here.first == 0 or tokens[here.first - 1].lower not in ("to", "from", "by"):
        return False
    gap = tokens[figures[k - 1].last : here.first - 1]
    return len(gap) <= 7 and all(t.text not in (";", ":", ".") and t.lower not in ("and", "but", "while") for t in gap)


def _change(sentence: Sentence, direction: Direction, parts: dict[str, Figure]) -> Change:
    given = {role: quantity(sentence, f) for role, f in parts.items()}
    return Change(direction=direction, by=given.get("by"), from_=given.get("from"), to=given.get("to"))


def _span(sentence: Sentence, figure: Figure, cue: _Cue | None) -> Change | None:
    """The change in "from 500 to 512": the numbers themselves say which way where a word of change stands near."""
    first, last = figure.operands[0], figure.operands[1]
    if cue is None or first.number.value is None or last.number.value is None:
        return None
    if len(figure.operands) == 3:
        return _spread(sentence, figure)
    begin, end = figure.low, figure.high if figure.high is not None else last.number.value
    if first.number.value > last.number.value and last.number.scale == first.number.scale:
        begin, end = end, begin
    way: Direction = "up" if begin is not None and end is not None and begin < end else "down"
    return Change(direction=way, from_=_side(sentence, figure, first, begin), to=_side(sentence, figure, last, end))


def _spread(sentence: Sentence, figure: Figure) -> Change | None:
    """The change in "from 24.2 to 33-35 billion": from one number to a range."""
    first, near, far = figure.operands
    low, high = near.number.value, far.number.value
    if low is None or high is None:
        return None
    up = figure.high == high
    begin = figure.low if up else figure.high
    if near.number.scale == 1 and low * far.number.scale < high:
        low *= far.number.scale
    places = (near.first, far.last)
    to = Figure(figure.kind, figure.unit, (near, far), *places, *places, "", False, "range", None, low, high)
    return Change(
        direction="up" if up else "down", from_=_side(sentence, figure, first, begin), to=quantity(sentence, to)
    )


def _side(sentence: Sentence, figure: Figure, operand: Operand, value: Decimal | None) -> Quantity:
    """One end of a range as a quantity of its own."""
    bound = hedge(sentence.tokens, operand.first, operand.last)
    single = Figure(
        figure.kind, figure.unit, (operand,), bound.first, bound.last, operand.first, operand.last,
        bound.style, bound.approximate, "", value, None, None,
    )  # fmt: skip
    return quantity(sentence, single)


def _cue_before(tokens: Sequence[Token], first: int, reach: int = 3) -> _Cue | None:
    """The word of change before token ``first`` and the part the figure there has in it."""
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
            if direction is not None and not role and lower in _lexicon().adverbs and _particle(tokens, at):
                return None
            if direction is not None:
                noun = singular(lower) in _lexicon().nouns and token.tag in ("NOUN", "PLURAL")
                return None if noun and not role else _Cue(direction, role or "by", bool(role), base_form(lower))
            if lower not in words("skipped", "changes") and token.tag != "ADV":
                return None
        at -= 1
    return None


def _particle(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up" or "down" only goes with its verb and its object follows: "shot down 3 planes", "set up 12 shops".

    Markets close up and prices end down: those verbs leave the word its meaning, and so do "by", "to" and "from".
    """
    before = tokens[at - 1] if at else None
    if before is None or before.tag not in ("PAST", "VERB", "GER"):
        return False
    return base_form(before.lower) not in words("moving", "changes")


def _direction(token: Token) -> Direction | None:
    known = _lexicon()
    if token.lower in known.adverbs:
        return known.adverbs[token.lower]
    if token.tag in ("NUM", "PUNCT", "DET", "PREP"):
        return None
    base = base_form(token.lower)
    found = known.verbs.get(base) or known.verbs.get(token.lower)
    if found is not None and token.lower not in ("add", "slide", "contract", "cut", "lower"):
        return found
    if found is not None:
        return found if token.tag in ("VERB", "PAST", "NOUN") else None
    return known.nouns.get(singular(token.lower)) if token.tag in ("NOUN", "PLURAL") else None


def _cue_after(tokens: Sequence[Token], figure: Figure) -> Direction | None:
    """The word of change behind a figure: "5 percent higher", "a 10% increase"."""
    known, at = _lexicon(), figure.last
    if at >= len(tokens):
        return None
    lower = tokens[at].lower
    if figure.kind in ("percent", "money", "measure") or figure.unit == "percentage point":
        if lower in known.after:
            return known.after[lower]
        for token in tokens[at : at + 2]:
            if token.tag in ("NOUN", "VERB") and token.lower in known.nouns:
                return known.nouns[token.lower]
            if token.tag != "ADJ":
                break
    return None
