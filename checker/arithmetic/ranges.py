"""Ranges printed the wrong way round: "20-10 visits", "between 30 and 20 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from checker.arithmetic.beside import before, behind, between, figures
from checker.arithmetic.passages import Passage
from checker.lexicon import words
from checker.model import Claim
from checker.numerals import numbers
from checker.pattern import pattern
from checker.tokens import tokenize
from checker.wordclass import singular, tag

_WORD: Final = pattern(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_HOURS: Final = 12
_YEARS: Final = (1000, 2100)
_NEAR: Final = 6
"""Words before "between" among which a word of difference tells that no range follows."""
_APART: Final = 20
"""How many times the other an end may be: beyond that it is no range at all."""
_BETWEEN: Final = pattern(r"^(?:in )?between\b.* and ", re.IGNORECASE | re.DOTALL)
_FROM: Final = pattern(r"^(?:from )?\S.* to ", re.IGNORECASE | re.DOTALL)
_FAR: Final = 1000
"""The same where both ends are printed with their unit, or a range is said in so many words."""
_SUBJECT: Final = 12
"""Words before "from" among which what has two ends is named."""
_CLAUSE: Final = pattern(r"[;:–—]|, (?:and|but|while|whereas|then|after|before)\b")
_JOINED: Final = pattern(r"^\S*\d\S*\s?[-‐‑–]\s?\S*\d\S*$")
_PLURAL: Final = pattern(
    r" (?:(?:new|more|other|extra|additional|young|local|daily|annual|small|large) )?"
    r"([^\W\d_]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
_DASHES: Final = frozenset({"-", "‐", "‑", "–"})


class Reversed(NamedTuple):
    """The claims of a range the wrong way round, and how it is told."""

    claims: tuple[Claim, ...]
    sum: str


def reversed_ranges(passage: Passage) -> Iterator[Reversed]:
    """The ranges in a sentence whose larger number stands first."""
    claims = figures(passage)
    for index, claim in enumerate(claims):
        surface = " ".join(claim.surface.split())
        if claim.change is not None:
            continue
        if claim.recognizer == "score" or _JOINED.match(surface) or _BETWEEN.match(surface):
            ends = _values(surface)
            if ends is None or not _falls(*ends, apart=_FAR if _has_unit(claim) else _APART):
                continue
            if _BETWEEN.match(surface):
                if not _set_apart(passage, claim) and not _clock(passage, claim, *ends):
                    yield Reversed((claim,), f"“{surface}” runs from the larger number to the smaller")
            elif sum(ends) != 100 and _counts_things(passage, claim):
                yield Reversed((claim,), f"“{surface}” runs from the larger number to the smaller")
        elif _FROM.match(surface):
            ends = _values(surface)
            if ends is not None and _falls(*ends, apart=_FAR) and _ranges(passage, claim, surface):
                yield Reversed((claim,), f"“{surface}” runs from the larger number to the smaller")
        elif index + 1 < len(claims) and _two_in_a_row(passage, claim, claims[index + 1]):
            other = claims[index + 1]
            shown = f"{surface}{between(passage, claim, other)}{' '.join(other.surface.split())}"
            yield Reversed((claim, other), f"“{shown}” runs from the larger number to the smaller")


def _values(surface: str) -> tuple[Decimal, Decimal] | None:
    """The two numbers of a range in the order printed, a scale word behind both lent to the first."""
    found = [n for n in numbers(tag(tokenize(surface))) if n.form != "ordinal"]
    if len(found) != 2 or found[0].value is None or found[1].value is None:
        return None
    first, last = found[0].value, found[1].value
    if found[0].scale == 1 and found[1].scale > 1 and first < found[1].scale:
        first *= found[1].scale
    return first, last


def _has_unit(claim: Claim) -> bool:
    return claim.quantity is not None and bool(claim.quantity.unit)


def _ranges(passage: Passage, claim: Claim, surface: str) -> bool:
    """Whether "from 90 to 30" tells two ends: after "range" and the like, of ages or prices, where nothing falls."""
    clause = _CLAUSE.split(before(passage, claim))[-1]
    head = [w.lower() for w in _WORD.findall(clause)][-_SUBJECT:]
    rest = [w.lower() for w in _WORD.findall(_CLAUSE.split(behind(passage, claim))[0])]
    inner = [w.lower() for w in _WORD.findall(surface)]
    if not words("falling", "ranges").isdisjoint([*head, *rest, *inner]) or _set_apart(passage, claim):
        return False
    if not head:
        return False
    ranging, spread = words("ranging", "ranges"), words("spread_of", "ranges")
    if not ranging.isdisjoint(head[-2:]) or (not ranging.isdisjoint(head[-_NEAR:]) and head[-1] in spread):
        return _has_unit(claim) or not spread.isdisjoint(head) or head[-1] in words("surely", "ranges")
    plural = head[-1] in spread and head[-1].endswith("s")
    return plural and _has_unit(claim) and not clause.rstrip().endswith(",") and "since" not in rest


def _falls(first: Decimal, last: Decimal, apart: int = _APART) -> bool:
    """Whether two numbers fall as no range does, and are no years, no minus signs and not worlds apart."""
    if not 0 < last < first <= last * apart:
        return False
    return not (_YEARS[0] <= first <= _YEARS[1] and (_YEARS[0] <= last or last < 100) and first == int(first))


def _set_apart(passage: Passage, claim: Claim) -> bool:
    """Whether two things are told apart and no range is meant: the gap between 30 and 20, a choice between."""
    head = [w.lower() for w in _WORD.findall(before(passage, claim))[-_NEAR:]]
    return any(w in words("apart", "ranges") for w in head)


def _clock(passage: Passage, claim: Claim, first: Decimal, last: Decimal) -> bool:
    """Whether two small numbers of nothing may be hours: between 10 and 6."""
    bare = not claim.quantity or not claim.quantity.unit
    return bare and first <= _HOURS and last <= _HOURS and not _PLURAL.match(behind(passage, claim))


def _counts_things(passage: Passage, claim: Claim, lead: str | None = None) -> bool:
    """Whether a pair with a dash counts the things behind it: 20-10 visits; not a 20-10 win, not 60-40 splits."""
    follows = _PLURAL.match(behind(passage, claim))
    unit = claim.quantity.unit if claim.quantity is not None and claim.kind != "count" else ""
    if not unit and (follows is None or {follows[1].lower(), singular(follows[1].lower())} & words("paired", "ranges")):
        return False
    if unit and behind(passage, claim).startswith(("-", "‐", "‑")):
        return False
    head = [w.lower() for w in _WORD.findall(before(passage, claim) if lead is None else lead)]
    if any(w in words("contest", "scores") and w not in ("down", "at") for w in head[-_NEAR:]):
        return False
    return not head or head[-1] in words("counting", "ranges")


def _two_in_a_row(passage: Passage, first: Claim, last: Claim) -> bool:
    """Whether "30 to 20 minutes" is a range: the unit behind the second only, and nothing before that fell or went."""
    a, b = first.quantity, last.quantity
    if a is None or b is None or a.value is None or b.value is None or last.change is not None or a.unit:
        return False
    if between(passage, first, last) in _DASHES:
        follows = _PLURAL.match(behind(passage, last)) if not b.unit else None
        things = follows is not None and _counts_things(passage, last, before(passage, first))
        return (
            (things or last.kind in ("duration", "measure")) and _falls(a.value, b.value) and a.value + b.value != 100
        )
    if not b.unit or last.kind not in ("duration", "measure") or not _falls(a.value, b.value) or "." in first.surface:
        return False
    if between(passage, first, last) != " to " or behind(passage, last).startswith(("-", "‐", "‑")):
        return False
    head = [w.lower() for w in _WORD.findall(before(passage, first))]
    return bool(head) and head[-1] in words("counting", "ranges") and not _set_apart(passage, first)
