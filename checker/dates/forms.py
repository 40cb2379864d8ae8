"""The written forms of dates: the pattern of each and what its parts mean."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from checker.dates.atoms import (
    BLANK,
    CENTURIES,
    DASH,
    DAY,
    GAP,
    MONTH,
    MONTH_NUMBER,
    ORDINALS,
    SEASONS,
    SHORT_YEAR,
    TWO,
    WEEKDAY,
    WEEKDAY_NUMBER,
    YEAR,
)
from checker.dates.mention import DateMention, Order, weekday_number
from checker.dates.periods import (
    century_period,
    day_period,
    decade_period,
    last_day,
    month_period,
    quarter_period,
    season_period,
    span,
    year_period,
)
from checker.model import Period


class Form(NamedTuple):
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
    return MONTH_NUMBER[word.rstrip(".")] + 1


def _weekday_of(parts: dict[str, str]) -> int | None:
    word = parts.get("weekday") or parts.get("weekday_after")
    return WEEKDAY_NUMBER[word.rstrip(".")] if word else None


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
        agreeing = [(p, o) for p, o in found if weekday_number(p.start) == weekday]
        found = agreeing or found
    if len(found) > 1 and found[0][0] == found[1][0]:
        found = found[:1]
    found.sort(key=lambda reading: reading[0].start or date.min)
    if not found:
        month, day = (second, first) if second <= 12 else (first, second)
        return DateMention(start, end, form, "day", valid=False, month=month, day=day, weekday=weekday)
    return DateMention(
        start,
        end,
        form,
        "day",
        readings=tuple(p for p, _ in found),
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
    """A range of days or months; one that turns the year begins in the year before the one it names."""
    month = _month(parts["month"])
    last_month = _month(parts["last_month"]) if parts.get("last_month") else month
    year = _year(parts["year"])
    first_year = _year(parts["first_year"]) if parts.get("first_year") else year - (month > last_month)
    days = (_number(parts["day"]), _number(parts["last_day"])) if parts.get("day") else (1, 1)
    for y, m, d in ((first_year, month, days[0]), (year, last_month, days[1])):
        if d > monthrange(y, m)[1]:
            return DateMention(start, end, form, "range", valid=False, month=m, day=d)
    first = date(first_year, month, days[0])
    last = date(year, last_month, days[1]) if parts.get("day") else last_day(year, last_month)
    readings = (Period(start=first, end=last, precision="range"),) if first <= last else ()
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
    number = ORDINALS[word] if word in ORDINALS else int(word)
    return DateMention(start, end, form, "quarter", (quarter_period(_year(parts["year"]), number),))


def _half(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    word = (parts.get("ordinal") or parts["number"]).lower()
    year, first = _year(parts["year"]), 1 if word in ("first", "1st", "1") else 7
    period = Period(start=date(year, first, 1), end=last_day(year, first + 5), precision="range")
    return DateMention(start, end, form, "range", (period,))


def _season(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    season, year = SEASONS[parts["season"].lower()], _year(parts["year"])
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
    number = CENTURIES[word] if word in CENTURIES else _number(word)
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


def _fiscal(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention | None:
    """A fiscal year: one named by its last year may reach from the middle of the year before to the end of it.

    One named by both its years begins in spring or later and ends before the next autumn does.
    """
    first, last = _year(parts.get("year") or parts["short_year"]), parts.get("last")
    if not 1900 <= first <= 2100:
        return None
    final = first if not last else int(last) if len(last) == 4 else first - first % 100 + int(last)
    if last and final % 100 == (first + 1) % 100:
        period = Period(start=date(first, 4, 1), end=date(first + 1, 9, 30), precision="range")
    elif first <= final < first + 50:
        period = Period(start=date(first - 1, 7, 1), end=date(final, 12, 31), precision="range")
    else:
        return None
    return DateMention(start, end, form, "range", (period,))


def _single_year(form: str, start: int, end: int, parts: dict[str, str]) -> DateMention:
    return DateMention(start, end, form, "year", (year_period(int(parts["year"])),))


_OF = rf"(?:{BLANK}of(?:{BLANK}the)?{BLANK}|{GAP})(?:the{BLANK}year{BLANK})?"
_BEFORE = rf"(?:(?P<weekday>{WEEKDAY}){GAP}(?:the{BLANK})?)?"
_AFTER = rf"(?:{BLANK}?\((?P<weekday_after>{WEEKDAY})\))?"
_ORDINAL = "|".join(ORDINALS)
_SEASON = "|".join(f"[{s[0]}{s[0].upper()}]{s[1:]}" for s in SEASONS)
_CENTURY_WORD = "|".join(f"[{w[0]}{w[0].upper()}]{w[1:]}".replace("-", "[- ]") for w in reversed(CENTURIES))
_EDGE = r"(?![0-9A-Za-z])"

FORMS: tuple[Form, ...] = (
    # Ranges before what they contain, days before months, months before years.
    Form(
        "month day range",
        rf"""(?P<month>{MONTH}){BLANK}(?P<day>{DAY}){DASH}(?:(?P<last_month>{MONTH}){BLANK})?(?P<last_day>{DAY})
             {GAP}(?P<year>{YEAR}){_EDGE}""",
        _ranged,
    ),
    Form(
        "day month range",
        rf"""(?P<day>{DAY})(?:{BLANK}(?P<month>{MONTH}))?{DASH}(?P<last_day>{DAY}){BLANK}(?P<last_month>{MONTH})
             {GAP}(?P<year>{YEAR}){_EDGE}""",
        _days_ranged,
    ),
    Form(
        "iso",
        rf"""(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>{TWO})(?P=sep)(?P<day>{TWO})
             (?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)?(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?
             {_EDGE}(?![/-]|\.[0-9])""",
        _iso,
    ),
    Form(
        "numeric",
        rf"""{_BEFORE}(?P<a>{TWO})(?P<sep>[/.-])(?P<b>{TWO})(?P=sep)(?P<year>{YEAR}|{SHORT_YEAR})
             {_EDGE}(?![/-]|\.[0-9]){_AFTER}""",
        _numeric,
    ),
    Form(
        "day month year",
        rf"""{_BEFORE}(?P<day>{DAY})(?:{BLANK}of)?(?:{BLANK}|[-/])(?P<month>{MONTH})(?:{GAP}|[-/])
             (?P<year>{YEAR}){_EDGE}{_AFTER}""",
        _full,
    ),
    Form(
        "month day year",
        rf"""{_BEFORE}(?P<month>{MONTH})(?:{GAP}|{BLANK}the{BLANK})(?P<day>{DAY})(?:{GAP}|/)(?P<year>{YEAR}){_EDGE}{_AFTER}""",
        _full,
    ),
    Form(
        "month range",
        rf"""(?P<month>{MONTH})(?:{BLANK}(?P<first_year>{YEAR}))?{DASH}(?P<last_month>{MONTH})
             (?:{GAP}|{BLANK}of{BLANK})(?P<year>{YEAR}){_EDGE}""",
        _ranged,
    ),
    Form("month year", rf"(?P<month>{MONTH})(?:{BLANK}of)?{GAP}(?P<year>{YEAR}){_EDGE}", _month_year),
    Form("month/year", rf"(?P<month>1[0-2]|0?[1-9])/(?P<year>{YEAR}){_EDGE}(?!/)", _month_year),
    Form("day month", rf"{_BEFORE}(?P<day>{DAY})(?:{BLANK}of)?{BLANK}(?P<month>{MONTH}){_EDGE}", _without_year),
    Form(
        "month day",
        rf"{_BEFORE}(?P<month>{MONTH}){BLANK}(?:the{BLANK})?(?P<day>{DAY}){_EDGE}(?![.,:]?[0-9])",
        _without_year,
    ),
    Form("quarter", rf"(?P<ordinal>{_ORDINAL}){BLANK}quarter{_OF}(?P<year>{YEAR}){_EDGE}", _quarter),
    Form("quarter", rf"Q(?P<number>[1-4]){_OF}(?P<year>{YEAR}){_EDGE}", _quarter),
    Form("quarter", rf"(?P<year>{YEAR}){BLANK}?-?Q(?P<number>[1-4]){_EDGE}", _quarter),
    Form("half", rf"(?:(?P<ordinal>{_ORDINAL}){BLANK}half|H(?P<number>[12])){_OF}(?P<year>{YEAR}){_EDGE}", _half),
    Form("season", rf"(?P<season>{_SEASON}){_OF}(?P<year>{YEAR})(?:[-–/](?P<last>[0-9]{{2}}))?{_EDGE}", _season),
    Form("decade", rf"(?P<decade>(?:1[0-9]|20)[0-9]0|['’][2-9]0|(?<=[Tt]he[ ])[2-9]0)['’]?s{_EDGE}", _decade),
    Form(
        "century",
        rf"(?P<ordinal>[1-2]?[0-9](?:st|nd|rd|th)|{_CENTURY_WORD})(?:{BLANK}|-)[cC]entury{_EDGE}",
        _century,
    ),
    Form(
        "fiscal",
        rf"""(?:(?:[fF]iscal|[fF]inancial|FISCAL)(?:{BLANK}[yY]ears?|-[yY]ear)?{BLANK}(?P<year>{YEAR})
             |(?:FY(?:{BLANK}|['’])?|[fF]iscal{BLANK}(?:[yY]ear{BLANK})?['’])(?P<short_year>{YEAR}|{SHORT_YEAR}))
             (?:[-–/](?P<last>{YEAR}|{SHORT_YEAR}))?{_EDGE}""",
        _fiscal,
    ),
    Form("years", rf"(?P<first>{YEAR})(?P<dash>[-–—/])(?P<last>{YEAR}|{SHORT_YEAR}){_EDGE}(?![-–/])", _years),
    Form("year", rf"(?P<year>{YEAR})(?![A-Za-z])", _single_year),
    Form("month", rf"(?P<month>{MONTH}){_EDGE}", _month_alone),
)
