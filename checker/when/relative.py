"""Times told from the document's date or from another time: "yesterday", "last year", "three days ago", "so far".

One compiled search finds the words such times turn on; each is then read with what stands beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from checker.clauses import governing, groups_of
from checker.dates import day_period, month_period, quarter_period
from checker.lexicon import table, words
from checker.model import UNKNOWN_PERIOD, Period, Sentence, Token
from checker.when.outlook import ahead, ahead_here
from checker.when.reckoning import (
    around,
    as_document,
    back,
    counted,
    exact,
    loose,
    recurring,
    shifted_day,
    unit_of,
    weekend,
    window,
    year_to_date,
)
from checker.when.stated_time import Placed
from checker.wordclass import NOUNISH

Reader = Callable[[tuple[Token, ...], int, Period, Sequence[Placed]], Placed | None]

_MOST: Final = 40
"""Times looked through for the one another is told from."""
_DAYS: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS: Final = {
    "last": -1, "past": -1, "recent": -1, "this": 0, "these": 0, "current": 0, "next": 1, "coming": 1,
}  # fmt: skip
_ANCHORED: Final = {"previous": -1, "prior": -1, "preceding": -1, "same": 0, "that": 0, "following": 1, "next": 1}
_ORDERS: Final = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_SHIFTS: Final = {"earlier": 1, "before": 1, "later": -1, "after": -1, "on": -1}
_HALVES: Final = {"century": ("year", 50, "decade"), "decade": ("year", 5, "year"), "year": ("month", 6, "quarter")}
"""Half of a unit in one that it is a whole number of, and the unit as exact as such words are."""
_PARTS: Final = frozenset({"end", "start", "beginning", "close", "middle", "half", "quarter", "rest", "months", "weeks",
                           "part", "turn", "days", "course", "outset"})  # fmt: skip


def relative_times(sentence: Sentence, document: Period, before: Sequence[Placed]) -> Iterator[Placed]:
    """The times of a sentence told from another; ``before`` are those of the calendar, which they may start from."""
    tokens = sentence.tokens
    if _GATE.isdisjoint([token.lower for token in tokens]):
        return
    free = 0
    known = list(before)
    for match in _CUE.finditer(sentence.text):
        index = bisect_left(tokens, sentence.start + match.start(), key=lambda t: t.start)
        if index < free or index >= len(tokens):
            continue
        reader = _READERS.get(tokens[index].lower)
        found = None if reader is None else reader(tokens, index, document, known[-_MOST:])
        if found is not None:
            yield found
            known.append(found)
            free = found[1]


# --- days --------------------------------------------------------------------------------------------------------


def _named_day(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """ "yesterday", "today", not "Today" as a name's first word."""
    if index + 1 < len(tokens) and tokens[index].tag == tokens[index + 1].tag == "NAME":
        return None
    return index, index + 1, "point", shifted_day(document, _DAYS[tokens[index].lower])


def _weekday(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """A day of the week: the last such day not after the document's, the next where the words look ahead."""
    lead = tokens[index - 1].lower if index else ""
    first = index - 1 if lead in ("last", "next", "this", "early", "late", "past") else index
    last = index + 1
    if not tokens[index].text[0].isupper():
        return None
    if lead in words("weekday_names", "times") and not (lead in ("a", "an") and _calls(tokens, last)):
        return None
    if last + 1 < len(tokens) and tokens[last].lower == "in" and tokens[last + 1].text.isdigit():
        return None  # "a Sunday in 1941"
    if last < len(tokens) and tokens[last].lower in words("day_parts", "times"):
        last += 1
    day = exact(document)
    if day is None:
        return first, last, "point", loose(document)
    number = table("times")["weekdays"].split().index(tokens[index].lower)
    past = day - timedelta(days=(day.weekday() - number) % 7)
    if lead == "next":
        picked = day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
    elif lead == "last" and past == day:
        picked = day - timedelta(days=7)
    elif past != day and lead != "last" and ahead_here(tokens, first, last):
        picked = day + timedelta(days=(number - day.weekday()) % 7)
    else:
        picked = past
    return first, last, "point", day_period(picked)


def _calls(tokens: Sequence[Token], last: int) -> bool:
    """Whether a day tells which thing is meant: "in a Monday briefing", not "on a Monday"."""
    while last < len(tokens) and tokens[last].lower in words("day_parts", "times"):
        last += 1
    return last < len(tokens) and tokens[last].tag in ("NOUN", "PLURAL") and not unit_of(tokens[last])


def _weekend_day(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    names = after is not None and after.tag in ("NOUN", "PLURAL") and not unit_of(after)
    lead = tokens[index - 1].lower if index else ""
    if (lead and lead != "the" and not names) or lead in ("every", "each", "long", "holiday", "per"):
        return None
    return index, index + 1, "point", weekend(document, 0)


# --- up to now ---------------------------------------------------------------------------------------------------


def _so_far(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """ "so far", "thus far"; with "this year" the year up to the document's day."""
    if index + 1 >= len(tokens) or tokens[index + 1].lower != "far":
        return None
    last = index + 2
    if [t.lower for t in tokens[last : last + 2]] == ["this", "year"]:
        return index, last + 2, "window", year_to_date(document)
    return index, last, "tally", as_document(document)


def _to_date(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """ "to date", "until now", "up to now"; "year to date" is the year up to the document's day."""
    stop = index + (2 if [t.lower for t in tokens[index : index + 2]] == ["up", "to"] else 1)
    if (
        stop >= len(tokens)
        or tokens[stop].lower not in ("date", "now")
        or (stop + 1 < len(tokens) and tokens[stop + 1].tag in NOUNISH and tokens[index - 1].lower != "year")
    ):
        return None
    if index and tokens[index - 1].lower == "year":
        return index - 1, stop + 1, "window", year_to_date(document)
    return index, stop + 1, "tally", as_document(document)


def _hyphenated(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """ "the year-to-date total", "by year-end"."""
    if tokens[index].lower == "year-to-date":
        return index, index + 1, "window", year_to_date(document)
    if document.end is None or document.start is None or document.start.year != document.end.year:
        return None
    return index, index + 1, "point", month_period(document.end.year, 12)


# --- units told from the document's day --------------------------------------------------------------------------


def _near(tokens: tuple[Token, ...], index: int, document: Period, known: Sequence[Placed]) -> Placed | None:
    """ "last year", "this week", "the past three days", "next month"."""
    lower = tokens[index].lower
    determined = index > 0 and tokens[index - 1].tag in ("DET", "POSS")
    if lower in _ANCHORED and (lower not in _STEPS or determined):
        anchored = _anchored(tokens, index, known)
        if anchored is not None and anchored[3] == UNKNOWN_PERIOD:
            if _told_from_now(tokens, index):
                return index, index + 2, "point", recurring(document, tokens[index + 1].lower, -1)
            if lower == "next" and ahead_here(tokens, index, index + 2):
                unit = unit_of(tokens[index + 1])
                days = recurring(document, unit, 1) if unit == "century" else window(document, unit, 1, 1)
                return index, index + 2, "window", days
        if anchored is not None or lower not in _STEPS:
            return anchored
    step = _STEPS[lower]
    place = index + 1
    if place >= len(tokens) or tokens[place].lower in words("weekdays", "times"):
        return None
    count = counted(tokens, place) if tokens[place].tag == "NUM" or tokens[place].lower in words("few", "times") else 0
    vague = tokens[place].lower in words("few", "times") and not count
    if count or vague:
        place = _behind_number(tokens, place)
    if place >= len(tokens):
        return None
    name, unit = tokens[place].lower, unit_of(tokens[place])
    plural = unit != "" and name != unit
    if lower == "recent":
        open_start = Period(start=None, end=document.end, precision="range")
        return (index, place + 1, "window", open_start) if plural and document.end else None
    if count or vague or plural or (determined and lower in ("past", "last", "coming", "next") and unit):
        if not unit or (lower in ("this", "these", "current") and not count):
            return None
        if not count and index and tokens[index - 1].tag != "PREP" and tokens[index - 1].lower not in ("the", "a"):
            return None  # "whose last hours"
        days = window(document, unit, count or (0 if vague or plural else 1), step if lower != "these" else -1)
        return index, place + 1, "window", days
    if lower == "these" or name not in words("recurring", "times") | words("day_parts", "times"):
        return None
    if lower == "current" and name not in ("year", "month", "week", "quarter"):
        return None
    if (
        name == "year"
        and not step
        and [t.lower for t in tokens[place + 1 : place + 3]] in (["so", "far"], ["to", "date"])
    ):
        return index, place + 3, "window", year_to_date(document)
    return index, place + 1, "point", recurring(document, name, step)


def _told_from_now(tokens: Sequence[Token], index: int) -> bool:
    """Whether "the previous week" of a sentence that names no other time is the one before the document's."""
    if index < 2 or tokens[index].lower not in ("previous", "prior", "preceding") or tokens[index - 1].lower != "the":
        return False
    return tokens[index - 2].lower in ("in", "during", "over", "within", "throughout")


def _behind_number(tokens: Sequence[Token], place: int) -> int:
    """The first token after a number, "or so", "or three" and adjectives between it and its noun passed over."""
    place += 1
    while place < len(tokens) and (tokens[place].tag in ("NUM", "ADJ") or tokens[place].text == "-"):
        place += 1
    if place < len(tokens) and tokens[place].lower in ("of", "or"):
        place += 2 if tokens[place].lower == "or" else 1
    return place


def _anchored(tokens: Sequence[Token], index: int, known: Sequence[Placed]) -> Placed | None:
    """ "the following day", "the same month": told from the last time stated before; unknown where there is none."""
    if index + 1 >= len(tokens):
        return None
    if tokens[index + 1].lower in words("day_parts", "times"):
        start = _last_start(known, index)
        day = None if start is None else back(start, "day", -_ANCHORED[tokens[index].lower])
        return (
            None if day is None else (index, index + 2, "point", day_period(day))
        )  # "Friday night and the next morning"
    if unit_of(tokens[index + 1]) in ("", "hour", "minute", "second"):
        return None
    unit = tokens[index + 1].lower
    if unit != unit_of(tokens[index + 1]):
        return None  # "the previous years": how many is not said
    start = _last_start(known, index)
    if start is None:
        return None if tokens[index].lower == "that" else (index, index + 2, "point", UNKNOWN_PERIOD)
    day = back(start, unit, -_ANCHORED[tokens[index].lower])
    return index, index + 2, "point", UNKNOWN_PERIOD if day is None else around(day, unit)


def _last_start(known: Sequence[Placed], index: int) -> date | None:
    starts = [(first, period.start) for first, _, _, period in known if first < index and period.start is not None]
    return max(starts)[1] if starts else None


def _counted_back(tokens: tuple[Token, ...], index: int, document: Period, known: Sequence[Placed]) -> Placed | None:
    """ "three days ago", "a year earlier", "the year before", "two weeks later", "a year after the 2015 fire"."""
    unit = unit_of(tokens[index - 1]) if index else ""
    if not unit and (not index or tokens[index - 1].lower != "half"):
        return None
    lower = tokens[index].lower
    place = index - 2
    if place > 0 and (
        tokens[place].text == "-" or (lower == "ago" and tokens[place].lower in words("lengths", "times"))
    ):
        place -= 1
    definite = place >= 0 and tokens[place].lower == "the" and lower in ("before", "after")
    count = 1 if definite and unit in ("year", "month", "week", "day") else counted(tokens, place) if place >= 0 else 0
    halved = _halved(tokens, index)
    shown = unit
    if halved is not None:
        place, unit, count, shown = halved
    if not count:
        return None
    first = _number_start(tokens, place)
    if lower == "ago":
        return first, index + 1, "point", _ago(document, unit, count, shown)
    event = _event_after(known, index)
    if lower in ("before", "after") and event is None and not _closes(tokens, index + 1):
        return first, index + 1, "point", UNKNOWN_PERIOD  # "the month before we took office"
    start = event[3].start if event is not None else _last_start(known, index)
    if start is None and lower == "earlier" and document.known:
        start = document.end
    day = None if start is None else back(start, unit, count * _SHIFTS[lower])
    if day is not None and event is None and document.end is not None and _SHIFTS[lower] < 0 and day > document.end:
        day = day if ahead(tokens, index, index + 1) else None  # what is told of has been
    return first, index + 1, "point", UNKNOWN_PERIOD if day is None else around(day, shown)


def _halved(tokens: Sequence[Token], index: int) -> tuple[int, str, int, str] | None:
    """Where a number with a half ends, it in a smaller unit, and how exact it is: "half a century" before "later"."""
    near = [t.lower for t in tokens[max(0, index - 5) : index]]
    if near[-3:-1] == ["half", "a"]:
        smaller, count, shown = _HALVES.get(near[-1], ("", 0, ""))
        return (index - 3, smaller, count, shown) if count else None
    if index < 5 or ["and", "a", "half"] not in (near[-3:], near[-4:-1]):
        return None
    place = index - 5
    unit = unit_of(tokens[index - 1]) or unit_of(tokens[index - 4])
    whole = counted(tokens, place) if unit in _HALVES else 0
    if not whole:
        return None
    smaller, half, _ = _HALVES[unit]
    return place, smaller, whole * 2 * half + half, unit


def _event_after(known: Sequence[Placed], index: int) -> Placed | None:
    """The time an event right behind "after" or "before" is dated by: "after the 2015 fire"."""
    return next((time for time in known if index < time[0] <= index + 2), None)


def _closes(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing that "before" could introduce follows."""
    return index >= len(tokens) or tokens[index].tag in ("PUNCT", "CONJ", "PREP")


def _ago(document: Period, unit: str, count: int, shown: str) -> Period:
    day = back(document.end, unit, count) if document.known and document.end is not None else None
    if day is None:
        return UNKNOWN_PERIOD
    if exact(document) is None and unit in ("day", "hour", "minute", "week"):
        return loose(document)
    return around(day, shown)


def _number_start(tokens: Sequence[Token], place: int) -> int:
    """Where a number and the hedge before it begin."""
    first = max(place, 0)
    while first and tokens[first].tag == "NUM" and tokens[first - 1].tag == "NUM":
        first -= 1
    while first and tokens[first - 1].lower in words("count_hedges", "times"):
        first -= 1
    return first


def _from_now(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """ "ten years from now", "two weeks hence"."""
    last = index + 1
    if tokens[index].lower == "from":
        if last >= len(tokens) or tokens[last].lower not in ("now", "today"):
            return None
        last += 1
    unit = unit_of(tokens[index - 1]) if index else ""
    count = counted(tokens, index - 2) if unit and index > 1 else 0
    if not count:
        return None
    day = back(document.start, unit, -count) if document.known and document.start is not None else None
    return _number_start(tokens, index - 2), last, "point", UNKNOWN_PERIOD if day is None else around(day, unit)


def _within(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """ "will open within five years", "in ten years we will": the verb looks ahead from the document's day."""
    place = index + 1
    hedged = tokens[place].lower in words("count_hedges", "times") if place < len(tokens) else False
    while place < len(tokens) and (
        tokens[place].tag in ("NUM", "DET") or (hedged and tokens[place].lower in words("count_hedges", "times"))
    ):
        place += 1
    unit = unit_of(tokens[place]) if place < len(tokens) else ""
    count = counted(tokens, place - 1) if unit and place > index + 1 else 0
    last = place + 1
    if not count or (last < len(tokens) and tokens[last].lower in ("of", "after", "ago", "earlier", "later", "before")):
        return None
    if document.start is None or _of_the_utmost(tokens, index):
        return None
    if not ahead_here(tokens, index, last) and not _is_fixed(tokens, index, last):
        return None
    if tokens[index].lower == "within":
        return index + 1, last, "window", window(document, unit, count, 1)
    day = back(document.start, unit, -count)
    return None if day is None else (index + 1, last, "point", around(day, unit))


def _is_fixed(tokens: tuple[Token, ...], index: int, last: int) -> bool:
    """Whether a present verb tells what somebody does on a day to come: "In three days we mark the anniversary"."""
    if index or last + 1 >= len(tokens) or tokens[index].lower != "in":
        return False
    subject = tokens[last + 1 if tokens[last].text == "," else last]
    group = governing(tokens, groups_of(tokens), index, last)
    return subject.tag in ("PRON", "NAME") and group is not None and group.tense == "present"


def _of_the_utmost(tokens: Sequence[Token], index: int) -> bool:
    """Whether "in 30 years" tells how long nothing went beyond: "the rate is the lowest in 30 years"."""
    near = tokens[max(0, index - 6) : index]
    utmost = words("utmost", "times")
    return any(
        t.lower == "the" and (after.lower in utmost or (after.lower.endswith("est") and after.tag == "ADJ"))
        for t, after in pairwise(near)
    )


# --- parts of the year -------------------------------------------------------------------------------------------


def _the_unit(tokens: tuple[Token, ...], index: int, document: Period, _: Sequence[Placed]) -> Placed | None:
    """ "the end of the year", "the first months of the decade": the document's own year, month, decade."""
    lead = [t.lower for t in tokens[max(0, index - 3) : index]]
    unit = tokens[index].lower
    if [t.lower for t in tokens[index + 1 : index + 3]] in (["'s", "end"], ["’s", "end"]):
        if index and tokens[index - 1].lower in ("by", "before", "until", "till", "at", "the"):
            return index, index + 3, "point", recurring(document, unit, 0)
        return None
    if len(lead) < 3 or lead[1:] != ["of", "the"] or lead[0] not in _PARTS:
        return None
    if index + 1 < len(tokens) and (
        tokens[index + 1].tag in NOUNISH or (unit == "year" and tokens[index + 1].tag == "NUM")
    ):
        return None
    return index, index + 1, "point", recurring(document, unit, 0)


def _part_of_year(tokens: tuple[Token, ...], index: int, document: Period, known: Sequence[Placed]) -> Placed | None:
    """ "the first quarter", "the second half of the year", where no year is written beside it."""
    if index and tokens[index - 1].lower in _STEPS:
        return _near(tokens, index - 1, document, known)
    order = _ORDERS.get(tokens[index - 1].lower) if index else None
    if order is None or document.end is None or document.start is None:
        return None
    tail = [t.lower for t in tokens[index + 1 : index + 4]]
    year, last = document.end.year, index + 1
    if tail[:1] == ["of"] and tail[1:2] and tail[1] in ("last", "this", "next") and tail[2:] == ["year"]:
        year += _STEPS[tail[1]]
        last = index + 4
    elif tail == ["of", "the", "year"]:
        last = index + 4
    elif tail[:1] == ["of"] and tokens[index].lower == "quarter":
        return index - 1, last, "point", UNKNOWN_PERIOD  # of what, another time may say
    fixed = last > index + 1
    if tokens[index].lower == "half":
        if order > 2 or not fixed:
            return None
        period = Period(start=date(year, 6 * order - 5, 1), end=month_period(year, 6 * order).end, precision="range")
        return index - 1, last, "point", period
    period = quarter_period(year, order)
    if not fixed and period.start is not None and period.start > document.end and not ahead(tokens, index, index + 1):
        period = quarter_period(year - 1, order)
    return index - 1, last, "point", period


_READERS: Final[dict[str, Reader]] = {
    **dict.fromkeys(_DAYS, _named_day),
    **dict.fromkeys(table("times")["weekdays"].split(), _weekday),
    **dict.fromkeys((*_STEPS, *_ANCHORED), _near),
    **dict.fromkeys(("ago", "earlier", "before", "later", "after"), _counted_back),
    **dict.fromkeys(("so", "thus"), _so_far),
    **dict.fromkeys(("to", "until", "till", "up"), _to_date),
    **dict.fromkeys(("quarter", "half"), _part_of_year),
    **dict.fromkeys(("from", "hence"), _from_now),
    **dict.fromkeys(("within", "in"), _within),
    **dict.fromkeys(("year", "month", "decade", "century"), _the_unit),
    "weekend": _weekend_day,
    "year-to-date": _hyphenated,
    "year-end": _hyphenated,
}
_GATE: Final = frozenset(
    {*_READERS, *words("units", "times"), "far", "date", "now", "today", "half"}
    - {"so", "thus", "up", "to", "until", "till", "from", "before", "after", "that", "same", "in", "within"}
)
"""Words without one of which no time is told from another: the little words need one of these beside them."""
_CUE: Final = re.compile(
    # the frequent little words only in the company that makes them a time
    r"""\b(?:(?:so|thus)(?=\s+far\b) | (?:up\s+)?(?:to|until|till)(?=\s+(?:date|now)\b) | from(?=\s+(?:now|today)\b)
        | in(?=\s+(?:(?:less|more|fewer)\s+than\s+|(?:about|just|under|over)\s+)?
            [\w-]+\s+(?:second|minute|hour|day|week|month|quarter|year|decade)s\b)
        | (?<=[a-z]\s)(?:before|after) | (?:(?<=the\s)|(?<=by\s))(?:year|month|decade|century)(?!-)
        | (?:that|same)(?=\s+(?:year|month|week|day|quarter|decade)\b)
        |"""
    + "|".join(
        sorted(
            set(_READERS) - {"so", "thus", "up", "to", "until", "till", "from", "before", "after", "year", "month",
                             "decade", "century", "that", "same", "in"},
            key=len,
            reverse=True,
        )
    )
    + r")(?![\w])",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
