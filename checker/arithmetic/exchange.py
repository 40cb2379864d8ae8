"""Money in two currencies, worked out anew where the text itself states a rate: at $1.10 a euro, 100 euros ($130)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from checker.arithmetic.beside import AGAIN, LINK, before, behind, between, ends, figures
from checker.arithmetic.conversions import Misconversion
from checker.arithmetic.passages import Passage
from checker.arithmetic.rounding import allowed, plain
from checker.interval import Interval
from checker.lexicon import mapping
from checker.model import Claim
from checker.pattern import pattern

_CLOSE: Final = Decimal("0.03")
"""How far from the stated rate, as a share of it, a conversion may be."""
_ROUNDED: Final = Decimal("0.01")
"""The same where the rate is printed with the conversion itself."""
_BESIDE: Final = 120
"""Characters within which that is."""
_MOST: Final = 24
"""How many rates of one document are looked at."""
_EQUALS: Final = pattern(
    r"\s?(?:=|≈|is worth|was worth|worth|buys|bought|equals|equalled|equal to|fetched|costs|to|for|is|was)"
    r"(?: (?:about|around|roughly))?\s?$",
    re.IGNORECASE,
)
_AGAINST: Final = pattern(
    r" (?:to|for|per|a|an|against)(?: (?:the|one|each|every|a"
    r"|1))? (?P<name>[A-Za-z][\w-]*(?: [a-z]+)?)",
    re.IGNORECASE,
)
_AGAIN: Final = pattern(rf"(?: {LINK}){{0,2}}{AGAIN}", re.IGNORECASE)
_AT_RATE: Final = r"(?:,? (?:at|using|on|with|converted|based on)\b[^()]{1,80}?)?"
"""Behind a sum of money in another currency: the rate it was worked out at."""
_COMES_TO: Final = pattern(
    r"(?:(?:;|,|–|—|\.| \()? ?(?:at|with|using) [^;()]{1,60})?,?(?: (?:that|which|this|it))?"
    r" (?:comes? to|is|was|equals|makes|translates (?:in)?to|(?:is|was) worth|works out at|converts (?:in)?to)"
    r"(?: (?:about|around|roughly|some|nearly))? $",
    re.IGNORECASE,
)
_ONE_BUYS: Final = pattern(
    r"\b(?:the|one|a|each) (?P<name>[A-Za-z]+(?: sterling)?) (?:buys|bought|is worth|was worth|costs|fetches"
    r"|fetched|stands at|stood at"
    r"|trades at|traded at|equals)(?: (?:about|around|roughly))? $",
    re.IGNORECASE,
)


class Rate(NamedTuple):
    """So many of the one currency for one of the other, and the claims that say so."""

    many: str
    one: str
    value: Decimal
    claims: tuple[Claim, ...]


def rates(passages: Sequence[Passage]) -> list[Rate]:
    """The exchange rates a document states."""
    return [rate for passage in passages for rate in _rates(passage)]


def misexchanged(passages: Sequence[Passage], stated: Sequence[Rate]) -> Iterator[Misconversion]:
    """The sums of money told in two currencies that no rate stated in the document makes right."""
    if not stated:
        return
    quoting = {c.id for rate in stated for c in rate.claims}
    stated = list({(rate.many, rate.one, rate.value): rate for rate in stated}.values())[:_MOST]
    for passage in passages:
        claims = [c for c in figures(passage) if c.kind == "money" and c.id not in quoting]
        for a, b in pairwise(claims):
            gap = between(passage, a, b)
            opened = _AGAIN.fullmatch(gap)
            if opened is None and not _COMES_TO.fullmatch(gap):
                continue
            if opened is not None and (
                opened[0].rstrip().endswith(",") or not ends(behind(passage, b), opened, _AT_RATE)
            ):
                continue
            beside = [r for r in stated if 0 <= r.claims[0].start - a.end <= _BESIDE]
            found = _wrong(a, b, beside or stated, _ROUNDED if beside else _CLOSE)
            if found is not None:
                yield found


def _wrong(a: Claim, b: Claim, stated: Sequence[Rate], close: Decimal) -> Misconversion | None:
    one, other = a.quantity, b.quantity
    if one is None or other is None or one.value is None or other.value is None or one.value <= 0 or other.value <= 0:
        return None
    fitting = [r for r in stated if {r.many, r.one} == {one.unit, other.unit}]
    if not fitting:
        return None
    worth = Decimal(0)
    for rate in reversed(fitting):
        factor = rate.value if rate.one == one.unit else 1 / rate.value
        worth = one.value * factor
        meant = allowed(one).scaled(factor)
        if meant.low is None or meant.high is None:
            return None
        if Interval(meant.low * (1 - close), meant.high * (1 + close)).overlaps(allowed(other)):
            return None
    rate = fitting[0]
    said = f"at {plain(rate.value, 4)} {_many(rate.many)} to the {rate.one}"
    return Misconversion((a, b), f"{_printed(a)} is {_grouped(worth)} {_many(other.unit)} {said}, not {_printed(b)}")


def _many(currency: str) -> str:
    """The name of a currency for more than one."""
    if currency == "pound sterling":
        return "pounds sterling"
    return currency if currency.endswith(("yen", "yuan", "won", "baht", "rand", "real", "renminbi")) else f"{currency}s"


def _rates(passage: Passage) -> Iterator[Rate]:
    """$1.10 a euro; 110 yen to the dollar; one euro is worth $1.10"""
    claims = [c for c in figures(passage) if c.kind == "money" and c.quantity is not None and c.quantity.value]
    for index, claim in enumerate(claims):
        size = claim.quantity
        assert size is not None
        assert size.value is not None
        many, _, per = size.unit.partition(" per ")
        named = _currencies().get(per) if per else None
        if not per:
            found = _AGAINST.match(behind(passage, claim))
            named = _named(found["name"]) if found else None
            bought = _ONE_BUYS.search(before(passage, claim)) if named is None else None
            named = _named(bought["name"]) if bought else named
        if named is not None and named != many and size.value > 0:
            yield Rate(many, named, size.value, (claim,))
            continue
        if size.value == 1 and index + 1 < len(claims):
            other = claims[index + 1]
            value = other.quantity
            if (
                value is not None
                and value.value
                and value.unit != size.unit
                and _EQUALS.fullmatch(between(passage, claim, other))
            ):
                yield Rate(value.unit, size.unit, value.value, (claim, other))


def _named(words: str) -> str | None:
    """The currency that one or two words name."""
    known, lower = _currencies(), words.lower()
    tries = (lower, lower.removesuffix("s"), lower.split()[0], lower.split()[0].removesuffix("s"))
    return next((known[t] for t in tries if t in known), None)


@cache
def _currencies() -> dict[str, str]:
    """The names of currencies in the singular → the canonical one; a pound is sterling."""
    named = mapping("words", "currencies")
    return {**{canonical: canonical for canonical in named.values()}, **named, "pound": "pound sterling"}


def _printed(claim: Claim) -> str:
    return " ".join(claim.surface.split())


def _grouped(value: Decimal) -> str:
    return plain(value, 0 if value >= 100 else 2)
