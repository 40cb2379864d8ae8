"""The calendar expressions of a sentence with their tokens: which four digits are a year and which a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.clauses import token_span
from checker.dates import DateMention, find_dates, is_year_context
from checker.lexicon import words
from checker.model import Sentence, Token
from checker.units import unit_at
from checker.wordclass import NOUNISH, base_form

_SPAN_LEADS: Final = frozenset({"in", "during", "since", "of", "for", "from", "between", "over", "through", "until"})


_MAY_BE_DATED: Final = re.compile(
    r"""[0-9JFMASONDjfasondcC] (?: (?<=[0-9]) | (?<![A-Za-z].) (?:
        (?<=[Jj]) (?:an|u[nl]) | (?<=[Ff]) eb | (?<=M) a[ry] | (?<=[Aa]) (?:pr|ug) | (?<=[Ss]) ep
      | (?<=[Oo]) ct | (?<=[Nn]) ov | (?<=[Dd]) ec | (?<=[JFMASOND]) [AEPUCO][NLBRYGPTVC] | (?<=[cC]) (?i:entury) ))""",
    re.VERBOSE,
)
"""A digit, a month or a century: without one there is nothing for the grammar of dates to find."""


def calendar(sentence: Sentence) -> tuple[tuple[DateMention, int, int], ...]:
    """The dates, months and years of a sentence with their token ranges; digits that are no year are left out.

    Remembered for the sentence last asked about: the date recognizer and the claim builder both ask.
    """
    global _last
    if _last[0] is not sentence:
        _last = (sentence, tuple(_calendar(sentence)) if _MAY_BE_DATED.search(sentence.text) else ())
    return _last[1]


_last: tuple[Sentence | None, tuple[tuple[DateMention, int, int], ...]] = (None, ())


def _calendar(sentence: Sentence) -> Iterator[tuple[DateMention, int, int]]:
    for found in find_dates(sentence.text):
        if found.clock and found.precision != "day":
            continue
        first, last = token_span(sentence, sentence.start + found.start, sentence.start + found.end)
        if (found.form == "year" and not is_year(sentence, first, last, found)) or (
            found.form == "years" and _measures(sentence.tokens, first, last)
        ):
            continue
        yield found, first, last


def _measures(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether what looks like a span of years is a range of something measured or counted: 1200–1400 K."""
    if last >= len(tokens):
        return False
    before, after = tokens[first - 1].lower if first else "", tokens[last]
    if after.text[0] in "$€£¥%°" or (unit_at(tokens, last) is not None and after.lower != "in"):
        return True
    if after.tag != "PLURAL" or before in _SPAN_LEADS:
        return False
    return before != "the" or tokens[last - 1].text[:2] not in ("18", "19", "20")


def names_an_act(tokens: Sequence[Token], first: int) -> bool:
    """Whether a year ends the name of a law or the like: "the Harbour Act of 1946 provides"."""
    if first < 2 or tokens[first - 1].lower != "of":
        return False
    name = tokens[first - 2]
    return name.lower in words("lasting", "times") and (name.text[0].isupper() or name.tag == "NOUN")


def is_year(sentence: Sentence, first: int, last: int, found: DateMention) -> bool:
    """Whether four digits are a year where they stand, by the word before and the word after."""
    tokens, text = sentence.tokens, sentence.text
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    year = int(text[found.start : found.start + 4])
    if after is not None and after.start == tokens[last - 1].end and after.tag == "SYM":
        return False
    if names_an_act(tokens, first) or (
        1900 <= year <= 2060 and after is not None and after.lower in words("levels", "times")
    ):
        return True
    if 2060 < year <= 2100 and year % 10 == 0 and before is not None and before.lower == "by" and first > 1:
        if base_form(tokens[first - 2].lower) in words("change", "times") or tokens[first - 2].tag == "PAST":
            return False  # "fell by 2100"
        return after is None or after.tag in ("PUNCT", "BE", "MODAL", "CONJ")  # "two degrees by 2100"
    if is_year_context(text, found.start, found.end):
        if before is not None and before.lower in words("number_leads", "times") | {"the"} and not 1700 <= year <= 2060:
            return False
        return (
            after is None
            or after.tag != "PLURAL"
            or before is None
            or before.lower in ("in", "since", "the", "until", "during")
            or (before.text == "-" and first > 1 and tokens[first - 2].lower in ("mid", "early", "late"))
            or (before.lower in ("by", "before", "after") and first == 1)
        )
    if not 1700 <= year <= 2060 or (after is not None and after.tag == "NUM"):
        return False
    if before is not None and before.tag in ("DET", "POSS") and after is not None and after.tag == "PLURAL":
        return year >= 1900 and before.lower not in ("all", "some", "these", "those", "any", "no")
    if after is not None and after.tag == "PLURAL":
        return False
    if before is None:
        return after is None or after.tag in ("BE", "VERB", "PAST", "HAVE", "MODAL", "NAME", "PUNCT")
    if before.lower in words("year_leads", "times"):
        return after is None or after.tag not in NOUNISH or year >= 1900
    if after is not None and after.tag in ("POSS", "BE", "MODAL"):
        return True
    lone = after is None or after.tag in ("PUNCT", "CONJ", "PREP")
    if before.tag in ("DET", "POSS", "NAME"):
        return lone or after is None or after.tag in ("NAME", "NOUN", "ADJ")
    return before.text in ("(", ",", "-", "–") and lone
