"""Rises and falls said beside a figure: "up 5 percent", "rose to 512 from 500", "a 10% increase", "doubled to 40"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from checker.figures import Figure, Operand, quantity
from checker.hedges import Hedge, hedge
from checker.lexicon import table, words
from checker.model import Change, Kind, Quantity, Sentence, Token
from checker.numerals import Number
from checker.wordclass import NOUNISH, base_form, singular

Direction = Literal["up", "down"]

_REACH: Final = 6
"""How many figures away the other parts of a change may stand."""
_OBJECT: Final = 9
"""How many tokens what is moved may have."""
_OBJECT_TAGS: Final = frozenset({"NOUN", "PLURAL", "NAME", "ADJ", "DET", "POSS"})
_ASIDE: Final = frozenset({",", "(", "–", "—", "--", "-"})
_ASIDE_REACH: Final = 14
"""How many tokens behind a figure an aside about it may begin."""
_WHERE: Final = frozenset({"in", "at", "on", "across", "from", "for", "per"})
_HYPHENS: Final = frozenset("-‐‑")
FACTOR: Final = "time"
"""The unit of a factor: three times as many, a fourfold rise."""
_ROLES: Final = {"by": "by", "to": "to", "from": "from", "of": "by"}


class _Words(NamedTuple):
    verbs: dict[str, Direction]
    nouns: dict[str, Direction]
    adverbs: dict[str, Direction]
    after: dict[str, Direction]
    factors: dict[str, Decimal]


class _Cue(NamedTuple):
    """A word of change: which way, the figure's part in it, whether a preposition says so, its verb and its place."""

    direction: Direction
    role: str
    explicit: bool
    verb: str
    at: int


class _Parts(NamedTuple):
    """The figures of one change by their part in it, and the word of change where it says by what factor."""

    direction: Direction
    figures: dict[str, Figure]
    factor: Quantity | None


@cache
def _lexicon() -> _Words:
    def turned(key: str) -> dict[str, Direction]:
        listed: dict[Direction, str] = table("changes")[key]
        return {word: direction for direction, forms in listed.items() for word in forms.split()}

    factors = {verb: Decimal(times) for verb, times in table("changes")["factors"].items()}
    return _Words(turned("verbs"), turned("nouns"), turned("adverbs"), turned("after"), factors)


def change_of(sentence: Sentence, figures: Sequence[Figure], index: int) -> Change | None:
    """The change that figure ``index`` is a part of, with its other parts where they stand near."""
    figure = figures[index]
    near = figures[max(0, index - _REACH) : index + _REACH]
    figures = [f for f in near if f is figure or not _is_year(f)]  # from 7 % in 2019 to 5 % in 2021
    index = figures.index(figure)
    if figure.joint == "from":
        return _span(sentence, figures, index)
    for start in range(index, max(-1, index - 3), -1):
        chain = _chain(sentence, figures, start)
        if chain is not None:
            return _change(sentence, chain) if figure in chain.figures.values() else None
        if not _follows(sentence.tokens, figures, start):
            break
    direction_after = _cue_after(sentence.tokens, figure)
    if direction_after is not None:
        return Change(direction=direction_after, by=quantity(sentence, figure))
    chain = _chain(sentence, figures, index + 1) if index + 1 < len(figures) else None
    return _change(sentence, chain) if chain is not None and chain.figures.get("to") is figure else None


def _is_year(figure: Figure) -> bool:
    """Whether a figure is most likely a year."""
    return (
        figure.kind == "count"
        and figure.form == "digits"
        and figure.value is not None
        and (1800 <= figure.value <= 2100 and figure.operands[0].number.end - figure.operands[0].number.start == 4)
    )


def _chain(sentence: Sentence, figures: Sequence[Figure], index: int) -> _Parts | None:
    """The change whose word stands before figure ``index``: its direction and its figures by their part in it."""
    tokens, figure = sentence.tokens, figures[index]
    cue = _cue_before(tokens, figure)
    if cue is None or figure.joint == "from":
        return None
    follower = figures[index + 1] if index + 1 < len(figures) and _follows(tokens, figures, index + 1) else None
    if not cue.explicit and not _moves_alone(tokens, cue, figure, follower):
        return None
    parts = {cue.role: figure}
    for k in range(index + 1, min(index + 3, len(figures))):
        preposition = tokens[figures[k].first - 1].lower
        if figures[k].joint == "from" and cue.role == "by":
            if tuple(t.text for t in tokens[figures[k - 1].last : figures[k].first]) in ((), (",",)):
                parts["span"] = figures[k]  # by a half, from 640 to 310
            break
        if not _follows(tokens, figures, k) or preposition in parts:
            break
        parts[preposition] = figures[k]
    present = _present(tokens, figures, index, cue)
    if present is not None and "to" not in parts:
        parts["to"] = present
    return _Parts(cue.direction, parts, _factor(sentence, cue))


def _moves_alone(tokens: Sequence[Token], cue: _Cue, figure: Figure, follower: Figure | None) -> bool:
    """Whether a figure right behind a word of change is how far something moved, and not what was moved.

    "Fell 12 cents", "lost 3 percent", "gained 40 points to 2,310"; not "lost 3 children".
    """
    if figure.kind == "duration" or (figure.last < len(tokens) and tokens[figure.last].lower == "times"):
        return False  # has fallen 2 years in a row, rose 3 times last year
    if cue.verb not in words("transitive", "changes") or figure.kind == "percent" or figure.unit == FACTOR:
        return True
    if follower is None or follower.kind != figure.kind or tokens[follower.first - 1].lower not in ("to", "from"):
        return False
    return figure.kind != "count" or tokens[figure.last].lower in ("point", "points")


def _present(tokens: Sequence[Token], figures: Sequence[Figure], index: int, cue: _Cue) -> Figure | None:
    """The figure an aside of change is about: [9] branches in the county, down from 14; [21,400], up 6%."""
    known, figure = _lexicon(), figures[index]
    aside = tokens[cue.at - 1] if cue.at else None
    if aside is None or cue.role == "to" or not (cue.verb in known.adverbs or tokens[cue.at].tag == "GER"):
        return None
    if aside.text not in _ASIDE and not (cue.role == "from" and aside.tag in NOUNISH):
        return None
    for k in range(index - 1, max(-1, index - 4), -1):
        found = figures[k]
        gap = tokens[found.last : cue.at]
        if len(gap) > _ASIDE_REACH or any(t.text in (";", ":") for t in gap):
            return None
        alike = (found.kind, found.unit) == (figure.kind, figure.unit)
        if not (alike or (cue.role == "by" and _steps(tokens, figure) and found.kind != "duration")):
            continue
        earlier = figures[k - 1] if k and found.first and tokens[found.first - 1].lower in _WHERE else None
        if earlier is None or (earlier.kind, earlier.unit) != (found.kind, found.unit):
            return found
    return None


def _steps(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a figure says by how much whatever it is that moved: percentages and points."""
    return figure.kind == "percent" or (figure.last < len(tokens) and tokens[figure.last].lower in ("point", "points"))


def _follows(tokens: Sequence[Token], figures: Sequence[Figure], k: int) -> bool:
    """Whether figure ``k`` hangs on the one before it by "to" or "from"."""
    here = figures[k]
    if k == 0 or here.first == 0 or tokens[here.first - 1].lower not in ("to", "from", "by"):
        return False
    gap = tokens[figures[k - 1].last : here.first - 1]
    return len(gap) <= 7 and all(t.text not in (";", ":", ".") and t.lower not in ("and", "but", "while") for t in gap)


def _change(sentence: Sentence, chain: _Parts) -> Change:
    given = {role: quantity(sentence, f) for role, f in chain.figures.items() if role != "span"}
    span = chain.figures.get("span")
    ends = _ends(sentence, span) if span is not None else None
    return Change(
        direction=chain.direction,
        by=given.get("by") or chain.factor,
        from_=given.get("from") or (ends.from_ if ends is not None else None),
        to=given.get("to") or (ends.to if ends is not None else None),
    )


def _factor(sentence: Sentence, cue: _Cue) -> Quantity | None:
    """How many times more or less the word of change itself says: doubled, [more than] tripled, [nearly] halved."""
    times = _lexicon().factors.get(cue.verb)
    if times is None:
        return None
    bound = hedge(sentence.tokens, cue.at, cue.at + 1)
    return quantity(sentence, factor(sentence.tokens, times, cue.at, cue.at + 1, bound))


def _span(sentence: Sentence, figures: Sequence[Figure], index: int) -> Change | None:
    """The change in "from 500 to 512", where a word of change stands near, or one that only says that it moved."""
    tokens, figure = sentence.tokens, figures[index]
    cue = _cue_before(tokens, figure, reach=4)
    if cue is not None:
        ends = _ends(sentence, figure)
        return ends if ends is None else ends.model_copy(update={"by": _factor(sentence, cue)})
    chain = _chain(sentence, figures, index - 1) if index else None
    if chain is not None and chain.figures.get("span") is figure:
        return _change(sentence, chain)
    moved = figure.first and base_form(tokens[figure.first - 1].lower) in words("neutral", "changes")
    return _ends(sentence, figure) if moved else None


def _ends(sentence: Sentence, figure: Figure) -> Change | None:
    """The ends of "from 500 to 512" as a change: the numbers themselves say which way."""
    first, last = figure.operands[0], figure.operands[1]
    if first.number.value is None or last.number.value is None:
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
    return quantity(sentence, _alone(figure.kind, figure.unit, operand, value, bound))


def _alone(kind: Kind, unit: str, operand: Operand, value: Decimal | None, bound: Hedge) -> Figure:
    """One operand as a figure of its own."""
    return Figure(
        kind, unit, (operand,), bound.first, bound.last, operand.first, operand.last,
        bound.style, bound.approximate, "", value, None, None,
    )  # fmt: skip


def factor(tokens: Sequence[Token], times: Decimal, first: int, last: int, bound: Hedge) -> Figure:
    """A factor that words give as a figure: doubled, twice, tenfold."""
    number = Number(first, last, tokens[first].start, tokens[last - 1].end, times, "words")
    return _alone("measure", FACTOR, Operand(number, first, last, "measure", FACTOR), times, bound)


def _cue_before(tokens: Sequence[Token], figure: Figure, reach: int = 3) -> _Cue | None:
    """The word of change before a figure and the part the figure has in it.

    What was moved may stand between the word and a preposition: "raised its key rate by 2 points".
    """
    known, at, role, moved = _lexicon(), figure.first - 1, "", 0
    spans = figure.joint == "from"
    if spans and at > 0 and tokens[at].text == ",":
        at -= 1  # more than halved, from 100 to 60
    while at >= 0 and reach > 0:
        token = tokens[at]
        lower = token.lower
        if lower in _ROLES and not role:
            role = _ROLES[lower]
            if at > 1 and tokens[at - 1].text == "," and known_verb(tokens[at - 2].lower):
                at -= 1  # nearly doubled, to 12,300
        else:
            direction = _direction(token)
            if direction is not None:
                if lower in known.adverbs and (moved or _particle(tokens, at)):
                    return None
                noun = singular(lower) in known.nouns and token.tag in ("NOUN", "PLURAL")
                if (noun and not role and not spans) or (moved and not _moves_object(tokens, figure, role, noun, at)):
                    return None
                return _Cue(direction, role or "by", bool(role), known_verb(lower) or lower, at)
            if (role or spans) and moved < _OBJECT and (token.tag in _OBJECT_TAGS or lower in ("of", "in", "for")):
                moved, reach = moved + 1, reach + 1
            elif lower not in words("skipped", "changes") and token.tag != "ADV":
                return None
        at, reach = at - 1, reach - 1
    return None


def _moves_object(tokens: Sequence[Token], figure: Figure, role: str, noun: bool, at: int) -> bool:
    """Whether a word of change moves what stands between it and the figure: cut staff by 300, raised the rate to 7%.

    "Expanded the network to 3 towns" and "raised money from 4 firms" move no count.
    """
    if role == "by":
        return True
    if noun or figure.kind == "duration":
        return False
    known = words("valued", "scales") | words("cuttable", "changes")
    return figure.kind != "count" or any(t.lower in known for t in tokens[at : figure.first])


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
    verb = known_verb(token.lower)
    if verb and (
        token.lower not in ("add", "slide", "contract", "cut", "lower") or token.tag in ("VERB", "PAST", "NOUN")
    ):
        return known.verbs[verb]
    return known.nouns.get(singular(token.lower)) if token.tag in ("NOUN", "PLURAL") else None


@lru_cache(maxsize=65536)
def known_verb(lower: str) -> str:
    """The base form of a verb of change, empty for any other word: rose, easing, halved, plummets."""
    verbs = _lexicon().verbs
    guesses = [base_form(lower), lower]
    for ending in ("s", "es", "d", "ed", "ing"):
        if lower.endswith(ending):
            stem = lower[: -len(ending)]
            guesses += [stem, f"{stem}e"] if ending == "ing" else [stem]
    return next((guess for guess in guesses if guess in verbs), "")


def _cue_after(tokens: Sequence[Token], figure: Figure) -> Direction | None:
    """The word of change behind a figure: "5 percent higher", "a 10% increase"."""
    known, at = _lexicon(), figure.last
    if at >= len(tokens):
        return None
    lower = tokens[at].lower
    if lower in ("more", "fewer", "less") and _than_before(tokens, at + 1):
        return "up" if lower == "more" else "down"
    if figure.kind in ("percent", "money", "measure") or figure.unit == "percentage point":
        if lower in known.after:
            return known.after[lower]
        for token in tokens[at : at + 6]:
            if token.tag in ("NOUN", "VERB") and token.lower in known.nouns:
                return known.nouns[token.lower]
            if token.tag != "ADJ" and token.text not in _HYPHENS and token.lower not in words("steady", "changes"):
                break
    return None


def _than_before(tokens: Sequence[Token], i: int) -> bool:
    """Whether another time is compared with at ``i``: than in April, than a year ago, than last week."""
    if i + 2 >= len(tokens) or tokens[i].lower != "than":
        return False
    first = tokens[i + 1].lower
    if first in ("in", "on", "at", "during"):
        return tokens[i + 2].text[0].isupper() or tokens[i + 2].lower in words("then", "changes")
    return first in words("then", "changes") or (
        tokens[i + 1].tag in ("DET", "NUM") and tokens[i + 2].lower in words("then", "changes")
    )
