"""The grammar of dates: calendar expressions in text, and EDTF in data.

What is found here is what the words say, never what they mean in their place: a day without a year stays without
one, ``1/2/2018`` keeps both its readings, a bare ``2016`` is offered and its caller decides. There is no clock and no
locale in this room; two-digit years follow POSIX (69–99 are 1969–1999, 00–68 are 2000–2068).

EDTF is the Library of Congress profile of ISO 8601-2, levels 0 and 1, and of level 2 the quarters (33–36).
"""

from checker.dates.bare_years import is_year_context
from checker.dates.edtf import format_edtf, parse_edtf
from checker.dates.finding import find_dates
from checker.dates.mention import DateMention, Order, in_year, weekday_agrees
from checker.dates.periods import (
    century_period,
    day_period,
    decade_period,
    month_period,
    quarter_period,
    season_period,
    span,
    year_period,
)

__all__ = [
    "DateMention",
    "Order",
    "century_period",
    "day_period",
    "decade_period",
    "find_dates",
    "format_edtf",
    "in_year",
    "is_year_context",
    "month_period",
    "parse_edtf",
    "quarter_period",
    "season_period",
    "span",
    "weekday_agrees",
    "year_period",
]
