"""Percentages and percentage points, with the whole they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from checker.figures import Figure, figures, quantity
from checker.model import Mention, Sentence, Whole
from checker.numerals import Number
from checker.recognizers._mention import mention
from checker.wholes import whole_before, whole_behind


def _named(sentence: Sentence, figure: Figure) -> bool:
    """Whether a name stands before the number and makes a name of it: the Fortune 100."""
    before = sentence.tokens[figure.first - 1] if figure.first else None
    return before is not None and before.tag == "NAME"


class Percent:
    """Reads percentages and percentage points.

    ``74 per cent of the total investment`` has a whole without a number, ``20 % of the 450 seats`` one with it.
    Points are a unit of their own: a rise from 4 to 5 per cent is one point and 25 per cent.
    """

    name: ClassVar[str] = "percent"
    precedence: ClassVar[int] = 70
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("More than 81 per cent of its exports go by sea.", ("percent >81 percent of export",)),
        ("About 30% of the 450 seats stayed empty.", ("percent ~30 percent of 450",)),
        ("Of the 450 seats, 30% stayed empty.", ("percent =30 percent of 450",)),
        ("Turnout rose by 4 percentage points.", ("percent =4 percentage point up",)),
        ("Prices will rise between 5% and 6%.", ("percent 5..6 percent up",)),
        ("Sales were down 2.5 pct.", ("percent =2.5 percent down",)),
        ("Half a percent is not much.", ("percent =0.5 percent",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "A large percentage stayed at home.",
        "It costs 5 dollars per centre.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The percentages in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind != "percent":
                continue
            part = whole_behind(sentence, found, index) or whole_before(sentence, found, index)
            whole = None
            counted = None
            if part is not None and (part.phrase is not None or part.figure is not None):
                size = (
                    quantity(sentence, part.figure)
                    if part.figure is not None and part.figure.kind == "count" and not _named(sentence, part.figure)
                    else None
                )
                words = part.phrase.text if part.phrase is not None else ""
                counted = (part.phrase.first, part.phrase.last) if part.phrase is not None else None
                whole = Whole(counted=words, quantity=size)
            yield mention(sentence, found, index, self.name, whole=whole, counted=counted)
