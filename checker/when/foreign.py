"""Times that stand near a figure and are not its own: of another clause, of a thing in passing, of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.clauses import VerbGroup, groups_of, is_reporting
from checker.lexicon import words
from checker.model import Mention, Period, Token
from checker.nesting import describes, nested, shut_off
from checker.when.inset import TELLING, inset_of
from checker.when.stated_time import StatedTime
from checker.wordclass import NOUNISH, base_form

_THING: Final = 9
"""Words of a thing called by its time before the relative clause that tells of it."""
_BESIDE: Final = 4
_IN_THING: Final = NOUNISH | {"ADJ", "PREP", "DET", "POSS", "VERB"}
_RANKED: Final = 8
"""Words before a time among which a superlative takes it for its own."""
_NOW: Final = frozenset({"now", "currently", "today", "presently"})


def is_of_another(
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
    if own is not None and _is_ahead(time, document) and _is_done(tokens, own):
        return True
    if _of_main_clause(tokens, own, mention, time) or _of_a_record(tokens, own, mention, time):
        return True
    if (
        mention.kind != "rank"
        and time.kind == "point"
        and time.period.precision == "year"
        and time.first > mention.last
    ):
        ranked = max(mention.last, time.first - _RANKED)
        if tokens[time.first].lower == "this" and _of_the_utmost(tokens, ranked, time.first):
            return True  # "52 were hurt, in one of the deadliest weekends in the city this year"
    if time.kind == "since" and mention.kind != "rank" and _of_the_utmost(tokens, mention.last, time.first):
        return True
    if mention.first >= time.last and _is_over(tokens, time, mention.first):
        return True
    if time.first >= mention.last and (
        tokens[time.first - 1].lower == "beyond" or _out_of_an_aside(tokens, mention, time)
    ):
        return True
    if _in_an_apposition(tokens, mention, time):
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


def _is_ahead(time: StatedTime, document: Period) -> bool:
    """Whether a stretch of time begins on the document's day or later, and so tells nothing of what has been."""
    start = time.period.start
    return time.kind == "window" and start is not None and document.end is not None and start >= document.end


def _is_done(tokens: tuple[Token, ...], own: VerbGroup) -> bool:
    """Whether a verb tells what has been and foretells nothing."""
    if own.tense != "past" or own.passive or is_reporting(own) or tokens[own.head].lower == own.lemma:
        return False
    return own.lemma not in words("expecting", "times") and not any(g.modal for g in groups_of(tokens))


def _is_now_or_later(tokens: Sequence[Token], own: VerbGroup, mention: Mention, time: StatedTime) -> bool:
    """Whether the verb of a figure speaks of what will be, or with "now" or "today" of the present."""
    if own.first < mention.last <= time.first <= mention.last + _BESIDE:
        return False  # "will report on the two blasts on Monday"
    if own.tense == "future":
        return True
    return own.tense == "present" and any(t.lower in _NOW for t in tokens[max(0, own.first - 1) : own.last + 1])


def _of_main_clause(tokens: tuple[Token, ...], own: VerbGroup | None, mention: Mention, time: StatedTime) -> bool:
    """Whether a time dates the main verb and not what a relative clause tells of: "on Monday they held the man who"."""
    if own is None or own.modal or time.kind != "point" or time.attached:
        return False
    if own.tense not in ("past", "none", "present") or (own.tense != "present" and time.period.precision != "day"):
        return False
    clause = next((c for c in nested(tokens) if c.first < mention.first < c.last and not c.said and not c.free), None)
    if clause is None or time.last > clause.first or not clause.first < own.first < mention.first:
        return False
    between = (g for g in groups_of(tokens) if time.last <= g.first < clause.first)
    return any(
        g.tense not in ("none", own.tense if own.tense == "present" else "")
        for g in between
        if not describes(tokens, g)
    )


def _of_a_record(tokens: Sequence[Token], own: VerbGroup | None, mention: Mention, time: StatedTime) -> bool:
    """Whether a time dates what something is measured by: "is 22 percent off its high set on May 3"."""
    if own is None or own.lemma != "be" or own.tense != "present" or time.first <= mention.last:
        return False
    place = time.first - 1 if tokens[time.first - 1].tag == "PAST" else time.first - 2
    return place > mention.last and tokens[place].tag == "PAST" and tokens[place - 1].tag in NOUNISH | {"NUM", "ADJ"}


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
    if not time.attached or time.last > mention.first or (own is not None and is_told_of(tokens, time, own)):
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


def _in_an_apposition(tokens: tuple[Token, ...], mention: Mention, time: StatedTime) -> bool:
    """Whether a figure tells in passing who somebody is: ", the elder of the two brothers, met them in 2011"."""
    if time.leading or time.first < mention.last:
        return False
    inset = inset_of(tokens, groups_of(tokens), mention.first, mention.last)
    if inset is None or inset[0] <= time.first < inset[1] or tokens[inset[0]].lower not in ("the", "a", "an"):
        return False
    return not any(inset[0] <= g.first < inset[1] for g in groups_of(tokens))


def is_told_of(tokens: Sequence[Token], time: StatedTime, own: VerbGroup) -> bool:
    """Whether the verb tells what a dated thing did: "last September's fire in the port that killed three"."""
    place = time.last
    while (
        place < own.first
        and place - time.last < _THING
        and (tokens[place].tag in _IN_THING or tokens[place].text in (",", "."))
    ):
        place += 1
    return time.last < place == own.first - 1 and tokens[place].lower in ("that", "which")
