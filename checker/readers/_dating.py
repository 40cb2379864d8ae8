"""When a text was published, on the evidence it carries itself.

Every date that stands where publication dates stand is a candidate with a weight: what its label says, whether a
clock time makes it a stamp, where it stands. The day a page was looked at is not the day it was written, a reader's
comment is later than what it comments on, and ``1/2/2018`` is settled by other dates of the same page or not at all.
The clock is never read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from checker.dates import DateMention, Order, find_dates, parse_edtf, span
from checker.model import UNKNOWN_PERIOD, Period, Problem
from checker.pattern import pattern
from checker.readers._paragraphs import Paragraph

_LABEL = pattern(r"\b(?P<label>published|posted|updated?|issued|released|modified|dated?)\b", re.IGNORECASE)
_DATELINE = pattern(r"[A-ZÀ-Ỹ][^.!?\n]{0,60}$")
_DATELINE_END = pattern(r"\s*(?:\([^()\n]{1,30}\)\s*)?[-—–:/]")
_URL_DATE = pattern(r"/(?P<year>(?:19|20)[0-9]{2})/(?P<month>[0-9]{1,2}|[a-z]{3})/(?P<day>[0-9]{1,2})(?:/|$)")
_NAME_DATE = pattern(
    r"""(?<![0-9])(?P<year>1[6-9][0-9]{2}|20[0-9]{2})
        (?:[-_.]?(?P<month>0[1-9]|1[0-2])(?:[-_.]?(?P<day>[0-2][0-9]|3[01]))?)?(?![0-9])""",
    re.VERBOSE,
)
_URL_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_HEAD, _TAIL = 10, 10
_LONGEST_PHRASE = 80

_ISO_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
_STAMPED = 80
"""Weight of a date that a program wrote for others: below what the page itself calls its date, above a bare stamp."""

_PUBLICATION_NOTE, _PUBLISHED, _LABELLED, _STAMP, _LINE, _TITLE, _DATELINE_WEIGHT, _ADDRESS = (
    100,
    90,
    85,
    75,
    70,
    65,
    60,
    30,
)


class Dating(NamedTuple):
    """A document's date, the evidence for it, and what is wrong with it."""

    period: Period
    dated_by: str
    problems: tuple[Problem, ...] = ()


class _Candidate(NamedTuple):
    weight: int
    mention: DateMention
    evidence: str
    place: int


def stated_date(written: str, source: str, start: int = 0, end: int = 0) -> Dating:
    """The date a piece of metadata states, EDTF or as people write it; ``source`` names it ("front matter")."""
    try:
        period = parse_edtf(written)
    except ValueError:
        pass
    else:
        basis = "document" if period.known else "bounded"
        return Dating(period.model_copy(update={"basis": basis}), source)
    mentions = find_dates(written[:200])
    if len(mentions) == 1 and mentions[0].readings and not re.search(r"\w", _without(written, mentions[0])):
        return _settled(mentions[0], None, None, source, start, end)
    shown = written if len(written) <= _LONGEST_PHRASE else written[: _LONGEST_PHRASE - 1] + "…"
    return Dating(UNKNOWN_PERIOD, "", (Problem("SR001", f'{source} date "{shown}" is not a date', start, end),))


def _without(text: str, mention: DateMention) -> str:
    return text[: mention.start] + text[mention.end :]


def date_from_text(parts: list[Paragraph], url: str | None = None, told: Sequence[tuple[str, str]] = ()) -> Dating:
    """The date a text shows, UNKNOWN_PERIOD with problem SR001 where it shows none; ``told`` are dates that programs
    wrote for programs, as (where, what is written), the best first.
    """
    own = [p for p in parts if p.reason != "comment"]
    comments = [m for p in parts if p.reason == "comment" for m in p.dates]
    head_and_tail = own if len(own) <= _HEAD + _TAIL else own[:_HEAD] + own[-_TAIL:]
    order = _order([m for p in head_and_tail for m in p.dates] + comments)
    candidates = _candidates(own)
    seen, candidates = _page_day(candidates, order)
    candidates += _told(told)
    if not candidates and url:
        candidates = _from_address(url)
    if candidates:
        best = max(candidates, key=lambda c: c.weight)
        dating = _settled(best.mention, order, seen, best.evidence, best.mention.start, best.mention.end)
        return dating._replace(dated_by=dating.dated_by + _also(best, candidates, order, seen))
    if comments:
        return _bounded_by(comments, parts, order)
    return Dating(UNKNOWN_PERIOD, "", (Problem("SR001", "no date could be found"),))


def date_from_name(path: str) -> Dating | None:
    """The one date or year in a file's name ("2019-06-05-report.md", "1957-address.txt"): the weakest evidence."""
    name = os.path.basename(path.replace("\\", "/"))
    if name.lower().endswith(".jsonl"):
        return None  # it holds many documents
    found = {tuple(part for part in match.groups() if part) for match in _NAME_DATE.finditer(os.path.splitext(name)[0])}
    if len(found) != 1:
        return None
    try:
        period = parse_edtf("-".join(found.pop()))
    except ValueError:
        return None
    return Dating(period.model_copy(update={"basis": "document"}), f"file name “{_phrase(name)}”")


# --- candidates --------------------------------------------------------------------------------------------------


def _candidates(own: list[Paragraph]) -> list[_Candidate]:
    found: list[_Candidate] = []
    last_head = min(_HEAD, len(own))
    title = next((i for i, p in enumerate(own) if p.zone == "headline"), None)
    for index, paragraph in enumerate(own):
        if index >= last_head and index < len(own) - _TAIL:
            continue
        head = index < last_head
        if paragraph.reason == "publication note":
            found += _from_line(paragraph, index, _PUBLICATION_NOTE, "note")
        elif paragraph.reason == "date line":
            found += _from_line(paragraph, index, _LINE if head else _LINE - 20, "line")
        elif (
            index == title
            or (head and title is None and paragraph.kind == "heading")
            or (head and paragraph.kind == "heading" and title is not None and index <= title + 2)
        ):
            found += _title_end(paragraph, index)
        elif head and paragraph.kind == "prose":
            found += _dateline(paragraph, index)
    return found


def _from_line(paragraph: Paragraph, index: int, weight: int, what: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    for mention in paragraph.dates:
        if not mention.readings or mention.precision not in ("day", "month"):
            continue
        before = paragraph.text[: mention.start - paragraph.start]
        labels = list(_LABEL.finditer(before))
        own_weight = weight
        if weight != _PUBLICATION_NOTE:
            if labels and "publ" in labels[-1]["label"].lower():
                own_weight = max(weight, _PUBLISHED)
            elif labels:
                own_weight = max(weight, _LABELLED)
            elif mention.clock:
                own_weight = max(weight, _STAMP)
        found.append(_Candidate(own_weight, mention, f"{what} “{_phrase(paragraph.text)}”", index))
    return found


def _title_end(paragraph: Paragraph, index: int) -> list[_Candidate]:
    """A full date that closes a title line."""
    if not paragraph.dates:
        return []
    mention = paragraph.dates[-1]
    closes = paragraph.end - mention.end <= 2 and mention.precision == "day" and bool(mention.readings)
    return [_Candidate(_TITLE, mention, f"title “{_phrase(paragraph.text, from_end=True)}”", index)] if closes else []


def _dateline(paragraph: Paragraph, index: int) -> list[_Candidate]:
    """A place and a full date that open the first lines of a report."""
    opening = paragraph.text[:120]
    for mention in find_dates(opening, paragraph.start)[:1]:
        before = opening[: mention.start - paragraph.start]
        after = opening[mention.end - paragraph.start :]
        placed = not before or _DATELINE.fullmatch(before.rstrip(" ,(—–-"))
        if placed and mention.precision == "day" and mention.readings and _DATELINE_END.match(after):
            phrase = f"dateline “{_phrase(opening[: mention.end - paragraph.start])}”"
            return [_Candidate(_DATELINE_WEIGHT, mention, phrase, index)]
    return []


def _from_address(url: str) -> list[_Candidate]:
    match = _URL_DATE.search(url)
    if match is None:
        return []
    month = match["month"]
    number = int(month) if month.isdigit() else (_URL_MONTHS.find(month) // 4 + 1 if month in _URL_MONTHS else 0)
    try:
        day = parse_edtf(f"{match['year']}-{number:02}-{int(match['day']):02}")
    except ValueError:
        return []
    mention = DateMention(0, 0, "iso", "day", (day,))
    return [_Candidate(_ADDRESS, mention, "address of the page", 0)]


def _told(told: Sequence[tuple[str, str]]) -> list[_Candidate]:
    """The first day of publication that is written for programs and is one."""
    for where, written in told:
        stamp = _ISO_DAY.match(written)
        mentions = find_dates(written[:100])
        if stamp is not None:
            try:
                day = parse_edtf(stamp.group())
            except ValueError:
                continue
            return [_Candidate(_STAMPED, DateMention(0, 0, "iso", "day", (day,)), where, 0)]
        if len(mentions) == 1 and mentions[0].precision == "day" and len(mentions[0].readings) == 1:
            return [_Candidate(_STAMPED, replace(mentions[0], start=0, end=0), where, 0)]
    return []


# --- weighing ----------------------------------------------------------------------------------------------------


def _order(mentions: list[DateMention]) -> Order | None:
    """The order of a page's numeric dates, by those that can only be read one way; None: undecided."""
    votes = {m.orders[0] for m in mentions if m.form == "numeric" and len(m.orders) == 1}
    return votes.pop() if len(votes) == 1 else None


def _reading(mention: DateMention, order: Order | None, seen: date | None) -> tuple[Period, ...]:
    """The readings that are left when the page's order and the day it was seen are taken into account."""
    readings = list(zip(mention.readings, mention.orders or (None,) * len(mention.readings), strict=True))
    if len(readings) > 1 and order is not None:
        readings = [r for r in readings if r[1] == order] or readings
    if len(readings) > 1 and seen is not None:
        readings = [r for r in readings if r[0].start is None or r[0].start <= seen] or readings
    return tuple(period for period, _ in readings)


def _settled(
    mention: DateMention, order: Order | None, seen: date | None, evidence: str, start: int, end: int
) -> Dating:
    readings = _reading(mention, order, seen)
    if len(readings) == 1:
        return Dating(readings[0].model_copy(update={"basis": "document"}), evidence)
    both = span(readings[0], readings[-1]).model_copy(update={"basis": "bounded"})
    days = " or ".join(str(period.start) for period in readings)
    problem = Problem("SR002", f"the date could be {days} and nothing on the page decides", start, end)
    return Dating(both, f"{evidence}: {days}", (problem,))


def _page_day(candidates: list[_Candidate], order: Order | None) -> tuple[date | None, list[_Candidate]]:
    """The day a page was seen, and the candidates without it: a bare date above everything, later than the rest."""
    if len(candidates) < 2:
        return None, candidates
    first = candidates[0]
    if first.place != 0 or first.mention.clock or first.weight != _LINE or first.mention.precision != "day":
        return None, candidates
    day = _reading(first.mention, order, None)[-1].start
    rest = candidates[1:]
    if day is not None and all((r := _reading(c.mention, order, day)[0].start) is None or r <= day for c in rest):
        return day, rest
    return None, candidates


def _also(best: _Candidate, candidates: list[_Candidate], order: Order | None, seen: date | None) -> str:
    """What else the page says of its date, where it differs."""
    own = best.mention.readings[0]
    for other in sorted(candidates, key=lambda c: -c.weight):
        readings = _reading(other.mention, order, seen)
        if len(readings) == 1 and not readings[0].overlaps(own) and other.weight >= _STAMP:
            return f"; {readings[0].start} on the page"
    return ""


def _bounded_by(comments: list[DateMention], parts: list[Paragraph], order: Order | None) -> Dating:
    days = [(r[0].end, m) for m in comments if m.precision == "day" and len(r := _reading(m, order, None)) == 1]
    known = [(day, m) for day, m in days if day is not None]
    if not known:
        return Dating(UNKNOWN_PERIOD, "", (Problem("SR001", "no date could be found"),))
    day, mention = min(known, key=lambda pair: (pair[0], pair[1].start))
    words = next(
        p.text[mention.start - p.start : mention.end - p.start] for p in parts if p.start <= mention.start < p.end
    )
    period = Period(start=None, end=day, precision="range", basis="bounded")
    return Dating(period, f"first reader comment {words}: then or earlier")


def _phrase(text: str, *, from_end: bool = False) -> str:
    folded = " ".join(text.split())
    if len(folded) <= _LONGEST_PHRASE:
        return folded
    return "…" + folded[-(_LONGEST_PHRASE - 1) :] if from_end else folded[: _LONGEST_PHRASE - 1] + "…"
