"""Times of day: "2 a.m.", "14:30", "5 o'clock", "0900 GMT"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from checker.clauses import token_span
from checker.figures import MOST
from checker.lexicon import words
from checker.model import Mention, Sentence
from checker.numerals import Number
from checker.when import calendar

_HOUR = r"(?:2[0-4]|[01]?[0-9])"
_HALF = r"[ \u00a0\u202f]?(?:[ap]\.m\.|[ap]m\b|[AP]\.M\.|[AP]M\b)"
_ZONE = r"(?:[ ]\(?(?:[ECMP][SD]?T|GMT|UTC|BST|CEST|CET|IST|JST|MSK|local[ ]time)\b\)?)?"
_SPOKEN = "[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve"
_CLOCK = re.compile(
    rf"""(?<![\w:.$€£/-])(?:
        {_HOUR}[:.h][0-5][0-9](?::[0-5][0-9])?{_HALF}{_ZONE}                 # 9:23:48 AM, 7.30pm ET
      | {_HOUR}:[0-5][0-9](?::[0-5][0-9])?(?![\w:.]*\d){_ZONE}               # 14:30
      | (?:1[0-2]|0?[1-9]|{_SPOKEN}){_HALF}{_ZONE}                           # 2 a.m.
      | (?:1[0-2]|[1-9]|{_SPOKEN})[ ]o['’]clock\b                            # 5 o'clock
      | (?:2[0-3]|[01][0-9])[0-5][0-9][ ](?:GMT|UTC)\b                       # 0900 GMT
      | (?:0[0-9]|(?<=(?:at|by)[ ])(?:1[0-9]|2[0-3]))[0-5][0-9][ ](?:hours|hrs)\b    # at 1800 hours
    )""",
    re.VERBOSE,
)
_AT = re.compile(
    rf"""\b(?:at|by|until|till|before|after|around|from|about|since)[ ](?P<hour>(?:1[0-2]|[1-9]|{_SPOKEN})
        (?:[- ](?:thirty|fifteen|forty-five))?)(?![\w%-]|[.,:]\d)
        (?P<half>[ ](?:in[ ]the[ ](?:early[ ])?(?:morning|afternoon|evening)|at[ ]night
          | (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|tomorrow|this)[ ](?:morning|afternoon|evening|night)
          | tonight))?""",
    re.VERBOSE | re.IGNORECASE,
)
"""An hour in words or bare digits: only with the part of its day, or where people rise and dine."""
_HOURS = 12
_NEAR = 6
"""Tokens before a bare hour in which a word of the day's round may stand."""
_RISING = frozenset(
    {("got", "up"), ("get", "up"), ("gets", "up"), ("getting", "up"), ("to", "bed"), ("kick", "off"), ("kicks", "off")}
)
_LIKELY = re.compile(
    r"""[\dcCaApP](?:
        (?<=\d)(?:[:.hH]\d|[ \u00a0\u202f]?[apAP]\.?[mM]|[ ](?:GMT|UTC|[hH]))
      | (?<=[cC])(?:lock|LOCK)
      | (?<=[apAP])(?<!\w.)(?:\.[mM]\.|[mM]\b) )""",
    re.VERBOSE,
)
"""A cheap look before the grammar."""


class Clock:
    """A time of day, with its half of the day and its zone; no claim in itself. One in a stamp with a date is its."""

    name: ClassVar[str] = "clock"
    precedence: ClassVar[int] = 95
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The doors open at 7:30 p.m. ET on Friday.", ("clock",)),
        ("By 2am the fire was out, and at 14:30 the road reopened.", ("clock", "clock")),
        ("They met at five o'clock.", ("clock",)),
        ("The ship sailed at 0900 GMT.", ("clock",)),
        ("The mill opens at six in the morning.", ("clock",)),
        ("It reopened at 10 Tuesday morning.", ("clock",)),
        ("She got up at 5 and had supper at nine.", ("clock", "clock")),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "The odds were 3:1 against him.",
        "About 2 amateurs took part.",
        "The vote was 12-3.",
        "I am 30 years old.",
        "At 5:30 p.m. on 4 May 2019 the siren rang.",
        "They paid for 1500 to 1800 hours of work.",
        "The index opened at 5 and the boy left school at 9.",
        "Dinner was served at 12 tables, and she woke at 5 different inns.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The times of day in the sentence, in order."""
        text = sentence.text
        if len(numbers) > MOST:
            return
        if _LIKELY.search(text) is not None:
            for match in _CLOCK.finditer(text):
                start, end = match.span()
                if not any(date.start <= start and end <= date.end for date, _, _ in calendar(sentence)):
                    yield self._mention(sentence, start, end)
        if any(n.value is not None and n.value <= _HOURS for n in numbers):
            for match in _AT.finditer(text):
                if match["half"] or _by_the_clock(sentence, *match.span("hour")):
                    yield self._mention(sentence, match.start("hour"), match.end())

    def _mention(self, sentence: Sentence, start: int, end: int) -> Mention:
        start, end = sentence.start + start, sentence.start + end
        first, last = token_span(sentence, start, end)
        return Mention("clock", start, end, first, last, self.name)


def _by_the_clock(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a bare number behind "at" is an hour: a word of rising or dining goes shortly before."""
    tokens = sentence.tokens
    first, last = token_span(sentence, sentence.start + start, sentence.start + end)
    after = tokens[last] if last < len(tokens) else None
    if tokens[first - 1].lower not in ("at", "by", "until", "till") or (
        after is not None and after.tag not in ("PUNCT", "CONJ", "PREP", "TO", "WH")
    ):
        return False
    if after is not None and after.lower in ("of", "per", "-"):
        return False
    before = tokens[max(0, first - _NEAR) : first]
    return any(t.lower in words("hourly", "times") for t in before) or any(
        (a.lower, b.lower) in _RISING for a, b in pairwise(before)
    )
