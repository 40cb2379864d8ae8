"""What is measured: subject, predicate, thing counted, scope; and the folded keys by which two measures are compared.

The public Measure says it in words; the Frame says it in concepts (``killed``, ``dead`` and ``fatalities`` are one),
folded names and stems, and knows what the sentence leaves unsaid from what the whole document is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from checker.lexicon import mapping, words
from checker.model import Frame, Measure, Mention, Qualifier, Sentence, Token
from checker.names import CALENDAR, COUNTRY, LIGHT, Topic, fold, joined, name_phrases, names_of, stems_of
from checker.phrases import Chunk, Clause, chunks, clause, phrase_text, with_figures
from checker.scope import owner_of, scope_of
from checker.wordclass import NOUNISH, lemma, singular

_COPULAR: Final = words("copular_verbs", "concepts_lists")
"""Verbs that say of their subject that it is the figure: "the toll rose to 24"."""
_OTHERS: Final = words("others", "concepts_lists")
_STRONG: Final = frozenset({"strong", "plus", "odd", "or", "some"})
"""What a hyphen may tie to a figure without being counted: "7,000-strong"."""
_ELLIPTICAL: Final = frozenset(
    {"die", "injure", "hospitalize", "arrest", "miss", "evacuate", "rescue", "charge", "convict"}
)
"""Predicates that are said of persons even where no person is named: "killed 23"."""


@dataclass(frozen=True)
class Parsed:
    """A sentence's phrases, made once for all its mentions."""

    tokens: tuple[Token, ...]
    chunks: tuple[Chunk, ...]


def parse(sentence: Sentence, mentions: Sequence[Mention]) -> Parsed:
    """The phrases of a sentence with its figures held together."""
    tokens = with_figures(sentence.tokens, ((m.first, m.last) for m in mentions if m.quantity is not None))
    return Parsed(tokens, chunks(tokens))


def measure_of(parsed: Parsed, mention: Mention, topic: Topic) -> tuple[Measure, Frame]:
    """The measure a mention speaks of, in words and in keys."""
    tokens, found = parsed.tokens, parsed.chunks
    hang = clause(tokens, found, mention.first, mention.last)
    counted = _counted(tokens, found, hang, mention)
    predicates, predicate_text = _predicate(tokens, found, hang, mention, counted)
    heads, modifiers, counted_text = _heads(tokens, counted, predicates, mention, found, hang)
    subject_chunk = found[hang.subject] if hang.subject is not None else None
    subject = phrase_text(tokens, subject_chunk) if subject_chunk is not None else None
    subjects = frozenset() if subject_chunk is None else _phrase_keys(tokens, subject_chunk)
    if subject is not None and topic.country is not None and subject.lower() in COUNTRY:
        subject, subjects = topic.country, frozenset({joined(topic.country)})
    scope = scope_of(tokens, found, hang, mention)
    qualifiers = list(scope.qualifiers)
    owner, dim = owner_of(tokens, found, hang, mention)
    part_of = ""
    if hang.parent is not None:
        part_of = singular(tokens[found[hang.parent].head].lower)
        qualifiers.append(Qualifier(role="part", text=phrase_text(tokens, found[hang.parent])))
    names = frozenset(names_of(tokens))
    low, high = _clause_bounds(found, hang.phrase)
    near = frozenset(stems_of(tokens[found[low].first : found[high].last])) - _figure_stems(tokens, mention)
    frame = Frame(
        dimension=dim,
        heads=heads,
        modifiers=modifiers,
        predicates=predicates,
        subjects=subjects,
        places=scope.places,
        sites=scope.sites,
        events=scope.events,
        happenings=scope.happenings,
        owner=owner,
        excludes=scope.excludes,
        part_of=part_of,
        near=near,
        words=frozenset(stems_of(tokens)),
        names=names,
        topic=topic.names,
    )
    measure = Measure(subject=subject, predicate=predicate_text, counted=counted_text, qualifiers=tuple(qualifiers))
    return measure, frame


def _clause_bounds(found: Sequence[Chunk], at: int) -> tuple[int, int]:
    """The chunks around ``at`` up to the next strong stop."""
    low = at
    while low > 0 and found[low - 1].kind != "STOP":
        low -= 1
    high = at
    while high < len(found) - 1 and found[high + 1].kind != "STOP":
        high += 1
    return low, high


def _counted(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> tuple[int, int] | None:
    """The token range of the noun phrase that is counted or described, or None where the figure stands alone."""
    if mention.counted is not None:
        return mention.counted
    phrase = found[hang.phrase]
    after = max(mention.last, phrase.first)
    if (
        after + 1 < len(tokens)
        and tokens[after].text in "-‐‑"
        and tokens[after].end == tokens[after + 1].start
        and tokens[after + 1].tag in NOUNISH
        and tokens[after + 1].lower not in _STRONG
    ):
        return after + 1, after + 2  # "a 195-nation pact" counts nations
    if phrase.kind == "NP" and any(tokens[k].tag in NOUNISH for k in range(after, phrase.last)):
        return after, phrase.last
    following = hang.phrase + 1
    if (
        following + 1 < len(found)
        and found[following].kind == "PREP"
        and tokens[found[following].first].lower in ("of", "in")
        and found[following + 1].kind == "NP"
        and (tokens[found[following].first].lower == "of" or mention.kind == "money")
    ):
        return found[following + 1].first, found[following + 1].last
    return None


def _predicate(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention, counted: tuple[int, int] | None
) -> tuple[frozenset[str], str | None]:
    """Concepts of what is done, and the predicate in words."""
    concepts = mapping("predicates", "concepts")
    evidence: list[str] = []
    phrase = found[hang.phrase]
    verb_text: str | None = None
    if hang.verb is not None:
        verb = found[hang.verb]
        head = tokens[verb.head]
        base = lemma(head)
        evidence.append(base)
        verb_text = base
    # the adjective, participle or verb right after the phrase: "24 dead", "53 wounded"
    after = phrase.last if phrase.last >= mention.last else mention.last
    if after < len(tokens) and tokens[after].tag in ("ADJ", "PAST", "VERB"):
        trailing = lemma(tokens[after])
        if trailing in concepts:
            evidence.insert(0, trailing)
            verb_text = trailing if verb_text in (None, "leave", "be") or verb_text in LIGHT else verb_text
    nouns: list[str] = []
    if counted is not None:
        nouns += [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in NOUNISH or tokens[k].tag == "PAST"]
    governor_text = ""
    if hang.governor is not None:
        head = tokens[found[hang.governor].head]
        nouns.append(singular(head.lower))
        governor_text = phrase_text(tokens, found[hang.governor])
    if counted is None and hang.subject is not None:
        nouns += [
            lemma(tokens[k])
            for k in range(found[hang.subject].first, found[hang.subject].last)
            if tokens[k].tag in NOUNISH
        ]
    named = [concepts[n] for n in nouns if n in concepts]
    from_verbs = [concepts.get(v, v) for v in evidence if v not in LIGHT]
    keys = frozenset(from_verbs + named)
    if verb_text and governor_text and hang.role == "oblique":
        verb_text = f"{verb_text} {governor_text}"
    return keys, verb_text or (named[0] if named else None)


def _heads(
    tokens: Sequence[Token],
    counted: tuple[int, int] | None,
    predicates: frozenset[str],
    mention: Mention,
    found: Sequence[Chunk],
    hang: Clause,
) -> tuple[frozenset[str], frozenset[str], str]:
    """Concepts of what is counted, the other stems of its phrase, and the phrase in words (head in the singular)."""
    concepts = mapping("heads", "concepts")
    if counted is None:
        if mention.kind in ("count", "ratio") and predicates & _ELLIPTICAL:
            return frozenset({"person"}), frozenset(), "person"
        unit = mention.quantity.unit if mention.quantity is not None else ""
        chunk = None
        if hang.governor is not None and tokens[found[hang.preposition or 0].first].lower in ("of", "to", "at", "by"):
            chunk = found[hang.governor]
        elif hang.subject is not None and hang.verb is not None and lemma(tokens[found[hang.verb].head]) in _COPULAR:
            chunk = found[hang.subject]
        if chunk is None:
            return frozenset(), frozenset(), unit
        counted = (chunk.first, chunk.last)
    stems = [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in (*NOUNISH, "ADJ", "PAST", "GER")]
    last = next((k for k in range(counted[1] - 1, counted[0] - 1, -1) if tokens[k].tag in NOUNISH), None)
    if last is None:
        return frozenset(), frozenset(stems), " ".join(tokens[k].text for k in range(*counted))
    head = singular(tokens[last].lower)
    key = concepts.get(head, fold(head))
    if tokens[last].lower in _OTHERS:
        key = "person" if predicates & _ELLIPTICAL else key
    text = " ".join(
        [tokens[k].text for k in range(counted[0], last) if tokens[k].tag in (*NOUNISH, "ADJ", "GER")]
        + [singular(tokens[last].text)]
    )
    return frozenset({key}), frozenset(fold(s) for s in stems if s != head), text.strip()


_GENERIC: Final = frozenset({"person"})


def _phrase_keys(tokens: Sequence[Token], chunk: Chunk) -> frozenset[str]:
    keys = {
        fold(lemma(tokens[k]))
        for k in range(chunk.first, chunk.last)
        if tokens[k].tag in ("NOUN", "PLURAL") and tokens[k].lower not in CALENDAR
    }
    return frozenset(keys | {joined(name) for name in name_phrases(tokens[chunk.first : chunk.last])})


def _figure_stems(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    return frozenset(stems_of(tokens[mention.first : mention.last]))
