"""How the phrase that holds a figure hangs in its clause: what governs it, what it governs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from checker.frozen import frozen
from checker.lexicon import mapping
from checker.model import Token
from checker.phrases.bounds import hangers, own_clause, sentence_clause
from checker.phrases.chunk import INCLUDING, JOINING, REPORTING, TRANSPARENT, Chunk
from checker.phrases.subjects import SUBORDINATING, main_verb, subject_of
from checker.wordclass import lemma, singular

Role = Literal["subject", "object", "oblique", ""]
_THEMSELVES: Final = frozenset({"himself", "herself", "itself", "themselves"})
_END: Final = attrgetter("last")
_HARM: Final = frozenset({"die", "injure", "hospitalize", "arrest", "miss"})
_MOVED_BY: Final = frozenset({"to", "by", "from"})
"""Prepositions by which a figure says where something moved, or how far."""
_FRONTING: Final = frozenset(
    {
        "if",
        "unless",
        "although",
        "though",
        "because",
        "while",
        "when",
        "whenever",
        "after",
        "before",
        "since",
        "as",
        "once",
    }
    | {"until", "hours", "days", "whether"}
)
"""Words that open a clause set before the one that says something."""
_FAR: Final = 40
"""Phrases further away than this govern nothing."""


@frozen
class Clause:
    """How a figure's phrase hangs in its clause; every field is an index into the chunks or a tuple of such.

    ``phrase`` is the noun phrase that holds the figure; ``verb`` the verb group it depends on and ``role`` how;
    ``governor`` the noun phrase it hangs on by ``preposition``; ``subject`` the verb's subject where the figure is not;
    ``tail`` the noun phrases after it within the clause, each with its preposition; ``lead`` those before the subject;
    ``parent`` the phrase it is a part of ("including"); ``also`` further verbs said of it ("treated the 260 injured");
    ``wide`` the (preposition, noun phrase) pairs of the sentence's other clauses, those of who says it left out.
    """

    phrase: int
    verb: int | None = None
    role: Role = ""
    governor: int | None = None
    preposition: int | None = None
    subject: int | None = None
    tail: tuple[tuple[int, int], ...] = ()
    lead: tuple[tuple[int, int], ...] = ()
    parent: int | None = None
    also: tuple[int, ...] = ()
    wide: tuple[tuple[int, int], ...] = ()


def clause(tokens: Sequence[Token], found: Sequence[Chunk], first: int, last: int) -> Clause:
    """How the phrase that holds the tokens ``first`` to ``last`` hangs in its clause."""
    at = _holding(found, first + 1)
    # the phrase may be cut by a hedge ("as many as 40 people"): take the one that holds the figure's last token
    end = _holding(found, last)
    if found[end].kind == "NP":
        at = end
    if at > 1 and tokens[found[at - 2].first].lower == "according":
        return Clause(at)  # who says it does nothing of what is said
    left = _without_fronted(tokens, found, _left(tokens, found, at))
    right = _right(tokens, found, at)
    word = "" if left.preposition is None else tokens[found[left.preposition].head].lower
    if word in INCLUDING:
        left = _Left(left.governor, left.preposition, left.parent) if right.verb is not None else left
    role: Role = "" if left.verb is None else "object" if left.preposition is None else "oblique"
    verb, subject = left.verb, None
    also: tuple[int, ...] = ()
    if _prefers_right(tokens, found, left, right, at):
        assert right.verb is not None
        if left.verb is not None and not right.finite and not (left.coordinated or left.commas or word == "with"):
            also = (left.verb,)
        verb, role = right.verb, right.role
        subject = right.subject
    elif verb is None and left.governor is None:
        verb = _listing(found, at)
        role = "" if verb is None else "object"
        subject = None if verb is None else subject_of(tokens, found, verb)
        if verb is None and left.preposition == at - 1 and (opened := _opened(tokens, found, at)) is not None:
            verb, role, subject = opened, "oblique", subject_of(tokens, found, opened)
    elif verb is not None:
        subject = subject_of(tokens, found, verb)
        subject = None if subject == at else subject
    low, high = own_clause(tokens, found, at, verb, subject)
    wide = sentence_clause(tokens, found, at)
    own = hangers(found, low, high)
    return Clause(
        at,
        verb,
        role,
        left.governor,
        left.preposition,
        subject,
        tuple([pair for pair in own if pair[0] > at]),
        tuple([pair for pair in own if pair[0] < at]),
        left.parent,
        also,
        tuple([pair for pair in hangers(found, *wide) if pair not in own]),
    )


def _holding(found: Sequence[Chunk], last: int) -> int:
    """The chunk that holds the token before ``last``: the chunks cover every token once."""
    return min(bisect_left(found, last, key=_END), len(found) - 1)


class _Left(NamedTuple):
    """What stands left of a figure's phrase, as chunk indices; ``beside``: a phrase between the verb and it."""

    governor: int | None = None
    preposition: int | None = None
    parent: int | None = None
    verb: int | None = None
    coordinated: bool = False
    commas: int = 0


class _Right(NamedTuple):
    """The verb right of a figure's phrase that it is the subject of, or the object where the clause hangs on it
    without a pronoun ("the money they want"); ``finite``: a verb that makes a clause of its own.
    """

    verb: int | None = None
    role: Role = ""
    subject: int | None = None
    finite: bool = False
    near: bool = False


def _prefers_right(tokens: Sequence[Token], found: Sequence[Chunk], left: _Left, right: _Right, at: int) -> bool:
    """Whether the verb after a figure's phrase says what is counted, not the one before it."""
    if right.verb is None:
        return False
    if left.verb is None:
        transparent = left.governor is not None and lemma(tokens[found[left.governor].head]) in TRANSPARENT
        word = tokens[found[at - 1].first].lower if left.preposition == at - 1 and left.governor is None else ""
        partitive = word == "of" or word in SUBORDINATING
        partitive = partitive or (left.governor is None and left.preposition is not None and left.preposition < at - 1)
        return (
            left.preposition is None
            or transparent
            or not right.finite
            or left.parent is not None
            or partitive  # "each of the five presidents has had", "as two rules are kept", "Before noon two left"
        )
    if left.preposition == at - 1 and tokens[found[at - 1].first].lower == "with":
        opens = tokens[found[right.verb].first]
        if right.near and (opens.tag == "GER" or opens.lower == "being"):
            return True  # "with three families being let in"
    tied = left.preposition == at - 1 and tokens[found[at - 1].first].lower in SUBORDINATING
    if tied and right.verb <= at + 3 and tokens[found[right.verb].head].tag == "PAST":
        behind = found[right.verb + 1].kind if right.verb + 1 < len(found) else "STOP"
        return behind == "NP"  # "for the first time since two explosions killed three"
    if left.preposition is not None and right.finite:
        # "as 32 states have called for": a clause of its own
        return left.preposition == at - 1 and tokens[found[at - 1].first].lower in SUBORDINATING
    if left.coordinated or left.commas:
        return right.near or left.commas > 0
    head = lemma(tokens[found[left.verb].head])
    if head in REPORTING:
        # "an attack that claimed 22 lives was", but "a man who said 22 people died"
        return f"{head} {singular(tokens[found[at].head].lower)}" not in mapping("phrases", "concepts")
    if right.finite:
        # "the man who killed 24 people was arrested": the people are those killed
        return not _adjacent(found, left.verb, at) or not _relative(tokens, found, left.verb)
    return right.near


def _adjacent(found: Sequence[Chunk], verb: int, at: int) -> bool:
    return all(found[k].kind in ("PREP", "OTHER", "TIME") for k in range(verb + 1, at))


def _relative(tokens: Sequence[Token], found: Sequence[Chunk], verb: int) -> bool:
    """Whether a verb group has an object of its own or stands in a relative clause: then a phrase after it is its
    object.
    """
    return True if tokens[found[verb].head].tag == "GER" else lemma(tokens[found[verb].head]) not in REPORTING


def _left(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> _Left:
    """Read leftwards from the figure's phrase to the verb or the end of the clause."""
    governor = preposition = parent = None
    word, commas, coordinated, k = "", 0, False, at - 1
    while k >= 0 and at - k < _FAR:
        c = found[k]
        if c.kind in ("STOP", "WH"):
            break
        if c.kind == "VG":
            return _Left(governor, preposition, parent, k, coordinated, commas)
        if c.kind == "PREP" and preposition is None and governor is None and not coordinated and not commas:
            preposition, word = k, tokens[c.first].lower
        elif c.kind == "NP":
            tied = word in _MOVED_BY or (word == "of" and tokens[c.head].tag == "NAME" and k == (preposition or 0) - 1)
            if tied and governor is None and (head := _hung(found, k)) is not None:
                k = head - 1  # "the toll in the city rose to 24": the toll it is
                continue
            if (
                preposition is not None
                and governor is None
                and (
                    k == preposition - 1
                    or (word in _MOVED_BY and not (commas and word == "from"))
                    or word in INCLUDING
                    or _told_when(found, k, preposition)
                )
            ):
                governor = k
                parent = _whole(tokens, found, k) if word in INCLUDING else None
        elif c.kind == "CONJ":
            if tokens[c.first].lower not in JOINING:
                break
            coordinated = True
        elif c.kind == "COMMA":
            commas += 1
            if commas > 2:
                break
        k -= 1
    return _Left(governor, preposition, parent, None, coordinated, commas)


def _without_fronted(tokens: Sequence[Token], found: Sequence[Chunk], left: _Left) -> _Left:
    """What stands left without a verb that belongs to a clause set before: "Unless we act, half of it"."""
    if left.verb is None or not left.commas or left.coordinated:
        return left
    k = left.verb - 1
    while k >= 0 and found[k].kind in ("NP", "OTHER", "TIME", "PREP", "VG"):
        if tokens[found[k].first].lower in _FRONTING:
            break
        k -= 1
    if k < 0 or tokens[found[k].first].lower not in _FRONTING or (k and found[k - 1].kind not in ("STOP", "CONJ")):
        return left
    return _Left(left.governor, left.preposition, left.parent, None, left.coordinated, left.commas)


def _told_when(found: Sequence[Chunk], noun: int, preposition: int) -> bool:
    """Whether only a time parts a noun from its preposition: "a deficit this year of $9 billion"."""
    return noun == preposition - 2 and found[noun + 1].kind == "TIME"


def _whole(tokens: Sequence[Token], found: Sequence[Chunk], k: int) -> int:
    """The phrase that "including" goes back to: the nearest of several things, not the place or time between."""
    for j in range(k, max(-1, k - 9), -1):
        if found[j].kind == "STOP":
            break
        if found[j].kind != "NP":
            continue
        head = tokens[found[j].head]
        if head.tag in ("PLURAL", "NUM") or any(tokens[i].tag == "NUM" for i in range(found[j].first, found[j].last)):
            return j
    return k


def _listing(found: Sequence[Chunk], at: int) -> int | None:
    """The verb whose objects are listed behind a colon: "the plan envisions: 20 new schools; 15 new roads"."""
    k = at
    while k > 0 and found[k].kind in ("NP", "PREP", "CONJ", "OTHER", "STOP"):
        k -= 1
        if found[k].kind == "VG":
            return k if found[k + 1].kind == "STOP" else None
    return None


def _opened(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> int | None:
    """The verb of the clause that a figure's phrase opens by a preposition: "In 12 villages, troops burned houses"."""
    k = at - 1
    if k and found[k - 1].kind not in ("STOP", "COMMA", "CONJ", "WH", "TIME"):
        return None
    k = at + 1
    while k < len(found) and found[k].kind in ("PREP", "NP", "OTHER", "TIME"):
        k += 1
    if k >= len(found):
        return None
    if found[k].kind == "VG" and found[at + 1].kind == "NP":
        k = at  # "For 20 years test scores went down"
    elif found[k].kind != "COMMA" or found[k + 1 : k + 2] == ():
        return None
    k += 1
    first = k
    while k < len(found) and found[k].kind in ("PREP", "NP", "OTHER", "TIME"):
        k += 1
    if k == first or k >= len(found) or found[k].kind != "VG" or tokens[found[k].first].tag in ("TO", "GER"):
        return None
    return main_verb(tokens, found, k) if found[k - 1].kind != "COMMA" else None


def _acts(tokens: Sequence[Token], found: Sequence[Chunk], verb: int) -> bool:
    """Whether a past form behind joined nouns says what all did: "dozens of officers and guards descended on"."""
    uncounted = all(tokens[i].tag != "NUM" for i in range(found[verb - 1].first, found[verb - 1].last))
    follows = found[verb + 1].kind if verb + 1 < len(found) else "STOP"
    harmless = mapping("predicates", "concepts").get(lemma(tokens[found[verb].head])) not in _HARM
    return (
        uncounted
        and tokens[found[verb].head].tag == "PAST"
        and (follows in ("PREP", "NP") or (follows == "STOP" and harmless))
    )


def _hung(found: Sequence[Chunk], k: int) -> int | None:
    """The preposition that a noun phrase hangs on, alone or joined to another: "aid to the states and towns"."""
    while k > 1 and found[k - 1].kind == "CONJ" and found[k - 2].kind == "NP":
        k -= 2
    return k - 1 if k > 0 and found[k - 1].kind == "PREP" else None


def _right(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> _Right:
    """The verb after a figure's phrase that says something of it: right behind it or behind what hangs on it."""
    k, inserted, near, joined = at + 1, False, True, False
    if _set_beside(tokens, found, at):
        return _Right(main_verb(tokens, found, at + 2), "subject", None, True)
    end = min(len(found), at + 14)
    while k < end:
        c = found[k]
        if c.kind == "VG":
            if inserted:
                k += 1
                continue
            if found[k - 1].kind == "PREP":
                return _Right()  # "a filibuster before yielding"
            bare = c.last - c.first == 1 and tokens[c.head].tag in ("GER", "PAST")
            if bare and k + 1 < len(found) and found[k + 1].kind == "VG" and _finite(tokens, found[k + 1]):
                k += 1  # "21 of the 200 wounded are still in hospital"
                continue
            if bare and joined and not _acts(tokens, found, k):
                return _Right()  # "500 dead and thousands injured"
            infinitive = tokens[c.first].tag == "TO"
            if infinitive and k == at + 1 and c.passive:
                return _Right(k, "subject", None, False, True)  # "expects $8 million to be recovered"
            if infinitive or (bare and tokens[c.head].tag == "GER" and not near):
                return _Right()
            main = main_verb(tokens, found, k)
            return _Right(main, "subject", None, not bare, near)
        if c.kind == "WH" and near and (k == at + 1 or tokens[found[k - 2].first].lower == "of"):
            if k + 1 < len(found) and found[k + 1].kind == "VG" and tokens[c.first].lower in ("that", "who", "which"):
                return _Right(main_verb(tokens, found, k + 1), "subject", None, False, True)
            if (
                k + 2 < len(found)
                and found[k + 1].kind == "NP"
                and found[k + 2].kind == "VG"
                and _names_object(tokens, c)
            ):
                return _Right(main_verb(tokens, found, k + 2), "object", k + 1, False, True)
            return _Right()
        if c.kind == "WH" and not inserted:
            return _Right()
        if c.kind == "STOP":
            return _Right()
        if c.kind == "CONJ" and not inserted:
            joins = k + 1 < len(found) and found[k + 1].kind == "NP" and tokens[c.first].lower in JOINING
            if not joins:
                return _Right()
            k += 2
            near, joined = False, True
            continue
        if c.kind == "COMMA":
            inserted, near = not inserted, False
        elif c.kind == "NP" and tokens[c.first].lower == "whose":
            return _Right()  # "millions of people whose homes burnt"
        elif c.kind == "NP" and not inserted and tokens[c.head].lower in _THEMSELVES:
            joined = False  # "60 guests and the owner himself died"
        elif c.kind == "NP" and not inserted:
            if (
                k + 1 < len(found)
                and found[k + 1].kind == "VG"
                and tokens[found[k + 1].first].tag not in ("GER", "TO")
                and found[k - 1].kind in ("NP", "PREP")
                and (k == at + 1 or (k == at + 3 and tokens[found[at + 1].first].lower in ("of", "in")))
            ):
                return _behind_saying(tokens, found, k)
            return _Right()
        elif c.kind == "PREP" and k + 1 < len(found) and found[k + 1].kind == "NP":
            if tokens[found[k + 1].first].lower == "whose":
                return _Right()
            tied = k + 2 < len(found) and found[k + 2].kind == "VG" and tokens[found[k + 2].head].tag == "PAST"
            tied = tied and found[k + 2].last - found[k + 2].first == 1 and tokens[c.first].lower != "of"
            near = near and k == at + 1 and not tied  # "tweets about plans | raised abroad": it is the plans
            if tokens[c.first].lower in SUBORDINATING and k + 2 < len(found) and found[k + 2].kind == "VG":
                return _Right()  # "600 as the army moved in"
            k += 2
            continue
        k += 1
    return _Right()


def _names_object(tokens: Sequence[Token], wh: Chunk) -> bool:
    """Whether a relative pronoun may stand for what its clause acts on: "the days that I spent there"."""
    return tokens[wh.first].lower in ("that", "which", "whom")


def _behind_saying(tokens: Sequence[Token], found: Sequence[Chunk], subject: int) -> _Right:
    """What a clause without a pronoun says of the figure, who only says it passed: "four men they say are suspects",
    "three things I believe we should keep".
    """
    verb = subject + 1
    said = found[verb + 1 : verb + 3] if lemma(tokens[found[verb].head]) in REPORTING else ()
    if said and said[0].kind == "VG" and _finite(tokens, said[0]):
        return _Right(main_verb(tokens, found, verb + 1), "subject", None, False, True)
    nested = len(said) > 1 and said[0].kind == "NP" and said[1].kind == "VG"
    if nested and tokens[said[1].first].tag not in ("GER", "TO"):
        return _Right(main_verb(tokens, found, verb + 2), "object", verb + 1, False, True)
    return _Right(main_verb(tokens, found, verb), "object", subject, False, True)


def _finite(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a verb group opens with what makes a clause of it."""
    return tokens[chunk.first].tag in ("BE", "HAVE", "DO", "MODAL")


def _set_beside(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> bool:
    """Whether a figure only says how much its subject is, commas around: "the rest, about $4 billion, will go"."""
    if at < 2 or at + 2 >= len(found) or found[at - 1].kind != "COMMA" or found[at + 1].kind != "COMMA":
        return False
    before, verb = found[at - 2], found[at + 2]
    apposed = before.kind == "NP" and tokens[before.head].tag in ("NOUN", "PLURAL")
    return apposed and verb.kind == "VG" and _finite(tokens, verb)
