"""Parts of a whole: "185 out of the 193", "28 of them", "all five", "two in five", "192/193", "a third of the 45"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Final

from checker.figures import Figure, figures, quantity
from checker.model import Mention, Sentence, Token, Whole
from checker.numerals import Number
from checker.recognizers._mention import share
from checker.wholes import Part, Phrase, antecedent, phrase_at, whole_behind

_ONE_IN: Final = frozenset(
    map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000))
)
_ROUND: Final = frozenset(map(Decimal, (100, 1000, 10_000, 100_000, 1_000_000)))
_IN: Final = (("in",), ("in", "every"), ("of", "every"), ("out", "of", "every"), ("in", "each"), ("out", "of", "each"))
_THE: Final = frozenset({"the", "these", "those", "all"})
_LEADS: Final = (
    (("none",), False), (("neither",), False), (("not", "one"), False), (("not", "a", "single", "one"), False),
    (("every", "one"), True), (("every", "single", "one"), True), (("each", "and", "every", "one"), True),
)  # fmt: skip
"""Words before "of the 12" that say all or nothing of it, and which."""
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
        ("One in 21 wells is dry.", ("ratio =1 of 21",)),
        ("Every one of the 52 islands has a well.", ("ratio =52 of 52",)),
        ("All but two of the 27 members signed.", ("ratio =25 of 27",)),
        ("It got 120/130 votes.", ("ratio =120 of 130",)),
        ("A quarter of the 60 rooms are dry.", ("ratio =0.25 of 60",)),
        ("Eight of our oldest partners have left.", ("ratio =8 of oldest partner",)),
        ("The wells ran dry in four out of five years.", ("ratio =4 of 5",)),
        ("The mill employs 300, half of whom are women.", ("ratio =0.5 of 300",)),
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
        wholes: set[int] = set()
        for index, figure in enumerate(found):
            if figure.kind != "count" or figure.joint:
                continue
            yield from self._all(sentence, found, index)
            yield from self._whole_group(sentence, found, index)
            if figure.value is None:
                continue
            if index not in wholes:
                yield from self._of(sentence, found, index)
            for mention in self._in(sentence, found, index):
                wholes.add(index + 1)  # one in [four] of them
                yield mention
            yield from self._slash(sentence, found, index)

    def _of(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """185 out of the 193 member states; 28 of them; eight of our partners; a third of the seats"""
        part, figure, tokens = whole_behind(sentence, found, index), found[index], sentence.tokens
        if part is None or figure.value is None:
            return
        if figure.first > 1 and (tokens[figure.first - 2].lower, tokens[figure.first - 1].lower) == ("all", "but"):
            return  # all but three of the 27: the others
        if part.figure is not None:
            size = part.figure
            if size.value is None or (figure.value > size.value * 2 and figure.value > 12):
                return
            if size.kind == "duration" and tokens[figure.last].lower == "out" and figure.value <= size.value:
                part = part._replace(phrase=Phrase(size.inner_last - 1, size.inner_last, size.unit))  # 4 out of 5 years
            elif size.kind != "count":
                return
            yield self._share(sentence, figure, size.last, part)
            return
        if part.phrase is None or (tokens[figure.last].lower not in ("of", "out") and figure.form != "fraction"):
            return
        pronoun = part.phrase.text in ("them", "these", "those", "whom", "which", "us", "you")
        plural = tokens[part.phrase.last - 1].tag == "PLURAL" and part.phrase.first - figure.last >= 2
        if not (pronoun or plural or figure.form == "fraction"):
            return
        before = antecedent(sentence, found, index) if pronoun else None
        if before is not None:
            yield self._share(sentence, figure, part.last, before)
            return
        idiom = figure.value == 1 and figure.form != "fraction"
        sure = 0.3 if idiom else _LESS_SURE if plural else _SURE
        yield self._share(sentence, figure, part.last if pronoun else figure.last, part, sure)

    def _in(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """two in five adults, one in every ten"""
        tokens, a = sentence.tokens, found[index]
        if index + 1 >= len(found) or a.value is None:
            return
        b = found[index + 1]
        gap = tuple([t.lower for t in tokens[a.last : b.first]])
        if gap not in _IN or b.kind != "count" or b.joint or not _one_in(tokens, a, b, each=len(gap) > 1):
            return
        phrase = phrase_at(sentence, b.last) or _behind_of(sentence, b.last)
        yield self._share(sentence, a, b.last, Part(b, phrase, b.last), _LESS_SURE)

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
        yield self._share(sentence, a, b.last, Part(b, phrase_at(sentence, b.last), b.last), _LESS_SURE)

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
        yield self._share(sentence, figure, figure.last, Part(figure, phrase, figure.last), first=at)

    def _whole_group(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """none of the 12 jurors, neither of the two, every one of the 52, all but three of the 27"""
        tokens, figure = sentence.tokens, found[index]
        at = figure.first - 1
        if at >= 0 and (tokens[at].tag == "POSS" or tokens[at].lower in _THE):
            at -= 1
        if at < 1 or tokens[at].lower != "of" or figure.value is None:
            return
        led = _led(tokens, at, figure.value)
        if led is None and index:
            led = _all_but(tokens, found[index - 1], at, figure.value)
        if led is None:
            return
        first, value = led
        phrase = phrase_at(sentence, figure.last, adjectives=True)
        yield self._share(sentence, figure, figure.last, Part(figure, phrase, figure.last), first=first, value=value)

    def _share(
        self,
        sentence: Sentence,
        figure: Figure,
        last: int,
        part: Part,
        confidence: float = _SURE,
        *,
        first: int | None = None,
        value: Decimal | None = None,
    ) -> Mention:
        words = part.phrase.text if part.phrase is not None else ""
        whole = Whole(counted=words, quantity=None if part.figure is None else quantity(sentence, part.figure))
        places = (figure.first if first is None else first, last)
        return share(sentence, figure, places, whole, part.phrase, self.name, confidence, value=value)


def _led(tokens: Sequence[Token], at: int, size: Decimal) -> tuple[int, Decimal] | None:
    """Where the words before "of" (token ``at``) begin that say how much of a group of that size, and how much."""
    before = [t.lower for t in tokens[max(0, at - 4) : at]]
    for lead, full in _LEADS:
        if tuple(before[-len(lead) :]) == lead:
            return at - len(lead), size if full else Decimal(0)
    return None


def _all_but(tokens: Sequence[Token], left_out: Figure, at: int, size: Decimal) -> tuple[int, Decimal] | None:
    """Where "all but two" before "of" begins, and how many that leaves."""
    first = left_out.first
    if left_out.last != at or first < 2 or left_out.value is None or left_out.style or left_out.kind != "count":
        return None
    said = tokens[first - 1].lower == "but" and tokens[first - 2].lower == "all"
    return (first - 2, size - left_out.value) if said and left_out.value < size else None


def _one_in(tokens: Sequence[Token], a: Figure, b: Figure, *, each: bool) -> bool:
    """Whether "a in b" is a share: one in 21, two in five, 15 in every 1,000; not 12 in 2019, not 14 in three buses."""
    if a.value is None or b.value is None or not 0 < a.value < b.value or b.value != b.value.to_integral_value():
        return False
    if b.form == "digits" and len(tokens[b.first].text) == 4 and not each:
        return False  # a year
    if b.last < len(tokens) and tokens[b.last].tag == "NUM":
        return False
    if each or b.value in _ROUND:
        return True
    return a.value == 1 or (a.value <= 9 and b.value in _ONE_IN)


def _behind_of(sentence: Sentence, at: int) -> Phrase | None:
    """What a share is of, behind "of": nine in 10 of the new cases"""
    if at >= len(sentence.tokens) or sentence.tokens[at].lower != "of":
        return None
    at += 2 if at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].tag in ("DET", "POSS") else 1
    while at < len(sentence.tokens) and sentence.tokens[at].tag == "NUM":
        at += 1
    return phrase_at(sentence, at)
