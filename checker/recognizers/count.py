"""Plain counts: a number of things, persons or events, and numbers that stand alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from checker.figures import Figure, figures
from checker.model import Mention, Sentence, Token
from checker.numerals import Number
from checker.recognizers._mention import mention
from checker.wordclass import NOUNISH

_UNSURE = 0.5
_IDIOM = 0.3


class Count:
    """Reads single plain numbers; the unit is empty, what is counted follows.

    Numbers glued to a word by a hyphen (``COVID-19``), list numbers (``(1)``) and numbers of dates are none. "One of the
    best" is a figure of speech and comes with little confidence.
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
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "COVID-19 is over.",
        "This one is better, and nobody likes the other one.",
        "The road is 12 km long and cost $5.",
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
    first, last = figure.inner_first, figure.inner_last
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before is not None and before.text in "-‐‑/–" and first > 1 and before.end == tokens[first].start:
        if (
            tokens[first - 2].end == before.start
            and tokens[first - 2].text[-1].isalpha()
            and tokens[first - 2].tag != "NUM"
        ):
            return 0.0
    if (
        before is not None
        and before.text == "("
        and after is not None
        and after.text == ")"
        and figure.form == "digits"
    ):
        return 0.0 if first == 1 or tokens[first].text.isdigit() and len(tokens[first].text) <= 2 else _UNSURE
    if before is not None and before.text in ("#", "@", "№", "_"):
        return 0.0
    if (
        after is not None
        and after.tag == "NOUN"
        and after.text.isalpha()
        and after.start == tokens[last - 1].end
        and figure.form == "digits"
    ):
        return 0.0 if len(after.text) > 3 or not after.text.islower() else _UNSURE
    if tokens[first].lower == "one" and last - first == 1:
        following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        if (
            after is not None
            and after.lower == "of"
            and following in ("the", "those", "its", "his", "her", "their", "my", "our", "these")
        ):
            return _IDIOM
        if after is None or after.tag not in (*NOUNISH, "ADJ", "NUM", "PREP"):
            return _IDIOM
        return 0.7
    if after is not None and (after.tag in NOUNISH or after.tag in ("ADJ", "PAST", "GER")):
        return 0.9
    return 0.7
