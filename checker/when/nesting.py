"""Which clauses of a sentence are shut off from which: what a relative clause dates is not dated for the main one.

Read off the words that open a clause and the verb groups: a sketch, made once for a sentence that states a time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from checker.clauses import VerbGroup, is_reporting
from checker.lexicon import words
from checker.model import Token
from checker.wordclass import NOUNISH

_DASHES: Final = frozenset({"—", "–", "--"})
_CLOSERS: Final = _DASHES | {";", ")", "]"}
_FREE: Final = frozenset({"when", "whenever", "where", "what", "whatever", "how", "why"})
"""Openings of clauses whose time is also that of the main one: "when it opened in 2012 it carried 40"."""
_HEAD: Final = 8
"""Words of the noun phrase before a relative clause that the clause may tell of."""
_IN_HEAD: Final = NOUNISH | {"ADJ", "PREP", "DET", "POSS", "NUM", "ADV", "SYM"}
_SUBJECT: Final = NOUNISH | {"PRON"}
_BETWEEN: Final = 12
"""Tokens of a subject between "and" and its verb."""
_REACH: Final = 40
"""Tokens before a place in which the "and" that opens its clause is looked for."""


class Nested(NamedTuple):
    """A clause inside another: its tokens half open; ``said``: what is said or known, not what describes a noun.

    ``apart``: the verb behind it speaks of another time than its own.
    """

    first: int
    last: int
    said: bool
    apart: bool


def nested(tokens: Sequence[Token], groups: Sequence[VerbGroup]) -> tuple[Nested, ...]:
    """The relative clauses of a sentence and those told by "that", in order."""
    found = []
    for index, token in enumerate(tokens):
        if token.tag != "WH" or token.lower in _FREE or not index:
            continue
        place = bisect_left(groups, index, key=lambda g: g.first)
        if place == len(groups):
            break
        said = token.lower == "that" and place > 0 and _tells(groups[place - 1], index)
        last = _end(tokens, groups, index, place, said=said)
        found.append(Nested(index, last, said, _apart(groups, place, last)))
    return tuple(found)


def _tells(verb: VerbGroup, index: int) -> bool:
    """Whether "that" hands on what the verb right before it says or knows, and describes no noun."""
    return verb.last == index and (is_reporting(verb) or verb.lemma in words("knowing", "times"))


def _end(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int, place: int, *, said: bool) -> int:
    """Where a clause that opens at a token ends, ``place`` being that of the first verb group behind it."""
    own = groups[place]
    following = groups[place + 1] if place + 1 < len(groups) else None
    inserted = not said and tokens[index - 1].text == ","
    limit = len(tokens)
    for k in range(own.last, len(tokens)):
        if tokens[k].text in _CLOSERS or (inserted and tokens[k].text == ","):
            limit = k
            break
    if said or following is None or following.first >= limit or is_reporting(own):
        return limit
    between = tokens[own.last : following.first]
    if following.infinitive or following.tense == "none" or following.bare:
        return limit
    if any(t.tag in ("CONJ", "WH", "PUNCT", "TO") or t.lower in words("subordinators", "times") for t in between):
        return limit
    return following.first


def _apart(groups: Sequence[VerbGroup], place: int, last: int) -> bool:
    own = groups[place].tense
    main = next((g.tense for g in groups[place + 1 :] if g.first >= last and not g.infinitive), "none")
    return own != main and "none" not in (own, main)


def around(inner: Sequence[Nested], first: int) -> tuple[Nested, ...]:
    """The clauses that hold a token."""
    return tuple(clause for clause in inner if clause.first < first < clause.last)


def opening(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> int:
    """The "and" or "but" that begins the clause of a token with a subject and verb of its own, else -1."""
    for place in range(index - 1, max(0, index - _REACH), -1):
        token = tokens[place]
        if token.text in _CLOSERS or token.tag == "WH":
            return -1
        if token.tag == "CONJ" and _begins_a_clause(tokens, groups, place):
            return place
    return -1


def _begins_a_clause(tokens: Sequence[Token], groups: Sequence[VerbGroup], index: int) -> bool:
    place = bisect_left(groups, index, key=lambda g: g.first)
    if place == len(groups) or groups[place].tense == "none" or not place:
        return False
    before = tokens[groups[place - 1].last : index]
    if groups[place - 1].tense == "none" or any(
        t.tag == "WH" or t.text in _CLOSERS or t.lower in words("subordinators", "times") for t in before
    ):
        return False  # "where homes and shops were": no verb yet
    subject = tokens[index + 1 : groups[place].first]
    if not 0 < len(subject) <= _BETWEEN or subject[0].tag in ("NUM", "GER", "PAST", "VERB", "WH"):
        return False
    return any(t.tag in _SUBJECT for t in subject) and not any(t.tag == "WH" for t in subject)


def shut_off(tokens: Sequence[Token], within: Sequence[Nested], first: int, last: int) -> bool:
    """Whether one of the clauses that hold a time keeps it from a figure at tokens ``first`` to ``last``."""
    for clause in within:
        if clause.first <= first < clause.last:
            continue
        if last > clause.first:
            if clause.apart:
                return True
        elif clause.said or not _describes(tokens, last, clause.first):
            return True
    return False


def _describes(tokens: Sequence[Token], last: int, opens: int) -> bool:
    """Whether a relative clause may tell of the figure: nothing but its noun phrase stands between."""
    between = tokens[last:opens]
    if between and between[-1].text == ",":
        between = between[:-1]
    return len(between) <= _HEAD and all(t.tag in _IN_HEAD or t.text == "-" for t in between)
