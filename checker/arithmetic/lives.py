"""Anniversaries and ages held against the dates they are counted from.

An anniversary is of one year alone. An age may be one of two, for the birthday may not have come yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from checker.arithmetic.misfit import Misfit
from checker.arithmetic.passages import Passage, blocks
from checker.arithmetic.printed_dates import PrintedDate, dates_in, document_day, shown
from checker.arithmetic.spans import told
from checker.dates import day_period, year_period
from checker.interval import Interval
from checker.lexicon import table, words
from checker.model import Claim, Period, Reconciliation
from checker.pattern import pattern

STARTS: Final = frozenset(
    {"founded", "opened", "built", "launched", "began", "born", "married", "signed", "adopted", "abolished", "invented"}
)
"""What anniversaries are counted from."""
_PRONOUN: Final = pattern(r"(?:He|She|It|They)\b")


def _sentences(passage: Passage) -> Iterator[tuple[Passage, Passage | None]]:
    """The sentences of a block that hold claims, each with the one before it where that stands just before it."""
    before: Passage | None = None
    text = passage.document.text
    for sentence, claims in groupby(passage.claims, key=lambda c: c.sentence):
        held = tuple(claims)
        at = text.rfind(sentence, 0, held[0].start + len(sentence))
        start = at if 0 <= at <= held[0].start else held[0].start
        now = Passage(passage.document, start, start + len(sentence), held)
        near = before is not None and not text[before.end : start].strip()
        yield now, before if near else None
        before = now


def _facts(passage: Passage, kinds: frozenset[str]) -> list[Claim]:
    """Dated facts of some kinds; a date at the head of a sentence may be that of any of its verbs."""
    return [
        c
        for c in passage.claims
        if c.date is not None
        and c.date.of in kinds
        and c.date.period.known
        and c.modality == "asserted"
        and c.start - passage.start > len("On ")
    ]


def _time(claim: Claim) -> Period:
    assert claim.date is not None
    return claim.date.period


def _years(first: Period, last: Period) -> tuple[int, int]:
    """Whole years from one time to another, at least and at most."""
    assert first.start is not None
    assert first.end is not None
    assert last.start is not None
    assert last.end is not None
    return _whole_years(first.end, last.start), _whole_years(first.start, last.end)


def _whole_years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


# --- anniversaries ---------------------------------------------------------------------------------------------------

_ANNIVERSARY: Final = pattern(r"[\s-]+(?:(?:wedding|founding)\s+)?(?P<what>anniversary|birthday|jubilee)\b")
_OF_DATED: Final = pattern(r"\s+of\s+(?:[\w’'-]+\s+){0,5}$")
_OF_START: Final = pattern(
    r"\s+of\s+(?:its|his|her|their|the)\s+(?:founding|foundation|establishment|birth|opening|launch|creation|construction|wedding)\b"
)
_OF: Final = pattern(r"\s+of\b")
_NOW: Final = pattern(r"\b(?:this\s+(?:year|month|week)|today|now)\b")
_ANOTHER_TIME: Final = pattern(
    r"\b(?:next|last)\s+(?:year|month|week)|\btomorrow\b|\bseason\b|\byear-?long\b|\bpost(?:ed|poned|pone)?\b|\bdelay",
    re.IGNORECASE,
)


_MADE_OLD: Final = pattern(
    r"\b(?:makes|making|make|made)\s+(?:it|them)\s+(?:[a-z]+\s+){0,2}$|\b(?:is|are)\s+(?:(?:now|thus|therefore|this\s+year|today|exactly)\s+){1,2}$"
)
_ITSELF: Final = pattern(
    r"(?:(?:^|[.]\s+)It|[,;–—]?\s(?:and|which|that|so|it))\s+(?:(?:it|so|now|thus|therefore|is|are|will|this|year|makes|make|them|turns?|turned)\s+)*$"
)
"""From a beginning to the age that it makes: " and turns "."""
_NEAR: Final = 400
"""Characters from a beginning to the anniversary of it, at most."""
_BEGAN: Final = pattern(
    r"\b(?:(?:dat(?:es?|ing)|g(?:oes?|oing))\s+(?:back\s+)?(?:from|to)|f(?:ou|ro)unded|opened|began|begun|started|set\s+up|established|created|formed"
    r"|built|launched|inaugurated|incorporated|chartered|erected|completed|unveiled|instituted|introduced|come\s+into\s+being"
    r"|came\s+into\s+being|laid\s+out|first\s+(?:met|played|published|printed|held|ran)|(?:\b(?:an?|the)\s+[a-z]+\s+of))"
    r"(?:\s+(?!and\b|but\b|by\b)[\w’'-]+){0,3}?(?:\s+(?:in|on))?\s+(?:the\s+year\s+)?$"
)
"""Before a date from which something is."""
_KEPT_NOW: Final = pattern(
    r"\b(?:is|are)\s+(?:now\s+)?(?:marking|celebrating|keeping|observing|preparing)\b|\b(?:celebrates?|marks?|keeps|turns)\b"
)


class _Anniversary(NamedTuple):
    claim: Claim
    number: int
    what: str
    end: int


def anniversaries(data: Reconciliation) -> Iterator[Misfit]:
    """Anniversaries that do not fall where they are counted to from the date told beside them."""
    for passage, _ in blocks(data):
        begun = None
        for sentence, before in _sentences(passage):
            found = list(_anniversaries(sentence))
            if len(found) != 1 or _ANOTHER_TIME.search(sentence.text):
                continue
            dates = tuple(dates_in(sentence))
            begun = list(_beginnings(passage)) if begun is None else begun
            start: PrintedDate | Claim | None = _begun(sentence, begun, found[0])
            if start is None and found[0].what != "turns":
                start = _counted_from(sentence, before, found[0], dates)
            if start is None:
                continue
            end = _celebrated(sentence, dates, start)
            if end is None:
                continue
            misfit = _not_then(found[0], start, *end)
            if misfit is not None:
                yield misfit


def _anniversaries(passage: Passage) -> Iterator[_Anniversary]:
    text = passage.document.text
    for claim in passage.claims:
        if _turns(passage, claim):
            assert claim.quantity is not None
            yield _Anniversary(claim, int(claim.quantity.value or 0), "turns", claim.end)
            continue
        behind = _ANNIVERSARY.match(text, claim.end, passage.end)
        number = 0 if behind is None else _number(claim)
        if behind is not None and number:
            yield _Anniversary(claim, number, behind["what"], behind.end())


def _turns(passage: Passage, claim: Claim) -> bool:
    """Whether a thing is said to reach an age: "it turns 50 this year", "is now 541 years old"."""
    text, size = passage.document.text, claim.quantity
    if size is None or size.value is None or size.value != int(size.value) or size.comparator != "=":
        return False
    if claim.kind == "duration" and claim.surface.endswith(" old"):
        return _MADE_OLD.search(text, max(passage.start, claim.start - 60), claim.start) is not None
    return (
        claim.kind in ("count", "duration")
        and _TURNS.search(text, max(passage.start, claim.start - 24), claim.start) is not None
        and re.match(r"\s*(?:[,.;]|$|(?:this|next|in|on|years\s+old)\b)", text[claim.end : claim.end + 12]) is not None
    )


def _beginnings(passage: Passage) -> Iterator[PrintedDate]:
    """The dates of a paragraph from which something is said to be: "dates from 1898", "set up in 1974"."""
    text = passage.document.text
    for printed in dates_in(passage):
        period = printed.period
        if period is not None and period.precision in ("day", "month", "year"):
            ahead = text[max(passage.start, printed.start - 80) : printed.start]
            if _BEGAN.search(ahead):
                yield printed


def _begun(passage: Passage, begun: Sequence[PrintedDate], said: _Anniversary) -> PrintedDate | None:
    """The only beginning told in a paragraph before an anniversary of "its" own."""
    text = passage.document.text
    if len(begun) != 1 or not 0 <= said.claim.start - begun[0].end <= _NEAR or _OF.match(text, said.end):
        return None
    if _facts(passage, frozenset({"born"})):
        return None
    near = text[begun[0].end : said.claim.start]
    if re.search(r"\b(?:who|he|she|his|her|founder\w*)\b", near):
        return None
    if said.what == "turns":
        own = _ITSELF.search(near)
    else:
        own = re.search(r"\b(?:[Ii]ts|[Tt]heir)\s+(?:own\s+|big\s+)?$", near)
    return begun[0] if own is not None else None


def _number(claim: Claim) -> int:
    """Which anniversary it is: of "25th", "twenty-fifth", "25-year"; 0 where that is not known."""
    if claim.kind == "duration" and claim.quantity is not None and claim.quantity.unit == "year":
        value = claim.quantity.value
        return int(value) if value is not None and claim.quantity.comparator == "=" else 0
    if claim.kind not in ("ordinal", "rank"):
        return 0
    digits = re.match(r"[0-9]{1,4}", claim.surface)
    return int(digits.group()) if digits else _ordinals().get(claim.surface.lower(), 0)


@cache
def _ordinals() -> dict[str, int]:
    """Ordinal words up to the hundredth and what they number."""
    listed = table("identifiers")["ordinals"].split()
    tens = table("identifiers")["tens"].split()[:8]
    found = {word: n for n, word in enumerate(listed[:20], 1)}
    found |= {word: 10 * n for n, word in enumerate(listed[19:28], 2)}
    return found | {f"{ten}-{listed[n - 1]}": 10 * t + n for t, ten in enumerate(tens, 2) for n in range(1, 10)}


def _counted_from(
    passage: Passage, before: Passage | None, said: _Anniversary, dates: Sequence[PrintedDate]
) -> PrintedDate | Claim | None:
    """The date an anniversary is of; ``None`` where it is of something else."""
    text = passage.document.text
    behind = [d for d in dates if d.start >= said.end]
    if _OF.match(text, said.end):
        if behind and behind[0].period and _OF_DATED.fullmatch(text[said.end : behind[0].start]):
            return behind[0]
        if not _OF_START.match(text, said.end):
            return None
    facts = _facts(passage, STARTS)
    if not facts and before is not None and _PRONOUN.match(passage.text):
        facts = _facts(before, STARTS)
    if len(facts) != 1 or (said.what == "birthday") != (_of(facts[0]) == "born"):
        return None
    return facts[0]


def _of(claim: Claim) -> str:
    return claim.date.of if claim.date is not None else ""


def _celebrated(
    passage: Passage, dates: Sequence[PrintedDate], start: PrintedDate | Claim
) -> tuple[Period, Claim | None] | None:
    """When an anniversary was kept, and the claim that says so: the sentence's other date, else "this year"."""
    origin = start.start
    others = [d for d in dates if d.start != origin]
    if len(others) == 1:
        period = others[0].period
        return (
            (period, others[0].claim) if period is not None and period.precision in ("day", "month", "year") else None
        )
    own = document_day(passage.document)
    if others or own is None or not (_NOW.search(passage.text) or _KEPT_NOW.search(passage.text)):
        return None
    return year_period(own.year), None


def _not_then(said: _Anniversary, start: PrintedDate | Claim, end: Period, claim: Claim | None) -> Misfit | None:
    first = start.period if isinstance(start, PrintedDate) else _time(start)
    origin = start.claim if isinstance(start, PrintedDate) else start
    if first is None or first.start is None or end.start is None or first.precision not in ("day", "month", "year"):
        return None
    years = end.start.year - first.start.year
    if years == said.number or years <= 0:
        return None
    claims = sorted({c.id: c for c in (origin, said.claim, claim) if c is not None}.values(), key=lambda c: c.start)
    shows = f"{first.start.year} to {end.start.year} is {years} year{'s' * (years != 1)}, not {said.number}"
    return Misfit(tuple(claims), shows, 0.75 if abs(years - said.number) == 1 else 0.85)


# --- ages -----------------------------------------------------------------------------------------------------------

_LED: Final = pattern(
    r"\b(?:aged|(?:at|by)\s+(?:the\s+)?(?:age\s+of|age)|at|was|turned|turning|turns)\s+$", re.IGNORECASE
)
_TURNS: Final = pattern(r"\b(?:turned|turning|turns)\s+$", re.IGNORECASE)
_IN: Final = pattern(r"(?:,?\s+(?:on|in)\s+|\s+when\s+(?:he|she)\s+(?:[\w’'-]+\s+){1,3}(?:on|in)\s+)$")
_THEN_AGED: Final = pattern(r",?\s+(?:(?:aged|(?:at|by)\s+(?:the\s+)?(?:age\s+of|age)|at)\s+)$")
_BESIDE_NAME: Final = pattern(r"[A-Z][\w.’'-]+,\s+$")
_WAS_BORN: Final = pattern(r",\s+(?:who\s+)?(?:was|were)?\s*born\b")
_LIFE: Final = pattern(r"[A-Z][\w.’'-]+\s+\($")
_NAME: Final = pattern(r"(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bnear )(?<!\bfrom )(?<![,\w-] )\b[A-Z][a-z]+")


def ages(data: Reconciliation) -> Iterator[Misfit]:
    """Ages that do not follow from the birth told beside them and the time they are of."""
    for passage, _ in blocks(data):
        for sentence, before in _sentences(passage):
            aged = [c for c in sentence.claims if _is_age(sentence, c)]
            if len(aged) != 1:
                continue
            age, quantity = aged[0], aged[0].quantity
            dates = tuple(dates_in(sentence))
            found = _lived(sentence, age, dates) or _born(sentence, before, age, dates)
            if found is None or quantity is None:
                continue
            first, last, claims, exact = found
            years = _years(first, last)
            assert first.start is not None
            assert last.start is not None
            if exact:
                years = (last.start.year - first.start.year,) * 2
            if years[1] < 0 or told(quantity).overlaps(Interval(Decimal(years[0]), Decimal(years[1]))):
                continue
            printed = {c.id: c for c in (*claims, age)}
            yield Misfit(
                tuple(sorted(printed.values(), key=lambda c: c.start)),
                f"{first.start.year} to {last.start.year} makes an age of {_either(years)}, not {shown(age)}",
                0.8,
            )


def _is_age(passage: Passage, claim: Claim) -> bool:
    if claim.kind == "duration":
        return claim.measure.counted == "age"
    bare = claim.kind == "count" and not claim.measure.counted and len(claim.surface) < 4
    return bare and _TURNS.search(passage.document.text, max(passage.start, claim.start - 24), claim.start) is not None


def _either(years: tuple[int, int]) -> str:
    return str(years[0]) if years[0] == years[1] else f"{years[0]} or {years[1]}"


_Life = tuple[Period, Period, tuple[Claim, ...], bool]


def _lived(passage: Passage, age: Claim, dates: Sequence[PrintedDate]) -> _Life | None:
    """Birth and death of "Ada Lind (1950-2010)", where the age told is that of the death."""
    text = passage.document.text
    lives = [d for d in dates if d.mention.form == "years" and _LIFE.search(text, passage.start, d.start)]
    if len(lives) != 1 or lives[0].end > age.start or len(dates) != 1:
        return None
    gap = text[lives[0].end : age.start]
    if not re.search(r"\b(?:died|passed away)\b", gap) or not _LED.search(gap) or _another(gap):
        return None
    years = [int(y) for y in re.findall(r"[0-9]{4}", lives[0].claim.surface)]
    if len(years) != 2:
        return None
    return year_period(years[0]), year_period(years[1]), (lives[0].claim,), False


def _born(passage: Passage, before: Passage | None, age: Claim, dates: Sequence[PrintedDate]) -> _Life | None:
    """Birth and the time of an age told of the same person."""
    text = passage.document.text
    births = _facts(passage, frozenset({"born"}))
    earlier = False
    if not births and before is not None and _PRONOUN.match(passage.text):
        births, earlier = _facts(before, frozenset({"born"})), True
    if len(births) != 1:
        return None
    birth = births[0]
    if _BESIDE_NAME.search(text, passage.start, age.start) and _WAS_BORN.match(text, age.end):
        period = passage.document.period
        own = period.start if period.start == period.end and period.basis != "draft" else None
        return None if own is None else (_time(birth), day_period(own), (birth,), False)
    at = _dated(passage, age, [d for d in dates if d.claim.id != birth.id])
    if at is None or at.period is None:
        return None
    spread = (age.start, age.end, at.start, at.end, *(() if earlier else (birth.start, birth.end)))
    if _another(text[passage.start if earlier else min(spread) : max(spread)]):
        return None
    turns = _TURNS.search(text, passage.start, age.start) is not None
    return _time(birth), at.period, (birth, at.claim), turns


def _dated(passage: Passage, age: Claim, dates: Sequence[PrintedDate]) -> PrintedDate | None:
    """The date an age is tied to: "aged 72 in 2010", "in 2010, aged 72", "34 when he died in 1984"."""
    text = passage.document.text
    after = next((d for d in dates if d.start >= age.end), None)
    led = _LED.search(text, max(passage.start, age.start - 24), age.start)
    if after is not None and led and _IN.fullmatch(text[age.end : after.start]):
        return after
    ahead = [d for d in dates if d.end <= age.start]
    return ahead[-1] if ahead and _THEN_AGED.fullmatch(text[ahead[-1].end : age.start]) else None


def _another(text: str) -> bool:
    """Whether somebody else is brought in: kin, or a name that is no place."""
    lower = frozenset(re.findall(r"[a-z]+", text.lower()))
    kin = words("kin", "roles") | {"whose", "another", "other"}
    names = (found.group().lower() for found in _NAME.finditer(text, 1))
    return not kin.isdisjoint(lower) or any(name not in words("months", "times") for name in names)
