"""Calendar expressions found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from checker.dates.atoms import CENTURIES, CLOCK, MONTH_NUMBER, ORDINALS, SEASONS, STAMP_SEPARATOR, WEEKDAY_NUMBER
from checker.dates.forms import FORMS
from checker.dates.mention import DateMention
from checker.pattern import pattern

_NAMED_PART = pattern(r"\(\?P<[a-z_]+>")
_OPENINGS = {s[:3] for s in (*MONTH_NUMBER, *WEEKDAY_NUMBER, *SEASONS, *ORDINALS, *CENTURIES)}
_OPENINGS |= {s.capitalize() for s in _OPENINGS}
_WORDS = "|".join(
    f"(?<={letter})(?:{'|'.join(sorted(s[1:] for s in _OPENINGS if s[0] == letter))})"
    for letter in sorted({s[0] for s in _OPENINGS})
)
_GATE = pattern(
    rf"""[0-9'’QHFf{"".join(sorted({s[0] for s in _OPENINGS}))}] (?<![0-9A-Za-z].)
         (?:(?<=[0-9'’]) | (?<=[QH])[1-4] | (?<=F)Y | (?<=[fF])[iI][sSnN] | {_WORDS})""",
    re.VERBOSE,
)
"""Lets through every place where a date may open and few others: it begins with a letter, so that it is found fast."""
_CLOCK_AFTER = pattern(rf"{STAMP_SEPARATOR}{CLOCK}\)?(?![0-9A-Za-z])", re.VERBOSE)
_CLOCK_BEFORE = pattern(rf"(?<![0-9A-Za-z:.]){CLOCK}(?:{STAMP_SEPARATOR})$", re.VERBOSE)
_LONGEST_CLOCK = 40
_DIGIT = pattern("[0-9]")


@cache
def _any_date() -> re.Pattern[str]:
    """All forms in one pattern, a group each; large, so made when a first text may hold a date."""
    forms = "|".join(f"({_NAMED_PART.sub('(?:', form.pattern).replace('(?P=sep)', '[-/.]')})" for form in FORMS)
    return pattern(forms, re.VERBOSE)


def find_dates(text: str, offset: int = 0) -> list[DateMention]:
    """Every calendar expression in ``text``, in order, none overlapping; ``offset`` is added to their places.

    A bare year is given with form ``year``: whether it is one in its place the caller decides (``is_year_context``).
    A month alone is given only where a preposition or the like stands before it.
    """
    return [_shifted(mention, offset) for mention in _found(text)]


def _found(text: str) -> Iterator[DateMention]:
    position = floor = 0
    while (gate := _GATE.search(text, position)) is not None:
        position = gate.start() + 1
        match = _any_date().match(text, gate.start())
        if match is None:
            continue
        mention = _read(text, match)
        if mention is None:
            floor = position
            continue
        if mention.precision == "day":
            mention = _with_clock(text, mention, floor)
        position = floor = mention.end
        yield mention


def _read(text: str, match: re.Match[str]) -> DateMention | None:
    index = (match.lastindex or 1) - 1
    form = FORMS[index]
    start, end = match.span()
    if not _stands_free(text, start, end, form.name):
        return None
    detail = _compiled(index).match(text, start, end)
    if detail is None or detail.end() != end:
        return None
    return form.read(form.name, start, end, {k: v for k, v in detail.groupdict().items() if v})


@cache
def _compiled(index: int) -> re.Pattern[str]:
    """The pattern of one form with its parts, made when a text first holds that form."""
    return pattern(FORMS[index].pattern, re.VERBOSE)


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
    before = _CLOCK_BEFORE.search(text, low, start) if _DIGIT.search(text, low, start) else None
    if after is None and before is None and not (mention.form == "iso" and "T" in text[start:end]):
        return mention
    return _replaced(mention, start=before.start() if before else start, end=after.end() if after else end, clock=True)


def _shifted(mention: DateMention, offset: int) -> DateMention:
    return _replaced(mention, start=mention.start + offset, end=mention.end + offset) if offset else mention


def _replaced(mention: DateMention, **changes: int | bool) -> DateMention:
    return replace(mention, **changes)  # type: ignore[arg-type]


_AFTER_PREPOSITION = pattern(
    r"""\b(?:[iI]n|[sS]ince|[bB]y|[uU]ntil|[tT]ill|[fF]rom|[oO]f|[dD]uring|[tT]hrough|[bB]efore|[aA]fter|[bB]etween
        |[lL]ast|[nN]ext|[tT]his|[eE]arly|[lL]ate|[mM]id|[aA]nd|[tT]o|[eE]very)(?:[ \t\u00a0]|-|[ ]?\r?\n)$""",
    re.VERBOSE,
)
