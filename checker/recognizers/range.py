"""Plain ranges: two numbers that bound a count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from checker.figures import figures
from checker.model import Mention, Sentence
from checker.numerals import Number
from checker.recognizers._mention import cited, mention


class Range:
    """Reads ranges of plain counts: ``10-20``, ``between 150 and 176``, ``more than 20 and fewer than 30``.

    The scale of the second number is carried back ("1.2 to 1.5 million"). Ranges with a unit are read by that unit's
    recognizer. Descending pairs are scores or identifiers and left alone.
    """

    name: ClassVar[str] = "range"
    precedence: ClassVar[int] = 60
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("There are 10-20 visits a day.", ("count 10..20",)),
        ("Between 150 and 176 people stayed.", ("count 150..176",)),
        ("About 1.2 to 1.5 million birds pass.", ("count 1200000..1500000",)),
        ("The herd grew from 7,000 to 14,000.", ("count 7000..14000 up",)),
        ("It needs more than 20 and fewer than 30 helpers.", ("count 20..30",)),
        ("Three or four boats sank.", ("count 3..4",)),
        ("Flocks of 10 to more than 50 geese came.", ("count 10..",)),
        ("The stock grew from 4.2 to 6-7 million seeds.", ("count 4200000..7000000 up",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "They won 5-2.",
        "The canal is 5 to 6 metres deep.",
        "Two men and 14 women came.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The plain ranges in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind == "count" and figure.joint in ("range", "from", "bounds"):
                if cited(sentence.tokens, figure):
                    continue
                yield mention(sentence, found, index, self.name, confidence=0.8)
