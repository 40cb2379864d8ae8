"""What a ratio or share is of: "of the 193 member states", "out of its 10 largest markets", "of them"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from checker.figures import Figure
from checker.lexicon import words
from checker.model import Sentence, Token
from checker.wordclass import NOUNISH, PHRASE, singular

_PRONOUNS: Final = frozenset({"them", "these", "those", "whom", "which", "us", "you", "ours", "theirs"})
_STANDING: Final = frozenset({"them", "these", "those", "whom", "which"})
_BACK: Final = 4
"""Figures looked back over for what "them" stands for."""
_CLAUSE: Final = 7
"""How many tokens behind "of whom" the part may stand."""
_FRONT: Final = 16
"""How many tokens the whole at the head of a clause may have."""
_FOCUS: Final = frozenset({"only", "just", "fully", "exactly", "another"})
_DEFINITE: Final = frozenset(
    {"the", "its", "their", "our", "his", "her", "my", "your", "these", "those", "all", "whose"}
)
_GENITIVE: Final = frozenset({"'s", "’s", "'", "’"})
_BEFORE_WHOLE: Final = _DEFINITE | {"a", "an", "some", "about", "this", "that"}


class Phrase(NamedTuple):
    """A noun phrase: its token indices without determiners, and its words with the head in the singular."""

    first: int
    last: int
    text: str


class Part(NamedTuple):
    """A whole found behind a part: the figure that gives its size, its phrase, and where it all ends."""

    figure: Figure | None
    phrase: Phrase | None
    last: int


def phrase_at(sentence: Sentence, i: int, *, adjectives: bool = False) -> Phrase | None:
    """The noun phrase at token ``i``, its determiners left out; ``adjectives``: one may end it ("the 24 dead")."""
    tokens, n = sentence.tokens, len(sentence.tokens)
    while i < n and (tokens[i].tag in ("DET", "POSS") or tokens[i].lower in _DEFINITE):
        i += 1
    end, j = i, i
    while j < n and j - i < 9:
        token = tokens[j]
        if token.tag in NOUNISH:
            if end == j > i and tokens[j - 1].tag == "PLURAL" and _parted(tokens, j):
                break
            end = j + 1
        elif token.tag == "POSS" and end == j > i and token.lower in _GENITIVE:
            i = end = j + 1  # the country's [27 provinces]
        elif token.tag in PHRASE or (token.text in "-‐‑" and j > i and tokens[j - 1].end == token.start):
            if end == j and j > i and token.tag in ("PAST", "GER", "ADJ", "NUM") and tokens[end - 1].tag == "PLURAL":
                break
        elif not (token.lower == "and" and tokens[j - 1].tag == "ADJ" and j + 1 < n and tokens[j + 1].tag == "ADJ"):
            break
        j += 1
    if end == i:
        if not (adjectives and j > i and tokens[i].tag in ("ADJ", "PAST")):
            return None
        end = i + 1
    return Phrase(i, end, _words(tokens, i, end))


def _parted(tokens: Sequence[Token], j: int) -> bool:
    """Whether the word ``j`` right behind a plural starts something new: a name or, as in "adults smoke", a verb."""
    return tokens[j].tag == "NAME" or tokens[j - 1].lower not in words("first_of_two", "wholes")


def _words(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens' words in lower case but for names, the head in the singular."""
    pieces: list[str] = []
    for k in range(first, last):
        token = tokens[k]
        text = token.text if token.tag == "NAME" else token.lower
        if k == last - 1 and token.tag in ("PLURAL", "NOUN"):
            text = singular(token.lower)
        glued = k > first and tokens[k - 1].end == token.start
        pieces.append(text if glued or k == first else f" {text}")
    return "".join(pieces)


def whole_behind(sentence: Sentence, figures: Sequence[Figure], index: int) -> Part | None:
    """The whole named behind figure ``index`` by "of" or "out of": with its size, with its words, or with both."""
    tokens, n = sentence.tokens, len(sentence.tokens)
    at = figures[index].last
    if at >= n:
        return None
    if tokens[at].lower == "out" and at + 1 < n and tokens[at + 1].lower == "of":
        at += 2
    elif tokens[at].lower == "of":
        at += 1
    elif figures[index].form != "fraction" or tokens[at].lower not in _DEFINITE:
        return None  # half the seats
    if at >= n:
        return None
    definite = False
    begin = at
    following = figures[index + 1] if index + 1 < len(figures) else None
    while at < n and (tokens[at].lower in _BEFORE_WHOLE or tokens[at].tag == "POSS"):
        if following is not None and at == following.first:
            break
        definite = definite or tokens[at].lower in _DEFINITE or tokens[at].tag == "POSS"
        at += 1
    if at + 1 < n and tokens[at].lower == "total" and tokens[at + 1].lower == "of":
        at += 2
    if following is not None and following.first in (at, begin):
        return Part(following, phrase_at(sentence, following.last, adjectives=True), following.last)
    if at <= n and at - 1 >= begin and tokens[at - 1].lower in _PRONOUNS and (at == n or tokens[at].tag not in PHRASE):
        return Part(None, Phrase(at - 1, at, tokens[at - 1].lower), at)
    if at < n and tokens[at].lower in _PRONOUNS:
        return Part(None, Phrase(at, at + 1, tokens[at].lower), at + 1)
    if following is not None and following.kind == "count" and _leads_to(tokens, at, following.first):
        return Part(following, phrase_at(sentence, following.last, adjectives=True), following.last)
    phrase = phrase_at(sentence, at)
    if phrase is None:
        return None
    return Part(None, phrase, phrase.last) if definite or tokens[phrase.last - 1].tag in NOUNISH else None


def antecedent(sentence: Sentence, figures: Sequence[Figure], index: int) -> Part | None:
    """What "them" behind figure ``index`` stands for: the nearest count of several things before it, if large enough.

    "proposed 32 plans and 28 of them passed": of 32. "Those who" and "those in" stand for nothing before.
    """
    tokens, part = sentence.tokens, figures[index]
    at = next((k for k in range(part.last, min(part.last + 4, len(tokens))) if tokens[k].lower in _PRONOUNS), None)
    if part.value is None or at is None or tokens[at].lower not in _STANDING:
        return None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].lower in ("those", "these") and after is not None and after.tag in ("WH", "PREP", "PAST", *NOUNISH):
        return None
    aside: Part | None = None
    for figure, phrase in _groups_before(sentence, figures, index, part.value):
        found = Part(figure, phrase, at + 1)
        if part.form != "fraction" or sentence.tokens[figure.first - 1].tag != "PREP" or aside is not None:
            return found
        aside = found  # 40 boats from three ports, half of them: of the boats
    return aside


def _groups_before(
    sentence: Sentence, figures: Sequence[Figure], index: int, least: Decimal, until: int | None = None
) -> Iterator[tuple[Figure, Phrase]]:
    """The counts of several things, at least so many, before figure ``index`` (or token ``until``), nearest first."""
    tokens = sentence.tokens
    until = figures[index].first if until is None else until
    for figure in reversed(figures[max(0, index - _BACK) : index]):
        if figure.kind != "count" or figure.joint or figure.value is None or not least <= figure.value >= 2:
            continue
        phrase = phrase_at(sentence, figure.last)
        if phrase is None or tokens[phrase.last - 1].tag != "PLURAL":
            if phrase is None and tokens[figure.last].text == "," and _asked_for(tokens, figure.last + 1):
                yield figure, Phrase(figure.inner_first, figure.inner_last, "")  # employs 300, half of whom
                return
            continue
        if any(t.text in (";", ":") for t in tokens[phrase.last : until]):
            return
        yield figure, phrase


def _asked_for(tokens: Sequence[Token], at: int) -> bool:
    """Whether "half of whom", "of which" begins at ``at``: right behind a number it stands for what was counted."""
    return any(t.lower in ("whom", "which") for t in tokens[at : at + 4])


def group_of(sentence: Sentence, figures: Sequence[Figure], at: int, size: int | None = None) -> Part | None:
    """The nearest group of things with a number before token ``at``, of that size where one is given."""
    index = sum(f.last <= at for f in figures)
    for figure, phrase in _groups_before(sentence, figures, index, Decimal(2), at):
        if figure.value == size or (size is None and figure is figures[index - 1]):
            return Part(figure, phrase, at)
        return None  # 220 passengers and 12 crew, all of whom
    return None


def rest_of(sentence: Sentence, figures: Sequence[Figure], index: int) -> Part | None:
    """The group "the other 12" at figure ``index`` completes: three of the 15 were told of before."""
    rest = figures[index].value
    assert rest is not None
    for figure, phrase in _groups_before(sentence, figures, index, rest + 1):
        near = figures[max(0, index - _BACK) : index]
        told = [f.value for f in near if f is not figure and f.kind == "count" and f.value is not None]
        if figure.value is not None and figure.value - rest in (*told, sum(told)):
            return Part(figure, phrase, phrase.last)
    return None


def whole_before(sentence: Sentence, figures: Sequence[Figure], index: int) -> Part | None:
    """The whole that figure ``index`` is a part of by what stands before it.

    "60 passengers, of whom 12", "Of the 212 schools inspected, 37", "Of the survivors, two".
    """
    tokens, part = sentence.tokens, figures[index]
    at = part.first - 1
    while at > 0 and (tokens[at].lower in _FOCUS):
        at -= 1
    if at < 1 or part.value is None:
        return None
    relative = next((k for k in range(at, max(0, at - _CLAUSE), -1) if tokens[k].lower in ("whom", "which")), at)
    if all(t.tag != "PUNCT" for t in tokens[relative:at]):
        at = relative  # of which the party holds 22
    comma = tokens[at].text == ","
    if comma:
        at -= 1
    if tokens[at].lower in _STANDING and tokens[at - 1].lower == "of":
        if not comma and tokens[at].lower not in ("whom", "which"):
            return None  # of these 12
        least = Decimal(2) if part.kind == "percent" else part.value
        for figure, phrase in _groups_before(sentence, figures, index, least):
            return Part(figure, phrase, part.last)
        return Part(None, Phrase(at, at + 1, tokens[at].lower), part.last)
    return _fronted(sentence, figures, index, at + 1) if comma else None


def _fronted(sentence: Sentence, figures: Sequence[Figure], index: int, comma: int) -> Part | None:
    """The whole that opens the clause: "Of the 212 schools inspected, 37", "Out of 40, nine"."""
    tokens, part = sentence.tokens, figures[index]
    lowest = max(0, comma - _FRONT)
    opening = next((k for k in range(comma - 1, lowest - 1, -1) if _opens_with_of(tokens, k)), None)
    if opening is None:
        return None
    inside = [f for f in figures[max(0, index - _BACK) : index] if f.first > opening]
    at = opening + 1
    while at < comma and (tokens[at].lower in _BEFORE_WHOLE or tokens[at].tag == "POSS"):
        at += 1
    size = inside[0] if inside and inside[0].first in (at, opening + 1) else None
    phrase = phrase_at(sentence, at if size is None else size.last)
    if size is not None:
        fits = (
            size.kind == "count"
            and size.value is not None
            and (part.kind == "percent" or (part.value or 0) <= size.value)
        )
        return Part(size, phrase, part.last) if fits else None
    if phrase is None or tokens[phrase.last - 1].tag != "PLURAL":
        return None
    return Part(None, phrase, part.last)


def _opens_with_of(tokens: Sequence[Token], k: int) -> bool:
    """Whether token ``k`` is the "of" or "among" that opens a clause."""
    if tokens[k].lower not in ("of", "among", "amongst"):
        return False
    if k and tokens[k - 1].lower == "out":
        k -= 1
    return k == 0 or tokens[k - 1].tag in ("PUNCT", "CONJ")


def _leads_to(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether only modifiers stand between "of" and the size of the whole: of the country's 27 provinces."""
    return 0 < first - at <= 4 and all(t.tag in (*PHRASE, "POSS") for t in tokens[at:first])
