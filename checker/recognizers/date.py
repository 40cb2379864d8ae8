"""Dated facts and bare years: which calendar day, month or year stands here, and what is said to have happened then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from checker.figures import MOST
from checker.lexicon import mapping, words
from checker.model import Dated, Mention, Period, Sentence, Token
from checker.numerals import Number
from checker.when import calendar
from checker.wordclass import NOUNISH, base_form

_UNKNOWN = Period(start=None, end=None, precision="range", basis="unknown")
_NUMBERED = 8
"""Tokens of a document's kind and number before the "of" of its date."""
_REACH = 16
"""How many tokens an event's verb may stand before its date."""


class Date:
    """A date or bare year, with what happened then where a verb says so ("signed on 3 May 1999").

    A date without its year is left without a period: which year is meant, the document's date decides.
    """

    name: ClassVar[str] = "date"
    precedence: ClassVar[int] = 85
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The charter was signed on 3 May 1999 in Bern.", ("date 1999-05-03/1999-05-03 signed",)),
        ("Founded in 1986, the club has 40 members.", ("date 1986-01-01/1986-12-31 founded",)),
        ("The treaty entered into force on 1 July 2002.", ("date 2002-07-01/2002-07-01 in force",)),
        ("On 9 June 2005, the council issued a new plan.", ("date 2005-06-09/2005-06-09 issued",)),
        ("Rents rose in 2011 and fell in the 1990s.", ("date 2011-01-01/2011-12-31", "date 1990-01-01/1999-12-31")),
        ("The fair is scheduled for April 24.", ("date None/None scheduled",)),
        ("At 5:30 p.m. on 4 May 2019 the siren rang.", ("date 2019-05-04/2019-05-04",)),
        ("The siege of 1641-1643 ended it.", ("date 1641-01-01/1643-12-31",)),
        ("Norland became the 150th member on 11 January 2007.", ("date 2007-01-11/2007-01-11 became",)),
        ("Coal became dear in 2011.", ("date 2011-01-01/2011-12-31",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "The hall seats 2000 people.",
        "They sold 1984 bicycles.",
        "She may march with us.",
        "It cost $1999.",
        "The kiln reaches 1200–1400 K.",
        "The fair draws 1600-1900 guests and lasts 1900-2000 hours.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The dates of the sentence, in order."""
        if len(numbers) > MOST:
            return
        text = sentence.text
        for found, first, last in calendar(sentence):
            if found.form == "month" and not any(ch.isdigit() for ch in text[found.start : found.end]):
                continue
            start, end = sentence.start + found.start, sentence.start + found.end
            period = found.readings[0] if len(found.readings) == 1 else _UNKNOWN
            event = "" if found.precision in ("decade", "century") else _event(sentence.tokens, first, last)
            dated = Dated(period=period, of=event)
            confidence = 0.9 if dated.of and found.valid else 0.6
            yield Mention("date", start, end, first, last, self.name, date=dated, confidence=confidence)


def _event(tokens: Sequence[Token], first: int, last: int) -> str:
    """The event a date belongs to, in the lexicon's word, ``""`` where no verb says it."""
    after = tokens[last] if last < len(tokens) else None
    lead = first
    while lead and tokens[lead - 1].tag in ("PREP", "DET", "CONJ") and first - lead < 3:
        lead -= 1
    if (
        first
        and tokens[first - 1].tag in ("DET", "POSS")
        and after is not None
        and after.tag in NOUNISH | {"ADJ", "POSS"}
    ):
        return ""  # "the 2020 campaign" dates the campaign
    between = [t.lower for t in tokens[lead:first]]
    if any(
        word
        in ("until", "till", "from", "since", "through", "to", "beyond", "toward", "towards", "before", "after", "by")
        for word in between
    ):
        return ""  # a stretch of time, not the day it happened
    if between[-1:] == ["of"] and _is_document(tokens, lead):
        return "issued"
    for index in range(first - 1, max(-1, first - _REACH), -1):
        token = tokens[index]
        if token.text in (";", ":", "—", "–", "--") or (
            token.text == "," and index < first - 2 and not _enumerates(tokens, index)
        ):
            break
        event = _event_at(tokens, index)
        if event:
            return event
        if token.tag in ("BE", "HAVE", "MODAL", "WH") or (token.tag in ("VERB", "PAST") and index < first - 1):
            break
    fronted = lead == 0 or (after is not None and after.text == "," and tokens[lead - 1].text == ",")
    if fronted and after is not None:
        for index in range(last, min(len(tokens), last + 2 * _REACH)):
            if tokens[index].text in (";", ":", "—"):
                break
            event = _event_at(tokens, index)
            if event:
                return event
            if tokens[index].tag in ("VERB", "PAST", "HAVE", "MODAL", "WH"):
                break
    return ""


def _is_document(tokens: Sequence[Token], last: int) -> bool:
    """Whether a numbered document ends before a token: "Decree No. 12/KD of 3 May 2001"."""
    named = tokens[max(0, last - _NUMBERED) : last]
    return any(t.lower in words("documents", "times") and t.text[0].isupper() for t in named) and any(
        ch.isdigit() for t in named for ch in t.text
    )


def _enumerates(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma stands between names, as in a place: "signed in Bern, Switzerland, on"."""
    return (
        index > 0
        and index + 1 < len(tokens)
        and tokens[index - 1].tag == "NAME"
        and tokens[index + 1].tag in ("NAME", "PREP")
    )


def _becomes_one(after: Token | None) -> bool:
    """Whether behind "became" stands what there is one of: the 150th member, its chairman, Norway's first, mayor."""
    return after is not None and (after.tag in ("NOUN", "NAME", "POSS") or after.lower == "the")


def _event_at(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    events = mapping("events", "times")
    if token.lower == "force" and index >= 2 and tokens[index - 1].lower in ("into", "in"):
        return "in force"
    if token.lower == "effect" and index and base_form(tokens[index - 1].lower) in ("take", "into"):
        return "in force"
    if token.lower == "place" and index and base_form(tokens[index - 1].lower) == "take":
        return "held"
    if token.lower == "born":
        return "born"
    if token.tag not in ("PAST", "VERB") or (token.text[0].isupper() and index > 0):
        return ""
    if token.lower == "found" or (token.tag == "VERB" and index and tokens[index - 1].tag in ("TO", "MODAL")):
        return ""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if base_form(token.lower) == "become" and not _becomes_one(after):
        return ""  # became dear, became a habit
    if index and tokens[index - 1].tag in ("DET", "POSS", "ADJ", "ADV") and after is not None and after.tag in NOUNISH:
        return ""  # "declared disasters" happened at no one date
    if token.lower in ("ended", "ending") and index and tokens[index - 1].lower in words("units", "times"):
        return ""  # "the year ended June 30" is a stretch of time
    if token.lower in ("founded", "left"):
        return "founded" if token.lower == "founded" else ""
    return events.get(base_form(token.lower)) or events.get(token.lower, "")
