"""The grammar of dates: calendar expressions in text, and EDTF in data.

What is found here is what the words say, never what they mean in their place: a day without a year stays without
one, ``1/2/2018`` keeps both its readings, a bare ``2016`` is offered and its caller decides. There is no clock and no
locale in this room; two-digit years follow POSIX (69–99 are 1969–1999, 00–68 are 2000–2068).

EDTF is the Library of Congress profile of ISO 8601-2, levels 0 and 1, and of level 2 the quarters (33–36).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from checker.model import Period, Precision

Order = Literal["year first", "month first", "day first"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression in a text.

    ``start``/``end`` take in a weekday and clock time that stand in one stamp with the date. ``readings`` are the
    periods it may mean: one as a rule, two where day and month could be swapped (``orders`` then names each reading's
    order), none where it has no year or no such day exists. ``month`` and ``day`` are kept for dates without a year,
    ``weekday`` is 0 for Monday.
    """

    start: int
    end: int
    form: str
    precision: Precision
    readings: tuple[Period, ...] = ()
    has_year: bool = True
    valid: bool = True
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    orders: tuple[Order, ...] = ()
    clock: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether the words leave more than one reading."""
        return len(self.readings) > 1


# --- periods -----------------------------------------------------------------------------------------------------


def day_period(day: date) -> Period:
    """One day."""
    return Period(start=day, end=day)


def month_period(year: int, month: int) -> Period:
    """One calendar month; raises ValueError where there is none."""
    return Period(start=date(year, month, 1), end=_last_day(year, month), precision="month")


def quarter_period(year: int, quarter: int) -> Period:
    """A quarter of a calendar year, 1 to 4."""
    first = 3 * quarter - 2
    return Period(start=date(year, first, 1), end=_last_day(year, first + 2), precision="quarter")


def season_period(year: int, season: int) -> Period:
    """A season of the northern year, 1 spring to 4 winter; the winter of a year begins in its December."""
    first = 3 * season
    last_year, last = (year, first + 2) if season < 4 else (year + 1, 2)
    return Period(start=date(year, first, 1), end=_last_day(last_year, last), precision="season")


def year_period(year: int) -> Period:
    """One calendar year."""
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), precision="year")


def decade_period(year: int) -> Period:
    """The ten years that share the year's first three digits."""
    first = year - year % 10
    return Period(start=date(max(first, 1), 1, 1), end=date(first + 9, 12, 31), precision="decade")


def century_period(number: int) -> Period:
    """The n-th century as newspapers count it: the 20th is 1901–2000."""
    return Period(start=date(100 * number - 99, 1, 1), end=date(100 * number, 12, 31), precision="century")


def span(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another; raises ValueError where they are the wrong way round."""
    if first.start is not None and last.end is not None and first.start > last.end:
        raise ValueError("the period ends before it starts")
    return Period(start=first.start, end=last.end, precision="range")


def in_year(mention: DateMention, year: int) -> Period | None:
    """A mention without a year, placed in one; None where that year has no such day."""
    if mention.month is None:
        return None
    try:
        if mention.day is None:
            return month_period(year, mention.month)
        return day_period(date(year, mention.month, mention.day))
    except ValueError:
        return None


def weekday_agrees(mention: DateMention, period: Period) -> bool:
    """Whether the weekday written, if any, is that of a day."""
    return mention.weekday is None or period.start != period.end or _weekday(period.start) == mention.weekday


def _weekday(day: date | None) -> int | None:
    return None if day is None else day.weekday()


def _last_day(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return date(year, month, monthrange(year, month)[1])


# --- atoms -------------------------------------------------------------------------------------------------------

_MONTHS = (
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May",),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
)
_WEEKDAYS = (
    ("Monday", "Mon"),
    ("Tuesday", "Tues", "Tue"),
    ("Wednesday", "Wed"),
    ("Thursday", "Thurs", "Thur", "Thu"),
    ("Friday", "Fri"),
    ("Saturday", "Sat"),
    ("Sunday", "Sun"),
)
_ALSO_WORDS = {"March", "Mar", "May", "Mon", "Wed", "Sat", "Sun", "Dec"}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_CENTURIES = {
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def _spellings(name: str) -> list[str]:
    """A calendar name as it is written: with capitals, and in small letters where that is no other word."""
    return [name, name.upper()] + ([] if name in _ALSO_WORDS else [name.lower()])


def _named(table: tuple[tuple[str, ...], ...]) -> tuple[str, dict[str, int]]:
    numbers = {s: i for i, names in enumerate(table) for name in names for s in _spellings(name)}
    words = sorted(numbers, key=len, reverse=True)
    return rf"(?:{'|'.join(words)})(?![a-zA-Z])\.?", numbers


_MONTH, _MONTH_NUMBER = _named(_MONTHS)
_WEEKDAY, _WEEKDAY_NUMBER = _named(_WEEKDAYS)
_BLANK = r"(?:[ \t\u00a0\u202f]{1,3}|[ \t]?\r?\n[ \t]{0,8})"
_GAP = rf"(?:,?{_BLANK}|,)"
_DASH = rf"(?:{_BLANK}?[-–—]{_BLANK}?|{_BLANK}(?:to|until|through){_BLANK})"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|2100)(?![0-9])"
_SHORT_YEAR = r"[0-9]{2}(?![0-9])"
_TWO = r"[0-9]{1,2}"
_ZONE = r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC|Z|local{_}time|\(?GMT{_}?[+-][0-9]{1,2}(?::[0-9]{2})?\)?)".replace("{_}", _BLANK)
_HALF_DAY = r"(?:[aApP]\.?[mM]\b\.?)"
_CLOCK = rf"""(?:
    (?:2[0-4]|[01]?[0-9])[:.h][0-5][0-9](?::[0-5][0-9])?(?![0-9])['’]?(?:{_BLANK}?{_HALF_DAY})?(?:{_BLANK}{_ZONE}(?![A-Za-z]))?
  | (?:1[0-2]|0?[1-9]){_BLANK}?{_HALF_DAY}(?:{_BLANK}{_ZONE}(?![A-Za-z]))?
)"""
_STAMP_SEPARATOR = rf"(?:{_BLANK}?(?:[|,•·@–—-]|,?{_BLANK}?(?:at|on)){_BLANK}?|{_BLANK})(?:\(?)"

# --- forms -------------------------------------------------------------------------------------------------------


class _Form(NamedTuple):
    """One written form: its name, its pattern with named parts, what they mean (None: not a date after all)."""

    name: str
    pattern: str
    read: Callable[[str, int, int, dict[str, str]], DateMention | None]


def _number(digits: str) -> int:
    return int(digits.rstrip("stndrh"))


def _year(digits: str) -> int:
    digits = digits.lstrip("'’")
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 69 else 2000)


def _month(word: str) -> int:
    return _MONTH_NUMBER[word.rstrip(".")] + 1


def _weekday_of(parts: dict[str, str]) -> int | None:
    word = parts.get("weekday") or parts.get("weekday_after")
    return _WEEKDAY_NUMBER[word.rstrip(".")] if word else None


def _numeric(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention | None:
    first, second, year = int(parts["a"]), int(parts["b"]), _year(parts["year"])
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
        return None
    if len(parts["year"]) == 2 and parts["sep"] != "/":
        return None
    weekday = _weekday_of(parts)
    found: list[tuple[Period, Order]] = []
    pairs: tuple[tuple[int, int, Order], ...] = ((second, first, "day first"), (first, second, "month first"))
    for month, day, order in pairs:
        try:
            found.append((day_period(date(year, month, day)), order))
        except ValueError:
            continue
    if weekday is not None and len(found) > 1:
        agreeing = [(p, o) for p, o in found if _weekday(p.start) == weekday]
        found = agreeing or found
    if len(found) > 1 and found[0][0] == found[1][0]:
        found = found[:1]
    found.sort(key=lambda reading: reading[0].start or date.min)
    return DateMention(
        start,
        end,
        form,
        "day",
        readings=tuple(p for p, _ in found),
        valid=bool(found),
        weekday=weekday,
        orders=tuple(o for _, o in found) if first != second else (),
    )


def _full(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    month = _month(parts["month"]) if parts["month"][0].isalpha() else int(parts["month"])
    day, weekday = _number(parts["day"]), _weekday_of(parts)
    try:
        readings: tuple[Period, ...] = (day_period(date(_year(parts["year"]), month, day)),)
    except ValueError:
        readings = ()
    return DateMention(start, end, form, "day", readings, valid=bool(readings), month=month, day=day, weekday=weekday)


def _iso(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention | None:
    return _full(form, start, end, parts) if 1 <= int(parts["month"]) <= 12 and 1 <= int(parts["day"]) <= 31 else None


def _ranged(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    month = _month(parts["month"])
    last_month = _month(parts["last_month"]) if parts.get("last_month") else month
    try:
        year = _year(parts["year"])
        first_year = _year(parts["first_year"]) if parts.get("first_year") else year
        first = date(first_year, month, _number(parts["day"])) if parts.get("day") else date(first_year, month, 1)
        last = date(year, last_month, _number(parts["last_day"])) if parts.get("day") else _last_day(year, last_month)
        readings = (Period(start=first, end=last, precision="range"),) if first <= last else ()
    except ValueError:
        readings = ()
    return DateMention(start, end, form, "range", readings, valid=bool(readings))


def _days_ranged(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    return _ranged(form, start, end, {**parts, "month": parts.get("month") or parts["last_month"]})


def _without_year(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    month, day = _month(parts["month"]), _number(parts["day"])
    valid = day <= monthrange(2000, month)[1]
    return DateMention(
        start, end, form, "day", has_year=False, valid=valid, month=month, day=day, weekday=_weekday_of(parts)
    )


def _month_year(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    month = _month(parts["month"]) if parts["month"][0].isalpha() else int(parts["month"])
    return DateMention(start, end, form, "month", (month_period(_year(parts["year"]), month),), month=month)


def _month_alone(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    return DateMention(start, end, form, "month", has_year=False, month=_month(parts["month"]))


def _quarter(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    word = (parts.get("ordinal") or parts["number"]).lower()
    number = _ORDINALS[word] if word in _ORDINALS else int(word)
    return DateMention(start, end, form, "quarter", (quarter_period(_year(parts["year"]), number),))


def _half(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    word = (parts.get("ordinal") or parts["number"]).lower()
    year, first = _year(parts["year"]), 1 if word in ("first", "1st", "1") else 7
    period = Period(start=date(year, first, 1), end=_last_day(year, first + 5), precision="range")
    return DateMention(start, end, form, "range", (period,))


def _season(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    season, year = _SEASONS[parts["season"].lower()], _year(parts["year"])
    readings = [season_period(year, season)]
    if season == 4 and not parts.get("last"):
        readings.insert(0, season_period(year - 1, season))
    return DateMention(start, end, form, "season", tuple(readings))


def _decade(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    digits = parts["decade"].lstrip("'’")
    year = int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 20 else 2000)
    return DateMention(start, end, form, "decade", (decade_period(year),))


def _century(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    word = parts["ordinal"].lower().replace(" ", "-")
    number = _CENTURIES[word] if word in _CENTURIES else _number(word)
    return DateMention(start, end, form, "century", (century_period(number),))


def _years(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention | None:
    first, last = int(parts["first"]), parts["last"]
    final = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if len(last) == 2 and final < first:
        if 1 <= int(last) <= 12 and parts["dash"] == "-" and last != "00":
            return DateMention(start, end, "month", "month", (month_period(first, int(last)),), month=int(last))
        if last == "00" and first % 100 == 99:
            final = first + 1
    if final <= first:
        return None
    readings = [span(year_period(first), year_period(final))]
    return DateMention(start, end, form, "range", tuple(readings))


def _single_year(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    return DateMention(start, end, form, "year", (year_period(int(parts["year"])),))


_OF = rf"(?:{_BLANK}of(?:{_BLANK}the)?{_BLANK}|{_GAP})(?:the{_BLANK}year{_BLANK})?"
_BEFORE = rf"(?:(?P<weekday>{_WEEKDAY}){_GAP}(?:the{_BLANK})?)?"
_AFTER = rf"(?:{_BLANK}?\((?P<weekday_after>{_WEEKDAY})\))?"
_ORDINAL = "|".join(_ORDINALS)
_SEASON = "|".join(f"[{s[0]}{s[0].upper()}]{s[1:]}" for s in _SEASONS)
_CENTURY_WORD = "|".join(f"[{w[0]}{w[0].upper()}]{w[1:]}".replace("-", "[- ]") for w in reversed(_CENTURIES))
_EDGE = r"(?![0-9A-Za-z])"

_FORMS: tuple[_Form, ...] = (
    # Ranges before what they contain, days before months, months before years.
    _Form(
        "month day range",
        rf"""(?P<month>{_MONTH}){_BLANK}(?P<day>{_DAY}){_DASH}(?:(?P<last_month>{_MONTH}){_BLANK})?(?P<last_day>{_DAY})
             {_GAP}(?P<year>{_YEAR}){_EDGE}""",
        _ranged,
    ),
    _Form(
        "day month range",
        rf"""(?P<day>{_DAY})(?:{_BLANK}(?P<month>{_MONTH}))?{_DASH}(?P<last_day>{_DAY}){_BLANK}(?P<last_month>{_MONTH})
             {_GAP}(?P<year>{_YEAR}){_EDGE}""",
        _days_ranged,
    ),
    _Form(
        "iso",
        rf"""(?P<year>{_YEAR})(?P<sep>[-/.])(?P<month>{_TWO})(?P=sep)(?P<day>{_TWO})
             (?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?
             {_EDGE}(?![/-]|\.[0-9])""",
        _iso,
    ),
    _Form(
        "numeric",
        rf"""{_BEFORE}(?P<a>{_TWO})(?P<sep>[/.-])(?P<b>{_TWO})(?P=sep)(?P<year>{_YEAR}|{_SHORT_YEAR})
             {_EDGE}(?![/-]|\.[0-9]){_AFTER}""",
        _numeric,
    ),
    _Form(
        "day month year",
        rf"""{_BEFORE}(?P<day>{_DAY})(?:{_BLANK}of)?(?:{_BLANK}|[-/])(?P<month>{_MONTH})(?:{_GAP}|[-/])
             (?P<year>{_YEAR}){_EDGE}{_AFTER}""",
        _full,
    ),
    _Form(
        "month day year",
        rf"""{_BEFORE}(?P<month>{_MONTH}){_GAP}(?P<day>{_DAY})(?:{_GAP}|/)(?P<year>{_YEAR}){_EDGE}{_AFTER}""",
        _full,
    ),
    _Form(
        "month range",
        rf"""(?P<month>{_MONTH})(?:{_BLANK}(?P<first_year>{_YEAR}))?{_DASH}(?P<last_month>{_MONTH})
             (?:{_GAP}|{_BLANK}of{_BLANK})(?P<year>{_YEAR}){_EDGE}""",
        _ranged,
    ),
    _Form("month year", rf"(?P<month>{_MONTH})(?:{_BLANK}of)?{_GAP}(?P<year>{_YEAR}){_EDGE}", _month_year),
    _Form("month/year", rf"(?P<month>1[0-2]|0?[1-9])/(?P<year>{_YEAR}){_EDGE}(?!/)", _month_year),
    _Form("day month", rf"{_BEFORE}(?P<day>{_DAY})(?:{_BLANK}of)?{_BLANK}(?P<month>{_MONTH}){_EDGE}", _without_year),
    _Form("month day", rf"{_BEFORE}(?P<month>{_MONTH}){_BLANK}(?P<day>{_DAY}){_EDGE}(?![.,:]?[0-9])", _without_year),
    _Form("quarter", rf"(?P<ordinal>{_ORDINAL}){_BLANK}quarter{_OF}(?P<year>{_YEAR}){_EDGE}", _quarter),
    _Form("quarter", rf"Q(?P<number>[1-4]){_OF}(?P<year>{_YEAR}){_EDGE}", _quarter),
    _Form("quarter", rf"(?P<year>{_YEAR}){_BLANK}?-?Q(?P<number>[1-4]){_EDGE}", _quarter),
    _Form("half", rf"(?:(?P<ordinal>{_ORDINAL}){_BLANK}half|H(?P<number>[12])){_OF}(?P<year>{_YEAR}){_EDGE}", _half),
    _Form("season", rf"(?P<season>{_SEASON}){_OF}(?P<year>{_YEAR})(?:[-–/](?P<last>[0-9]{{2}}))?{_EDGE}", _season),
    _Form("decade", rf"(?P<decade>(?:1[0-9]|20)[0-9]0|['’][2-9]0)['’]?s{_EDGE}", _decade),
    _Form(
        "century",
        rf"(?P<ordinal>[1-2]?[0-9](?:st|nd|rd|th)|{_CENTURY_WORD})(?:{_BLANK}|-)[cC]entury{_EDGE}",
        _century,
    ),
    _Form("years", rf"(?P<first>{_YEAR})(?P<dash>[-–—/])(?P<last>{_YEAR}|{_SHORT_YEAR}){_EDGE}(?![-–/])", _years),
    _Form("year", rf"(?P<year>{_YEAR})(?![A-Za-z])", _single_year),
    _Form("month", rf"(?P<month>{_MONTH}){_EDGE}", _month_alone),
)
_COMPILED = tuple(re.compile(form.pattern, re.VERBOSE) for form in _FORMS)
_NAMED_PART = re.compile(r"\(\?P<[a-z_]+>")
_OPENINGS = {s[:3] for s in (*_MONTH_NUMBER, *_WEEKDAY_NUMBER, *_SEASONS, *_ORDINALS, *_CENTURIES)}
_OPENINGS |= {s.capitalize() for s in _OPENINGS}
_OPENING = "".join(f"[{''.join(sorted({s[i] for s in _OPENINGS}))}]" for i in range(3))
"""Lets through every word that may open a date and few others: a cheap gate before the forms."""
_ANY_DATE = re.compile(
    rf"(?<![0-9A-Za-z])(?=[0-9'’]|[QH][1-4]|{_OPENING})(?:"
    + "|".join(f"({_NAMED_PART.sub('(?:', form.pattern).replace('(?P=sep)', '[-/.]')})" for form in _FORMS)
    + ")",
    re.VERBOSE,
)
_CLOCK_AFTER = re.compile(rf"{_STAMP_SEPARATOR}{_CLOCK}\)?(?![0-9A-Za-z])", re.VERBOSE)
_CLOCK_BEFORE = re.compile(rf"(?<![0-9A-Za-z:.]){_CLOCK}(?:{_STAMP_SEPARATOR})$", re.VERBOSE)
_LONGEST_CLOCK = 40

# --- finding -----------------------------------------------------------------------------------------------------


def find_dates(text: str, offset: int = 0) -> list[DateMention]:
    """Every calendar expression in ``text``, in order, none overlapping; ``offset`` is added to their places.

    A bare year is given with form ``year``: whether it is one in its place the caller decides (``is_year_context``).
    A month alone is given only where a preposition or the like stands before it.
    """
    return [_shifted(mention, offset) for mention in _found(text)]


def _found(text: str) -> Iterator[DateMention]:
    position = 0
    while (match := _ANY_DATE.search(text, position)) is not None:
        mention = _read(text, match)
        if mention is None:
            position = match.start() + 1
            continue
        if mention.precision == "day":
            mention = _with_clock(text, mention, position)
        position = mention.end
        yield mention


def _read(text: str, match: re.Match[str]) -> DateMention | None:
    index = (match.lastindex or 1) - 1
    form = _FORMS[index]
    start, end = match.span()
    if not _stands_free(text, start, end, form.name):
        return None
    detail = _COMPILED[index].match(text, start, end)
    if detail is None or detail.end() != end:
        return None
    return form.read(form.name, start, end, {k: v for k, v in detail.groupdict().items() if v})


def _stands_free(text: str, start: int, end: int, form: str) -> bool:
    """Whether what stands beside the words lets them be a date: no currency, no decimal, no longer number."""
    before = text[start - 1] if start else " "
    if form == "month":
        return _AFTER_PREPOSITION.search(text, max(0, start - 12), start) is not None
    if text[start] not in "0123456789":
        return True
    if before in "$€£¥#/:+_=&" or (before in ".,-–" and start >= 2 and text[start - 2].isdigit()):
        return False
    if form in ("year", "years"):
        after = text[end : end + 2]
        if after[:1] in ("%", "°", "/", "_", "=", "&") or (
            after[:1] in (".", ",", "-", "–", ":") and after[1:].isdigit()
        ):
            return False
        return before != "-" or text[start - 2 : start - 1].isalpha()
    return True


def _with_clock(text: str, mention: DateMention, floor: int) -> DateMention:
    """The mention with a clock time that stands in one stamp with it."""
    start, end = mention.start, mention.end
    after = _CLOCK_AFTER.match(text, end, min(len(text), end + _LONGEST_CLOCK))
    low = max(floor, start - _LONGEST_CLOCK)
    before = _CLOCK_BEFORE.search(text, low, start) if any(c in "0123456789" for c in text[low:start]) else None
    if after is None and before is None and not (mention.form == "iso" and "T" in text[start:end]):
        return mention
    return _replaced(mention, start=before.start() if before else start, end=after.end() if after else end, clock=True)


def _shifted(mention: DateMention, offset: int) -> DateMention:
    return _replaced(mention, start=mention.start + offset, end=mention.end + offset) if offset else mention


def _replaced(mention: DateMention, **changes: int | bool) -> DateMention:
    return replace(mention, **changes)  # type: ignore[arg-type]


# --- is it a year ------------------------------------------------------------------------------------------------

_AFTER_PREPOSITION = re.compile(
    r"""\b(?:[iI]n|[sS]ince|[bB]y|[uU]ntil|[tT]ill|[fF]rom|[oO]f|[dD]uring|[tT]hrough|[bB]efore|[aA]fter|[bB]etween
        |[lL]ast|[nN]ext|[tT]his|[eE]arly|[lL]ate|[mM]id|[aA]nd|[tT]o|[eE]very)(?:[ \t\u00a0]|-|[ ]?\r?\n)$""",
    re.VERBOSE,
)
_YEAR_LEADS = re.compile(
    rf"""(?:
        \b(?:[iI]n|[sS]ince|[bB]y|[uU]ntil|[tT]ill|[fF]rom|[oO]f|[dD]uring|[tT]hrough|[bB]efore|[aA]fter|[aA]round|[cC]irca
           |[lL]ate|[eE]arly|[yY]ears?|[bB]etween|[tT]he|[eE]nd-|[mM]id-|[pP]ost-|[pP]re-){_BLANK}?
      | \b{_MONTH}{_GAP}
      | \(
    )$""",
    re.VERBOSE,
)
_QUANTITY_FOLLOWS = re.compile(
    rf"""{_BLANK}?(?:%|percent\b|per{_BLANK}cent|people|persons|dollars|euros|years\b|days|hours|minutes|miles|km\b|kilomet
        |met(?:er|re)s|feet|tons|tonnes|acres|square|million|billion|soldiers|troops|workers|jobs|homes|cases|deaths)""",
    re.VERBOSE,
)


def is_year_context(text: str, start: int, end: int) -> bool:
    """Whether the four digits at ``start``–``end`` stand where only a year is likely to stand: on the safe side."""
    if _QUANTITY_FOLLOWS.match(text, end):
        return False
    after = text[end : end + 2]
    if after in ("'s", "’s"):
        return True
    lead = _YEAR_LEADS.search(text, max(0, start - 24), start)
    if lead is None:
        return False
    words = lead.group().strip().lower()
    if words == "(":
        return after[:1] in (")", "-", "–")
    if words == "the":
        return re.match(r"[ \u00a0][A-Za-z]", text[end : end + 2]) is not None
    return True


# --- EDTF --------------------------------------------------------------------------------------------------------

_EDTF_DATE = re.compile(
    r"""(?P<year>[0-9]{4})
        (?: -(?P<month>[0-9]{2}) (?: -(?P<day>[0-9]{2})
            (?: T [0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)? (?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)? )? )? )?
        [?~%]?""",
    re.VERBOSE,
)
_EDTF_DECADE = re.compile(r"([0-9]{3})X[?~%]?|([0-9]{2})XX[?~%]?")


def parse_edtf(text: str) -> Period:
    """The period an EDTF expression names; ``..`` or nothing leaves an end open. Raises ValueError with one line."""
    written = text.strip()
    shown = written if len(written) <= 40 else written[:39] + "…"
    try:
        if "/" not in written:
            return _edtf_date(written)
        first, _, last = written.partition("/")
        if {first, last} <= {"", ".."}:
            raise ValueError("it gives neither end")
        if first in ("", ".."):
            return Period(start=None, end=_edtf_date(last).end, precision="range", basis="bounded")
        if last in ("", ".."):
            return Period(start=_edtf_date(first).start, end=None, precision="range", basis="bounded")
        return span(_edtf_date(first), _edtf_date(last))
    except ValueError as error:
        reason = f": {error}" if str(error) else ""
        raise ValueError(f'"{shown}" is not a date{reason}') from None


def _edtf_date(written: str) -> Period:
    unspecified = _EDTF_DECADE.fullmatch(written)
    if unspecified is not None:
        if unspecified[1] is not None:
            return decade_period(int(unspecified[1]) * 10)
        first = int(unspecified[2]) * 100
        return Period(start=date(max(first, 1), 1, 1), end=date(first + 99, 12, 31), precision="century")
    match = _EDTF_DATE.fullmatch(written)
    if match is None or not written.isascii():
        raise ValueError
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if year == 0:
        raise ValueError("there is no year 0000")
    if match["month"] is None:
        return year_period(year)
    if match["day"] is None:
        if 21 <= month <= 24:
            return season_period(year, month - 20)
        if 33 <= month <= 36:
            return quarter_period(year, month - 32)
        return month_period(year, month)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise ValueError("there is no such day")
    return day_period(date(year, month, day))


def format_edtf(period: Period) -> str:
    """The shortest EDTF that ``parse_edtf`` reads back to the same days; ``""`` where nothing is known."""
    start, end = period.start, period.end
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    for form in _edtf_forms(period.precision, start):
        if _spans(form, start, end):
            return form
    return f"{start.isoformat()}/{end.isoformat()}"


def _edtf_forms(precision: Precision, start: date) -> tuple[str, ...]:
    year = f"{start.year:04}"
    forms: dict[Precision, str] = {
        "day": start.isoformat(),
        "month": f"{year}-{start.month:02}",
        "quarter": f"{year}-{33 + (start.month - 1) // 3}",
        "season": f"{year}-{20 + start.month // 3}",
        "year": year,
        "decade": f"{year[:3]}X",
        "century": f"{year[:2]}XX",
    }
    return (forms[precision],) if precision in forms else ()


def _spans(form: str, start: date, end: date) -> bool:
    try:
        period = parse_edtf(form)
    except ValueError:
        return False
    return period.start == start and period.end == end
