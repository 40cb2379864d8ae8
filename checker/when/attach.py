"""Which of a sentence's times goes with a figure: the nearest in its clause, else one the sentence opens with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.clauses import VerbGroup, distance, groups_of
from checker.lexicon import words
from checker.model import Mention, Period, Sentence, Token
from checker.nesting import opening, verb_of
from checker.when.foreign import is_of_another, is_told_of
from checker.when.inset import WIDEST
from checker.when.stated_time import StatedTime
from checker.wordclass import NOUNISH

_FARTHEST: Final = 34.0
"""A time that costs more than this to reach belongs to something else."""
_MOST: Final = 6
"""Times looked at on either side of a figure."""
_OF_ITS_OWN: Final = 6.0
"""What it costs to reach the time of the thing a relative clause tells of."""
_NEXT_CLAUSE: Final = 10.0
"""What it costs to reach back to a time from a clause joined on with its own subject and verb."""
_NEAR: Final = 9
"""Tokens between a time and the figure in what is told of it behind "when"."""
_PAIRED: Final = {"(": ")", "—": "—", "–": "–", "--": "--", ")": ""}


def attached_time(
    sentence: Sentence, mention: Mention, times: Sequence[StatedTime], document: Period
) -> StatedTime | None:
    """The time that goes with a figure: the nearest in its clause, else a leading one, a name's own date last."""
    if not times:
        return None
    tokens = sentence.tokens
    groups = groups_of(tokens)
    own = verb_of(tokens, mention)
    best: StatedTime | None = None
    least = _FARTHEST
    place = bisect_right(times, mention.first, key=lambda t: t.first)
    near = times[max(0, place - _MOST) : place + _MOST]
    clause = opening(tokens, groups, mention.first)
    for time in (*(t for t in times[:2] if t.leading), *near):
        if is_of_another(tokens, own, mention, time, document):
            continue
        if not time.leading and (time.first - mention.last > WIDEST or mention.first - time.last > WIDEST):
            continue
        cost = _cost(tokens, own, mention, time)
        if clause >= time.last and not time.leading:
            cost += _NEXT_CLAUSE
        if cost < least:
            best, least = time, cost
    if best is not None and best.event is not None and own is not None and is_told_of(tokens, best, own):
        return replace(best, kind="point", period=best.event)
    return best


def _is_when(tokens: Sequence[Token], mention: Mention, time: StatedTime) -> bool:
    """Whether a figure stands in what is told of a time right before it: "left in May, when her long term ended"."""
    place = time.last
    while place < len(tokens) and place - time.last < 3 and (tokens[place].tag in NOUNISH or tokens[place].text == ","):
        place += 1
    if time.kind != "point" or place >= mention.first or mention.first - place > _NEAR:
        return False
    if tokens[place].lower != "when":
        return False
    return not any(t.text in (",", ";") for t in tokens[place : mention.first])


def _distance(tokens: Sequence[Token], low: int, high: int) -> float:
    """How far apart two places are, what stands in brackets or between dashes on the way all but left out."""
    open_at = -1
    gone = 0.0
    for index in range(low, min(high, low + WIDEST)):
        text = tokens[index].text
        if text not in _PAIRED:
            continue
        if open_at >= 0 and text == _PAIRED[tokens[open_at].text]:
            gone += distance(tokens, open_at, index + 1) - 2
            open_at = -1
        elif text != ")":
            open_at = index
    return distance(tokens, low, high) - gone


def _cost(tokens: Sequence[Token], own: VerbGroup | None, mention: Mention, time: StatedTime) -> float:
    if time.first < mention.last and mention.first < time.last:
        return 0.0
    after = time.first >= mention.last
    low, high = (mention.last, time.first) if after else (time.last, mention.first)
    if time.attached and not after and own is not None and is_told_of(tokens, time, own):
        return _OF_ITS_OWN
    if not after and _is_when(tokens, mention, time):
        return _OF_ITS_OWN
    cost = _distance(tokens, low, high)
    if after:
        cost *= 0.8
        if any(t.tag == "NUM" for t in tokens[low:high]):
            cost += 4
        if _of_a_participle(tokens, low, time):
            cost += 14
    elif time.leading or (time.heading and time.last <= mention.first and not _turns(tokens, low, high)):
        cost = min(cost, 9.0 + 0.1 * (high - low))
    else:
        if "NUM" in [t.tag for t in tokens[max(0, time.first - 5) : time.first]]:
            cost += 4
        if "NUM" in [t.tag for t in tokens[low:high]]:
            cost += 2
    if time.attached:
        cost += 14
    if not time.leading and any(tokens[k].text == "," and tokens[k + 1].tag == "WH" for k in range(low, high - 1)):
        cost += 14
    if time.reported:
        cost += 6
    if not time.leading:
        if own is not None and time.verb >= 0 and time.verb != own.head:
            past = tokens[time.verb].tag == "PAST"
            cost += 30 if own.tense == "present" and past else 5
        if time.inset is not None and not time.inset[0] <= mention.first < time.inset[1]:
            cost += 14
        if not after and own is not None and own.first >= time.last and _in_a_closed_clause(tokens, time):
            cost += 14
    return cost


def _of_a_participle(tokens: Sequence[Token], low: int, time: StatedTime) -> bool:
    """Whether a time dates a participle behind a comma that tells of something else: ", a glacier seen in April"."""
    verb = time.verb
    if time.reported or not low < verb < time.first or tokens[verb].tag != "PAST" or time.first - verb > 2:
        return False
    before = tokens[verb - 1]
    if before.lower in words("surveys", "times"):
        return False
    return before.text == "," or (before.tag in NOUNISH and any(t.text == "," for t in tokens[low:verb]))


def _turns(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether a clause ends between two places."""
    return any(t.tag == "CONJ" or t.text in (";", "—", "–", "--") for t in tokens[low:high])


def _in_a_closed_clause(tokens: Sequence[Token], time: StatedTime) -> bool:
    """Whether a time dates what a relative clause tells that is over before the figure's verb comes."""
    if not 0 <= time.verb < time.first:
        return False
    return any(t.lower in ("who", "which", "that") and t.tag == "WH" for t in tokens[max(0, time.verb - 3) : time.verb])


_APART: Final = frozenset({"later", "after", "before", "earlier"})
"""Words that tell how far two events lie apart."""


def names_a_time(mention: Mention, times: Sequence[StatedTime], tokens: Sequence[Token]) -> bool:
    """Whether a figure only helps to say when ("[three days] ago", "the past [two years]").

    How long one event came after another ("[79 minutes] later") is a figure of its own.
    """
    return mention.kind in ("duration", "count", "measure") and any(
        t.first <= mention.first and mention.last <= t.last and not _lies_between(mention, t, tokens) for t in times
    )


def _lies_between(mention: Mention, time: StatedTime, tokens: Sequence[Token]) -> bool:
    """Whether a figure is the distance of two events in time: hours and days that are counted, not "a year later"."""
    value = None if mention.quantity is None else mention.quantity.value
    counted = any(t.tag == "NUM" for t in tokens[mention.first : mention.last]) and value is not None and value >= 1
    return counted and mention.kind == "duration" and tokens[time.last - 1].lower in _APART
