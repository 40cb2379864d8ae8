"""Plain counts: a number of things, persons or events, and numbers that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from checker.figures import Figure, figures
from checker.lexicon import table, words
from checker.model import Mention, Sentence, Token
from checker.numerals import Number
from checker.recognizers._factor import times_behind
from checker.recognizers._mention import cited, mention
from checker.wordclass import NOUNISH

_UNSURE = 0.7
_IDIOM = 0.3
_LIST = 40
"""How many tokens a list of labels may have."""
_BEFORE_ZERO = frozenset({"ground", "absolute", "patient", "net", "from"})
_NO_GROUP = frozenset({"the", "those", "these", "a", "everything", "us", "them", "you"})
"""Behind "one of" these name no group of a stated size."""
_JOINS = frozenset("-‐‑/–−):")
_APOSTROPHES = frozenset("'’‘")
_SINGULAR = frozenset({"has", "does", "is", "was", "costs", "comes", "includes", "features", "offers"})
"""Verbs that one thing takes, and no number of things above one."""
_CENTURIES = frozenset({"sixteen", "seventeen", "eighteen", "nineteen", "twenty"})
_TEENS = frozenset(
    {"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
)
_INITIALS = 2
"""Letters of a short name in capitals, at least one more than these."""
_COMPOUNDS = words("compounds", "scales")
_YEARLY = words("yearly", "scales")
_ONE_IDIOMS = words("one_idioms", "scales")
_VALUED = words("valued", "scales")
_MONTHS = words("months", "times")
_PERCENT = words("percent", "units")
_CHANGES = frozenset(" ".join(table("changes")["nouns"].values()).split())
_CHANGED = 8
"""Tokens before a year in which a per cent figure shows a comparison."""
_ROUND = frozenset(map(Decimal, (100, 1000, 10_000, 100_000, 1_000_000)))


class Count:
    """Reads single plain numbers; the unit is empty, what is counted follows.

    Numbers glued to a word by a hyphen (``COVID-19``), list numbers (``(1)``) and numbers of dates are none. "One of
    the best" is a figure of speech and comes with little confidence.
    """

    name: ClassVar[str] = "count"
    precedence: ClassVar[int] = 50
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("More than 100 villages were cut off.", ("count >100",)),
        ("Twenty-two ships left port.", ("count =22",)),
        ("Some 300-odd letters arrived.", ("count ~300",)),
        ("No fewer than 14 players left.", ("count >=14",)),
        ("Dozens of streets are flooded.", ("count 12..120",)),
        ("Half a dozen farms and 2.3bn trees burned.", ("count =6", "count =2300000000")),
        ("The fall killed 45 or more.", ("count >=45",)),
        ("The club has fewer than 1,200 members.", ("count <1200",)),
        ("He was booked four times this season.", ("count =4",)),
        ("She won twice and lost three times.", ("count =2", "count =3")),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "COVID-19 is over.",
        "This one is better, and nobody likes the other one.",
        "The road is 12 km long and cost $5.",
        "It is three times as large and four times the price.",
        "The new one is twice as fast.",
        "Sales rose 5 per cent over 2017.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The counts in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind != "count" or figure.joint in ("range", "from", "bounds"):
                continue
            confidence = _confidence(sentence.tokens, figure)
            if confidence:
                yield mention(sentence, found, index, self.name, confidence=confidence)


def _confidence(tokens: Sequence[Token], figure: Figure) -> float:
    """How sure the number is a count: 0 where it is none."""
    if _year(tokens, figure) or _glued(tokens, figure) or cited(tokens, figure) or _names(tokens, figure):
        return 0.0
    last = figure.inner_last
    if times_behind(tokens, last) or _rate(tokens, figure):
        return 0.0
    if tokens[figure.inner_first].lower == "zero" and _no_nought(tokens, figure):
        return _IDIOM
    after = tokens[last] if last < len(tokens) else None
    if tokens[figure.inner_first].lower == "one" and last - figure.inner_first == 1:
        if (
            after is None
            or after.tag not in (*NOUNISH, "ADJ", "NUM", "PREP")
            or after.lower in _ONE_IDIOMS
            or _one_of_the(tokens, last)
        ):
            return _IDIOM
        return _UNSURE
    if after is not None and (after.tag in NOUNISH or after.tag in ("ADJ", "PAST", "GER")):
        return 0.9
    return _UNSURE


def _year(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether four bare digits look like a year and count nothing: the 2016 race, since about 2007, 2005 levels."""
    if figure.value is None or figure.style not in ("", "about", "more"):
        return False
    if not 1900 <= figure.value <= 2099:
        return _far_year(tokens, figure)
    if not (tokens[figure.inner_first].text.isdigit() and len(tokens[figure.inner_first].text) == 4):
        return False
    after = tokens[figure.last] if figure.last < len(tokens) else None
    before = tokens[figure.first - 1] if figure.first else None
    if figure.style == "more":
        if tokens[figure.first].lower not in ("over", "above", "below"):
            return False
        return (after is not None and after.tag == "NOUN") or _compared_with(tokens, figure, after)
    if after is not None and (after.tag == "PLURAL" or after.lower == "people") and after.lower not in _YEARLY:
        return False
    return before is None or before.lower not in ("of", "total", "by", "to") or after is None or after.tag != "PUNCT"


def _far_year(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether four bare digits are a year far off, by the word before and the end behind: by 2150, in 1848."""
    first, last = figure.inner_first, figure.inner_last
    if first == 0 or not tokens[first].text.isdigit() or figure.value is None or not 1100 <= figure.value <= 2300:
        return False
    if tokens[first - 1].lower not in ("by", "until", "till", "since", "in", "before", "after"):
        return False
    return len(tokens[first].text) == 4 and (last == len(tokens) or tokens[last].tag in ("PUNCT", "CONJ"))


def _compared_with(tokens: Sequence[Token], figure: Figure, after: Token | None) -> bool:
    """Whether a year is what something is held against: up 5 per cent over 2017, a rise over 2017 levels."""
    if after is not None and after.tag in (*NOUNISH, "ADJ", "NUM"):
        return False
    before = tokens[max(0, figure.first - _CHANGED) : figure.first]
    return any(t.lower in _PERCENT or t.lower == "cent" for t in before) or bool(
        before and before[-1].lower in _CHANGES
    )


def _rate(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a round number says only per how many something is counted: 3.2 doctors per 1,000."""
    at = figure.first - 1
    if figure.style or at < 1 or figure.value is None or figure.value not in _ROUND:
        return False
    if tokens[at].lower == "every" and tokens[at - 1].lower in ("for", "in", "of"):
        return True
    return tokens[at].lower == "per"


def _no_nought(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether "zero" is part of a set phrase: ground zero, zero tolerance, a zero-sum game."""
    first, last = figure.inner_first, figure.inner_last
    after = tokens[last].lower if last < len(tokens) else ""
    return after in words("zero_idioms", "scales") or (first > 0 and tokens[first - 1].lower in _BEFORE_ZERO)


def _one_of_the(tokens: Sequence[Token], last: int) -> bool:
    """Whether "one" before token ``last`` is a figure of speech: one of the best, one of a kind, one of everything."""
    return (
        tokens[last].lower == "of"
        and last + 1 < len(tokens)
        and (tokens[last + 1].tag == "POSS" or tokens[last + 1].lower in _NO_GROUP)
    )


def _glued(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether the number is a part of a longer mark: COVID-19, mol−1, #3, 2σ, 10a, 22/10, one-dimensional."""
    first, last = figure.inner_first, figure.inner_last
    if first and tokens[first - 1].text in ("#", "@", "№", "_"):
        return True
    if first and tokens[first - 1].text in _APOSTROPHES and tokens[first - 1].end == tokens[first].start:
        quoted = first > 1 and tokens[first - 2].end == tokens[first - 1].start
        return (
            len(tokens[first].text) == 2
            and not quoted
            and (last >= len(tokens) or tokens[last].tag not in ("PLURAL", "NOUN"))
        )
    if last < len(tokens) and tokens[last - 1].lower == "k" and tokens[last].lower in words("thousandfold", "scales"):
        return True  # a 4K screen, a 10k run
    if first and tokens[first - 1].lower == "x" and tokens[first - 1].end == tokens[first].start:
        return True  # a 4x4
    if _spoken_year(tokens, first, last) or _torn_name(tokens, figure):
        return True
    if first > 1 and tokens[first - 1].text in _JOINS and tokens[first - 1].end == tokens[first].start:
        before = tokens[first - 2]
        if before.lower in _VALUED and "." in tokens[first].text:
            return False  # a magnitude-6.4 quake
        if before.end == tokens[first - 1].start and before.tag != "NUM" and before.text[-1].isalpha():
            return True
        if before.end == tokens[first - 1].start and tokens[first - 1].text in "/:" and before.text[0].isdigit():
            return True
    if last >= len(tokens) or tokens[last].start != tokens[last - 1].end:
        return False
    after = tokens[last]
    if figure.form == "digits" and after.text[0].isalpha() and after.tag != "POSS":
        return True
    if last + 1 == len(tokens) or tokens[last + 1].start != after.end:
        return False
    if after.text in ("/", ":") and tokens[last + 1].text[0].isdigit():
        return True
    return after.text in _JOINS and tokens[last + 1].lower in _COMPOUNDS


def _spoken_year(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether two number words side by side are a year as it is spoken: nineteen eighty-four, twenty twenty."""
    for century, rest in ((first, last), (first - 1, first)):
        if century < 0 or rest >= len(tokens) or tokens[century].lower not in _CENTURIES:
            continue
        if tokens[rest].lower in words("tens", "identifiers") or tokens[rest].lower in _TEENS:
            return True
    return False


def _torn_name(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a minus is the hyphen of a name torn from it: COVID -19 tests."""
    first, last = figure.inner_first, figure.inner_last
    if first == 0 or tokens[first].text not in ("-", "−") or last >= len(tokens) or not tokens[last - 1].text.isdigit():
        return False
    before = tokens[first - 1]
    return before.text.isupper() and len(before.text) > _INITIALS and tokens[last].tag in NOUNISH


def _names(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a bare short number is the tail of a name: iPhone 11, Game 7, the Big 12, Apollo 11 was."""
    first, last = figure.first, figure.last
    if first == 0 or first != figure.inner_first or not tokens[first].text.isdigit() or last - first != 1:
        return False
    before = tokens[first - 1]
    camel = any(ch.isupper() for ch in before.text[1:])
    if _named_before(tokens, first, last):
        return True
    if before.tag in ("NOUN", "PLURAL", "NUM", "PUNCT", "CONJ", "TO") and len(tokens[first].text) <= 2 and not camel:
        return _labelled(tokens, figure)
    capital = before.tag == "NAME" or (first > 1 and before.text[0].isupper() and before.tag == "NOUN")
    if (not capital and not camel) or not before.text[-1].isalnum() or before.lower in _MONTHS:
        return False
    if last == len(tokens):
        return True
    after = tokens[last]
    if after.lower in _SINGULAR and tokens[first].text != "1":
        return True  # the iPhone 11 has
    if after.tag == "PAST" and len(tokens[first].text) <= 3 and camel and not before.text.isupper():
        return True
    if after.tag in ("PLURAL", "PAST", "ADJ", "NUM", "GER", "HAVE", "DO", "MODAL", "VERB") or after.lower in (
        "people",
        "were",
        "are",
    ):
        return False
    return after.tag != "NOUN" or first > 1


def _named_before(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the number and the name behind it were said before: the Lumia 9 Max, and 9 Max cases."""
    if last >= len(tokens) or tokens[last].tag != "NAME":
        return False
    own, name = tokens[first].text, tokens[last].text
    return any(
        tokens[k].text == own and tokens[k + 1].text == name and not tokens[k - 1].text.islower()
        for k in range(max(1, first - _LIST), first - 1)
    )


def _labelled(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a small bare number, or its list, names which of a kind is meant: phase 7, samples 1 and 2."""
    after = tokens[figure.last] if figure.last < len(tokens) else None
    if after is not None and after.tag not in ("PUNCT", "CONJ", "PREP", "BE", "WH", "MODAL", "TO", "VERB", "ADV"):
        return False
    at, listed = figure.first - 1, False
    while (
        figure.first - at < _LIST
        and at > 0
        and (tokens[at].text in (",", "-", "–", "&") or tokens[at].lower in ("and", "or", "to", "through"))
    ):
        if tokens[at - 1].tag == "NUM" and tokens[at - 1].text.isdigit() and len(tokens[at - 1].text) <= 2:
            at, listed = at - 2, True
        elif (
            tokens[at].lower in ("and", "or")
            and tokens[at - 1].text == ","
            and at > 1
            and tokens[at - 2].text.isdigit()
        ):
            at, listed = at - 3, True
        else:
            return False
    noun = tokens[at]
    if noun.tag in ("PLURAL", "NAME"):
        return listed and noun.lower not in _VALUED
    return noun.tag == "NOUN" and noun.text.isalpha() and noun.lower not in _VALUED
