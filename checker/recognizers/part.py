"""Parts of a group the sentence names elsewhere: "of whom 12", "Of the 212, 37", "the other 192", "both of them"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Final

from checker.figures import Figure, figures, quantity
from checker.lexicon import words
from checker.model import Mention, Sentence, Token, Whole
from checker.numerals import Number
from checker.recognizers._mention import share
from checker.wholes import Part as Group
from checker.wholes import group_of, phrase_at, rest_of, whole_before

_SURE: Final = 0.9
_LESS_SURE: Final = 0.7
_SHARES: Final = {"all": True, "both": True, "none": False, "neither": False}
"""Words of a whole group, and of nothing of it."""
_PRONOUNS: Final = frozenset({"whom", "which", "them", "these", "those"})
_GOES_ON: Final = frozenset({"BE", "HAVE", "PAST", "MODAL", "DO", "VERB"})


class Part:
    """Reads a number as a part of a group whose size stands elsewhere in the sentence.

    "Of the 212 schools, 37" is 37 of 212; "the other 12" is a part even where nobody says of how many, so that it is
    never held against the whole; "both" is two of two only where a pair was counted.
    """

    name: ClassVar[str] = "part"
    precedence: ClassVar[int] = 72
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The bus carried 60 guests, of whom 12 were deaf.", ("ratio =12 of 60",)),
        ("Of the 212 schools inspected, only 37 had a well.", ("ratio =37 of 212",)),
        ("Of the survivors, two were flown home.", ("ratio =2 of survivor",)),
        ("The other 192 members stayed silent.", ("ratio =192 of member",)),
        ("Three of the 15 states voted no and the other 12 abstained.", ("ratio =12 of 15",)),
        ("They hired two brothers, both of whom left.", ("ratio =2 of 2",)),
        ("The two pilots jumped and both survived.", ("ratio =2 of 2",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "Both sides agreed.",
        "Both the mayor and her deputy came with two dogs.",
        "None of them spoke.",
        "It killed 12 and hurt 30 others.",
    )

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:
        """The parts in the sentence."""
        found = figures(sentence, numbers)
        if not found:
            return
        for index, figure in enumerate(found):
            if figure.kind != "count" or figure.joint or figure.value is None:
                continue
            yield from self._of(sentence, found, index)
            yield from self._rest(sentence, found, index)
        for at, token in enumerate(sentence.tokens):
            if token.lower in _SHARES:
                yield from self._in_words(sentence, found, at)

    def _of(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """of whom 12; Of the 212 schools, 37; Of the survivors, two"""
        group, figure = whole_before(sentence, found, index), found[index]
        if group is not None:
            sure = _SURE if group.figure is not None else _LESS_SURE
            places = (figure.first, figure.last)
            yield share(sentence, figure, places, _whole(sentence, group), group.phrase, self.name, sure)

    def _rest(self, sentence: Sentence, found: Sequence[Figure], index: int) -> Iterator[Mention]:
        """the other 192 members, its remaining two ships"""
        tokens, figure = sentence.tokens, found[index]
        at = figure.first - 2
        if at < 0 or tokens[at + 1].lower not in words("rest", "wholes") or tokens[at].tag not in ("DET", "POSS"):
            return
        group, phrase = rest_of(sentence, found, index), phrase_at(sentence, figure.last)
        if group is None:
            whole = Whole(counted=phrase.text if phrase is not None else "")
        else:
            whole, phrase = _whole(sentence, group), phrase or group.phrase
        yield share(sentence, figure, (at, figure.last), whole, phrase, self.name, _LESS_SURE)

    def _in_words(self, sentence: Sentence, found: Sequence[Figure], at: int) -> Iterator[Mention]:
        """both of whom, none of them; both survived"""
        tokens, n, word = sentence.tokens, len(sentence.tokens), sentence.tokens[at].lower
        last = at + 1
        if at + 2 < n and tokens[at + 1].lower == "of" and tokens[at + 2].lower in _PRONOUNS:
            last = at + 3
        elif word != "both" or not _stands_alone(tokens, at):
            return
        group = group_of(sentence, found, at, 2 if word in ("both", "neither") else None)
        if group is None or group.figure is None:
            return
        value = group.figure.value if _SHARES[word] else Decimal(0)
        whole = _whole(sentence, group)
        yield share(sentence, group.figure, (at, last), whole, group.phrase, self.name, _SURE, value=value)


def _whole(sentence: Sentence, group: Group) -> Whole:
    words = group.phrase.text if group.phrase is not None else ""
    return Whole(counted=words, quantity=None if group.figure is None else quantity(sentence, group.figure))


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether "both" is a subject of its own: "and both survived", not "both sides", not "both came and went"."""
    after = tokens[at + 1 : at + 6]
    if not after or after[0].tag not in _GOES_ON:
        return False
    return not any(t.lower == "and" for t in after[1:])
