"""What is measured: subject, predicate, thing counted, scope; and the folded keys by which two measures are compared.

The public Measure says it in words; the Frame says it in concepts (``killed``, ``dead`` and ``fatalities`` are one),
folded names and stems, and knows what the sentence leaves unsaid from what the whole document is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Final, NamedTuple

from checker.frozen import frozen
from checker.lexicon import words
from checker.measure.counted import PEOPLE, counted_phrase, head_concept, heads_of
from checker.measure.kindred import kindred
from checker.measure.predicate import ELLIPTICAL, predicate
from checker.measure.stage import stage_of
from checker.model import Frame, Measure, Mention, Qualifier, Sentence, Subject, Token
from checker.names import CALENDAR, COUNTRY, Topic, fold, joined, name_phrases, names_of, stems_of
from checker.phrases import PERIODS, Chunk, Clause, chunks, clause, phrase_text, with_figures
from checker.scope import owner_of, scope_of
from checker.wordclass import lemma, singular

_OTHERS: Final = words("others", "concepts_lists")
_ADDED: Final = 2
"""Tokens of "An additional"."""
_COLLECTIVE: Final = words("collective_nouns", "concepts_lists")
_NOUNS: Final = ("NOUN", "PLURAL")
_MEMBERS: Final = frozenset({"in", "of", "from", "with", "within", "among", "inside"})
"""Prepositions between members and their body."""
ALONE: Final = "alone"
"""What says of a figure that it is of a part, and stands for the whole it is not of."""
_POINTING: Final = frozenset({"them", "those", "these"})


class Seen(NamedTuple):
    """What a figure further left was found to measure: where it stands, what it counts and what is done."""

    first: int
    kind: str
    heads: frozenset[str]
    predicates: frozenset[str]
    text: str | None
    counted: str
    part: bool = False
    """Whether it is a part or share of what it counts."""


@frozen
class Parsed:
    """A sentence's phrases, made once for all its mentions; ``seen`` gathers what its figures measure, left to right,
    for those that leave it unsaid ("… and 12 others").
    """

    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    seen: list[Seen] = field(default_factory=list)
    told: Seen | None = None
    """What the sentence before counted, for figures of "those"."""


def parse(sentence: Sentence, mentions: Sequence[Mention], told: Seen | None = None) -> Parsed:
    """The phrases of a sentence with its figures held together; ``told``: what the sentence before counted."""
    tokens = with_figures(sentence.tokens, ((m.first, m.last) for m in mentions if m.quantity is not None))
    return Parsed(tokens, chunks(tokens), frozenset(names_of(tokens)), frozenset(stems_of(tokens)), told=told)


def measure_of(parsed: Parsed, mention: Mention, topic: Topic) -> tuple[Measure, Frame]:
    """The measure a mention speaks of, in words and in keys."""
    tokens, found = parsed.tokens, parsed.chunks
    hang = clause(tokens, found, mention.first, mention.last)
    counted = counted_phrase(tokens, found, hang, mention)
    predicates, predicate_text = predicate(tokens, found, hang, mention, counted)
    earlier = _earlier(parsed, mention)
    if (
        earlier is not None
        and not predicates
        and (_continues(hang) or hang.parent is not None)
        and not _source(tokens, found, hang)
    ):
        predicates, predicate_text = earlier.predicates, earlier.text
    heads, modifiers, counted_text = heads_of(tokens, counted, predicates, mention, found, hang)
    owner, dim = owner_of(tokens, found, hang, mention)
    if dim == "age":
        heads, modifiers, counted_text = frozenset({"age"}), frozenset(), "age"
    same = earlier is not None and earlier.kind == dim
    own = mention.kind == "money" and hang.role == "subject"  # "$5 million to see that $24 million flows"
    told = earlier is not None and not own and (same or (dim == "count" and earlier.kind == "percent"))
    if earlier is not None and told and (not heads or (same and _joined(found, hang, counted))):
        heads = earlier.heads or heads
        counted_text = earlier.counted if earlier.heads or not counted_text else counted_text
    if mention.kind in ("count", "ratio", "percent") and not heads and predicates.isdisjoint(ELLIPTICAL):
        stands = _stands_for(parsed, mention, hang)
        if stands is not None:
            heads, modifiers, counted_text = stands.heads, frozenset(), stands.counted
    if mention.kind == "percent" and not heads and counted_text in ("", "percent", "percentage point"):
        part = _part_before(parsed) or (_stands_for(parsed, mention, hang, part=True))
        if part is not None:
            heads, counted_text = part.heads, part.counted
    kind = _said_to_be(tokens, found, hang) if heads == {"person"} and mention.kind in ("count", "ratio") else None
    if kind is not None:
        heads, modifiers = frozenset({head_concept(tokens, kind, kind)}), frozenset()
    if earlier is not None and same and earlier.counted and _converted(tokens, mention):
        heads, counted_text = earlier.heads, earlier.counted
    subject_chunk = found[hang.subject] if hang.subject is not None else None
    subject = phrase_text(tokens, subject_chunk) if subject_chunk is not None else None
    subjects = frozenset() if subject_chunk is None else _phrase_keys(tokens, subject_chunk)
    if subject is not None and topic.country is not None and subject.lower() in COUNTRY:
        subject, subjects = topic.country, frozenset({joined(topic.country)})
    if subject_chunk is not None and tokens[subject_chunk.head].tag in ("PRON", "NUM"):
        subject, subjects = None, frozenset()
    scope = scope_of(
        tokens, found, hang, mention, harmed=hang.parent is not None or not predicates.isdisjoint(ELLIPTICAL)
    )
    excludes, qualifiers = scope.excludes, list(scope.qualifiers)
    before = mention.first > 0 and tokens[mention.first - 1].lower in _OTHERS
    if (
        "others" in excludes
        and not before
        and earlier is not None
        and earlier.predicates
        and not earlier.predicates & predicates
    ):
        # "killing three and injuring 170 others": the three are not among the injured anyway
        excludes -= {"others"}
        qualifiers = [q for q in qualifiers if q.role != "exclusion" or q.text.lower() not in _OTHERS]
    part_of = ""
    if hang.parent is None and mention.counted is not None and mention.counted[0] < mention.first:
        part_of = head_concept(tokens, mention.counted[1] - 1, mention.counted[0])
    elif hang.parent is not None:
        part_of = singular(tokens[found[hang.parent].head].lower)
        qualifiers.append(Qualifier(role="part", text=phrase_text(tokens, found[hang.parent])))
    if kind is not None and not part_of:
        part_of = "person"
    low, high = _clause_bounds(found, hang.phrase)
    if not part_of and _alone(tokens, found, low, high):
        part_of = ALONE
    near = frozenset(stems_of(tokens[found[low].first : found[high].last])) - _figure_stems(tokens, mention)
    frame = Frame(
        dimension=kindred(dim, parsed.words),
        heads=heads,
        modifiers=modifiers,
        predicates=predicates,
        subjects=subjects,
        places=scope.places,
        sites=scope.sites,
        events=scope.events,
        happenings=scope.happenings,
        owner=owner,
        excludes=excludes,
        part_of=part_of,
        joint=scope.joint,
        gathered=_gathered(tokens, found, low, high, counted or (mention.first, mention.last)),
        stage=stage_of(tokens, mention),
        near=near,
        words=parsed.words,
        names=parsed.names,
        topic=topic.names,
    )
    counted_text += _alongside(tokens, counted)
    measure = Measure(subject=subject, predicate=predicate_text, counted=counted_text, qualifiers=tuple(qualifiers))
    if counted_text == "age":  # of one person, wherever the sentence goes on to
        measure = measure.model_copy(update={"qualifiers": tuple([q for q in qualifiers if q.role == "exclusion"])})
    if mention.role is not None:  # of the office alone: what else the sentence does or counts is not of it
        measure = Measure(subject=mention.role.person, predicate=None, counted=mention.role.title)
    elif mention.kind == "date":
        measure = measure.model_copy(update={"counted": ""})
    part_told = mention.kind in ("ratio", "percent") and counted_text not in ("", "percent", "percentage point")
    parsed.seen.append(Seen(mention.first, dim, heads, predicates, predicate_text, counted_text, part_told))
    return measure, frame


def _said_to_be(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> int | None:
    """Where it is told what sort of person a part of many are: "nine of the dead were children"."""
    at = hang.verb
    if at is None or hang.role != "subject" or tokens[found[at].head].tag != "BE" or at + 1 >= len(found):
        return None
    link, said = found[hang.phrase + 1], found[at + 1]
    if link.kind != "PREP" or tokens[link.first].lower != "of" or said.kind != "NP":
        return None
    known = head_concept(tokens, said.head, said.head) in PEOPLE
    return said.head if known and tokens[said.head].tag == "PLURAL" else None


def _alone(tokens: Sequence[Token], found: Sequence[Chunk], low: int, high: int) -> bool:
    """Whether a clause names one part of a whole as such: "in the capital alone"; of a time, its period knows."""
    span = range(max(found[low].first, 1), found[high].last)
    before = [tokens[k - 1] for k in span if tokens[k].lower == ALONE]
    return any(t.tag in ("NOUN", "PLURAL", "NAME") and singular(t.lower) not in PERIODS | CALENDAR for t in before)


def _gathered(
    tokens: Sequence[Token], found: Sequence[Chunk], low: int, high: int, counted: tuple[int, int]
) -> frozenset[str]:
    """The bodies of many that a clause says the figure of: "a caravan of 7,000", "7,000 people in the caravan"; not
    "800 troops ahead of the caravan".
    """
    last = next((c.last for c in found[low : high + 1] if c.first < counted[1] <= c.last), counted[1])
    told = {singular(tokens[k].lower) for k in range(found[low].first, last) if tokens[k].tag in _NOUNS}
    for at in range(low, high):
        if found[at].kind == "PREP" and found[at].first == last and found[at + 1].kind == "NP":
            told |= {singular(tokens[k].lower) for k in range(found[at + 1].first, found[at + 1].last)}
            if tokens[found[at].first].lower not in _MEMBERS:
                told -= {singular(tokens[found[at + 1].head].lower)}
    return frozenset(told & _COLLECTIVE)


def told_by(subjects: Sequence[Subject]) -> Seen | None:
    """The largest number of things that a sentence counts: what "those" in the next one stands for."""
    things = [
        (claim.quantity.low or claim.quantity.high or 0, -number)
        for number, (claim, frame) in enumerate(subjects)
        if claim.kind in ("count", "ratio", "percent") and claim.quantity is not None and frame.heads
    ]
    counts = [t for t in things if subjects[-t[1]].claim.kind == "count"]
    if not things:
        return None
    claim, frame = subjects[-max(counts or things)[1]]
    return Seen(-1, frame.dimension, frame.heads, frame.predicates, claim.measure.predicate, claim.measure.counted)


def _part_before(parsed: Parsed) -> Seen | None:
    """The part or share told before in the sentence, which a share without a noun says again or goes on from: "three
    quarters, 78%, say".
    """
    return next((s for s in reversed(parsed.seen) if s.part and s.counted), None)


def _stands_for(parsed: Parsed, mention: Mention, hang: Clause, *, part: bool = False) -> Seen | None:
    """What a figure without a noun is of, by "of them" or as the first word of its sentence: "Almost half were old"."""
    tokens = parsed.tokens
    if any(t.lower in _POINTING for t in tokens[mention.first : mention.last + 2]):
        counts = [s for s in parsed.seen if s.kind == "count" and s.counted]
        return counts[-1] if counts else parsed.told
    if len(tokens) > 2 and tokens[0].lower == "of" and tokens[1].lower in _POINTING:
        return parsed.told
    if part and hang.role == "subject":
        return parsed.told  # "Last autumn, 61% said"
    part = mention.kind != "count" or hang.role == "subject"
    opens = mention.first <= 1 or (mention.first <= _ADDED and tokens[mention.first - 1].lower in _OTHERS)
    return parsed.told if opens and part and hang.role == "subject" else None


def _converted(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a figure stands alone in brackets, the one before it in other units."""
    if not mention.first or mention.last >= len(tokens):
        return False
    return tokens[mention.first - 1].text == "(" and tokens[mention.last].text == ")"


def _alongside(tokens: Sequence[Token], counted: tuple[int, int] | None) -> str:
    """What is counted along with the thing counted: " and territory" in "80 countries and territories"."""
    if counted is None or counted[1] + 1 >= len(tokens):
        return ""
    last, joint, other = (tokens[k] for k in range(counted[1] - 1, counted[1] + 2))
    if last.tag != "PLURAL" or joint.lower not in ("and", "or") or other.tag != "PLURAL":
        return ""
    follows = tokens[counted[1] + 2].tag if counted[1] + 2 < len(tokens) else "PUNCT"
    ends = follows in ("PUNCT", "PREP", "VERB", "PAST", "BE", "TO", "WH", "GER", "ADV", "HAVE", "MODAL")
    return f" {joint.lower} {singular(other.lower)}" if ends else ""


def _earlier(parsed: Parsed, mention: Mention) -> Seen | None:
    """What the count before this one in the sentence was of."""
    return next((s for s in reversed(parsed.seen) if s.first < mention.first and (s.heads or s.predicates)), None)


def _continues(hang: Clause) -> bool:
    """Whether a figure stands without a verb of its own: "down from 14", "17 critically", "most of them"."""
    return hang.verb is None and hang.governor is None


def _source(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause) -> bool:
    """Whether those counted only say it: "according to two officials"."""
    return hang.phrase > 1 and tokens[found[hang.phrase - 2].first].lower == "according"


def _joined(found: Sequence[Chunk], hang: Clause, counted: tuple[int, int] | None) -> bool:
    """Whether a figure without noun or verb goes on with the one before it: "three at the port, one at the station"."""
    at = hang.phrase
    if counted is not None or hang.role == "subject" or not at or at + 1 >= len(found):
        return False
    return found[at - 1].kind in ("COMMA", "CONJ") and found[at + 1].kind == "PREP"


def _clause_bounds(found: Sequence[Chunk], at: int) -> tuple[int, int]:
    """The chunks around ``at`` up to the next strong stop."""
    low = at
    while low > 0 and found[low - 1].kind != "STOP":
        low -= 1
    high, end = at, len(found) - 1
    while high < end and found[high + 1].kind != "STOP":
        high += 1
    return low, high


def _phrase_keys(tokens: Sequence[Token], chunk: Chunk) -> frozenset[str]:
    keys = {
        fold(lemma(tokens[k]))
        for k in range(chunk.first, chunk.last)
        if tokens[k].tag in ("NOUN", "PLURAL") and tokens[k].lower not in CALENDAR
    }
    return frozenset(keys | {joined(name) for name in name_phrases(tokens[chunk.first : chunk.last])})


def _figure_stems(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    return frozenset(stems_of(tokens[mention.first : mention.last]))
