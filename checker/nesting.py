"""Clauses inside clauses: what a relative clause says and dates is not said and dated of the main one.

Read off the words that open a clause and the verb groups, a sketch of a parse; and, with that, the verb a figure
hangs on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from checker.clauses import VerbGroup, governing, groups_of, is_reporting
from checker.lexicon import words
from checker.model import Mention, Token
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


_LEAD: Final = 12
"""Tokens of a list's item before its figure."""
_OF_ITEM: Final = NOUNISH | {"SYM", "ADV", "DET", "PREP", "CONJ", "ADJ", "PUNCT", "POSS"}


_PUTTING: Final = frozenset({"put", "place", "set", "estimate", "keep", "hold"})
_FINDING: Final = frozenset({"find", "count", "show", "calculate", "learn", "put"})


class Nested(NamedTuple):
    """A clause inside another: its tokens half open; ``said``: what is said or known, not what describes a noun.

    ``apart``: the verb behind it speaks of another time than its own; ``free``: its time may be that of the main one.
    """

    first: int
    last: int
    said: bool
    apart: bool
    free: bool = False


class _Remembered(NamedTuple):
    """What is known of the sentence last asked about: its inner clauses, and the verbs of the figures asked about."""

    tokens: tuple[Token, ...]
    inner: tuple[Nested, ...]
    verbs: dict[tuple[int, int], VerbGroup | None]


_last: _Remembered = _Remembered((), (), {})


def _remembered(tokens: tuple[Token, ...]) -> _Remembered:
    global _last
    if _last.tokens is not tokens:
        _last = _Remembered(tokens, tuple(_nested(tokens, groups_of(tokens))), {})
    return _last


def nested(tokens: tuple[Token, ...]) -> tuple[Nested, ...]:
    """The relative clauses of a sentence and those told by "that", in order; remembered for the sentence last asked."""
    return _remembered(tokens).inner


def _nested(tokens: Sequence[Token], groups: Sequence[VerbGroup]) -> Iterator[Nested]:
    for index, token in enumerate(tokens):
        if token.tag != "WH" or not index:
            continue
        place = bisect_left(groups, index, key=lambda g: g.first)
        if place == len(groups):
            break
        said = token.lower == "that" and place > 0 and _tells(groups[place - 1], index)
        last = _end(tokens, groups, index, place, said=said)
        yield Nested(index, last, said, _apart(groups, place, last), token.lower in _FREE)


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
        if tokens[k].text in _CLOSERS or (inserted and tokens[k].text == "," and tokens[k + 1 : k + 2] != ()):
            if tokens[k].text == "," and tokens[k + 1].tag == "GER":
                continue  # "where it hit in 2011, killing 12"
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
    return tuple(clause for clause in inner if clause.first < first < clause.last and not clause.free)


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
    if tokens[opens].lower == "who" and any(t.lower in ("those", "people", "anyone") for t in between[1:]):
        return False  # "15 percent for those who borrow"
    return len(between) <= _HEAD and all(t.tag in _IN_HEAD or t.text == "-" for t in between)


def verb_of(tokens: tuple[Token, ...], mention: Mention) -> VerbGroup | None:
    """The verb a figure hangs on: of a list for its items, and none of a clause that is over before the figure."""
    verbs = _remembered(tokens).verbs
    place = mention.first, mention.last
    if place not in verbs:
        found = _inside(tokens, *place) or _verb_of(tokens, *_head_of_list(tokens, *place))
        verbs[place] = None if found is None else _left_out(tokens, _shared(tokens, found), *place)
    return verbs[place]


def _left_out(tokens: tuple[Token, ...], group: VerbGroup, first: int, last: int) -> VerbGroup:
    """A participle behind a figure with the "are" that is not said again: "30 are dead and 200 wounded"."""
    if not group.bare or tokens[group.head].tag != "PAST" or not last <= group.first <= last + 2:
        return group
    lead = first - 1
    while lead > 0 and first - lead <= 3 and tokens[lead].tag in ("ADV", "DET", "PREP", "ADJ"):
        lead -= 1
    if lead < 1 or tokens[lead].tag != "CONJ":
        return group
    groups = groups_of(tokens)
    place = bisect_left(groups, lead, key=lambda g: g.first)
    before = groups[place - 1] if place else None
    if before is None or before.tense not in ("present", "past") or lead - before.last > _HEAD:
        return group
    if before.lemma != "be" and not before.passive:
        return group
    return replace(group, tense=before.tense, bare=False, passive=True)


def _shared(tokens: tuple[Token, ...], group: VerbGroup) -> VerbGroup:
    """A verb with the auxiliary it shares: "will build and sell 40", "has risen and reached 40"; not "being shot"."""
    if tokens[group.first].lower == "being":
        return replace(group, tense="none")
    if group.bare and tokens[group.head].lower == "cost" and tokens[group.first - 1].tag in ("PLURAL", "NUM"):
        told = {g.tense for g in groups_of(tokens) if g is not group}
        return replace(group, tense="past" if "past" in told else "present")  # "such forces cost billions"
    joint = group.first - 1 if tokens[group.first - 1].tag != "ADV" else group.first - 2
    if joint < 0 or tokens[joint].tag != "CONJ" or group.last - group.first > 1:
        return group
    groups = groups_of(tokens)
    place = bisect_left(groups, group.first, key=lambda g: g.first)
    before = groups[place - 1] if place else None
    if (
        before is None
        or (before.last - before.first < 2 and before.lemma != "be")
        or any(t.text in (";", ":") or t.tag == "WH" for t in tokens[before.last : group.first])
    ):
        return group
    tag, led = tokens[group.head].tag, tokens[before.head].tag
    base = tokens[group.head].lower == (group.lemma if tag == "VERB" else "be")
    if base and tag in ("VERB", "BE") and led in ("VERB", "BE") and (before.modal or before.infinitive):
        return replace(group, tense=before.tense, modal=before.modal, infinitive=before.infinitive)
    if tag == "PAST" and tokens[group.head].lower == group.lemma and (before.infinitive or before.modal):
        return replace(group, tense=before.tense, modal=before.modal, infinitive=before.infinitive, bare=False)
    if tag == "GER" and any(t.tag == "BE" for t in tokens[before.first : before.last]):
        return replace(group, tense=before.tense, bare=False)
    if tag == led == "PAST" and before.tense in ("perfect", "future"):
        return replace(group, tense=before.tense, modal=before.modal, passive=before.passive, bare=False)
    return group


def _inside(tokens: tuple[Token, ...], first: int, last: int) -> VerbGroup | None:
    """The finite verb whose last word is also the first of a figure: "will [surpass 5,200]"."""
    groups = groups_of(tokens)
    place = bisect_left(groups, last, key=lambda g: g.first) - 1
    found = groups[place] if place >= 0 else None
    if found is None or found.head != first or found.last > last or found.bare or found.tense == "none":
        return None
    return found


def _verb_of(tokens: tuple[Token, ...], first: int, last: int) -> VerbGroup | None:
    groups = groups_of(tokens)
    found = governing(tokens, groups, first, last)
    if found is not None and found.first >= last:
        groups = _outside_dashes(tokens, groups, last) or groups
        found = governing(tokens, groups, first, last)
    if found is None:
        return found
    found = _claimed(tokens, groups, found, first) or _lasting(tokens, groups, found, first, last) or found
    if found.first >= first:
        return _behind(tokens, groups, found, first, last)
    over = next((c for c in nested(tokens) if c.first < found.first < c.last <= first and not c.said), None)
    if over is None or tokens[over.last].text in _DASHES | {")"}:
        return found
    return governing(tokens, [g for g in groups if not over.first < g.first < over.last], first, last)


def main_verbs(tokens: tuple[Token, ...], mention: Mention) -> list[VerbGroup]:
    """The finite verbs what hangs on a gerund or infinitive may go with: not those of clauses it does not stand in."""
    shut = [c for c in nested(tokens) if not c.said and not c.first <= mention.first < c.last]
    finite = [g for g in groups_of(tokens) if g.tense != "none" and not any(c.first < g.first < c.last for c in shut)]
    found = [g for g in finite if not (g.bare and (_says(g) or describes(tokens, g)))]
    opens = finite[:1] == list(groups_of(tokens)[:1]) and not _says(finite[0])
    return found or (finite[:1] if opens else [])


def _says(group: VerbGroup) -> bool:
    """Whether a verb hands on what somebody says, and does not tell what was found or counted."""
    return is_reporting(group) and group.lemma not in _FINDING


def leading_infinitive(tokens: tuple[Token, ...], group: VerbGroup) -> VerbGroup:
    """The first of the infinitives joined by "and" of which a verb is one: "propose to keep it and to double it"."""
    groups = groups_of(tokens)
    while group.infinitive and group.first and tokens[group.first - 1].tag == "CONJ":
        place = bisect_left(groups, group.first, key=lambda g: g.first)
        if not place or not groups[place - 1].infinitive:
            break
        group = groups[place - 1]
    return group


def describes(tokens: Sequence[Token], group: VerbGroup) -> bool:
    """Whether a lone participle describes the noun before it: "funds held by them", "a plan, based on"."""
    after = tokens[group.last] if group.last < len(tokens) else None
    before = tokens[group.first - 1] if group.first else None
    if not group.bare or before is None:
        return False
    if after is not None and after.tag not in ("PREP", "PUNCT") and group.lemma not in ("age", "call", "name"):
        return False
    if before.tag in ("VERB", "BE", "PAST"):
        return True  # "remain closed"
    return before.tag in NOUNISH or (before.text == "," and not _closes(tokens, group.first - 1))


def _closes(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma closes an insertion and what comes is said of the subject: "200 men, mostly cooks, marched"."""
    place = next((k for k in range(comma - 1, max(0, comma - _REACH), -1) if tokens[k].text == ","), 0)
    return place > 0 and tokens[place + 1].tag in ("GER", "WH", "DET", "PAST")


def _outside_dashes(tokens: Sequence[Token], groups: tuple[VerbGroup, ...], last: int) -> tuple[VerbGroup, ...]:
    """The verb groups but for those between dashes right behind a figure: "for 38 years--since I left--I have"."""
    if last >= len(tokens) or tokens[last].text not in _DASHES:
        return groups
    close = next((k for k in range(last + 1, min(len(tokens), last + _REACH)) if tokens[k].text in _DASHES), last)
    return tuple(g for g in groups if not last < g.first < close)


def _claimed(tokens: tuple[Token, ...], groups: Sequence[VerbGroup], found: VerbGroup, first: int) -> VerbGroup | None:
    """A verb of saying right before a figure that is its object, where a verb further off won: "claimed 12 lives"."""
    place = bisect_left(groups, first, key=lambda g: g.first) - 1
    near = groups[place] if place >= 0 else None
    if near is None or near is found or found.first > near.first or not is_reporting(near) or near.lemma == "put":
        return None
    done = near.tense != "none" or (near.infinitive and near.lemma in words("deeds", "times"))
    if near.passive or not done or describes(tokens, near):
        return None
    between = tokens[near.last : first]
    hedged = all(t.tag in ("ADV", "ADJ", "DET") or t.lower in ("at", "about", "around", "over") for t in between)
    return near if len(between) <= 4 and hedged else None


def _lasting(
    tokens: tuple[Token, ...], groups: Sequence[VerbGroup], found: VerbGroup, first: int, last: int
) -> VerbGroup | None:
    """The verb before a participle that tells what something is and not what was done to it: "a plan, based on 12"."""
    if found.first > first or not describes(tokens, found):
        return None
    before = [g for g in groups if g.last <= found.first and (g.tense != "none" or g.modal)]
    if not before:
        return None
    lead = first - 1
    while lead > found.last and first - lead < 4 and tokens[lead].tag in ("ADV", "DET", "ADJ"):
        lead -= 1
    put = before[-1].lemma in _PUTTING and tokens[lead].lower == "at"  # "puts the number of those held at 40"
    lasts = before[-1].tense == "perfect" and unit_of_time(tokens, last)  # "has kept them closed for 4 weeks"
    held = found.lemma in words("describing", "times") or tokens[found.first - 1].tag == "VERB"
    return before[-1] if put or lasts or held else None


def unit_of_time(tokens: Sequence[Token], last: int) -> bool:
    """Whether a figure ends with a length of time."""
    return tokens[last - 1].lower in words("units", "times")


def _behind(
    tokens: tuple[Token, ...], groups: Sequence[VerbGroup], found: VerbGroup, first: int, last: int
) -> VerbGroup | None:
    """The verb behind a figure; clauses and participles that only describe what is named on the way are passed over."""
    over = next((c for c in nested(tokens) if last <= c.first < found.first < c.last < len(tokens)), None)
    if over is not None and not over.said and not _describes(tokens, last, over.first):
        rest = [g for g in groups if not over.first < g.first < over.last]
        return governing(tokens, rest, first, last)
    place = groups.index(found)
    if found.lemma in words("describing", "times") and describes(tokens, found):
        earlier = [g for g in groups if g.last <= first and g.tense != "none"]
        if earlier and not any(t.tag in ("PUNCT", "WH") for t in tokens[earlier[-1].last : first]):
            return earlier[-1]  # "we have 40 workers skilled in it"
    if found.bare and tokens[found.head].tag == "GER" and tokens[found.first - 1].tag == "PUNCT":
        mark = tokens[found.first - 1].text
        for group in groups[place + 1 :]:
            if group.tense != "none" and tokens[group.first - 1].text == mark:
                return group  # "200 men, including cooks, marched"
    if place + 1 < len(groups) and _only_describes(tokens, found, groups[place + 1]):
        return groups[place + 1]
    return found


def _only_describes(tokens: Sequence[Token], group: VerbGroup, following: VerbGroup) -> bool:
    """Whether a participle tells which ones are meant, the next verb what is said of them: "those hurt in it are"."""
    if not group.bare or tokens[group.head].tag != "PAST" or following.bare or following.tense == "none":
        return False
    if tokens[group.first - 1].tag not in NOUNISH | {"NUM"}:
        return False
    between = tokens[group.last : following.first]
    if between and between[0].tag not in ("PREP", "ADV"):
        return False
    return not any(
        t.tag in ("PUNCT", "CONJ", "WH", "PRON", "TO") or t.lower in words("subordinators", "times") for t in between
    )


def _head_of_list(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The last figure before the first ";" of a list whose item a figure opens, else the figure itself."""
    stop = _opens_item(tokens, first)
    if stop < 0:
        return first, last
    while True:
        low = next((k + 1 for k in range(stop - 1, max(-1, stop - _REACH), -1) if tokens[k].text in (";", ".")), 0)
        figures = [k for k in range(low, stop) if tokens[k].tag == "NUM"]
        if not figures:
            if low and tokens[low - 1].text == ";":
                stop = low - 1
                continue
            return first, last
        begin = figures[-1]
        while begin > low and tokens[begin - 1].tag == "NUM":
            begin -= 1
        further = _opens_item(tokens, begin)
        if further < 0:
            return begin, figures[-1] + 1
        stop = further


def _opens_item(tokens: Sequence[Token], first: int) -> int:
    """The ";" before a figure where no verb stands between or behind it up to the next one; -1 where none is."""
    place = first - 1
    while place > 0 and first - place <= _LEAD and tokens[place].tag in _OF_ITEM and tokens[place].text != ";":
        place -= 1
    if place <= 0 or tokens[place].text != ";":
        return -1
    for index in range(first + 1, len(tokens)):
        if tokens[index].text in (";", "."):
            break
        if tokens[index].tag in ("MODAL", "BE", "HAVE", "VERB"):
            return -1
    return place
