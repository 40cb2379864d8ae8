"""The period of a claim, from the time that goes with it, else from its aspect and its document's date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from checker.aspect import is_had
from checker.clauses import VerbGroup, groups_of, is_reporting
from checker.lexicon import table, words
from checker.model import UNKNOWN_PERIOD, Aspect, Mention, Period, Sentence, Token
from checker.nesting import nested, verb_of
from checker.when.attach import attached_time
from checker.when.outlook import is_over, is_to_come
from checker.when.reckoning import as_document, up_to
from checker.when.role import period_of_role
from checker.when.stated import stated_times
from checker.when.stated_time import StatedTime
from checker.wordclass import NOUNISH

_NOUN: Final = 8
"""Words of a noun phrase between a figure and the clause that tells what was done."""
_IN_NOUN: Final = NOUNISH | {"ADJ", "PREP", "DET", "POSS"}
_STILL_COUNTED: Final = 30
"""Days after which the victims of an event are no longer being counted."""
_RECENT: Final = 60
"""Days after which what somebody then said would come may be over by now."""
_AGES: Final = frozenset({"year of age", "month of age"})
_BACK_THEN: Final = tuple(table("times")["back_then"])


def resolve(
    sentence: Sentence,
    mention: Mention,
    aspect: Aspect,
    document: Period,
    times: Sequence[StatedTime] | None = None,
) -> Period:
    """The period a claim speaks of, with its evidence as ``basis``.

    A stated time wins. Else present states and tallies hold at the document's date, past events at the latest then, and
    a forecast from then on. Without a document's date what is not stated is unknown.
    """
    if times is None:
        times = stated_times(sentence, document)
    if mention.kind == "role":
        return period_of_role(sentence, mention, times, document)
    if mention.kind == "date" and mention.date is not None:
        own = next((t for t in times if t.first < mention.last and mention.first < t.last), None)
        known = mention.date.period
        if known.start is not None or known.end is not None or own is None:
            return known
        if own.first < mention.first and own.period.end is not None and sentence.tokens[mention.last - 1].tag == "NUM":
            begins = mention.date.of in ("began", "opened")
            day = own.period.start if begins else own.period.end
            return Period(start=day, end=day)  # "the fiscal year that ended last June 30"
        return own.period
    tense = _tense(sentence, mention)
    if _is_now(sentence.tokens, mention):
        return as_document(document)
    if tense in ("present", "none") and aspect == "state" and _did_something(sentence.tokens, mention):
        tense = "past"
    if times and sentence.tokens and sentence.tokens[0].lower in ("since", "after"):
        times = _opened_by_since(sentence, mention, times, document)
    if mention.kind == "rank":
        times = [t for t in times if t.kind not in ("since", "window") and not _within_since(sentence, mention, t)]
    time = attached_time(sentence, mention, times, document)
    if time is not None and time.period.start is None and time.period.end is None:
        time = None
    if time is not None:
        group = verb_of(sentence.tokens, mention)
        if time.reported and group is not None and (is_reporting(group) or _had_by(sentence.tokens, group, time)):
            time = replace(time, reported=False)  # "on Monday the ministry reported 40 cases"
        if aspect == "state" and _no_longer(sentence, mention, time, document):
            return _by_document(aspect, tense, document)
        if _is_to_change(sentence, mention, time, document) or _runs_on(sentence, mention, aspect, time, document):
            return as_document(document)
        if time.reported and _is_surveyed(sentence.tokens, mention, time):
            return time.period
        if aspect == "forecast" and _was_habit(sentence, mention, time, document):
            return time.period
        if aspect == "tally" and is_over(sentence, mention):
            aspect = "event"
        period = _by_stated(time, aspect, tense, document)
        if period is not None:
            return period
    if aspect == "state" and mention.quantity is not None and mention.quantity.unit in _AGES:
        return as_document(document)  # "Judy, 34, was there": that is her age today
    if aspect == "forecast" and sentence.text.lower().startswith(_BACK_THEN):
        return up_to(document)
    if aspect in ("change", "tally", "state") and is_to_come(sentence, mention):
        aspect = "forecast"
    if aspect == "tally" and is_over(sentence, mention):
        aspect = "event"
    return _by_document(aspect, tense, document)


def _is_now(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether "now" stands right before a figure and says that it is so: "– now the longest shutdown in history"."""
    lead = mention.first - 1
    while lead > 0 and mention.first - lead < 3 and tokens[lead].tag in ("DET", "POSS"):
        lead -= 1
    if lead < 1 or tokens[lead].lower not in ("now", "currently"):
        return False
    return tokens[lead - 1].tag == "PUNCT" and mention.kind in ("rank", "count")


def _had_by(tokens: Sequence[Token], group: VerbGroup, time: StatedTime) -> bool:
    """Whether a time says by when something had come about: "By May 3 the ministry said 40 had arrived"."""
    return time.kind == "by" and any(t.lower == "had" for t in tokens[group.first : group.head])


def _tense(sentence: Sentence, mention: Mention) -> str:
    group = verb_of(sentence.tokens, mention)
    if group is None:
        return "none"
    if is_had(sentence.tokens, group) or _was_wanted(sentence.tokens, group):
        return "past"
    return group.tense


def _was_wanted(tokens: tuple[Token, ...], group: VerbGroup) -> bool:
    """Whether a figure stands in what somebody wanted done in the past: "had demanded that it hold $5 million"."""
    if group.tense != "present" or tokens[group.head].lower != group.lemma:
        return False
    for clause in nested(tokens):
        if clause.said and clause.first < group.first < clause.last:
            wanted = next((g for g in groups_of(tokens) if g.last == clause.first), None)
            return wanted is not None and wanted.tense == "past" and wanted.lemma in words("wanting", "times")
    return False


def _did_something(tokens: tuple[Token, ...], mention: Mention) -> bool:
    """Whether those counted did something once: "we honour the 14 divers who gave their lives"."""
    if mention.kind not in ("count", "ratio"):
        return False
    groups = groups_of(tokens)
    group = verb_of(tokens, mention)
    if group is None or group.last > mention.first or (group.tense == "none" and not group.infinitive):
        return False
    place = mention.last
    while place < len(tokens) and place - mention.last < _NOUN and tokens[place].tag in _IN_NOUN:
        place += 1
    if place >= len(tokens) or tokens[place].lower not in ("who", "that", "which"):
        return False
    after = bisect_right(groups, place, key=lambda g: g.first)
    told = groups[after] if after < len(groups) else None
    if told is None or told.first - place > 2 or told.tense != "past":
        return False
    return told.lemma not in words("stative", "times")


def _runs_on(sentence: Sentence, mention: Mention, aspect: Aspect, time: StatedTime, document: Period) -> bool:
    """Whether the perfect tells what a dated thing has come to since: "Monday's crash has claimed 12 lives"."""
    if aspect not in ("tally", "change") or time.kind != "point" or document.start is None:
        return False
    if time.period.end is None or time.period.end >= document.start:
        return False
    tokens = sentence.tokens
    between = tokens[time.last : mention.first]
    if any(t.tag == "HAVE" and after.lower == "since" for t, after in pairwise(between)):
        return True
    group = verb_of(tokens, mention)
    if group is None or group.tense != "perfect" or not time.last <= group.first < mention.first:
        return False
    return time.last == group.first or not time.leading


def _is_to_change(sentence: Sentence, mention: Mention, time: StatedTime, document: Period) -> bool:
    """Whether the figure is what is to change by a time to come: "plans to double its budget of $4m by 2031"."""
    tokens, start = sentence.tokens, time.period.start
    if time.kind != "by" or time.first < mention.last or start is None or document.end is None or start <= document.end:
        return False
    group = verb_of(tokens, mention)
    if (
        group is None
        or group.last >= mention.first
        or group.lemma not in words("change", "times") | words("setting", "times")
    ):
        return False
    before = tokens[mention.first - 1]
    return before.tag == "POSS" or before.lower in ("of", "the", "current", "present")


def _is_surveyed(tokens: Sequence[Token], mention: Mention, time: StatedTime) -> bool:
    """Whether a reported figure is what people said when asked at that time: "a poll in May found that 40 percent"."""
    near = tokens[max(0, time.first - 4) : time.first]
    return mention.kind in ("percent", "ratio", "count") and any(t.lower in words("surveys", "times") for t in near)


def _no_longer(sentence: Sentence, mention: Mention, time: StatedTime, document: Period) -> bool:
    """Whether a past time dates another thing than what is now: "the two are suspects in the fire of May 3"."""
    if time.kind != "point" or time.period.end is None or document.start is None:
        return False
    group = verb_of(sentence.tokens, mention)
    if time.period.end >= document.start or group is None or group.tense != "present":
        return False
    tokens = sentence.tokens
    if time.leading:
        past = 0 <= time.verb != group.head and tokens[time.verb].tag == "PAST"
        return past or (group.first > 0 and tokens[group.first - 1].tag == "WH")
    return time.first >= mention.last and group.lemma == "be" and mention.last <= group.first


def _within_since(sentence: Sentence, mention: Mention, time: StatedTime) -> bool:
    """Whether a time only says since when something ranks: "the worst since counting began in 1950"."""
    return any(t.lower == "since" for t in sentence.tokens[mention.last : time.first])


def _opened_by_since(
    sentence: Sentence, mention: Mention, times: Sequence[StatedTime], document: Period
) -> Sequence[StatedTime]:
    """The times with those of an opening "Since the fire in 2012," made its start, for figures behind that phrase."""
    tokens = sentence.tokens
    comma = next((k for k, t in enumerate(tokens) if t.text == ","), len(tokens))
    if mention.first < comma or document.end is None:
        return times
    return [
        replace(
            t, kind="since", period=Period(start=t.period.start, end=document.end, precision="range"), attached=False
        )
        if t.last <= comma and t.kind == "point" and t.period.start is not None and t.period.start <= document.end
        else t
        for t in times
    ]


def _by_stated(time: StatedTime, aspect: Aspect, tense: str, document: Period) -> Period | None:
    period = time.period
    if aspect == "forecast" and _was_ahead(time, document):
        return Period(start=period.start, end=None, precision="range", basis="bounded")
    if time.reported:
        if aspect in ("state", "tally"):
            return period
        if aspect in ("event", "flow", "change") and period.end is not None:
            latest = period.end if document.end is None else min(period.end, document.end)
            return Period(start=None, end=latest, precision="range", basis="bounded")
        return None
    if aspect == "tally":
        return _of_tally(time, document)
    if time.attached and aspect == "state" and tense == "present":
        return None
    if time.kind == "tally":
        return period
    if time.kind == "by" and aspect == "forecast":
        return period
    if aspect == "forecast" and document.start is not None and period.end is not None and period.end < document.start:
        return None  # "said on Monday it would"
    if aspect == "state" and tense == "present" and time.kind == "point" and document.start is not None:
        past = period.end is not None and period.end < document.start
        return None if past and not time.leading and time.first > 0 and time.kind != "point" else period
    return period


def _was_habit(sentence: Sentence, mention: Mention, time: StatedTime, document: Period) -> bool:
    """Whether "would" tells what was done at a past time, foretold by nobody: "In the 1990s it would sell 40"."""
    if not _was_ahead(time, document):
        return False
    groups = groups_of(sentence.tokens)
    group = verb_of(sentence.tokens, mention)
    if group is None or group.modal not in ("would", "'d", "’d"):
        return False
    before = [g for g in groups if g.first < group.first]
    return not any(is_reporting(g) or g.lemma in words("expecting", "times") for g in before)


def _was_ahead(time: StatedTime, document: Period) -> bool:
    """Whether an opening time puts what was then to come well back: "In 1998 the ministry said it would cost"."""
    end = time.period.end
    if not time.leading or time.kind != "point" or end is None or document.start is None:
        return False
    return (document.start - end).days > _RECENT


def _of_tally(time: StatedTime, document: Period) -> Period | None:
    """The day of a running count: not the day on which it all happened but, shortly after it, the document's."""
    period = time.period
    if time.kind != "point" or period.precision not in ("day", "week", "range") or document.end is None:
        return period
    if period.end is None or not 0 <= (document.end - period.end).days <= _STILL_COUNTED:
        return period
    return as_document(document)


def _by_document(aspect: Aspect, tense: str, document: Period) -> Period:
    if document.start is None and document.end is None:
        return document
    ahead = aspect == "forecast" or (aspect == "change" and tense == "future")
    if aspect == "tally" or (aspect in ("state", "flow", "change") and tense != "past" and not ahead):
        return as_document(document)
    if ahead:
        if document.start is None:
            return UNKNOWN_PERIOD
        return Period(start=document.start, end=None, precision="range", basis="bounded")
    return up_to(document)
