"""What cannot come in the order told: stretches that end before they begin, and deaths before births."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from checker.arithmetic.misfit import Misfit
from checker.arithmetic.passages import Passage, blocks, sentences
from checker.arithmetic.printed_dates import PrintedDate, dates_in, shown
from checker.lexicon import mapping, words
from checker.model import Claim, Period, Reconciliation
from checker.pattern import pattern
from checker.wordclass import base_form

BEGINS: Final = frozenset({"born", "founded", "opened", "built", "launched", "began"})
ENDS: Final = frozenset({"died", "closed", "ended", "abolished"})
LIVED: Final = frozenset(
    {"died", "married", "elected", "appointed", "convicted", "sentenced", "executed", "arrested", "founded", "invented"}
)
"""What happens to persons once they are born."""

_TO: Final = pattern(r"\s*(?:,\s*)?(?:to|until|till|through|and|[-–—])\s*$")
_OPENS: Final = pattern(r"\b(?P<word>[Ff]rom|[Bb]etween)\s+(?:the\s+)?$")
_ERA: Final = pattern(r"\s*(?:BC|B\.C\.|BCE|years\s+ago)")
_LONGEST: Final = 90
"""Characters between two facts told in one breath."""
_PLACE: Final = pattern(r"\s(?:in|at|near|of)(?:\s[A-Z][\w.'’-]*,?)+")
_WORDS: Final = pattern(r"[A-Za-z][\w'’-]*|[^\w\s]")


def reversed_stretches(data: Reconciliation) -> Iterator[Misfit]:
    """Stretches whose end is printed before their beginning: "from 12 May to 3 May 2020"."""
    for passage in sentences(data):
        found = tuple(dates_in(passage))
        if not found or _redates(passage.text):
            continue
        for printed in found:
            mention = printed.mention
            if mention.precision == "range" and not mention.valid and mention.day is None:
                yield Misfit((printed.claim,), f"“{shown(printed.claim)}” ends before it begins", 0.85)
        for first, last in pairwise(found):
            word = _stretch(passage, first, last)
            if word and _reversed(first, last) and (word == "from" or first.mention.form != "year"):
                told = f"{shown(last.claim)} is before {shown(first.claim)}"
                yield Misfit((first.claim, last.claim), told, 0.65 if first.mention.form == "year" else 0.85)


@lru_cache(maxsize=256)
def _redates(sentence: str) -> bool:
    """Whether a sentence tells of a date put in the place of another."""
    return any(base_form(w) in words("redating", "times") for w in re.findall(r"[a-z]+", sentence))


def _stretch(passage: Passage, first: PrintedDate, last: PrintedDate) -> str:
    """The word that opens a stretch made of two dates, ``""`` where they make none."""
    text = passage.document.text
    opens = _OPENS.search(text, max(passage.start, first.start - 16), first.start)
    if opens is None or not _TO.match(text[first.end : last.start]) or _ERA.match(text, last.end):
        return ""
    return opens["word"].lower()


def _reversed(first: PrintedDate, last: PrintedDate) -> bool:
    a, b = first.mention, last.mention
    if a.has_year and b.has_year:
        x, y = first.period, last.period
        return x is not None and y is not None and a.precision == b.precision and y.before(x)
    if a.has_year or a.day is None or b.day is None or not (a.valid and b.valid):
        return False
    return a.month == b.month and a.day > b.day


# --- lives -----------------------------------------------------------------------------------------------------------


def reversed_lives(data: Reconciliation) -> Iterator[Misfit]:
    """One person or thing that ends before it begins: "opened in 2015 and closed in 2012"."""
    for passage, _ in blocks(data):
        facts = [c for c in passage.claims if c.date is not None and c.date.of and c.date.period.known]
        for a, b in pairwise(facts):
            if a.modality != "asserted" or b.modality != "asserted" or not _of_one(passage, a, b):
                continue
            x, y = _time(a), _time(b)
            if _begins_with(a, b) and y.before(x):
                yield Misfit((a, b), _told(a, b), 0.85)
            elif _of(b) == "born" and _of(a) in LIVED and x.before(y):
                yield Misfit((a, b), _told(b, a), 0.85)


def _told(first: Claim, then: Claim) -> str:
    return f"{shown(then)} ({_of(then)}) is before {shown(first)} ({_of(first)})"


def _of(claim: Claim) -> str:
    return claim.date.of if claim.date is not None else ""


def _time(claim: Claim) -> Period:
    assert claim.date is not None
    return claim.date.period


def _begins_with(a: Claim, b: Claim) -> bool:
    """Whether the first fact must come before the second where both are of one person or thing."""
    if _of(a) == "born":
        return _of(b) in LIVED
    return (_of(a) in BEGINS and _of(b) in ENDS) or (_of(b) == "died" and _of(a) in LIVED)


def _of_one(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether two facts are told of one person or thing: nothing new stands between the first date and the second
    verb.
    """
    gap = passage.document.text[a.end : b.start]
    if len(gap) > _LONGEST or "\n\n" in gap:
        return False
    return _goes_on(_WORDS.findall(_PLACE.sub(" ", gap)), _of(b))


def _goes_on(gap: Sequence[str], event: str) -> bool:
    events, linking = mapping("events", "times"), words("then", "times")
    joined = False
    for word in gap:
        lower = word.lower()
        if word in ",." and not joined:
            continue
        if joined and (events.get(base_form(lower)) or events.get(lower)) == event:
            return True
        if lower not in linking and not lower.endswith("ly"):
            return False
        joined = True
    return False
