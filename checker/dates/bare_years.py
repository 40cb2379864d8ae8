"""Whether four digits stand where only a year is likely to stand."""

from __future__ import annotations

import re

from checker.dates.atoms import BLANK, GAP, MONTH
from checker.pattern import pattern

_YEAR_LEADS = pattern(
    rf"""(?:
        \b(?:[iI]n|[sS]ince|[bB]y|[uU]ntil|[tT]ill|[fF]rom|[oO]f|[dD]uring|[tT]hrough|[bB]efore|[aA]fter|[aA]round|[cC]irca
           |[lL]ate|[eE]arly|[yY]ears?|[bB]etween|[tT]he|[eE]nd-|[mM]id-|[pP]ost-|[pP]re-){BLANK}?
      | \b{MONTH}{GAP}
      | \(
    )$""",
    re.VERBOSE,
)
_QUANTITY_FOLLOWS = pattern(
    rf"""{BLANK}?(?:%|percent\b|per{BLANK}cent|people|persons|dollars|euros|years\b|days|hours|minutes|miles|km\b|kilomet
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
