"""Errors in dates: another day, month or year than another place gives, and a weekday that its date does not have."""

from __future__ import annotations

import random
import re
from calendar import day_name, month_name, monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from checker.match.rarity import Rarity
from checker.model import Claim, Document, Subject
from mutator.bundle import Bundle, repeated
from mutator.plant import Place, Plant, Planter

MONTHS = list(month_name)[1:]
WEEKDAYS = list(day_name)
_MONTH = rf"{'|'.join(MONTHS)}|(?:{'|'.join(m[:3] for m in MONTHS)})t?\b\.?"
_DAY = re.compile(rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})\b(?:,? (?P<year>\d{{4}})\b)?")
_YEAR = re.compile(r"\b(?:1[789]|20)\d\d\b")
KINDRED = 0.2
"""Likeness of words from which two dated facts of one kind and day are held for one."""
NEAR = timedelta(days=180)
"""A day without a year is of the year that puts it within this of its document."""


def month_number(name: str) -> int:
    """1 for Jan., January …"""
    return next(n for n, m in enumerate(MONTHS, 1) if m[:3] == name[:3])


def another_day(text: str, chance: random.Random) -> tuple[int, int, str] | None:
    """Where in a short text its one date stands and what it becomes: a day of the same month, or another year."""
    days = list(_DAY.finditer(text))
    if len(days) == 1:
        m = days[0]
        last = monthrange(2023, month_number(m["month"]))[1]
        others = [d for d in range(1, last + 1) if 2 <= abs(d - int(m["day"])) <= 9]
        return m.start("day"), m.end("day"), str(chance.choice(others))
    years = list(_YEAR.finditer(text))
    if days or len(years) != 1:
        return None
    wrong = int(years[0][0]) + chance.choice((-3, -2, -1, 1))
    return years[0].start(), years[0].end(), str(wrong)


def changed(bundle: Bundle) -> Iterator[Place]:
    """Dates that another place repeats: of the same happening, or of the same figure of one measure."""
    yield from (Place(c.document, c.start, partial(_redated, bundle, c, c.start, c.end)) for c in _facts(bundle))
    for claim, others in repeated(bundle):
        if claim.period.basis == "stated" and any(_one_period(claim, o) for o in others):
            at = bundle.text(claim.document).rfind(claim.sentence, 0, claim.end + len(claim.sentence))
            if at >= 0:
                yield Place(claim.document, at, partial(_redated, bundle, claim, at, at + len(claim.sentence)))


def _facts(bundle: Bundle) -> Iterator[Claim]:
    """Dated facts that another sentence gives too, in words alike."""
    facts = [s for s in bundle.subjects if s.claim.date is not None and s.claim.date.of]
    rarity = Rarity([s.frame for s in bundle.subjects])
    for fact in facts:
        if any(_one_fact(fact, other, rarity) for other in facts):
            yield fact.claim


def _one_fact(a: Subject, b: Subject, rarity: Rarity) -> bool:
    x, y = a.claim.date, b.claim.date
    assert x is not None
    assert y is not None
    return (
        a.claim.sentence != b.claim.sentence
        and (x.of, x.period.start, x.period.end) == (y.of, y.period.start, y.period.end)
        and rarity.cosine(a.frame.words, b.frame.words) >= KINDRED
    )


def _one_period(a: Claim, b: Claim) -> bool:
    return b.period.basis == "stated" and (a.period.start, a.period.end) == (b.period.start, b.period.end)


def _redated(bundle: Bundle, claim: Claim, start: int, end: int, chance: random.Random) -> Plant | None:
    text = bundle.text(claim.document)
    found = another_day(text[start:end], chance)
    if found is None:
        return None
    first, last, wrong = found
    return Plant("date", claim.document, start + first, start + last, text[start + first : start + last], wrong)


# --- weekdays --------------------------------------------------------------------------------------------------------


def weekdays(bundle: Bundle) -> Iterator[Place]:
    """Days with the weekday that belongs to them, printed or put before a whole date."""
    for document in bundle.documents:
        for m in _DAY.finditer(document.text):
            day = day_of(m, document)
            if day is not None:
                yield Place(document.name, m.start(), partial(_weekday, document, m.start(), day))


def day_of(m: re.Match[str], document: Document) -> date | None:
    """The day a date names: with its year, or with the year that puts it near its document's date."""
    published = document.period.end if document.period.basis == "document" else None
    years = [int(m["year"])] if m["year"] else [published.year + n for n in (-1, 0, 1)] if published else []
    for year in years:
        try:
            day = date(year, month_number(m["month"]), int(m["day"]))
        except ValueError:
            continue
        if m["year"] or (published is not None and abs(day - published) <= NEAR):
            return day
    return None


def _weekday(document: Document, start: int, day: date, chance: random.Random) -> Plant | None:
    """A wrong weekday before a date; None where the text's own is wrong already, or the date has nothing to put one
    before.
    """
    right = WEEKDAYS[day.weekday()]
    wrong = chance.choice([w for w in WEEKDAYS if w != right])
    before = re.search(rf"\b({'|'.join(WEEKDAYS)})(,? )$", document.text[max(0, start - 12) : start])
    if before is not None:
        at = start - len(before[0])
        return Plant("weekday", document.name, at, at + len(right), right, wrong) if before[1] == right else None
    if re.search(r"\b(?:on|since|until|began|by) $", document.text[max(0, start - 8) : start]) is None:
        return None
    return Plant("weekday", document.name, start, start, f"{right}, ", f"{wrong}, ")


DATES: dict[str, Planter] = {"date": changed, "weekday": weekdays}
