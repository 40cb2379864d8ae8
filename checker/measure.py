"""What is measured: subject, predicate, thing counted, scope; and the folded keys by which two measures are compared.

The public Measure says it in words; the Frame says it in concepts (``killed``, ``dead`` and ``fatalities`` are one), folded names and
stems, and knows what the sentence leaves unsaid from what the whole document is about.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.dimension import dimension
from checker.lexicon import mapping, words
from checker.model import Frame, Measure, Mention, Qualifier, QualifierRole, Sentence, Token
from checker.phrases import Chunk, Clause, chunks, clause, with_figures
from checker.wordclass import NOUNISH, lemma, singular

_LIGHT: Final = words("light_verbs", "concepts_lists")
"""Verbs that say little about what is measured."""
_COPULAR: Final = words("copular_verbs", "concepts_lists")
"""Verbs that say of their subject that it is the figure: "the toll rose to 24"."""
_STRONG: Final = frozenset({"strong", "plus", "odd"})
"""What a hyphen may tie to a figure without being counted: "7,000-strong"."""
_COUNTRY: Final = words("country_nouns", "concepts_lists")
_CALENDAR: Final = words("calendar", "concepts_lists")
_TITLES: Final = words("name_titles", "concepts_lists")
_LOCATIVE: Final = words("locative", "concepts_lists")
_OTHERS: Final = words("others", "concepts_lists")
_WITHOUT: Final = words("without", "concepts_lists")
_ELLIPTICAL: Final = frozenset(
    {"die", "injure", "hospitalize", "arrest", "miss", "evacuate", "rescue", "charge", "convict"}
)
"""Predicates that are said of persons even where no person is named: "killed 23"."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Text without case, accents and apostrophes, so that ``Việt Nam`` and ``Viet Nam`` meet."""
    plain = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    return (
        "".join(ch for ch in plain if not unicodedata.combining(ch))
        .casefold()
        .replace("’", "")
        .replace("'", "")
        .strip(".")
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about: the names it keeps coming back to, those of its title and opening first."""

    names: frozenset[str]
    words: frozenset[str]
    country: str | None = None
    """The name that "the country" stands for: the commonest name of the text, where the text speaks of "the country" at all."""


def topic_of(sentences: Sequence[Sentence]) -> Topic:
    """The topic of a document from its tagged sentences; headline and lede count more."""
    names: Counter[str] = Counter()
    stems: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    spoken_of = False
    for sentence in sentences:
        for phrase in _name_phrases(sentence.tokens):
            key = joined(phrase)
            phrases[key] += 1
            spelled.setdefault(key, phrase)
        spoken_of = spoken_of or any(
            t.lower in _COUNTRY and k and sentence.tokens[k - 1].lower == "the" for k, t in enumerate(sentence.tokens)
        )
        weight = 4 if sentence.zone == "headline" else 3 if sentence.zone == "lede" else 1
        for name in set(_names(sentence.tokens)):
            names[name] += weight
        if weight > 1:
            for stem in set(_stems(sentence.tokens)):
                stems[stem] += weight
    top = sorted(names.items(), key=lambda item: (-item[1], item[0]))[:14]
    main = min(phrases.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    country = spelled[main[0]] if spoken_of and main[1] >= 3 else None
    return Topic(frozenset(n for n, count in top if count > 1), frozenset(stems), country)


def joined(name: str) -> str:
    """A name folded and without blanks, so that ``Việt Nam``, ``Viet Nam`` and ``Vietnam`` are one."""
    return fold(name).replace(" ", "").replace("-", "")


def _name_phrases(tokens: Sequence[Token]) -> list[str]:
    """Runs of name tokens as printed."""
    found: list[str] = []
    run: list[str] = []
    for t in (*tokens, None):
        if t is not None and t.tag == "NAME" and t.lower.strip(".") not in _CALENDAR:
            run.append(t.text)
        elif run:
            found.append(" ".join(run))
            run = []
    return found


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
    subject = _text(tokens, subject_chunk) if subject_chunk is not None else None
    subjects = frozenset() if subject_chunk is None else _phrase_keys(tokens, subject_chunk)
    if subject is not None and topic.country is not None and subject.lower() in _COUNTRY:
        subject, subjects = topic.country, frozenset({joined(topic.country)})
    qualifiers, places, events, excludes = _scope(tokens, found, hang, mention)
    owner, dim = _owner(tokens, found, hang, mention)
    part_of = ""
    if hang.parent is not None:
        part_of = singular(tokens[found[hang.parent].head].lower)
        qualifiers.append(Qualifier(role="part", text=_text(tokens, found[hang.parent])))
    names = frozenset(_names(tokens))
    low, high = _clause_bounds(found, hang.phrase)
    near = frozenset(_stems(tokens[found[low].first : found[high].last])) - _figure_stems(tokens, mention)
    frame = Frame(
        dimension=dim,
        heads=heads,
        modifiers=modifiers,
        predicates=predicates,
        subjects=subjects,
        places=places,
        events=events,
        owner=owner,
        excludes=excludes,
        part_of=part_of,
        near=near,
        words=frozenset(_stems(tokens)),
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
            verb_text = trailing if verb_text in (None, "leave", "be") or verb_text in _LIGHT else verb_text
    nouns: list[str] = []
    if counted is not None:
        nouns += [lemma(tokens[k]) for k in range(*counted) if tokens[k].tag in NOUNISH or tokens[k].tag == "PAST"]
    governor_text = ""
    if hang.governor is not None:
        head = tokens[found[hang.governor].head]
        nouns.append(singular(head.lower))
        governor_text = _text(tokens, found[hang.governor])
    if counted is None and hang.subject is not None:
        nouns += [
            lemma(tokens[k])
            for k in range(found[hang.subject].first, found[hang.subject].last)
            if tokens[k].tag in NOUNISH
        ]
    named = [concepts[n] for n in nouns if n in concepts]
    from_verbs = [concepts.get(v, v) for v in evidence if v not in _LIGHT]
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


def _scope(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[list[Qualifier], frozenset[str], frozenset[str], frozenset[str]]:
    """Where, in what happening, who is left out: qualifiers in words, and their folded keys."""
    qualifiers: list[Qualifier] = []
    places: set[str] = set()
    events: set[str] = set()
    excludes: set[str] = set()
    for preposition, phrase in (*hang.lead, *hang.tail):
        word = tokens[found[preposition].first].lower
        chunk = found[phrase]
        keys = _phrase_names(tokens, chunk)
        head = singular(tokens[chunk.head].lower)
        if word in _WITHOUT:
            excludes.add(fold(head))
            qualifiers.append(_qualifier("exclusion", word, tokens, chunk))
        elif head in words("listed_events", "concepts_lists"):
            events |= keys | {fold(head)}
            qualifiers.append(_qualifier("event", word, tokens, chunk))
        elif (
            word in _LOCATIVE
            and (keys or head in words("listed_places", "concepts_lists"))
            and not _calendar(tokens, chunk)
        ):
            places |= keys or {fold(head)}
            qualifiers.append(_qualifier("place", word, tokens, chunk))
        elif word == "per":
            qualifiers.append(_qualifier("per", word, tokens, chunk))
    if hang.subject is not None:
        chunk = found[hang.subject]
        if singular(tokens[chunk.head].lower) in words("listed_events", "concepts_lists"):
            events |= _phrase_names(tokens, chunk) | {singular(tokens[chunk.head].lower)}
    own = found[hang.phrase]
    for k in range(own.first, min(own.last + 1, len(tokens))):
        if tokens[k].lower in _OTHERS and not mention.first <= k < mention.last:
            excludes.add("others")
            qualifiers.append(Qualifier(role="exclusion", text=tokens[k].text))
            break
    for k in range(mention.last, min(mention.last + 6, len(tokens) - 1)):
        if tokens[k].lower in ("and", "plus") and tokens[k + 1].lower in ("himself", "herself", "themselves"):
            excludes.add("attacker")
            qualifiers.append(Qualifier(role="exclusion", text=f"{tokens[k].text} {tokens[k + 1].text}"))
    return qualifiers, frozenset(places), frozenset(events), frozenset(excludes)


def _qualifier(role: QualifierRole, word: str, tokens: Sequence[Token], chunk: Chunk) -> Qualifier:
    return Qualifier(role=role, text=f"{word} {_text(tokens, chunk)}")


def _owner(
    tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention
) -> tuple[frozenset[str], str]:
    """Whose age it is, and the dimension of the figure."""
    quantity = mention.quantity
    unit = quantity.unit if quantity is not None else ""
    dim = dimension(mention.kind, unit)
    aged = any(
        tokens[k].lower.endswith(("-old", "old")) for k in range(mention.first, min(mention.last + 3, len(tokens)))
    )
    if dim != "time":
        return frozenset(), dim
    if aged:
        return _aged(tokens, found, hang, mention), "age"
    if (
        mention.first >= 2
        and tokens[mention.first - 1].text == ","
        and tokens[mention.first - 2].tag == "NAME"
        and unit == "year"
    ):
        before = mention.first - 2
        while before >= 0 and tokens[before].tag == "NAME":
            before -= 1
        return frozenset(fold(t.text) for t in tokens[before + 1 : mention.first - 1]), "age"
    return frozenset(), dim


def _aged(tokens: Sequence[Token], found: Sequence[Chunk], hang: Clause, mention: Mention) -> frozenset[str]:
    """Whose age "N-year-old" gives: the name after it, else the name it is set beside, else the subject of "is N years old"."""
    phrase = found[hang.phrase]
    end = max(phrase.last, mention.last)
    after = [k for k in range(mention.last, min(end + 1, len(tokens))) if tokens[k].tag == "NAME"]
    if not after and end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].tag == "NAME":
        after = [end + 1]  # "the 29-year-old gunman, Omar Mateen"
    if after:
        run = [after[0]]
        while run[-1] + 1 < len(tokens) and tokens[run[-1] + 1].tag == "NAME":
            run.append(run[-1] + 1)
        return frozenset(fold(tokens[k].text) for k in run)
    before = phrase.first - 1
    if before > 0 and tokens[before].text == "," and tokens[before - 1].tag == "NAME":
        run = [before - 1]
        while run[-1] > 0 and tokens[run[-1] - 1].tag == "NAME":
            run.append(run[-1] - 1)
        return frozenset(fold(tokens[k].text) for k in run)
    if hang.verb is not None and hang.subject is not None and lemma(tokens[found[hang.verb].head]) == "be":
        return _phrase_names(tokens, found[hang.subject])
    return frozenset()


def _calendar(tokens: Sequence[Token], chunk: Chunk) -> bool:
    return (
        any(tokens[k].lower.strip(".") in _CALENDAR for k in range(chunk.first, chunk.last))
        or tokens[chunk.head].tag == "NUM"
    )


def _phrase_names(tokens: Sequence[Token], chunk: Chunk) -> frozenset[str]:
    return frozenset(
        fold(tokens[k].text)
        for k in range(chunk.first, chunk.last)
        if tokens[k].tag == "NAME" and tokens[k].lower.strip(".") not in _CALENDAR
    )


def _phrase_keys(tokens: Sequence[Token], chunk: Chunk) -> frozenset[str]:
    keys = {
        fold(lemma(tokens[k]))
        for k in range(chunk.first, chunk.last)
        if tokens[k].tag in ("NOUN", "PLURAL") and tokens[k].lower not in _CALENDAR
    }
    return frozenset(keys | {joined(name) for name in _name_phrases(tokens[chunk.first : chunk.last])})


def _names(tokens: Iterable[Token]) -> list[str]:
    return [
        fold(t.text)
        for t in tokens
        if t.tag == "NAME"
        and len(t.text) > 1
        and t.lower.strip(".") not in _CALENDAR
        and t.lower.strip(".") not in _TITLES
    ]


def _stems(tokens: Iterable[Token]) -> list[str]:
    stems = []
    for t in tokens:
        if t.tag in ("NOUN", "PLURAL", "VERB", "PAST", "GER", "ADJ"):
            stem = lemma(t)
            if len(stem) > 2 and stem not in _LIGHT and stem not in _CALENDAR:
                stems.append(mapping("predicates", "concepts").get(stem) or fold(stem))
        elif t.tag == "NAME" and t.lower.strip(".") not in _CALENDAR:
            stems.append(fold(t.text))
    return stems


def _figure_stems(tokens: Sequence[Token], mention: Mention) -> frozenset[str]:
    return frozenset(_stems(tokens[mention.first : mention.last]))


def _text(tokens: Sequence[Token], chunk: Chunk) -> str:
    """A phrase in words, without leading articles."""
    first = chunk.first
    while first < chunk.last - 1 and tokens[first].tag in ("DET", "POSS"):
        first += 1
    out = ""
    for k in range(first, chunk.last):
        gap = " " if out and tokens[k].start > tokens[k - 1].end else ""
        out += gap + tokens[k].text
    return out
