"""What no calendar has: days that do not exist, and weekdays that are not those of their dates.

Weekdays are of the Gregorian calendar. A date before it came into use everywhere is let pass where its weekday is right
in the Julian one, and before 1753 always.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from checker.arithmetic.misfit import Misfit
from checker.arithmetic.passages import Passage, sentences
from checker.arithmetic.printed_dates import (
    MONTHS,
    PrintedDate,
    dates_in,
    day_named,
    document_day,
    nearest,
    shown,
    years_printed,
)
from checker.lexicon import words
from checker.model import Claim, Document, Reconciliation
from checker.pattern import pattern
from checker.tokens import tokenize
from checker.wordclass import is_function_word, tag

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GREGORIAN: Final = 1753
"""The year from which English texts date by the Gregorian calendar; some countries came to it as late as 1923."""
JULIAN_UNTIL: Final = 1924
LONGEST: Final = 4_000
"""Characters of a sentence in which "today" is looked for: longer ones are no prose."""
BEFORE: Final = 300
BESIDE: Final = 120
"""Characters before a day, and beside it, in which a year may be printed that is the day's."""
RECENT: Final = timedelta(days=31)
"""A day no further from its text is of the text's year unless another stands beside it."""
FEW: Final = 5
"""Times that "today" is looked at in one sentence."""
GONE_ON: Final = 5
"""Years for which a text may have gone on after its date: what it tells as past may be of any of them."""
FAR: Final = timedelta(days=120)
"""A day without a year that lies further than this from its text may be of the year before or after."""

_NAME: Final = "|".join(f"{d[:3]}(?:{d[3:]})?" for d in WEEKDAYS)
_DAY_PART: Final = r"(?:\s+(?:morning|afternoon|evening|night|noon|midnight))?"
_BEFORE: Final = pattern(rf"\b(?P<day>{_NAME}){_DAY_PART}(?:,\s+|\s*\(|,?\s+on\s+|,?\s+the\s+|\s+)$")
_AFTER: Final = pattern(
    rf",?\s+(?:(?:which|that)\s+)?(?:(?:was|is|fell\s+on|falls\s+on)\s+)?an?\s+(?P<day>{_NAME})\b(?!-)"
)
_LISTED: Final = pattern(rf"(?:{_NAME})(?:{_DAY_PART}\s*(?:-|–|—|/|,|and|or|to|through|until|into)\s*)$")
_WORD_BEFORE: Final = pattern(r"([\w-]+)\s+$")
_NEXT_WORD: Final = pattern(r"\s+([A-Za-z]+)")
_SPOKEN: Final = pattern(rf"\b(?P<when>[Tt]oday|[Yy]esterday|[Tt]omorrow)(?:,\s+|\s*\()(?P<day>{_NAME})(?=[,).;]|\s|$)")
_STEP: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}


def no_such_days(data: Reconciliation) -> Iterator[Misfit]:
    """Dates of days that no month has."""
    for passage in sentences(data):
        for printed in dates_in(passage):
            mention = printed.mention
            if mention.valid or mention.month is None or mention.day is None or _counts(passage, printed):
                continue
            yield Misfit((printed.claim,), f"no such day as “{shown(printed.claim)}”: {_missing(printed)}", 0.9)


def _counts(passage: Passage, printed: PrintedDate) -> bool:
    """Whether the number beside a month counts what follows it: "in June 31 people", "the 31 June graduates"."""
    if printed.mention.has_year:
        return False
    text, start, end = passage.document.text, printed.start, printed.end
    follows = _NEXT_WORD.match(text, end)
    if follows and not is_function_word(follows.group(1).lower()):
        return True
    lead = _WORD_BEFORE.search(text, max(passage.start, start - 24), start)
    return text[start].isalpha() and (lead is None or lead.group(1).lower() in ("in", "of", "during", "since", "for"))


def _missing(printed: PrintedDate) -> str:
    """Why there is no such day."""
    mention = printed.mention
    assert mention.month is not None
    name, year = MONTHS[mention.month - 1], _year_of(printed)
    if mention.month == 2 and mention.day == 29 and year:
        return f"{year} is no leap year, its February has 28 days"
    return f"{name} has {'at most ' if mention.month == 2 else ''}{monthrange(2000, mention.month)[1]} days"


def _year_of(printed: PrintedDate) -> str:
    found = re.search(r"[0-9]{4}", printed.claim.surface)
    return found.group() if found else ""


# --- weekdays ------------------------------------------------------------------------------------------------------


def wrong_weekdays(data: Reconciliation) -> Iterator[Misfit]:
    """Dates that fall on another day of the week than the one printed beside them."""
    for passage in sentences(data):
        for printed in dates_in(passage):
            beside = _beside(passage, printed)
            if beside is None or _names(passage, beside[1]):
                continue
            found = _off(printed, beside[0], passage.document)
            if found is not None:
                day, sure = found
                told = f"{day_named(day)} was {_a(day.weekday())}, not {_a(beside[0])}"
                yield Misfit((printed.claim,), told, sure)


def _a(weekday: int) -> str:
    return f"a {WEEKDAYS[weekday]}"


def _number(word: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word[:3]))


def _beside(passage: Passage, printed: PrintedDate) -> tuple[int, int] | None:
    """The weekday printed as that of a date, before it, in brackets or in apposition, and where it stands."""
    mention, text = printed.mention, passage.document.text
    if mention.precision != "day" or not mention.valid:
        return None
    if mention.weekday is not None:
        return mention.weekday, printed.start
    found = _BEFORE.search(text, max(passage.start, printed.start - 28), printed.start) or _AFTER.match(
        text, printed.end, passage.end
    )
    return (_number(found["day"]), found.start("day")) if found else None


def _names(passage: Passage, place: int) -> bool:
    """Whether the weekday at a place is part of a name or one of several: "Black Friday", "Saturday and Sunday"."""
    text, floor = passage.document.text, max(passage.start, place - 30)
    lead = _WORD_BEFORE.search(text, floor, place)
    if lead and lead.group(1).lower() in words("weekday_names", "times"):
        return not _in_apposition(text, lead.start())
    return _LISTED.search(text, floor, place) is not None


def _in_apposition(text: str, place: int) -> bool:
    """Whether the article at a place opens an apposition to a date: ", a Wednesday"."""
    return re.search(r"(?:[0-9](?:st|nd|rd|th)?,?|\bwas|\bis|\bon)\s+$", text[max(0, place - 8) : place]) is not None


def _off(printed: PrintedDate, weekday: int, document: Document) -> tuple[date, float] | None:
    """The day meant and how sure it is that a weekday is not its own; ``None`` where it is, or may be in one of the
    years that the text prints not far away.
    """
    days = [p.start for p in printed.mention.readings if p.start is not None and p.start == p.end]
    if days:
        return None if any(_fits(day, weekday) for day in days) else (days[0], 0.95)
    own = document_day(document)
    day = None if own is None else nearest(printed.mention, own)
    if own is None or day is None or _fits(day, weekday):
        return None
    close = abs(day - own) <= RECENT
    years = set(years_printed(document, printed.start - (BESIDE if close else BEFORE), printed.end + BESIDE))
    if abs(day - own) > FAR:
        years |= {day.year - 1, day.year + 1}
    if day > own and _looks_back(printed.claim):
        years.update(range(own.year + 1, own.year + GONE_ON + 1))
    if any(_fits(other, weekday) for year in sorted(years) if (other := _moved(day, year)) is not None):
        return None
    return day, 0.8


def _looks_back(claim: Claim) -> bool:
    """Whether a sentence tells of what is past: where its day is yet to come, the text went on after its date."""
    before = claim.sentence.partition(claim.surface)[0]
    if before.endswith(("until ", "by ", "till ", "before ")):
        return False
    said = tag(tokenize(before[-LONGEST:]))
    if not words("future", "times").isdisjoint(token.lower for token in said):
        return False
    return any(token.tag == "PAST" or token.lower in ("was", "were", "had", "did") for token in said)


def _moved(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _fits(day: date, weekday: int) -> bool:
    """Whether a day may have been called by a weekday, in the calendar of its time."""
    if day.weekday() == weekday or day.year < GREGORIAN:
        return True
    return day.year < JULIAN_UNTIL and (day.weekday() + _behind(day)) % 7 == weekday


def _behind(day: date) -> int:
    """Days the Julian calendar is behind the Gregorian: 11 in the 18th century, 12 in the 19th, 13 in the 20th."""
    return 11 + max(0, (day.year - 1700) // 100)


# --- today -----------------------------------------------------------------------------------------------------------


def wrong_todays(data: Reconciliation) -> Iterator[Misfit]:
    """ "Today, Tuesday" in a text of a Friday. A text may come out the day after it was written, which is let pass."""
    for passage in sentences(data):
        period = passage.document.period
        if period.start is None or period.start != period.end or period.basis == "draft":
            continue
        if len(passage.text) > LONGEST:
            continue
        for found in islice(_SPOKEN.finditer(passage.text), FEW):
            day = period.start + timedelta(days=_STEP[found["when"].lower()])
            weekday, claim = _number(found["day"]), _nearest_claim(passage, passage.start + found.start())
            if claim.quoted or weekday in (day.weekday(), (day.weekday() - 1) % 7):
                continue
            told = f"{found['when'].lower()} is called {_a(weekday)} in a text of {day_named(period.start)}"
            yield Misfit((claim,), f"{told}, {_a(period.start.weekday())}", 0.75)


def _nearest_claim(passage: Passage, place: int) -> Claim:
    return min(passage.claims, key=lambda c: abs(c.start - place))
