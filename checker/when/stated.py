"""Every time a sentence states, resolved against its document's date, with what it hangs on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from checker.clauses import VerbGroup, governing, groups_of, is_reporting
from checker.dates import DateMention, in_year
from checker.lexicon import words
from checker.model import UNKNOWN_PERIOD, Period, Sentence, Token
from checker.when.attach import inset_of
from checker.when.outlook import ahead, behind
from checker.when.relative import relative_times
from checker.when.stated_time import Placed, StatedTime
from checker.when.years import calendar
from checker.wordclass import NOUNISH


def stated_times(sentence: Sentence, document: Period) -> tuple[StatedTime, ...]:
    """Every time the sentence states, in order, resolved against the document's period."""
    tokens = sentence.tokens
    found: list[Placed] = []
    for mention, first, last in calendar(sentence):
        if _of_a_name(tokens, first, last):
            continue
        period = _placed(sentence, mention, first, last, document)
        if period is not None:
            found.append((first, last, "point", period))
    taken = [(f, la) for f, la, _, _ in found]
    for first, last, kind, period in relative_times(sentence, document, found):
        if not any(f < last and first < la for f, la in taken):
            found.append((first, last, kind, period))
            taken.append((first, last))
    if not found:
        return ()
    found.sort(key=lambda time: time[:2])
    groups = groups_of(tokens)
    return tuple(_described(sentence, groups, time, document) for time in _joined(tokens, found))


def _of_a_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a year stands inside the name of a plan and so dates nothing: "the Vision beyond 2025", "Agenda 2030"."""
    if last - first != 1 or not first:
        return False
    head = first - 1
    if head and tokens[head].lower in ("beyond", "to", "for", "towards", "toward"):
        head -= 1
    name = tokens[head]
    if not name.text[0].isupper() or name.tag not in ("NAME", "NOUN", "PLURAL"):
        return False
    return name.lower in words("plans", "times") or (tokens[first - 1].lower == "beyond" and name.tag == "NAME")


def _placed(sentence: Sentence, mention: DateMention, first: int, last: int, document: Period) -> Period | None:
    """The days a calendar expression names, its year supplied by the document's date; None for no one day."""
    if len(mention.readings) == 1:
        return mention.readings[0]
    if mention.readings:
        past = [p for p in mention.readings if document.end is None or p.start is None or p.start <= document.end]
        return past[0] if len(past) == 1 and document.end is not None else UNKNOWN_PERIOD
    if mention.has_year or not mention.valid:
        return None
    tokens = sentence.tokens
    around = tokens[max(0, first - 8) : last + 8]
    if any(t.lower in words("yearly", "times") for t in around) or any(
        a.text == "Day" for a in tokens[max(0, first - 10) : first]
    ):
        return None
    if document.end is None or document.start is None or document.start.year != document.end.year:
        return UNKNOWN_PERIOD
    return (
        _without_year(mention, document.end, ahead(tokens, first, last), behind(tokens, first, last)) or UNKNOWN_PERIOD
    )


def _without_year(mention: DateMention, today: date, ahead: bool, behind: bool) -> Period | None:
    """A day or month without its year: the last such, the next where the words look ahead or it is all but here."""
    options = [p for y in (today.year - 1, today.year, today.year + 1) if (p := in_year(mention, y)) is not None]
    if mention.weekday is not None:
        options = [p for p in options if p.start is not None and p.start.weekday() == mention.weekday] or options
    past = [p for p in options if p.start is not None and p.start <= today]
    future = [p for p in options if p.end is not None and p.end >= today]
    if not past:
        return future[0] if future else None
    if not future:
        return past[-1]
    wait = (future[0].start or today) - today
    since = today - (past[-1].start or today)
    if (ahead and wait.days < 300) or (since.days > 300 and wait.days < 30 and not behind):
        return future[0]
    return past[-1]


def _joined(tokens: Sequence[Token], found: Sequence[Placed]) -> Iterator[Placed]:
    """The times with "from 2010 to 2015" and "between May and July" made one."""
    index = 0
    while index < len(found):
        first, last, kind, period = found[index]
        if index + 1 < len(found) and kind == "point" and first:
            second = found[index + 1]
            link = tokens[last].lower if second[0] == last + 1 else ""
            lead = tokens[first - 1].lower
            if (
                (lead, link) in (("from", "to"), ("from", "until"), ("from", "through"), ("between", "and"))
                and period.start is not None
                and second[3].end is not None
                and period.start <= second[3].end
            ):
                span = Period(start=period.start, end=second[3].end, precision="range", basis=period.basis)
                yield first, second[1], "window", span
                index += 2
                continue
        yield first, last, kind, period
        index += 1


def _described(
    sentence: Sentence,
    groups: Sequence[VerbGroup],
    time: Placed,
    document: Period,
) -> StatedTime:
    """A time with the preposition before it folded in, and what it hangs on."""
    tokens = sentence.tokens
    first, last, kind, period = time
    lead = first - 1
    while lead >= 0 and first - lead < 4 and tokens[lead].lower in words("softeners", "times"):
        lead -= 1
    word = tokens[lead].lower if lead >= 0 else ""
    begin = first
    following = tokens[last] if last < len(tokens) else None
    named = following is not None and following.tag in NOUNISH | {"ADJ", "GER", "POSS"} and lead < first - 1
    if kind == "point" and not named:
        if word == "since" or (word == "after" and period.known):
            kind, begin = "since", lead
            if document.end is not None and period.start is not None and period.start <= document.end:
                period = Period(start=period.start, end=document.end, precision="range", basis=period.basis)
            elif period.start is not None:
                period = Period(start=period.start, end=None, precision="range", basis=period.basis)
        elif word == "by":
            kind, begin = "by", lead
        elif word in ("until", "till", "through"):
            kind, begin = "until", lead
            period = Period(start=None, end=period.end, precision="range", basis=period.basis)
        elif word == "before" and period.start is not None and period.start > date.min:
            kind, begin = "until", lead
            period = Period(start=None, end=period.start - timedelta(days=1), precision="range", basis=period.basis)
        elif word == "as" and tokens[lead + 1].lower == "of":
            kind, begin = "tally", lead
    before = tokens[begin - 1] if begin else None
    after = tokens[last] if last < len(tokens) else None
    attached = after is not None and (
        after.tag == "POSS"
        or (
            after.tag in ("NOUN", "NAME", "ADJ", "PLURAL", "GER")
            and before is not None
            and begin == first
            and before.tag in ("DET", "POSS", "ADJ", "NOUN", "NAME")
        )
    )
    verb = governing(tokens, groups, begin, last)
    opens = not any(g.last <= first and not g.bare for g in groups) and begin <= 4
    return StatedTime(
        begin,
        last,
        tokens[begin].start,
        tokens[last - 1].end,
        kind,
        period,
        attached,
        _dates_the_saying(tokens, groups, begin, last),
        opens and not attached,
        -1 if verb is None else verb.head,
        inset_of(tokens, begin, last),
    )


def _dates_the_saying(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> bool:
    """Whether a time stands at a verb of saying: "said on Monday", "officials Tuesday confirmed"."""
    if first and tokens[first - 1].lower in ("on", "late", "early", "in"):
        first -= 1
    place = bisect_right(groups, first, key=lambda g: g.first)
    for group in groups[max(0, place - 2) : place + 2]:
        if not is_reporting(group) or group.passive:
            continue
        between = tokens[group.last : first] if group.last <= first else tokens[last : group.first]
        if (
            group.last <= first
            and len(between) <= 4
            and all(
                t.tag in ("NAME", "PREP", "NOUN", "DET", "PRON", "ADV") and t.lower not in ("that", "of")
                for t in between
            )
        ):
            return True
        if group.first >= last and group.first - last == 0:
            return True
    return False
