"""Tagged tokens → verb groups and segments: where a clause turns, and which verb a figure or a date hangs on.

A sketch of a parse, shared by the stations that ask when, how and by whom something is said. Groups are found left to
right in one pass; the verb of a place is the nearest one by a distance in which commas, conjunctions and relative words
weigh more than other words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from checker.frozen import frozen
from checker.lexicon import words
from checker.model import Sentence, Token
from checker.wordclass import NOUNISH, base_form, lemma, verbs

Tense = Literal["past", "present", "perfect", "future", "none"]

_INSIDE: Final = frozenset({"MODAL", "BE", "HAVE", "DO", "NEG", "ADV", "VERB", "PAST", "GER", "TO"})
_OPENS: Final = frozenset({"MODAL", "BE", "HAVE", "DO", "VERB", "PAST", "GER", "TO"})
_AUXILIARY: Final = frozenset({"MODAL", "BE", "HAVE", "DO", "NEG", "ADV", "TO"})
_FUTURE_MODALS: Final = frozenset({"will", "shall", "'ll", "’ll"})
_PAST_BE: Final = frozenset({"was", "were", "had", "did"})
_STOPS: Final = frozenset({";", ":", "—", "–", "--", "(", ")"})
_MOST: Final = 8
"""Verbs looked at on either side of a place."""
_SUBJECT: Final = 6
"""Words of a subject put behind what it says."""
_FAR: Final = 60
"""Beyond this many tokens nothing is held to hang together."""


@frozen
class VerbGroup:
    """A verb with its auxiliaries: token indices half open, the main verb's index and base form, and what it says."""

    first: int
    last: int
    head: int
    lemma: str
    tense: Tense
    modal: str = ""
    negated: bool = False
    passive: bool = False
    infinitive: bool = False
    bare: bool = False
    """A lone participle: it may describe a noun rather than say something of it."""


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """The index of the token that holds or follows a document offset."""
    index = bisect_right(tokens, offset, key=lambda t: t.start) - 1
    return index if index >= 0 and tokens[index].end > offset else index + 1


def token_span(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Document offsets → token indices, half open."""
    first = token_at(sentence.tokens, start)
    last = token_at(sentence.tokens, end - 1) + 1
    return first, max(last, first + 1)


def verb_groups(tokens: Sequence[Token]) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence in order."""
    found: list[VerbGroup] = []
    i, n = 0, len(tokens)
    while i < n:
        if (
            (tokens[i].text == "May" and i)
            or tokens[i].tag not in _OPENS
            or (tokens[i].tag == "TO" and (i + 1 >= n or tokens[i + 1].tag not in _INSIDE))
        ):
            if tokens[i].tag == "PLURAL" and _is_verb(tokens, i):
                found.append(VerbGroup(i, i + 1, i, base_form(tokens[i].lower), "present"))
            i += 1
            continue
        end = i
        while end < n and tokens[end].tag in _INSIDE:
            if end > i and tokens[end].tag not in _AUXILIARY and _ends_before(tokens, end):
                break
            if end > i and tokens[end].tag == "TO" and tokens[end - 1].tag not in ("BE", "MODAL"):
                break
            end += 1
            if tokens[end - 1].tag in ("VERB", "PAST", "GER"):
                break
        group = _group(tokens, i, end)
        if group is not None:
            found.append(group)
        i = max(end, i + 1)
    return tuple(found)


def groups_of(tokens: tuple[Token, ...]) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence's tokens, remembered for the sentences last asked about: many ask in a row."""
    return _remembered(tokens).groups


class _Remembered(NamedTuple):
    """The verb groups of a sentence, and which of them governs the tokens asked about."""

    tokens: tuple[Token, ...]
    groups: tuple[VerbGroup, ...]
    governing: dict[tuple[int, int], VerbGroup | None]


_KEPT = 32
"""Sentences whose verb groups are remembered: who speaks is asked of several around the one at hand."""
_memory: dict[int, _Remembered] = {}


def _remembered(tokens: tuple[Token, ...]) -> _Remembered:
    found = _memory.get(id(tokens))
    if found is None or found.tokens is not tokens:
        if len(_memory) >= _KEPT:
            _memory.pop(next(iter(_memory)))
        found = _memory[id(tokens)] = _Remembered(tokens, verb_groups(tokens), {})
    return found


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that looks like a plural is a verb: one behind a comma or noun, with its object right after."""
    if index + 1 >= len(tokens) or not index or base_form(tokens[index].lower) not in verbs():
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if after.text == ".":
        return base_form(tokens[index].lower) in words("reporting", "times") and _put_last(tokens, index)
    if after.text == "," and tokens[index + 2 : index + 3] and tokens[index + 2].lower in ("citing", "quoting"):
        return base_form(tokens[index].lower) in words("reporting", "times") and before.tag in ("NAME", "NOUN")
    if after.tag == "WH" or (after.tag in NOUNISH and after.text[0].isupper()):
        return base_form(tokens[index].lower) in words("reporting", "times") and before.tag in ("NAME", "NOUN")
    return after.tag in ("NUM", "DET", "SYM", "POSS", "PRON") and (
        before.text in (",", ")", "”") or before.tag in ("NOUN", "NAME", "ADV", "WH", "PLURAL")
    )


def _put_last(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb of saying ends the sentence behind its subject: ", the institute estimates."."""
    first = index
    while first and index - first < _SUBJECT and tokens[first - 1].tag in (*NOUNISH, "ADJ"):
        first -= 1
    return 1 < first < index and tokens[first - 1].tag == "DET" and tokens[first - 2].text in (",", "”", '"')


def _ends_before(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb form after a finished auxiliary group begins a noun phrase: "were wounded soldiers"."""
    return tokens[index - 1].tag in ("VERB", "PAST", "GER")


def _group(tokens: Sequence[Token], first: int, last: int) -> VerbGroup | None:
    run = tokens[first:last]
    while run and run[-1].tag in ("ADV", "NEG", "TO") and len(run) > 1:
        run = run[:-1]
    last = first + len(run)
    head = last - 1
    main = run[-1]
    if main.tag in ("ADV", "NEG", "TO"):
        return None
    before = tokens[first - 1].tag if first else ""
    alone = len(run) == 1
    if (
        alone
        and main.tag in ("PAST", "GER")
        and before in ("DET", "ADJ", "POSS", "PREP", "NUM")
        and _noun_next(tokens, last)
    ):
        return None
    if alone and main.tag == "PAST" and before in ("DET", "POSS"):
        return None
    tags = [t.tag for t in run]
    modal = run[tags.index("MODAL")].lower if "MODAL" in tags else ""
    infinitive = tags[0] == "TO" or (tags[0] == "BE" and len(run) > 1 and tags[1] == "TO")
    glued = tokens[first - 1].lower.replace("’", "'") if first and tokens[first - 1].end <= run[0].start else ""
    if glued[-3:] == "'ll" and not modal:
        modal = "will"
    if alone and first > 1 and tokens[first - 1].lower == "likely" and tokens[first - 2].tag == "MODAL":
        modal = tokens[first - 2].lower  # "will likely sell"
    helping, said = tags[:-1], [t.lower for t in run]
    has_have = "HAVE" in helping or glued[-3:] == "'ve"
    has_be = "BE" in helping
    tense: Tense
    if modal in _FUTURE_MODALS:
        tense = "future"
    elif modal or infinitive:
        tense = "none"
    elif has_have:
        tense = "past" if "had" in said[:-1] else "perfect"
    elif has_be or "DO" in helping:
        tense = "present" if _PAST_BE.isdisjoint(said[:-1]) else "past"
    elif main.tag in ("BE", "HAVE", "DO"):
        tense = "past" if main.lower in _PAST_BE else "present"
    elif main.tag == "PAST":
        tense = "past"
    elif main.tag == "GER":
        tense = "none"
    else:
        tense = "present"
    return VerbGroup(
        first,
        last,
        head,
        lemma(main),
        tense,
        modal,
        "NEG" in tags or "cannot" in said or before == "NEG",
        main.tag == "PAST" and has_be,
        infinitive,
        alone and main.tag in ("PAST", "GER"),
    )


def _noun_next(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun follows, adjectives between: what stands before it then describes it."""
    while index < len(tokens) and tokens[index].tag == "ADJ":
        index += 1
    return index < len(tokens) and tokens[index].tag in NOUNISH


def distance(tokens: Sequence[Token], first: int, last: int) -> float:
    """How far apart two places are, with the tokens ``first`` to ``last`` between: marks weigh more than words."""
    if last - first > _FAR:
        return float(last - first) * 4
    total = 0.0
    for token in tokens[first:last]:
        if token.text == ",":
            total += 5
        elif token.text in _STOPS:
            total += 18
        elif token.tag in ("CONJ", "WH"):
            total += 4
        else:
            total += 1
    return total


def _opening(group: VerbGroup) -> int:
    return group.first


def is_reporting(group: VerbGroup) -> bool:
    """Whether the verb hands what follows to a speaker."""
    return group.lemma in words("reporting", "times")


def governing(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> VerbGroup | None:
    """The verb a figure at tokens ``first`` to ``last`` hangs on, as its object or its subject."""
    known = _memory.get(id(tokens))
    if known is None or known.groups is not groups:
        return _governing(tokens, groups, first, last)
    if (first, last) not in known.governing:
        known.governing[first, last] = _governing(tokens, groups, first, last)
    return known.governing[first, last]


def _governing(tokens: Sequence[Token], groups: Sequence[VerbGroup], first: int, last: int) -> VerbGroup | None:
    best: VerbGroup | None = None
    least = float(_FAR)
    place = bisect_right(groups, first, key=_opening)
    for group in groups[max(0, place - _MOST) : place + _MOST]:
        if group.last <= first:
            cost = distance(tokens, group.last, first)
            if is_reporting(group) and not group.passive:
                cost += 9
            if group.bare and tokens[group.head].tag == "GER":
                cost += 1
        elif group.first >= last:
            cost = distance(tokens, last, group.first) + 2
            if cost >= least:
                continue  # what follows only adds to it
            between = tokens[last : group.first]
            if "WH" in [t.tag for t in between]:
                cost += 3
            if group.infinitive:
                cost += 4
            if is_reporting(group) and "," in [t.text for t in between]:
                cost += 12
        else:
            continue
        if cost < least:
            best, least = group, cost
    return best


def printed(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens as they stand in the text, a leading article left out."""
    if last - first > 1 and tokens[first].lower in ("the", "a", "an"):
        first += 1
    return spaced(tokens, first, last)


def spaced(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens as they stand in the text, one blank where any blank was."""
    out: list[str] = []
    for index in range(first, last):
        if index > first and tokens[index].start > tokens[index - 1].end:
            out.append(" ")
        out.append(tokens[index].text)
    return "".join(out)
