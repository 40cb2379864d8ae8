"""Amounts of money, with sign, code, name and scale in any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from checker.figures import figures
from checker.model import Mention, Sentence
from checker.numerals import Number
from checker.recognizers._mention import mention


class Money:
    """Reads amounts of money.

    The unit is the currency's name in the singular; a bare dollar sign is ``dollar``, and "per ounce" or "a month"
    makes it ``dollar per ounce``. Scales are folded in, also for both ends of a range.
    """

    name: ClassVar[str] = "money"
    precedence: ClassVar[int] = 70
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The bridge cost US$41.5 million.", ("money =41500000 dollar",)),
        ("It sold for A$1,250,000 at auction.", ("money =1250000 australian dollar",)),
        ("A ticket is RM12.80 now.", ("money =12.8 malaysian ringgit",)),
        ("They owe more than 3.2m euros.", ("money >3200000 euro",)),
        ("The canal needs Rs 6 crore.", ("money =60000000 indian rupee",)),
        ("Repairs cost between $2.1 and $2.4 billion.", ("money 2100000000..2400000000 dollar",)),
        ("Rent is £900 a month.", ("money =900 pound sterling per month",)),
        ("A stamp rose to 60 cents.", ("money =60 cent up",)),
        ("The year's result is ($3.5 million).", ("money =-3500000 dollar",)),
        (
            "It pays 8 million shekels ($2.2 million) a year.",
            ("money =8000000 shekel per year", "money =2200000 dollar per year"),
        ),
        ("The seat cost 90 kn in Zagreb.", ("money =90 croatian kuna",)),
        ("The dam took Rs. 40 crore.", ("money =400000000 indian rupee",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "The parcel weighs 20 pounds.",
        "Nobody knows what the dollar will do.",
        "She scored 12 points.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The amounts in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind == "money":
                yield mention(sentence, found, index, self.name)
