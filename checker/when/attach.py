"""Which of a sentence's times goes with a figure: the nearest in its clause, else one the sentence opens with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.clauses import VerbGroup, distance, groups_of, is_reporting
from checker.lexicon import words
from checker.model import Mention, Period, Sentence, Token
from checker.nesting import describes, nested, opening, shut_off, verb_of
from checker.when.stated_time import StatedTime
from checker.wordclass import NOUNISH, base_form

_FARTHEST: Final = 34.0
"""A time that costs more than this to reach belongs to something else."""
_MOST: Final = 6
"""Times looked at on either side of a figure."""
_OF_ITS_OWN: Final = 6.0
"""What it costs to reach the time of the thing a relative clause tells of."""
_NEXT_CLAUSE: Final = 10.0
"""What it costs to reach back to a time from a clause joined on with its own subject and verb."""
_THING: Final = 9
_BESIDE: Final = 4
_IN_THING: Final = NOUNISH | {"ADJ", "PREP", "DET", "POSS", "VERB"}
_WIDEST: Final = 80
"""Tokens beyond which no time is looked at unless it opens the sentence."""


_PAIRED: Final = {"(": ")", "—": "—", "–": "–", "--": "--", ")": ""}
_NOW: Final = frozenset({"now", "currently", "today", "presently"})
TELLING: Final = frozenset({"DET", "NOUN", "PAST", "GER", "WH", "POSS"})
"""What an insertion begins with that tells of somebody or something in passing: ", the worst since 1950,"."""


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
        if _is_of_another(tokens, own, mention, time, document):
            continue
        if not time.leading and (time.first - mention.last > _WIDEST or mention.first - time.last > _WIDEST):
            continue
        cost = _cost(tokens, own, mention, time)
        if clause >= time.last and not time.leading:
            cost += _NEXT_CLAUSE
        if cost < least:
            best, least = time, cost
    if best is not None and best.event is not None and own is not None and _is_told_of(tokens, best, own):
        return replace(best, kind="point", period=best.event)
    return best


def _is_of_another(
    tokens: tuple[Token, ...], own: VerbGroup | None, mention: Mention, time: StatedTime, document: Period
) -> bool:
    """Whether a time is a base of comparison, the date of a law, or part of what is said of somebody in passing."""
    if time.first < mention.last and mention.first < time.last:
        return False
    if time.lasting or mention.last <= time.opening or shut_off(tokens, time.within, mention.first, mention.last):
        return True
    if (
        mention.kind == "duration"
        and 0 <= time.first - mention.last <= 4
        and any(t.lower in ("until", "till", "before") for t in tokens[mention.last : time.last])
    ):
        return True  # "a thousand days until the year 2000"
    if _is_past(time, document) and own is not None and _is_now_or_later(tokens, own, mention, time):
        return True
    if _of_main_clause(tokens, own, mention, time) or _of_a_record(tokens, own, mention, time):
        return True
    if time.kind == "since" and mention.kind != "rank" and _of_the_utmost(tokens, mention.last, time.first):
        return True
    if mention.first >= time.last and _is_over(tokens, time, mention.first):
        return True
    if time.first >= mention.last and (
        tokens[time.first - 1].lower == "beyond" or _out_of_an_aside(tokens, mention, time)
    ):
        return True
    if _is_told_elsewhere(tokens, own, mention, time) or _is_a_rate(tokens, mention, time):
        return True
    if time.base >= 0 and not time.base < mention.last <= time.first:
        return True
    if time.inset is not None and not time.inset[0] <= mention.first < time.inset[1]:
        opening = tokens[time.inset[0]]
        if opening.tag in TELLING or opening.lower in words("instances", "times"):
            return True
    if mention.last < time.first and tokens[time.first - 1].lower in ("and", "but") and time.verb >= time.last:
        return True  # "and this year we helped"
    if time.attached and mention.last <= time.first:
        return _names_another(tokens, mention.last, time.first)
    return mention.last <= time.first and _is_an_instance(tokens, mention.last, time.first)


def _is_past(time: StatedTime, document: Period) -> bool:
    """Whether a time that does not open the sentence was over before the document's day."""
    end = time.period.end
    return end is not None and document.start is not None and end < document.start and not time.leading


def _is_now_or_later(tokens: Sequence[Token], own: VerbGroup, mention: Mention, time: StatedTime) -> bool:
    """Whether the verb of a figure speaks of what will be, or with "now" or "today" of the present."""
    if own.first < mention.last <= time.first <= mention.last + _BESIDE:
        return False  # "will report on the two blasts on Monday"
    if own.tense == "future":
        return True
    return own.tense == "present" and any(t.lower in _NOW for t in tokens[max(0, own.first - 1) : own.last + 1])


def _of_main_clause(tokens: tuple[Token, ...], own: VerbGroup | None, mention: Mention, time: StatedTime) -> bool:
    """Whether a time dates the main verb and not what a relative clause tells of: "on Monday they held the man who"."""
    if (
        own is None
        or own.tense not in ("past", "none")
        or own.modal
        or time.kind != "point"
        or time.attached
        or time.period.precision != "day"
    ):
        return False
    clause = next((c for c in nested(tokens) if c.first < mention.first < c.last and not c.said and not c.free), None)
    if clause is None or time.last > clause.first or not clause.first < own.first < mention.first:
        return False
    return any(
        time.last <= g.first < clause.first and g.tense != "none" and not describes(tokens, g)
        for g in groups_of(tokens)
    )


def _of_a_record(tokens: Sequence[Token], own: VerbGroup | None, mention: Mention, time: StatedTime) -> bool:
    """Whether a time dates what something is measured by: "is 22 percent off its high set on May 3"."""
    if own is None or own.lemma != "be" or own.tense != "present" or time.first <= mention.last:
        return False
    place = time.first - 1 if tokens[time.first - 1].tag == "PAST" else time.first - 2
    return place > mention.last and tokens[place].tag == "PAST" and tokens[place - 1].tag in NOUNISH | {"NUM"}


def _of_the_utmost(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether "since" tells since when something ranks: "killed 49 in the worst attack since 2001"."""
    utmost = words("utmost", "times")
    for index in range(low, high):
        token = tokens[index]
        if token.lower in utmost and tokens[index - 1].lower != "at":
            return True
        if token.tag == "ADJ" and token.lower.endswith("est"):
            return True
    return False


def _is_told_elsewhere(tokens: tuple[Token, ...], own: VerbGroup | None, mention: Mention, time: StatedTime) -> bool:
    """Whether a time describes a thing before the relative clause in which a figure stands, and not of that thing."""
    if not time.attached or time.last > mention.first or (own is not None and _is_told_of(tokens, time, own)):
        return False
    return any(c.first < mention.first < c.last and time.last < c.first - _THING // 2 for c in nested(tokens))


def _is_a_rate(tokens: Sequence[Token], mention: Mention, time: StatedTime) -> bool:
    """Whether a time belongs to what something is so many times: "ten times the average of the past 10 years"."""
    if tokens[mention.last - 1].lower != "times" and (
        mention.last >= len(tokens) or tokens[mention.last].lower != "times"
    ):
        return False
    return mention.last <= time.first and any(
        t.lower == "of" for t in tokens[max(mention.last, time.first - 2) : time.first]
    )


def _is_over(tokens: Sequence[Token], time: StatedTime, first: int) -> bool:
    """Whether a time stamps what follows in brackets, or dates what has a figure behind it for its cause.

    "[Updated 4 p.m. Friday] 12 were hurt", "has been in the news this week because of 22 killings".
    """
    for index in range(time.last, first):
        token = tokens[index]
        if token.text == "]":
            return not any(t.text == "[" for t in tokens[time.last : index])
        if time.leading or token.text == ",":
            return False
        if token.lower in words("causes", "times") and index + 1 < first:
            return token.lower != "due" or tokens[index + 1].lower == "to"
    return False


def _out_of_an_aside(tokens: tuple[Token, ...], mention: Mention, time: StatedTime) -> bool:
    """Whether a figure stands in a relative clause that is over before the time comes."""
    return any(
        c.first < mention.first < c.last <= time.first
        and not c.said
        and c.last < len(tokens)
        and tokens[c.last].tag == "PUNCT"
        and tokens[c.first - 1].tag == "PUNCT"
        for c in nested(tokens)
    )


def _names_another(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether what a time describes hangs on no word that says when: "for victims of last year's fires"."""
    leads = [k for k in range(low, high) if tokens[k].tag in ("PREP", "TO")]
    if not leads or high - leads[-1] > 3:
        return False
    if base_form(tokens[leads[-1] - 1].lower) in words("implicating", "times"):
        return True  # "the two involved in Monday's blasts were brothers"
    if tokens[leads[-1]].lower == "of":
        return len(leads) > 1 or leads[0] - low > 2
    return tokens[leads[-1]].lower not in ("in", "during", "at", "on", "through", "throughout", "under")


def _is_an_instance(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether behind a comma a time dates one case of several: "five visits, most recently in May"."""
    for index in range(high - 1, max(low, high - 6) - 1, -1):
        if tokens[index].text == ",":
            return any(t.lower in words("instances", "times") for t in tokens[index + 1 : index + 3])
    return False


def _is_when(tokens: Sequence[Token], mention: Mention, time: StatedTime) -> bool:
    """Whether a figure stands in what is told of a time right before it: "left in May, when her long term ended"."""
    place = time.last
    while place < len(tokens) and place - time.last < 3 and (tokens[place].tag in NOUNISH or tokens[place].text == ","):
        place += 1
    if time.kind != "point" or place >= mention.first or mention.first - place > _THING:
        return False
    if tokens[place].lower != "when":
        return False
    return not any(t.text in (",", ";") for t in tokens[place : mention.first])


def _distance(tokens: Sequence[Token], low: int, high: int) -> float:
    """How far apart two places are, what stands in brackets or between dashes on the way all but left out."""
    open_at = -1
    gone = 0.0
    for index in range(low, min(high, low + _WIDEST)):
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
    if time.attached and not after and own is not None and _is_told_of(tokens, time, own):
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


def _is_told_of(tokens: Sequence[Token], time: StatedTime, own: VerbGroup) -> bool:
    """Whether the verb tells what a dated thing did: "last September's fire in the port that killed three"."""
    place = time.last
    while (
        place < own.first
        and place - time.last < _THING
        and (tokens[place].tag in _IN_THING or tokens[place].text in (",", "."))
    ):
        place += 1
    return time.last < place == own.first - 1 and tokens[place].lower in ("that", "which")


def inset_of(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> tuple[int, int] | None:
    """The insertion, between commas or brackets, in which a time stands.

    A bare date between commas is none, nor a main clause that happens to stand between them.
    """
    low = first
    while low and first - low < _WIDEST and tokens[low - 1].text not in (",", "(", ";", "—", "–", "--"):
        low -= 1
    high = last
    while high < len(tokens) and high - last < _WIDEST and tokens[high].text not in (",", ")", ";", "—", "–", "--"):
        high += 1
    if low == 0 or high >= len(tokens) or (tokens[high].text == "," and high + 2 >= len(tokens)):
        return None
    around = (*tokens[low:first], *tokens[last:high])
    if len(around) <= 2 and all(t.tag in ("PREP", "DET", "ADV", "ADJ", "PUNCT") for t in around):
        return None
    return None if _is_main(tokens, groups, low, high) else (low, high)


def _is_main(tokens: Sequence[Token], groups: Sequence[VerbGroup], low: int, high: int) -> bool:
    """Whether what stands between commas is a clause with a subject: "In short, sales doubled in 2015, to 40"."""
    opens = tokens[low]
    if tokens[low - 1].text != "," or not (
        opens.tag in ("NAME", "PRON", "POSS", "PLURAL") or opens.lower in ("the", "this", "these")
    ):
        return False
    place = bisect_right(groups, low, key=lambda g: g.first)
    if place == len(groups) or not low < groups[place].first < high or groups[place].tense == "none":
        return False
    if any(t.tag in ("WH", "PUNCT", "CONJ") for t in tokens[low : groups[place].first]):
        return False
    return not is_reporting(groups[place]) or (place + 1 < len(groups) and groups[place + 1].first < high)


def names_a_time(mention: Mention, times: Sequence[StatedTime]) -> bool:
    """Whether a figure only helps to say when ("[three days] ago", "the past [two years]")."""
    return mention.kind in ("duration", "count", "measure") and any(
        t.first <= mention.first and mention.last <= t.last for t in times
    )
