"""Every time a sentence states, resolved against its document's date, with what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from checker.clauses import groups_of
from checker.dates import DateMention, in_year
from checker.lexicon import words
from checker.model import UNKNOWN_PERIOD, Period, Sentence, Token
from checker.nesting import nested
from checker.when.context import described
from checker.when.fiscal import as_federal, fiscal_times, is_federal
from checker.when.named import named_times
from checker.when.narrow import narrowed
from checker.when.outlook import ahead, behind
from checker.when.relative import relative_times
from checker.when.stated_time import Placed, StatedTime
from checker.when.years import calendar

_YEARS: Final = {"last": -1, "this": 0, "next": 1}
_FISCAL: Final = re.compile(r"\b(?:[Ff]iscal|FISCAL|[Ff]inancial [Yy]ear|FY)")
_COMING: Final = 90
"""Days within which what holds until a day without its year is taken to end on the next such day."""
_SPANS: Final = {("from", "to"), ("from", "until"), ("from", "through"), ("between", "and")}


def stated_times(sentence: Sentence, document: Period, text: str = "") -> tuple[StatedTime, ...]:
    """Every time the sentence states, in order, resolved against the document's period.

    ``text`` is the document's: it says whose fiscal years are meant.
    """
    tokens = sentence.tokens
    found: list[Placed] = []
    dates: Sequence[tuple[DateMention, int, int]] = calendar(sentence)
    fiscal = _FISCAL.search(sentence.text) is not None
    federal = fiscal and is_federal(sentence.text, text)
    if fiscal:
        found.extend(fiscal_times(tokens, document, federal))
        inside = {token for first, last, _, _ in found for token in range(first, last)}
        dates = [d for d in dates if d[1] not in inside]
    for index, (mention, first, last) in enumerate(dates):
        if _of_a_name(tokens, first, last):
            continue
        year = None if mention.has_year else _lent_year(tokens, dates, index)
        told, behind = (None, last) if mention.has_year else _told_year(tokens, last, document)
        year = year if told is None else told
        period = _placed(sentence, mention, first, last, document) if year is None else in_year(mention, year)
        period = (as_federal(mention, document) if federal else None) or period
        if period is not None:
            found.append((first, behind, "point", period))
    found.extend(named_times(sentence, document))
    taken = {token for first, last, _, _ in found for token in range(first, last)}
    for first, last, kind, period in relative_times(sentence, document, found):
        if taken.isdisjoint(range(first, last)):
            found.append((first, last, kind, period))
            taken.update(range(first, last))
    if not found:
        return ()
    found.sort(key=lambda time: time[:2])
    groups = groups_of(tokens)
    parts = _outermost([narrowed(tokens, time) for time in found])
    whole = _joined(tokens, [_from_now_on(tokens, time, document) for time in parts])
    inner = nested(tokens)
    return tuple(described(tokens, groups, inner, time, document) for time in whole)


def _outermost(times: Sequence[Placed]) -> list[Placed]:
    """The times without those that are only the words of another: "the last two months" of "… of 1960"."""
    kept: list[Placed] = []
    for time in sorted(times, key=lambda t: (t[0], -t[1])):
        if not kept or time[1] > kept[-1][1] or time[0] >= kept[-1][1]:
            kept.append(time)
    return kept


def _lent_year(tokens: Sequence[Token], dates: Sequence[tuple[DateMention, int, int]], index: int) -> int | None:
    """The year another date lends one without: "from 3 May to 6 June 2019", "In 1945, … on April 16"."""
    _, _, last = dates[index]
    if index + 1 < len(dates) and dates[index + 1][1] == last + 1:
        following = dates[index + 1][0]
        if tokens[last].lower in ("and", "to", "or", "through", "until") and following.form != "year":
            year = _year_of(following)
            if year is not None:
                return year
    opening, begin, _ = dates[0]
    return _year_of(opening) if index and begin == 1 and tokens[0].lower == "in" and opening.form == "year" else None


def _told_year(tokens: Sequence[Token], last: int, document: Period) -> tuple[int | None, int]:
    """The year told behind a month or day, and where it ends: "in June last year", "on 3 May of this year"."""
    place = last + 1 if last < len(tokens) and tokens[last].lower == "of" else last
    words_there = [t.lower for t in tokens[place : place + 2]]
    if document.end is None or len(words_there) < 2 or words_there[1] != "year" or words_there[0] not in _YEARS:
        return None, last
    return document.end.year + _YEARS[words_there[0]], place + 2


def _year_of(mention: DateMention) -> int | None:
    day = mention.readings[0].start if len(mention.readings) == 1 else None
    return None if day is None else day.year


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
        _without_year(
            mention,
            document.end,
            ahead(tokens, first, last),
            behind(tokens, first, last),
            ends=first > 0 and tokens[first - 1].lower in ("until", "till", "through", "by", "before"),
        )
        or UNKNOWN_PERIOD
    )


def _without_year(mention: DateMention, today: date, ahead: bool, behind: bool, *, ends: bool) -> Period | None:
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
    near = wait.days < (_COMING if ends else 30)
    if (ahead and wait.days < 300) or (near and since.days > 365 - _COMING and not behind):
        return future[0]
    return past[-1]


def _from_now_on(tokens: Sequence[Token], time: Placed, document: Period) -> Placed:
    """A time to come with "between now and" before it taken in: it is all the days until then."""
    first, last, _, period = time
    lead = first - 1
    while lead > 2 and tokens[lead].lower in ("the", "year", "end", "of") and first - lead < 4:
        lead -= 1
    before = [t.lower for t in tokens[max(0, lead - 2) : lead + 1]]
    if before not in (["between", "now", "and"], ["between", "today", "and"]):
        return time
    if document.start is None or period.end is None or period.end < document.start:
        return time
    return lead - 2, last, "window", Period(start=document.start, end=period.end, precision="range")


def _joined(tokens: Sequence[Token], found: Sequence[Placed]) -> Iterator[Placed]:
    """The times with "from 2010 to 2015" and "between May and the end of July" made one."""
    index = 0
    while index < len(found):
        first, last, kind, period = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        stretch = None
        if following is not None:
            stretch = _stretch(tokens, found[index], following) or _both(tokens, found[index], following)
        if stretch is not None:
            yield stretch
            index += 2
        else:
            yield first, last, kind, period
            index += 1


def _stretch(tokens: Sequence[Token], one: Placed, two: Placed) -> Placed | None:
    """Two times as one where "from … to" or "between … and" joins them."""
    first, last, kind, period = one
    gap = two[0] - last
    if kind != "point" or not first or not 1 <= gap <= 2 or (gap == 2 and tokens[last + 1].lower != "the"):
        return None
    if (tokens[first - 1].lower, tokens[last].lower) not in _SPANS:
        return None
    if period.start is None or two[3].end is None or period.start > two[3].end:
        return None
    return first, two[1], "window", Period(start=period.start, end=two[3].end, precision="range", basis=period.basis)


def _both(tokens: Sequence[Token], one: Placed, two: Placed) -> Placed | None:
    """Two times as one where something came about at each of them: "forty years ago, and then 20 years ago"."""
    first, last, kind, period = one
    between = [t.lower for t in tokens[last : two[0]] if t.text != ","]
    if between not in (["and", "then"], ["and", "again"], ["then", "again"], ["and", "again", "in"]):
        return None
    start, end = period.start, two[3].end
    if not kind == two[2] == "point" or start is None or end is None or start > end:
        return None
    return first, two[1], "point", Period(start=start, end=end, precision="range", basis=period.basis)
