"""Parts of a whole: "185 out of the 193", "28 of them", "all five", "two in five", "192/193", "a third of the 45"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Final

from checker.figures import Figure, figures, quantity
from checker.model import Mention, Quantity, Sentence, Whole
from checker.numerals import Number
from checker.wholes import antecedent, phrase_at, whole_behind

_ONE_IN: Final = frozenset(
    map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000))
)
_NEVER: Final = frozenset({(9, 11), (7, 7), (24, 7), (50, 50), (20, 20), (4, 20)})
"""Slashed pairs that are names or idioms."""
_SURE: Final = 0.9
_LESS_SURE: Final = 0.7


class Ratio:
    """Reads a part together with its whole.

    The quantity is the part as printed, the whole its size where it is given and what it is of. "All five" is five of
    five, "none of the 12" nought of twelve, "28 of them" a part of something named before.
    """

    name: ClassVar[str] = "ratio"
    precedence: ClassVar[int] = 75
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("It has ties with 41 out of the 47 island states.", ("ratio =41 of 47",)),
        ("Six out of its 10 largest mines closed.", ("ratio =6 of 10",)),
        ("Of the boats, 28 of them sank.", ("ratio =28 of them",)),
        ("The port bought 32 cranes and 28 of them rusted.", ("ratio =28 of 32",)),
        ("Police took 40 boats from three ports, half of them stolen.", ("ratio =0.5 of 40",)),
        ("Nine of the 24 dead were children.", ("ratio =9 of 24",)),
        ("All four standing judges agreed.", ("ratio =4 of 4",)),
        ("None of the 12 jurors spoke.", ("ratio =0 of 12",)),
        ("Two in five adults smoke.", ("ratio =2 of 5",)),
        ("It got 120/130 votes.", ("ratio =120 of 130",)),
        ("A quarter of the 60 rooms are dry.", ("ratio =0.25 of 60",)),
        ("Eight of our oldest partners have left.", ("ratio =8 of oldest partner",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "He was 12 in 1990.",
        "The shop is open 24/7 since 9/11.",
        "There are 12 in six boxes here, and five litres of water.",
        "Both sides agreed.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The ratios in the sentence, in order."""
        found = figures(sentence, numbers)
        for index, figure in enumerate(found):
            if figure.kind != "count" or figure.joint:
                continue
            yield from self._all(sentence, found, index)
            yield from self._none(sentence, found, index)
            if figure.value is None:
                continue
            yield from self._of(sentence, found, index)
            yield from self._in(sentence, found, index)
            yield from self._slash(sentence, found, index)

    def _of(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """185 out of the 193 member states; 28 of them; eight of our partners; a third of the seats"""
        part = whole_behind(sentence, found, index)
        figure = found[index]
        if part is None or figure.value is None:
            return
        words = part.phrase.text if part.phrase is not None else ""
        counted = (part.phrase.first, part.phrase.last) if part.phrase is not None else None
        if part.figure is not None:
            whole = part.figure
            if whole.kind != "count" or whole.value is None or (figure.value > whole.value * 2 and figure.value > 12):
                return
            last = whole.last
            yield self._mention(
                sentence, figure, figure.first, last, Whole(counted=words, quantity=quantity(sentence, whole)), counted
            )
            return
        if part.phrase is None or (
            sentence.tokens[figure.last].lower not in ("of", "out") and figure.form != "fraction"
        ):
            return
        pronoun = words in ("them", "these", "those", "whom", "which", "us", "you")
        plural = sentence.tokens[part.phrase.last - 1].tag == "PLURAL" and part.phrase.first - figure.last >= 2
        share = figure.form == "fraction"
        if not (pronoun or plural or share):
            return
        before = antecedent(sentence, found, index) if pronoun else None
        if before is not None and before.figure is not None and before.phrase is not None:
            size = Whole(counted=before.phrase.text, quantity=quantity(sentence, before.figure))
            counted = (before.phrase.first, before.phrase.last)
            yield self._mention(sentence, figure, figure.first, part.last, size, counted)
            return
        idiom = figure.value == 1 and not pronoun
        last = part.last if pronoun else figure.last
        yield self._mention(
            sentence,
            figure,
            figure.first,
            last,
            Whole(counted=words),
            counted,
            confidence=0.3 if idiom else _LESS_SURE if plural else _SURE,
        )

    def _in(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """two in five adults, one in every ten"""
        tokens, a = sentence.tokens, found[index]
        if index + 1 >= len(found) or a.value is None:
            return
        b = found[index + 1]
        gap = tuple(t.lower for t in tokens[a.last : b.first])
        if gap not in (("in",), ("in", "every"), ("of", "every"), ("out", "of", "every"), ("in", "each")):
            return
        if (
            b.kind != "count"
            or b.joint
            or b.value not in _ONE_IN
            or not 0 < a.value < b.value
            or (b.form == "digits" and len(tokens[b.first].text) == 4)
        ):
            return
        if a.value > 9 or (b.last < len(tokens) and tokens[b.last].tag in ("NUM",)):
            return
        phrase = phrase_at(sentence, b.last)
        counted = (phrase.first, phrase.last) if phrase is not None else None
        whole = Whole(counted=phrase.text if phrase is not None else "", quantity=quantity(sentence, b))
        yield self._mention(sentence, a, a.first, b.last, whole, counted, confidence=_LESS_SURE)

    def _slash(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """192/193"""
        tokens, a = sentence.tokens, found[index]
        if index + 1 >= len(found) or a.value is None:
            return
        b = found[index + 1]
        if (
            b.kind != "count"
            or b.joint
            or b.value is None
            or b.inner_first - a.inner_last != 1
            or tokens[a.inner_last].text != "/"
        ):
            return
        if (
            tokens[a.inner_last - 1].end != tokens[a.inner_last].start
            or tokens[b.inner_first].start != tokens[a.inner_last].end
        ):
            return
        if (
            (int(a.value), int(b.value)) in _NEVER
            or b.value >= 1900 > 31 >= a.value
            or not 0 <= a.value <= b.value
            or a.value != a.value.to_integral_value()
        ):
            return
        if (
            b.last < len(tokens)
            and tokens[b.last].text in ("/", "-")
            and tokens[b.last].start == tokens[b.last - 1].end
        ):
            return
        if (
            a.inner_first
            and tokens[a.inner_first - 1].text in ("/", "-")
            and tokens[a.inner_first - 1].end == tokens[a.inner_first].start
        ):
            return
        phrase = phrase_at(sentence, b.last)
        counted = (phrase.first, phrase.last) if phrase is not None else None
        whole = Whole(counted=phrase.text if phrase is not None else "", quantity=quantity(sentence, b))
        yield self._mention(sentence, a, a.first, b.last, whole, counted, confidence=_LESS_SURE)

    def _all(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """all five permanent members"""
        tokens, figure = sentence.tokens, found[index]
        first = figure.first
        if figure.value is None or figure.style:
            return
        at = first - 1
        if at > 0 and tokens[at].lower in ("the", "its", "their", "these", "those", "of", "his", "our", "her"):
            at -= 1
        if at < 0 or tokens[at].lower != "all" or figure.value < 2:
            return
        if at and tokens[at - 1].lower in ("of", "after", "at", "in", "above") and tokens[at - 1].lower != "of":
            return
        phrase = phrase_at(sentence, figure.last)
        if phrase is None:
            return
        size = quantity(sentence, figure)
        yield self._mention(
            sentence, figure, at, figure.last, Whole(counted=phrase.text, quantity=size), (phrase.first, phrase.last)
        )

    def _none(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """none of the 12 jurors"""
        tokens, figure = sentence.tokens, found[index]
        at = figure.first - 1
        if at >= 0 and (tokens[at].tag == "POSS" or tokens[at].lower in ("the", "these", "those")):
            at -= 1
        if at < 1 or tokens[at].lower != "of" or tokens[at - 1].lower != "none":
            return
        phrase = phrase_at(sentence, figure.last, adjectives=True)
        whole = Whole(counted=phrase.text if phrase is not None else "", quantity=quantity(sentence, figure))
        zero = Decimal(0)
        nought = Quantity(
            surface=sentence.slice(tokens[at - 1].start, tokens[figure.last - 1].end),
            value=zero, low=zero, high=zero, likely_low=zero, likely_high=zero,
        )  # fmt: skip
        counted = (phrase.first, phrase.last) if phrase is not None else None
        yield replace(self._mention(sentence, figure, at - 1, figure.last, whole, counted), quantity=nought)

    def _mention(
        self,
        sentence: Sentence,
        figure: Figure,
        first: int,
        last: int,
        whole: Whole,
        counted: tuple[int, int] | None,
        confidence: float = _SURE,
    ) -> Mention:
        tokens = sentence.tokens
        return Mention(
            "ratio", tokens[first].start, tokens[last - 1].end, first, last, self.name,
            quantity=quantity(sentence, figure, first, last), whole=whole, counted=counted, confidence=confidence,
        )  # fmt: skip
