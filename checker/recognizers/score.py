"""Scores of matches and votes: two or three numbers that stand against one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from checker.lexicon import words
from checker.model import Mention, Quantity, Sentence, Token
from checker.numerals import Number

_DASHES: Final = frozenset("-‐‑–")
_CUES: Final = words("contest", "scores")
_VOTES: Final = words("votes", "scores")
_FAR: Final = 25
"""How many tokens before a falling pair a word of voting may stand."""


class Score:
    """Reads scores and votes as what they are: ``217-185``, ``230-197-1``, ``a vote of 9 to 2``.

    One mention for the whole; its value is the first number, the surface shows them all. A descending or equal pair
    joined by a dash is a score by itself, an ascending one only beside a word of playing or voting.
    """

    name: ClassVar[str] = "score"
    precedence: ClassVar[int] = 80
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The bill passed 217-185.", ("count =217",)),
        ("The house rejected it 230-197-1.", ("count =230",)),
        ("They lost 1-3 at home.", ("count =1",)),
        ("In a 5-to-4 ruling the judges agreed.", ("count =5",)),
        ("The court ruled 9 to 2 for the farmers.", ("count =9",)),
        ("The vote was close in the upper house and 318–206 in the lower.", ("count =318",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "There are 10-20 visits a day.",
        "The flight took from 9 to 12 hours.",
        "Call 555-1234 now.",
        "A 30-second film was shown.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The scores in the sentence, in order."""
        i = 0
        while i + 1 < len(numbers):
            count = _run(sentence.tokens, numbers, i)
            if count and _is_score(sentence.tokens, numbers[i : i + count]):
                first, last = numbers[i], numbers[i + count - 1]
                surface = sentence.slice(first.start, last.end)
                value = first.value
                yield Mention(
                    "count", first.start, last.end, first.first, last.last, self.name, confidence=0.8,
                    quantity=Quantity(
                        surface=surface, value=value, low=value, high=value, likely_low=value, likely_high=value
                    ),
                )  # fmt: skip
            i += max(count, 1)


def _run(tokens: Sequence[Token], numbers: Sequence[Number], i: int) -> int:
    """How many whole numbers from the ``i``-th on are joined by dashes (or two by "to"); 0 for less than two."""
    count = 1
    while i + count < len(numbers) and count < 4:
        a, b = numbers[i + count - 1], numbers[i + count]
        hyphened = b.first - a.last == 3 and [t.lower for t in tokens[a.last : b.first]] == ["-", "to", "-"]
        if (
            not (b.first - a.last == 1 or hyphened)
            or a.value is None
            or b.value is None
            or "digits" not in (a.form, b.form)
            or "ordinal" in (a.form, b.form)
        ):
            break
        mark = tokens[a.last + 1] if hyphened else tokens[a.last]
        dash = mark.text in _DASHES and mark.start == a.end and mark.end == b.start
        if not dash and not (mark.lower == "to" and count == 1):
            break
        count += 1
        if mark.lower == "to":
            break
    return count if count > 1 else 0


def _is_score(tokens: Sequence[Token], run: Sequence[Number]) -> bool:
    values = [n.value for n in run if n.value is not None]
    if any(v != v.to_integral_value() or v < 0 or v > 1000 for v in values):
        return False
    if any(len(tokens[n.first].text) > 1 and tokens[n.first].text[0] == "0" for n in run):
        return False
    first, last = run[0].first, run[-1].last
    if first and tokens[first - 1].end == tokens[first].start and tokens[first - 1].text not in ("(", '"', "“"):
        return False
    if last < len(tokens) and tokens[last].start == run[-1].end and tokens[last].text in ("-", "/", ".", "%", "°") and (
        tokens[last].text != "." or last + 1 < len(tokens)
    ):  # fmt: skip
        return False
    cue = any(t.lower in _CUES for t in tokens[max(0, first - 5) : first]) or (
        last < len(tokens) and any(t.lower in _CUES for t in tokens[last : last + 2])
    )
    if tokens[run[0].last].text in _DASHES and run[1].first - run[0].last == 3:
        return values[0] >= values[1]
    worded = tokens[run[0].last].lower == "to"
    if worded:
        votes = any(t.lower in _VOTES for t in tokens[max(0, first - 4) : first])
        return votes and values[0] > values[1] and tokens[first - 1].lower not in ("from",)
    if values[0] < values[1]:
        return cue and max(values) < 60 and (last >= len(tokens) or tokens[last].tag not in ("PLURAL", "NOUN"))
    far = any(t.lower in _VOTES for t in tokens[max(0, first - _FAR) : first])  # the bill was put to a vote: 318–206
    return cue or far or (len(values) == 2 and max(values) < 200) or len(values) == 3
