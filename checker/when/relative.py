"""Times told from the document's date or from another time: "yesterday", "last year", "three days ago", "so far"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from checker.dates import day_period, month_period, quarter_period, year_period
from checker.lexicon import table, words
from checker.model import UNKNOWN_PERIOD, Period, Sentence, Token
from checker.when.outlook import ahead, ahead_here
from checker.when.reckoning import (
    around,
    as_document,
    back,
    exact,
    loose,
    recurring,
    shifted_day,
    small,
    unit_of,
    weekend,
    window,
)
from checker.when.stated_time import Placed
from checker.wordclass import NOUNISH


def relative_times(sentence: Sentence, document: Period, before: Sequence[Placed]) -> Iterator[Placed]:
    """Times told from the document's date or another time: "yesterday", "last year", "three days ago", "so far"."""
    tokens = sentence.tokens
    weekdays = words("weekdays", "times")
    index, n = 0, len(tokens)
    while index < n:
        lower = tokens[index].lower
        found: Placed | None = None
        if lower in ("yesterday", "today", "tonight", "tomorrow"):
            if not (
                lower == "today" and tokens[index].tag == "NAME" and index + 1 < n and tokens[index + 1].tag == "NAME"
            ):
                found = (
                    index,
                    index + 1,
                    "point",
                    shifted_day(document, {"yesterday": -1, "tomorrow": 1}.get(lower, 0)),
                )
        elif lower in weekdays and tokens[index].text[0].isupper():
            found = _weekday(tokens, index, document)
        elif lower in ("last", "past", "previous", "next", "coming", "this", "current", "recent", "following", "prior"):
            found = _near(tokens, index, document)
        elif lower in ("ago", "earlier", "before", "later"):
            found = _counted_back(tokens, index, document, before)
        elif lower in ("so", "thus") and index + 1 < n and tokens[index + 1].lower == "far":
            found = (index, index + 2, "tally", as_document(document))
        elif lower in ("to", "until", "till", "up") and index + 1 < n:
            stop = index + (2 if lower == "up" and tokens[index + 1].lower == "to" else 1)
            if (
                stop < n
                and tokens[stop].lower in ("date", "now")
                and (stop + 1 >= n or tokens[stop + 1].tag not in NOUNISH)
            ):
                found = (index, stop + 1, "tally", as_document(document))
        elif lower in ("quarter", "half"):
            found = _part_of_year(tokens, index, document)
        elif lower.startswith("fy") and lower[2:].isdigit() and len(lower) in (4, 6):
            year = int(lower[2:]) if len(lower) == 6 else 2000 + int(lower[2:])
            if 1900 <= year <= 2100:
                found = (index, index + 1, "point", year_period(year))
        elif lower == "weekend" and (not index or tokens[index - 1].lower == "the"):
            found = (index, index + 1, "point", weekend(document, 0))
        if found is not None:
            yield found
            index = max(found[1], index + 1)
        else:
            index += 1


def _weekday(tokens: tuple[Token, ...], index: int, document: Period) -> Placed | None:
    """A day of the week: the last such day not after the document's, the next where the words look ahead."""
    lead = tokens[index - 1].lower if index else ""
    first = index - 1 if lead in ("last", "next", "this", "early", "late", "past") else index
    last = index + 1
    if lead in ("a", "an", "one", "every", "each", "any", "some", "black", "bloody", "easter", "palm", "good", "super"):
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


def _near(tokens: tuple[Token, ...], index: int, document: Period) -> Placed | None:
    """ "last year", "this week", "the past three days", "next month"."""
    lower = tokens[index].lower
    step = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}.get(lower, -1)
    place = index + 1
    if place >= len(tokens):
        return None
    if tokens[place].lower in words("weekdays", "times"):
        return None
    count = (
        small(tokens[place]) if tokens[place].tag in ("NUM",) or tokens[place].lower in words("few", "times") else None
    )
    vague = tokens[place].lower in words("few", "times") and count is None
    if count is not None or vague:
        place += 1
        if place < len(tokens) and tokens[place].lower in ("of", "or"):
            place += 2 if tokens[place].lower == "or" else 1
        if place < len(tokens) and tokens[place].text == "-":
            place += 1
    if place >= len(tokens):
        return None
    name = tokens[place].lower
    unit = unit_of(tokens[place])
    determined = index > 0 and tokens[index - 1].tag in ("DET", "POSS")
    plural = unit != "" and name != unit
    end = document.end
    if lower == "recent":
        return (index, place + 1, "window", Period(start=None, end=end, precision="range")) if plural and end else None
    if lower in ("previous", "prior", "following"):
        return None
    if count is not None or vague or plural or (determined and lower in ("past", "last", "coming", "next") and unit):
        if not unit:
            return None
        return (
            index,
            place + 1,
            "window",
            window(document, unit, count if count is not None else 0 if vague or plural else 1, step),
        )
    if name not in words("recurring", "times") and name not in words("day_parts", "times"):
        return None
    if lower in ("current",) and name not in ("year", "month", "week", "quarter"):
        return None
    return index, place + 1, "point", recurring(document, name, step)


def _counted_back(
    tokens: Sequence[Token],
    index: int,
    document: Period,
    before: Sequence[Placed],
) -> Placed | None:
    """ "three days ago", "a year earlier", "the year before"."""
    if not index:
        return None
    unit = unit_of(tokens[index - 1])
    if not unit:
        return None
    place = index - 2
    if place >= 0 and tokens[place].text == "-":
        place -= 1
    count = small(tokens[place]) if place >= 0 else None
    lower = tokens[index].lower
    if lower == "before" and (
        place < 0 or tokens[place].lower != "the" or unit not in ("year", "month", "week", "day")
    ):
        return None
    if lower == "before":
        count = 1
    if lower == "later":
        return None
    if count is None:
        return None
    first = max(place, 0)
    while first and tokens[first - 1].lower in (
        "more",
        "than",
        "about",
        "nearly",
        "almost",
        "some",
        "over",
        "around",
        "just",
        "only",
    ):
        first -= 1
    if lower == "ago":
        day = document.end if document.known else None
    else:
        earlier = [p for f, _, _, p in before if f < index and p.start is not None]
        day = earlier[-1].start if earlier else document.end if document.known else None
    if day is None:
        return first, index + 1, "point", UNKNOWN_PERIOD
    earlier_day = back(day, unit, count)
    if earlier_day is None:
        return first, index + 1, "point", UNKNOWN_PERIOD
    if exact(document) is None and unit in ("day", "hour", "minute", "week") and lower == "ago":
        return first, index + 1, "point", loose(document)
    return first, index + 1, "point", around(earlier_day, unit)


def _part_of_year(tokens: tuple[Token, ...], index: int, document: Period) -> Placed | None:
    """ "the first quarter", "the second half of the year", where no year is written beside it."""
    if not index:
        return None
    order = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}.get(
        tokens[index - 1].lower
    )
    if order is None or document.end is None or document.start is None:
        return None
    tail = [t.lower for t in tokens[index + 1 : index + 4]]
    year = document.end.year
    last = index + 1
    if tail[:2] in (["of", "last"], ["of", "this"], ["of", "next"]) and tail[2:] == ["year"]:
        year += {"last": -1, "this": 0, "next": 1}[tail[1]]
        last = index + 4
    elif tail == ["of", "the", "year"]:
        last = index + 4
    elif tokens[index].lower == "half":
        return None
    elif (
        tail[:1]
        and tail[0]
        not in (
            "of",
            ",",
            ".",
            "in",
            "as",
            "to",
            "from",
            "and",
            "compared",
            "with",
            "on",
            "for",
            "by",
            ";",
        )
        and tokens[index + 1].tag in NOUNISH
    ):
        pass
    fixed = last > index + 1
    if tokens[index].lower == "half":
        if order > 2:
            return None
        period = Period(start=date(year, 6 * order - 5, 1), end=month_period(year, 6 * order).end, precision="range")
    else:
        period = quarter_period(year, order)
    if not fixed and period.start is not None and period.start > document.end and not ahead(tokens, index, index + 1):
        period = quarter_period(year - 1, order)
    return index - 1, last, "point", period
