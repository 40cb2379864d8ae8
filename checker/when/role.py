"""When somebody held an office: now, unless the words say that it is over or tell of long ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from checker.lexicon import words
from checker.model import Mention, Period, Sentence, Token
from checker.nesting import verb_of
from checker.when.reckoning import as_document, up_to
from checker.when.stated_time import StatedTime

_A_TERM: Final = timedelta(days=366)
"""Who did something longer ago than this need not hold the same office now."""


def period_of_role(sentence: Sentence, mention: Mention, times: Sequence[StatedTime], document: Period) -> Period:
    """The period of a role: the document's date for one that may last, bounded by it for one that is over."""
    tokens = sentence.tokens
    if _is_over(tokens, mention):
        return up_to(document)
    if document.start is None:
        return as_document(document)
    past = [t for t in times if t.period.end is not None and t.period.end < document.start - _A_TERM]
    for time in past:
        if _is_its_own(tokens, mention, time):
            return time.period
    if past and _acted(sentence, mention, past):
        return up_to(document)
    return as_document(document)


def _is_over(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a role is called former, or its holder's words or days are spoken of: "in President Falk's words"."""
    former = words("former", "roles") | words("toppled", "times")
    before = tokens[mention.first - 1].lower if mention.first else ""
    if before in former or any(
        t.lower in former or t.lower.startswith(("then-", "ex-")) for t in tokens[mention.first : mention.last]
    ):
        return True
    behind = tokens[mention.last : mention.last + 2]
    return len(behind) == 2 and behind[0].tag == "POSS" and behind[1].lower in words("bygone", "times")


def _is_its_own(tokens: Sequence[Token], mention: Mention, time: StatedTime) -> bool:
    """Whether a past time says when a role was held: "the 1990s director", "the mayor of 2009"."""
    if time.kind != "point":
        return False
    if mention.first < time.last and time.first < mention.last:
        return True
    if time.last == mention.first:
        return time.first > 0 and tokens[time.first - 1].tag == "DET"
    return time.first == mention.last + 1 and tokens[mention.last].lower == "of"


def _acted(sentence: Sentence, mention: Mention, past: Sequence[StatedTime]) -> bool:
    """Whether the holder did at a past time what is told: "In 1962, President Falk signed"."""
    tokens = sentence.tokens
    group = verb_of(tokens, mention)
    if group is None or group.tense != "past" or group.passive or group.first < mention.last:
        return False
    between = tokens[mention.last : group.first]
    if any(t.tag == "WH" for t in between):
        return False
    return any(t.kind == "point" and (t.leading or t.verb == group.head) for t in past)
