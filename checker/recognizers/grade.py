"""Places on a scale of fixed steps: the floor of a building, the class of a storm or a tornado."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import ClassVar, Final

from checker.model import Mention, Sentence, Token
from checker.numerals import Number
from checker.recognizers._ordinals import Placed, amount, behind, may_be_ordinal, ordinals

_FLOORS: Final = frozenset({"floor", "storey", "story"})
_STORMS: Final = frozenset({"hurricane", "storm", "cyclone", "typhoon"})
_FUJITA: Final = re.compile(r"e?f([0-5])")
"""A class of tornado in one word; with a hyphen it is three."""
_TURNING: Final = frozenset(
    {"tornado", "tornadoes", "tornados", "twister", "twisters", "whirlwind", "whirlwinds", "fujita"}
)
_WEATHER: Final = _TURNING | {"storm", "storms", "wind", "winds", "weather"}
_STEPS: Final = frozenset("012345")
_NEAR: Final = 3
"""Tokens between the class of a storm and the storm."""


class Grade:
    """Reads a step of a scale as a measure whose unit is the scale: it orders and differs, and counts nothing.

    Floors are told by an ordinal, tornadoes by the (enhanced) Fujita scale, tropical storms by their category.
    """

    name: ClassVar[str] = "grade"
    precedence: ClassVar[int] = 94
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("She lives on the 12th floor.", ("measure =12 floor",)),
        ("He fell from a twenty-first-floor window.", ("measure =21 floor",)),
        ("It was an EF4 tornado, not an EF-3.", ("measure =4 fujita", "measure =3 fujita")),
        ("A category 3 storm is near.", ("measure =3 saffir-simpson",)),
        ("It came ashore as a Category 4 hurricane.", ("measure =4 saffir-simpson",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "The first floor show drew 40 guests to the 3 floors.",
        "Category 3 goods are taxed.",
        "The F5 key is stuck, and so is the EF lens.",
        "She won the second story prize.",
    )

    def concerns(self, lower: str) -> bool:
        """Whether a word may be an ordinal or a class of storm."""
        return may_be_ordinal(lower) or lower in ("category", "ef") or _FUJITA.fullmatch(lower) is not None

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:  # noqa: ARG002
        """The places on a scale in the sentence, in order."""
        tokens = sentence.tokens
        for found in ordinals(tokens):
            last = _floor_behind(tokens, found)
            if last:
                yield self._mention(sentence, found._replace(last=last), "floor")
        spoken_of: set[str] | None = None
        for index, token in enumerate(tokens):
            if token.lower == "category" and _storm_class(tokens, index):
                yield self._mention(sentence, Placed(index, index + 2, int(tokens[index + 1].text)), "saffir-simpson")
            tornado = _tornado_class(tokens, index)
            if tornado is None:
                continue
            spoken_of = {t.lower for t in tokens} if spoken_of is None else spoken_of
            if not spoken_of.isdisjoint(_WEATHER if token.lower.startswith("e") else _TURNING):
                yield self._mention(sentence, tornado, "fujita")

    def _mention(self, sentence: Sentence, found: Placed, scale: str) -> Mention:
        tokens = sentence.tokens
        start, end = tokens[found.first].start, tokens[found.last - 1].end
        value = Decimal(found.place)
        size = amount(value, value, sentence.slice(start, end), scale)
        return Mention("measure", start, end, found.first, found.last, self.name, quantity=size, confidence=0.8)


def _floor_behind(tokens: Sequence[Token], found: Placed) -> int:
    """The end of the floor that an ordinal tells, 0 where it tells none: a second story may be a tale."""
    at = behind(tokens, found.last)
    if at >= len(tokens) or tokens[at].lower not in _FLOORS:
        return 0
    if tokens[at].lower == "story" and at == found.last:
        placed = found.first > 1 and tokens[found.first - 2].lower in ("on", "from", "to", "at") and (
            at + 1 == len(tokens) or tokens[at + 1].tag in ("PUNCT", "PREP", "CONJ", "WH")
        )  # fmt: skip
        return at + 1 if placed and tokens[found.first - 1].tag in ("DET", "POSS") else 0
    opens = found.first > 0 and tokens[found.first - 1].tag in ("DET", "POSS", "PREP", "NAME", "ADJ", "CONJ")
    show = at + 1 < len(tokens) and at == found.last and tokens[at + 1].lower in ("show", "vote", "speech", "debate")
    return at + 1 if opens and not show else 0


def _tornado_class(tokens: Sequence[Token], index: int) -> Placed | None:
    """The class of a tornado at ``index``: EF5, F3, EF-4."""
    lower = tokens[index].lower
    one = _FUJITA.fullmatch(lower)
    if one is not None:
        return Placed(index, index + 1, int(one[1]))
    if lower not in ("ef", "f") or not tokens[index].text.isupper() or index + 2 >= len(tokens):
        return None
    tied = tokens[index + 1].text in ("-", "‑") and tokens[index + 2].start == tokens[index].end + 1
    return Placed(index, index + 3, int(tokens[index + 2].text)) if tied and tokens[index + 2].text in _STEPS else None


def _storm_class(tokens: Sequence[Token], index: int) -> bool:
    """Whether "category" and a number from one to five tell how strong a tropical storm is that stands near."""
    if index + 1 >= len(tokens) or tokens[index + 1].text not in _STEPS or tokens[index + 1].text == "0":
        return False
    near = tokens[max(0, index - _NEAR) : index + 2 + _NEAR]
    return any(t.lower in _STORMS for t in near)
