"""Places in an order: "for the second time", "the third-largest port", "the deadliest storm in a decade", a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import ClassVar, Final

from checker.clauses import spaced
from checker.lexicon import table, words
from checker.model import Mention, Rank, Sentence, Token
from checker.numerals import Number
from checker.wordclass import NOUNISH

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_SPOKEN = frozenset({"best", "worst", "most", "least"})
_RANKING = frozenset(
    {
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "finish",
        "finished",
        "finishes",
        "placed",
        "came",
        "comes",
        "coming",
        "place",
    }
)
_STOP_TAGS = frozenset({"BE", "HAVE", "MODAL", "WH", "DO"})
_REACH = 16
"""How many tokens after a superlative its scope may begin."""

_NUMBERED: Final = frozenset({"no", "number"})
"""What stands before a rank given as a number."""


@lru_cache(maxsize=65536)
def _may_begin(lower: str) -> bool:
    """Whether a word may begin a rank: kept for every word, for each is asked about in every sentence."""
    return (
        lower in words("ordinals", "identifiers")
        or lower in _SUFFIXES
        or lower in _SPOKEN
        or lower in ("record", "first-ever")
        or lower.startswith(("record-", "all-time"))
        or (len(lower) > 4 and lower.endswith("est") and lower not in words("no_superlative", "ranks"))
        or "est-" in lower
        or "-est" in lower
    )


@lru_cache(maxsize=65536)
def _may_be_rank(lower: str) -> bool:
    """Whether a rank may be told from a word on, "No. 2" among them."""
    return _may_begin(lower) or lower in _NUMBERED


_BEHIND: Final = ',.;:)"”?!'
"""Marks behind a word."""
_LEADS: Final = frozenset({"the", "single"}) | words("poss")
"""What stands before a superlative that claims a place."""


@lru_cache(maxsize=65536)
def _only_superlative(lower: str) -> bool:
    """Whether a word that may begin a rank can do so as a plain superlative alone: "largest", "most"."""
    return lower in _SPOKEN or (
        lower.isalpha() and lower.endswith("est") and lower not in words("ordinals", "identifiers")
    )


class Ranks:
    """A claim to a place in an order, spanning the words of rank alone: a number beside it stays a number.

    A superlative counts only with a scope that could be checked ("in history", "in the world", "since 1990", "the
    nation's"); an ordinal only with "time", with a superlative, or as a first of its kind ("the first woman to").
    """

    name: ClassVar[str] = "rank"
    precedence: ClassVar[int] = 92
    reads: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        ("The team won the cup for the second time.", ("rank 2 time",)),
        ("It was the first time in nine years that the river froze.", ("rank 1 time in nine years",)),
        ("Oslo has the third-largest port in the region.", ("rank 3 port in the region",)),
        ("The storm was the deadliest in modern Dutch history.", ("rank 1 in modern Dutch history",)),
        ("The bill drew a record 112 signatures.", ("rank 1 signatures",)),
        ("She was the first woman to lead the bank.", ("rank 1 woman to lead",)),
        ("The school ranked fifth in the province.", ("rank 5 in the province",)),
        ("Exports hit an all-time high in May.", ("rank 1 high",)),
        ("It is the world's oldest lighthouse.", ("rank 1 lighthouse world's",)),
        ("The road is the No. 2 cause of delay.", ("rank 2 cause of delay",)),
    )
    quiet: ClassVar[tuple[str, ...]] = (
        "That was the best part of the day.",
        "Most people stayed at home.",
        "At least 12 boats sank.",
        "First, we thank the cooks.",
        "The first lady opened the second gallery.",
        "He has a criminal record.",
        "Police tested the latest request.",
        "Decree No. 45-KD/AB lapsed.",
        "On the second day it rained.",
    )

    def concerns(self, lower: str) -> bool:
        """Whether a word may begin a rank: a cheap look at its form before the grammar."""
        return _may_begin(lower)

    def fits(self, printed: Sequence[str], at: int) -> bool:
        """Whether a superlative may be one: a mark, an article or an owner stands before it."""
        word = printed[at]
        if not word[0].isalnum() or not _only_superlative(word.rstrip(_BEHIND).lower()):
            return True
        before = printed[at - 1] if at else ""
        return before != "" and (not before.isalnum() or before.lower() in _LEADS)

    def find(self, sentence: Sentence, numbers: Sequence[Number]) -> Iterator[Mention]:  # noqa: ARG002
        """The ranks in the sentence, in order."""
        tokens = sentence.tokens
        free = 0
        for index in [k for k, token in enumerate(tokens) if _may_be_rank(token.lower)]:
            lower = tokens[index].lower
            if index < free or tokens[index].tag == "PUNCT":
                continue
            found: tuple[int, int, int, str] | None = None
            if lower in words("ordinals", "identifiers") or (
                lower in _SUFFIXES and index and tokens[index - 1].tag == "NUM"
            ):
                found = _ordinal(tokens, index)
            elif lower == "record" or lower.startswith(("record-", "all-time")):
                found = _record(tokens, index)
            elif lower == "first-ever":
                found = (index, index + 1, 1, _phrase(tokens, index + 1))
            elif lower in _NUMBERED and index + 1 < len(tokens):
                found = _numbered(tokens, index)
            elif (len(lower) > 4 and lower.endswith("est")) or lower in _SPOKEN or "est-" in lower or "-est" in lower:
                found = _superlative(tokens, index)
            if found is not None:
                first, last, order, of = found
                free = last
                confidence = 0.85
                rank = Rank(order=order, of=of)
                yield Mention(
                    "rank",
                    tokens[first].start,
                    tokens[last - 1].end,
                    first,
                    last,
                    self.name,
                    rank=rank,
                    confidence=confidence,
                )


def _phrase_end(tokens: Sequence[Token], first: int) -> int:
    """Where the noun phrase at ``first`` ends, prepositional phrases without names not taken in."""
    index = first
    if index < len(tokens) and tokens[index].tag == "VERB":
        index += 1
    while index < len(tokens) and tokens[index].tag in (
        "NOUN",
        "PLURAL",
        "NAME",
        "ADJ",
        "NUM",
        "GER",
        "PAST",
        "ADV",
        "SYM",
    ):
        if tokens[index].tag == "PAST" and index > first and tokens[index - 1].tag in NOUNISH:
            break
        if tokens[index].tag == "ADV" and tokens[index - 1].tag in NOUNISH and index > first:
            break
        index += 1
    return index


def _scope(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """The tokens that say among what the superlative is one, at or after ``index``."""
    end = min(len(tokens), index + _REACH)
    while index < end:
        token = tokens[index]
        if token.tag in _STOP_TAGS or token.text in (",", ";", ":", "—", "–", "(", ")", '"', "”", "."):
            return None
        if token.lower in ("ever", "worldwide", "nationwide", "statewide", "globally", "anywhere"):
            return index, index + 1
        if token.lower == "since" and index + 1 < len(tokens):
            return index, _object_end(tokens, index + 1)
        if token.lower in ("in", "of", "on", "among", "for", "across", "within"):
            stop = _object_end(tokens, index + 1)
            span = tokens[index + 1 : stop]
            scoped = [t for t in span if t.lower in words("scope", "ranks")]
            if token.lower == "of" and not any(t.lower in words("periods", "ranks") for t in scoped):
                scoped = []
            if scoped or (
                token.lower == "in" and any(t.tag == "NAME" and t.lower not in words("months", "times") for t in span)
            ):
                return index, stop
            index = max(stop, index + 1)
            continue
        index += 1
    return None


def _object_end(tokens: Sequence[Token], index: int) -> int:
    """Where the object of a preposition ends: determiner, phrase, and one more link by "of", "'s" or "the"."""
    start = index
    while index < len(tokens) and index - start < 12:
        tag = tokens[index].tag
        if tag in ("DET", "POSS") or tokens[index].lower in ("at", "least", "than", "more"):
            index += 1
            continue
        stop = _phrase_end(tokens, index)
        if stop == index:
            break
        index = stop
        if index < len(tokens) and (tokens[index].tag == "POSS" or tokens[index].lower == "of"):
            index += 1
            continue
        break
    while index > start and tokens[index - 1].lower in ("of", "the"):
        index -= 1
    return index


def _phrase(tokens: Sequence[Token], index: int) -> str:
    """What the order is of: the noun phrase with its scope."""
    start = index
    stop = _phrase_end(tokens, index)
    while start < stop and (tokens[start].tag == "NUM" or tokens[start].tag == "SYM"):
        start += 1
    scope = _scope(tokens, stop)
    if scope is not None and scope[0] - start <= _REACH:
        return spaced(tokens, start, scope[1])
    if stop + 1 < len(tokens) and tokens[stop].lower == "of":
        return spaced(tokens, start, _object_end(tokens, stop + 1))
    return spaced(tokens, start, stop)


def _ordinal(tokens: Sequence[Token], index: int) -> tuple[int, int, int, str] | None:
    first = index
    lower = tokens[index].lower
    if lower in _SUFFIXES:
        first = index - 1
        digits = tokens[first].text
        if not digits.isdigit() or len(digits) > 3:
            return None
        order = int(digits)
    else:
        order = _order(lower)
    if order < 1:
        return None
    following = index + 1
    if following >= len(tokens):
        return _ranked(tokens, first, following, order)
    after = tokens[following]
    if after.text == "-" and following + 1 < len(tokens):
        following += 1
        after = tokens[following]
    if after.lower == "-ever" or (after.lower == "ever" and tokens[following - 1].text == "-"):
        return first, following + 1, order, _phrase(tokens, following + 1)
    straight = following
    while straight < len(tokens) and tokens[straight].lower in ("straight", "consecutive"):
        straight += 1
    if (
        straight < len(tokens)
        and tokens[straight].lower == "time"
        and first
        and tokens[first - 1].tag in ("DET", "POSS")
    ):
        scope = (
            _scope(tokens, straight + 1)
            if straight + 1 < len(tokens) and tokens[straight + 1].tag in ("PREP", "ADV")
            else None
        )
        close = scope is not None and scope[0] <= straight + 2
        return first, straight + 1, order, spaced(tokens, straight, scope[1] if scope and close else straight + 1)
    if _is_superlative(tokens, following):
        last = following + 1
        if (
            tokens[following].lower in ("most", "least")
            and last < len(tokens)
            and tokens[last].tag in ("ADJ", "PAST", "GER")
        ):
            last += 1
        return first, last, order, _phrase(tokens, last)
    if (
        first
        and tokens[first - 1].tag in ("DET", "POSS")
        and _is_seat(tokens, following, tokens[first - 1].tag == "POSS")
    ):
        return first, index + 1, order, _phrase(tokens, following)
    if (
        order == 1
        and first
        and tokens[first - 1].tag in ("DET", "POSS")
        and after.tag in NOUNISH | {"ADJ"}
        and lower == "first"
    ):
        stop = _phrase_end(tokens, following)
        if tokens[stop - 1].lower in words("unranked", "ranks") or after.lower in words("unranked", "ranks"):
            return None
        if (
            stop + 1 < len(tokens)
            and tokens[stop].tag == "TO"
            and tokens[stop + 1].tag in ("VERB", "BE", "HAVE", "NOUN")
        ):
            return first, index + 1, 1, spaced(tokens, following, stop + 2)
        scope = _scope(tokens, stop) if stop < len(tokens) else None
        if scope is not None and (
            tokens[scope[0]].lower in ("ever", "since")
            or any(t.lower in ("history", "decades", "years") for t in tokens[slice(*scope)])
        ):
            return first, index + 1, 1, spaced(tokens, following, scope[1])
        return None
    return _ranked(tokens, first, index + 1, order)


def _is_seat(tokens: Sequence[Token], index: int, owned: bool) -> bool:
    """Whether a member or a holder of an office is counted: "the 150th member of", "the league's 12th president"."""
    stop = _phrase_end(tokens, index)
    if owned and stop > index:
        return stop - index < 3 and tokens[stop - 1].lower in words("seats", "ranks")
    if stop == index or stop - index > 3 or stop + 1 >= len(tokens) or tokens[stop].lower not in ("of", "to"):
        return False
    return tokens[stop - 1].lower in words("seats", "ranks") | words("titles", "roles")


def _order(word: str) -> int:
    """The number an ordinal word stands for, 0 where it has none of its own here."""
    listed = _ordered()
    return listed.index(word) + 1 if word in listed[:15] else 0


@cache
def _ordered() -> tuple[str, ...]:
    return tuple(table("identifiers")["ordinals"].split())


def _ranked(tokens: Sequence[Token], first: int, last: int, order: int) -> tuple[int, int, int, str] | None:
    """ "ranked fifth", "finished in third place"."""
    place = first - 1
    while place >= 0 and first - place < 4 and tokens[place].lower in ("in", "the", "at", "a", "joint", "as"):
        place -= 1
    if place < 0 or tokens[place].lower not in _RANKING:
        return None
    if (
        last < len(tokens)
        and tokens[last].lower
        not in (
            "in",
            "among",
            "out",
            "of",
            "on",
            "place",
            "behind",
            "with",
            "nationally",
            "worldwide",
        )
        and tokens[last].tag != "PUNCT"
    ):
        return None
    if tokens[place].lower in ("came", "comes", "coming", "place") and (
        last >= len(tokens) or tokens[last].lower not in ("in", "place")
    ):
        return None
    if last < len(tokens) and tokens[last].lower == "place":
        last += 1
    scope = _scope(tokens, last) if last < len(tokens) else None
    return first, last, order, spaced(tokens, scope[0], scope[1]) if scope else ""


def _is_superlative(tokens: Sequence[Token], index: int) -> bool:
    lower = tokens[index].lower
    if lower in _SPOKEN:
        return True
    head = _after_ordinal(lower).split("-")[0]
    return (
        len(head) > 4
        and head.endswith("est")
        and head not in words("no_superlative", "ranks")
        and tokens[index].tag in ("ADJ", "NOUN", "ADV", "NAME", "VERB")
    )


def _after_ordinal(lower: str) -> str:
    """A word without the ordinal it begins with: "largest" of "second-largest"."""
    ordinal, hyphen, rest = lower.partition("-")
    return rest if hyphen and _order(ordinal) else lower


def _superlative(tokens: Sequence[Token], index: int) -> tuple[int, int, int, str] | None:
    if not _is_superlative(tokens, index) or not index:
        return None
    lower = tokens[index].lower
    order = 1 if _after_ordinal(lower) == lower else _order(lower.partition("-")[0])
    lead = tokens[index - 1]
    last = index + 1
    if any(
        tokens[k].lower == "of"
        and tokens[k - 1].lower in ("one", "some", "many", "two", "three", "several", "few", "part")
        for k in range(max(1, index - 5), index)
    ):
        return None  # "one of the largest" claims no place
    if lower in ("most", "least"):
        if (
            last >= len(tokens)
            or tokens[last].tag not in ("ADJ", "PAST", "GER")
            or (lead.lower in ("at", "the") and last == len(tokens))
        ):
            return None
        last += 1
    owner = lead.tag == "POSS" and lead.lower not in ("my", "your", "his", "her", "its", "their", "whose", "one's")
    if not (owner or lead.lower in ("the", "single") or lead.tag == "POSS" or lead.text in ("(", ",", ":")):
        return None
    if owner and lower in ("best", "worst"):
        return None
    if owner and lead.lower not in ("our",):
        place = index - 2
        start = place
        while start and tokens[start - 1].tag in ("NAME", "ADJ") and tokens[start - 1].text[0].isupper():
            start -= 1
        place_names = tokens[place].tag == "NAME" or tokens[place].lower in words("scope", "ranks")
        if not place_names:
            return None
        stop = _phrase_end(tokens, last)
        if stop == last:
            return None
        return index, last, order, f"{spaced(tokens, last, stop)} {spaced(tokens, start, index)}"
    scope = _scope(tokens, last)
    if scope is None:
        return None
    if lower in ("best", "greatest", "finest") and not any(
        t.lower in words("periods", "ranks") or t.lower in ("ever", "since") for t in tokens[scope[0] : scope[1]]
    ):
        return None
    return index, last, order, spaced(tokens, last, scope[1])


def _record(tokens: Sequence[Token], index: int) -> tuple[int, int, int, str] | None:
    lower = tokens[index].lower
    following = index + 1
    if following >= len(tokens):
        return None
    if lower in ("all-time", "record-high", "record-low") or lower.startswith("record-breaking"):
        return index, following, 1, _phrase(tokens, following)
    if lower != "record":
        return None
    before, after = tokens[index - 1] if index else None, tokens[following]
    if (
        before is not None
        and (before.lower in ("on", "for", "the", "criminal", "track", "public") or before.tag == "POSS")
        and after.lower
        not in (
            "number",
            "high",
            "low",
        )
    ):
        return None
    if after.tag in ("NUM", "SYM") or after.lower in words("record_of", "ranks"):
        return index, following, 1, _phrase(tokens, following)
    return None


def _numbered(tokens: Sequence[Token], index: int) -> tuple[int, int, int, str] | None:
    """ "the No. 2 cause", "number one in the world"."""
    place = index + 1
    if tokens[index].lower == "no":
        if tokens[place].text != "." or place + 1 >= len(tokens):
            return None
        place += 1
    token = tokens[place]
    spelled = {"one": 1, "two": 2, "three": 3}
    if token.text.isdigit() and len(token.text) <= 2:
        order = int(token.text)
    elif token.lower in spelled:
        order = spelled[token.lower]
    else:
        return None
    before = tokens[index - 1] if index else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is not None and (after.text in ("-", "/") or (after.start == token.end and after.tag != "PUNCT")):
        return None
    if before is None or not order or before.lower in ("resolution", "decree", "order"):
        return None
    if before.tag not in ("DET", "POSS", "BE") and before.lower not in ("ranked", "as", "at", "to", "ranks", "world"):
        return None
    if after is not None and after.tag not in ("NOUN", "ADJ", "PREP", "PUNCT", "PLURAL", "VERB", "NAME"):
        return None
    if tokens[index].lower == "number" and (after is None or after.tag == "PLURAL" or after.tag == "PUNCT"):
        return None
    if after is not None and after.tag == "PREP":
        scope = _scope(tokens, place + 1)
        return (index, place + 1, order, spaced(tokens, scope[0], scope[1])) if scope else None
    return index, place + 1, order, _phrase(tokens, place + 1)
