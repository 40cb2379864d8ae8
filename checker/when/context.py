"""What stands round a time: the preposition that makes it a start, an end or a base, and what it hangs on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from checker.clauses import VerbGroup, governing, is_reporting
from checker.lexicon import words
from checker.model import Period, Token
from checker.nesting import Nested, around, opening
from checker.when.inset import TELLING, inset_of
from checker.when.reckoning import unit_of
from checker.when.stated_time import Placed, StatedTime, TimeKind
from checker.when.years import names_an_act
from checker.wordclass import NOUNISH

_MUCH: Final = frozenset({"much", "many", "far", "long", "big", "large", "high", "low", "often"})
_OPENING: Final = 8
"""Tokens of an opening phrase before its time."""
_SOURCE: Final = 8
"""Tokens from "according to" to the time at which its source spoke."""
_EVENT: Final = 5
"""Tokens between "after" and the time an event is called by."""
_BASE_REACH: Final = 7
"""Tokens before a time in which "than" or "compared with" makes it what something is measured against."""


def described(
    tokens: tuple[Token, ...],
    groups: Sequence[VerbGroup],
    inner: Sequence[Nested],
    time: Placed,
    document: Period,
) -> StatedTime:
    """A time with the preposition before it folded in, and what it hangs on."""
    first, last, _, _ = time
    begin, kind, period = _led(tokens, time, document)
    event = period != time[3] and _attached(tokens, first, first, last)
    attached = event or _attached(tokens, begin, first, last)
    verb = governing(tokens, groups, begin, last)
    opens = begin <= 4 or _set_off(tokens, groups, begin)
    opens = opens and not any(g.last <= first and not g.bare for g in groups)
    inset = inset_of(tokens, groups, begin, last)
    if inset is not None and tokens[inset[0]].tag in TELLING:
        opens = False
    return StatedTime(
        begin,
        last,
        tokens[begin].start,
        tokens[last - 1].end,
        kind,
        period,
        attached,
        _dates_the_saying(tokens, groups, begin, last),
        opens and (event or not attached),
        -1 if verb is None else verb.head,
        inset,
        _base(tokens, begin, last, kind),
        (attached and _dates_what_lasts(tokens, last)) or names_an_act(tokens, first),
        around(inner, first),
        opening(tokens, groups, begin),
        time[3] if event else None,
        not opens and not attached and _heads(tokens, begin, last),
    )


def _heads(tokens: Sequence[Token], begin: int, last: int) -> bool:
    """Whether a time opens a clause inside the sentence, before its subject: "because, just five years ago, she"."""
    place = begin - 1
    while (
        place > 0 and begin - place < 4 and (tokens[place].tag in ("PREP", "ADV", "DET") or tokens[place].text == ",")
    ):
        if tokens[place].lower in words("subordinators", "times"):
            break
        place -= 1
    opens = tokens[place]
    if not (opens.tag in ("WH", "CONJ") or opens.lower in words("subordinators", "times") or opens.text == ";"):
        return False
    place = last + 1 if last < len(tokens) and tokens[last].text == "," else last
    return place < len(tokens) and tokens[place].tag in ("DET", "NAME", "PRON", "POSS", "PLURAL", "NUM")


def _set_off(tokens: Sequence[Token], groups: Sequence[VerbGroup], begin: int) -> bool:
    """Whether a time follows an opening phrase, between commas before any verb: "On the last day, in 1961, he"."""
    if tokens[0].tag != "PREP" or (groups and groups[0].first < begin):
        return False
    if begin <= _OPENING and any(t.text == "," for t in tokens[begin : begin + 3]):
        return not any(t.text == "," for t in tokens[:begin])  # "Since the boom year of 1929, output"
    comma = begin - 1 if tokens[begin - 1].text == "," else begin - 2
    return tokens[comma].text == "," and not any(t.text == "," for t in tokens[:comma])


def _led(tokens: Sequence[Token], time: Placed, document: Period) -> tuple[int, TimeKind, Period]:
    """Where a time begins with its preposition, and its kind and days by it."""
    first, last, kind, period = time
    lead = first - 1
    if lead > 0 and tokens[lead].lower == "year" and tokens[lead - 1].lower == "the" and period.precision == "year":
        lead -= 1  # "by the year 2030"
    while lead >= 0 and first - lead < 4 and tokens[lead].lower in words("softeners", "times"):
        lead -= 1
    word = tokens[lead].lower if lead >= 0 else ""
    following = tokens[last] if last < len(tokens) else None
    named = following is not None and following.tag in NOUNISH | {"ADJ", "GER", "POSS"} and lead < first - 1
    if kind != "point":
        return first, kind, period
    if named or (following is not None and following.tag in NOUNISH | {"POSS"}):
        event = _behind_event(tokens, first) if named or tokens[first - 1].tag in ("DET", "POSS") else -1
        if event >= 0 and period.start is not None and document.end is not None and period.start <= document.end:
            return event, "since", _since(period, document)
    if named:
        return first, kind, period
    if word == "since" or (word == "after" and period.known):
        return lead, "since", _since(period, document)
    if word in ("by", "within"):
        return lead, "by", period
    if word in ("until", "till", "through") or (word == "before" and first - lead > 1):
        return lead, "until", Period(start=None, end=period.end, precision="range", basis=period.basis)
    if word == "before" and period.start is not None and period.start > date.min:
        until = period.start - timedelta(days=1)
        return lead, "until", Period(start=None, end=until, precision="range", basis=period.basis)
    if word == "as" and tokens[lead + 1].lower in ("of", "at"):
        return lead, "tally", period
    return first, kind, period


def _since(period: Period, document: Period) -> Period:
    """From a time up to the document's date, open where it lies after that."""
    if period.start is None:
        return period
    end = document.end if document.end is not None and period.start <= document.end else None
    return Period(start=period.start, end=end, precision="range", basis=period.basis)


def _behind_event(tokens: Sequence[Token], first: int) -> int:
    """The "after" or "following" before an event called by its time: "after the May 3 storm"; -1 where none is."""
    place = first - 1
    while place > 0 and first - place < _EVENT and tokens[place].tag in ("DET", "POSS", "NAME"):
        place -= 1
    return place if tokens[place].lower in ("after", "following", "since") and place < first - 1 else -1


def _attached(tokens: Sequence[Token], begin: int, first: int, last: int) -> bool:
    """Whether a time is part of a name or describes a noun: "the 2015 fire", "last year's storms"."""
    before = tokens[begin - 1] if begin else None
    after = tokens[last] if last < len(tokens) else None
    if after is None:
        return False
    if unit_of(tokens[last - 1]) in ("century", "decade") and after.tag in ("NOUN", "PLURAL"):
        return True  # "for 21st century schools"
    owns = after.tag == "POSS" or (
        after.text in ("'s", "’s") and last + 1 < len(tokens) and tokens[last + 1].tag in NOUNISH
    )
    if owns or unit_of(tokens[last - 1]):
        return owns  # "the following day divers found": a unit describes what follows as "day's" alone
    return (
        after.tag in ("NOUN", "NAME", "ADJ", "PLURAL", "GER")
        and before is not None
        and begin == first
        and before.tag in ("DET", "POSS", "ADJ", "NOUN", "NAME")
    )


def _dates_what_lasts(tokens: Sequence[Token], last: int) -> bool:
    """Whether a time describes what outlives it: "the 2009 law", "last year's accord"."""
    head = last
    while head < len(tokens) and head - last < 6 and tokens[head].tag in NOUNISH | {"ADJ", "POSS"}:
        head += 1
    return any(t.lower in words("lasting", "times") for t in tokens[last:head])


def _base(tokens: Sequence[Token], begin: int, last: int, kind: TimeKind) -> int:
    """The token that makes a time what something is measured against: "than in 2015", "up from a year ago"; else -1."""
    after = tokens[last].lower if last < len(tokens) else ""
    if begin and tokens[begin - 1].lower == "to" and kind == "point":
        return begin  # "put off to February"
    if after in words("levels", "times") and kind == "point":
        return begin
    if begin and tokens[begin - 1].lower == "from" and kind == "point":
        near = tokens[max(0, begin - 6) : begin - 1]
        return begin - 1 if any(t.lower in words("moves", "times") for t in near) else -1
    for index in range(begin - 1, max(-1, begin - 1 - _BASE_REACH), -1):
        word = tokens[index].lower
        if tokens[index].tag == "PUNCT":
            return -1
        if word == "against" and index + 1 < begin and tokens[index + 1].tag not in ("NUM", "SYM", "DET"):
            continue  # "filed suits against him this week"
        if word in words("comparing", "times"):
            if tokens[index + 1].tag == "PAST":
                continue  # "smaller than expected in 2015"
            if tokens[index + 1].tag == "NUM" and index and tokens[index - 1].lower in words("moves", "times"):
                continue  # "more than 50 in 2015" only hedges
            return index
        if word == "what" and index and tokens[index - 1].lower in ("of", "than", "from", "over"):
            return index - 1
        reach = 5 if index and tokens[index - 1].lower in _MUCH else 3
        if word == "as" and index and begin - index <= reach and tokens[index + 1].lower not in ("of", "at"):
            return index
    return -1


def _dates_the_saying(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> bool:
    """Whether a time stands at a verb of saying: "said on Monday", "officials Tuesday confirmed"."""
    if first and tokens[first - 1].lower in ("on", "late", "early", "in"):
        first -= 1
    near = [t.lower for t in tokens[max(0, first - _SOURCE) : first]]
    if any(pair == ("according", "to") for pair in pairwise(near)) and "," not in near[near.index("according") :]:
        return True
    place = bisect_right(groups, first, key=lambda g: g.first)
    if first <= 4 and place < len(groups) and not any(not g.bare for g in groups[:place]):
        main = groups[place]
        if is_reporting(main) and not main.passive:
            return not _between_commas(tokens, main) and tokens[first - 1].lower != "for"
    for group in groups[max(0, place - 2) : place + 2]:
        if not is_reporting(group) or group.passive:
            continue
        between = tokens[group.last : first] if group.last <= first else tokens[last : group.first]
        if (
            group.last <= first
            and len(between) <= 4
            and all(
                t.tag in ("NAME", "PREP", "NOUN", "DET", "PRON", "ADV") and t.lower not in ("that", "of")
                for t in between
            )
        ):
            return True
        if group.first >= last and group.first - last == 0:
            return True
    return False


def _between_commas(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a verb of saying closes an insertion and so tells nothing of the time: "On Sunday, police said, …"."""
    return group.last < len(tokens) and tokens[group.last].text in (",", "—", "–", "--")
