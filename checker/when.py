"""Which time a claim speaks of, and on what evidence.

First every time a sentence states is found and resolved against its document's date (``stated_times``); then the one
that goes with a figure is chosen, by nearness within the clause (``attached_time``); then aspect and evidence decide
the period (``resolve``): an undated past event is bounded by its document's date, never dated by it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from checker.clauses import VerbGroup, distance, governing, groups_of, is_reporting, token_span
from checker.dates import (
    DateMention,
    day_period,
    decade_period,
    find_dates,
    in_year,
    is_year_context,
    month_period,
    quarter_period,
    season_period,
    year_period,
)
from checker.lexicon import table, words
from checker.model import UNKNOWN_PERIOD, Aspect, Mention, Period, Sentence, Token
from checker.units import unit_at
from checker.wordclass import NOUNISH

TimeKind = Literal["point", "since", "until", "by", "window", "tally"]

_SEASON_NUMBER: Final = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}
_FARTHEST: Final = 34.0
"""A time that costs more than this to reach belongs to something else."""
_MOST: Final = 6
"""Times looked at on either side of a figure."""
_WIDEST: Final = 80
"""Tokens beyond which no time is looked at unless it opens the sentence."""
_STILL_COUNTED: Final = 45
"""Days after which the victims of an event are no longer being counted."""
_SPAN_LEADS: Final = frozenset({"in", "during", "since", "of", "for", "from", "between", "over", "through", "until"})
_NEAR: Final = 12
"""Tokens either side of a time in which a word may point it to the future."""


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time a sentence states: token indices half open, document offsets, and the days it names.

    ``attached``: it is part of a name ("the 2015 fire"); ``reported``: it dates the saying, not what is said;
    ``leading``: it opens the sentence and so holds for all of it; ``verb`` is the token index of the verb it goes with;
    ``inset`` the tokens of the insertion, between commas or brackets, in which it stands.
    ``period`` may be unknown where the document's date is.
    """

    first: int
    last: int
    start: int
    end: int
    kind: TimeKind
    period: Period
    attached: bool = False
    reported: bool = False
    leading: bool = False
    verb: int = -1
    inset: tuple[int, int] | None = None


# --- calendar expressions of a sentence --------------------------------------------------------------------------


def calendar(sentence: Sentence) -> tuple[tuple[DateMention, int, int], ...]:
    """The dates, months and years of a sentence with their token ranges; digits that are no year are left out.

    Remembered for the sentence last asked about: the date recognizer and the claim builder both ask.
    """
    global _last
    if _last[0] is not sentence:
        _last = (sentence, tuple(_calendar(sentence)) if _may_be_dated(sentence) else ())
    return _last[1]


_last: tuple[Sentence | None, tuple[tuple[DateMention, int, int], ...]] = (None, ())


def _may_be_dated(sentence: Sentence) -> bool:
    """Whether a word of the sentence may belong to a date: a cheap look before the grammar."""
    months = words("months", "times")
    return any(t.lower in months or t.text[0].isdigit() or t.lower == "century" for t in sentence.tokens)


def _calendar(sentence: Sentence) -> Iterator[tuple[DateMention, int, int]]:
    for found in find_dates(sentence.text):
        if found.clock and found.precision != "day":
            continue
        first, last = token_span(sentence, sentence.start + found.start, sentence.start + found.end)
        if (found.form == "year" and not is_year(sentence, first, last, found)) or (
            found.form == "years" and _measures(sentence.tokens, first, last)
        ):
            continue
        yield found, first, last


def _measures(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what looks like a span of years is a range of something measured or counted: 1200–1400 K."""
    if last >= len(tokens):
        return False
    before, after = tokens[first - 1].lower if first else "", tokens[last]
    if after.text[0] in "$€£¥%°" or (unit_at(tokens, last) is not None and after.lower != "in"):
        return True
    if after.tag != "PLURAL" or before in _SPAN_LEADS:
        return False
    return before != "the" or tokens[last - 1].text[:2] not in ("18", "19", "20")


def is_year(sentence: Sentence, first: int, last: int, found: DateMention) -> bool:
    """Whether four digits are a year where they stand, by the word before and the word after."""
    tokens, text = sentence.tokens, sentence.text
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    year = int(text[found.start : found.start + 4])
    if after is not None and after.start == tokens[last - 1].end and after.tag == "SYM":
        return False
    if is_year_context(text, found.start, found.end):
        if before is not None and before.lower in words("number_leads", "times") | {"the"} and not 1700 <= year <= 2060:
            return False
        return (
            after is None
            or after.tag != "PLURAL"
            or before is None
            or before.lower in ("in", "since", "the", "until", "during")
        )
    if not 1700 <= year <= 2060 or (after is not None and after.tag == "NUM"):
        return False
    if before is not None and before.tag in ("DET", "POSS") and after is not None and after.tag == "PLURAL":
        return year >= 1900 and before.lower not in ("all", "some", "these", "those", "any", "no")
    if after is not None and after.tag == "PLURAL":
        return False
    if before is None:
        return after is None or after.tag in ("BE", "VERB", "PAST", "HAVE", "MODAL", "NAME", "PUNCT")
    if before.lower in words("year_leads", "times"):
        return after is None or after.tag not in NOUNISH or year >= 1900
    if after is not None and after.tag in ("POSS", "BE", "MODAL"):
        return True
    lone = after is None or after.tag in ("PUNCT", "CONJ", "PREP")
    if before.tag in ("DET", "POSS", "NAME"):
        return lone or after is None or after.tag in ("NAME", "NOUN", "ADJ")
    return before.text in ("(", ",", "-", "–") and lone


# --- times stated ------------------------------------------------------------------------------------------------


def stated_times(sentence: Sentence, document: Period) -> tuple[StatedTime, ...]:
    """Every time the sentence states, in order, resolved against the document's period."""
    tokens = sentence.tokens
    found: list[tuple[int, int, TimeKind, Period]] = []
    for mention, first, last in calendar(sentence):
        if _of_a_name(tokens, first, last):
            continue
        period = _placed(sentence, mention, first, last, document)
        if period is not None:
            found.append((first, last, "point", period))
    taken = [(f, la) for f, la, _, _ in found]
    for first, last, kind, period in _relative(sentence, document, found):
        if not any(f < last and first < la for f, la in taken):
            found.append((first, last, kind, period))
            taken.append((first, last))
    if not found:
        return ()
    found.sort(key=lambda time: time[:2])
    groups = groups_of(tokens)
    return tuple(_described(sentence, groups, time, document) for time in _joined(tokens, found))


def _of_a_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a year stands inside the name of a plan and so dates nothing: "the Vision beyond 2025", "Agenda 2030"."""
    if last - first != 1 or not first:
        return False
    head = first - 1
    if head and tokens[head].lower in ("beyond", "to", "for", "towards", "toward"):
        head -= 1
    name = tokens[head]
    if not name.text[0].isupper() or name.tag not in ("NAME", "NOUN", "PLURAL"):
        return False
    return name.lower in words("plans", "times") or (tokens[first - 1].lower == "beyond" and name.tag == "NAME")


def _placed(sentence: Sentence, mention: DateMention, first: int, last: int, document: Period) -> Period | None:
    """The days a calendar expression names, its year supplied by the document's date; None for no one day."""
    if len(mention.readings) == 1:
        return mention.readings[0]
    if mention.readings:
        past = [p for p in mention.readings if document.end is None or p.start is None or p.start <= document.end]
        return past[0] if len(past) == 1 and document.end is not None else UNKNOWN_PERIOD
    if mention.has_year or not mention.valid:
        return None
    tokens = sentence.tokens
    around = tokens[max(0, first - 8) : last + 8]
    if any(t.lower in words("yearly", "times") for t in around) or any(
        a.text == "Day" for a in tokens[max(0, first - 10) : first]
    ):
        return None
    if document.end is None or document.start is None or document.start.year != document.end.year:
        return UNKNOWN_PERIOD
    return (
        _without_year(mention, document.end, _ahead(tokens, first, last), _behind(tokens, first, last))
        or UNKNOWN_PERIOD
    )


def _without_year(mention: DateMention, today: date, ahead: bool, behind: bool) -> Period | None:
    """A day or month without its year: the last such, the next where the words look ahead or it is all but here."""
    options = [p for y in (today.year - 1, today.year, today.year + 1) if (p := in_year(mention, y)) is not None]
    if mention.weekday is not None:
        options = [p for p in options if p.start is not None and p.start.weekday() == mention.weekday] or options
    past = [p for p in options if p.start is not None and p.start <= today]
    future = [p for p in options if p.end is not None and p.end >= today]
    if not past:
        return future[0] if future else None
    if not future:
        return past[-1]
    wait = (future[0].start or today) - today
    since = today - (past[-1].start or today)
    if (ahead and wait.days < 300) or (since.days > 300 and wait.days < 30 and not behind):
        return future[0]
    return past[-1]


def _ahead(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words near a time look to the future."""
    future = words("future", "times")
    return any(t.lower in future for t in tokens[max(0, first - _NEAR) : last + _NEAR])


def _behind(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the verb a time goes with looks back."""
    group = governing(tokens, groups_of(tokens), first, last)
    return group is not None and group.tense in ("past", "perfect")


# --- relative times ----------------------------------------------------------------------------------------------


def _relative(
    sentence: Sentence, document: Period, before: Sequence[tuple[int, int, TimeKind, Period]]
) -> Iterator[tuple[int, int, TimeKind, Period]]:
    """Times told from the document's date or another time: "yesterday", "last year", "three days ago", "so far"."""
    tokens = sentence.tokens
    weekdays = words("weekdays", "times")
    index, n = 0, len(tokens)
    while index < n:
        lower = tokens[index].lower
        found: tuple[int, int, TimeKind, Period] | None = None
        if lower in ("yesterday", "today", "tonight", "tomorrow"):
            if not (
                lower == "today" and tokens[index].tag == "NAME" and index + 1 < n and tokens[index + 1].tag == "NAME"
            ):
                found = (
                    index,
                    index + 1,
                    "point",
                    _shifted_day(document, {"yesterday": -1, "tomorrow": 1}.get(lower, 0)),
                )
        elif lower in weekdays and tokens[index].text[0].isupper():
            found = _weekday(tokens, index, document)
        elif lower in ("last", "past", "previous", "next", "coming", "this", "current", "recent", "following", "prior"):
            found = _near(tokens, index, document)
        elif lower in ("ago", "earlier", "before", "later"):
            found = _counted_back(tokens, index, document, before)
        elif lower in ("so", "thus") and index + 1 < n and tokens[index + 1].lower == "far":
            found = (index, index + 2, "tally", _as_document(document))
        elif lower in ("to", "until", "till", "up") and index + 1 < n:
            stop = index + (2 if lower == "up" and tokens[index + 1].lower == "to" else 1)
            if (
                stop < n
                and tokens[stop].lower in ("date", "now")
                and (stop + 1 >= n or tokens[stop + 1].tag not in NOUNISH)
            ):
                found = (index, stop + 1, "tally", _as_document(document))
        elif lower in ("quarter", "half"):
            found = _part_of_year(tokens, index, document)
        elif lower.startswith("fy") and lower[2:].isdigit() and len(lower) in (4, 6):
            year = int(lower[2:]) if len(lower) == 6 else 2000 + int(lower[2:])
            if 1900 <= year <= 2100:
                found = (index, index + 1, "point", year_period(year))
        elif lower == "weekend" and (not index or tokens[index - 1].lower == "the"):
            found = (index, index + 1, "point", _weekend(document, 0))
        if found is not None:
            yield found
            index = max(found[1], index + 1)
        else:
            index += 1


def _exact(document: Period) -> date | None:
    """The document's day, where it is one day."""
    return document.start if document.start is not None and document.start == document.end else None


def _as_document(document: Period) -> Period:
    if document.start is None and document.end is None:
        return document
    basis = document.basis if document.basis in ("bounded", "draft") else "document"
    if not document.known:
        basis = "bounded"
    return document.model_copy(update={"basis": basis})


def _shifted_day(document: Period, days: int) -> Period:
    day = _exact(document)
    if day is None:
        return _as_document(document) if days == 0 else UNKNOWN_PERIOD
    return day_period(day + timedelta(days=days))


def _week(day: date) -> Period:
    start = day - timedelta(days=day.weekday())
    return Period(start=start, end=start + timedelta(days=6), precision="week")


def _weekend(document: Period, weeks: int) -> Period:
    """The last weekend that has begun by the document's day, ``weeks`` weeks on."""
    day = _exact(document)
    if day is None:
        return UNKNOWN_PERIOD
    saturday = day - timedelta(days=(day.weekday() - 5) % 7) + timedelta(weeks=weeks)
    return Period(start=saturday, end=saturday + timedelta(days=1), precision="range")


def _months_back(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 - months
    year, month = max(1, total // 12), total % 12 + 1
    return date(year, month, min(day.day, 28) if day.day > 28 else day.day)


def _back(day: date, unit: str, count: int) -> date | None:
    """A day ``count`` units before another; negative counts lead on."""
    count = max(-3000, min(3000, count))
    try:
        if unit in ("minute", "hour", "second"):
            return day - timedelta(days=count // 24 if unit == "hour" else 0)
        if unit == "day":
            return day - timedelta(days=count)
        if unit == "week":
            return day - timedelta(weeks=count)
        if unit in ("month", "quarter", "year", "decade", "century"):
            return _months_back(
                day, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
            )
    except (ValueError, OverflowError):
        return None
    return None


def _around(day: date, unit: str) -> Period:
    """The calendar unit a day lies in."""
    if unit == "week":
        return _week(day)
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "quarter":
        return quarter_period(day.year, (day.month + 2) // 3)
    if unit in ("year", "season"):
        return year_period(day.year)
    if unit in ("decade", "century"):
        return decade_period(day.year)
    return day_period(day)


def _unit(token: Token) -> str:
    lower = token.lower
    if lower not in words("units", "times"):
        return ""
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    return lower.rstrip("s")


def _small(token: Token) -> int | None:
    """A whole number up to some thousands in digits, up to twenty in words, one for an article."""
    if token.text.isascii() and token.text.isdigit():
        return int(token.text) if len(token.text) <= 4 else None
    if token.lower in ("a", "an"):
        return 1
    listed = table("times")["small_numbers"].split()
    if token.lower in listed:
        return int(listed.index(token.lower)) + 1
    return {"couple": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}.get(token.lower)


def _weekday(tokens: tuple[Token, ...], index: int, document: Period) -> tuple[int, int, TimeKind, Period] | None:
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
    day = _exact(document)
    if day is None:
        return first, last, "point", _loose(document)
    number = table("times")["weekdays"].split().index(tokens[index].lower)
    past = day - timedelta(days=(day.weekday() - number) % 7)
    if lead == "next":
        picked = day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
    elif lead == "last" and past == day:
        picked = day - timedelta(days=7)
    elif past != day and lead != "last" and _ahead_here(tokens, first, last):
        picked = day + timedelta(days=(number - day.weekday()) % 7)
    else:
        picked = past
    return first, last, "point", day_period(picked)


def _ahead_here(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether the nearest verb before the time, or the one after a leading time, looks ahead."""
    groups = groups_of(tokens)
    group = governing(tokens, groups, first, last)
    if group is None:
        return False
    if group.tense == "future" or group.lemma in ("schedule", "expect", "slate", "schedul"):
        return True
    if group.tense == "present" and group.lemma == "be":
        return True  # "up for election Tuesday are"
    return group.infinitive and any(
        t.lower in words("future", "times") for t in tokens[max(0, group.first - 3) : group.first]
    )


def _loose(document: Period) -> Period:
    """A recent day of a document whose own day is not known: at the latest the document's."""
    if document.end is None:
        return UNKNOWN_PERIOD
    start = document.start - timedelta(days=7) if document.start is not None else None
    return Period(start=start, end=document.end, precision="range", basis="bounded" if start is None else "stated")


def _near(tokens: tuple[Token, ...], index: int, document: Period) -> tuple[int, int, TimeKind, Period] | None:
    """ "last year", "this week", "the past three days", "next month"."""
    lower = tokens[index].lower
    step = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}.get(lower, -1)
    place = index + 1
    if place >= len(tokens):
        return None
    if tokens[place].lower in words("weekdays", "times"):
        return None
    count = (
        _small(tokens[place]) if tokens[place].tag in ("NUM",) or tokens[place].lower in words("few", "times") else None
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
    unit = _unit(tokens[place])
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
            _window(document, unit, count if count is not None else 0 if vague or plural else 1, step),
        )
    if name not in words("recurring", "times") and name not in words("day_parts", "times"):
        return None
    if lower in ("current",) and name not in ("year", "month", "week", "quarter"):
        return None
    return index, place + 1, "point", _recurring(document, name, step)


def _window(document: Period, unit: str, count: int, step: int) -> Period:
    """The last or next so many units, told from the document's day; no number leaves the far end open."""
    start, end = document.start, document.end
    if step >= 0:
        if start is None:
            return UNKNOWN_PERIOD
        return Period(start=start, end=_back(start, unit, -count) if count else None, precision="range")
    if end is None:
        return UNKNOWN_PERIOD
    return Period(start=_back(end, unit, count) if count else None, end=end, precision="range")


def _recurring(document: Period, name: str, step: int) -> Period:
    """ "last year", "this summer", "last night": the calendar unit ``step`` from the document's."""
    start, end = document.start, document.end
    day = _exact(document)
    if name in words("day_parts", "times"):
        return _shifted_day(document, step)
    if name == "weekend":
        return _weekend(document, step if step > 0 else 0)
    if start is None or end is None:
        return UNKNOWN_PERIOD
    if name in _SEASON_NUMBER:
        season = season_period(end.year, _SEASON_NUMBER[name])
        if step < 0 and (season.end or end) >= start:
            season = season_period(end.year - 1, _SEASON_NUMBER[name])
        elif step > 0 and (season.start or start) <= end:
            season = season_period(end.year + 1, _SEASON_NUMBER[name])
        return season
    if day is None:
        if name in ("week",) or (name in ("month", "quarter") and (start.year, start.month) != (end.year, end.month)):
            return UNKNOWN_PERIOD
        if name == "year" and start.year != end.year:
            return UNKNOWN_PERIOD
        day = end
    unit = "year" if name == "season" else name
    if unit == "month":
        shifted: date | None = _months_back(day.replace(day=1), -step)
    elif unit == "quarter":
        shifted = _months_back(day.replace(day=1), -3 * step)
    else:
        shifted = _back(day, unit, -step)
    return _around(shifted, unit) if shifted is not None else UNKNOWN_PERIOD


def _counted_back(
    tokens: Sequence[Token],
    index: int,
    document: Period,
    before: Sequence[tuple[int, int, TimeKind, Period]],
) -> tuple[int, int, TimeKind, Period] | None:
    """ "three days ago", "a year earlier", "the year before"."""
    if not index:
        return None
    unit = _unit(tokens[index - 1])
    if not unit:
        return None
    place = index - 2
    if place >= 0 and tokens[place].text == "-":
        place -= 1
    count = _small(tokens[place]) if place >= 0 else None
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
    back = _back(day, unit, count)
    if back is None:
        return first, index + 1, "point", UNKNOWN_PERIOD
    if _exact(document) is None and unit in ("day", "hour", "minute", "week") and lower == "ago":
        return first, index + 1, "point", _loose(document)
    return first, index + 1, "point", _around(back, unit)


def _part_of_year(tokens: tuple[Token, ...], index: int, document: Period) -> tuple[int, int, TimeKind, Period] | None:
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
    if not fixed and period.start is not None and period.start > document.end and not _ahead(tokens, index, index + 1):
        period = quarter_period(year - 1, order)
    return index - 1, last, "point", period


# --- what stands round a time ------------------------------------------------------------------------------------


def _joined(
    tokens: Sequence[Token], found: Sequence[tuple[int, int, TimeKind, Period]]
) -> Iterator[tuple[int, int, TimeKind, Period]]:
    """The times with "from 2010 to 2015" and "between May and July" made one."""
    index = 0
    while index < len(found):
        first, last, kind, period = found[index]
        if index + 1 < len(found) and kind == "point" and first:
            second = found[index + 1]
            link = tokens[last].lower if second[0] == last + 1 else ""
            lead = tokens[first - 1].lower
            if (
                (lead, link) in (("from", "to"), ("from", "until"), ("from", "through"), ("between", "and"))
                and period.start is not None
                and second[3].end is not None
                and period.start <= second[3].end
            ):
                span = Period(start=period.start, end=second[3].end, precision="range", basis=period.basis)
                yield first, second[1], "window", span
                index += 2
                continue
        yield first, last, kind, period
        index += 1


def _described(
    sentence: Sentence,
    groups: Sequence[VerbGroup],
    time: tuple[int, int, TimeKind, Period],
    document: Period,
) -> StatedTime:
    """A time with the preposition before it folded in, and what it hangs on."""
    tokens = sentence.tokens
    first, last, kind, period = time
    lead = first - 1
    while lead >= 0 and first - lead < 4 and tokens[lead].lower in words("softeners", "times"):
        lead -= 1
    word = tokens[lead].lower if lead >= 0 else ""
    begin = first
    following = tokens[last] if last < len(tokens) else None
    named = following is not None and following.tag in NOUNISH | {"ADJ", "GER", "POSS"} and lead < first - 1
    if kind == "point" and not named:
        if word == "since" or (word == "after" and period.known):
            kind, begin = "since", lead
            if document.end is not None and period.start is not None and period.start <= document.end:
                period = Period(start=period.start, end=document.end, precision="range", basis=period.basis)
            elif period.start is not None:
                period = Period(start=period.start, end=None, precision="range", basis=period.basis)
        elif word == "by":
            kind, begin = "by", lead
        elif word in ("until", "till", "through"):
            kind, begin = "until", lead
            period = Period(start=None, end=period.end, precision="range", basis=period.basis)
        elif word == "before" and period.start is not None and period.start > date.min:
            kind, begin = "until", lead
            period = Period(start=None, end=period.start - timedelta(days=1), precision="range", basis=period.basis)
        elif word == "as" and tokens[lead + 1].lower == "of":
            kind, begin = "tally", lead
    before = tokens[begin - 1] if begin else None
    after = tokens[last] if last < len(tokens) else None
    attached = after is not None and (
        after.tag == "POSS"
        or (
            after.tag in ("NOUN", "NAME", "ADJ", "PLURAL", "GER")
            and before is not None
            and begin == first
            and before.tag in ("DET", "POSS", "ADJ", "NOUN", "NAME")
        )
    )
    verb = governing(tokens, groups, begin, last)
    opens = not any(g.last <= first and not g.bare for g in groups) and begin <= 4
    return StatedTime(
        begin,
        last,
        tokens[begin].start,
        tokens[last - 1].end,
        kind,
        period,
        attached,
        _dates_the_saying(tokens, groups, begin, last),
        opens and not attached,
        -1 if verb is None else verb.head,
        _inset(tokens, begin, last),
    )


def _dates_the_saying(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> bool:
    """Whether a time stands at a verb of saying: "said on Monday", "officials Tuesday confirmed"."""
    if first and tokens[first - 1].lower in ("on", "late", "early", "in"):
        first -= 1
    place = bisect_right(groups, first, key=lambda g: g.first)
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


# --- which time goes with a figure -------------------------------------------------------------------------------


def attached_time(sentence: Sentence, mention: Mention, times: Sequence[StatedTime]) -> StatedTime | None:
    """The time that goes with a figure: the nearest in its clause, else a leading one, a name's own date last."""
    if not times:
        return None
    tokens = sentence.tokens
    groups = groups_of(tokens)
    own = governing(tokens, groups, mention.first, mention.last)
    best: StatedTime | None = None
    least = _FARTHEST
    place = bisect_right(times, mention.first, key=lambda t: t.first)
    near = times[max(0, place - _MOST) : place + _MOST]
    for time in (*(t for t in times[:2] if t.leading), *near):
        if not time.leading and (time.first - mention.last > _WIDEST or mention.first - time.last > _WIDEST):
            continue
        cost = _cost(tokens, own, mention, time)
        if cost < least:
            best, least = time, cost
    return best


def _cost(tokens: Sequence[Token], own: VerbGroup | None, mention: Mention, time: StatedTime) -> float:
    if time.first < mention.last and mention.first < time.last:
        return 0.0
    after = time.first >= mention.last
    low, high = (mention.last, time.first) if after else (time.last, mention.first)
    cost = distance(tokens, low, high)
    if after:
        cost *= 0.8
        if any(t.tag == "NUM" for t in tokens[low:high]):
            cost += 4
    elif time.leading:
        cost = min(cost, 9.0 + 0.1 * (high - low))
    else:
        if any(t.tag == "NUM" for t in tokens[max(0, time.first - 5) : time.first]):
            cost += 4
        if any(t.tag == "NUM" for t in tokens[low:high]):
            cost += 2
    if time.attached:
        cost += 14
    if time.reported:
        cost += 6
    if not time.leading:
        if own is not None and time.verb >= 0 and time.verb != own.head:
            past = tokens[time.verb].tag == "PAST"
            cost += 30 if own.tense == "present" and past else 5
        if time.inset is not None and not time.inset[0] <= mention.first < time.inset[1]:
            cost += 14
    return cost


def _inset(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The insertion, between commas or brackets, in which a time stands; a bare date between commas is none."""
    low = first
    while low and first - low < _WIDEST and tokens[low - 1].text not in (",", "(", ";", "—", "–", "--"):
        low -= 1
    high = last
    while high < len(tokens) and high - last < _WIDEST and tokens[high].text not in (",", ")", ";", "—", "–", "--"):
        high += 1
    if low == 0 or high >= len(tokens) or (tokens[high].text == "," and high + 2 >= len(tokens)):
        return None
    return None if high - low <= last - first + 2 else (low, high)


# --- the period of a claim ---------------------------------------------------------------------------------------


def resolve(
    sentence: Sentence,
    mention: Mention,
    aspect: Aspect,
    document: Period,
    times: Sequence[StatedTime] | None = None,
) -> Period:
    """The period a claim speaks of, with its evidence as ``basis``.

    A stated time wins. Else present states and tallies hold at the document's date, past events at the latest then, and
    a forecast from then on. Without a document's date what is not stated is unknown.
    """
    if times is None:
        times = stated_times(sentence, document)
    if mention.kind == "role":
        return _as_document(document)
    if mention.kind == "date" and mention.date is not None:
        own = next((t for t in times if t.first < mention.last and mention.first < t.last), None)
        known = mention.date.period
        if known.start is not None or known.end is not None or own is None:
            return known
        return own.period
    tense = _tense(sentence, mention)
    if times and sentence.tokens and sentence.tokens[0].lower in ("since", "after"):
        times = _opened_by_since(sentence, mention, times, document)
    if mention.kind == "rank":
        times = [t for t in times if t.kind not in ("since", "window") and not _within_since(sentence, mention, t)]
    time = attached_time(sentence, mention, times)
    if time is not None and time.period.start is None and time.period.end is None:
        time = None
    if time is not None:
        period = _by_stated(time, aspect, tense, document)
        if period is not None:
            return period
    return _by_document(aspect, tense, document)


def _tense(sentence: Sentence, mention: Mention) -> str:
    group = governing(sentence.tokens, groups_of(sentence.tokens), mention.first, mention.last)
    return group.tense if group is not None else "none"


def _within_since(sentence: Sentence, mention: Mention, time: StatedTime) -> bool:
    """Whether a time only says since when something ranks: "the worst since counting began in 1950"."""
    return any(t.lower == "since" for t in sentence.tokens[mention.last : time.first])


def _opened_by_since(
    sentence: Sentence, mention: Mention, times: Sequence[StatedTime], document: Period
) -> Sequence[StatedTime]:
    """The times with those of an opening "Since the fire in 2012," made its start, for figures behind that phrase."""
    tokens = sentence.tokens
    comma = next((k for k, t in enumerate(tokens) if t.text == ","), len(tokens))
    if mention.first < comma or document.end is None:
        return times
    return [
        replace(
            t, kind="since", period=Period(start=t.period.start, end=document.end, precision="range"), attached=False
        )
        if t.last <= comma and t.kind == "point" and t.period.start is not None and t.period.start <= document.end
        else t
        for t in times
    ]


def names_a_time(mention: Mention, times: Sequence[StatedTime]) -> bool:
    """Whether a figure only helps to say when ("[three days] ago", "the past [two years]")."""
    return mention.kind in ("duration", "count", "measure") and any(
        t.first <= mention.first and mention.last <= t.last for t in times
    )


def _by_stated(time: StatedTime, aspect: Aspect, tense: str, document: Period) -> Period | None:
    period = time.period
    if time.reported:
        if aspect in ("state", "tally"):
            return period
        if aspect in ("event", "flow", "change") and period.end is not None:
            latest = period.end if document.end is None else min(period.end, document.end)
            return Period(start=None, end=latest, precision="range", basis="bounded")
        return None
    if aspect == "tally":
        return _of_tally(time, document)
    if time.attached and aspect == "state" and tense == "present":
        return None
    if time.kind == "tally":
        return period
    if time.kind == "by" and aspect == "forecast":
        return period
    if aspect == "forecast" and document.start is not None and period.end is not None and period.end < document.start:
        return None
    if aspect == "state" and tense == "present" and time.kind == "point" and document.start is not None:
        past = period.end is not None and period.end < document.start
        return None if past and not time.leading and time.first > 0 and time.kind != "point" else period
    return period


def _of_tally(time: StatedTime, document: Period) -> Period | None:
    """The day of a running count: not the day on which it all happened but, shortly after it, the document's."""
    period = time.period
    if time.kind != "point" or period.precision not in ("day", "week", "range") or document.end is None:
        return period
    if period.end is None or not 0 <= (document.end - period.end).days <= _STILL_COUNTED:
        return period
    return _as_document(document)


def _by_document(aspect: Aspect, tense: str, document: Period) -> Period:
    if document.start is None and document.end is None:
        return document
    if aspect == "tally" or (aspect in ("state", "flow") and tense not in ("past",)):
        return _as_document(document)
    if aspect == "forecast":
        if document.start is None:
            return UNKNOWN_PERIOD
        return Period(start=document.start, end=None, precision="range", basis="bounded")
    if document.end is None:
        return UNKNOWN_PERIOD
    return Period(start=None, end=document.end, precision="range", basis="bounded")
