"""The words around a number that bound it ("more than", "at most", "some", "or so"), and the ranges they allow.

``low`` and ``high`` of a quantity are what the words strictly allow, ``likely_*`` what a reader takes them to mean. A
bare printed number is a range too: that of the figures that round to it (as statcheck does for printed statistics).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import Final, Literal, NamedTuple

from checker.lexicon import table
from checker.model import Comparator, Token
from checker.wordclass import NOUNISH, base_form

Style = Literal["", "more", "at_least", "less", "at_most", "nearly", "about"]

COMPARATORS: Final[dict[Style, Comparator]] = {
    "": "=", "more": ">", "at_least": ">=", "less": "<", "at_most": "<=", "nearly": "<", "about": "~",
}  # fmt: skip
LOWER: Final = frozenset({"more", "at_least"})
UPPER: Final = frozenset({"less", "at_most", "nearly"})

Phrases = dict[str, tuple[tuple[int, ...], dict[tuple[str, ...], Style]]]
"""A word → how many words the phrases that begin or end with it have, longest first, and the phrases."""


class Hedge(NamedTuple):
    """How a number is bounded, and the tokens of the number with its hedges."""

    style: Style
    first: int
    last: int
    approximate: bool = False


class Allowed(NamedTuple):
    """What the words strictly allow, and what a reader takes them to mean."""

    low: Decimal | None
    high: Decimal | None
    likely_low: Decimal | None
    likely_high: Decimal | None


@cache
def _before() -> Phrases:
    """The phrases before a number, by their last word."""
    return _phrases("before", -1)


@cache
def _after() -> Phrases:
    """The phrases after a number, by their first word."""
    return _phrases("after", 0)


def _phrases(side: str, key: int) -> Phrases:
    listed: dict[str, dict[tuple[str, ...], Style]] = {}
    for style, phrases in table("hedges")[side].items():
        for phrase in phrases:
            pieces = tuple(phrase.split())
            spellings = [pieces]
            if pieces[-1].endswith("."):
                spellings.append((*pieces[:-1], pieces[-1][:-1], "."))
            for spelling in spellings:
                listed.setdefault(spelling[key], {})[spelling] = style
    return {word: (tuple(sorted({len(p) for p in known}, reverse=True)), known) for word, known in listed.items()}


def hedge(tokens: Sequence[Token], first: int, last: int, *, time: bool = False) -> Hedge:
    """The hedges around tokens ``first`` to ``last``; ``time``: whether it is a stretch of time ("over 3 years")."""
    style, start = _look_back(tokens, first, time, _counts_things(tokens, last))
    approximate = style in ("about", "nearly")
    if style in ("about", "more", "at_least", "less", "at_most", "nearly"):
        outer, further = _look_back(tokens, start)
        if outer and start - further <= 4 and tokens[start].lower not in ("minimum", "maximum"):
            if style == "about" and outer != "about":
                style, start, approximate = outer, further, True
            elif outer == "about":
                start, approximate = further, True
    end = last
    following, stop = _look_ahead(tokens, last)
    if following:
        end = stop
        if following == "about":
            approximate = True
            style = style or "about"
        else:
            style = following if style in ("", "about") else _both(style, following)
    return Hedge(style, start, end, approximate)


def _both(style: Style, following: Style) -> Style:
    if style == "more" and following == "at_least":
        return "at_least"
    return "at_most" if style == "less" and following in ("at_least", "at_most") else style


def _look_back(tokens: Sequence[Token], first: int, time: bool = False, things: bool = False) -> tuple[Style, int]:
    at = first - 1 if first > 1 and _reaches_over(tokens[first - 2].lower, tokens[first - 1].lower) else first
    if not at:
        return "", first
    lengths, known = _before().get(tokens[at - 1].lower, ((), {}))
    if not lengths:
        sub = tokens[at - 1].text == "-" and at > 1 and tokens[at - 2].lower == "sub"
        return ("less", at - 2) if sub else ("", first)
    for length in lengths:
        begin = at - length
        style = known.get(tuple([t.lower for t in tokens[begin:at]])) if begin >= 0 else None
        if style is None or (length == 1 and not _is_hedge(tokens, begin, time, things)):
            continue
        if tokens[at - 1].lower == "than" and begin and tokens[begin - 1].lower in ("rather", "other"):
            continue
        if tokens[at - 1].lower == "past":
            return style, at - 1  # the toll [climbed] is what is said of it
        return style, _with_degree(tokens, begin) if style in ("more", "less") else begin
    return "", first


def _reaches_over(hedge: str, determiner: str) -> bool:
    """Whether a hedge bounds the number behind a determiner: "more than another 12", "nearly the 300 needed".

    "Over the 12 months" and "more than the 12 of last year" speak of exactly 12.
    """
    if determiner == "the":
        return hedge in ("nearly", "almost")
    return determiner in ("another", "additional") and hedge in ("than", "over", "nearly", "almost", "about")


def _with_degree(tokens: Sequence[Token], begin: int) -> int:
    """Where the words of degree before a bound begin: [a shade] over, [significantly] more than, [well] below."""
    if not begin:
        return begin
    lower = tokens[begin - 1].lower
    if begin > 1 and tokens[begin - 2].lower == "a" and lower in _listed("small_amounts", "hedges"):
        return begin - 2
    manner = lower.endswith("ly") and tokens[begin - 1].tag == "ADV" and lower not in ("only", "reportedly")
    return begin - 1 if manner or lower in _listed("degrees", "hedges") else begin


def _is_hedge(tokens: Sequence[Token], i: int, time: bool, things: bool) -> bool:
    """Whether the single word ``i`` before a number bounds it, rather than say where, when or what about.

    ``things``: whether a plain number of things follows, which may be a place: "gathered around 2 fires".
    """
    lower = tokens[i].lower
    before = tokens[i - 1].lower if i else ""
    lexicon = "hedges"
    if lower in ("about", "over", "around") and before in _listed("topic_before", lexicon):
        return False
    if things and before and base_form(before) in _place_verbs().get(lower, ()):
        return False
    if lower == "over" and time:
        return not before or before in _listed("over_time_before", lexicon)
    if lower in ("near", "sub") and before in ("a", "the"):
        return False
    if lower == "<" or lower == ">":
        return not (before in ("<", ">", "=") or (i + 1 < len(tokens) and tokens[i + 1].text in ("<", ">")))
    return not (lower in ("under", "below", "above", "tops") and before in ("as", "see", "from"))


def _counts_things(tokens: Sequence[Token], last: int) -> bool:
    """Whether a plain number ends at ``last`` and what it counts follows: "hung over 2 doors", not "over 2 miles"."""
    if tokens[last - 1].tag != "NUM" or last >= len(tokens):
        return False
    return tokens[last].tag in (*NOUNISH, "ADJ", "NUM", "GER") or tokens[last].lower == "others"


@cache
def _place_verbs() -> dict[str, frozenset[str]]:
    """A word that bounds a number or says where → the verbs behind which it says where."""
    return {word: frozenset(verbs.split()) for word, verbs in table("hedges")["place_before"].items()}


@cache
def _listed(key: str, name: str) -> frozenset[str]:
    value = table(name)["words"][key]
    return frozenset(value.split())


def _look_ahead(tokens: Sequence[Token], last: int) -> tuple[Style, int]:
    if last >= len(tokens):
        return "", last
    token = tokens[last]
    if token.text == "+" and tokens[last - 1].end == token.start:
        if last + 1 < len(tokens) and tokens[last + 1].start == token.end and tokens[last + 1].text[0].isalnum():
            return "", last
        return "at_least", last + 1
    if token.text in ("-", "‑") and tokens[last - 1].end == token.start and last + 1 < len(tokens):
        if tokens[last + 1].lower in ("plus", "odd", "some", "something", "ish"):
            return ("at_least" if tokens[last + 1].lower == "plus" else "about"), last + 2
        return "", last
    if token.text == "," and [t.lower for t in tokens[last + 1 : last + 4]] == ["give", "or", "take"]:
        last, token = last + 1, tokens[last + 1]
    lengths, known = _after().get(token.lower, ((), {}))
    for length in lengths:
        end = last + length
        pieces = tuple(t.lower for t in tokens[last:end])
        style = known.get(pieces) if end <= len(tokens) else None
        if style is not None and not token.text[0].isupper() and _stands_behind(tokens, pieces, end):
            return style, end
    return "", last


def _stands_behind(tokens: Sequence[Token], pieces: tuple[str, ...], end: int) -> bool:
    """Whether a phrase behind a number belongs to it, and not to what follows."""
    if end >= len(tokens):
        return pieces != ("plus",)
    following = tokens[end]
    if following.tag == "NUM" or following.lower in ("than", "a", "an"):
        return False
    if pieces == ("plus",):
        return following.tag == "PLURAL"
    if pieces in (("tops",), ("max",)):
        return following.tag == "PUNCT"
    if pieces == ("at", "least"):
        return following.tag in ("PUNCT", "CONJ", "PREP")
    if pieces in (("and", "more"), ("and", "over"), ("and", "up")):
        return following.tag not in ("PREP", "TO", "ADJ")
    return True


# --- ranges ---------------------------------------------------------------------------------------------------------


def rounding_unit(value: Decimal) -> Decimal:
    """The place of the last significant digit: 1000 for 73,000, 0.1 for 5.7, 1 for 112."""
    if value == 0:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


@cache
def _share(style: str) -> Decimal:
    return Decimal(str(table("hedges")["likely"][style]))


def allowed(value: Decimal, style: Style, *, count: bool) -> Allowed:
    """The ranges of a number under a hedge; ``count``: whether only whole numbers make sense."""
    size = abs(value)
    half = rounding_unit(value) / 2
    step = Decimal(1) if count else Decimal(0)
    if style == "more":
        return Allowed(value, None, value + step, _floor(value + max(size * _share(style), step), count))
    if style == "at_least":
        return Allowed(value, None, value, _floor(value + max(size * _share(style), step), count))
    if style == "less":
        return Allowed(None, value, _ceiling(value - max(size * _share(style), step), count), value - step)
    if style == "at_most":
        return Allowed(None, value, _ceiling(value - max(size * _share(style), step), count), value)
    if style == "nearly":
        return Allowed(None, value, _ceiling(value - size * _share(style), count), value)
    if style == "about":
        strict = max(size * _share("about_strict"), half)
        likely = max(size * _share("about"), min(half, size * _share("about_strict")))
        return Allowed(value - strict, value + strict, value - likely, value + likely)
    slack = _rounding_slack(value, half, count)
    return Allowed(value, value, value - slack, value + slack)


def _rounding_slack(value: Decimal, half: Decimal, count: bool) -> Decimal:
    """How far from a bare printed number the figure behind it may lie."""
    if count and (half < 1 or abs(value) < 100) and value == value.to_integral_value():
        return Decimal(0)
    if half >= 1:
        return min(half, abs(value) * _share("rounded"))
    return half


def _floor(value: Decimal, count: bool) -> Decimal:
    return value.to_integral_value(ROUND_FLOOR) if count else value


def _ceiling(value: Decimal, count: bool) -> Decimal:
    return value.to_integral_value(ROUND_CEILING) if count else value
