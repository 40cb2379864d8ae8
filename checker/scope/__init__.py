"""Where, in what happening, who is left out, whose age: the restrictions on what is measured, in words and as folded
keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.frozen import frozen
from checker.lexicon import mapping, words
from checker.model import Mention, Qualifier, QualifierRole, Token
from checker.names import fold, is_calendar, phrase_names
from checker.phrases import Chunk, Clause, phrase_text
from checker.scope.limits import as_printed, limits
from checker.scope.owner import owner_of
from checker.wordclass import singular

__all__ = ["Scope", "owner_of", "scope_of"]

_OTHERS: Final = words("others", "concepts_lists")
_WITHOUT: Final = words("without", "concepts_lists")
_LOCATIVE: Final = words("locative", "concepts_lists")
_PLACES: Final = words("listed_places", "concepts_lists")
_SITES: Final = _PLACES - words("wide_places", "concepts_lists")
_EVENTS: Final = words("listed_events", "concepts_lists")
_LESSER_PLACES: Final = words("lesser_places", "concepts_lists")
_JOURNEYS: Final = words("journeys", "concepts_lists")
_DIRECTIONS: Final = words("directions", "concepts_lists")
_NO_PLACES: Final = words("no_places", "concepts_lists")
_TITLES: Final = words("name_titles", "concepts_lists")
_PERSONS: Final = words("people_concepts", "concepts_lists") | words("listed_people", "concepts_lists")
_EVENT_PREPOSITIONS: Final = frozenset(
    {
        "in",
        "at",
        "during",
        "after",
        "from",
        "of",
        "following",
        "since",
        "by",
        "amid",
        "before",
        "under",
        "on",
        "to",
        "through",
        "for",
        "as",
    }
)
_THEMSELVES: Final = frozenset({"himself", "herself", "themselves", "itself"})


@frozen
class Scope:
    """Qualifiers in words; ``places`` and ``events`` as folded names, ``sites`` and ``happenings`` as the nouns they
    stand at.
    """

    qualifiers: tuple[Qualifier, ...]
    places: frozenset[str]
    sites: frozenset[str]
    events: frozenset[str]
    happenings: frozenset[str]
    excludes: frozenset[str]
    joint: bool = False
    """Whether it is of several places or happenings together."""


def scope_of(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention, *, harmed: bool = True
) -> Scope:
    """The restrictions that stand around a figure: prepositional phrases, the subject, the counted phrase itself.

    ``harmed``: those counted came to harm; then the happening or place that another clause of the sentence names is
    theirs too, else it is only kept as a key.
    """
    qualifiers: list[Qualifier] = []
    places: set[str] = set()
    sites: set[str] = set()
    events: set[str] = set()
    happenings: set[str] = set()
    excludes: set[str] = set()

    def note(role: QualifierRole, word: str, chunk: Chunk, of: str = "") -> None:
        qualifiers.append(Qualifier(role=role, text=f"{word} {phrase_text(tokens, chunk)}{of}"))

    joint = False

    def look(pairs: Sequence[tuple[int, int]], *, place: bool, event: bool) -> None:
        nonlocal places, events, joint
        for preposition, phrase in pairs:
            word, chunk = tokens[found[preposition].first].lower, found[phrase]
            keys, head = phrase_names(tokens, chunk), singular(tokens[chunk.head].lower)
            if word in _WITHOUT:
                if _heads().get(head, head) in _PERSONS:
                    excludes.add(_heads().get(head, fold(head)))
                    note("exclusion", word, chunk)
            elif event and _is_event(tokens, chunk, head, word, keys):
                events |= keys
                happenings.add(_happening(head))
                joint = joint or _several(tokens, chunk)
                note("event", word, chunk)
            elif place and word in _LOCATIVE and _is_place(tokens, chunk, head, keys):
                more, listed = _coordinated(tokens, found, phrase)
                places |= keys | more
                joint = joint or bool(more)
                if head in _SITES and sited:
                    sites.add(head)
                if phrase != hang.phrase:
                    note("place", word, chunk, listed or _whose(tokens, found, phrase))
            elif place and word == "to" and _is_goal(tokens, found, preposition):
                note("place", word, chunk)

    sited = True
    own = _of_this_figure(tokens, found, hang)
    apart = _set_apart(tokens, found, [p for p in hang.lead if p[1] != hang.subject])
    look([p for p in own if p not in apart], place=True, event=True)
    if apart:
        look([p for p in own if p in apart], place=not places, event=not (events or happenings))
    sited = not sites
    own_words = len(qualifiers)
    look(hang.wide, place=not places, event=not (events or happenings))
    if not harmed:
        del qualifiers[own_words:]
    for index in {hang.subject, hang.governor} - {None}:
        chunk = found[index]  # type: ignore[index]
        head = singular(tokens[chunk.head].lower)
        if head in _EVENTS:
            events |= phrase_names(tokens, chunk) | _placed(tokens, found, index)
            happenings.add(_happening(head))
            joint = joint or _several(tokens, chunk)
    counted = found[hang.phrase]
    following = hang.phrase + 1
    if (
        following + 1 < len(found)
        and tokens[found[following].first].lower in ("and", "plus")
        and found[following + 1].kind == "NP"
        and _heads().get(singular(tokens[found[following + 1].head].lower)) == "attacker"
        and not any(tokens[k].tag == "NUM" for k in range(found[following + 1].first, found[following + 1].last))
    ):
        excludes.add("attacker")  # "49 people and the gunman"
        qualifiers.append(Qualifier(role="exclusion", text=f"and {phrase_text(tokens, found[following + 1])}"))
    for k in range(counted.first, min(counted.last + 1, len(tokens))):
        if tokens[k].lower in _OTHERS and not mention.first <= k < mention.last:
            excludes.add("others")
            qualifiers.append(Qualifier(role="exclusion", text=tokens[k].text))
            break
    for k in range(mention.last, min(mention.last + 6, len(tokens) - 1)):
        if tokens[k].lower in ("and", "plus") and tokens[k + 1].lower in _THEMSELVES:
            excludes.add("attacker")
            qualifiers.append(Qualifier(role="exclusion", text=f"{tokens[k].text} {tokens[k + 1].text}"))
    if [t.lower for t in tokens[max(0, mention.first - 2) : mention.first]] == ["all", "but"]:
        excludes.add("all but")  # "all but five voted": the five are those who did not
        qualifiers.append(Qualifier(role="exclusion", text="all but"))
    if direction := _direction(tokens, found, mention):
        qualifiers.append(Qualifier(role="place", text=direction))
    for role, text, head in limits(tokens, found, hang, mention):
        qualifiers.append(Qualifier(role=role, text=text))
        if role == "exclusion" and _heads().get(head, head) in _PERSONS:
            excludes.add(_heads().get(head, fold(head)))
    return Scope(
        qualifiers=tuple(dict.fromkeys(qualifiers)),
        places=frozenset(places),
        sites=frozenset(sites),
        events=frozenset(events),
        happenings=frozenset(happenings),
        excludes=frozenset(excludes),
        joint=joint,
    )


def _placed(tokens: Sequence[Token], found: Sequence[Chunk], at: int | None) -> frozenset[str]:
    """The place that stands before a happening between commas: "the Leeds, Yorkshire, plant explosion"."""
    keys: frozenset[str] = frozenset()
    k = at or 0
    while k >= 2 and found[k - 1].kind == "COMMA" and found[k - 2].kind == "NP":
        named = found[k - 2]
        if tokens[named.head].tag != "NAME" or is_calendar(tokens, named):
            break
        keys |= phrase_names(tokens, named)
        k -= 2
    return keys


def _several(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a phrase is of more than one happening: "the shootings", "both attacks"."""
    return tokens[chunk.head].tag == "PLURAL"


_REACH: Final = 6
"""How many phrases a list of places may take up: "in Leeds, Yorkshire, and Bath, Somerset"."""


def _coordinated(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> tuple[frozenset[str], str]:
    """The places named together with the one at ``at``, as keys and in words: "in Leeds, Yorkshire, and Bath"."""
    keys: frozenset[str] = frozenset()
    joined, last = False, at
    for k in range(at + 1, min(at + _REACH, len(found))):
        c = found[k]
        if c.kind in ("CONJ", "COMMA"):
            joined = joined or tokens[c.first].lower == "and"
        elif c.kind == "NP" and tokens[c.head].tag == "NAME" and not is_calendar(tokens, c):
            if joined and k + 1 < len(found) and found[k + 1].kind == "VG":
                return frozenset(), ""  # "in Leeds, and Bath said"
            keys |= phrase_names(tokens, c) if joined else frozenset()
            last = k if joined else last
        else:
            break
    words_ = as_printed(tokens, found[at].last, found[last].last)
    return keys, words_ if not words_ or words_[0] == "," else f" {words_}"


def _whose(tokens: Sequence[Token], found: Sequence[Chunk], at: int) -> str:
    """What a place with a common name belongs to: " of big cities" in "in the slums of big cities"."""
    if at + 2 >= len(found) or tokens[found[at].head].tag == "NAME" or tokens[found[at + 1].first].lower != "of":
        return ""
    owner = found[at + 2]
    told = owner.kind == "NP" and all(tokens[k].tag != "NUM" for k in range(owner.first, owner.last))
    return f" of {phrase_text(tokens, owner)}" if told else ""


def _is_goal(tokens: Sequence[Token], found: Sequence[Chunk], preposition: int) -> bool:
    """Whether a name behind "to" is where a journey goes: "the trip to Norland"."""
    if not preposition or found[preposition - 1].kind != "NP":
        return False
    journey = singular(tokens[found[preposition - 1].head].lower) in _JOURNEYS
    return journey and tokens[found[preposition + 1].head].tag == "NAME"


def _direction(tokens: Sequence[Token], found: Sequence[Chunk], mention: Mention) -> str:
    """Where a distance is measured from: "south of Corvane" in "65 miles south of Corvane"."""
    at = mention.last
    if mention.kind != "measure" or at + 2 >= len(tokens) or tokens[at].lower not in _DIRECTIONS:
        return ""
    if tokens[at + 1].lower not in ("of", "from"):
        return ""
    place = next((c for c in found if c.first == at + 2), None)
    if place is None or place.kind != "NP":
        return ""
    return f"{tokens[at].text} {tokens[at + 1].text} {phrase_text(tokens, place)}"


def _of_this_figure(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> tuple[tuple[int, int], ...]:
    """The pairs of a figure's clause without those of its neighbours: "22 in Leeds and 9 in York"."""
    own = (*hang.lead, *hang.tail)
    at = hang.phrase
    if _LOCATIVE.isdisjoint([tokens[found[preposition].first].lower for preposition, _ in hang.tail]):
        return own
    before = next((k for k in range(at - 1, -1, -1) if _counts(tokens, found[k])), -1)
    after = next((k for k in range(at + 1, len(found)) if _counts(tokens, found[k])), len(found))
    placed = any(
        at < preposition < after
        and tokens[found[preposition].first].lower in _LOCATIVE
        and _is_place(
            tokens, found[phrase], singular(tokens[found[phrase].head].lower), phrase_names(tokens, found[phrase])
        )
        and not any(c.kind == "VG" for c in found[at + 1 : preposition])
        for preposition, phrase in hang.tail
    )
    if not placed:
        return own
    return tuple(pair for pair in own if not (before < pair[0] < at and before >= 0) and pair[0] < after)


def _counts(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a phrase holds a figure that counts, no date."""
    return (
        chunk.kind == "NP"
        and "NUM" in [token.tag for token in tokens[chunk.first : chunk.last]]
        and not is_calendar(tokens, Chunk("NP", chunk.first, chunk.last, chunk.first))
    )


def _set_apart(
    tokens: Sequence[Token], found: Sequence[Chunk], pairs: Sequence[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    """The pairs that say after or before what something happened, with what hangs on them: "hours after the fire in
    Leeds, a flood in York killed 12".
    """
    apart: set[tuple[int, int]] = set()
    last: int | None = None
    for pair in pairs:
        if tokens[found[pair[0]].first].lower in ("after", "before") or (last is not None and last == pair[0] - 1):
            apart.add(pair)
            last = pair[1]
        else:
            last = None
    return frozenset(apart)


def _happening(head: str) -> str:
    return _heads().get(head, head)


def _heads() -> dict[str, str]:
    return mapping("heads", "concepts")


def _is_event(tokens: Sequence[Token], chunk: Chunk, head: str, word: str, keys: frozenset[str]) -> bool:
    """Whether a phrase names a happening a figure may belong to."""
    if head not in _EVENTS or word not in _EVENT_PREPOSITIONS:
        return False
    if tokens[chunk.head].tag == "NAME":
        return len(keys) > 1  # the Boston Marathon, but not Congress
    if _happening(head) == "law":
        return bool(keys)  # an act of terror is no law
    return True


def _is_place(tokens: Sequence[Token], chunk: Chunk, head: str, keys: frozenset[str]) -> bool:
    """Whether the phrase behind a preposition of place is one: a name or a noun of places, no person, body or time."""
    if is_calendar(tokens, chunk) or head in _NO_PLACES:
        return False
    if head in _PLACES or head in _LESSER_PLACES:
        return True
    if tokens[chunk.head].tag != "NAME" or not keys:
        return False
    return not any(tokens[k].lower.strip(".") in _TITLES for k in range(chunk.first, chunk.last))
