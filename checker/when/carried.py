"""The time of an old event that the sentence before has told of: "In 1999 a storm struck. It killed 36 people."."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from checker.clauses import groups_of
from checker.model import Claim, Period, Sentence, Subject
from checker.when.stated import stated_times
from checker.wordclass import NOUNISH

_OLD: Final = timedelta(days=365)
"""What lies further back than this is told as background."""
_NEW: Final = frozenset({"a", "an", "such", "another", "one"})
"""What brings a thing up: a storm, such a storm, another storm."""
_POINTING: Final = frozenset({"that", "this", "those", "these"})
_MEANT: Final = _POINTING | {"the", "it", "they"}
"""What goes on about a thing that has been brought up."""


def background(sentence: Sentence, document: Period) -> Period | None:
    """The days of an old event that a sentence brings up: it opens with its time, and tells of something new."""
    if document.end is None:
        return None
    for time in stated_times(sentence, document):
        end = time.period.end
        if time.kind != "point" or not time.leading or end is None or document.end - end < _OLD:
            continue
        after = sentence.tokens[time.last : time.last + 4]
        if any(t.lower in _NEW for t in after) and any(g.tense == "past" for g in groups_of(sentence.tokens)):
            return time.period
    return None


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence opens as one does that goes on about something: a cheap look before any other."""
    return bool(sentence.tokens) and sentence.tokens[0].lower in _MEANT


def goes_on(sentence: Sentence, before: Sentence, document: Period) -> bool:
    """Whether a sentence goes on about what the one before it brought up, and states no time of its own.

    In another paragraph it has to point back: that storm, not the storm.
    """
    tokens = sentence.tokens
    if len(tokens) < 3 or (sentence.block != before.block and tokens[0].lower not in _POINTING):
        return False
    if tokens[0].lower not in ("it", "they") and not any(t.tag in NOUNISH for t in tokens[1:3]):
        return False
    groups = groups_of(tokens)
    return bool(groups) and groups[0].tense == "past" and not stated_times(sentence, document)


def dated_back(subjects: Sequence[Subject], period: Period) -> list[Subject]:
    """The claims with the time of the old event where they have only their document's."""
    return [s._replace(claim=_dated(s.claim, period)) for s in subjects]


def _dated(claim: Claim, period: Period) -> Claim:
    if claim.period.basis not in ("document", "bounded") or claim.aspect == "forecast":
        return claim
    return claim.model_copy(update={"period": period})
