"""Ordinals that rank and measure nothing: congresses, centuries, chapters, days of no count, list words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from checker.lexicon import words
from checker.model import Mention, Sentence
from checker.numerals import Number

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


class Ordinal:
    """A place in a row ("the 12th chapter", "the second act", "Thirdly"), where no rank is claimed.

    Fractions ("a third of") and seconds of time are left alone. What does claim a rank is the rank recognizer's, which
    goes first.
    """

    name: ClassVar[str] = "ordinal"
    precedence: ClassVar[int] = 40
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("She read the 12th page.", ("ordinal",)),
        ("The second chapter and the twenty-first differ.", ("ordinal", "ordinal")),
        ("Thirdly, the bridge is old.", ("ordinal",)),
        ("They met on the 35th day.", ("ordinal",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "A third of the crew left.",
        "Two thirds voted yes.",
        "It took 30 seconds, one second more than planned.",
        "The 3 shops closed.",
    )

    def concerns(self, lower: str) -> bool:
        """Whether a word may be an ordinal."""
        return lower in words("ordinals", "identifiers") or lower in words("list_words", "identifiers")

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:  # noqa: ARG002
        """The ordinals in the sentence, in order."""
        tokens = sentence.tokens
        ordinals, listed = words("ordinals", "identifiers"), words("list_words", "identifiers")
        for index, token in enumerate(tokens):
            first = index
            if token.lower in _SUFFIXES:
                if not index or tokens[index - 1].tag != "NUM" or tokens[index - 1].end != token.start:
                    continue
                first = index - 1
            elif token.lower in ordinals:
                if (
                    index > 1
                    and tokens[index - 1].text == "-"
                    and tokens[index - 2].lower in words("tens", "identifiers")
                ):
                    first = index - 2
                elif self._is_other(sentence, index):
                    continue
            elif token.lower not in listed:
                continue
            yield Mention("ordinal", tokens[first].start, token.end, first, index + 1, self.name)

    @staticmethod
    def _is_other(sentence: Sentence, index: int) -> bool:
        """Whether the word is a fraction or a second of time."""
        tokens = sentence.tokens
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if before is None:
            return False
        numeral = before.tag == "NUM" or (before.text == "-" and index > 1 and tokens[index - 2].tag == "NUM")
        if tokens[index].lower == "second":
            return numeral or (
                before.lower in ("per", "a", "every", "each")
                and (after is None or after.tag in ("PUNCT", "PREP", "CONJ"))
            )
        return numeral or (before.lower in ("a", "one") and after is not None and after.lower in ("of", "the"))
