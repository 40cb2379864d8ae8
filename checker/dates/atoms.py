"""The smallest parts of written dates as patterns: months, weekdays, days, years, clock times, what joins them."""

from __future__ import annotations

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
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
CENTURIES = {
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


MONTH, MONTH_NUMBER = _named(_MONTHS)
WEEKDAY, WEEKDAY_NUMBER = _named(_WEEKDAYS)
BLANK = r"(?:[ \t\u00a0\u202f]{1,3}|[ \t]?\r?\n[ \t]{0,8})"
GAP = rf"(?:,?{BLANK}|,)"
DASH = rf"(?:{BLANK}?[-–—]{BLANK}?|{BLANK}(?:to|until|through){BLANK})"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|2100)(?![0-9])"
SHORT_YEAR = r"[0-9]{2}(?![0-9])"
TWO = r"[0-9]{1,2}"
_ZONE = r"(?:[A-Z]{1,2}[SD]?T|GMT|UTC|Z|local{_}time|\(?GMT{_}?[+-][0-9]{1,2}(?::[0-9]{2})?\)?)".replace("{_}", BLANK)
_HALF_DAY = r"(?:[aApP]\.?[mM]\b\.?)"
CLOCK = rf"""(?:
    (?:2[0-4]|[01]?[0-9])[:.h][0-5][0-9](?::[0-5][0-9])?(?![0-9])['’]?(?:{BLANK}?{_HALF_DAY})?(?:{BLANK}{_ZONE}(?![A-Za-z]))?
  | (?:1[0-2]|0?[1-9]){BLANK}?{_HALF_DAY}(?:{BLANK}{_ZONE}(?![A-Za-z]))?
)"""
STAMP_SEPARATOR = rf"(?:{BLANK}?(?:[|,•·@–—-]|,?{BLANK}?(?:at|on)){BLANK}?|{BLANK})(?:\(?)"
